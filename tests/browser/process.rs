//! A program that runs beside a test, and ends with it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test whose program does not start stops, and says so")]

use std::io::{BufRead as _, BufReader, Read as _, copy, sink};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take before it says where it listens.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often a program is started that ends at once.
const TRIES: usize = 4;

/// A running program; dropping it ends the program.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Running {
    /// Starts `command` and reads its lines until `port` finds a port in one.
    ///
    /// What the program prints afterwards is read and dropped, so that it never waits for a reader.
    ///
    /// ChromeDriver sometimes ends at once: it takes a free port for IPv4, which for IPv6 somebody else has. So a
    /// program that ends without a word is started again, a few times.
    ///
    /// # Panics
    ///
    /// When the program cannot be started, ends each time, or is silent for a minute.
    pub(crate) fn start(command: &mut Command, port: fn(&str) -> Option<u16>) -> (Self, u16) {
        let started = (0..TRIES).find_map(|_| Self::try_to_start(command, port));
        started.unwrap_or_else(|| panic!("{command:?} ended without saying where it listens"))
    }

    /// Nothing when the program ends without saying where it listens.
    fn try_to_start(command: &mut Command, port: fn(&str) -> Option<u16>) -> Option<(Self, u16)> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|fault| panic!("{command:?} does not start: {fault}"));
        let output = child.stdout.take().expect("standard output is piped");
        let running = Self(child);

        let (said, heard) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            let found = output.by_ref().lines().map_while(Result::ok).find_map(|line| port(&line));
            // The receiver is gone when nobody waits any more.
            let _ = said.send(found);
            let _ = copy(&mut output, &mut sink());
        });
        match heard.recv_timeout(PATIENCE) {
            Ok(Some(port)) => Some((running, port)),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("{command:?} has not said where it listens within {PATIENCE:?}"),
        }
    }

    /// Waits for the program to end by itself; whether it did so within `patience`.
    pub(crate) fn ends_within(&mut self, patience: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < patience {
            if matches!(self.0.try_wait(), Ok(Some(_))) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Either fails only if the program has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
