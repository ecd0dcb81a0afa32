//! Rounds: what a page may say of them, the days that come out, and what is said of faults.

use super::*;
use finsamkoll_checks::Round;

/// The page that tells when one may apply.
fn dates(front: &str) -> String {
    format!("+++\ntitle = \"Datum\"\ndescription = \"När.\"\n{front}+++\n")
}

/// What is said of a page with these keys, which begin on its fourth line.
fn told_of(front: &str) -> String {
    told(&[("x/datum.md", &dates(front))])
}

fn rounds_of(front: &str) -> Vec<Round> {
    site(&[("x/datum.md", &dates(front))]).associations.remove(0).ruleset.rounds.all
}

/// The days of the one round of a page: deadline, preparation, board.
fn days_of(front: &str) -> [String; 3] {
    let rounds = rounds_of(front);
    let [round] = rounds.as_slice() else { panic!("{rounds:?}") };
    let words = |day: Option<Date>| day.map_or_else(|| "–".into(), Date::words);
    [words(Some(round.deadline)), words(round.preparation), words(round.board)]
}

fn round(id: &str, days: &str) -> String {
    format!("[[round]]\nid = \"{id}\"\n{days}\n")
}

#[test]
fn rounds_come_in_the_order_of_their_deadlines() {
    let written = round("2027-2", "deadline = 2027-05-07") + &round("2027-1", "deadline = 2027-02-05");
    let ids: Vec<String> = rounds_of(&written).into_iter().map(|round| round.id).collect();
    assert_eq!(ids, ["2027-1", "2027-2"]);
}

#[test]
fn what_there_is_to_give_is_known_by_round() {
    let written = round("2027-1", "deadline = 2027-02-05\nfunds = 1") + &round("2027-2", "deadline = 2027-05-07");
    let funds = site(&[("x/datum.md", &dates(&written))]).associations.remove(0).funds;
    assert_eq!(funds, [("2027-1".into(), Amount::kronor(1))]);
    let is_told = |funds: &str| {
        let written = round("2027-1", &format!("deadline = 2027-02-05\nfunds = {funds}"));
        outcome(&[("x/datum.md", &dates(&written))]).is_err()
    };
    assert_eq!(["-1", "0", "1000000000", "1000000001"].map(is_told), [true, true, false, true]);
}

#[test]
fn a_pattern_gives_the_days_that_are_not_written() {
    let pattern = "[rounds]\n\
        deadline = { days = 7, before = \"preparation\" }\nboard = { weeks = 2, after = \"preparation\" }\n";
    let days = |written: &str| days_of(&format!("{pattern}{}", round("2027-1", written)));
    assert_eq!(days("preparation = 2027-03-10"), ["3 mars 2027", "10 mars 2027", "24 mars 2027"]);
    let written = "preparation = 2027-03-10\ndeadline = 2027-03-01";
    assert_eq!(days(written), ["1 mars 2027", "10 mars 2027", "24 mars 2027"]);
    let written = "preparation = 2027-03-10\nboard = 2027-04-01";
    assert_eq!(days(written), ["3 mars 2027", "10 mars 2027", "1 april 2027"]);
    assert_eq!(days("deadline = 2027-03-01"), ["1 mars 2027", "–", "–"]);
}

#[test]
fn a_day_that_follows_is_moved_to_a_working_day_and_a_written_one_stays() {
    let pattern =
        |side: &str| format!("[rounds]\ndeadline = {{ days = 7, before = \"preparation\", workday = \"{side}\" }}\n");
    // A week before is Easter Monday.
    let days = |side: &str, more: &str| {
        days_of(&(pattern(side) + &round("2027-1", &format!("preparation = 2027-04-05\n{more}"))))
    };
    assert_eq!(days("earlier", "")[0], "25 mars 2027");
    assert_eq!(days("later", "")[0], "30 mars 2027");
    assert_eq!(days("later", "deadline = 2027-03-29")[0], "29 mars 2027");
}

#[test]
fn two_days_may_each_follow_from_the_other() {
    let pattern =
        "[rounds]\ndeadline = { weeks = 4, before = \"board\" }\nboard = { weeks = 4, after = \"deadline\" }\n";
    let days = |written: &str| days_of(&format!("{pattern}{}", round("2027-1", written)));
    assert_eq!(days("board = 2027-03-05"), ["5 februari 2027", "–", "5 mars 2027"]);
    assert_eq!(days("deadline = 2027-02-05"), ["5 februari 2027", "–", "5 mars 2027"]);
    let told = told_of(&format!("{pattern}{}", round("2027-1", "preparation = 2027-02-10")));
    assert_eq!(heads(&told), ["8:6: fel: omgången ”2027-1” har ingen sista ansökningsdag"]);
    assert!(told.contains("tips: Skriv deadline = 2027-02-05, eller board, som mönstret räknar från."), "{told}");
}

