//! What there is for somebody, in three groups: as words, JSON and Markdown.

use std::cmp::max;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::json::{departments_of, line};
use super::when;
use super::year::occurrence;
use crate::calendar::{Entry, Occurrence, TimeMatch, Timing};
use crate::directory::{ConditionKind, Contact, Directory, PhoneKind, RecordIdx};
use crate::document::{date, entry};
use crate::eligibility::{Condition, Judgement};
use crate::messages::{Lang, Messages};

/// A service with what was judged of it: for somebody, for a time, or for both.
#[derive(Debug)]
pub struct Match<'a> {
    /// The service's record.
    pub record: RecordIdx,
    /// The booklet's page on which it begins; 0 where none is given.
    pub page: u16,
    /// What comes of its conditions; `None` where nobody is told.
    pub judgement: Option<Judgement<'a>>,
    /// When it takes place, where that is looked at.
    pub entry: Option<&'a Entry<'a>>,
    /// How it stands to the time that is asked for; `None` where none is.
    pub timing: Option<Timing<'a>>,
}

/// One of the three groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

impl From<&Judgement<'_>> for MatchGroup {
    fn from(judgement: &Judgement<'_>) -> Self {
        match judgement {
            Judgement::Fits { .. } => Self::Fits,
            Judgement::ToBeRead { .. } => Self::ToBeRead,
            Judgement::Excluded { .. } => Self::Excluded,
        }
    }
}

impl From<&Timing<'_>> for MatchGroup {
    fn from(timing: &Timing<'_>) -> Self {
        match timing.answer {
            TimeMatch::Printed | TimeMatch::OnDemand => Self::Fits,
            TimeMatch::Inferred | TimeMatch::Unsaid | TimeMatch::InferredElsewhen => Self::ToBeRead,
            TimeMatch::Elsewhen => Self::Excluded,
        }
    }
}

impl<'a> Match<'a> {
    /// The group it stands in: the worse of those of the person and of the time.
    #[must_use]
    pub fn group(&self) -> MatchGroup {
        let person = self.judgement.as_ref().map_or(MatchGroup::Fits, MatchGroup::from);
        max(person, self.timing.as_ref().map_or(MatchGroup::Fits, MatchGroup::from))
    }

    /// The conditions that decide: that are met, or not.
    #[must_use]
    pub fn deciding(&self) -> &[Condition<'a>] {
        match &self.judgement {
            Some(Judgement::Excluded { by }) => by,
            Some(Judgement::Fits { by, .. }) if self.group() != MatchGroup::Excluded => by,
            _ => &[],
        }
    }

    /// The conditions that are left to be read.
    #[must_use]
    pub fn to_read(&self) -> &[Condition<'a>] {
        match &self.judgement {
            Some(Judgement::Fits { to_read: what, .. } | Judgement::ToBeRead { what })
                if self.group() != MatchGroup::Excluded =>
            {
                what
            }
            _ => &[],
        }
    }

    /// The group of the time alone.
    fn time_group(&self) -> Option<MatchGroup> {
        self.timing.as_ref().map(MatchGroup::from)
    }

    /// Whether the time decides.
    fn is_decided_by_time(&self) -> bool {
        let is_excluded = self.group() == MatchGroup::Excluded;
        self.time_group() == Some(if is_excluded { MatchGroup::Excluded } else { MatchGroup::Fits })
    }

    /// Whether the time is left to be read.
    fn has_time_to_read(&self) -> bool {
        self.time_group() == Some(MatchGroup::ToBeRead) && self.group() == MatchGroup::ToBeRead
    }

    /// The conditions of its group in words: those that decide, or are to be read.
    #[must_use]
    pub fn conditions(&self, lang: Lang) -> String {
        let conditions = if self.group() == MatchGroup::ToBeRead { self.to_read() } else { self.deciding() };
        in_words(conditions, self.page, lang)
    }

    /// What excludes it, in short: conditions, else when it takes place.
    #[must_use]
    pub fn excludes(&self, lang: Lang, today: Date) -> String {
        let conditions = in_words(self.deciding(), self.page, lang);
        if conditions.is_empty() { self.when(lang.messages(), today) } else { conditions }
    }

    /// What decides, in words: conditions, and the time where it does.
    #[must_use]
    pub fn decides(&self, lang: Lang) -> String {
        self.with_time(in_words(self.deciding(), self.page, lang), self.is_decided_by_time(), lang)
    }

    /// What is left to be read, in words.
    #[must_use]
    pub fn reads(&self, lang: Lang) -> String {
        self.with_time(in_words(self.to_read(), self.page, lang), self.has_time_to_read(), lang)
    }

    /// Words with those of the time before them, if it is to be said.
    fn with_time(&self, words: String, is_said: bool, lang: Lang) -> String {
        let messages = lang.messages();
        let time = is_said.then(|| self.time_in_words(messages)).filter(|time| !time.is_empty());
        let time = time.map(|time| messages.labelled(messages.calendar.column_when, &time));
        let parts = time.into_iter().chain(Some(words).filter(|words| !words.is_empty()));
        parts.collect::<Vec<_>>().join(messages.matches.semicolon)
    }

