//! Cells without what spreadsheets, web pages and Chinese keyboards leave in them: ends of lines in every spelling, blanks
//! that look like blanks, digits in full width where a number stands.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::tabular::{Form, from_inert};
use crate::text::is_ideograph;

/// What some writers of workbooks put in the place of CR.
const WRITTEN_CR: &str = "_x000D_";

/// A cell as it is compared and read.
#[must_use]
pub(super) fn tidy(text: &str, form: Form) -> Cow<'_, str> {
    let text = from_inert(text);
    let text: Cow<'_, str> = if is_tidy(text) { text.trim().into() } else { cleaned(text).into() };
    match form {
        Form::Number | Form::Phones | Form::Links if !text.is_ascii() => {
            let lines: Vec<String> = text.split('\n').map(half_width).collect();
            lines.join("\n").into()
        }
        Form::Short | Form::Long if text.contains('\n') => joined(&text).into(),
        _ => text,
    }
}

/// Whether there is nothing to be cleaned but at the ends.
fn is_tidy(text: &str) -> bool {
    !text.chars().any(|c| is_line_end(c) || is_dropped(c) || is_blank(c)) && !text.contains(WRITTEN_CR)
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What nobody sees and a web page leaves behind.
const fn is_dropped(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// What looks like a blank and is another sign.
const fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}')
}

fn cleaned(text: &str) -> String {
    let text = text.replace(WRITTEN_CR, "").replace("\r\n", "\n");
    let signs = text.chars().filter(|c| !is_dropped(*c)).map(|c| match c {
        _ if is_line_end(c) => '\n',
        _ if is_blank(c) => ' ',
        _ => c,
    });
    let text: String = signs.collect();
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A number or an address in the width in which it is typed; what stands behind it, in words, stays.
fn half_width(line: &str) -> String {
    let end = line.find(['|', '｜']).unwrap_or(line.len());
    let (number, rest) = line.split_at(end);
    let plain = |c: char| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
    // Words beside a number are no number.
    let is_number = !number.chars().any(is_ideograph);
    let number: String = if is_number { number.nfkc().map(plain).collect() } else { number.to_owned() };
    number + rest
}

/// Lines as one: a spreadsheet breaks them for its columns. Between Chinese characters nothing stands then.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split('\n') {
        let is_wide = |c: Option<char>| c.is_none_or(|c| is_ideograph(c) || !c.is_alphanumeric() && !c.is_ascii());
        if !is_wide(joined.chars().next_back()) && !is_wide(line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// Whether a text looks like what a spreadsheet makes of `3-5`, `2023-04` or a day: it has become a date, and nobody knows
/// any more what was typed.
#[must_use]
pub(super) fn looks_like_made_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_number = |text: &str, most: usize| {
        !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |text: &str| MONTHS.contains(&text.to_ascii_lowercase().as_str());
    if let Some((month, day)) = text.strip_suffix('日').and_then(|it| it.split_once('月')) {
        return is_number(month, 2) && is_number(day, 2);
    }
    if let Some((a, b)) = text.split_once('-') {
        return is_number(a, 2) && is_month(b) || is_month(a) && is_number(b, 4);
    }
    let steps: Vec<&str> = text.split('/').collect();
    matches!(steps[..], [_, _, _]) && steps.iter().all(|step| is_number(step, 4))
}

/// Whether a text is a number as a spreadsheet shows one that is too long for its column: `2.27E+10`.
#[must_use]
pub(super) fn looks_like_made_number(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_digits(digits) && power.strip_prefix('+').is_some_and(is_digits)
}

#[cfg(test)]
mod tests {
    use super::{looks_like_made_date, looks_like_made_number, tidy};
    use crate::tabular::Form;

    #[test]
    fn what_a_spreadsheet_leaves_in_a_cell_is_no_change() {
        let cases = [
            ("  天津\u{3000}", Form::Short, "天津"),
            ("天津_x000D_\n学会", Form::Short, "天津学会"),
            ("Tianjin\r\nSociety", Form::Short, "Tianjin Society"),
            ("表彰科技人才，\r\n每年一次。", Form::Long, "表彰科技人才，每年一次。"),
            ("a\u{A0}b\u{200B}", Form::Short, "a b"),
            ("甲\r\n\r\n 乙 \n", Form::Lines, "甲\n乙"),
            ("\t=SUM(A1)", Form::Short, "=SUM(A1)"),
            ("０２２－２７１２２５２２", Form::Phones, "022-27122522"),
            ("０２２－２７１２２５２２ | 两处（传真）", Form::Phones, "022-27122522 | 两处（传真）"),
            ("022—27122522", Form::Phones, "022-27122522"),
            ("１２", Form::Number, "12"),
            ("第１届（节选）", Form::Short, "第１届（节选）"),
        ];
        for (text, form, expected) in cases {
            assert_eq!(tidy(text, form), expected, "{text:?}");
            assert_eq!(tidy(expected, form), expected, "{text:?}");
        }
    }

    #[test]
    fn what_has_been_made_a_date_or_a_number_is_seen() {
        for text in ["3月5日", "5-Mar", "Apr-23", "2023/4/1", "4/1/2023"] {
            assert!(looks_like_made_date(text), "{text}");
        }
        for text in ["3-5", "2023-04", "2023年3月5日起", "3月5日前", "和平路287号", "a-b", "", "1/2", "May Day"]
        {
            assert!(!looks_like_made_date(text), "{text}");
        }
        assert!(looks_like_made_number("2.27E+10") && looks_like_made_number("1E+15"));
        assert!(["022-1", "E+10", "3E", "GE+3", "1e9"].iter().all(|text| !looks_like_made_number(text)));
    }
}
