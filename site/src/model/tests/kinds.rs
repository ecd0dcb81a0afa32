//! What each kind of rule asks of the form and the rounds, and which types of field it takes.

use super::*;

/// Fields of all types.
const FIELDS: &str = r#"
[[field]]
id = "p.part"
type = "party"
label = "Part"

[[field]]
id = "p.parter"
type = "party"
label = "Parter"
many = true

[[field]]
id = "p.kommun"
type = "municipality"
label = "Kommun"

[[field]]
id = "p.omgang"
type = "round"
label = "Omgång"

[[field]]
id = "p.bilaga"
type = "attachment"
label = "Bilaga"

[[field]]
id = "p.alder"
type = "span"
label = "Ålder"

[[field]]
id = "p.antal"
type = "number"
label = "Antal"

[[field]]
id = "p.belopp"
type = "amount"
label = "Belopp"

[[field]]
id = "p.fran"
type = "date"
label = "Från"

[[field]]
id = "p.till"
type = "date"
label = "Till"

[[field]]
id = "p.orgnr"
type = "orgnr"
label = "Organisationsnummer"

[[field]]
id = "p.postnummer"
type = "post"
label = "Postnummer"

[[field]]
id = "p.kryss"
type = "check"
label = "Kryss"

[[field]]
id = "grupp"
type = "rows"
label = "Grupp"

[[field.column]]
id = "part"
type = "party"
label = "Part"

[[field.column]]
id = "kommun"
type = "municipality"
label = "Kommun"

[[field.column]]
id = "fran"
type = "date"
label = "Från"

[[field.column]]
id = "till"
type = "date"
label = "Till"
"#;

/// What becomes of a rule with these keys, which begin on the seventh line of its page.
fn ruled(keys: &str) -> Result<Site, Vec<Diagnostic>> {
    let rule = format!("[[rule]]\nclause = \"namn\"\n{keys}\n");
    outcome(&[
        ("x/form.md", &FORM.replace("[\"del\"]", "[\"del\", \"mer\"]")),
        ("x/form/mer.md", &section(FIELDS, "")),
        ("x/_index.md", &HOME.replace("\"B kommun\" }", "\"B kommun\" }, { id = \"region:c\", name = \"Region C\" }")),
        ("x/datum.md", DATES),
        ("x/villkor.md", &page(&rule, "En punkt. {#namn}")),
    ])
}

/// What is said of a rule with these keys; nothing where it has no fault.
fn said(keys: &str) -> String {
    ruled(keys).map_or_else(|told| in_words(&told), |_| String::new())
}

/// The first lines of that.
fn heads_of(keys: &str) -> Vec<String> {
    heads(&said(keys)).into_iter().map(String::from).collect()
}

#[test]
fn every_kind_takes_the_fields_that_fit_it() {
    for keys in [
        "kind = \"answered\"\nfields = [\"p.bilaga\", \"p.alder\", \"p.kommun\", \"p.orgnr\", \"p.postnummer\", \"grupp\", \"grupp.part\", \"p.omgang\"]",
        "kind = \"at-least\"\nminimum = 2\nof = [\"p.part\", \"p.parter\", \"grupp.part\"]\ncount = \"kinds\"",
        "kind = \"at-least\"\nminimum = 2\nof = [\"p.kommun\", \"grupp.kommun\"]",
        "kind = \"at-least\"\nminimum = 1\nof = [\"a.val\"]",
        "kind = \"one-of\"\nfields = [\"p.part\", \"grupp.part\"]\nin = \"parties\"",
        "kind = \"one-of\"\nfields = [\"p.kommun\"]\nin = \"municipalities\"",
        "kind = \"one-of\"\nfields = [\"p.part\"]\nin = { fields = [\"p.parter\"] }",
        "kind = \"one-of\"\nfields = [\"a.val\"]\nin = { options = [\"ett\"] }",
        "kind = \"covers-each\"\neach = [\"p.part\", \"p.parter\"]\nby = \"grupp.part\"",
        "kind = \"within\"\nfields = [\"p.alder\", \"p.antal\", \"p.belopp\", \"rad.pris\"]\nminimum = -1\nenough = \"part\"",
        "kind = \"in-order\"\ndates = [\"today\", \"p.fran\", \"grupp.till\", \"decision\"]",
        "kind = \"lasts\"\nperiod = [\"p.fran\", \"p.till\"]\nat-least-months = 6\nat-most-months = 6",
        "kind = \"in-time\"\nround = \"p.omgang\"",
        "kind = \"on-this-form\"",
        "kind = \"follows\"",
        "kind = \"follows\"\nperiod = [\"p.fran\", \"p.till\"]\nyearly = [\"12-31\"]\nat-end = true",
        "kind = \"answered\"\nfields = [\"p.part\"]\nwhen = { p.kryss = \"ja\", p.bilaga = \"ja\" }",
    ] {
        assert_eq!(said(keys), "", "{keys}");
    }
}

