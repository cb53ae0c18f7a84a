//! Opens the door with the screen.

use std::process::ExitCode;

use super::arguments::Arguments;
use super::check::folder;
use super::{Context, EXIT_WRONG_CALL, report};
use crate::directory::Source;
use crate::terminal::backend::Colours;
use crate::text::strip;
use crate::tui::model::Options;
use crate::tui::run::{End, Screen};
use crate::tui::theme::Palette;
use crate::words::fill;

/// Shows the directory until the reader leaves.
pub(super) fn run(context: &Context, arguments: &Arguments) -> ExitCode {
    let words = context.words();
    let source = match arguments.data.as_deref().map(|path| folder(words, path)).transpose() {
        Ok(source) => source.unwrap_or_else(Source::shipped),
        Err(message) => return fail(&message),
    };
    let facts = &context.facts;
    if !facts.streams.output {
        return fail(words.cli.no_terminal);
    }
    if matches!(facts.term.as_deref(), None | Some("dumb")) {
        let term = facts.term.as_deref().unwrap_or("?");
        return fail(&fill(words.cli.dumb_terminal, &[("term", term)]));
    }
    let palette = if facts.colours == Colours::None { Palette::None } else { Palette::Sixteen };
    let options = Options {
        lang: context.lang,
        glyphs: arguments.glyphs.choice().unwrap_or_default(),
        palette,
        // At the far end of a line the terminal's own selection is the reader's second way to a number.
        mouse: facts.ssh.is_none(),
        query: strip(arguments.query.as_deref().unwrap_or_default()).into_owned(),
    };
    let screen = Screen { source, options, facts, probe: arguments.glyphs.choice().is_none() };
    match screen.run() {
        Ok(End::Left(code)) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Ok(End::Faults(faults)) => {
            let styled = facts.streams.error && palette == Palette::Sixteen;
            let width = facts.streams.error.then_some(facts.size.width);
            eprint!("{}", report::text(context.lang, &faults, styled, width));
            ExitCode::FAILURE
        }
        Err(error) => fail(&fill(words.cli.terminal_failed, &[("reason", &error.to_string())])),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("kechuang: {}", strip(message));
    ExitCode::from(EXIT_WRONG_CALL)
}
