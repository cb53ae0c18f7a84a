//! The plain mode: the directory as a dialogue of lines, for screen readers, Braille, printers, editors' shells and lines
//! without a terminal.
//!
//! - Lines are only added: no colour, no cursor, no escape sequence, no sign that is only to be looked at. The terminal is
//!   left as it is, and edits the line itself.
//! - A question leads to numbered answers, a number to an entry; every line says something by itself. What was chosen is
//!   said again, then what one comes for: whom to call, who may apply, when.
//! - A line is as long as what it says. It is broken only where `COLUMNS` or the reader names a width: who listens wants
//!   sentences, a terminal breaks lines by itself, and a printer has a width that somebody knows.
//! - What is to be found is found as on the screen, and what is wrong with it is told in the same words.
//!
//! Parts:
//! - `dialogue`: a line in, lines out
//! - `words`: what a line means
//! - `answers`: lists, so many rows at a time
//! - `contents`: the table of contents, step by step
//! - `dates`: dates to come
//! - `entry`: an entry, one fact a line
//! - `questions`: guided questions
//! - `numbers`: telephone numbers, digit by digit
//! - `taking`: the numbers of an entry: said, spelt, copied without an escape sequence
//! - `typed`: lines as they are typed

mod answers;
mod contents;
mod dates;
mod dialogue;
mod entry;
mod numbers;
mod questions;
mod taking;
mod typed;
mod words;

use std::mem::ManuallyDrop;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use super::Context;
use super::args::Cli;
use super::error::Error;
use super::kiosk::log::{self, Ending};
use super::output::{Text, wished_width, write, write_within};
use super::source::Source;
use super::today::today;
use crate::messages::Messages;
use crate::terminal::backend::ColorMode;
use crate::terminal::clipboard::Clipboard;
use crate::terminal::environment::PlainBecause;
use crate::terminal::session::warning_of;
use crate::terminal::tty::PATIENCE;
use crate::text::Glyphs;
use answers::World;
use dialogue::{Dialogue, Reply};
use typed::{Line, Typed};

/// Talks until the reader leaves or the input ends.
pub(super) fn run(context: &mut Context, cli: &Cli, because: PlainBecause) -> Result<ExitCode, Error> {
    // Faults are told without colours, too.
    context.facts.colours = ColorMode::None;
    let glyphs = Glyphs::of(cli.glyphs.0.unwrap_or_default());
    // A kiosk believes no variable.
    let (kiosk, width) = (cli.kiosk, if cli.kiosk { None } else { wished_width() });
    let mut voice = Voice { glyphs, width, is_kiosk: kiosk, has_terminal: context.facts.streams.input };
    let messages = context.messages();
    let mut lines: Vec<String> = context.trouble().into_iter().collect();
    lines.extend(why(context, because, messages));
    lines.extend(cli.since.is_some().then(|| messages.calls.since_alone.to_owned()));
    // No path is a visitor's to know.
    lines.extend(cli.data.as_ref().filter(|_| !kiosk).map(|path| messages.plain.loading(path.display())));
    if !voice.say(&lines)? {
        return Ok(ExitCode::SUCCESS);
    }
    let source = Source::of(cli)?;
    let directory = Arc::new(source.directory()?);
    // The program ends with both: to let go of each record of a large one would take time.
    std::mem::forget(Arc::clone(&directory));
    let index = ManuallyDrop::new(source.index(&directory, cli.search())?);
    let clipboard = Clipboard::without_sequences(&context.facts, context.config.clipboard().as_ref());
    let world = World::new(&directory, &index, today(cli));
    let mut dialogue = Dialogue::new(world, context.lang, width, clipboard);
    // A word that is a command is something to be found there.
    let query = cli.query.as_deref().filter(|query| !query.trim().is_empty()).map(|query| format!("/{query}"));
    let begun = match query.map(|query| dialogue.hear(&query)) {
        Some(Reply::Said(lines)) => lines,
        Some(Reply::Left) | None => {
            let greeting = messages.plain.greeting(&directory.info().title, directory.len());
            vec![greeting, messages.plain.how.to_owned()]
        }
    };
    if voice.say(&begun)? {
        let idle = kiosk.then(|| Duration::from_secs_f64(cli.idle_timeout * 60.0));
        talk(&mut dialogue, &mut voice, idle, cli.idle_timeout)?;
    }
    dialogue.close();
    Ok(ExitCode::SUCCESS)
}

