//! Content lines: what vCard (RFC 2426, RFC 6350) and iCalendar (RFC 5545) are written in. A name and a value; lines end
//! in CRLF and are folded at 75 octets, and a character is never split.

use crate::text::strip;

/// The longest line, in octets, without its end.
pub(super) const LINE: usize = 75;

/// Lines, each once: several blocks often print the same number.
#[derive(Default)]
pub(super) struct ContentLines(Vec<String>);

impl ContentLines {
    /// Adds a line, unless it is there. The value stands as it is.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        if !self.0.contains(&line) {
            self.0.push(line);
        }
    }

    /// All lines as they are written.
    pub(super) fn folded(&self) -> String {
        let mut text = String::new();
        for line in &self.0 {
            let mut octets = 0;
            for c in line.chars() {
                if octets + c.len_utf8() > LINE {
                    text.push_str("\r\n ");
                    octets = 1;
                }
                text.push(c);
                octets += c.len_utf8();
            }
            text.push_str("\r\n");
        }
        text
    }
}

/// Text on one line with what has a meaning in a value escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in strip(text).chars() {
        if matches!(c, '\\' | ',' | ';') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Text of several lines, each escaped; however a line ends, its end is written `\n`.
pub(super) fn escaped_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(escaped).collect::<Vec<_>>().join("\\n")
}

/// Values of one property, such as categories, each escaped.
pub(super) fn listed<'t>(values: impl IntoIterator<Item = &'t str>) -> String {
    values.into_iter().map(escaped).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{ContentLines, LINE, escaped, escaped_lines, listed};

    #[test]
    fn what_has_a_meaning_in_a_value_is_escaped() {
        assert_eq!(escaped("甲,乙;丙\\丁：“戊”"), "甲\\,乙\\;丙\\\\丁：“戊”");
        assert_eq!(escaped("一行\r\n又\u{0}一行"), "一行 又一行");
        assert_eq!(escaped_lines("一\r\n二\r三\n\n五,"), "一\\n二\\n三\\n\\n五\\,");
        assert_eq!(listed(["甲,乙", "丙"]), "甲\\,乙,丙");
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let mut lines = ContentLines::default();
        let value = "a天🀄é".repeat(2_500);
        lines.add("NOTE", &value);
        let text = lines.folded();
        assert!(text.split_terminator("\r\n").all(|line| line.len() <= LINE));
        assert_eq!(text.replace("\r\n ", ""), format!("NOTE:{value}\r\n"));
    }
}
