//! What `ron` reports, as one of our kinds of diagnostics and at the place that explains it.
//!
//! `ron` names what it expected and points at where it stopped; a reader is told what is wrong and where it begins.

use std::ops::Range;

use ron::error::{Error, Position, SpannedError};

use super::diagnostic::{DiagnosticKind, ExpectedType, SyntaxError};
use super::syntax_tree::{SyntaxKind, SyntaxNode, is_blank, open_quote};
use crate::text::nearest;

/// An error with its place in the text that was read.
pub(super) struct Repairable {
    pub(super) span: Range<usize>,
    pub(super) kind: DiagnosticKind,
}

/// What an error of `ron` says of a text, in the kinds of our diagnostics.
pub(super) fn describe(text: &str, error: &SpannedError) -> Repairable {
    let is_begun = matches!(syntax_error(&error.code), SyntaxError::Comment | SyntaxError::Attribute);
    if is_blank(text) && !is_begun {
        return Repairable { span: 0..0, kind: DiagnosticKind::Syntax(SyntaxError::Empty) };
    }
    let reported = byte_offset(text, error.span.start)..byte_offset(text, error.span.end);
    let owned = |names: &[&'static str]| names.iter().map(|name| (*name).to_owned()).collect();
    // `ron` points at what it did not want, or at the blanks before it.
    let start = text.len() - text[reported.start..].trim_start().len();
    let sign = text[start..].chars().next();
    if let Some((found, right)) = sign.and_then(|sign| Some((sign, ascii_for(sign)?))) {
        let span = start..start + found.len_utf8();
        return Repairable { span, kind: DiagnosticKind::Syntax(SyntaxError::FullWidth { found, right }) };
    }
    let kind = match &error.code {
        Error::ExpectedComma | Error::ExpectedArrayEnd | Error::ExpectedStructLikeEnd | Error::ExpectedMapEnd
            if sign.is_some_and(is_closing) =>
        {
            DiagnosticKind::Syntax(SyntaxError::Bracket(sign.unwrap_or_default()))
        }
        // Whatever was expected there, the text has ended: a bracket is not closed.
        code if is_end(text, &reported) && !matches!(code, Error::TrailingCharacters | Error::UnclosedBlockComment) => {
            DiagnosticKind::Syntax(SyntaxError::End)
        }
        Error::NoSuchStructField { expected, found, .. } => {
            let nearest = nearest(found, expected.iter().copied()).map(str::to_owned);
            DiagnosticKind::UnknownField { found: found.clone(), expected: owned(expected), nearest }
        }
        Error::MissingStructField { field, .. } => DiagnosticKind::MissingField((*field).to_owned()),
        Error::DuplicateStructField { field, .. } => DiagnosticKind::DuplicateField((*field).to_owned()),
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let nearest = nearest(found, expected.iter().copied()).map(str::to_owned);
            DiagnosticKind::UnknownVariant { found: found.clone(), expected: owned(expected), nearest }
        }
        code => match expected_type(code) {
            Some(ExpectedType::Word) if !begins_a_value(text, start) => {
                DiagnosticKind::WrongType(ExpectedType::FieldName)
            }
            Some(wanted) => DiagnosticKind::WrongType(wanted),
            None => DiagnosticKind::Syntax(syntax_error(code)),
        },
    };
    let span = match kind {
        DiagnosticKind::WrongType(_) => value_at(text, &reported).unwrap_or(reported),
        DiagnosticKind::MissingField(_) => reported.start..reported.start,
        DiagnosticKind::Syntax(SyntaxError::Comment) => {
            text[..reported.end].rfind("/*").map_or(reported, |opened| opened..opened + "/*".len())
        }
        DiagnosticKind::Syntax(SyntaxError::Trailing) => {
            start..start + text[start..].lines().next().map_or(0, |line| line.trim_end().len())
        }
        _ => reported,
    };
    Repairable { span, kind }
}

