//! Reads the arguments, and says in Swedish what is wrong with them.

use crate::arguments::Arguments;
use crate::terminal::{Failed, fail};
use clap::Parser as _;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::error::Error as _;

/// The arguments, or what is wrong with them; who asks for help gets it, and the program ends.
pub(crate) fn arguments() -> Result<Arguments, Failed> {
    Arguments::try_parse().map_err(|error| match in_swedish(&error) {
        Some(words) => fail(format_args!("{words}\nSkriv finsamkoll --help för att se vad som går att skriva.")),
        None => error.exit(),
    })
}

/// The commonest mistakes in Swedish; of the others, and of help, what clap says.
#[allow(clippy::wildcard_enum_match_arm, reason = "clap has kinds of error that this command line cannot give rise to")]
fn in_swedish(error: &Error) -> Option<String> {
    let of = |kind| error.get(kind).map(written).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    // clap names an option together with its value.
    let option = argument.split(' ').next().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            Some(format!("”{option}” går inte att skriva här.{}", meant(&of(ContextKind::SuggestedArg))))
        }
        ErrorKind::InvalidSubcommand => {
            let suggested = meant(&of(ContextKind::SuggestedSubcommand));
            Some(format!("Det finns inget kommando ”{}”.{suggested}", of(ContextKind::InvalidSubcommand)))
        }
        ErrorKind::InvalidValue if value.is_empty() => Some(format!("{option} behöver ett värde.")),
        ErrorKind::InvalidValue => {
            Some(format!("”{value}” går inte att välja som {option}: välj {}.", of(ContextKind::ValidValue)))
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(|why| format!(": {why}")).unwrap_or_default();
            Some(format!("”{value}” går inte som {option}{why}."))
        }
        ErrorKind::MissingRequiredArgument => {
            Some(format!("{} saknas.", of(ContextKind::InvalidArg).replace(['<', '>', '.'], "")))
        }
        ErrorKind::ArgumentConflict => Some(format!("{option} står två gånger.")),
        _ => None,
    }
}

fn meant(suggested: &str) -> String {
    if suggested.is_empty() { String::new() } else { format!(" Menade ni ”{suggested}”?") }
}

fn written(value: &ContextValue) -> String {
    if let ContextValue::Strings(words) = value { words.join(" eller ") } else { value.to_string() }
}
