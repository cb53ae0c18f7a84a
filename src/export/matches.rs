//! What there is for somebody, in three groups: as words, JSON and Markdown.

use serde_json::{Map, Value};

use super::json::{departments, line};
use crate::directory::{ConditionKind, Directory, PhoneKind, Record, RecordIdx, Service};
use crate::document::{date, entry};
use crate::eligibility::{Condition, Judgement};
use crate::messages::{Lang, Messages};

/// A service with what was judged of it.
#[derive(Debug)]
pub struct Match<'a> {
    /// The service's record.
    pub record: RecordIdx,
    /// The service.
    pub service: &'a Service,
    /// What comes of its conditions.
    pub judgement: Judgement<'a>,
}

/// One of the three groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchGroup {
    /// Printed conditions say so.
    Fits,
    /// Nothing decides that could be compared.
    ToBeRead,
    /// A printed condition says otherwise.
    Excluded,
}

impl MatchGroup {
    /// Every group, in the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Fits, Self::ToBeRead, Self::Excluded];

    /// The word for it in machine-readable output.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::ToBeRead => "to_read",
            Self::Excluded => "excluded",
        }
    }

    /// Its heading.
    #[must_use]
    pub fn title(self, messages: &Messages) -> &'static str {
        match self {
            Self::Fits => messages.matches.fits,
            Self::ToBeRead => messages.matches.to_be_read,
            Self::Excluded => messages.matches.excluded,
        }
    }
}

impl<'a> Match<'a> {
    /// The group it stands in.
    #[must_use]
    pub const fn group(&self) -> MatchGroup {
        match self.judgement {
            Judgement::Fits { .. } => MatchGroup::Fits,
            Judgement::ToBeRead { .. } => MatchGroup::ToBeRead,
            Judgement::Excluded { .. } => MatchGroup::Excluded,
        }
    }

    /// The conditions that decide: that are met, or not.
    #[must_use]
    pub fn deciding(&self) -> &[Condition<'a>] {
        match &self.judgement {
            Judgement::Fits { by, .. } | Judgement::Excluded { by } => by,
            Judgement::ToBeRead { .. } => &[],
        }
    }

    /// The conditions that are left to be read.
    #[must_use]
    pub fn to_read(&self) -> &[Condition<'a>] {
        match &self.judgement {
            Judgement::Fits { to_read, .. } => to_read,
            Judgement::ToBeRead { what } => what,
            Judgement::Excluded { .. } => &[],
        }
    }

    /// [`Match::deciding`] in words.
    #[must_use]
    pub fn decides(&self, lang: Lang) -> String {
        in_words(self.deciding(), self.service.page, lang)
    }

    /// [`Match::to_read`] in words.
    #[must_use]
    pub fn reads(&self, lang: Lang) -> String {
        in_words(self.to_read(), self.service.page, lang)
    }

    /// Whom to call: the department as printed with its numbers, one contact each.
    #[must_use]
    pub fn contacts(&self, directory: &Directory, messages: &Messages) -> Vec<[String; 2]> {
        let contacts = self.service.contacts.iter().map(|contact| {
            let named = contact.department.as_ref().and_then(|id| directory.department(id)).map(|it| it.name.as_str());
            let phones = contact.phones.iter().map(|phone| {
                let fax = (phone.kind == PhoneKind::Fax).then_some(messages.facts.fax);
                messages.remarked(&phone.number, fax)
            });
            let phones: Vec<String> = phones.collect();
            [contact.printed.as_deref().or(named).unwrap_or_default().to_owned(), phones.join(" ")]
        });
        contacts.collect()
    }
}

/// Conditions in words: what each is about, and as printed; of a section the page it begins on in the book. What is about one
/// thing stands behind one label.
fn in_words(conditions: &[Condition<'_>], page: u16, lang: Lang) -> String {
    let messages = lang.messages();
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for it in conditions {
        let label = if it.label.is_empty() { messages.condition(it.kind) } else { it.label };
        let born = it.born_from.map(|day| messages.facts.born_from(date(lang, day))).unwrap_or_default();
        let page = (it.kind == ConditionKind::Section && page > 0).then(|| messages.facts.page_from(page));
        let own = messages.labelled(it.group, &format!("{}{born}", messages.remarked(it.printed, page.as_deref())));
        match words.last_mut().filter(|_| before == Some(label)) {
            Some(last) => last.extend([messages.matches.or_semicolon, &own]),
            None => words.push(messages.labelled(label, &own)),
        }
        before = Some(label);
    }
    words.join(messages.matches.semicolon)
}

/// A condition as JSON. What it has no word for is left out.
fn condition(it: &Condition<'_>) -> Value {
    let fields = [("about", it.kind.slug()), ("label", it.label), ("group", it.group), ("printed", it.printed)];
    let born = it.born_from.map(|day| ("born_from", day));
    let all = fields.into_iter().filter(|(_, text)| !text.is_empty()).chain(born);
    all.map(|(name, text)| (name.to_owned(), Value::from(text))).collect::<Map<_, _>>().into()
}

/// The three groups as JSON: of each service what names it, `number`, `page`, `departments`, and its conditions.
#[must_use]
pub fn matches_json(directory: &Directory, matches: &[Match<'_>], on: &str) -> Value {
    let mut whole = Map::from_iter([("today".to_owned(), on.into())]);
    for group in MatchGroup::ALL {
        let of_group = matches.iter().filter(|it| it.group() == group).map(|it| {
            let mut fields = line(directory, it.record);
            fields.insert("number".to_owned(), it.service.number.into());
            fields.insert("page".to_owned(), it.service.page.into());
            fields.insert("departments".to_owned(), departments(directory, Record::Service(it.service)));
            let list = |conditions: &[Condition<'_>]| conditions.iter().map(condition).collect::<Value>();
            if group != MatchGroup::ToBeRead {
                fields.insert("by".to_owned(), list(it.deciding()));
            }
            if group != MatchGroup::Excluded {
                fields.insert("to_read".to_owned(), list(it.to_read()));
            }
            Value::Object(fields)
        });
        whole.insert(group.slug().to_owned(), of_group.collect());
    }
    whole.into()
}

/// The three groups as Markdown, a list each.
#[must_use]
pub fn matches_markdown(directory: &Directory, matches: &[Match<'_>], lang: Lang) -> String {
    let said = &lang.messages().matches;
    let escaped = super::markdown::escaped;
    let mut text = String::new();
    for group in MatchGroup::ALL {
        let of_group: Vec<&Match<'_>> = matches.iter().filter(|it| it.group() == group).collect();
        let title = escaped(&said.counted(group.title(lang.messages()), of_group.len()));
        text.extend(["## ", &title, "\n\n"]);
        for it in &of_group {
            let Some(heading) = directory.heading(it.record) else { continue };
            text.extend(["- **", &escaped(&entry(heading)), "**\n"]);
            let lines = [(said.by, it.decides(lang)), (said.read, it.reads(lang))];
            for (label, words) in lines.iter().filter(|(_, words)| !words.is_empty()) {
                text.extend(["  - ", &escaped(&lang.messages().labelled(label, words)), "\n"]);
            }
            for contact in it.contacts(directory, lang.messages()) {
                text.extend(["  - ", &escaped(contact.join(" ").trim()), "\n"]);
            }
        }
        if !of_group.is_empty() {
            text.push('\n');
        }
    }
    text += &escaped(said.what_is_compared);
    text.push('\n');
    text
}
