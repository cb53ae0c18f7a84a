//! What is said of the number under the cursor, in the lines of a width.

use std::iter;

use crate::directory::{BookNumber, Directory, PhoneBookEntry};
use crate::document::layout::StyledLine;
use crate::document::{Inline, Role, Target};
use crate::export::{besides, purposes, remarks};
use crate::text::{cells, wrap};
use crate::tui::shared::Shared;

/// So many of the things that a number is for are listed; the entry's own page lists all.
const MOST_PURPOSES: usize = 200;

/// Cells between a label and what it is of, and between a number and what is to be said of it.
const GAP: usize = 2;

/// What is said of the row under the cursor.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    /// All of its lines.
    pub lines: Vec<StyledLine>,
    /// The first that is seen.
    pub offset: usize,
    /// How many can be seen.
    pub height: usize,
}

impl Strip {
    /// Moves the lines by so many, down or, for a negative number, up.
    pub(super) fn scroll(&mut self, by: isize) {
        let last = self.lines.len().saturating_sub(self.height);
        self.offset = self.offset.saturating_add_signed(by).min(last);
    }
}

/// The lines of a row: the number with its warnings, what it is for, then addresses and notes of whose it is.
pub(super) fn lines(
    directory: &Directory,
    (entry, number): (&PhoneBookEntry, Option<&BookNumber>),
    shared: &Shared,
    width: usize,
) -> Vec<StyledLine> {
    let messages = shared.messages();
    let mut lines = Vec::new();
    let mut facts: Vec<(&str, String)> = Vec::new();
    if let Some(number) = number {
        lines.extend(head(number, &remarks(directory, number, messages), shared, width));
        let all = purposes(directory, number, messages);
        let more = all.len().saturating_sub(MOST_PURPOSES);
        let labels = iter::once(messages.phone_book.used_for).chain(iter::repeat(""));
        facts.extend(labels.zip(all.into_iter().take(MOST_PURPOSES)));
        facts.extend((more > 0).then(|| ("", messages.facts.and_others(more))));
    }
    facts.extend(besides(directory, entry, messages));
    let widest = facts.iter().map(|(label, _)| cells(label)).max().unwrap_or(0);
    for (label, words) in facts {
        let indent = widest + GAP;
        for (at, piece) in
            wrap(&shared.glyphs.show(&words), width.saturating_sub(indent).max(1)).into_iter().enumerate()
        {
            let label = if at == 0 { label } else { "" };
            let lead = format!("{label}{}", " ".repeat(indent.saturating_sub(cells(label))));
            lines.push(StyledLine::of(vec![Inline::new(lead, Role::Label), Inline::new(piece, Role::Text)]));
        }
    }
    lines
}

/// The number, and behind it or else below what is to be said of it.
fn head(number: &BookNumber, remarks: &[String], shared: &Shared, width: usize) -> Vec<StyledLine> {
    let shown = shared.glyphs.show(&number.number).into_owned();
    let leads_to = Some(Target::Phone(number.number.as_str().into()));
    let mut first = vec![Inline::new(shown.clone(), Role::Strong).to(leads_to)];
    let mut rest = Vec::new();
    for remark in remarks {
        let remark = shared.glyphs.show(remark).into_owned();
        if first.len() == 1 && cells(&shown) + GAP + cells(&remark) <= width {
            first.extend([Inline::new(" ".repeat(GAP), Role::Text), Inline::new(remark, Role::Warning)]);
        } else {
            let pieces = wrap(&remark, width.max(1)).into_iter();
            rest.extend(pieces.map(|piece| StyledLine::of(vec![Inline::new(piece, Role::Warning)])));
        }
    }
    iter::once(StyledLine::of(first)).chain(rest).collect()
}
