//! One question of a visitor, answered as the subcommands answer it.

use std::process::ExitCode;
use std::time::Duration;

use super::super::args::{CalendarArgs, Cli, PageFormat, PhonesArgs, SearchArgs, ShowArgs, TableFormat};
use super::super::error::Error;
use super::super::output::{Text, print};
use super::super::{Context, calendar, exit, export, phones, search, show};
use super::log::{self, Ending};
use super::verbs::Verb;
use crate::export::ListFormat;
use crate::threads::start;

/// So many hits are told, as in the shell where nothing else is asked for.
const MOST_HITS: usize = 20;
/// Of more entries nobody reads a list of all, and to make one again and again would take the machine from other visitors.
const MOST_LISTED: usize = 5_000;
/// A question that takes nothing from standard input has no limit there.
const NO_INPUT: u32 = 1;

/// Answers, and ends. Who does not take the answer is left after as long as one who touches no key.
pub(super) fn answer(context: &Context, cli: &Cli, verb: Verb) -> Result<ExitCode, Error> {
    let patience = Duration::from_secs_f64(cli.idle_timeout * 60.0);
    // Where there is no thread left, sshd's own questions end a line on which nobody is.
    let _ = start("patience", move || {
        std::thread::sleep(patience);
        log::end(Ending::Idle);
        std::process::exit(exit::WRONG_CALL.into());
    });
    match verb {
        Verb::Find(query) => {
            let format = ListFormat::Text;
            let call = SearchArgs { query, kind: None, limit: MOST_HITS, format, stdin: false, stdin_most: NO_INPUT };
            search::run(context, cli, &call)
        }
        Verb::Show(ids) => show::run(context, cli, &ShowArgs { ids, format: PageFormat::Text }),
        Verb::Card(names) => export::cards(context, cli, &names),
        Verb::Ics(query) => export::dates(context, cli, &query),
        Verb::Calendar => {
            calendar::run(context, cli, &CalendarArgs { year: None, month: None, format: TableFormat::Text })
        }
        Verb::Phones(query) => phones::run(context, cli, &PhonesArgs { query, format: TableFormat::Text }),
        Verb::Help => print(&Text::lines(context.messages().cli.kiosk_verbs), ExitCode::SUCCESS),
    }
}

/// Whether so many entries are told in one answer: elsewhere than in a kiosk all that there are.
pub(in crate::cli) fn check_listed(cli: &Cli, count: usize) -> Result<(), Error> {
    if cli.kiosk && count > MOST_LISTED { Err(Error::KioskTooMany(count)) } else { Ok(()) }
}
