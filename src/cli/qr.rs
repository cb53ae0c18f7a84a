//! `kechuang qr`: codes for a telephone's camera, in the shell.

use std::process::ExitCode;

use super::args::{Cli, QrArgs};
use super::{Context, print, say, show};
use crate::directory::{Directory, Record};
use crate::export::Code;
use crate::messages::fill;
use crate::terminal::backend::Colours;
use crate::text::{GlyphChoice, Glyphs, cells};
use crate::tui::model::MenuEntry;
use crate::tui::qr::{CodeKind, codes_of};

/// Prints the codes of the record with an id.
pub(super) fn run(context: &Context, cli: &Cli, call: &QrArgs) -> ExitCode {
    let directory = match context.directory(cli) {
        Ok(directory) => directory,
        Err(code) => return code,
    };
    let Some(record) = directory.find(&call.id).and_then(|no| directory.record(no)) else {
        return show::unknown(context, cli, &directory, &call.id);
    };
    let entries = match wanted(context, &directory, record, call.of) {
        Ok(entries) => entries,
        Err(message) => {
            say(&message);
            return ExitCode::FAILURE;
        }
    };
    let paper = Paper::of(context, cli.glyphs.choice().unwrap_or_default());
    let codes: Vec<String> = entries.iter().map(|entry| paper.code(context, entry)).collect();
    print(context.messages(), &codes.join("\n"), ExitCode::SUCCESS)
}

/// What was asked for; where nothing was, the first kind that there is.
fn wanted(
    context: &Context,
    directory: &Directory,
    record: Record<'_>,
    of: Option<CodeKind>,
) -> Result<Vec<MenuEntry>, String> {
    let messages = context.messages();
    let there: Vec<(CodeKind, Vec<MenuEntry>)> = CodeKind::ALL
        .into_iter()
        .map(|kind| (kind, codes_of(kind, directory, record, messages)))
        .filter(|(_, entries)| !entries.is_empty())
        .collect();
    let kinds: Vec<&str> = there.iter().map(|(kind, _)| kind.slug()).collect();
    let id = record.id().as_str();
    let message = if kinds.is_empty() {
        fill(messages.cli.no_code, &[("id", id)])
    } else {
        fill(messages.cli.no_such_code, &[("id", id), ("kinds", &kinds.join(" "))])
    };
    there.into_iter().find(|(kind, _)| of.is_none_or(|of| of == *kind)).map(|(_, entries)| entries).ok_or(message)
}

/// What a code is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    /// Black on white, whatever the theme.
    Colours,
    /// Inverse video for what is light.
    Inverse,
    /// Characters alone. Ink stands for light, as most terminals are dark.
    Plain,
}

struct Paper {
    ink: Ink,
    glyphs: &'static Glyphs,
}

impl Paper {
    fn of(context: &Context, choice: GlyphChoice) -> Self {
        let facts = &context.facts;
        let ink = match (facts.streams.output, facts.colours) {
            (false, _) => Ink::Plain,
            (true, Colours::None) => Ink::Inverse,
            (true, Colours::Ansi16) => Ink::Colours,
        };
        Self { ink, glyphs: Glyphs::of(choice) }
    }

    /// A code with what it says under it.
    fn code(&self, context: &Context, entry: &MenuEntry) -> String {
        let caption = self.glyphs.show(&format!("{}  {}", entry.thing.label, entry.thing.text)).into_owned();
        let Some(code) = entry.code.as_deref().and_then(Code::of) else {
            return format!("{caption}\n{}\n", context.messages().panes.code_too_long);
        };
        let columns = if self.glyphs.choice == GlyphChoice::Narrow { code.side() } else { code.side() * 2 };
        let left = " ".repeat(columns.saturating_sub(cells(&caption)) / 2);
        format!("{}{left}{caption}\n", self.modules(&code))
    }

    fn modules(&self, code: &Code) -> String {
        let halves = self.glyphs.choice == GlyphChoice::Narrow;
        let mut text = String::new();
        for row in (0..code.side()).step_by(if halves { 2 } else { 1 }) {
            let mut last = "";
            for column in 0..code.side() {
                let upper = code.is_dark(column, row);
                let lower = if halves { code.is_dark(column, row + 1) } else { upper };
                let (pen, sign) = self.cell(upper, lower);
                if pen != last {
                    text.push_str(pen);
                    last = pen;
                }
                text.push_str(sign);
            }
            text.push_str(if self.ink == Ink::Plain { "\n" } else { "\x1b[m\n" });
        }
        text
    }

    /// The pen and the sign for one cell of half blocks, or for one module where there are none.
    fn cell(&self, upper: bool, lower: bool) -> (&'static str, &'static str) {
        // Of the 256 colours, the black and the white that no theme changes.
        const DARK_ON_LIGHT: &str = "\x1b[38;5;16;48;5;231m";
        const DARK: &str = "\x1b[48;5;16m";
        const INVERSE: &str = "\x1b[7m";
        const UPRIGHT: &str = "\x1b[27m";
        if self.glyphs.choice != GlyphChoice::Narrow {
            // On a wide terminal a full block takes two cells by itself.
            let block = if self.glyphs.choice == GlyphChoice::Wide { "█" } else { "##" };
            return match (self.ink, upper) {
                (Ink::Colours, true) => (DARK, "  "),
                (Ink::Colours, false) => (DARK_ON_LIGHT, "  "),
                (Ink::Inverse, true) => (UPRIGHT, "  "),
                (Ink::Inverse, false) => (INVERSE, "  "),
                (Ink::Plain, true) => ("", "  "),
                (Ink::Plain, false) => ("", block),
            };
        }
        match (self.ink, upper, lower) {
            (Ink::Colours, true, true) => (DARK, " "),
            (Ink::Colours, false, false) => (DARK_ON_LIGHT, " "),
            (Ink::Colours, true, false) => (DARK_ON_LIGHT, "▀"),
            (Ink::Colours, false, true) => (DARK_ON_LIGHT, "▄"),
            (Ink::Inverse, false, false) => (INVERSE, " "),
            (Ink::Plain, false, false) => ("", "█"),
            (Ink::Inverse, true, true) => (UPRIGHT, " "),
            (Ink::Inverse, false, true) => (UPRIGHT, "▀"),
            (Ink::Inverse, true, false) => (UPRIGHT, "▄"),
            (Ink::Plain, true, true) => ("", " "),
            (Ink::Plain, false, true) => ("", "▀"),
            (Ink::Plain, true, false) => ("", "▄"),
        }
    }
}
