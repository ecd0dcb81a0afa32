//! Rules beside one another, under their clauses and conditions.

use super::*;

/// What is said of the rules of the one page, whose body has a clause for each.
fn told_of_rules(rules: &str) -> String {
    told(&[("x/villkor.md", &page(rules, "Ett. {#namn}\n\n- Eget. {#eget .ours}\n- Val. {#val .judge}"))])
}

#[test]
fn a_rule_names_clauses_and_fields_that_are_there() {
    let rules = "[[rule]]\nclause = \"nam\"\nkind = \"answered\"\nfields = [\"a.nam\"]\n";
    let expected = "\
x/villkor.md:5:10: fel: punkten ”nam” finns inte hos förbundet
  tips: menade du ”namn”?
x/villkor.md:7:11: fel: fältet ”a.nam” finns inte i formuläret
  tips: menade du ”a.namn”?
x/villkor.md:11:9: fel: punkten ”eget” har varken regel eller märke
  tips: Lägg till en [[rule]] med dess id som clause, eller märk den .judge (bedöms av människor) eller .info (bra att veta).";
    assert_eq!(told_of_rules(rules), expected);
}

#[test]
fn a_rule_takes_fields_of_its_types() {
    let told = told_of_rules("[[rule]]\nclause = \"namn\"\nkind = \"in-order\"\ndates = [\"a.namn\", \"today\"]\n");
    assert!(told.contains("7:10: fel: regeln in-order kan inte gälla fältet ”a.namn”, som är av typen text"), "{told}");
    assert!(told.contains("tips: dates tar fält av typen date."), "{told}");
}

#[test]
fn parameters_are_checked_together() {
    let rule = |rest: &str| told_of_rules(&format!("[[rule]]\nclause = \"namn\"\n{rest}\n"));
    assert!(rule("kind = \"in-order\"\ndates = [\"today\"]").contains("7:9: fel: dates behöver minst två dagar"));
    assert!(rule("kind = \"contains\"\nfields = [\"a.namn\"]").contains("6:8: fel: contains behöver"));
    assert!(rule("kind = \"answered\"\nfields = []").contains("7:10: fel: listan är tom"));
}

#[test]
fn guesses_and_our_own_rules_only_warn() {
    let contains = |otherwise: &str| {
        told_of_rules(&format!(
            "[[rule]]\nclause = \"namn\"\nkind = \"contains\"\nfields = [\"a.namn\"]\nwords = [\"x\"]\n{otherwise}"
        ))
    };
    assert!(contains("otherwise = \"ask\"\n").contains("9:13: fel: contains gissar"));
    assert!(contains("").contains("4:1: fel: contains gissar"));
    assert!(!contains("otherwise = \"warning\"\n").contains("gissar"));
    let ours = |otherwise: &str| {
        outcome(&[(
            "x/villkor.md",
            &page(
                &format!("[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\n{otherwise}"),
                "Eget. {#namn .ours}",
            ),
        )])
    };
    assert!(in_words(&ours("").unwrap_err()).contains("4:1: fel: punkten är vår egen (.ours)"));
    assert!(ours("otherwise = \"ask\"\n").is_err() && ours("otherwise = \"warning\"\n").is_ok());
}

#[test]
fn sets_and_conditions_name_options_that_are_there() {
    let told = told_of_rules(
        "[[rule]]\nclause = \"namn\"\nkind = \"one-of\"\nfields = [\"a.val\"]\nin = { options = [\"et\", \"tva\"] }\n\
         when = { a.val = [\"ett\", \"tvo\"], a.namn = \"x\", rad.slag = \"bil\", a.vla = \"ett\" }\n\
         [[rule]]\nclause = \"eget\"\nkind = \"one-of\"\nfields = [\"a.val\"]\nin = \"parties\"\notherwise = \"warning\"\n\
         [[rule]]\nclause = \"val\"\nkind = \"answered\"\nfields = [\"rad.pris\"]\nwhen = { rad.slag = \"bil\" }\n",
    );
    assert_eq!(
        heads(&told),
        [
            "8:19: fel: fältet ”a.val” har inget alternativ ”et”",
            "9:26: fel: fältet ”a.val” har inget alternativ ”tvo”",
            "9:36: fel: ett villkor kan bara gälla fält av typen choice, check eller attachment, och ”a.namn” är text",
            "9:52: fel: ”rad.slag” är en kolumn: bara kolumner i samma grupp, och regler om dem, kan ha den som villkor",
            "9:68: fel: fältet ”a.vla” som villkoret gäller finns inte i formuläret",
            "13:11: fel: fältet ”a.val” passar inte: in = \"parties\" gäller fält av typen party",
        ]
    );
}

