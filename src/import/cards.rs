//! vCards 3.0 and 4.0 as what they say of who answers: names, numbers, e-mail and web addresses, postal addresses.
//!
//! calcard reads what stands in a line, and passes over what it cannot read. So the lines are told apart before, which also
//! says where each stands.

use calcard::vcard::{
    VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardProperty, VCardType, VCardValue,
};
use calcard::{Entry, Parser};

use super::encoding::decode;
use super::grid::{At, Unit};
use super::incoming::Incoming;
use super::refusal::BadFile;

/// How a card begins.
const BEGIN: &str = "BEGIN:VCARD";

/// How it ends.
const END: &str = "END:VCARD";

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingCard {
    /// Where it begins.
    pub at: At,
    /// Its id, where it has one.
    pub uid: Option<String>,
    /// What it is called.
    pub names: Vec<String>,
    /// What it says, in its order.
    pub values: Vec<CardValue>,
}

/// Something that a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardValue {
    /// Where it stands.
    pub at: At,
    /// What it is.
    pub field: CardField,
    /// As it stands; of a postal address without its postcode.
    pub text: String,
    /// The postcode of a postal address.
    pub code: Option<String>,
}

/// What a card says of who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardField {
    /// A number at which a person answers.
    Voice,
    /// A number at which a fax machine answers.
    Fax,
    /// An e-mail address.
    Email,
    /// A web address.
    Web,
    /// A postal address.
    Address,
}

/// Whether bytes are cards, perhaps broken ones.
pub(super) fn is_cards(bytes: &[u8]) -> bool {
    let is_sign = |line: &[u8]| {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
        [BEGIN, END].iter().any(|sign| line.eq_ignore_ascii_case(sign.as_bytes()))
    };
    bytes.split(|byte| *byte == b'\n').any(is_sign)
}

/// Reads cards.
///
/// # Errors
/// Cards of before 3.0, and broken ones.
pub(super) fn read(bytes: &[u8]) -> Result<Incoming, BadFile> {
    let decoded = decode(bytes)?;
    let mut incoming = Incoming::default();
    for (number, lines) in (1..).zip(split(&decoded.text)?) {
        incoming.cards.push(card(number, &lines)?);
    }
    Ok(incoming)
}

/// A line of a card, unfolded.
struct ContentLine {
    /// Where it begins, from 1.
    line: usize,
    text: String,
}

/// The lines of each card, its first and last among them.
fn split(text: &str) -> Result<Vec<Vec<ContentLine>>, BadFile> {
    let mut unfolded: Vec<ContentLine> = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        match (text.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some(before)) => before.text.push_str(rest),
            _ if text.trim().is_empty() => {}
            _ => unfolded.push(ContentLine { line, text: text.to_owned() }),
        }
    }
    let (mut cards, mut card): (_, Option<Vec<ContentLine>>) = (Vec::new(), None);
    let mut has_version = false;
    for content in unfolded {
        let line = content.line;
        let broken = || BadFile::BrokenCard { line };
        let (head, value) = parts(&content.text).ok_or_else(broken)?;
        let head = head.to_ascii_uppercase();
        if head.contains(";CHARSET=") || head.contains("QUOTED-PRINTABLE") {
            return Err(BadFile::OldCard { line });
        }
        let is_begin = content.text.trim_end().eq_ignore_ascii_case(BEGIN);
        let is_end = content.text.trim_end().eq_ignore_ascii_case(END);
        if head == "VERSION" {
            match value.trim() {
                "3.0" | "4.0" => has_version = true,
                "2.1" | "1.0" => return Err(BadFile::OldCard { line }),
                _ => return Err(broken()),
            }
        }
        match (&mut card, is_begin) {
            (None, true) => {
                has_version = false;
                card = Some(vec![content]);
            }
            (None, false) | (Some(_), true) => return Err(broken()),
            (Some(lines), false) => {
                lines.push(content);
                if is_end {
                    cards.extend(card.take().filter(|_| has_version));
                    if !has_version {
                        return Err(broken());
                    }
                }
            }
        }
    }
    match card.as_ref().and_then(|lines| lines.last()) {
        Some(last) => Err(BadFile::BrokenCard { line: last.line }),
        None => Ok(cards),
    }
}

/// The name of a line with its parameters, and its value: a colon in quotes parts nothing.
fn parts(text: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    let colon = text.find(|c| {
        is_quoted ^= c == '"';
        c == ':' && !is_quoted
    })?;
    let (head, value) = text.split_at(colon);
    let name = head.split(';').next().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    (!name.is_empty() && name.chars().all(is_name)).then(|| (head, value.get(1..).unwrap_or_default()))
}

