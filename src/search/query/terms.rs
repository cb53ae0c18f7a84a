//! The terms of a query where they stand in its text, and the same text with a field's value put in or taken out.
//!
//! What is edited are fields that stand alone: not left out with `!`, and no alternative of anything. All else stays as it
//! was typed.

use std::borrow::Cow;
use std::ops::Range;

use super::fields::{self, FieldRole};
use super::values::{self, COMMAS, in_one_piece};
use super::{NOT, OR, Query, spaced_number, tones};
use crate::search::index::fold;

/// A term.
#[derive(Debug, Clone)]
pub(super) struct Term<'a> {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// As it is read; a number in several words as one.
    pub(super) text: Cow<'a, str>,
    /// The clause it belongs to.
    pub(super) clause: usize,
    /// What meets it is left out.
    pub(super) not: bool,
    /// The name and the value, where it is a field or a value joined to one.
    pub(super) field: Option<(Cow<'a, str>, Cow<'a, str>)>,
}

/// What of a text is behind the part that was taken from its beginning, and where that begins.
fn behind<'a>(text: &'a str, rest: &'a str) -> usize {
    text.len() - rest.len()
}

/// Calls `each` with every term, until it says that it wants no more.
pub(super) fn each_term<'a>(text: &'a str, mut each: impl FnMut(Term<'a>) -> bool) {
    let mut behind_bar = false;
    let mut clause = 0;
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let begin = behind(text, rest);
        let (token, after) = if let Some((token, after)) = spaced_number(rest) {
            (Cow::Owned(token), after)
        } else {
            let (token, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            (Cow::Borrowed(token), after)
        };
        rest = after.trim_start();
        let is_left_out = token.starts_with(NOT);
        // A number in several words is one term, which stands where they do.
        let whole = begin..begin + text[begin..behind(text, after)].trim_end().len();
        let mut name: Option<Cow<'a, str>> = None;
        let mut at = 0;
        for (place, part) in token.split(OR).enumerate() {
            behind_bar |= place > 0;
            let range =
                if matches!(token, Cow::Owned(_)) { whole.clone() } else { begin + at..begin + at + part.len() };
            at += part.len() + token[at + part.len()..].chars().next().map_or(0, char::len_utf8);
            if part.is_empty() {
                continue;
            }
            // `!a|b` holds neither.
            let is_alternative = behind_bar && !(place > 0 && is_left_out);
            if !is_alternative || clause == 0 {
                clause += 1;
            }
            behind_bar = false;
            let stripped = part.strip_prefix(NOT);
            let bare = stripped.unwrap_or(part);
            let own = |piece: &str| -> Cow<'a, str> { Cow::Owned(piece.to_owned()) };
            // The colon of `lu:4` makes a ü.
            let is_field =
                |(field, _): &(&str, &str)| fields::named(field).is_some() || tones::without_tones(bare).is_none();
            let field = match (fields::split(bare).filter(is_field), &name) {
                (Some((field, value)), _) => {
                    name = fields::named(field).map(|_| own(field));
                    Some((own(field), own(value)))
                }
                (None, Some(field)) => Some((field.clone(), own(bare))),
                (None, None) => None,
            };
            let not = stripped.is_some() || (place > 0 && is_left_out);
            if !each(Term { range, text: own(bare), clause, not, field }) {
                return;
            }
        }
    }
}

/// A field of a query where it stands in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldSpan {
    /// Which.
    pub role: FieldRole,
    /// The bytes of name, colon and values.
    pub range: Range<usize>,
    /// The values, as typed.
    pub values: Vec<String>,
}

impl Query {
    /// The fields of a text that stand alone, in the order typed.
    #[must_use]
    pub fn fields(text: &str) -> Vec<FieldSpan> {
        let read = Self::cut(text);
        let mut all: Vec<(usize, Option<FieldSpan>)> = Vec::new();
        each_term(read, |term| {
            let field = term.field.as_ref().filter(|_| !term.not);
            let known = field.and_then(|(name, value)| Some((fields::named(name)?.role, value)));
            let span = known.map(|(role, value)| {
                let is_one = role == FieldRole::Phone && fields::is_extended(value);
                let values = if is_one { vec![value.clone().into_owned()] } else { listed(value) };
                FieldSpan { role, range: term.range.clone(), values }
            });
            all.push((term.clause, span));
            all.len() < Self::MOST_TERMS
        });
        let is_alone = |clause: usize| all.iter().filter(|(other, _)| *other == clause).count() == 1;
        all.iter().filter(|(clause, _)| is_alone(*clause)).filter_map(|(_, span)| span.clone()).collect()
    }