/// Reads lines and answers them until nobody reads any more.
fn talk(dialogue: &mut Dialogue<'_>, voice: &mut Voice, idle: Option<Duration>, minutes: f64) -> Result<(), Error> {
    let mut typed = Typed::new();
    let warning = idle.map(warning_of);
    let mut is_warned = false;
    while voice.ask(dialogue.prompt())? {
        let until_warning = idle.zip(warning).map(|(idle, warning)| idle.saturating_sub(warning));
        let limit = if is_warned { warning } else { until_warning };
        let line = typed.next(limit).map_err(Error::Stdin)?;
        let said = &dialogue.lang.messages().plain;
        let lines = match line {
            Line::Silence if is_warned => {
                log::end(Ending::Idle);
                return voice.part(&[said.idle(minutes)]);
            }
            Line::Silence => {
                is_warned = true;
                let seconds = warning.unwrap_or_default().as_secs_f64().ceil();
                if !voice.say(&[String::new(), said.idle_warning(seconds)])? {
                    return Ok(());
                }
                continue;
            }
            // What was typed has no end of a line behind it.
            Line::End if voice.has_terminal => return voice.part(&[String::new(), said.left.to_owned()]),
            Line::End => return voice.part(&[said.left.to_owned()]),
            Line::Unreadable => vec![said.not_text.to_owned()],
            Line::Text(line) => match dialogue.hear(&line) {
                Reply::Left => return voice.part(&[dialogue.lang.messages().plain.left.to_owned()]),
                Reply::Said(lines) => lines,
            },
        };
        is_warned = false;
        voice.width = dialogue.width;
        if !voice.say(&lines)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Why there are lines where the reader may have expected a screen.
fn why(context: &Context, because: PlainBecause, messages: &Messages) -> Option<String> {
    match because {
        PlainBecause::Asked | PlainBecause::Variable(_) => None,
        PlainBecause::NoTerminal => Some(messages.plain.no_terminal.to_owned()),
        PlainBecause::Terminal => match context.facts.term.as_deref() {
            // Who has a terminal of this name knows it.
            Some("dumb") => None,
            term => Some(messages.plain.no_screen(term.unwrap_or("?"))),
        },
    }
}

/// What says lines.
struct Voice {
    glyphs: &'static Glyphs,
    /// Columns for which lines are broken; `None` where none is.
    width: Option<usize>,
    is_kiosk: bool,
    /// Whether lines are typed on a terminal.
    has_terminal: bool,
}

impl Voice {
    /// Says lines; whether somebody is still there.
    fn say(&self, lines: &[String]) -> Result<bool, Error> {
        let mut text = Text::default();
        for line in lines {
            match self.width {
                Some(width) if !line.is_empty() => text.add_paragraph(line, 0, width, self.glyphs),
                _ => text.add_line(self.glyphs.show(line)),
            }
        }
        self.write(&text)
    }

    /// Asks for a line. On a terminal it is typed behind the prompt; elsewhere every line is a whole one.
    fn ask(&self, prompt: &str) -> Result<bool, Error> {
        let text = if self.has_terminal { Text::prompt(prompt) } else { Text::line(prompt) };
        self.write(&text)
    }

    /// Says the last lines.
    fn part(&self, lines: &[String]) -> Result<(), Error> {
        self.say(lines).map(drop)
    }

    fn write(&self, text: &Text) -> Result<bool, Error> {
        if self.is_kiosk { write_within(text, PATIENCE) } else { write(text) }
    }
}
