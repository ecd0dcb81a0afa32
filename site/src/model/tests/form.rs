//! Forms: what is left out of shared sections, what they may ask, and whether the office has adopted them.

use super::*;

/// A form of the section with fields left out.
fn form_without(ids: &str) -> String {
    FORM.replace("sections =", &format!("without = [{ids}]\nsections ="))
}

#[test]
fn fields_and_groups_are_left_out() {
    let rule = page("[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\n", "Namn. {#namn}");
    let site = site(&[("x/form.md", &form_without("\"a.val\", \"rad\"")), ("x/villkor.md", &rule)]);
    let fields = site.associations[0].ruleset.form.fields();
    assert_eq!(fields.map(|(_, field)| field.id.as_str()).collect::<Vec<_>>(), ["a.namn"]);
}

#[test]
fn what_is_left_out_is_there_to_be_left_out() {
    let unknown = told(&[("x/form.md", &form_without("\"a.vall\", \"rad.slag\""))]);
    assert_eq!(
        heads(&unknown),
        [
            "6:12: fel: fältet ”a.vall” finns inte i formulärets avsnitt",
            "6:22: fel: fältet ”rad.slag” finns inte i formulärets avsnitt",
        ]
    );
    assert!(unknown.contains("tips: menade du ”a.val”?"), "{unknown}");
    assert!(unknown.contains("tips: without utelämnar hela fält och grupper, inte kolumner."), "{unknown}");
}

#[test]
fn a_rule_or_condition_on_what_is_left_out_is_told_why() {
    let rules = "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\", \"rad.pris\"]\nwhen = { a.val = \"ett\" }\n";
    let told =
        told(&[("x/form.md", &form_without("\"a.val\", \"rad\"")), ("x/villkor.md", &page(rules, "Namn. {#namn}"))]);
    assert_eq!(
        heads(&told),
        [
            "7:21: fel: fältet ”rad.pris” finns inte i formuläret",
            "8:12: fel: fältet ”a.val” som villkoret gäller finns inte i formuläret",
        ]
    );
    for id in ["rad", "a.val"] {
        assert!(told.contains(&format!("tips: Formuläret utelämnar ”{id}”: se without i x/form.md.")), "{told}");
    }
}

#[test]
fn a_form_is_adopted_unless_it_says_otherwise() {
    assert!(site(&[]).associations[0].ruleset.adopted);
    let not_yet = FORM.replace("sections =", "adopted = false\nsections =");
    assert!(!site(&[("x/form.md", &not_yet)]).associations[0].ruleset.adopted);
}

/// What becomes of fields for the round, on a form of an association whose page of dates has these keys.
fn with_rounds(dates: &str, fields: &str) -> Result<Site, Vec<Diagnostic>> {
    outcome(&[
        ("x/form.md", &FORM.replace("[\"del\"]", "[\"del\", \"mer\"]")),
        ("x/form/mer.md", &section(fields, "")),
        ("x/datum.md", &format!("+++\ntitle = \"Datum\"\ndescription = \"När.\"\n{dates}+++\n")),
    ])
}

const ROUNDS: &str =
    "[[round]]\nid = \"2027-2\"\ndeadline = 2027-05-07\n[[round]]\nid = \"2027-1\"\ndeadline = 2027-02-05\n";

fn round(id: &str) -> String {
    format!("[[field]]\nid = \"{id}\"\ntype = \"round\"\nlabel = \"Fråga {id}\"\n")
}

#[test]
fn the_round_is_chosen_by_its_last_day() {
    let site = with_rounds(ROUNDS, &round("b.omgang")).unwrap();
    let (_, field) = site.associations[0].ruleset.form.fields().last().unwrap();
    assert_eq!(field.options(), [("2027-1", "5 februari 2027"), ("2027-2", "7 maj 2027")]);
}

#[test]
fn a_form_asks_for_the_round_once_and_where_there_are_some() {
    let told = |dates: &str, fields: &str| in_words(&with_rounds(dates, fields).unwrap_err());
    let twice = told(ROUNDS, &(round("b.ett") + &round("b.tva") + &round("b.tre")));
    let head = "fel: formuläret frågar redan efter omgång i ”b.ett”";
    assert_eq!(heads(&twice), [format!("9:8: {head}"), format!("13:8: {head}")]);
    let rolling = told("rounds = { rolling = true }\n", &round("b.ett"));
    let head = "5:8: fel: det går att söka när som helst (rolling = true), så det finns ingen omgång att välja";
    assert_eq!(heads(&rolling), [head]);
    let none = told("", &round("b.ett"));
    assert_eq!(heads(&none), ["5:8: fel: förbundet har inga ansökningsomgångar att välja bland"]);
    assert!(none.contains("tips: Lägg till [[round]] på en av förbundets sidor"), "{none}");
    let column = "[[field]]\nid = \"g\"\ntype = \"rows\"\nlabel = \"G\"\n\
                  [[field.column]]\nid = \"omgang\"\ntype = \"round\"\nlabel = \"O\"\n";
    assert_eq!(heads(&told(ROUNDS, column)), ["9:8: fel: en kolumn kan inte vara av typen round"]);
}

