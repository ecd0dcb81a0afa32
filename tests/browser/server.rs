//! The site under test, served by the binary as a person would serve it.

#![allow(dead_code, reason = "each test target that serves a site uses a part of it")]

use super::process::Running;
use std::path::Path;
use std::process::Command;

/// `finsamkoll serve` on a free port of this machine; ends on drop.
#[derive(Debug)]
pub(crate) struct Server {
    _running: Running,
    port: u16,
}

impl Server {
    /// Builds the site of `content` into `out` and serves it.
    ///
    /// # Panics
    ///
    /// When the content has faults or the server does not say where it listens.
    pub(crate) fn start(content: &Path, out: &Path) -> Self {
        Self::run(&mut serve(content, out))
    }

    /// The same, built as on a day (`2026-11-22`).
    pub(crate) fn start_on(day: &str, content: &Path, out: &Path) -> Self {
        Self::run(serve(content, out).args(["--today", day]))
    }

    fn run(command: &mut Command) -> Self {
        let (running, port) = Running::start(command, port_of);
        Self { _running: running, port }
    }

    /// The full address of a page: `page("tre-nivaer/ansok/")`.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

fn serve(content: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_finsamkoll"));
    command.arg("serve").arg("--content").arg(content).arg("--out").arg(out).args(["--port", "0"]);
    command
}

/// The port in a line that names `http://127.0.0.1:PORT/`.
fn port_of(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("http://127.0.0.1:")?;
    let (port, _) = rest.split_once('/')?;
    port.parse().ok()
}