#[test]
fn a_kind_refuses_fields_of_other_types_once() {
    for (keys, head, hint) in [
        (
            "kind = \"at-least\"\nminimum = 2\nof = [\"p.part\", \"p.alder\"]",
            "8:17: fel: regeln at-least kan inte gälla fältet ”p.alder”, som är av typen span",
            "of tar fält av typen party, municipality eller choice.",
        ),
        (
            "kind = \"one-of\"\nfields = [\"p.bilaga\"]\nin = \"parties\"",
            "7:11: fel: regeln one-of kan inte gälla fältet ”p.bilaga”, som är av typen attachment",
            "fields tar fält",
        ),
        (
            "kind = \"one-of\"\nfields = [\"p.part\"]\nin = { fields = [\"p.orgnr\"] }",
            "8:18: fel: regeln one-of kan inte gälla fältet ”p.orgnr”, som är av typen orgnr",
            "in tar fält",
        ),
        (
            "kind = \"covers-each\"\neach = [\"p.part\"]\nby = \"grupp.fran\"",
            "8:6: fel: regeln covers-each kan inte gälla fältet ”grupp.fran”, som är av typen date",
            "by tar fält",
        ),
        (
            "kind = \"within\"\nfields = [\"p.postnummer\"]\nmaximum = 1",
            "7:11: fel: regeln within kan inte gälla fältet ”p.postnummer”, som är av typen post",
            "fields tar fält av typen number, amount eller span.",
        ),
        (
            "kind = \"lasts\"\nperiod = [\"p.fran\", \"p.alder\"]\nat-most-months = 1",
            "7:21: fel: regeln lasts kan inte gälla fältet ”p.alder”, som är av typen span",
            "period tar fält av typen date.",
        ),
        (
            "kind = \"in-time\"\nround = \"p.kommun\"",
            "7:9: fel: regeln in-time kan inte gälla fältet ”p.kommun”, som är av typen municipality",
            "round tar fält av typen round.",
        ),
        (
            "kind = \"sum-equals\"\nof = [\"p.antal\"]\ntotal = \"p.belopp\"",
            "7:7: fel: regeln sum-equals kan inte gälla fältet ”p.antal”, som är av typen number",
            "of tar fält av typen amount.",
        ),
        (
            "kind = \"contains\"\nfields = [\"p.orgnr\"]\nnumber = true",
            "7:11: fel: regeln contains kan inte gälla fältet ”p.orgnr”, som är av typen orgnr",
            "fields tar fält av typen text eller long.",
        ),
        (
            "kind = \"stated\"\nfields = [\"p.kryss\"]",
            "7:11: fel: regeln stated kan inte gälla fältet ”p.kryss”, som är av typen check",
            "fields tar fält av typen statement.",
        ),
    ] {
        let said = said(keys);
        assert_eq!(heads(&said), [head], "{keys}");
        assert!(said.contains(hint), "{said}");
    }
}

