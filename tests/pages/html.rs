//! What the Nu HTML Checker finds in pages.

use crate::from_npm;
use crate::site::Site;
use serde::Deserialize;
use std::process::Command;

/// The checker, among the packages of npm.
const VNU: &str = "vnu-jar/build/dist/vnu.jar";

/// What the checker says that is no fault, each with the reason.
const EXCEPTIONS: [(&str, &str); 1] = [(
    "violates Content Security Policy",
    "it reads files, which have no 'self', and data are no script; `network` asks a browser",
)];

#[derive(Debug, Deserialize)]
struct Answer {
    messages: Vec<Message>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    url: String,
    #[serde(rename = "type")]
    kind: String,
    /// Of an `info`, that it is a `warning`.
    sub_type: Option<String>,
    #[serde(rename = "message")]
    says: String,
    #[serde(default)]
    last_line: usize,
    #[serde(default)]
    extract: String,
}

/// Errors and warnings, but for the exceptions.
pub(crate) fn faults(site: &Site) -> Vec<String> {
    let pages = site.pages();
    let mut command = Command::new("java");
    command.args(["-Xss4m", "-jar"]).arg(from_npm(VNU)).args(["--format", "json", "--stdout"]);
    command.arg("--exit-zero-always").args(pages.iter().map(|page| site.file(page)));
    let output = command.output().expect("java, which tests/run installs");
    let answer: Answer = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|fault| panic!("{fault}: {}", String::from_utf8_lossy(&output.stderr)));
    let page_of =
        |message: &Message| pages.iter().find(|page| message.url.ends_with(site.file(page).to_str().unwrap()));
    let excepted = |message: &Message| EXCEPTIONS.iter().any(|(words, _)| message.says.contains(words));
    let told = |message: &Message| {
        let kind = message.sub_type.as_ref().unwrap_or(&message.kind);
        let page = page_of(message).map_or(message.url.as_str(), String::as_str);
        format!("/{page} line {}: {}: {} in {}", message.last_line, kind, message.says, one_line(&message.extract))
    };
    answer.messages.iter().filter(|message| !excepted(message)).map(told).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