#[test]
fn that_there_are_no_rounds_is_told_once() {
    let rule = "[[rule]]\nclause = \"namn\"\nkind = \"in-time\"\nround = \"b.ett\"\n";
    for rule in [rule, "[[rule]]\nclause = \"namn\"\nkind = \"in-time\"\n"] {
        let told = told(&[
            ("x/form.md", &FORM.replace("[\"del\"]", "[\"del\", \"mer\"]")),
            ("x/form/mer.md", &section(&round("b.ett"), "")),
            ("x/villkor.md", &page(rule, "I tid. {#namn}")),
        ]);
        assert_eq!(heads(&told), ["5:8: fel: förbundet har inga ansökningsomgångar att välja bland"]);
    }
}

#[test]
fn keys_that_a_type_does_not_have_are_told() {
    let field = |kind: &str, key: &str| format!("[[field]]\nid = \"b.a\"\ntype = \"{kind}\"\nlabel = \"L\"\n{key}\n");
    for (kind, key, name) in [
        ("round", "options = { a = \"A\" }", "options"),
        ("round", "many = true", "many"),
        ("round", "example = \"2027-1\"", "example"),
        ("attachment", "example = \"ja\"", "example"),
        ("attachment", "many = true", "many"),
        ("span", "many = true", "many"),
        ("orgnr", "options = { a = \"A\" }", "options"),
        ("post", "reason = \"Varför?\"", "reason"),
        ("municipality", "clause = \"namn\"", "clause"),
    ] {
        let told = in_words(&with_rounds(ROUNDS, &field(kind, key)).unwrap_err());
        assert_eq!(heads(&told), [format!("7:1: fel: ett fält av typen {kind} har inte nyckeln ”{name}”")]);
    }
    for (kind, key) in
        [("municipality", "many = true"), ("span", "example = \"16–64\""), ("orgnr", "example = \"212000-1967\"")]
    {
        assert!(with_rounds(ROUNDS, &field(kind, key)).is_ok(), "{kind} {key}");
    }
}

#[test]
fn days_of_a_mark_come_with_the_clause() {
    let mark = |notation: &str| {
        let rule = "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\n";
        outcome(&[("x/villkor.md", &page(rule, &format!("Namn. {{#namn}}\n\nMer. {{#mer {notation}}}")))])
    };
    let site = mark(".info from=2027-01-01 until=2027-12-31 facts=\"T1\"").unwrap();
    let days = site.associations[0].ruleset.clauses[1].mark.days;
    assert_eq!((days.from, days.until), (Date::new(2027, 1, 1), Date::new(2027, 12, 31)));
    let told = |notation: &str| in_words(&mark(notation).unwrap_err());
    let never = told(".info from=2027-12-31 until=2027-01-01");
    assert_eq!(heads(&never), ["11:6: fel: from ligger efter until, så märket gäller aldrig"]);
    assert!(told("from=2027-01-01").contains("from och until hör till märkena .info och .judge"));
    assert!(told(".info form=2027-01-01").contains("”form=2027-01-01” är inget märke"));
}

#[test]
fn ids_labels_and_keys_of_fields_are_checked() {
    let fields = "\
[[field]]\nid = \"B.namn\"\ntype = \"text\"\nlabel = \"Vad heter DEN?\"\noptions = { a = \"A\" }
[[field]]\nid = \"a.val\"\ntype = \"choice\"\nlabel = \"Val\"\noptions = { ett = \"Ett\", tva = \"ett\", Tre = \"3\" }
[[field]]\nid = \"rader\"\ntype = \"choice\"\nlabel = \"Rad\"
[[field]]\nid = \"r\"\ntype = \"rows\"\nlabel = \"R\"\nmany = true
[[field.column]]\nid = \"slag\"\ntype = \"statement\"\nlabel = \"S\"\nclause = \"namn\"
[[field.column]]\nid = \"slag\"\ntype = \"text\"\n
[[field]]\nid = \"s.a\"\ntype = \"statement\"\n
[[field]]\nid = \"s.b\"\ntype = \"statement\"\nclause = \"namm\"\nreason = \"Hur?\"\n
[[field]]\nid = \"s.c\"\ntype = \"statement\"\nclause = \"namn\"\nlabel = \"S\"\nexample = \"x\"\n";
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let told = told(&[("x/form.md", &form), ("x/form/mer.md", &section(fields, ""))]);
    assert_eq!(
        heads(&told),
        [
            "4:6: fel: ”B.namn” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst 40 tecken",
            "6:9: fel: ”Vad heter DEN?” heter också fältet ”a.namn”",
            "7:1: fel: ett fält av typen text har inte nyckeln ”options”",
            "9:6: fel: id ”a.val” finns redan i formuläret",
            "12:26: fel: två alternativ heter ”ett”",
            "12:39: fel: ”Tre” duger inte som id: skriv små bokstäver a–z, siffror och bindestreck, högst 40 tecken",
            "14:6: fel: ett fälts id har två delar med punkt emellan, som insats.namn: ”rader” har bara en",
            "15:8: fel: frågan har inga alternativ att välja bland",
            "21:1: fel: ett fält av typen rows har inte nyckeln ”many”",
            "24:8: fel: en kolumn kan inte vara av typen statement",
            "28:6: fel: id ”slag” finns redan i formuläret",
            "28:6: fel: nyckeln ”label” saknas",
            "33:8: fel: påståendet har ingen punkt",
            "38:10: fel: punkten ”namm” finns inte hos förbundet",
            "41:1: fel: frågan ”På vilket sätt?” finns redan i ”s.a”",
            "42:6: fel: ingen regel tar vara på påståendet ”s.c”",
            "46:1: fel: ett fält av typen statement har inte nyckeln ”example”",
        ]
    );
}

