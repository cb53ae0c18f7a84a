//! The help screen's lines, all from the table of commands.

use super::keymap::{COMMANDS, Command, Group};
use crate::document::Role;
use crate::document::layout::{LayoutOptions, StyledLine};
use crate::messages::Lang;
use crate::search::{FIELDS, OPERATORS};
use crate::text::{cells, pad, wrap};

/// The keys in force, by group, then the query language. A kiosk has fewer.
#[must_use]
pub fn lines(options: LayoutOptions, kiosk: bool) -> Vec<StyledLine> {
    let messages = options.lang.messages();
    let width = COMMANDS.iter().map(|command| cells(&keys(command))).max().unwrap_or(0);
    let mut lines = Vec::new();
    for group in Group::ALL {
        heading(&mut lines, group.title(messages));
        for command in COMMANDS.iter().filter(|command| command.group == group && command.is_in_force(kiosk)) {
            row(&mut lines, options, &keys(command), width, (command.help)(messages));
        }
    }
    heading(&mut lines, messages.groups.query);
    let fields = FIELDS.iter().map(|field| (field.example, field.zh, field.en));
    let operators = OPERATORS.iter().map(|operator| (operator.example, operator.zh, operator.en));
    for (example, zh, en) in fields.chain(operators) {
        row(&mut lines, options, example, width, if options.lang == Lang::Zh { zh } else { en });
    }
    lines
}

/// The keys of a command as the help screen and the README write them.
#[must_use]
pub fn keys(command: &Command) -> String {
    command.chords.join("  ")
}

fn heading(lines: &mut Vec<StyledLine>, title: &str) {
    if !lines.is_empty() {
        lines.push(StyledLine::default());
    }
    lines.push(StyledLine(vec![(title.to_owned(), Role::Heading)]));
}

fn row(lines: &mut Vec<StyledLine>, options: LayoutOptions, left: &str, width: usize, right: &str) {
    let room = options.width.saturating_sub(width + 6);
    for (number, text) in wrap(&options.glyphs.show(right), room).into_iter().enumerate() {
        let left = if number == 0 { left } else { "" };
        lines.push(StyledLine(vec![(format!("  {}  ", pad(left, width)), Role::Key), (text, Role::Text)]));
    }
}
