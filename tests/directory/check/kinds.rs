//! The name of each kind of fault: a kind without a name does not compile, a name without a case fails.

use kechuang::loader::Misnamed;
use kechuang::loader::diagnostic::{
    BirthLimitError, DiagnosticKind, EnglishError, ExpectedType, GroupError, Reference, SyntaxError, ThesaurusError,
    WindowError,
};
use kechuang::text::Foreign;

macro_rules! kinds {
    ($($kind:pat => $name:literal,)*) => {
        /// Every name.
        pub(crate) const ALL: &[&str] = &[$($name),*];

        /// The name of a kind, which is that of its case.
        pub(crate) fn name(kind: &DiagnosticKind) -> &'static str {
            match kind {
                $($kind => $name,)*
                DiagnosticKind::Setting(fault) => panic!("{fault:?} is no fault of a directory"),
            }
        }
    };
}

kinds! {
    DiagnosticKind::NotUtf8 => "not-utf8",
    DiagnosticKind::Syntax(SyntaxError::Empty) => "syntax-empty",
    DiagnosticKind::Syntax(SyntaxError::Quote) => "syntax-quote",
    DiagnosticKind::Syntax(SyntaxError::Comment) => "syntax-comment",
    DiagnosticKind::Syntax(SyntaxError::Escape) => "syntax-escape",
    DiagnosticKind::Syntax(SyntaxError::Attribute) => "syntax-attribute",
    DiagnosticKind::Syntax(SyntaxError::End) => "syntax-end",
    DiagnosticKind::Syntax(SyntaxError::Comma) => "syntax-comma",
    DiagnosticKind::Syntax(SyntaxError::Colon) => "syntax-colon",
    DiagnosticKind::Syntax(SyntaxError::Bracket(_)) => "syntax-bracket",
    DiagnosticKind::Syntax(SyntaxError::FullWidth { .. }) => "syntax-full-width",
    DiagnosticKind::Syntax(SyntaxError::Trailing) => "syntax-trailing",
    DiagnosticKind::Syntax(SyntaxError::Deep) => "syntax-deep",
    DiagnosticKind::Syntax(SyntaxError::Other(_)) => "syntax-other",
    DiagnosticKind::WrongType(ExpectedType::Text) => "type-text",
    DiagnosticKind::WrongType(ExpectedType::Whole) => "type-whole",
    DiagnosticKind::WrongType(ExpectedType::InBounds) => "type-in-bounds",
    DiagnosticKind::WrongType(ExpectedType::Number) => "type-number",
    DiagnosticKind::WrongType(ExpectedType::Truth) => "type-truth",
    DiagnosticKind::WrongType(ExpectedType::List) => "type-list",
    DiagnosticKind::WrongType(ExpectedType::Fields) => "type-fields",
    DiagnosticKind::WrongType(ExpectedType::Word) => "type-word",
    DiagnosticKind::WrongType(ExpectedType::FieldName) => "type-field-name",
    DiagnosticKind::WrongType(ExpectedType::Nameless(_)) => "type-nameless",
    DiagnosticKind::UnknownField { .. } => "unknown-field",
    DiagnosticKind::MissingField(_) => "missing-field",
    DiagnosticKind::DuplicateField(_) => "duplicate-field",
    DiagnosticKind::UnknownVariant { .. } => "unknown-variant",
    DiagnosticKind::UnknownFile => "unknown-file",
    DiagnosticKind::Misnamed(Misnamed::File { .. }) => "misnamed-file",
    DiagnosticKind::Misnamed(Misnamed::Folder) => "misnamed-folder",
    DiagnosticKind::MissingFile(_) => "missing-file",
    DiagnosticKind::Foreign { character: '\n', in_paragraph: true, .. } => "line-break-in-paragraph",
    DiagnosticKind::Foreign { character: '\n', .. } => "line-break",
    DiagnosticKind::Foreign { character: '\t', .. } => "tab",
    DiagnosticKind::Foreign { sort: Foreign::Control, .. } => "foreign-control",
    DiagnosticKind::Foreign { sort: Foreign::Bidi, .. } => "foreign-bidi",
    DiagnosticKind::Foreign { sort: Foreign::ZeroWidth, .. } => "foreign-zero-width",
    DiagnosticKind::Foreign { sort: Foreign::PrivateUse, .. } => "foreign-private-use",
    DiagnosticKind::Foreign { sort: Foreign::Unassigned, .. } => "foreign-unassigned",
    DiagnosticKind::LookAlike { right: ' ', .. } => "look-alike-blank",
    DiagnosticKind::LookAlike { .. } => "look-alike",
    DiagnosticKind::TooManyMarks => "too-many-marks",
    DiagnosticKind::BadId(_) => "bad-id",
    DiagnosticKind::UnexpectedId { .. } => "unexpected-id",
    DiagnosticKind::DuplicateId(_) => "duplicate-id",
    DiagnosticKind::NumberZero => "number-zero",
    DiagnosticKind::DuplicateNumber(_) => "duplicate-number",
    DiagnosticKind::NumberGap { .. } => "number-gap",
    DiagnosticKind::PageOrder { .. } => "page-order",
    DiagnosticKind::DuplicateName(_) => "duplicate-name",
    DiagnosticKind::English(EnglishError::Taken(_)) => "duplicate-english",
    DiagnosticKind::English(EnglishError::Chinese(_)) => "not-english",
    DiagnosticKind::English(EnglishError::NotGiven) => "no-printed-english",
    DiagnosticKind::Thesaurus(ThesaurusError::Lone(_)) => "lone-word",
    DiagnosticKind::Thesaurus(ThesaurusError::Twice(_)) => "word-twice",
    DiagnosticKind::Thesaurus(ThesaurusError::Ignored(_)) => "ignored-word",
    DiagnosticKind::Empty(_) => "empty",
    DiagnosticKind::Unknown { what: Reference::Part, .. } => "unknown-part",
    DiagnosticKind::Unknown { what: Reference::Category, .. } => "unknown-category",
    DiagnosticKind::Unknown { what: Reference::Department, nearest: Some(_), .. } => "unknown-department",
    DiagnosticKind::Unknown { what: Reference::Department, nearest: None, .. } => "unknown-department-far",
    DiagnosticKind::Unknown { what: Reference::Audience, .. } => "unknown-audience",
    DiagnosticKind::Unknown { what: Reference::WorkField, .. } => "unknown-work-field",
    DiagnosticKind::Unknown { what: Reference::Place, .. } => "unknown-place",
    DiagnosticKind::CategoryOfOtherPart { .. } => "category-of-other-part",
    DiagnosticKind::UnknownSpelling(_) => "unknown-spelling",
    DiagnosticKind::NoDepartment => "no-department",
    DiagnosticKind::EmptyContact => "empty-contact",
    DiagnosticKind::BadPhone(_) => "bad-phone",
    DiagnosticKind::PrivatePhone(_) => "private-phone",
    DiagnosticKind::BadUrl(_) => "bad-url",
    DiagnosticKind::BadEmail(_) => "bad-email",
    DiagnosticKind::BadPostalCode(_) => "bad-postal-code",
    DiagnosticKind::BadDate(_) => "bad-date",
    DiagnosticKind::HistoryOrder { .. } => "history-order",
    DiagnosticKind::ImpossibleWindow(WindowError::Month(_)) => "window-month",
    DiagnosticKind::ImpossibleWindow(WindowError::Week(_)) => "window-week",
    DiagnosticKind::ImpossibleWindow(WindowError::Day { .. }) => "window-day",
    DiagnosticKind::ImpossibleWindow(WindowError::NoYears) => "window-no-years",
    DiagnosticKind::ImpossibleWindow(WindowError::Cycle { .. }) => "window-cycle",
    DiagnosticKind::ImpossibleAge => "impossible-age",
    DiagnosticKind::BirthLimit(BirthLimitError::NoDay(_)) => "birth-limit-no-day",
    DiagnosticKind::BirthLimit(BirthLimitError::NoMax) => "birth-limit-no-max",
    DiagnosticKind::BirthLimit(BirthLimitError::Disagrees { .. }) => "birth-limit-disagrees",
    DiagnosticKind::ImpossibleGroup(GroupError::Unprinted) => "group-unprinted",
    DiagnosticKind::ImpossibleGroup(GroupError::Everybody) => "group-of-everybody",
    DiagnosticKind::GroupTwice(_) => "group-twice",
    DiagnosticKind::NoSuchSection(_) => "no-such-section",
    DiagnosticKind::BadValue => "bad-value",
    DiagnosticKind::SocietyCount { .. } => "society-count",
    DiagnosticKind::PinyinLength { .. } => "pinyin-length",
    DiagnosticKind::NoSyllable { .. } => "no-syllable",
}
