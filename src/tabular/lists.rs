//! Lists and parts of items as text, and back. An item is a line; its parts are divided by ` | `; names within a part by
//! `、`. Which of several outer items a line belongs to is said by `[2] ` before it, and nothing for the first.
//!
//! A backslash keeps the next sign from its meaning, so that any text comes back: it stands before `|` and `、` where they
//! divide nothing, before a `[` at the beginning of a line, before a blank at an end, and before a backslash that could be
//! one of these; `\n` and `\r` are line breaks within an item.

/// What divides parts.
const PARTS: &str = " | ";

/// Which signs have a meaning at some place of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// A text, or an item of a list.
    Item,
    /// A part of an item, or the only one.
    Part,
    /// A name among names.
    Name,
}

const fn has_meaning(c: char, level: Level) -> bool {
    match c {
        '|' | '｜' => matches!(level, Level::Part | Level::Name),
        '、' => matches!(level, Level::Name),
        _ => false,
    }
}

/// Signs before which a backslash is one that keeps them from their meaning, whatever the level.
const fn is_kept(c: char) -> bool {
    matches!(c, '\\' | '|' | '｜' | '、' | '[' | 'n' | 'r') || c.is_whitespace()
}

/// Writes a text so that it is read back as it is.
pub(super) fn write_text(text: &str, level: Level, out: &mut String) {
    let trimmed = text.trim();
    let is_plain = trimmed.len() == text.len()
        && !text.starts_with('[')
        && !text.contains(['\\', '\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        && (level == Level::Item || !text.contains(|c| has_meaning(c, level)));
    if is_plain {
        out.push_str(text);
        return;
    }
    // Byte offsets between which nothing is at an end.
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let is_at_end = c.is_whitespace() && (at < start || at >= end);
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\\' if next.is_none_or(is_kept) => out.push_str("\\\\"),
            // A line separator is a blank at any place.
            _ if is_at_end || has_meaning(c, level) || (c == '[' && at == 0) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
}

/// A text as it was before it was written.
pub(super) fn read_text(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = trimmed(written).chars().peekable();
    while let Some(c) = rest.next() {
        match rest.next_if(|next| c == '\\' && is_kept(*next)) {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some(kept) => text.push(kept),
            None => text.push(c),
        }
    }
    text
}

/// Without the blanks at its ends, but for one at the end that is kept.
fn trimmed(text: &str) -> &str {
    let text = text.trim_start();
    let short = text.trim_end();
    let backslashes = short.len() - short.trim_end_matches('\\').len();
    let kept = text[short.len()..].chars().next().filter(|_| backslashes % 2 == 1);
    &text[..short.len() + kept.map_or(0, char::len_utf8)]
}

/// Divides at signs that are not kept from their meaning.
fn divided<'a>(text: &'a str, signs: &'static [char]) -> impl Iterator<Item = &'a str> {
    let mut is_kept = false;
    text.split(move |c: char| {
        let was_kept = is_kept;
        is_kept = c == '\\' && !was_kept;
        signs.contains(&c) && !was_kept
    })
}

/// Writes items, one a line.
pub(super) fn write_lines<'a>(items: impl IntoIterator<Item = &'a String>, out: &mut String) {
    for item in items {
        new_line(out);
        write_text(item, Level::Item, out);
    }
}

/// Begins a line, unless the cell begins there.
pub(super) fn new_line(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

/// The lines of a cell that hold something.
pub(super) fn lines(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['\n', '\r']).filter(|line| !line.trim().is_empty())
}

/// The items of a cell.
pub(super) fn read_lines(cell: &str) -> Box<[String]> {
    lines(cell).map(read_text).collect()
}

/// Writes the parts of an item; those at the end that are empty are left out.
pub(super) fn write_parts(parts: &[&str], out: &mut String) {
    let last = parts.iter().rposition(|part| !part.is_empty()).unwrap_or(0);
    for (at, part) in parts.iter().take(last + 1).enumerate() {
        if at > 0 {
            out.push_str(PARTS);
        }
        write_text(part, Level::Part, out);
    }
}

/// The parts of a line, still as written.
pub(super) fn parts(line: &str) -> Vec<&str> {
    divided(line, &['|', '｜']).collect()
}

/// Names joined, as a part of an item.
pub(super) fn write_names<'a>(names: impl IntoIterator<Item = &'a str>, out: &mut String) {
    for (at, name) in names.into_iter().enumerate() {
        if at > 0 {
            out.push('、');
        }
        write_text(name, Level::Name, out);
    }
}

