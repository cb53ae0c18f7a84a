//! A changed field as a reader is told of it: what it is called, what it said and what it says, in words.

use serde_json::Value;

use super::path::Path;
use super::values::{FieldChange, FieldSort, Within};
use super::words::{ends_with, is_called_as_printed, label};
use crate::directory::Asks;
use crate::directory::{
    AudienceTerm, Category, Degree, Directory, Id, Name, Part, Rank, Record, Sex, Term, Trait, Window,
};
use crate::document::date;
use crate::messages::{Lang, Messages};

/// A changed field in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is called, with the element of a list that it stands in before it.
    pub label: String,
    /// How it is not what it was.
    pub sort: FieldSort,
    /// What it said; nothing where it said nothing.
    pub old: Option<String>,
    /// What it says; nothing where it says nothing any more.
    pub new: Option<String>,
}

/// Says the changes of two directories in a language.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    /// The old directory and the new one: what an id names is looked up in its own.
    pub directories: [&'a Directory; 2],
    /// The language of the words.
    pub lang: Lang,
}

impl Teller<'_> {
    /// A changed field in words. What it said and what it says are never the same words.
    #[must_use]
    pub fn tell(&self, change: &FieldChange) -> Told {
        let fields = change.path.fields();
        let [before, after] = self.directories.map(|directory| Words { directory, lang: self.lang });
        let mut old = change.old.as_ref().map(|value| before.value(&fields, value));
        let mut new = change.new.as_ref().map(|value| after.value(&fields, value));
        let said = &self.lang.messages().field_values;
        if let Some([from, to]) = change.places {
            old = old.map(|words| said.at_place(words, from.saturating_add(1)));
            new = new.map(|words| said.at_place(words, to.saturating_add(1)));
        } else if let (Some(before), Some(after)) = (&change.old, &change.new)
            && old == new
        {
            // One name for two ids, one date written in two ways.
            let raw = |words: Option<String>, value: &Value| words.map(|words| said.with_raw(words, raw(value)));
            (old, new) = (raw(old, before), raw(new, after));
        }
        let label = self.label(&change.path, &change.within, if change.new.is_some() { after } else { before });
        Told { label, sort: change.sort, old, new }
    }

    /// What a field is called: the outermost list with the element that it stands in, and the field.
    fn label(&self, path: &Path, within: &[Within], words: Words<'_>) -> String {
        let messages = self.lang.messages();
        let fields = path.fields();
        let own = label(&fields, messages);
        // An element that is told as a whole is called as its list is.
        let Some(list) = within.first().filter(|list| list.list != fields) else { return own.to_owned() };
        let of_list = label(&list.list, messages);
        let name = list
            .name
            .as_ref()
            .map(|(field, name)| words.value(&format!("{}.{field}", list.list), &Value::String(name.clone())));
        let name = match name {
            Some(name) if is_called_as_printed(&list.list) => self.lang.translated(&name).map_or(name, str::to_owned),
            Some(name) => messages.remarked(of_list, Some(&name)),
            None if list.count > 1 => messages.field_values.nth(of_list, list.number),
            None => of_list.to_owned(),
        };
        format!("{name} · {own}")
    }
}

/// A value as the files have it: a text without its quotes.
fn raw(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Values of a directory in words.
#[derive(Clone, Copy)]
struct Words<'a> {
    directory: &'a Directory,
    lang: Lang,
}

