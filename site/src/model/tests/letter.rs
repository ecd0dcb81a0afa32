//! The letter: what it is cut into, whose it is, and what is said of faults.

use super::*;
use finsamkoll_word::Block;

/// A letter with this body, which begins on its sixth line, below the words to the officer.
fn letter(body: &str) -> String {
    format!("+++\ntitle = \"Svara om {{formular}}\"\n+++\n> Utkast.\n\n{body}\n")
}

/// The letter of the association, where these are the files.
fn letter_of(changed: &[(&str, &str)]) -> Option<Letter> {
    site(changed).associations.remove(0).letter
}

/// What these lines are cut into.
fn blocks(body: &str) -> Vec<Block> {
    letter_of(&[("letter.md", &letter(&format!("{body}\n\n{{brister}}")))]).unwrap().blocks.split_off(1)
}

/// What is said of a letter with this body.
fn told_of(body: &str) -> String {
    in_words(&outcome(&[("letter.md", &letter(body))]).err().unwrap_or_default())
}

#[test]
fn a_letter_is_cut_into_what_letters_are_made_of() {
    let paragraph = |text: &str| Block::Paragraph(text.into());
    let item = |text: &str| Block::Item(text.into());
    let lacks = paragraph("{brister}");
    let notice = Block::Notice("Ett. Två.".into());
    assert_eq!(blocks("> Ett.\n> Två.\n\n## Rubrik"), [notice, Block::Heading("Rubrik".into()), lacks.clone()]);
    assert_eq!(blocks("- Ett\n- Två\n\nTre"), [item("Ett"), item("Två"), paragraph("Tre"), lacks.clone()]);
    assert_eq!(
        blocks("- Ett\n  - Två\n\n- Tre\n\n  Fyra"),
        [item("Ett"), item("Två"), item("Tre"), paragraph("Fyra"), lacks.clone()]
    );
    assert_eq!(blocks("> - Ett"), [Block::Notice("Ett".into()), lacks.clone()]);
    assert_eq!(blocks("Senast [fyll i: dag],\n{forbund}."), [paragraph("Senast [fyll i: dag], {forbund}."), lacks]);
}

#[test]
fn an_association_sends_its_own_letter_else_the_shared_one_with_its_own_words() {
    let (shared, own) = (letter("{Agaren}.\n\n{brister}"), letter("Eget.\n\n{brister}"));
    let files = [("letter.md", shared.as_str()), ("x/letter.md", &own)];
    assert_eq!(letter_of(&[]), None);
    let first = |changed: &[(&str, &str)]| letter_of(changed).unwrap().blocks.remove(1);
    assert_eq!(first(&files[..1]), Block::Paragraph("Ägaren.".into()));
    assert_eq!(first(&files), Block::Paragraph("Eget.".into()));
    assert_eq!(letter_of(&files).unwrap().subject, "Svara om {formular}");
}

#[test]
fn a_gap_that_becomes_paragraphs_is_alone_in_one() {
    for (body, at) in [
        ("Så: {brister}", "6:5"),
        ("{brister}\n{att-se-over}", "6:1"),
        ("- {brister}", "6:3"),
        ("> {brister}", "6:3"),
        ("## {brister}", "6:4"),
    ] {
        let told = told_of(body);
        assert!(told.contains(&format!("letter.md:{at}: fel: {{brister}} blir flera stycken")), "{told}");
    }
    assert_eq!(told_of("{brister}\n\n{uppgifter} \n\n{att-se-over}\n\n{att-ta-stallning-till}"), "");
}

#[test]
fn a_letter_has_nothing_but_plain_paragraphs_headings_and_lists() {
    for markup in
        ["*så*", "**så**", "`så`", "[så](https://prov.example/)", "1. så", "så  \nså", "---", "    så", "|a|\n|-|\n|b|"]
    {
        let told = told_of(&format!("{{brister}}\n\n{markup}"));
        assert_eq!(told.matches("fel: ett brev kan inte ha").count(), 1, "{markup}: {told}");
    }
    assert_eq!(told_of("{brister}\n\nhttps://prov.example/"), "");
}

#[test]
fn what_is_missing_is_asked_for_unless_its_gap_is_misspelt() {
    assert!(told_of("Hej.").contains("letter.md: fel: brevet säger inte vad som saknas"));
    let told = told_of("{bristerna}");
    assert!(told.contains("tips: menade du {brister}?") && !told.contains("vad som saknas"), "{told}");
    let broken = in_words(&outcome(&[("letter.md", "Hej.")]).unwrap_err());
    assert_eq!(broken.matches("fel:").count(), 1, "{broken}");
}

/// A quote is the first of all, and in a section that stands in every letter.
#[test]
fn a_draft_says_first_that_it_is_one() {
    let fault = "brevet börjar inte med en ruta till handläggaren";
    let told_of = |body: &str| {
        let letter = format!("+++\ntitle = \"Svara\"\n+++\n{body}\n");
        in_words(&outcome(&[("letter.md", &letter)]).err().unwrap_or_default())
    };
    for body in [
        "Hej!\n\n> Utkast.\n\n{brister}",
        "## Utkast\n\n> Utkast.\n\n{brister}",
        "{brister}",
        "> Utkast.\n\n{att-se-over}\n\n## Hej\n\n{brister}",
    ] {
        assert_eq!(told_of(body).matches(fault).count(), 1, "{body}: {}", told_of(body));
    }
    for body in
        ["> Utkast.\n\n{brister}", "> Utkast.\n\n{att-se-over}\n\n{brister}", "> Utkast.\n\n## Hej\n\n{brister}"]
    {
        assert_eq!(told_of(body), "");
    }
}

#[test]
fn what_is_to_be_filled_in_stands_where_it_is_in_every_letter() {
    let warned = |body: &str| {
        let told = site(&[("letter.md", &letter(&format!("{{brister}}\n\n## Mer\n\n{body}")))]).warnings;
        in_words(&told).matches("avsnitt som ofta utelämnas").count()
    };
    assert_eq!(warned("{att-se-over}\n\nRing [fyll i: nummer]."), 1);
    assert_eq!(warned("{att-ta-stallning-till}\n\n- [fyll i: ett]\n- [fyll i: två]"), 2);
    assert_eq!(warned("{att-se-over}\n\n{uppgifter}\n\nRing [fyll i: nummer]."), 0);
    assert_eq!(warned("{att-se-over}\n\n## Svar\n\nRing [fyll i: nummer]."), 0);
}