#[test]
fn conditions_do_not_go_round() {
    let choice = |id: &str, on: &str| {
        format!(
            "[[field]]\nid = \"{id}\"\ntype = \"choice\"\nlabel = \"{id}?\"\noptions = {{ a = \"A\" }}\nwhen = {{ {on} = \"a\" }}\n"
        )
    };
    let fields = choice("c.a", "c.b")
        + &choice("c.b", "c.c")
        + &choice("c.c", "c.a")
        + &choice("c.d", "c.a")
        + &choice("c.e", "c.e");
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let told = told(&[("x/form.md", &form), ("x/form/mer.md", &section(&fields, ""))]);
    assert_eq!(
        heads(&told),
        [
            "8:12: fel: villkoret går i cirkel: om ”c.a” frågas beror på ”c.b”, som beror på ”c.a”",
            "32:12: fel: villkoret går i cirkel: om ”c.e” frågas beror på svaret på samma fråga",
        ]
    );
}

#[test]
fn a_statement_and_its_rule_share_a_clause() {
    let field = "[[field]]\nid = \"s.a\"\ntype = \"statement\"\nclause = \"annat\"\n";
    let rule = "[[rule]]\nclause = \"namn\"\nkind = \"stated\"\nfields = [\"s.a\"]\n";
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let with = |rule: &str| {
        let page = page(rule, "Ett namn. {#namn .judge}\n\nAnnat med {agaren}. {#annat .judge}");
        outcome(&[("x/form.md", &form), ("x/form/mer.md", &section(field, "")), ("x/villkor.md", &page)])
    };
    assert_eq!(
        heads(&in_words(&with(rule).unwrap_err())),
        ["7:11: fel: påståendet ”s.a” hör till punkten ”annat”, men regeln till ”namn”",]
    );
    let site = with(&rule.replace("\"namn\"", "\"annat\"")).unwrap();
    let (_, field) = site.associations[0].ruleset.form.fields().last().unwrap();
    assert_eq!(field.label, "Annat med ägaren.");
    assert_eq!(field.answer, finsamkoll_checks::form::Answer::Statement { reason: "På vilket sätt?".into() });
}

#[test]
fn what_the_policy_says_a_section_need_not_say() {
    let rule = |clause: &str| {
        format!(
            "[[rule]]\nclause = \"{clause}\"\nkind = \"answered\"\nfields = [\"a.namn\"]\notherwise = \"warning\"\n"
        )
    };
    let body = "- Namnet finns. {#eget .ours}\n- Mer om {agaren}. {#mer .info}\n";
    let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
    let site = site(&[("x/form.md", &form), ("x/form/mer.md", &section(&rule("eget"), body))]);
    let x = &site.associations[0];
    assert_eq!(x.ruleset.rules.len(), 1);
    let ids: Vec<_> = x.ruleset.clauses.iter().map(|clause| (clause.id.as_str(), clause.link.as_str())).collect();
    assert_eq!(ids, [("namn", "../villkor/#namn"), ("mer", "#mer")]);
    assert_eq!(
        x.form.sections[1].html,
        "<ul>\n<li class=\"clause\" id=\"mer\">Mer om ägaren. <a class=\"permalink\" href=\"#mer\" \
         aria-label=\"Länk till punkten ”Mer om ägaren”\">§</a></li>\n</ul>\n"
    );
}