/// The names of a part.
pub(super) fn read_names(part: &str) -> impl Iterator<Item = String> {
    divided(part, &['、']).filter(|name| !name.trim().is_empty()).map(read_text)
}

/// Begins a line that belongs to an outer item, from 0.
pub(super) fn begin_of(outer: usize, out: &mut String) {
    new_line(out);
    if outer > 0 {
        out.extend(["[", &(outer + 1).to_string(), "] "]);
    }
}

/// To which outer item a line belongs, from 0, and the rest of it; `None` where it says a number that makes no sense.
pub(super) fn outer(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start();
    let Some((number, rest)) = line.strip_prefix('[').and_then(|it| it.split_once(']')) else { return Some((0, line)) };
    let number: usize = number.trim().parse().ok()?;
    Some((number.checked_sub(1)?, rest))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            proptest::collection::vec(
                prop::sample::select(vec![
                    "天津",
                    "\\",
                    "|",
                    "｜",
                    "、",
                    "[",
                    "]",
                    "2",
                    " ",
                    "n",
                    "r",
                    "\n",
                    "\r",
                    "\t",
                    "\u{3000}",
                    "\u{2028}",
                    "\"",
                    ",",
                    "👩‍🔬"
                ]),
                0..12
            )
            .prop_map(|it| it.concat()),
        ]
    }

    proptest! {
        #[test]
        fn any_items_are_read_back(items in proptest::collection::vec(text().prop_filter("no item is empty", |it| !it.is_empty()), 0..6)) {
            let mut cell = String::new();
            write_lines(&items, &mut cell);
            prop_assert_eq!(&*read_lines(&cell), &items[..], "{:?}", cell);
        }

        #[test]
        fn any_parts_are_read_back(items in proptest::collection::vec(text(), 1..5)) {
            let mut cell = String::new();
            write_parts(&items.iter().map(String::as_str).collect::<Vec<_>>(), &mut cell);
            prop_assert_eq!(lines(&cell).count(), usize::from(items.iter().any(|it| !it.is_empty())));
            let mut read: Vec<String> = parts(&cell).into_iter().map(read_text).collect();
            read.resize(items.len(), String::new());
            prop_assert_eq!(read, items, "{:?}", cell);
        }

        #[test]
        fn any_names_are_read_back(items in proptest::collection::vec(text().prop_filter("no name is empty", |it| !it.is_empty()), 0..5)) {
            let mut cell = String::new();
            write_names(items.iter().map(String::as_str), &mut cell);
            prop_assert_eq!(parts(&cell).len(), 1);
            prop_assert_eq!(read_names(&cell).collect::<Vec<_>>(), items, "{:?}", cell);
        }

        #[test]
        fn any_line_says_whose_it_is(item in text(), number in 0_usize..4) {
            let mut cell = String::new();
            begin_of(number, &mut cell);
            write_text(&item, Level::Item, &mut cell);
            let (read, rest) = outer(&cell).unwrap();
            prop_assert_eq!((read, read_text(rest)), (number, item), "{:?}", cell);
        }
    }

    #[test]
    fn a_cell_that_a_person_wrote_is_read() {
        assert_eq!(&*read_lines(" 天津 \r\n\r\n  北京\n"), ["天津", "北京"]);
        assert_eq!(
            parts("022-1 |传真｜ 两处").into_iter().map(read_text).collect::<Vec<_>>(),
            ["022-1", "传真", "两处"]
        );
        assert_eq!(outer("[0] x"), None);
        assert_eq!(outer("[x] y"), None);
        assert_eq!(outer("[ 3 ]y"), Some((2, "y")));
        assert_eq!(read_text("C:\\dir"), "C:\\dir");
    }
}
