//! Opens the door with the screen.

use std::process::ExitCode;
use std::time::Duration;

use super::arguments::{Arguments, PickCall};
use super::{Context, fail, print, say};
use crate::terminal::backend::Colours;
use crate::text::strip;
use crate::tui::model::{Options, Pick};
use crate::tui::run::{End, Screen};
use crate::tui::theme::Palette;
use crate::words::fill;

/// Shows the directory until the reader leaves.
pub(super) fn run(context: &Context, arguments: &Arguments) -> ExitCode {
    if !context.facts.streams.output {
        return fail(context.words().cli.no_terminal);
    }
    show(context, arguments, arguments.query.as_deref(), None)
}

/// Shows the directory of a kiosk.
pub(super) fn kiosk(context: &Context, arguments: &Arguments) -> ExitCode {
    show(context, arguments, None, None)
}

/// Shows the directory until the reader has picked something, and prints that. The screen is drawn on the
/// terminal, wherever standard output goes.
pub(super) fn pick(context: &Context, arguments: &Arguments, call: &PickCall) -> ExitCode {
    show(context, arguments, call.query.as_deref(), Some(call.print))
}

fn show(context: &Context, arguments: &Arguments, query: Option<&str>, pick: Option<Pick>) -> ExitCode {
    let words = context.words();
    let source = match context.source(arguments.data.as_deref()) {
        Ok(source) => source,
        Err(code) => return code,
    };
    let facts = &context.facts;
    if !facts.can_show_a_screen() {
        let term = facts.term.as_deref().unwrap_or("?");
        return fail(&fill(words.cli.dumb_terminal, &[("term", term)]));
    }
    let options = Options {
        lang: context.lang,
        glyphs: arguments.glyphs.choice().unwrap_or_default(),
        palette: if facts.colours == Colours::None { Palette::None } else { Palette::Sixteen },
        // At the far end of a line the terminal's own selection is the reader's second way to a number.
        mouse: context.configuration.mouse.unwrap_or(facts.ssh.is_none()),
        query: strip(query.unwrap_or_default()).into_owned(),
        pick,
        kiosk: facts.kiosk,
    };
    let idle = arguments.kiosk.then(|| Duration::from_secs_f64(arguments.idle_timeout * 60.0));
    let screen = Screen {
        source,
        options,
        search: arguments.search(),
        clipboard: context.configuration.clipboard(),
        facts,
        probe: arguments.glyphs.choice().is_none(),
        idle,
    };
    match screen.run() {
        Ok(End::Taken(text)) => print(words, &format!("{text}\n"), ExitCode::SUCCESS),
        Ok(End::Left(code)) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Ok(End::Idle) => {
            let minutes = arguments.idle_timeout.to_string();
            say(&fill(words.cli.kiosk_idle, &[("minutes", &minutes)]));
            ExitCode::SUCCESS
        }
        Ok(End::Faults(faults)) => context.tell(&faults),
        Err(error) => fail(&fill(words.cli.terminal_failed, &[("reason", &error.to_string())])),
    }
}