#[test]
fn a_day_may_follow_from_one_that_follows() {
    let pattern = "[rounds]\n\
        deadline = { weeks = 1, before = \"preparation\" }\nboard = { weeks = 4, after = \"deadline\" }\n";
    let days = days_of(&format!("{pattern}{}", round("2027-1", "preparation = 2027-02-12")));
    assert_eq!(days, ["5 februari 2027", "12 februari 2027", "5 mars 2027"]);
}

#[test]
fn one_may_apply_at_any_time() {
    let rounds = |keys: &str| {
        let changed = dates(&format!("rounds = {{ rolling = true{keys} }}\n"));
        site(&[("x/datum.md", &changed)]).associations.remove(0).ruleset.rounds
    };
    assert_eq!((rounds("").rolling, rounds("").days_to_decision), (true, None));
    assert_eq!(rounds(", decision = { weeks = 5 }").days_to_decision, Some(35));
    assert_eq!(rounds(", decision = { days = 366 }").days_to_decision, Some(366));
}

#[test]
fn rounds_stand_on_one_page() {
    let first = dates(&round("2027-1", "deadline = 2027-02-05"));
    let second = first.replace("2027-1", "2027-2");
    let rule = "[[rule]]\nclause = \"namn\"\nkind = \"answered\"\nfields = [\"a.namn\"]\nrounds = [\"2027-2\"]\n";
    let told = told(&[
        ("x/datum.md", &first),
        ("x/mer.md", &second),
        ("x/villkor.md", &page(rule, "Insatsen har ett namn. {#namn}")),
    ]);
    assert_eq!(heads(&told), ["4:1: fel: ansökningsomgångarna står redan i x/datum.md"]);
    assert!(told.starts_with("x/mer.md") && told.ends_with("tips: Samla dem på en sida."), "{told}");
}

#[test]
fn a_start_page_may_tell_of_rounds() {
    let with_rolling = HOME.replace("area =", "rounds = { rolling = true }\narea =");
    let site = site(&[("x/_index.md", &with_rolling)]);
    let x = &site.associations[0];
    assert!(x.ruleset.rounds.rolling && x.home.has_rounds && !x.pages[0].has_rounds);
}

#[test]
fn where_one_may_apply_at_any_time_there_are_no_rounds() {
    let rolling = "rounds = { rolling = true }\n";
    let expected =
        ["4:12: fel: rolling = true betyder att det går att söka när som helst, men sidan har omgångar också"];
    assert_eq!(heads(&told_of(&(String::from(rolling) + &round("2027-1", "deadline = 2027-02-05")))), expected);
    let pattern = "rounds = { rolling = true, board = { days = 14, after = \"preparation\" } }\n";
    assert_eq!(heads(&told_of(pattern)), expected);
}

#[test]
fn a_decision_is_reckoned_from_the_day_of_receipt() {
    let one = round("2027-1", "deadline = 2027-02-05");
    let told = told_of(&format!("rounds = {{ decision = {{ weeks = 5 }} }}\n{one}"));
    assert_eq!(heads(&told), ["4:12: fel: decision hör till rolling = true"]);
    let decision = |offset: &str| told_of(&format!("rounds = {{ rolling = true, decision = {{ {offset} }} }}\n"));
    assert_eq!(
        heads(&decision("weeks = 5, after = \"deadline\", workday = \"later\"")),
        ["4:52: fel: decision har inte nyckeln ”after”", "4:72: fel: decision har inte nyckeln ”workday”",]
    );
    assert_eq!(heads(&decision("weeks = 53")), ["4:41: fel: tiden är längre än ett år"]);
    assert_eq!(heads(&decision("")), ["4:28: fel: här behövs antingen days eller weeks"]);
}

/// What is said of a pattern of deadlines, where the round says only when its preparation is.
fn told_of_deadline(offset: &str) -> String {
    told_of(&format!("rounds = {{ deadline = {{ {offset} }} }}\n{}", round("2027-1", "preparation = 2027-02-10")))
}

