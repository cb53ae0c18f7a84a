//! What of a record can be taken away.

use super::{cards, markdown, text};
use crate::directory::{ContactOwner, DepartmentNumber, Directory, OwnedNumber, Phone, PhoneKind, Record};
use crate::document::entry;
use crate::messages::{Lang, Messages};
use crate::text::strip;

/// Something that can be copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CopyField {
    /// What it is, for the menu.
    pub label: String,
    /// The same in a word or two, for where there is little room.
    pub brief: String,
    /// What goes to the clipboard: without control characters, and on one line unless there is a preview.
    pub text: String,
    /// A doubt about it, which whoever takes it has to hear.
    pub note: Option<String>,
    /// Whose it is, as remarks behind it, the longest first. Several where the shortest has to be said as well: it is not
    /// the record's own.
    pub whose: Vec<String>,
    /// What is shown of a text of several lines in its place.
    pub preview: Option<String>,
    /// Of how many entries it is, where it is of several that are marked; else 0.
    pub entries: usize,
}

impl CopyField {
    /// The text as a reader is shown it: with the doubt, if there is one; of several lines, a preview and the length.
    #[must_use]
    pub fn shown(&self, messages: &Messages) -> String {
        match &self.preview {
            Some(preview) => messages.menus.preview(self.length(messages), preview),
            None => messages.remarked(&self.text, self.note.as_deref()),
        }
    }

    /// How a reader is told that it has been taken, the longest first: with the doubt, and whose it is.
    #[must_use]
    pub fn told(&self, messages: &Messages) -> Vec<String> {
        if self.preview.is_some() {
            let whole = messages.remarked(&self.label, Some(&self.length(messages)));
            return if self.entries > 0 { vec![whole, self.label.clone(), self.brief.clone()] } else { vec![whole] };
        }
        let remarked = |whose: Option<&String>| {
            let remarks: Vec<&str> = self.note.iter().chain(whose).map(String::as_str).collect();
            let remark = remarks.join(messages.facts.semicolon);
            messages.remarked(&self.text, (!remark.is_empty()).then_some(&remark))
        };
        let mut told: Vec<String> = self.whose.iter().map(|whose| remarked(Some(whose))).collect();
        if !self.is_of_others() {
            told.push(remarked(None));
        }
        told
    }

    /// What stands under its code, the longest first.
    #[must_use]
    pub fn captions(&self, messages: &Messages) -> Vec<String> {
        let shown = self.shown(messages);
        let mut captions = vec![format!("{}  {shown}", self.label), format!("{}  {shown}", self.brief)];
        captions.dedup();
        captions
    }

    /// What has to be said even where only the text itself leaves: a doubt, or that it is not the record's own.
    #[must_use]
    pub fn warning(&self, messages: &Messages) -> Option<String> {
        (self.note.is_some() || self.is_of_others()).then(|| self.told(messages).into_iter().next()).flatten()
    }

    pub(super) const fn is_of_others(&self) -> bool {
        self.whose.len() > 1
    }

    fn length(&self, messages: &Messages) -> String {
        messages.menus.length(grouped(self.text.chars().count()))
    }
}

/// A number with its digits in groups of three.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What of an entry is to be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// A telephone number.
    Phone,
    /// The id.
    Id,
    /// The name or title.
    Title,
    /// A web address.
    Url,
}

impl Pick {
    /// In the order in which the command line names them.
    pub const ALL: [Self; 4] = [Self::Phone, Self::Id, Self::Title, Self::Url];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Id => "id",
            Self::Title => "title",
            Self::Url => "url",
        }
    }
}

/// The telephone numbers of a record, each with what answers there.
#[must_use]
pub fn phones(directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<CopyField> {
    let field = |phone: &Phone, owner: ContactOwner<'_>, answers: Option<String>| {
        let brief = messages.number_label(phone.kind, owner).to_owned();
        let label = std::iter::once(brief.clone()).chain(answers).collect::<Vec<_>>().join(" ");
        CopyField {
            label: strip(&label).into_owned(),
            brief,
            text: strip(&phone.number).into_owned(),
            note: phone.note.as_deref().map(|note| strip(note).into_owned()),
            whose: messages.whose(owner).iter().map(|whose| strip(whose).into_owned()).collect(),
            ..CopyField::default()
        }
    };
    if let Record::Department(department) = record {
        let numbers = directory.numbers_of(&department.id);
        let served = |number: &DepartmentNumber<'_>| served(directory, number, messages);
        return numbers.iter().map(|number| field(number.phone, ContactOwner::Itself, served(number))).collect();
    }
    let numbers = directory.numbers(record).into_iter();
    let name = |owner: ContactOwner<'_>| owner.department().map(|department| department.name.clone());
    numbers.map(|OwnedNumber { phone, owner }| field(phone, owner, name(owner))).collect()
}

/// So many services of a number are named; what is shown of them ends sooner.
const NAMED: usize = 8;

