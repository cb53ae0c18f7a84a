//! Text that no spreadsheet takes for a formula.

use std::borrow::Cow;

use super::Column;
use crate::directory::PhoneNumber;

/// What a formula begins with, in half and in full width.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell of a table without types (CSV): with a TAB before it where a spreadsheet would take it for a formula. A
/// printed telephone number stays as it is printed, for example `+86-22-27122522`.
#[must_use]
pub fn inert(column: Column, text: &str) -> Cow<'_, str> {
    let is_number = || {
        let number = text.lines().next().unwrap_or_default().split(" | ").next().unwrap_or_default();
        column == Column::Phones && PhoneNumber::read(number).is_some()
    };
    if text.starts_with(BEGINNINGS) && !is_number() { format!("\t{text}").into() } else { text.into() }
}

/// A cell as it was before it was made inert.
#[must_use]
pub fn from_inert(cell: &str) -> &str {
    cell.strip_prefix('\t').filter(|text| text.starts_with(BEGINNINGS)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{from_inert, inert};
    use crate::tabular::Column;

    #[test]
    fn a_formula_is_inert_and_a_number_stays_as_printed() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x"] {
            assert_eq!(inert(Column::Name, text), format!("\t{text}"));
            assert_eq!(from_inert(&inert(Column::Name, text)), text);
        }
        for text in ["天津", "022-27122522", "", "\tx", " =1"] {
            assert_eq!(inert(Column::Name, text), text);
            assert_eq!(from_inert(text), text);
        }
        assert_eq!(inert(Column::Phones, "+86-22-27122522"), "+86-22-27122522");
        assert_eq!(
            inert(Column::Phones, "+86 22 2712 2522 | 传真\n022-27122522"),
            "+86 22 2712 2522 | 传真\n022-27122522"
        );
        assert_eq!(inert(Column::Phones, "=HYPERLINK(A1)"), "\t=HYPERLINK(A1)");
        assert_eq!(inert(Column::Notes, "+86-22-27122522"), "\t+86-22-27122522");
    }
}