#[test]
fn conditions_rest_on_what_is_chosen_or_ticked() {
    for (path, kind) in [
        ("p.alder", "span"),
        ("p.kommun", "municipality"),
        ("p.orgnr", "orgnr"),
        ("p.postnummer", "post"),
        ("p.omgang", "round"),
    ] {
        let keys = format!("kind = \"answered\"\nfields = [\"p.part\"]\nwhen = {{ {path} = \"ja\" }}");
        let head = format!(
            "8:12: fel: ett villkor kan bara gälla fält av typen choice, check eller attachment, och ”{path}” är {kind}"
        );
        assert_eq!(heads_of(&keys), [head]);
    }
    let round = said("kind = \"answered\"\nfields = [\"p.part\"]\nwhen = { p.omgang = \"2027-1\" }");
    assert!(round.ends_with("tips: En regel för en viss omgång skrivs med rounds = [\"2027-1\"]."), "{round}");
    let ticked = "kind = \"answered\"\nfields = [\"p.part\"]\nwhen = { p.bilaga = \"nej\" }";
    assert_eq!(heads_of(ticked), ["8:21: fel: fältet ”p.bilaga” har inget alternativ ”nej”"]);
}

#[test]
fn what_is_counted_is_of_one_type() {
    let counting =
        |of: &str, count: &str| format!("kind = \"at-least\"\nminimum = 2\nof = [{of}]\ncount = \"{count}\"");
    assert_eq!(
        heads_of(&counting("\"p.part\", \"p.kommun\"", "different")),
        ["8:17: fel: fältet ”p.kommun” passar inte: det är av typen municipality, men ”p.part” av typen party"]
    );
    assert_eq!(
        heads_of(&counting("\"p.part\", \"p.kommun\"", "kinds")),
        ["8:17: fel: fältet ”p.kommun” passar inte: count = \"kinds\" räknar bara fält av typen party"]
    );
    assert_eq!(heads_of(&counting("\"p.part\"", "kind")), ["9:9: fel: okänt värde ”kind”"]);
    assert_eq!(
        heads_of("kind = \"at-least\"\nminimum = 0\nof = [\"p.part\"]"),
        ["7:11: fel: minimum behöver vara minst 1"]
    );
    assert_eq!(
        heads_of("kind = \"at-least\"\nminimum = -1\nof = [\"p.part\"]"),
        ["7:11: fel: här ska det stå 0 eller mer, inte talet -1"]
    );
}

#[test]
fn no_more_are_asked_for_than_there_are() {
    let asking = |minimum: u8, of: &str| heads_of(&format!("kind = \"at-least\"\nminimum = {minimum}\nof = [{of}]"));
    for (most, of, why) in [
        (3, "\"p.part\", \"grupp.part\"", "förbundet har inte fler parter"),
        (2, "\"grupp.kommun\"", "förbundet har inte fler kommuner"),
        (2, "\"rad.slag\"", "fler alternativ finns inte"),
        (1, "\"p.part\"", "varje fält tar ett svar"),
    ] {
        assert_eq!(asking(most, of), Vec::<String>::new(), "{of}");
        let more = most + 1;
        let fault = format!("7:11: fel: minimum är {more}, men fler än {most} kan aldrig räknas: {why}");
        assert_eq!(asking(more, of), [fault]);
    }
    let kinds = |minimum: u8| {
        heads_of(&format!("kind = \"at-least\"\nminimum = {minimum}\nof = [\"p.parter\"]\ncount = \"kinds\""))
    };
    assert!(kinds(2).is_empty());
    assert_eq!(
        kinds(3),
        ["7:11: fel: minimum är 3, men fler än 2 kan aldrig räknas: förbundet har inte fler slag av parter"]
    );
}

#[test]
fn each_is_covered_by_a_column_of_its_own_type() {
    assert_eq!(
        heads_of("kind = \"covers-each\"\neach = [\"p.part\"]\nby = \"p.parter\""),
        ["8:6: fel: ”p.parter” behöver vara en kolumn i en grupp"]
    );
    assert_eq!(
        heads_of("kind = \"covers-each\"\neach = [\"p.part\"]\nby = \"grupp.kommun\""),
        ["8:6: fel: fältet ”grupp.kommun” passar inte: det är av typen municipality, men ”p.part” av typen party"]
    );
    assert_eq!(
        heads_of("kind = \"covers-each\"\neach = [\"p.part\", \"p.kommun\"]\nby = \"grupp.part\""),
        ["7:19: fel: fältet ”p.kommun” passar inte: det är av typen municipality, men ”p.part” av typen party"]
    );
}

