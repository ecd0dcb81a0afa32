//! The binary `finsamkoll`: reads its arguments, hands the work to `finsamkoll-site` and
//! `finsamkoll-office`, says what came of it.

mod apart;
mod arguments;
mod build;
mod confirm;
mod lint;
mod review;
mod serve;
mod terminal;
mod today;
mod usage;

use arguments::Command;
use std::process::ExitCode;
use terminal::Failed;

fn main() -> ExitCode {
    match usage::arguments().and_then(|arguments| run(&arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed::Content | Failed::Incomplete) => ExitCode::from(1),
        Err(Failed::Run) => ExitCode::from(2),
    }
}

fn run(command: &Command) -> Result<(), Failed> {
    match command {
        Command::Build(options) => build::run(options),
        Command::Serve(options) => serve::run(options),
        Command::Lint(options) => lint::run(options),
        Command::Review(options) => review::run(options),
    }
}