/// The fault, or the quote left open before it, from which it may well come.
pub(super) fn unless_open_quote(text: &str, fault: Repairable) -> Repairable {
    let is_syntax =
        matches!(&fault.kind, DiagnosticKind::Syntax(slip) if !matches!(slip, SyntaxError::FullWidth { .. }));
    match open_quote(text, fault.span.start, is_syntax) {
        Some(span) => Repairable { span, kind: DiagnosticKind::Syntax(SyntaxError::Quote) },
        None => fault,
    }
}

pub(super) fn is_end(text: &str, span: &Range<usize>) -> bool {
    span.end >= text.trim_end().len()
}

/// The type that was expected, if the fault is one of type.
pub(super) fn expected_type(code: &Error) -> Option<ExpectedType> {
    Some(match code {
        Error::ExpectedString => ExpectedType::Text,
        Error::ExpectedInteger
        | Error::ExpectedByteLiteral
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning => ExpectedType::Whole,
        Error::IntegerOutOfBounds => ExpectedType::InBounds,
        Error::ExpectedFloat | Error::FloatUnderscore => ExpectedType::Number,
        Error::ExpectedBoolean => ExpectedType::Truth,
        Error::ExpectedArray => ExpectedType::List,
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => ExpectedType::Fields,
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => ExpectedType::Word,
        Error::ExpectedDifferentStructName { found, .. } => ExpectedType::Nameless(found.clone()),
        _ => return None,
    })
}

fn syntax_error(code: &Error) -> SyntaxError {
    match code {
        Error::Eof | Error::ExpectedStringEnd => SyntaxError::End,
        Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedDifferentLength { .. } => SyntaxError::Comma,
        Error::ExpectedMapColon => SyntaxError::Colon,
        Error::TrailingCharacters => SyntaxError::Trailing,
        Error::ExceededRecursionLimit => SyntaxError::Deep,
        Error::InvalidEscape(_) | Error::Utf8Error(_) => SyntaxError::Escape,
        Error::UnclosedBlockComment => SyntaxError::Comment,
        Error::ExpectedAttribute | Error::ExpectedAttributeEnd | Error::NoSuchExtension(_) => SyntaxError::Attribute,
        code => SyntaxError::Other(code.to_string()),
    }
}

/// Whether a value stands at `at`, and no field's name: behind a colon, or in a list.
fn begins_a_value(text: &str, at: usize) -> bool {
    let mut is_in_list = false;
    SyntaxNode::read(text).walk(&mut |node| {
        if node.span.start < at && at < node.span.end && !matches!(node.parts, SyntaxKind::Text(_) | SyntaxKind::Plain)
        {
            is_in_list = text[node.span.start..].starts_with('[');
        }
    });
    is_in_list || text[..at].trim_end().ends_with(':')
}

fn is_closing(sign: char) -> bool {
    matches!(sign, ')' | ']' | '}')
}

/// The sign of RON for which a Chinese one was typed.
pub(super) fn ascii_for(sign: char) -> Option<char> {
    Some(match sign {
        '“' | '”' | '＂' => '"',
        '，' | '、' => ',',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        _ => return None,
    })
}

/// `ron` counts lines and columns in characters from 1.
fn byte_offset(text: &str, position: Position) -> usize {
    let line_start = text.split_inclusive('\n').take(position.line.saturating_sub(1)).map(str::len).sum::<usize>();
    let line = &text[line_start..];
    let column = position.col.saturating_sub(1);
    line_start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}

/// The value that a report about its type is about: `ron` points at its beginning, at the blank before it or into it.
pub(super) fn value_at(text: &str, reported: &Range<usize>) -> Option<Range<usize>> {
    let outline = SyntaxNode::read(text);
    let (mut beginning, mut around) = (None, None);
    outline.walk(&mut |node| {
        if (reported.start..=reported.end).contains(&node.span.start) {
            beginning = Some(node.span.clone());
        } else if node.span.contains(&reported.start) && matches!(node.parts, SyntaxKind::Text(_) | SyntaxKind::Plain) {
            around = Some(node.span.clone());
        }
    });
    beginning.or(around)
}
