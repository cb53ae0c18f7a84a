//! No character in a file that must not reach a terminal, be it written or escaped.

use std::ops::Range;

use crate::text::{Marks, foreign, unified_ideograph};

use crate::loader::diagnostic::DiagnosticKind;
use crate::loader::syntax_tree::{SyntaxKind, SyntaxNode};

/// So many are reported of a file, and as many again of those inside its strings: more would be no text.
const MOST: usize = 100;

/// Every such character of a file with its byte offsets. In a text that is no RON (`is_ron`), where strings begin and
/// end cannot be told, so line breaks and escapes are left alone.
pub(crate) fn foreign_characters(text: &str, is_ron: bool) -> Vec<(Range<usize>, DiagnosticKind)> {
    let mut found = Vec::new();
    let mut runs = Runs::default();
    for at in suspects(text) {
        let Some(c) = text[at..].chars().next() else { break };
        let span = at..at + c.len_utf8();
        runs.take(c, &span, &mut found);
        // A line may end with CR and LF; a CR alone is a line break to a terminal and none to an editor.
        let is_layout = matches!(c, '\n' | '\t') || c == '\r' && text[span.end..].starts_with('\n');
        if !is_layout {
            found.extend(fault(span, c, false));
        }
        if found.len() >= MOST {
            break;
        }
    }
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

/// Looks for characters with too many marks, and reports each once.
#[derive(Debug, Default)]
struct Runs {
    marks: Marks,
    /// Where the last character ended, and whether the run it belongs to has been reported.
    end: usize,
    is_reported: bool,
}

impl Runs {
    /// Takes a character; those before which it does not stand are parted from it by some that need no look.
    fn take(&mut self, c: char, span: &Range<usize>, found: &mut Vec<(Range<usize>, DiagnosticKind)>) {
        if span.start != self.end {
            self.marks = Marks::default();
        }
        let overflows = self.marks.overflow(c);
        if overflows && !self.is_reported {
            found.push((span.clone(), DiagnosticKind::TooManyMarks));
        }
        self.is_reported = overflows;
        self.end = span.end;
    }
}

/// Where a character begins that may have to be refused.
fn suspects(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let found = at + bytes[at..].iter().position(|byte| MAY_BEGIN_FOREIGN[usize::from(*byte)])?;
            at = found + 1;
            if !is_punctuation(&bytes[found..]) {
                return Some(found);
            }
            at = found + 3;
        }
    })
}

/// Whether a text begins with a character of those that nearly every Chinese line holds besides Han: the punctuation of
/// Chinese (U+2010 to U+2027, U+3000 to U+3029), and full-width forms (U+FF01 to U+FF7F). None is refused or is a mark.
const fn is_punctuation(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xE2, 0x80, 0x90..=0xA7, ..]
            | [0xE3, 0x80, 0x80..=0xA9, ..]
            | [0xEF, 0xBC, 0x81..=0xBF, ..]
            | [0xEF, 0xBD, ..]
    )
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
    let mut chars = text[inside.clone()].char_indices();
    let mut runs = Runs::default();
    let mut has_escape = false;
    while let Some((at, c)) = chars.next() {
        let start = inside.start + at;
        if c == '\\' && !raw {
            // The sign after a backslash is spoken for, a second backslash above all.
            let spoken_for = 1 + chars.as_str().chars().next().map_or(0, char::len_utf8);
            let written = escape(&text[start..inside.end]);
            let end = start + written.map_or(spoken_for, |(length, _)| length);
            if let Some((_, meant)) = written {
                found.extend(fault(start..end, meant, in_paragraph));
                runs.take(meant, &(start..end), found);
            }
            has_escape = true;
            while inside.end - chars.as_str().len() < end && chars.next().is_some() {}
        } else {
            if matches!(c, '\n' | '\t') {
                found.extend(fault(start..start + 1, c, in_paragraph));
            }
            // Marks that are written out have been counted in the file.
            if has_escape {
                runs.take(c, &(start..start + c.len_utf8()), found);
            }
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
    let refused = foreign(character).map(|sort| DiagnosticKind::Foreign { character, sort, in_paragraph });
    let kind = refused.or_else(|| Some(DiagnosticKind::LookAlike { found: character, right: meant(character)? }))?;
    Some((span, kind))
}

/// The character for which this one is taken by every reader and by no search.
fn meant(c: char) -> Option<char> {
    let is_blank = matches!(c, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}');
    if is_blank { Some(' ') } else { unified_ideograph(c) }
}

#[cfg(test)]
mod tests {
    use super::{DiagnosticKind, fault, foreign_characters, suspects};

    #[test]
    fn every_character_that_must_not_pass_is_looked_at() {
        let passed_over = |c: &char| suspects(c.encode_utf8(&mut [0; 4])).next().is_none();
        let missed: Vec<char> =
            ('\0'..=char::MAX).filter(|c| fault(0..0, *c, false).is_some() && *c != '\n').filter(passed_over).collect();
        assert_eq!(missed, Vec::<char>::new());
    }

    fn found(text: &str) -> Vec<(&str, DiagnosticKind)> {
        foreign_characters(text, true).into_iter().map(|(span, kind)| (&text[span], kind)).collect()
    }

    #[test]
    fn a_cr_alone_is_a_line_break_and_one_before_lf_ends_a_line() {
        assert_eq!(found("(\r\n    name: \"甲\",\r\n)\r\n"), []);
        let alone = found("(name: \"甲\r乙\", // 一\r二\n)");
        assert!(
            matches!(alone[..], [("\r", DiagnosticKind::Foreign { .. }), ("\r", DiagnosticKind::Foreign { .. })]),
            "{alone:?}"
        );
        let escaped = found(r#"(name: "甲\r乙")"#);
        assert!(matches!(escaped[..], [("\\r", DiagnosticKind::Foreign { .. })]), "{escaped:?}");
        assert_eq!(found(r#"(name: "甲\\r乙\\\\n\"\\")"#), []);
    }

    #[test]
    fn a_flood_of_marks_is_one_fault_written_or_escaped() {
        let (written, escaped) = ("\u{301}".repeat(500), r"\u{301}".repeat(500));
        let text = format!("(name: \"甲{written}乙{escaped}丙\u{301}\")");
        let kinds: Vec<DiagnosticKind> = found(&text).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [DiagnosticKind::TooManyMarks, DiagnosticKind::TooManyMarks]);
        assert_eq!(found("(name: \"Tiếng e\u{302}\u{301}\", other: r#\"\\u{301}\"#)"), []);
    }

    #[test]
    fn look_alikes_are_found_with_the_character_to_write() {
        let rights = |text| -> Vec<char> {
            let right = |(_, kind)| if let DiagnosticKind::LookAlike { right, .. } = kind { Some(right) } else { None };
            found(text).into_iter().filter_map(right).collect()
        };
        assert_eq!(
            rights("(name: \"⼼⺠\u{f979}\u{a0}\u{2003}\u{3000}心 \\u{2F3C}\")"),
            ['心', '民', '凉', ' ', ' ', '心']
        );
    }
}