    /// The text with a value more in a field, which is called `name` where it does not stand there yet. One that is there
    /// already is not put in again.
    #[must_use]
    pub fn with_value(text: &str, role: FieldRole, name: &str, value: &str) -> String {
        let of_role: Vec<FieldSpan> = Self::fields(text).into_iter().filter(|span| span.role == role).collect();
        match of_role.last() {
            _ if of_role.iter().any(|span| span.has(value)) => text.to_owned(),
            Some(span) => {
                let comma = if span.values.is_empty() || text[..span.range.end].ends_with(COMMAS) { "" } else { "," };
                [&text[..span.range.end], comma, &in_one_piece(value), &text[span.range.end..]].concat()
            }
            None => {
                let blank = if text.is_empty() || text.ends_with(char::is_whitespace) { "" } else { " " };
                [text, blank, name, ":", &in_one_piece(value)].concat()
            }
        }
    }

    /// The text with this value alone in a field, which is called `name` where it does not stand there yet.
    #[must_use]
    pub fn with_only_value(text: &str, role: FieldRole, name: &str, value: &str) -> String {
        let mut text = text.to_owned();
        let of_role: Vec<FieldSpan> = Self::fields(&text).into_iter().filter(|span| span.role == role).collect();
        let Some((first, others)) = of_role.split_first() else {
            return Self::with_value(&text, role, name, value);
        };
        for span in others.iter().rev() {
            cut_out(&mut text, span.range.clone());
        }
        set_values(&mut text, first, &[in_one_piece(value)]);
        text
    }

    /// The text without a value of a field; without the field where it was the only one.
    #[must_use]
    pub fn without_value(text: &str, role: FieldRole, value: &str) -> String {
        let mut text = text.to_owned();
        for span in Self::fields(&text).iter().rev().filter(|span| span.role == role && span.has(value)) {
            let rest: Vec<String> = span.values.iter().filter(|it| !is_same(it, value)).cloned().collect();
            if rest.is_empty() {
                cut_out(&mut text, span.range.clone());
            } else {
                set_values(&mut text, span, &rest);
            }
        }
        text
    }

    /// The text without a field.
    #[must_use]
    pub fn without_field(text: &str, role: FieldRole) -> String {
        let mut text = text.to_owned();
        for span in Self::fields(&text).iter().rev().filter(|span| span.role == role) {
            cut_out(&mut text, span.range.clone());
        }
        text
    }
}

impl FieldSpan {
    /// Whether a value is one of its values, however it is written.
    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.values.iter().any(|it| is_same(it, value))
    }
}

fn listed(value: &str) -> Vec<String> {
    values::listed(value).map(str::to_owned).collect()
}

/// Whether two values are written with the same letters and signs.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| !c.is_whitespace()).map(fold::in_address);
        letters.flat_map(char::to_lowercase).collect()
    };
    plain(one) == plain(other)
}

/// Puts values where those of a field stand.
fn set_values(text: &mut String, span: &FieldSpan, values: &[String]) {
    let field = &text[span.range.clone()];
    let colon = field.char_indices().find(|(_, c)| matches!(c, ':' | '：')).map_or(0, |(at, c)| at + c.len_utf8());
    text.replace_range(span.range.start + colon..span.range.end, &values.join(","));
}

/// Takes a term out, with the blank behind it or, at the end, before it.
fn cut_out(text: &mut String, range: Range<usize>) {
    let blank = |c: char| c.is_whitespace();
    let after = text[range.end..].len() - text[range.end..].trim_start_matches(blank).len();
    let mut range = range.start..range.end + after;
    if range.end == text.len() {
        range.start = text[..range.start].trim_end_matches(blank).len();
    }
    text.replace_range(range, "");
}
