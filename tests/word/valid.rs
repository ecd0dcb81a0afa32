//! Documents are valid: so says Microsoft's Open XML SDK, which knows the schemas of ISO/IEC 29500 and of Word's extensions.

use crate::made::{self, Made};
use crate::support::in_repository;
use finsamkoll_word::letter;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Ways to break a document: what stands in it, what is put there instead, just as long, and what is said of that.
/// Its entries lie in the file as they are, and the validator does not ask for their checksums.
const BREAKS: [(&str, &str, &str); 5] = [
    (r#"w:type="dxa""#, r#"w:type="dxx""#, "has invalid value 'dxx'"),
    ("<w:tblGrid>", "<w:tblGrud>", "'w:tblGrud' start tag"),
    ("<w:tblHeader/>", "<w:keepLines/>", "keepLines"),
    (r#"w14:val="2612""#, r#"w14:val="26xx""#, "'26xx'"),
    (r#"Target="styles.xml""#, r#"Target="stales.xml""#, "part does not exist"),
];

#[test]
fn documents_are_valid_and_broken_ones_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let sound: Vec<Made> = made::of_content().into_iter().chain(made::by_dice(20)).collect();
    let broken: Vec<Made> = BREAKS.iter().map(|(words, instead, _)| broken(&sound, words, instead)).collect();
    let written = folder.path().join("brev.docx");
    fs::write(&written, letter(&made::letter(), "Förbundet & <vi>")).unwrap();
    let made = sound.iter().chain(&broken).map(|made| made.write(folder.path()));
    let paths: Vec<PathBuf> = made.chain([written]).collect();
    let (of_broken, of_sound): (Vec<String>, _) = faults(&paths).into_iter().partition(|said| said.contains("trasig-"));
    assert_eq!(of_sound, [""; 0]);
    for (made, (_, _, says)) in broken.iter().zip(BREAKS) {
        let told = of_broken.iter().any(|said| said.contains(&made.name) && said.contains(says));
        assert!(told, "{}: {of_broken:#?}", made.name);
    }
}

/// A line for each fault of these documents.
fn faults(paths: &[PathBuf]) -> Vec<String> {
    let output = Command::new("node").arg(in_repository("tests/word/validate.mjs")).args(paths).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(String::from).collect()
}

/// The first document that has these words, with others instead where they stand first.
fn broken(sound: &[Made], words: &str, instead: &str) -> Made {
    assert_eq!(words.len(), instead.len());
    let place = |made: &Made| made.bytes.windows(words.len()).position(|found| found == words.as_bytes());
    let (made, at) = sound.iter().find_map(|made| Some((made, place(made)?))).unwrap();
    let mut bytes = made.bytes.clone();
    bytes[at..at + words.len()].copy_from_slice(instead.as_bytes());
    let letters: String = instead.chars().filter(char::is_ascii_alphanumeric).collect();
    Made { name: format!("trasig-{letters}"), bytes, ..made.clone() }
}