#[test]
fn a_set_is_of_the_type_that_is_judged() {
    let one_of = |field: &str, set: &str| heads_of(&format!("kind = \"one-of\"\nfields = [\"{field}\"]\nin = {set}"));
    for (field, set, words) in [
        ("p.kommun", "\"parties\"", "in = \"parties\" gäller fält av typen party"),
        ("p.part", "\"municipalities\"", "in = \"municipalities\" gäller fält av typen municipality"),
        ("p.part", "{ options = [\"ett\"] }", "in = { options = … } gäller fält av typen choice"),
        ("p.kommun", "{ fields = [\"p.part\"] }", "fälten på båda sidor behöver vara av samma typ"),
    ] {
        assert_eq!(one_of(field, set), [format!("7:11: fel: fältet ”{field}” passar inte: {words}")]);
    }
    assert_eq!(one_of("a.val", "\"party\""), ["8:6: fel: okänt värde ”party”"]);
    assert_eq!(one_of("a.val", "{ options = [\"et\"] }"), ["8:19: fel: fältet ”a.val” har inget alternativ ”et”"]);
}

#[test]
fn limits_are_there_and_leave_room() {
    for (keys, head) in [
        ("kind = \"within\"\nfields = [\"p.alder\"]", "6:8: fel: within behöver minimum, maximum eller båda"),
        (
            "kind = \"within\"\nfields = [\"p.alder\"]\nminimum = 65\nmaximum = 64",
            "8:11: fel: minimum är större än maximum",
        ),
        (
            "kind = \"lasts\"\nperiod = [\"p.fran\", \"p.till\"]",
            "6:8: fel: lasts behöver at-least-months, at-most-months eller båda",
        ),
        (
            "kind = \"lasts\"\nperiod = [\"p.fran\", \"p.till\"]\nat-most-months = 0",
            "8:18: fel: ingen tid är så kort som 0 månader: at-most-months behöver vara minst 1",
        ),
        (
            "kind = \"follows\"\nperiod = [\"p.fran\", \"p.till\"]",
            "7:10: fel: period behöver yearly, at-end eller båda",
        ),
        ("kind = \"follows\"\nat-end = true", "6:8: fel: yearly och at-end behöver period"),
        (
            "kind = \"follows\"\nperiod = [\"p.fran\", \"p.till\"]\nyearly = [\"31/12\"]",
            "8:10: fel: yearly ska vara månad och dag, som 12-31",
        ),
        ("kind = \"within\"\nfields = [\"p.alder\"]\nmaximum = 99999999999999999999", "8:11: fel: talet är för stort"),
    ] {
        assert_eq!(heads_of(keys), [head], "{keys}");
    }
}

#[test]
fn the_days_of_a_period_stand_together() {
    for kind in ["kind = \"lasts\"\nat-most-months = 12", "kind = \"follows\"\nat-end = true"] {
        let of = |period: &str| heads_of(&format!("{kind}\nperiod = [{period}]"));
        let words = "passar inte: period tar två fält för sig själva, eller två kolumner i samma grupp";
        assert_eq!(of("\"p.fran\", \"grupp.till\""), [format!("8:21: fel: fältet ”grupp.till” {words}")]);
        assert_eq!(of("\"grupp.fran\", \"p.till\""), [format!("8:25: fel: fältet ”p.till” {words}")]);
        assert_eq!(of("\"grupp.fran\", \"grupp.till\""), [""; 0]);
    }
    let of = |days: &str| heads_of(&format!("kind = \"lasts\"\nat-most-months = 12\nperiod = [{days}]"));
    assert_eq!(of("\"p.fran\""), ["8:10: fel: här ska det stå 2 värden, inte 1"]);
    assert_eq!(of("\"p.fran\", \"p.till\", \"p.till\""), ["8:31: fel: listan har för många värden"]);
}

