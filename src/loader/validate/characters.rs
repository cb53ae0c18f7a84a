//! No character in a file that must not reach a terminal, be it written or escaped.

use std::ops::Range;

use crate::text::foreign;

use crate::loader::diagnostic::DiagnosticKind;
use crate::loader::syntax_tree::{SyntaxKind, SyntaxNode};

/// So many are reported of a file, and as many again of those inside its strings: more would be no text.
const MOST: usize = 100;

/// Every such character of a file with its byte offsets. In a text that is no RON (`is_ron`), where strings begin and
/// end cannot be told, so line breaks and escapes are left alone.
pub(crate) fn foreign_characters(text: &str, is_ron: bool) -> Vec<(Range<usize>, DiagnosticKind)> {
    let layout = |c: char| matches!(c, '\n' | '\r' | '\t');
    let mut found: Vec<(Range<usize>, DiagnosticKind)> = suspects(text)
        .filter_map(|at| text[at..].chars().next().map(|c| (at, c)))
        .filter(|(_, c)| !layout(*c))
        .filter_map(|(at, c)| fault(at..at + c.len_utf8(), c, false))
        .take(MOST)
        .collect();
    // Line breaks, tabs and escapes count only inside strings, and all are rare: look for strings only if need be.
    // A raw string (`#`) may hold quotes of its own.
    if is_ron && (memchr::memchr3(b'\\', b'\t', b'#', text.as_bytes()).is_some() || has_open_line(text)) {
        SyntaxNode::read(text).walk(&mut |node| {
            if let SyntaxKind::Text(inside) = &node.parts {
                in_string(text, inside, &mut found);
                found.truncate(2 * MOST);
            }
        });
    }
    found
}

/// Where a character begins that may have to be refused.
fn suspects(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let found = at + bytes[at..].iter().position(|byte| MAY_BEGIN_FOREIGN[usize::from(*byte)])?;
        at = found + 1;
        Some(found)
    })
}

/// Which bytes a character that must not pass may begin with: nearly every byte is ASCII from blank to tilde, the
/// beginning of a Han character, or the middle of one. A table, because every byte of a directory is looked up.
static MAY_BEGIN_FOREIGN: [bool; 256] = {
    let mut table = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = !matches!(byte, 0x20..=0x7E | 0x0A | 0x80..=0xBF | 0xE4..=0xE9);
        byte += 1;
    }
    table
};

/// Whether some line holds an odd number of quotes: then a string may go on in the next one.
fn has_open_line(text: &str) -> bool {
    let mut is_open = false;
    for at in memchr::memchr2_iter(b'"', b'\n', text.as_bytes()) {
        if text.as_bytes()[at] == b'"' {
            is_open = !is_open;
        } else if is_open {
            return true;
        }
    }
    is_open
}

fn in_string(text: &str, inside: &Range<usize>, found: &mut Vec<(Range<usize>, DiagnosticKind)>) {
    let before = text[..inside.start].trim_end_matches(['"', '#', 'r']).trim_end();
    let in_paragraph = before.strip_suffix('(').is_some_and(|name| name.trim_end().ends_with("Text"));
    let raw = text[..inside.start].ends_with("#\"") || text[..inside.start].ends_with("r\"");
    let mut chars = text[inside.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let start = inside.start + at;
        if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
            // Two characters, but one line break.
        } else if matches!(c, '\n' | '\r' | '\t') {
            found.extend(fault(start..start + 1, c, in_paragraph));
        } else if c == '\\' && !raw {
            let rest = &text[start..inside.end];
            if let Some((length, meant)) = escape(rest) {
                found.extend(fault(start..start + length, meant, in_paragraph));
            }
            // The sign after a backslash is spoken for, a second backslash above all.
            chars.next();
        }
    }
}

/// The character that an escape at the beginning of `rest` means, with the escape's length in bytes.
fn escape(rest: &str) -> Option<(usize, char)> {
    let mut signs = rest.chars().skip(1);
    match signs.next()? {
        'n' => Some((2, '\n')),
        'r' => Some((2, '\r')),
        't' => Some((2, '\t')),
        '0' => Some((2, '\0')),
        'x' => {
            let digits = rest.get(2..4)?;
            Some((4, char::from(u8::from_str_radix(digits, 16).ok()?)))
        }
        'u' => {
            let end = rest.find('}')?;
            let digits = rest.get(3..end)?;
            Some((end + 1, char::from_u32(u32::from_str_radix(digits, 16).ok()?)?))
        }
        _ => None,
    }
}

fn fault(span: Range<usize>, character: char, in_paragraph: bool) -> Option<(Range<usize>, DiagnosticKind)> {
    foreign(character).map(|sort| (span, DiagnosticKind::Foreign { character, sort, in_paragraph }))
}

#[cfg(test)]
mod tests {
    use super::suspects;
    use crate::text::foreign;

    #[test]
    fn every_character_that_must_not_pass_is_looked_at() {
        let passed_over = |c: &char| suspects(c.encode_utf8(&mut [0; 4])).next().is_none();
        let missed: Vec<char> =
            ('\0'..=char::MAX).filter(|c| foreign(*c).is_some() && *c != '\n').filter(passed_over).collect();
        assert_eq!(missed, Vec::<char>::new());
    }
}