/// For which services a department answers at a number, by name: that is what tells its numbers apart.
fn served(directory: &Directory, number: &DepartmentNumber<'_>, messages: &Messages) -> Option<String> {
    let headings = number.services.iter().take(NAMED).filter_map(|no| directory.heading(no));
    let names: Vec<String> = headings.map(|it| entry(it, messages)).collect();
    match number.services.len() {
        0 => number.is_of_list.then(|| messages.facts.serves_societies.to_owned()),
        1 => names.into_iter().next(),
        count => Some(messages.menus.serves(count, names.join(messages.facts.and))),
    }
}

/// The web addresses of a record.
#[must_use]
pub fn urls(directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<CopyField> {
    directory.urls(record).into_iter().map(|url| plain(messages.menus.web, &url.url)).collect()
}

/// The name of a record.
#[must_use]
pub fn name(record: Record<'_>, messages: &Messages) -> CopyField {
    plain(messages.menus.name, messages.leading(record.title()))
}

/// What a record is called in the other language, where it has a name there.
fn other_name(record: Record<'_>, messages: &Messages) -> Option<CopyField> {
    let facts = &messages.facts;
    match (messages.beside(record.title()), record.english()) {
        (Some(printed), _) => Some(plain(facts.printed_name, printed)),
        (None, Some(english)) => Some(plain(facts.english_name, english)),
        (None, None) => None,
    }
}

/// The id of a record.
#[must_use]
pub fn id(record: Record<'_>, messages: &Messages) -> CopyField {
    plain(messages.menus.id, record.id().as_str())
}

/// Everything of a record that one may want elsewhere: name, numbers, addresses, id; then what goes into a message: the
/// numbers on a line, the whole entry as text, as Markdown and as a card.
#[must_use]
pub fn everything(directory: &Directory, record: Record<'_>, lang: Lang) -> Vec<CopyField> {
    let messages = lang.messages();
    let mut all = vec![name(record, messages)];
    all.extend(phones(directory, record, messages));
    all.extend(directory.emails(record).into_iter().map(|email| plain(messages.menus.email, &email.address)));
    all.extend(urls(directory, record, messages));
    let addresses = directory.contacts(record).into_iter().filter_map(|contact| contact.address.as_deref());
    all.extend(addresses.map(|address| plain(messages.menus.address, address)));
    all.extend(other_name(record, messages));
    all.push(id(record, messages));
    all.extend(line(directory, record, messages));
    all.push(whole(directory, record, lang));
    let text = markdown(directory, record, lang);
    let preview = first_line(&text);
    all.push(lines(messages.menus.markdown, &text, preview));
    let cards = cards(directory, record);
    if let Some(first) = cards.first() {
        let text: String = cards.iter().map(|card| card.vcard(messages)).collect();
        let preview = strip(&first.full_name(messages)).into_owned();
        all.push(lines(messages.menus.vcard, &text, preview));
    }
    all
}

/// The name of a record and each of its numbers, with who answers and what is in doubt, on one line; nothing where there
/// is no number.
#[must_use]
pub fn line(directory: &Directory, record: Record<'_>, messages: &Messages) -> Option<CopyField> {
    let mut pieces = vec![messages.both(record.title()).into_owned()];
    let mut before = None;
    for OwnedNumber { phone, owner } in directory.numbers(record) {
        let who = messages.answering(owner);
        if who != before {
            pieces.extend(who.clone());
            before = who;
        }
        let kind = (phone.kind == PhoneKind::Fax).then(|| messages.phone_kind(phone.kind));
        pieces.push(
            messages.labelled(kind.unwrap_or_default(), &messages.remarked(&phone.number, phone.note.as_deref())),
        );
    }
    (pieces.len() > 1).then(|| plain(messages.menus.line, &pieces.join(" · ")))
}

/// The whole of a record as text.
#[must_use]
pub fn whole(directory: &Directory, record: Record<'_>, lang: Lang) -> CopyField {
    let text = text(directory, record, lang);
    let preview = first_line(&text);
    lines(lang.messages().menus.whole, &text, preview)
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// A text of which nothing need be said.
#[must_use]
pub fn plain(label: &str, text: &str) -> CopyField {
    let text = strip(text).into_owned();
    CopyField { label: label.to_owned(), brief: label.to_owned(), text, ..CopyField::default() }
}

/// A text of several lines. A clipboard knows no end of the last one, and only one sort of end.
pub(super) fn lines(label: &str, text: &str, preview: String) -> CopyField {
    let lines: Vec<_> = text.lines().map(strip).collect();
    let text = lines.join("\n").trim_matches('\n').to_owned();
    let (label, brief) = (label.to_owned(), label.to_owned());
    CopyField { label, brief, text, preview: Some(preview), ..CopyField::default() }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let cases = [(0, "0"), (12, "12"), (999, "999"), (1000, "1,000"), (2_314, "2,314"), (1_234_567, "1,234,567")];
        assert!(cases.iter().all(|(number, text)| grouped(*number) == *text));
    }
}
