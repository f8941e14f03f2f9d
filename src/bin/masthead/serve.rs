//! `masthead serve`.

use super::{
    arguments::{Judgement, Serve},
    findings,
    publish::built_app,
    terminal::{print_fault, say, say_fault},
};
use masthead::program::{
    Severity,
    check::counted,
    folder_called, printable,
    serve::{Notice, ServeError, ServeOptions, Server, USUAL_PORT},
};
use std::{path::PathBuf, process::ExitCode, sync::Arc, time::Instant};

pub fn run(arguments: Serve) -> ExitCode {
    let start = Instant::now();
    let Serve { publication, host, port, open, app, public_url, all } = arguments;
    let data = publication.data().to_owned();
    let remote_feeds = Arc::new(publication.remote_feeds().in_haste());
    let options = ServeOptions {
        app: built_app(app),
        data: data.clone(),
        base_url: publication.base_url,
        public_url,
        remote_feeds,
        at: publication.at,
        host,
        port,
    };
    let talk = Talk { data, judgement: Judgement { strict: false, all }, start, opens: open };
    let outcome = Server::bind(options).and_then(|server| server.run(move |notice| talk.say(&notice)));
    let fault: ServeError = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        Err(fault) => fault,
    };
    print_fault(&fault);
    ExitCode::FAILURE
}

/// What is said while the server runs.
struct Talk {
    data: PathBuf,
    judgement: Judgement,
    start: Instant,
    opens: bool,
}

impl Talk {
    fn say(&self, notice: &Notice<'_>) {
        match notice {
            Notice::Ready { address, for_others } => self.say_where(address, for_others),
            Notice::Checked(report) => {
                findings::print(report, &self.data, self.judgement);
                say!(
                    stderr,
                    "masthead: {}, {}",
                    counted(report.count(Severity::Error), "error"),
                    counted(report.count(Severity::Warning), "warning")
                );
            }
            Notice::OtherPort { taken } => say!(
                stderr,
                "masthead: {}, so a free port is taken; --port gives another",
                match taken {
                    ServeError::PortInUse { port, .. } => {
                        format!("another program listens at port {port}, perhaps this one in another window")
                    }
                    _ => format!("this system does not give port {USUAL_PORT} to everybody"),
                }
            ),
            Notice::LooksForChanges { reason } => say_fault(
                &format!(
                    "the system does not tell of changes, so they are looked for every other second: {}",
                    printable(reason)
                ),
                "nothing, unless that is too slow; on Linux, let more be watched (fs.inotify.max_user_watches)",
            ),
        }
    }

    fn say_where(&self, address: &str, for_others: &[String]) {
        let other = |address: &String| format!("\nmasthead: on another device in this network: {}", printable(address));
        let others: String = for_others.iter().map(other).collect();
        say!(
            stdout,
            "masthead: {} is at {} (ready in {:.1} s); a change shows when it is saved, Ctrl-C ends it{others}",
            folder_called(&self.data),
            printable(address),
            self.start.elapsed().as_secs_f64()
        );
        if self.opens
            && let Err(reason) = open::that_detached(address)
        {
            say_fault(
                &format!("no browser could be opened: {}", printable(&reason.to_string())),
                &format!("open {} yourself", printable(address)),
            );
        }
    }
}
