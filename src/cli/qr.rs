//! `kechuang qr`: codes for a telephone's camera, in the shell.

use std::process::ExitCode;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::{Cli, QrArgs};
use super::error::Error;
use super::output::{Text, write};
use super::source::Source;
use super::today::today;
use super::{Context, show};
use crate::directory::{Directory, Record};
use crate::export::{Cells, Code, QrKind, QrPayload, payloads_of};
use crate::terminal::backend::ColorMode;
use crate::terminal::environment::ColorWhen;
use crate::text;
use crate::text::{GlyphSet, Glyphs};

/// Prints the codes of the record with an id.
pub(super) fn run(context: &Context, cli: &Cli, call: &QrArgs) -> Result<ExitCode, Error> {
    let source = Source::of(cli)?;
    let directory = Arc::new(source.directory()?);
    let record =
        show::find(cli, &source, &directory, &call.id)?.ok_or_else(|| Error::NoCode { id: call.id.clone() })?;
    let entries = wanted(context, &directory, record, (call.of, today(cli)))?;
    let printer = QrPrinter::of(context, cli.glyphs.0.unwrap_or_default(), call.invert);
    let codes: Vec<String> = entries.iter().map(|entry| printer.code(context, entry)).collect();
    let is_read = write(&Text::styled(codes.join("\n")))?;
    // Where only characters leave, nobody knows on what they will be looked at.
    if is_read && printer.style != QrStyle::Colours && !call.invert {
        context.note(context.messages().cli.qr_needs_dark);
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints a code alone.
pub(super) fn print_code(context: &Context, cli: &Cli, entry: &QrPayload) -> Result<ExitCode, Error> {
    let printer = QrPrinter::of(context, cli.glyphs.0.unwrap_or_default(), false);
    write(&Text::styled(printer.code(context, entry)))?;
    Ok(ExitCode::SUCCESS)
}

/// What was asked for; where nothing was, the first kind that there is.
fn wanted(
    context: &Context,
    directory: &Directory,
    record: Record<'_>,
    (of, today): (Option<QrKind>, Date),
) -> Result<Vec<QrPayload>, Error> {
    let there: Vec<(QrKind, Vec<QrPayload>)> = QrKind::ALL
        .into_iter()
        .map(|kind| (kind, payloads_of(kind, directory, record, context.lang, today)))
        .filter(|(kind, entries)| {
            !entries.is_empty() && (*kind != QrKind::Text || entries.iter().all(QrPayload::is_legible))
        })
        .collect();
    let kinds: Vec<&str> = there.iter().map(|(kind, _)| kind.slug()).collect();
    let found = there.into_iter().find(|(kind, _)| of.is_none_or(|of| of == *kind));
    found.map(|(_, entries)| entries).ok_or_else(|| {
        let id = record.id().to_string();
        if kinds.is_empty() { Error::NoCode { id } } else { Error::NoSuchCode { id, kinds } }
    })
}

/// What a code is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum QrStyle {
    /// Black on white, whatever the theme.
    Colours,
    /// Inverse video for what is light, as most terminals are dark.
    Inverse,
    /// Characters alone. Ink stands for light, as most terminals are dark.
    Plain,
}

struct QrPrinter {
    style: QrStyle,
    /// Whether dark and light change places.
    inverted: bool,
    glyphs: &'static Glyphs,
}

impl QrPrinter {
    fn of(context: &Context, choice: GlyphSet, inverted: bool) -> Self {
        let facts = &context.facts;
        let is_told = facts.streams.output || facts.color_when == ColorWhen::Always;
        let style = match (is_told, facts.colours != ColorMode::None) {
            (false, _) => QrStyle::Plain,
            (true, false) => QrStyle::Inverse,
            (true, true) => QrStyle::Colours,
        };
        Self { style, inverted, glyphs: Glyphs::of(choice) }
    }

    /// A code with what it says under it.
    fn code(&self, context: &Context, entry: &QrPayload) -> String {
        let caption = entry.field.captions(context.messages()).into_iter().next().unwrap_or_default();
        let caption = self.glyphs.show(&caption).into_owned();
        let Some(code) = Code::legible(&entry.payload) else {
            return format!("{caption}\n{}\n", context.messages().panes.code_too_long);
        };
        let cells = if self.glyphs.set == GlyphSet::Narrow { Cells::Halves } else { Cells::Pairs };
        let left = " ".repeat(code.size(cells).0.saturating_sub(text::cells(&caption)) / 2);
        format!("{}{left}{caption}\n", self.modules(&code, cells))
    }

    fn modules(&self, code: &Code, cells: Cells) -> String {
        let mut text = String::new();
        for row in code.rows(cells) {
            let mut last = "";
            for (upper, lower) in row {
                let (pen, sign) = self.cell(cells, upper != self.inverted, lower != self.inverted);
                if pen != last {
                    text.push_str(pen);
                    last = pen;
                }
                text.push_str(sign);
            }
            text.push_str(if self.style == QrStyle::Plain { "\n" } else { "\x1b[m\n" });
        }
        text
    }

    /// The pen and the sign for the cells of a module, or for the cell of two.
    fn cell(&self, cells: Cells, upper: bool, lower: bool) -> (&'static str, &'static str) {
        // Of the 256 colours, the black and the white that no theme changes.
        const DARK_ON_LIGHT: &str = "\x1b[38;5;16;48;5;231m";
        const DARK: &str = "\x1b[48;5;16m";
        const INVERSE: &str = "\x1b[7m";
        const UPRIGHT: &str = "\x1b[27m";
        let blank = if cells == Cells::Halves { " " } else { "  " };
        match (self.style, upper, lower) {
            (QrStyle::Colours, true, true) => (DARK, blank),
            (QrStyle::Colours, false, false) => (DARK_ON_LIGHT, blank),
            (QrStyle::Colours, true, false) => (DARK_ON_LIGHT, "▀"),
            (QrStyle::Colours, false, true) => (DARK_ON_LIGHT, "▄"),
            (QrStyle::Inverse, false, false) => (INVERSE, blank),
            (QrStyle::Inverse, true, true) => (UPRIGHT, blank),
            (QrStyle::Inverse, false, true) => (UPRIGHT, "▀"),
            (QrStyle::Inverse, true, false) => (UPRIGHT, "▄"),
            (QrStyle::Plain, false, false) => ("", self.block()),
            (QrStyle::Plain, true, true) => ("", blank),
            (QrStyle::Plain, false, true) => ("", "▀"),
            (QrStyle::Plain, true, false) => ("", "▄"),
        }
    }

    /// What fills the cells of a module, or the cell of two.
    fn block(&self) -> &'static str {
        match self.glyphs.set {
            // On a wide terminal it takes two cells by itself.
            GlyphSet::Narrow | GlyphSet::Wide => "█",
            GlyphSet::Ascii => "##",
        }
    }
}
