//! Thin binary: everything is in the library.

use std::{io, process::ExitCode};

use personalbase::{
    app::{clock::SystemClock, harden},
    cli::{self, Machine, Surroundings},
    config::Environment,
};

#[expect(clippy::disallowed_methods, reason = "the streams are handed to the command line here, and nowhere else")]
fn main() -> ExitCode {
    harden::process();
    let (mut input, mut out, mut err) = (io::stdin().lock(), io::stdout(), io::stderr());
    let code = cli::run(
        &std::env::args_os().collect::<Vec<_>>(),
        Surroundings {
            env: Environment::of_process(),
            machine: Machine::of_process(),
            clock: Box::new(SystemClock::start()),
            input: &mut input,
            out: &mut out,
            err: &mut err,
        },
    );
    ExitCode::from(code)
}
