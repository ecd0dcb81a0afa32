//! `finsamkoll lint --confirm`: which rules were confirmed, and which were left alone.

use crate::arguments::LintOptions;
use crate::terminal::{Failed, say};
use finsamkoll_site::LoadError;
use finsamkoll_site::confirm::{ConfirmError, Confirmed, ConfirmedRule, confirm};
use finsamkoll_site::diagnostic::{Diagnostic, Language};
use std::path::PathBuf;

/// Confirms rules and says which; where the content has a fault, that is told instead.
pub(crate) fn run(options: &LintOptions, only: &[PathBuf]) -> Result<(), Failed> {
    let folder = &options.content.content;
    let confirmed = match confirm(folder, options.content.today()?, only) {
        Ok(confirmed) => confirmed,
        Err(ConfirmError::Load(LoadError::Content(told))) => return Err(refuse(options, &told)),
        Err(ConfirmError::Load(LoadError::Folder(error))) => return Err(options.telling.fail(&error.said())),
        Err(ConfirmError::Unknown(words)) => return Err(options.telling.fail(&words)),
        Err(ConfirmError::Write(error)) => return Err(options.telling.fail(&error.said())),
    };
    if options.telling.is_for_people() {
        tell(options, &confirmed);
    }
    Ok(())
}

/// Tells why no rule was confirmed.
fn refuse(options: &LintOptions, told: &[Diagnostic]) -> Failed {
    let refused = options.telling.tell(told, &options.content.content);
    if options.telling.is_for_people() {
        let unchanged = match language(options) {
            Language::Swedish => "Ingen regel är bekräftad: rätta felen först.",
            Language::English => "No rule was confirmed: mend the errors first.",
        };
        say(format_args!("{} {unchanged}", options.telling.count(told)));
    }
    refused.err().unwrap_or(Failed::Content)
}

fn language(options: &LintOptions) -> Language {
    options.telling.lang.into()
}

/// How rules are told of.
struct Words {
    first: &'static str,
    again: &'static str,
    apart: &'static str,
    line: &'static str,
}

const SWEDISH: Words = Words {
    first: "bekräftade för första gången",
    again: "bekräftade på nytt",
    apart: "inte bekräftade, eftersom punkten lyder olika hos förbunden",
    line: "rad",
};

const ENGLISH: Words = Words {
    first: "confirmed for the first time",
    again: "confirmed again",
    apart: "not confirmed, since the clause reads differently from association to association",
    line: "line",
};

fn tell(options: &LintOptions, confirmed: &Confirmed) {
    let words = match language(options) {
        Language::Swedish => SWEDISH,
        Language::English => ENGLISH,
    };
    let folder = &options.content.content;
    let (first, again): (Vec<_>, Vec<_>) = confirmed.rules.iter().partition(|rule| rule.is_first);
    let apart: Vec<_> = confirmed.apart.iter().collect();
    for (heading, rules) in [(words.again, again), (words.first, first), (words.apart, apart)] {
        for of_file in rules.chunk_by(|one, other| one.file == other.file) {
            let Some(file) = of_file.first().map(|rule| folder.join(&rule.file)) else { continue };
            let listed: Vec<String> = of_file.iter().map(|rule| named(rule, words.line)).collect();
            say(format_args!("{}, {heading}:\n  {}", file.display(), listed.join("\n  ")));
        }
    }
    say(format_args!("{}\n", count(confirmed, language(options))));
}

fn named(rule: &ConfirmedRule, line: &str) -> String {
    format!("{} ({line} {})", rule.clause, rule.line)
}

fn count(confirmed: &Confirmed, language: Language) -> String {
    let (new, same) = (confirmed.rules.len(), confirmed.unchanged);
    match language {
        Language::Swedish => {
            let (noun, ending) = if new == 1 { ("regel", "d") } else { ("regler", "de") };
            format!("{new} {noun} bekräfta{ending}. {same} var det redan, och är inte rörda.")
        }
        Language::English => {
            format!(
                "{new} {} confirmed. {same} were so already, and are untouched.",
                if new == 1 { "rule" } else { "rules" }
            )
        }
    }
}
