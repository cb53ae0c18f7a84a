//! What of several records can be taken away at once, as one text.

use super::cards;
use super::fields::{CopyField, Pick, id, line, lines, name, phones, urls, whole};
use super::list::list;
use crate::directory::{Directory, Record, RecordIdx, RecordList};
use crate::messages::{Lang, Messages};

/// What of several records is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    /// A line each: the name with its numbers, what is in doubt, and that a number is not its own.
    Phones,
    /// The names, a line each.
    Names,
    /// The numbers alone, a line each and each once, with what is in doubt.
    Numbers,
    /// A line each: the name, who answers, the numbers.
    Lines,
    /// The whole records as text, with a blank line between them.
    Whole,
    /// Who answers, as vCards one behind the other.
    Cards,
    /// A table for a spreadsheet.
    Table,
}

impl Several {
    /// In the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Phones, Self::Names, Self::Numbers, Self::Lines, Self::Whole, Self::Cards, Self::Table];

    /// Its name in the reader's language.
    #[must_use]
    pub const fn name(self, messages: &Messages) -> &'static str {
        match self {
            Self::Phones => messages.marks.phones,
            Self::Names => messages.marks.names,
            Self::Numbers => messages.marks.phones_alone,
            Self::Lines => messages.marks.lines,
            Self::Whole => messages.marks.whole,
            Self::Cards => messages.marks.cards,
            Self::Table => messages.marks.table,
        }
    }
}

/// Why several records are not taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// None of them has it.
    Nothing,
    /// The text would be longer than it may be.
    TooLong,
}

/// Something of several records as one text of at most so many bytes. Of those that lack it the name alone stands in a
/// list of numbers, and nothing elsewhere; the label says how many they are.
///
/// # Errors
/// None of them has it, or the text would be longer.
pub fn several(
    form: Several,
    directory: &Directory,
    records: &RecordList,
    lang: Lang,
    most: usize,
) -> Result<CopyField, NotTaken> {
    let messages = lang.messages();
    let (mut text, mut lacking) = (String::new(), 0);
    if form == Several::Table {
        // A row has at least its commas, so that what is too long need not be written to be known.
        let shortest = records.len().saturating_mul(8);
        let table = (shortest <= most).then(|| list(directory, records, messages));
        text = table.and_then(Result::ok).ok_or(NotTaken::TooLong)?;
    } else {
        let mut seen = hashbrown::HashSet::new();
        for record in records.iter().filter_map(|no| directory.record(no)) {
            let (piece, has_it) = piece(form, directory, record, lang);
            lacking += usize::from(!has_it);
            let pieces: Vec<String> = if form == Several::Numbers {
                piece.lines().filter(|number| seen.insert((*number).to_owned())).map(|it| format!("{it}\n")).collect()
            } else {
                vec![piece]
            };
            text.extend(pieces);
            if text.len() > most {
                return Err(NotTaken::TooLong);
            }
        }
    }
    if text.len() > most {
        return Err(NotTaken::TooLong);
    }
    let count = records.len();
    if lacking == count {
        return Err(NotTaken::Nothing);
    }
    let (said, what) = (&messages.marks, form.name(messages));
    let (label, brief) = if lacking > 0 {
        (said.several_lacking(count, what, lacking), said.several_lacking_short(count, lacking))
    } else {
        (said.several(count, what), said.several_brief(count, what))
    };
    Ok(CopyField { brief, entries: count, ..lines(&label, &text, String::new()) })
}

/// What of one record stands in the text, with its line ends, and whether it has what is asked for.
fn piece(form: Several, directory: &Directory, record: Record<'_>, lang: Lang) -> (String, bool) {
    let messages = lang.messages();
    let of = |piece: Option<String>| piece.map_or_else(|| (String::new(), false), |it| (it + "\n", true));
    match form {
        Several::Phones => {
            let said: Vec<String> = phones(directory, record, messages).iter().map(|it| told(it, messages)).collect();
            let line = [name(record, messages).text, said.join(messages.facts.and)];
            (line.join(" ").trim_end().to_owned() + "\n", !said.is_empty())
        }
        Several::Names => of(Some(name(record, messages).text)),
        Several::Numbers => {
            let numbers = phones(directory, record, messages);
            let said = numbers.iter().map(|it| messages.remarked(&it.text, it.note.as_deref()));
            of((!numbers.is_empty()).then(|| said.collect::<Vec<_>>().join("\n")))
        }
        Several::Lines => match line(directory, record, messages) {
            Some(line) => of(Some(line.text)),
            None => (name(record, messages).text + "\n", false),
        },
        Several::Whole => of(Some(whole(directory, record, lang).text + "\n")),
        Several::Cards => {
            let cards: String = cards(directory, record).iter().map(|card| card.vcard(messages)).collect();
            let has_it = !cards.is_empty();
            (cards, has_it)
        }
        Several::Table => (String::new(), true),
    }
}

/// A number with what whoever calls has to know: a doubt, and that it is not the record's own.
fn told(number: &CopyField, messages: &Messages) -> String {
    let whose = number.whose.last().filter(|_| number.is_of_others());
    let remarks: Vec<&str> = number.note.iter().chain(whose).map(String::as_str).collect();
    let remark = remarks.join(messages.facts.semicolon);
    messages.remarked(&number.text, (!remark.is_empty()).then_some(&remark))
}

/// What is to be picked of one record: of several numbers or addresses all.
#[must_use]
pub fn picked(pick: Pick, directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<CopyField> {
    match pick {
        Pick::Phone => phones(directory, record, messages),
        Pick::Url => urls(directory, record, messages),
        Pick::Id => vec![id(record, messages)],
        Pick::Title => vec![name(record, messages)],
    }
}

/// What is to be picked of several records, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picked {
    /// What was picked: of several numbers or addresses of a record all, one behind the other.
    pub things: Vec<CopyField>,
    /// The names of the records that have nothing of the kind.
    pub lacking: Vec<String>,
}

impl Picked {
    /// Of several records.
    #[must_use]
    pub fn of(pick: Pick, directory: &Directory, records: impl Iterator<Item = RecordIdx>, lang: Lang) -> Self {
        let (messages, mut all) = (lang.messages(), Self::default());
        for record in records.filter_map(|no| directory.record(no)) {
            let things = picked(pick, directory, record, messages);
            if things.is_empty() {
                all.lacking.push(record.name().to_owned());
            }
            all.things.extend(things);
        }
        all
    }
}

impl From<CopyField> for Picked {
    fn from(thing: CopyField) -> Self {
        Self { things: vec![thing], lacking: Vec::new() }
    }
}