#[test]
fn an_offset_has_a_length_and_a_direction() {
    for (offset, head) in [
        ("before = \"preparation\"", "4:12: fel: här behövs antingen days eller weeks"),
        ("days = 7, weeks = 1, before = \"preparation\"", "4:12: fel: här behövs antingen days eller weeks"),
        ("days = 7", "4:12: fel: här behövs antingen before eller after"),
        ("days = 7, before = \"board\", after = \"preparation\"", "4:12: fel: här behövs antingen before eller after"),
        ("days = 7, before = \"deadline\"", "4:35: fel: dagen kan inte räknas från sig själv"),
        ("weeks = 60000, before = \"preparation\"", "4:25: fel: tiden är längre än ett år"),
        ("days = 65535, after = \"preparation\"", "4:25: fel: tiden är längre än ett år"),
        ("days = -7, before = \"preparation\"", "4:32: fel: här ska det stå 0 eller mer, inte talet -7"),
        ("weeks = 70000, before = \"preparation\"", "4:33: fel: talet är större än 65 535"),
        ("days = 7, before = \"prepration\"", "4:44: fel: okänt värde ”prepration”"),
        ("days = 7, before = \"preparation\", workday = \"after\"", "4:69: fel: okänt värde ”after”"),
    ] {
        assert_eq!(heads(&told_of_deadline(offset)), [head], "{offset}");
    }
    assert!(told_of_deadline("days = 7, before = \"prepration\"").contains("menade du ”preparation”?"));
    assert!(
        told_of_deadline("weeks = 53, before = \"preparation\"").contains("Skriv högst days = 366 eller weeks = 52.")
    );
}

#[test]
fn an_offset_of_a_year_is_the_longest() {
    let with = |offset: &str| {
        let front = format!("rounds = {{ deadline = {{ {offset}, before = \"preparation\" }} }}\n");
        outcome(&[("x/datum.md", &dates(&(front + &round("2027-1", "preparation = 2027-02-10"))))])
    };
    assert!(with("days = 366").is_ok() && with("weeks = 52").is_ok());
    assert!(with("days = 367").is_err() && with("weeks = 53").is_err());
}

#[test]
fn a_round_has_an_id_of_its_own() {
    let days = "deadline = 2027-02-05";
    let told = told_of(&(round("2027-1", days) + &round("2027-1", days) + &round("Våren", "deadline = 2027-05-07")));
    assert_eq!(
        heads(&told),
        ["8:6: fel: två omgångar har id ”2027-1”", "11:6: fel: ”Våren” duger inte som id för en omgång"]
    );
    let longest = |id: &str| outcome(&[("x/datum.md", &dates(&round(id, days)))]);
    assert!(longest(&"1".repeat(40)).is_ok() && longest(&"1".repeat(41)).is_err() && longest("").is_err());
}

#[test]
fn rounds_are_told_apart_by_their_last_day() {
    let told = told_of(&(round("a", "deadline = 2027-02-05") + &round("b", "deadline = 2027-02-05")));
    let head = "8:6: fel: omgångarna ”a” och ”b” har samma sista ansökningsdag, 5 februari 2027";
    assert_eq!(heads(&told), [head]);
}

#[test]
fn a_round_without_its_day_is_told_once() {
    let rule = "[[rule]]\nclause = \"namn\"\nkind = \"in-time\"\nrounds = [\"2027-1\"]\n";
    let told = told(&[
        ("x/datum.md", &dates(&round("2027-1", "preparation = 2027-02-10"))),
        ("x/villkor.md", &page(rule, "Ansökan kommer i tid. {#namn}")),
    ]);
    assert_eq!(heads(&told), ["5:6: fel: omgången ”2027-1” har ingen sista ansökningsdag"]);
    assert!(told.ends_with("tips: Skriv deadline = 2027-02-05."), "{told}");
}

#[test]
fn days_come_in_order() {
    let days = "deadline = 2027-02-11\npreparation = 2027-02-10\nboard = 2027-03-01";
    let told = told_of(&round("2027-1", days));
    let head = "5:6: fel: dagarna kommer inte i ordning: sista ansökningsdagen 11 februari 2027, beredningen 10 februari 2027, \
                styrelsen 1 mars 2027";
    assert_eq!(heads(&told), [head]);
    let same_day = "deadline = 2027-02-10\npreparation = 2027-02-10\nboard = 2027-02-10";
    assert_eq!(days_of(&round("2027-1", same_day))[2], "10 februari 2027");
    let without = "deadline = 2027-02-10\nboard = 2027-02-09";
    assert!(
        told_of(&round("2027-1", without)).contains("sista ansökningsdagen 10 februari 2027, styrelsen 9 februari")
    );
}

/// What is warned of rounds with these deadlines, preparations and meetings of the board.
fn warned_of(rounds: &[[&str; 3]]) -> String {
    let key = |key: &str, day: &str| if day.is_empty() { String::new() } else { format!("{key} = {day}\n") };
    let written: String = rounds
        .iter()
        .enumerate()
        .map(|(at, [deadline, preparation, board])| {
            let days = key("deadline", deadline) + &key("preparation", preparation) + &key("board", board);
            round(&format!("o-{at}"), days.trim_end())
        })
        .collect();
    in_words(&site(&[("x/datum.md", &dates(&written))]).warnings)
}