/// A card of its lines.
fn card(number: u32, lines: &[ContentLine]) -> Result<IncomingCard, BadFile> {
    let first = lines.first().map_or(1, |it| it.line);
    let at = |line: usize| At {
        row: number,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        unit: Unit::Card,
        ..At::default()
    };
    let text: String = lines.iter().flat_map(|it| [it.text.as_str(), "\r\n"]).collect();
    // Behind the first line, which begins the card.
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    let read: VCard = match Parser::new(&text).strict().entry() {
        Entry::VCard(card) => card,
        _ => return Err(BadFile::BrokenCard { line: first }),
    };
    let entries: Vec<&VCardEntry> = read.entries.iter().filter(|it| it.name != VCardProperty::End).collect();
    // Were a line passed over, each behind it would be told of in the wrong place.
    if entries.len() != inner.len() {
        return Err(BadFile::BrokenCard { line: first });
    }
    let mut card = IncomingCard { at: at(first), uid: None, names: Vec::new(), values: Vec::new() };
    for (entry, line) in entries.into_iter().zip(inner) {
        let values: Vec<String> = entry.values.iter().map(shown).collect();
        let whole = || values.first().cloned().unwrap_or_default().trim().to_owned();
        let field = match entry.name {
            VCardProperty::Uid => {
                card.uid = Some(whole());
                continue;
            }
            VCardProperty::Fn | VCardProperty::Org => {
                let name = whole();
                card.names.extend(Some(name).filter(|it| !it.is_empty() && !card.names.contains(it)));
                continue;
            }
            VCardProperty::Tel if is_fax(entry) => CardField::Fax,
            VCardProperty::Tel => CardField::Voice,
            VCardProperty::Email => CardField::Email,
            VCardProperty::Url => CardField::Web,
            VCardProperty::Adr => CardField::Address,
            _ => continue,
        };
        let part = |at: usize| values.get(at).map_or("", |it| it.trim());
        let (text, code) = if field == CardField::Address {
            // An address book may have put the region and the town into fields of their own.
            ([part(4), part(3), part(2), part(1)].concat(), Some(part(5).to_owned()).filter(|it| !it.is_empty()))
        } else {
            (whole(), None)
        };
        if !text.is_empty() {
            card.values.push(CardValue { at: at(line.line), field, text, code });
        }
    }
    Ok(card)
}

/// A value as text.
fn shown(value: &VCardValue) -> String {
    match value {
        VCardValue::Component(parts) => parts.join(","),
        other => other.as_text().unwrap_or_default().to_owned(),
    }
}

/// Whether a number is that of a fax machine.
fn is_fax(entry: &VCardEntry) -> bool {
    let types = entry.params.iter().filter(|it| it.name == VCardParameterName::Type);
    types.map(|it| &it.value).any(|value| match value {
        VCardParameterValue::Type(it) => *it == VCardType::Fax,
        other => other.as_text().is_some_and(|it| it.split(',').any(|it| it.trim().eq_ignore_ascii_case("fax"))),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{CardField, read};
    use crate::import::refusal::BadFile;

    #[test]
    fn a_card_says_the_same_in_both_versions() {
        let three = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:甲\\,乙\r\nUID:urn:uuid:1\r\nTEL;TYPE=WORK,VOICE:+862227122\r\n 522\r\n\
                     item1.TEL;TYPE=WORK,FAX:022-27122523\r\nADR;TYPE=WORK:;;一号\\, 3楼;;;300041;\r\nEND:VCARD\r\n";
        let four = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:甲\\,乙\r\nUID:urn:uuid:1\r\n\
                    TEL;VALUE=uri;TYPE=\"work,voice\":tel:+862227122522\r\n\
                    TEL;VALUE=uri;TYPE=\"work,fax\":tel:+862227122523\r\nADR:;;一号\\, 3楼;;;300041;\r\nEND:VCARD\r\n";
        let fields = [CardField::Voice, CardField::Fax, CardField::Address];
        for (text, lines, number) in [(three, [5, 7, 8], "+862227122522"), (four, [5, 6, 7], "tel:+862227122522")] {
            let cards = read(text.as_bytes()).unwrap().cards;
            assert_eq!((cards.len(), cards[0].names[0].as_str()), (1, "甲,乙"));
            assert_eq!(cards[0].uid.as_deref(), Some("urn:uuid:1"));
            let found: Vec<(CardField, u32)> = cards[0].values.iter().map(|it| (it.field, it.at.line)).collect();
            assert_eq!(found, fields.into_iter().zip(lines).collect::<Vec<_>>());
            assert_eq!(cards[0].values[0].text, number);
            let address = &cards[0].values[2];
            assert_eq!((address.text.as_str(), address.code.as_deref()), ("一号, 3楼", Some("300041")));
        }
    }

    #[test]
    fn old_and_broken_cards_are_refused_with_their_line() {
        for (text, bad) in [
            ("BEGIN:VCARD\nVERSION:2.1\nFN:a\nEND:VCARD\n", BadFile::OldCard { line: 2 }),
            ("BEGIN:VCARD\nVERSION:3.0\nFN;CHARSET=UTF-8:a\nEND:VCARD\n", BadFile::OldCard { line: 3 }),
            ("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=E5\nEND:VCARD\n", BadFile::OldCard { line: 2 }),
            ("BEGIN:VCARD\nVERSION:3.0\nFN:a\n", BadFile::BrokenCard { line: 3 }),
            ("BEGIN:VCARD\nVERSION:3.0\nnothing\nEND:VCARD\n", BadFile::BrokenCard { line: 3 }),
            ("BEGIN:VCARD\nFN:a\nEND:VCARD\n", BadFile::BrokenCard { line: 3 }),
            ("BEGIN:VCARD\nVERSION:3.0\nBEGIN:VCARD\n", BadFile::BrokenCard { line: 3 }),
            ("VERSION:3.0\nEND:VCARD\n", BadFile::BrokenCard { line: 1 }),
        ] {
            assert_eq!(read(text.as_bytes()).err(), Some(bad), "{text}");
        }
    }
}
