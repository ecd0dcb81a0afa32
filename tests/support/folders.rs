//! Folders before and after a build, and what the pages in them lead to.
#![allow(dead_code, reason = "each test target uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The bytes of files by their paths.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The attributes by which pages name files: links, and what the form loads.
pub(crate) const NAMING: [&str; 10] = [
    "href",
    "src",
    "data-module",
    "data-wasm",
    "data-rules",
    "data-word-glue",
    "data-word-wasm",
    "data-read-glue",
    "data-read-wasm",
    "data-template",
];

/// Runs the binary in a folder.
pub(crate) fn finsamkoll(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_finsamkoll")).args(arguments).current_dir(folder).output().unwrap()
}

/// Builds the site of a content tree, as on the day of the tests.
pub(crate) fn build(content: &Path, out: &Path) -> Output {
    let paths = [content.to_str().unwrap(), out.to_str().unwrap()];
    finsamkoll(&["build", "--content", paths[0], "--out", paths[1], "--today", "2026-11-22"], out.parent().unwrap())
}

/// Every file below a folder, by its path from there.
pub(crate) fn files(folder: &Path) -> Files {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Copies every file below a folder to another.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let file: PathBuf = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// Whether a file of the site is a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

/// The values of an attribute in HTML of our own making.
pub(crate) fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The file that a relative link leads to.
pub(crate) fn resolve(page: &str, link: &str) -> String {
    if link.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = if link.starts_with('/') { Vec::new() } else { page.split('/').collect() };
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().unwrap();
            }
            name => parts.push(name),
        }
    }
    if link.ends_with('/') {
        parts.push("index.html");
    }
    parts.join("/")
}