    /// What is known of the time that is asked for, and how.
    fn time_in_words(&self, messages: &Messages) -> String {
        let (Some(entry), Some(timing)) = (self.entry, &self.timing) else { return String::new() };
        let semicolon = messages.matches.semicolon;
        let mut parts: Vec<String> = timing.by.iter().map(|it| reasoned(messages, it)).collect();
        if parts.is_empty() {
            return when::undated(messages, entry);
        }
        if MatchGroup::from(timing) == MatchGroup::ToBeRead {
            parts.push(messages.calendar.month_unsaid.to_owned());
        }
        parts.join(semicolon)
    }

    /// When it takes place, in short: what is asked for, else what comes next, printed or inferred, else what is known.
    #[must_use]
    pub fn when(&self, messages: &Messages, today: Date) -> String {
        let Some(entry) = self.entry else { return String::new() };
        let asked = self.timing.iter().flat_map(|it| it.by.iter().cloned());
        let mut known: Vec<Occurrence<'_>> = asked.collect();
        if known.is_empty() {
            known.extend(entry.agenda.next(today));
        }
        if known.is_empty() {
            return when::undated(messages, entry);
        }
        let words = known
            .iter()
            .map(|it| format!("{} {}", when::grade(messages, &it.grade), when::days_in_short(messages, it)));
        words.collect::<Vec<_>>().join(messages.matches.semicolon)
    }

    /// Whom to call: the department as printed with its numbers, one contact each.
    #[must_use]
    pub fn contacts(&self, directory: &Directory, messages: &Messages) -> Vec<[String; 2]> {
        let named = |contact: &Contact| {
            let no = directory.index_of(contact.department.as_ref()?.as_str())?;
            directory.heading(no).map(|it| it.name.to_owned())
        };
        let contacts = directory.service_contacts(self.record).unwrap_or_default().iter().map(|contact| {
            let phones = contact.phones.iter().map(|phone| {
                let fax = (phone.kind == PhoneKind::Fax).then_some(messages.facts.fax);
                messages.remarked(&phone.number, fax)
            });
            let phones: Vec<String> = phones.collect();
            let name = contact.printed.clone().or_else(|| named(contact)).unwrap_or_default();
            [name, phones.join(" ")]
        });
        contacts.collect()
    }
}

/// An occurrence in words, how it is known first, with what it follows from.
fn reasoned(messages: &Messages, it: &Occurrence<'_>) -> String {
    let dated = format!("{} {}", when::grade(messages, &it.grade), when::days(messages, it));
    let reasons = when::reasons(messages, it);
    messages.remarked(&dated, Some(&*reasons).filter(|it| !it.is_empty()))
}

/// Conditions in words: what each is about, and as printed; of a section the page it begins on in the book. What is about one
/// thing stands behind one label.
pub(super) fn in_words(conditions: &[Condition<'_>], page: u16, lang: Lang) -> String {
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

/// The time as JSON: `answer` (`printed`, `on_demand`, `inferred`, `unsaid`, `inferred_otherwise`, `otherwise`), `occurrences`
/// as in the calendar, and the printed words.
fn time(it: &Match<'_>) -> Option<Value> {
    let (timing, entry) = it.timing.as_ref().zip(it.entry)?;
    let answer = match timing.answer {
        TimeMatch::Printed => "printed",
        TimeMatch::OnDemand => "on_demand",
        TimeMatch::Inferred => "inferred",
        TimeMatch::Unsaid => "unsaid",
        TimeMatch::InferredElsewhen => "inferred_otherwise",
        TimeMatch::Elsewhen => "otherwise",
    };
    let occurrences: Value = timing.by.iter().map(|it| Value::Object(occurrence(it))).collect();
    let fields = [("answer", answer.into()), ("occurrences", occurrences), ("printed", when::printed(entry).into())];
    Some(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>().into())
}

/// The three groups as JSON: of each service what names it, `number`, `page`, `departments`, its conditions, and `time` where
/// one is asked for.
#[must_use]
pub fn matches_json(directory: &Directory, matches: &[Match<'_>], on: &str) -> Value {
    let mut whole = Map::from_iter([("today".to_owned(), on.into())]);
    for group in MatchGroup::ALL {
        let of_group = matches.iter().filter(|it| it.group() == group).map(|it| {
            let mut fields = line(directory, it.record);
            fields.insert("number".to_owned(), directory.heading(it.record).and_then(|it| it.number).into());
            fields.insert("page".to_owned(), it.page.into());
            let contacts = directory.service_contacts(it.record).unwrap_or_default();
            fields.insert("departments".to_owned(), departments_of(directory, contacts));
            let list = |conditions: &[Condition<'_>]| conditions.iter().map(condition).collect::<Value>();
            if group != MatchGroup::ToBeRead || !it.deciding().is_empty() {
                fields.insert("by".to_owned(), list(it.deciding()));
            }
            if group != MatchGroup::Excluded {
                fields.insert("to_read".to_owned(), list(it.to_read()));
            }
            fields.extend(time(it).map(|time| ("time".to_owned(), time)));
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
            text.extend(["- **", &escaped(&entry(heading, lang.messages())), "**\n"]);
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
