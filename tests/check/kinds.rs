//! The name of each kind of fault: a kind without a name does not compile, a name without a case fails.

use kechuang::directory::fault::{FaultKind, Reference, Slip, Wanted, WindowFault};
use kechuang::text::Foreign;

macro_rules! kinds {
    ($($kind:pat => $name:literal,)*) => {
        /// Every name.
        pub(crate) const ALL: &[&str] = &[$($name),*];

        /// The name of a kind, which is that of its case.
        pub(crate) fn name(kind: &FaultKind) -> &'static str {
            match kind {
                $($kind => $name,)*
            }
        }
    };
}

kinds! {
    FaultKind::NotUtf8 => "not-utf8",
    FaultKind::Syntax(Slip::Empty) => "syntax-empty",
    FaultKind::Syntax(Slip::Quote) => "syntax-quote",
    FaultKind::Syntax(Slip::Comment) => "syntax-comment",
    FaultKind::Syntax(Slip::Escape) => "syntax-escape",
    FaultKind::Syntax(Slip::Attribute) => "syntax-attribute",
    FaultKind::Syntax(Slip::End) => "syntax-end",
    FaultKind::Syntax(Slip::Comma) => "syntax-comma",
    FaultKind::Syntax(Slip::Colon) => "syntax-colon",
    FaultKind::Syntax(Slip::Bracket(_)) => "syntax-bracket",
    FaultKind::Syntax(Slip::FullWidth { .. }) => "syntax-full-width",
    FaultKind::Syntax(Slip::Trailing) => "syntax-trailing",
    FaultKind::Syntax(Slip::Deep) => "syntax-deep",
    FaultKind::Syntax(Slip::Other(_)) => "syntax-other",
    FaultKind::WrongType(Wanted::Text) => "type-text",
    FaultKind::WrongType(Wanted::Whole) => "type-whole",
    FaultKind::WrongType(Wanted::InBounds) => "type-in-bounds",
    FaultKind::WrongType(Wanted::Number) => "type-number",
    FaultKind::WrongType(Wanted::List) => "type-list",
    FaultKind::WrongType(Wanted::Fields) => "type-fields",
    FaultKind::WrongType(Wanted::Word) => "type-word",
    FaultKind::WrongType(Wanted::FieldName) => "type-field-name",
    FaultKind::WrongType(Wanted::Nameless(_)) => "type-nameless",
    FaultKind::UnknownField { .. } => "unknown-field",
    FaultKind::MissingField(_) => "missing-field",
    FaultKind::DuplicateField(_) => "duplicate-field",
    FaultKind::UnknownVariant { .. } => "unknown-variant",
    FaultKind::UnknownFile => "unknown-file",
    FaultKind::MissingFile(_) => "missing-file",
    FaultKind::Foreign { character: '\n', in_paragraph: true, .. } => "line-break-in-paragraph",
    FaultKind::Foreign { character: '\n', .. } => "line-break",
    FaultKind::Foreign { character: '\t', .. } => "tab",
    FaultKind::Foreign { sort: Foreign::Control, .. } => "foreign-control",
    FaultKind::Foreign { sort: Foreign::Bidi, .. } => "foreign-bidi",
    FaultKind::Foreign { sort: Foreign::ZeroWidth, .. } => "foreign-zero-width",
    FaultKind::Foreign { sort: Foreign::PrivateUse, .. } => "foreign-private-use",
    FaultKind::BadId(_) => "bad-id",
    FaultKind::UnexpectedId { .. } => "unexpected-id",
    FaultKind::DuplicateId(_) => "duplicate-id",
    FaultKind::NumberZero => "number-zero",
    FaultKind::DuplicateNumber(_) => "duplicate-number",
    FaultKind::NumberGap { .. } => "number-gap",
    FaultKind::PageOrder { .. } => "page-order",
    FaultKind::DuplicateName(_) => "duplicate-name",
    FaultKind::Empty(_) => "empty",
    FaultKind::Unknown { what: Reference::Part, .. } => "unknown-part",
    FaultKind::Unknown { what: Reference::Category, .. } => "unknown-category",
    FaultKind::Unknown { what: Reference::Department, nearest: Some(_), .. } => "unknown-department",
    FaultKind::Unknown { what: Reference::Department, nearest: None, .. } => "unknown-department-far",
    FaultKind::Unknown { what: Reference::Audience, .. } => "unknown-audience",
    FaultKind::CategoryOfOtherPart { .. } => "category-of-other-part",
    FaultKind::UnknownSpelling(_) => "unknown-spelling",
    FaultKind::NoDepartment => "no-department",
    FaultKind::EmptyContact => "empty-contact",
    FaultKind::BadPhone(_) => "bad-phone",
    FaultKind::PrivatePhone(_) => "private-phone",
    FaultKind::BadUrl(_) => "bad-url",
    FaultKind::BadEmail(_) => "bad-email",
    FaultKind::BadPostalCode(_) => "bad-postal-code",
    FaultKind::BadDate(_) => "bad-date",
    FaultKind::HistoryOrder { .. } => "history-order",
    FaultKind::ImpossibleWindow(WindowFault::Month(_)) => "window-month",
    FaultKind::ImpossibleWindow(WindowFault::Week(_)) => "window-week",
    FaultKind::ImpossibleWindow(WindowFault::Day { .. }) => "window-day",
    FaultKind::ImpossibleWindow(WindowFault::NoYears) => "window-no-years",
    FaultKind::ImpossibleWindow(WindowFault::Cycle { .. }) => "window-cycle",
    FaultKind::ImpossibleAge => "impossible-age",
    FaultKind::BadValue => "bad-value",
    FaultKind::SocietyCount { .. } => "society-count",
    FaultKind::PinyinLength { .. } => "pinyin-length",
}
