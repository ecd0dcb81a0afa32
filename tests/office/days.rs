//! The days on which files came: one for all, or a list.

use crate::desk::{Desk, Told, complete};

fn desk() -> Desk {
    Desk::with(&[("a.docx", &complete()), ("mapp/Å.docx", &complete()), ("mapp/c.docx", &complete())])
}

/// The review of the folder with a list.
fn with_list(list: &[u8]) -> Told {
    let desk = desk();
    desk.put("lista.csv", list);
    desk.review(&["in", "--received", "lista.csv"])
}

#[test]
fn a_list_gives_each_file_its_day_by_path_or_by_name() {
    for list in [
        "Fil;Dag\na.docx;2026-11-01\nÅ.docx;2026-11-02\nin/mapp/c.docx;2026-11-03\n",
        "A.DOCX,1 nov 2026\r\nmapp\\A\u{30a}.docx,2026-11-02\r\nc.docx,2026-11-03",
    ] {
        let told = with_list(list.as_bytes());
        assert_eq!((told.status, told.beside.as_str()), (0, ""));
    }
}

#[test]
fn a_list_may_lie_among_the_files() {
    let desk = desk();
    desk.put("in/lista.csv", b"a.docx;2026-11-01\n\xc5.docx;2026-11-01\nc.docx;2026-11-01\n");
    let told = desk.review(&["in", "--received", "in/lista.csv"]);
    assert_eq!((told.status, told.beside.as_str(), told.names("lista.csv")), (0, "", 1), "{}", told.out);
}

#[test]
fn lines_without_a_file_and_files_with_several_days_are_told() {
    let told =
        with_list("a.docx;2026-11-01\nb.docx;2026-11-01\nmapp/c.docx;2026-11-01\nc.docx;2026-11-02\n".as_bytes());
    let says = "\
Rad 2 i listan: det finns ingen fil ”b.docx”.
mapp/c.docx har olika dagar på rad 3 och 4 i listan, och får därför ingen.
";
    assert_eq!((told.status, told.beside.as_str()), (0, says));
}

#[test]
fn a_list_with_faults_judges_nothing() {
    let told = with_list("a.docx;1/3/2026\nÅ.docx;2027-01-01\n".as_bytes());
    let says = "\
Listan lista.csv går inte att använda:
Rad 1: ”1/3/2026”: dagen kan vara den 1 mars 2026 eller den 3 januari 2026. Skriv dagen så här: 2026-03-01.
Rad 2: den 1 januari 2027 är senare än dagen för granskningen, den 22 november 2026.
";
    assert_eq!((told.status, told.beside.as_str(), told.out.as_str()), (2, says, ""));
}

#[test]
fn one_day_is_that_of_all_files() {
    for (day, status, says) in [
        ("1 november 2026", 0, ""),
        ("2026-11-22", 0, ""),
        (
            "2026-11-23",
            2,
            "”2026-11-23” går inte som --received: den 23 november 2026 är senare än dagen för granskningen, den 22 november 2026.\n",
        ),
        (
            "1/3/2026",
            2,
            "”1/3/2026” går inte som --received: dagen kan vara den 1 mars 2026 eller den 3 januari 2026. Skriv dagen så här: 2026-03-01.\n",
        ),
        ("lista", 2, "”lista” är varken en dag eller en fil. Skriv dagen så här: 2026-03-01.\n"),
    ] {
        let told = desk().review(&["in", "--received", day]);
        assert_eq!((told.status, told.beside.as_str()), (status, says));
    }
}