#[test]
fn a_rule_without_a_kind_is_told_so() {
    let told = told_of_rules("[[rule]]\nclause = \"namn\"\nfields = [\"a.namn\"]\nin = \"parties\"\n");
    assert!(heads(&told).iter().any(|head| head.contains("kind")), "{told}");
    assert!(!told.contains("okänd nyckel"), "{told}");
}

#[test]
fn a_rule_for_a_round_needs_rounds() {
    let keys = "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\nrounds = [\"2027-1\"]\n";
    let rule = page(keys, "I tid. {#namn}");
    let without = told(&[("x/villkor.md", &rule)]);
    assert!(without.contains("tips: Lägg till [[round]] på en av förbundets sidor"), "{without}");
    let rolling = "+++\ntitle = \"Datum\"\ndescription = \"När.\"\nrounds = { rolling = true }\n+++\n";
    let rolling = told(&[("x/villkor.md", &rule), ("x/datum.md", rolling)]);
    assert!(rolling.contains("tips: Ta bort rounds: det går att söka när som helst"), "{rolling}");
}

/// What becomes of two rules with these keys under one clause.
fn two(first: &str, second: &str) -> Vec<String> {
    let rule = "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\n";
    let rules = page(&format!("{rule}{first}\n{rule}{second}\n"), "En punkt. {#namn}");
    let told = outcome(&[("x/villkor.md", &rules), ("x/datum.md", DATES)])
        .map_or_else(|told| in_words(&told), |_| String::new());
    heads(&told).into_iter().map(|head| head.split_once(": ").unwrap().1.into()).collect()
}

#[test]
fn no_two_rules_say_the_same_at_once() {
    let repeated = ["fel: regeln säger samma sak som regeln ”namn” under samma punkt"];
    let apart: [&str; 0] = [];
    assert_eq!(two("", "otherwise = \"warning\""), repeated);
    assert_eq!(two("until = 2026-12-31", "from = 2026-12-31"), repeated);
    assert_eq!(two("until = 2026-12-31", "from = 2027-01-01"), apart);
    assert_eq!(two("from = 2027-01-01", "until = 2026-12-31"), apart);
    assert_eq!(two("rounds = [\"2027-1\"]", "rounds = [\"2027-1\", \"2027-2\"]"), repeated);
    assert_eq!(two("rounds = [\"2027-1\"]", ""), repeated);
    assert_eq!(two("rounds = [\"2027-1\"]", "rounds = [\"2027-2\"]"), apart);
    assert_eq!(two("when = { a.val = \"ett\" }", "when = { a.val = \"tva\" }"), apart);
    let never = ["fel: from ligger efter until, så regeln gäller aldrig"];
    assert_eq!(two("", "from = 2027-01-02\nuntil = 2027-01-01"), never);
}

#[test]
fn words_of_the_association_stand_in_what_the_office_looks_for() {
    let field = "[[field]]\nid = \"s.a\"\ntype = \"statement\"\nclause = \"namn\"\n";
    let rule = |word: &str| {
        format!(
            "[[rule]]\nclause = \"namn\"\nkind = \"stated\"\nfields = [\"s.a\"]\nlooks-for = \"vad {{{word}}} gör\"\n"
        )
    };
    let with = |word: &str| {
        let form = FORM.replace("[\"del\"]", "[\"del\", \"mer\"]");
        let page = page(&rule(word), "En punkt. {#namn .judge}");
        outcome(&[("x/form.md", &form), ("x/form/mer.md", &section(field, "")), ("x/villkor.md", &page)])
    };
    let site = with("agaren").unwrap();
    let finsamkoll_checks::rules::Kind::Stated(stated) = &site.associations[0].ruleset.rules[0].check else { panic!() };
    assert_eq!(stated.looks_for.as_deref(), Some("vad ägaren gör"));
    let unknown = in_words(&with("agarn").unwrap_err());
    assert_eq!(heads(&unknown), ["8:13: fel: Förbundet X har inget ord för {agarn}"]);
}
