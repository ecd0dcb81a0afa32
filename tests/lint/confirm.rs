//! The whole way of a clause that is changed: its rule is warned of, somebody confirms it, and the warning is gone.

use super::finsamkoll;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const HOME: &str = "+++
title = \"X\"
description = \"Om X.\"
name = \"Förbundet X\"
area = \"X\"
status = \"example\"
parties-confirmed = true
party = [{ id = \"kommun:a\", name = \"A kommun\" }]
+++
[Villkor](villkor/) och [ansökan](ansok/).
";

const PAGE: &str = "+++
title = \"Villkor\"
description = \"Vad som gäller.\"

[[rule]]
clause = \"namn\"
kind = \"answered\"
fields = [\"a.namn\"]

[[rule]]
clause = \"tak\"  # högst
kind = \"within\"
fields = [\"a.pengar\"]
maximum = 500_000
+++
- Insatsen har ett namn. {#namn}
- Förbundet ger högst 500 000 kronor. {#tak}
";

const STAMPED: &str = "+++
title = \"Villkor\"
description = \"Vad som gäller.\"

[[rule]]
clause = \"namn\"
confirmed = \"b0572a0b\"
kind = \"answered\"
fields = [\"a.namn\"]

[[rule]]
clause = \"tak\"  # högst
confirmed = \"c1ed2da5\"
kind = \"within\"
fields = [\"a.pengar\"]
maximum = 500_000
+++
- Insatsen har ett namn. {#namn}
- Förbundet ger högst 500 000 kronor. {#tak}
";

const SECTION: &str = "+++
title = \"Del\"
field = [{ id = \"a.namn\", type = \"text\", label = \"Namn\" }, { id = \"a.pengar\", type = \"amount\", label = \"Kronor\" }]
+++
";

const FORM: &str =
    "+++\nid = \"x\"\nversion = 1\ntitle = \"Ansökan\"\ndescription = \"Ansök.\"\nsections = [\"del\"]\n+++\n";

/// A folder with a small site, whose policy page is this.
fn site(page: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    super::content(folder.path(), "");
    for (path, text) in [("_index.md", HOME), ("form.md", FORM), ("form/del.md", SECTION), ("villkor.md", page)] {
        let path = folder.path().join("content/x").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let start = folder.path().join("content/_index.md");
    let linked = fs::read_to_string(&start).unwrap() + "[X](x/)\n";
    fs::write(start, linked).unwrap();
    folder
}

fn page(site: &TempDir) -> String {
    fs::read_to_string(site.path().join("content/x/villkor.md")).unwrap()
}

/// What the program ends with, and all that it says.
fn run(site: &TempDir, arguments: &[&str]) -> (i32, String) {
    let output = finsamkoll(&[&["lint", "--today", "2026-11-22"], arguments].concat(), site.path());
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

const QUIET: &str = "0 fel och 0 varningar i innehållet.\n";

#[test]
fn a_clause_that_is_changed_is_told_of_until_its_rule_is_confirmed() {
    let changed = STAMPED.replace("högst 500 000", "högst 600 000");
    let site = site(&changed);
    let expected = "\
varning: orden i punkten ”tak” är inte längre de som regeln bekräftades mot
  --> content/x/villkor.md:13:13
   |
13 | confirmed = \"c1ed2da5\"
   |             ^^^^^^^^^^
   |
   = tips: Läs punkten (rad 19) och regeln. Stämmer de överens, kör finsamkoll lint --confirm x/villkor.md.

0 fel och 1 varning i innehållet.
";
    assert_eq!(run(&site, &[]), (0, expected.into()));
    let confirmed = "content/x/villkor.md, bekräftade på nytt:\n  tak (rad 11)\n\
                     1 regel bekräftad. 1 var det redan, och är inte rörda.\n\n";
    assert_eq!(run(&site, &["--strict", "--confirm", "x/villkor.md"]), (0, format!("{confirmed}{QUIET}")));
    assert_eq!(page(&site), changed.replace("c1ed2da5", "1b8f38c0"));
    assert_eq!(run(&site, &["--strict"]), (0, QUIET.into()));
}

#[test]
fn rules_without_a_stamp_are_not_told_of_and_get_theirs() {
    let site = site(PAGE);
    assert_eq!(run(&site, &[]), (0, QUIET.into()));
    let confirmed = "content/x/villkor.md, confirmed for the first time:\n  namn (line 5)\n  tak (line 11)\n\
                     2 rules confirmed. 0 were so already, and are untouched.\n\n";
    let quiet = "0 errors and 0 warnings in the content.\n";
    assert_eq!(run(&site, &["--confirm", "--lang", "en"]), (0, format!("{confirmed}{quiet}")));
    assert_eq!(page(&site), STAMPED);
}

#[test]
fn line_ends_and_byte_order_mark_stay_as_they_are() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let site = site(&windows(PAGE));
    assert_eq!(run(&site, &["--confirm"]).0, 0);
    assert_eq!(page(&site), windows(STAMPED));
    let files = fs::read_dir(site.path().join("content/x")).unwrap().count();
    assert_eq!(files, 4, "something was left beside the files");
}

#[test]
fn a_file_that_must_not_be_written_stays_and_so_do_the_others() {
    let site = site(PAGE);
    let first = site.path().join("content/x/andra.md");
    fs::write(&first, PAGE.replace("{#namn}", "{#b}").replace("\"namn\"", "\"b\"").replace("tak", "c")).unwrap();
    let (path, before) = (site.path().join("content/x/villkor.md"), fs::read(&first).unwrap());
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let words = "content/x/villkor.md går inte att skriva: den är skrivskyddad, eller så har ni inte rätt att skriva där. \
                 Ingenting är bekräftat.\n";
    assert_eq!(run(&site, &["--confirm"]), (2, words.into()));
    assert_eq!((page(&site).as_str(), fs::read(&first).unwrap()), (PAGE, before));
}

#[test]
fn nothing_is_confirmed_while_the_content_has_a_fault() {
    let faulty = PAGE.replace("kind = \"within\"", "kind = \"witin\"");
    let site = site(&faulty);
    let (status, said) = run(&site, &["--confirm"]);
    assert!(said.starts_with("fel: okänt värde ”witin”"), "{said}");
    assert!(
        said.ends_with("1 fel och 0 varningar i innehållet. Ingen regel är bekräftad: rätta felen först.\n"),
        "{said}"
    );
    assert_eq!((status, page(&site)), (1, faulty));
    let json = run(&site, &["--confirm", "--format", "json"]).1;
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["errors"], 1);
}

#[test]
fn only_some_files_are_confirmed_where_some_are_named() {
    let site = site(PAGE);
    let none = format!("0 regler bekräftade. 0 var det redan, och är inte rörda.\n\n{QUIET}");
    assert_eq!(run(&site, &["--confirm", "content/x/form"]), (0, none));
    for wrong in ["content/x/vilkor.md", "/", "content/../.."] {
        let words = format!("{wrong} är ingen fil eller mapp med innehåll.\n");
        assert_eq!(run(&site, &["--confirm", wrong]), (2, words));
    }
    assert_eq!(page(&site), PAGE);
    let (status, said) = run(&site, &["--confirm", "content/x/villkor.md", "content/x/form.md"]);
    assert!(status == 0 && said.contains("\n2 regler bekräftade."), "{said}");
    assert_eq!(page(&site), STAMPED);
}

/// A section that two associations share, with a clause of its own and one that each has on its pages.
#[test]
fn a_shared_rule_has_one_stamp_where_its_clause_has_one_wording() {
    let site = site(PAGE);
    let content = site.path().join("content");
    let shared = "+++\ntitle = \"Delat\"\n\n[[rule]]\nclause = \"egen\"\nkind = \"within\"\nfields = [\"a.pengar\"]\n\
                  minimum = 1\notherwise = \"warning\"\n\n\
                  [[rule]]\nclause = \"namn\"\nkind = \"within\"\nfields = [\"a.pengar\"]\nminimum = 2\n+++\n\
                  {Vi} ger något. {#egen .ours}\n";
    let association = |folder: &Path, word: &str, page: &str| {
        let home = HOME.replace("area =", &format!("words = {{ vi = \"{word}\" }}\narea ="));
        fs::write(folder.join("_index.md"), home).unwrap();
        fs::write(folder.join("form.md"), FORM.replace("\"del\"", "\"del\", \"delat\"")).unwrap();
        fs::write(folder.join("villkor.md"), page).unwrap();
    };
    fs::create_dir_all(content.join("forms")).unwrap();
    fs::write(content.join("forms/delat.md"), shared).unwrap();
    fs::create_dir_all(content.join("y/form")).unwrap();
    fs::write(content.join("y/form/del.md"), SECTION).unwrap();
    association(&content.join("x"), "förbundet", PAGE);
    association(&content.join("y"), "föreningen", &PAGE.replace("har ett namn", "heter något"));
    let (status, said) = run(&site, &["--confirm"]);
    assert!(status == 0 && said.contains("\n5 regler bekräftade. 0 var det redan"), "{said}");
    let apart =
        "content/forms/delat.md, inte bekräftade, eftersom punkten lyder olika hos förbunden:\n  namn (rad 12)\n";
    assert!(said.contains(apart), "{said}");
    let written = fs::read_to_string(content.join("forms/delat.md")).unwrap();
    assert_eq!(written.matches("confirmed = ").count(), 1);
    assert!(written.contains("clause = \"egen\"\nconfirmed = \""), "{written}");
}
