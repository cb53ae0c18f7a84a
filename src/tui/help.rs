//! The help screen's lines, all from the table of commands.

use super::keymap::{COMMANDS, Command, Group};
use super::page::{PageLine, Setting};
use super::theme::Role;
use crate::search::{FIELDS, OPERATORS};
use crate::text::{cells, pad, wrap};
use crate::words::Lang;

/// The keys in force, by group, then the query language. A kiosk has fewer.
#[must_use]
pub fn lines(setting: Setting, kiosk: bool) -> Vec<PageLine> {
    let words = setting.lang.words();
    let width = COMMANDS.iter().map(|command| cells(&keys(command))).max().unwrap_or(0);
    let mut lines = Vec::new();
    for group in Group::ALL {
        heading(&mut lines, group.title(words));
        for command in COMMANDS.iter().filter(|command| command.group == group && command.is_in_force(kiosk)) {
            row(&mut lines, setting, &keys(command), width, (command.help)(words));
        }
    }
    heading(&mut lines, words.groups.query);
    let fields = FIELDS.iter().map(|field| (field.example, field.zh, field.en));
    let operators = OPERATORS.iter().map(|operator| (operator.example, operator.zh, operator.en));
    for (example, zh, en) in fields.chain(operators) {
        row(&mut lines, setting, example, width, if setting.lang == Lang::Zh { zh } else { en });
    }
    lines
}

/// The keys of a command as the help screen and the README write them.
#[must_use]
pub fn keys(command: &Command) -> String {
    command.chords.join("  ")
}

fn heading(lines: &mut Vec<PageLine>, title: &str) {
    if !lines.is_empty() {
        lines.push(PageLine::default());
    }
    lines.push(PageLine(vec![(title.to_owned(), Role::Heading)]));
}

fn row(lines: &mut Vec<PageLine>, setting: Setting, left: &str, width: usize, right: &str) {
    let room = setting.width.saturating_sub(width + 6);
    for (number, text) in wrap(&setting.glyphs.show(right), room).into_iter().enumerate() {
        let left = if number == 0 { left } else { "" };
        lines.push(PageLine(vec![(format!("  {}  ", pad(left, width)), Role::Key), (text, Role::Text)]));
    }
}
