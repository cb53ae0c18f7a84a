//! The signs of a year's bars, and what each stands for.

use crate::calendar::Mark;
use crate::messages::Messages;
use crate::text::Glyphs;

/// The sign of a cell of a bar.
#[must_use]
pub const fn sign(glyphs: &Glyphs, mark: Mark) -> &'static str {
    let signs = &glyphs.bar;
    match mark {
        Mark::Empty => signs.empty,
        Mark::InferredYear => signs.inferred_year,
        Mark::PrintedYear => signs.printed_year,
        Mark::Inferred => signs.inferred,
        Mark::Printed => signs.printed,
        Mark::Deadline => signs.deadline,
    }
}

/// What each sign stands for: `█ printed`, the ones most needed first.
#[must_use]
pub fn bar_key(messages: &Messages, glyphs: &Glyphs) -> [String; 6] {
    let (said, signs) = (&messages.calendar, &glyphs.bar);
    let key = [
        (signs.printed, said.key_printed),
        (signs.inferred, said.key_inferred),
        (signs.deadline, said.key_deadline),
        (signs.printed_year, said.key_printed_year),
        (signs.inferred_year, said.key_inferred_year),
        (signs.today, said.key_today),
    ];
    key.map(|(sign, words)| format!("{sign} {words}"))
}