#[test]
fn an_id_has_forty_characters_at_most() {
    let with = |id: &str| {
        let field = format!("[[field]]\nid = \"{id}\"\ntype = \"text\"\nlabel = \"L\"\n");
        let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
        outcome(&[("x/form.md", &form), ("x/form/mer.md", &section(&field, ""))])
    };
    assert!(with(&format!("b.{}", "c".repeat(38))).is_ok());
    assert!(with(&format!("b.{}", "c".repeat(39))).is_err());
}

#[test]
fn sections_are_found_once() {
    let form = |sections: &str| FORM.replace("[\"del\"]", sections);
    let unknown = told(&[("x/form.md", &form("[\"dle\", \"del\", \"del\"]"))]);
    assert_eq!(
        heads(&unknown),
        ["6:13: fel: avsnittet ”dle” finns inte", "6:27: fel: avsnittet ”del” står två gånger"]
    );
    assert!(unknown.contains("menade du ”del”?"));
    let twice = told(&[("forms/del.md", SECTION)]);
    assert_eq!(heads(&twice), ["6:13: fel: avsnittet ”del” finns både i x/form/del.md och i forms/del.md"]);
    let unused = site(&[("x/form/mer.md", &section("", ""))]);
    assert_eq!(unused.warnings.len(), 1);
    assert!(in_words(&unused.warnings).starts_with("x/form/mer.md: varning: avsnittet ”mer” används inte"));
}

#[test]
fn former_ids_and_labels_are_part_of_the_form() {
    let field = "[[field]]\nid = \"b.vem\"\ntype = \"text\"\nlabel = \"Vem?\"\nwas = [\"b.namn\", \"b.agare\"]\n\
                 earlier-labels = [\"{Agaren}\"]\n";
    let site = with_rounds("", field).unwrap();
    let form = &site.associations[0].ruleset.form;
    let vem = form.find("b.vem").unwrap().field;
    assert_eq!(
        (&vem.was[..], &vem.earlier_labels[..]),
        (&["b.namn".into(), "b.agare".into()][..], &["Ägaren".into()][..])
    );
}

#[test]
fn a_form_says_what_tells_its_applications_apart() {
    let named = SECTION.replace("type = \"text\"", "type = \"text\"\noverview = \"effort\"");
    let overview = site(&[("x/form/del.md", &named)]).associations.remove(0).overview;
    assert_eq!(overview, Overview { effort: Some("a.namn".into()), ..Overview::default() });
    let (form, policy) = (form_without("\"a.namn\""), page("", "Namn. {#namn .info}"));
    let left_out = site(&[("x/form/del.md", &named), ("x/form.md", &form), ("x/villkor.md", &policy)]);
    assert_eq!(left_out.associations[0].overview, Overview::default());
}

#[test]
fn of_a_form_whose_sections_are_not_known_two_may_tell_the_same() {
    let named = SECTION.replace("type = \"text\"", "type = \"text\"\noverview = \"effort\"");
    let other = named.replace("a.namn", "b.namn").replace("a.val", "b.val").replace("\"rad\"", "\"rader\"");
    let both = |form: &str| {
        told(&[
            ("x/form.md", form),
            ("x/form/del.md", &named),
            ("x/form/mer.md", &other.replace("Vad heter", "Vad är")),
        ])
    };
    assert!(both(&FORM.replace("[\"del\"]", "[\"del\", \"mer\"]")).contains("redan i ”a.namn”"));
    assert!(!both(&FORM.replace("sections", "sektions")).contains("redan i ”a.namn”"));
}
