//! `kechuang stale`: what is due to be asked after.

use std::process::ExitCode;

use super::args::{Cli, DueFormat, StaleArgs};
use super::error::Error;
use super::output::Text;
use super::source::Source;
use super::today::today;
use super::{Context, exit};
use crate::directory::Directory;
use crate::export::{Due, answering, due, due_csv, due_json, due_record, due_what};
use crate::messages::Messages;
use crate::text::Glyphs;

/// Columns before what hangs on a number.
const INDENT: usize = 4;

/// Lists what was never confirmed, or too long ago, by the number at which it is asked after.
pub(super) fn run(context: &Context, cli: &Cli, call: &StaleArgs) -> Result<ExitCode, Error> {
    let messages = context.messages();
    // The program ends with it: to let go of each record of a large one would take time.
    let directory = std::mem::ManuallyDrop::new(Source::of(cli)?.directory()?);
    let all = due(&directory, today(cli), call.older);
    let text = match call.format {
        DueFormat::Json => Text::json(&due_json(&directory, &all, messages), true)?,
        DueFormat::Csv => Text::network_lines(due_csv(&directory, &all, messages).map_err(Error::Stdout)?),
        DueFormat::Text if context.facts.streams.output => {
            let glyphs = Glyphs::of(cli.glyphs.0.unwrap_or_default());
            page(messages, glyphs, context.facts.size.width.into(), (&directory, &all))
        }
        DueFormat::Text => columns(messages, &directory, &all),
    };
    if all.is_empty() && call.format == DueFormat::Text {
        context.note(messages.curating.due_none(call.older));
    }
    let code = if call.fail_on_stale && !all.is_empty() { exit::NOTHING } else { exit::DONE };
    context.answer(&text, ExitCode::from(code))
}

/// A line for each that is due: the number, who answers, the record's id and name, what it is, when it was confirmed and how
/// many days ago, divided by tabs.
fn columns(messages: &'static Messages, directory: &Directory, all: &[Due<'_>]) -> Text {
    let mut text = Text::default();
    for due in all {
        let names = answering(directory, due, messages).join(messages.facts.and);
        for (thing, days) in &due.things {
            let (id, title) = due_record(directory, thing, messages);
            let on = thing.confirmed.map_or("", |it| &it.on);
            let days = days.map(|it| it.to_string()).unwrap_or_default();
            let number = due.number.unwrap_or_default();
            text.add_columns(&[number, &names, id, title, &due_what(thing, messages), on, &days]);
        }
    }
    text
}

/// For a terminal: the number and who answers, below it what is due there.
fn page(
    messages: &'static Messages,
    glyphs: &Glyphs,
    width: usize,
    (directory, all): (&Directory, &[Due<'_>]),
) -> Text {
    let said = &messages.curating;
    let mut text = Text::default();
    for due in all {
        let names = answering(directory, due, messages).join(messages.facts.and);
        let number = due.number.unwrap_or(said.due_no_number);
        let line = format!("{number}  {names}  {}", said.due_things(due.things.len()));
        text.add_paragraph(&line, 0, width, glyphs);
        for (thing, days) in &due.things {
            let (id, title) = due_record(directory, thing, messages);
            let since = thing.confirmed.zip(*days).map(|(it, days)| said.due_since(&it.on, days));
            let since = since.unwrap_or_else(|| said.due_never.to_owned());
            let line = format!("{id} {title}  {}", messages.remarked(&due_what(thing, messages), Some(&since)));
            text.add_paragraph(line.trim(), INDENT, width, glyphs);
        }
        text.add_line("");
    }
    if !all.is_empty() {
        let things = all.iter().map(|it| it.things.len()).sum::<usize>();
        let numbers = all.iter().filter(|it| it.number.is_some()).count();
        text.add_paragraph(&said.due_total(things, numbers), 0, width, glyphs);
    }
    text
}
