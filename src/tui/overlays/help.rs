//! The help screen: the keys in force and the query language.

use super::reply::Reply;
use crate::document::layout::{LayoutOptions, StyledLine};
use crate::document::{Inline, Role};
use crate::search::{FIELDS, OPERATORS};
use crate::text::{cells, pad, wrap};
use crate::tui::action::Action;
use crate::tui::command::Group;
use crate::tui::keymap::Keymap;
use crate::tui::mode::Mode;
use crate::tui::scroll::step;
use crate::tui::shared::Shared;

/// Cells of the column of keys at the most; a command that has more of them takes several lines.
const MOST_KEYS: usize = 30;

/// What stands between two keys.
const BETWEEN: &str = "  ";

/// The help screen.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// Its lines, laid out for the present width.
    pub lines: Vec<StyledLine>,
    /// The first line seen.
    pub offset: usize,
    /// How many lines can be seen.
    height: usize,
    /// Whether it is yet to go to the query language.
    goes_to_query: bool,
}

impl Help {
    /// The help for a reader who is somewhere: it begins with what he can type there.
    pub(in crate::tui) fn for_mode(mode: Mode) -> Self {
        Self { goes_to_query: mode == Mode::Query, ..Self::default() }
    }

    pub(super) fn handle(&mut self, action: Action) -> Reply {
        match action {
            Action::Move(motion) => {
                // The page has no cursor: its first line moves, and normalizing keeps the last page full.
                self.offset = step(self.offset, self.lines.len(), self.height, motion);
                Reply::Stay
            }
            Action::Dismiss => Reply::Close,
            _ => Reply::Stay,
        }
    }

    pub(super) fn normalize(&mut self, shared: &Shared) {
        let content_area = shared.content_area();
        // A row of title stands above the lines.
        self.height = usize::from(content_area.height.saturating_sub(1));
        let (lines, query_at) = laid_out(shared.layout(content_area.width.into()), &shared.keymap);
        self.lines = lines;
        if std::mem::take(&mut self.goes_to_query) {
            self.offset = query_at;
        }
        self.offset = self.offset.min(self.lines.len().saturating_sub(self.height));
    }
}

/// The keys in force, by group, then the query language.
#[must_use]
pub fn lines(options: LayoutOptions, keymap: &Keymap) -> Vec<StyledLine> {
    laid_out(options, keymap).0
}

/// The same, and the line with which the query language begins.
fn laid_out(options: LayoutOptions, keymap: &Keymap) -> (Vec<StyledLine>, usize) {
    let messages = options.lang.messages();
    let longest = keymap.commands().map(|bound| cells(&bound.all_keys())).max().unwrap_or(0);
    let width = longest.min(MOST_KEYS).min(options.width * 2 / 5);
    let mut lines = Vec::new();
    for group in Group::ALL {
        heading(&mut lines, group.title(messages));
        for bound in keymap.commands().filter(|bound| bound.command.group == group) {
            for (keys, text) in bound.rows(messages) {
                row(&mut lines, options, &keys, width, &text);
            }
        }
    }
    heading(&mut lines, messages.groups.query);
    let query_at = lines.len().saturating_sub(1);
    for field in FIELDS {
        row(&mut lines, options, field.example_in(messages.naming()), width, &messages.field_with_names(field));
    }
    for operator in OPERATORS {
        row(&mut lines, options, operator.example, width, messages.operator(operator));
    }
    (lines, query_at)
}

fn heading(lines: &mut Vec<StyledLine>, title: &str) {
    if !lines.is_empty() {
        lines.push(StyledLine::default());
    }
    lines.push(StyledLine::of(vec![Inline::new(title, Role::Heading)]));
}

/// The keys or an example on the left, and beside it what is said of it.
fn row(lines: &mut Vec<StyledLine>, options: LayoutOptions, left: &str, width: usize, right: &str) {
    let room = options.width.saturating_sub(width + 6);
    let mut keys = in_lines(left, width).into_iter();
    let mut texts = wrap(&options.glyphs.show(right), room).into_iter();
    loop {
        let (left, text) = (keys.next(), texts.next());
        if left.is_none() && text.is_none() {
            break;
        }
        let keys = Inline::new(format!("  {}  ", pad(&left.unwrap_or_default(), width)), Role::Key);
        lines.push(StyledLine::of(vec![keys, Inline::new(text.unwrap_or_default(), Role::Text)]));
    }
}

/// Keys in lines of so many cells, none of them broken.
fn in_lines(keys: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for key in keys.split(BETWEEN) {
        match lines.last_mut().filter(|line| cells(line) + BETWEEN.len() + cells(key) <= width) {
            Some(line) => *line = format!("{line}{BETWEEN}{key}"),
            None => lines.push(key.to_owned()),
        }
    }
    lines
}