impl Words<'_> {
    fn messages(self) -> &'static Messages {
        self.lang.messages()
    }

    /// A value of a field in words.
    fn value(self, fields: &str, value: &Value) -> String {
        if let Some(words) = self.whole(fields, value) {
            return words;
        }
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => self.messages().field_values.yes.to_owned(),
            Value::Bool(false) => self.messages().field_values.no.to_owned(),
            Value::Number(number) => match (ends_with(fields, "chapter"), number.as_u64()) {
                (true, Some(number)) => self.chapter(number),
                _ => plain_number(number),
            },
            Value::String(text) => self.text(fields, text),
            Value::Array(elements) => {
                elements.iter().map(|it| self.value(fields, it)).collect::<Vec<_>>().join(self.messages().facts.and)
            }
            Value::Object(object) => {
                // What comes first is what the rest is of.
                let mut words = Vec::new();
                for (name, value) in object {
                    let fields = format!("{fields}.{name}");
                    let value = self.value(&fields, value);
                    let label = label(&fields, self.messages());
                    words.push(if words.is_empty() { value } else { self.messages().labelled(label, &value) });
                }
                words.retain(|words| !words.is_empty());
                words.join(self.messages().facts.semicolon)
            }
        }
    }

    /// A value that its type puts into words.
    fn whole(self, fields: &str, value: &Value) -> Option<String> {
        if ends_with(fields, "schedules.windows") && !value.is_array() {
            return serde_json::from_value(value.clone()).ok().map(|window| self.window(&window));
        }
        if ends_with(fields, "criteria.asks") {
            return serde_json::from_value(value.clone()).ok().map(|asks| self.asks(&asks));
        }
        if ends_with(fields, "who") && !value.is_array() {
            return serde_json::from_value(value.clone()).ok().map(|it| self.of_trait(&it));
        }
        None
    }

    fn text(self, fields: &str, text: &str) -> String {
        let is = |end: &str| ends_with(fields, end);
        if ["as_of", "history.date", "documents.date", "born_from", "published", "confirmed.on"].into_iter().any(is) {
            return date(self.lang, text);
        }
        if let Some(words) = self.named(fields, text).or_else(|| self.enumerated(fields, text).map(str::to_owned)) {
            return words;
        }
        text.to_owned()
    }

    /// What an id names.
    fn named(self, fields: &str, id: &str) -> Option<String> {
        let is = |end: &str| ends_with(fields, end);
        let leading = |name: Name<'_>| self.messages().leading(name).to_owned();
        let info = self.directory.info();
        let key = Id::from(id);
        if fields == "part" {
            return self.directory.part(&key).map(Part::title).map(leading);
        }
        if fields == "category" {
            let mut all = info.parts.iter().flat_map(|part| &part.categories);
            return all.find(|category| category.id == key).map(Category::title).map(leading);
        }
        if fields == "discipline" {
            return self.directory.disciplines().find(|it| it.id == id).map(|it| leading(it.title()));
        }
        if is("contacts.department") || fields == "departments" {
            let no = self.directory.index_of(id)?;
            return self.directory.record(no).map(Record::title).map(leading);
        }
        if is("audiences.place") {
            return self.place(id);
        }
        if is("audiences.terms") {
            return self.term(id);
        }
        if is("broader") {
            return self.term(id).or_else(|| self.place(id)).or_else(|| self.field(id));
        }
        None
    }

    fn term(self, id: &str) -> Option<String> {
        self.directory.audience_term(&id.into()).map(|AudienceTerm { name, english, .. }| self.of_two(name, english))
    }

    fn place(self, id: &str) -> Option<String> {
        self.of_list(&self.directory.info().places, id)
    }

    fn field(self, id: &str) -> Option<String> {
        self.of_list(&self.directory.info().fields, id)
    }

    fn of_list(self, terms: &[Term], id: &str) -> Option<String> {
        terms.iter().find(|it| it.id.as_str() == id).map(|it| self.of_two(&it.name, &it.english))
    }

    fn of_two(self, name: &str, english: &str) -> String {
        if self.lang == Lang::En && !english.is_empty() { english.to_owned() } else { name.to_owned() }
    }

    fn chapter(self, number: u64) -> String {
        let chapter = self.directory.chapters().find(|it| u64::from(it.number) == number);
        self.messages().field_values.chapter(number, chapter.map_or("", |it| it.title))
    }

    /// A value of an enumeration.
    fn enumerated(self, fields: &str, value: &str) -> Option<&'static str> {
        let is = |end: &str| ends_with(fields, end);
        let said = &self.messages().field_values;
        let words: &[(&str, &'static str)] = if is("providers.role") {
            &[("Organizer", said.organizer), ("Supervisor", said.supervisor), ("Implementer", said.implementer)]
        } else if is("benefits.kind") {
            &[("Quota", said.quota), ("Amount", said.amount), ("Term", said.term), ("Other", said.other)]
        } else if is("bound") {
            &[("Exactly", said.exactly), ("AtMost", said.at_most), ("AtLeast", said.at_least), ("About", said.about)]
        } else if is("figures.place") || is("history.place") {
            &[("Text", said.in_text), ("Caption", said.in_caption), ("Picture", said.in_picture)]
        } else if is("parties") {
            &[("Individual", said.individual), ("Team", said.team), ("Body", said.body)]
        } else if is("force") {
            &[("Strict", said.strict), ("Usual", said.usual), ("Discretionary", said.discretionary)]
        } else if is("phones.kind") {
            &[("Voice", said.voice), ("Fax", said.fax)]
        } else if is("sex") {
            &[("Female", said.female), ("Male", said.male)]
        } else if is("confirmed.how") {
            &[("Call", said.call), ("Page", said.page), ("Letter", said.letter)]
        } else {
            &[]
        };
        words.iter().find(|(name, _)| *name == value).map(|(_, words)| *words)
    }

    fn window(self, window: &Window) -> String {
        let said = &self.messages().field_values;
        let every = |years: u8| if years == 1 { said.every_year.to_owned() } else { said.once_in(years) };
        let with_what = |words: String, what: &str| self.messages().labelled(what, &words);
        match window {
            Window::Every { years } => every(*years),
            Window::Months { years, from, to, what } => {
                let months = if from == to { said.month(from) } else { said.months(from, to) };
                let cycle = (*years != 1).then(|| every(*years));
                let words: Vec<String> = cycle.into_iter().chain([months]).collect();
                with_what(words.join(self.messages().facts.comma), what)
            }
            Window::Week { month, week, what } => with_what(said.week(month, week), what),
            Window::Deadline { month, day, what } => with_what(said.deadline(month, day), what),
            Window::Cycle { years, from, to } => said.cycle(years, from, to),
            Window::OnDemand => said.on_demand.to_owned(),
        }
    }

    fn asks(self, asks: &Asks) -> String {
        let (messages, said) = (self.messages(), &self.messages().field_values);
        let what = messages.condition(asks.kind());
        let of = |value: Option<String>| match value {
            Some(value) => said.asks_for(what, value),
            None => what.to_owned(),
        };
        match asks {
            Asks::Sex(sex) => of(Some(self.sex(*sex).to_owned())),
            Asks::Nationality { place } | Asks::Residence { place } => {
                of(place.as_ref().map(|id| self.place(id.as_str()).unwrap_or_else(|| id.to_string())))
            }
            Asks::Degree { min } => of(min.map(|it| said.at_the_least(self.degree(it)))),
            Asks::Rank { min } => of(min.map(|it| said.at_the_least(self.rank(it)))),
            Asks::Other => of(None),
        }
    }

    fn of_trait(self, it: &Trait) -> String {
        let said = &self.messages().field_values;
        match it {
            Trait::Female => said.female.to_owned(),
            Trait::Male => said.male.to_owned(),
            Trait::Field(id) => said.works_in(self.field(id.as_str()).unwrap_or_else(|| id.to_string())),
            Trait::Audience(id) => self.term(id.as_str()).unwrap_or_else(|| id.to_string()),
            Trait::Studying(degree) => said.studies(self.degree(*degree)),
            Trait::Individual => said.individual.to_owned(),
            Trait::Team => said.team.to_owned(),
            Trait::Body => said.body.to_owned(),
        }
    }

    fn sex(self, sex: Sex) -> &'static str {
        let said = &self.messages().field_values;
        match sex {
            Sex::Female => said.female,
            Sex::Male => said.male,
        }
    }

    fn degree(self, degree: Degree) -> &'static str {
        let said = &self.messages().field_values;
        match degree {
            Degree::College => said.college,
            Degree::Bachelor => said.bachelor,
            Degree::Master => said.master,
            Degree::Doctor => said.doctor,
        }
    }

    fn rank(self, rank: Rank) -> &'static str {
        let said = &self.messages().field_values;
        match rank {
            Rank::Assistant => said.assistant,
            Rank::Intermediate => said.intermediate,
            Rank::Associate => said.associate,
            Rank::Full => said.full,
        }
    }
}

/// A number as a reader writes it: whole where it is whole.
fn plain_number(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => value.to_string(),
        _ => number.to_string(),
    }
}
