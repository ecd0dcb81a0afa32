//! The binary `finsamkoll`: reads its arguments, hands the work to `finsamkoll-site`, says what came of it.

mod arguments;
mod build;
mod serve;
mod terminal;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(options) => build::run(&options),
        Command::Serve(options) => serve::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(terminal::Failed) => ExitCode::FAILURE,
    }
}