#[test]
fn an_order_of_days_has_a_day_that_is_answered() {
    let known = said("kind = \"in-order\"\ndates = [\"today\", \"decision\"]");
    assert_eq!(heads(&known), ["7:9: fel: dates behöver ett datumfält mellan today och decision"]);
    assert_eq!(
        heads_of("kind = \"in-order\"\ndates = [\"today\"]"),
        ["7:9: fel: dates behöver minst två dagar att jämföra"]
    );
}

#[test]
fn a_list_has_something_in_it() {
    for (keys, head) in [
        ("kind = \"answered\"\nfields = []", "7:10: fel: listan är tom"),
        ("kind = \"covers-each\"\neach = []\nby = \"grupp.part\"", "7:8: fel: listan är tom"),
        ("kind = \"one-of\"\nfields = [\"a.val\"]\nin = { options = [] }", "8:18: fel: listan är tom"),
        ("kind = \"answered\"\nfields = [\"a.namn\"]\nrounds = []", "8:10: fel: listan är tom"),
        ("kind = \"answered\"\nfields = [\"a.namn\"]\nwhen = { a.val = [] }", "8:18: fel: listan är tom"),
    ] {
        assert_eq!(heads_of(keys), [head], "{keys}");
    }
}

#[test]
fn a_form_that_asks_for_the_round_has_it_judged() {
    let said = said("kind = \"in-time\"");
    let head = "6:8: fel: formuläret frågar efter omgång i ”p.omgang”, men regeln ser inte vad som väljs där";
    assert_eq!(heads(&said), [head]);
    assert!(said.ends_with("tips: Skriv round = \"p.omgang\"."), "{said}");
}

#[test]
fn there_is_no_being_in_time_without_rounds() {
    let rule = page("[[rule]]\nclause = \"namn\"\nkind = \"in-time\"\n", "I tid. {#namn}");
    let told = told(&[("x/villkor.md", &rule)]);
    assert_eq!(heads(&told), ["6:8: fel: förbundet har inga ansökningsomgångar"]);
    assert!(told.contains("tips: Lägg till [[round]] på en av förbundets sidor"), "{told}");
    let rolling = "+++\ntitle = \"Datum\"\ndescription = \"När.\"\nrounds = { rolling = true }\n+++\n";
    assert!(outcome(&[("x/villkor.md", &rule), ("x/datum.md", rolling)]).is_ok());
}

#[test]
fn a_rule_is_there_on_some_day_and_for_rounds_that_are_there() {
    let on = |days: &str| said(&format!("kind = \"answered\"\nfields = [\"p.part\"]\n{days}"));
    assert_eq!(on("from = 2027-01-01\nuntil = 2027-01-01"), "");
    assert_eq!(on("rounds = [\"2027-1\", \"2027-2\"]\nfrom = 2027-05-07"), "");
    let never = on("from = 2027-01-02\nuntil = 2027-01-01");
    assert_eq!(heads(&never), ["9:9: fel: from ligger efter until, så regeln gäller aldrig"]);
    let unknown = on("rounds = [\"2027-1\", \"2027-3\"]");
    assert_eq!(heads(&unknown), ["8:21: fel: förbundet har ingen ansökningsomgång ”2027-3”"]);
    assert!(unknown.ends_with("tips: menade du ”2027-1”?"), "{unknown}");
    assert!(on("rounds = [\"hösten\"]").ends_with("tips: Omgångarna är 2027-1, 2027-2."));
    let outside = on("rounds = [\"2027-1\", \"2027-2\"]\nfrom = 2027-05-08");
    let words = "regeln gäller aldrig: ingen av dess omgångar har sin sista ansökningsdag mellan from och until";
    assert_eq!(heads(&outside), [format!("8:10: fel: {words}")]);
}