#[test]
fn a_round_among_those_of_other_times_is_warned_of() {
    let of = |deadlines: [&str; 4]| warned_of(&deadlines.map(|day| [day, "", ""]));
    assert_eq!(of(["2027-02-05", "2027-05-07", "2027-08-27", "2027-10-22"]), "");
    assert_eq!(of(["2027-10-22", "2027-08-27", "2027-05-07", "2027-02-05"]), "");
    let told = of(["2027-02-05", "2026-05-07", "2027-08-27", "2027-10-22"]);
    assert_eq!(
        heads(&told),
        ["9:12: varning: omgången ”o-1” har sista ansökningsdag 7 maj 2026, men står mellan omgångar från andra tider"]
    );
    assert!(told.ends_with("tips: Rätta året, eller skriv omgångarna i ordning."), "{told}");
}

#[test]
fn meetings_come_in_the_order_of_the_deadlines() {
    let of = |first: &str, second: &str| warned_of(&[["2027-02-05", "", first], ["2027-01-08", "", second]]);
    assert_eq!((of("2027-03-05", "2027-03-05"), of("2027-03-05", "")), (String::new(), String::new()));
    let board = of("2027-03-05", "2027-03-06");
    let head = "7:9: varning: styrelsens dag i omgången ”o-0”, 5 mars 2027, ligger före den i ”o-1”, 6 mars 2027, fast sista \
                ansökningsdagen ligger efter";
    assert_eq!(heads(&board), [head]);
    let preparation =
        warned_of(&[["2027-01-08", "2027-02-11", "2027-03-05"], ["2027-02-05", "2027-02-10", "2027-03-04"]]);
    assert_eq!(heads(&preparation).len(), 1);
    assert!(preparation.contains("12:15: varning: beredningen i omgången ”o-1”"), "{preparation}");
}

#[test]
fn the_last_round_having_passed_is_warned_of() {
    // Today is 22 November 2026.
    let warned = |deadline: &str| {
        let front = round("2026-1", "deadline = 2026-02-05") + &round("2026-2", &format!("deadline = {deadline}"));
        in_words(&site(&[("x/datum.md", &dates(&front))]).warnings)
    };
    assert_eq!(warned("2026-11-22"), "");
    let passed = warned("2026-11-21");
    assert!(
        passed.starts_with("x/datum.md:4:1: varning: den sista ansökningsdagen, 21 november 2026, har"),
        "{passed}"
    );
}

#[test]
fn a_calendar_without_rounds_is_warned_of() {
    let pattern = "[rounds]\nboard = { days = 14, after = \"preparation\" }\n";
    let warned = in_words(&site(&[("x/datum.md", &dates(pattern))]).warnings);
    assert!(warned.contains("varning: här finns inga ansökningsomgångar"), "{warned}");
    assert!(warned.contains("tips: Lägg till en [[round]] för varje omgång."), "{warned}");
}

#[test]
fn slips_of_the_pen_in_rounds_are_told_where_they_stand() {
    let heads_of = |front: &str| heads(&told_of(front)).into_iter().map(String::from).collect::<Vec<_>>();
    assert_eq!(heads_of("[round]\nid = \"2027-1\"\n"), ["4:1: fel: rubriken ska stå inom dubbla hakparenteser"]);
    assert_eq!(heads_of(&round("2027-1", "dedline = 2027-02-05")), ["6:1: fel: okänd nyckel ”dedline”"]);
    assert_eq!(
        heads_of(&round("2027-1", "deadline = \"2027-02-05\"")),
        ["6:12: fel: här ska det stå ett datum utan citattecken, som 2026-03-01"]
    );
    assert_eq!(
        heads_of("rounds = \"rolling\"\n"),
        ["4:10: fel: här ska det stå nycklar och värden inom { }, inte ”rolling”"]
    );
    assert_eq!(
        heads_of("[[rounds]]\nid = \"2027-1\"\n"),
        ["4:1: fel: här ska det stå nycklar och värden inom { }, inte en lista"]
    );
}

/// Whatever numbers and days an editor writes, the build goes on to say what it thinks of them.
#[test]
fn no_number_or_day_trips_the_build() {
    for offset in ["days = 0", "days = 366", "weeks = 65535", "days = 65535, weeks = 65535", "days = 4294967296"] {
        for side in ["before", "after"] {
            for workday in ["", ", workday = \"earlier\"", ", workday = \"later\""] {
                for day in ["1900-01-01", "2026-02-28", "2199-12-31"] {
                    let pattern = |from: &str| format!("{{ {offset}, {side} = \"{from}\"{workday} }}");
                    let rounds = format!("deadline = {}\nboard = {}", pattern("preparation"), pattern("deadline"));
                    let front = format!("[rounds]\n{rounds}\n{}", round("1", &format!("preparation = {day}")));
                    let _ = outcome(&[("x/datum.md", &dates(&front))]);
                }
            }
        }
    }
}
