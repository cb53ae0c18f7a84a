//! An entry, one fact a line with its label before it: first what one comes for, then the rest of its page.

use hashbrown::HashSet;
use jiff::civil::Date;

use crate::calendar;
use crate::directory::{Block, Directory, Item, Record, RecordIdx};
use crate::document::{Element, Inline, Property, Subject, Target, about, entry};
use crate::export::when;
use crate::messages::{Lang, Messages};

/// So many lines of the rest are said at a time.
pub(super) const PORTION: usize = 12;

/// So many entries that a page lists are named; whoever wants all asks for what is related.
const NAMED: usize = 100;

/// The lines of an entry.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Whom to call, who may apply, when; where an entry has none of these, its beginning.
    pub(super) first: Vec<String>,
    /// The rest of its page.
    pub(super) rest: Vec<String>,
}

impl Lines {
    /// Those of a record.
    pub(super) fn of(directory: &Directory, no: RecordIdx, lang: Lang, today: Date) -> Self {
        let mut writer = Writer::new(directory, no, lang);
        for element in &about(directory, Subject::Record(no), lang) {
            writer.element(element);
        }
        let next = calendar::Entry::alone(directory, no).and_then(|it| when::next(lang.messages(), &it, today));
        writer.when.extend(next.map(|words| writer.messages.labelled(writer.messages.plain.next_time, &words)));
        let Writer { call, who, when, mut rest, .. } = writer;
        let mut first = [call, who, when].concat();
        if first.is_empty() {
            first = rest.drain(..rest.len().min(PORTION)).collect();
        }
        Self { first, rest }
    }
}

/// The records that the page of a record leads to, each once.
pub(super) fn related(directory: &Directory, no: RecordIdx, lang: Lang) -> Vec<RecordIdx> {
    let mut found = Vec::new();
    let mut seen: HashSet<RecordIdx> = std::iter::once(no).collect();
    let mut add = |record: RecordIdx| {
        if seen.insert(record) {
            found.push(record);
        }
    };
    for element in about(directory, Subject::Record(no), lang) {
        match element {
            Element::Properties(facts) => {
                let targets = facts.iter().flat_map(|fact| &fact.values).filter_map(|it| it.target.as_ref());
                targets.filter_map(|it| if let Target::Record(no) = it { Some(*no) } else { None }).for_each(&mut add);
            }
            Element::Entries(records) => records.iter().for_each(&mut add),
            _ => {}
        }
    }
    found
}

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Who,
    When,
    Other,
}

struct Writer<'a> {
    directory: &'a Directory,
    messages: &'static Messages,
    /// The labels of what a service says of when, and of what it says of neither that nor of whom it is for.
    when_labels: Vec<String>,
    other_labels: Vec<String>,
    is_service: bool,
    is_in_contacts: bool,
    /// Whether a heading came before: below one nothing is said of who may apply.
    is_below_heading: bool,
    call: Vec<String>,
    who: Vec<String>,
    when: Vec<String>,
    rest: Vec<String>,
}

impl<'a> Writer<'a> {
    fn new(directory: &'a Directory, no: RecordIdx, lang: Lang) -> Self {
        let messages = lang.messages();
        let facts = &messages.facts;
        let service = if let Some(Record::Service(service)) = directory.record(no) { Some(service) } else { None };
        let when = service.into_iter().flat_map(|it| it.schedules.iter().map(|it| it.label.clone()));
        let others = [facts.quota, facts.amount, facts.term, facts.limit, facts.also].map(str::to_owned);
        let providers = service.into_iter().flat_map(|it| it.providers.iter().map(|it| it.label.clone()));
        Self {
            directory,
            messages,
            when_labels: when.collect(),
            other_labels: others.into_iter().chain(providers).collect(),
            is_service: service.is_some(),
            is_in_contacts: false,
            is_below_heading: false,
            call: Vec::new(),
            who: Vec::new(),
            when: Vec::new(),
            rest: Vec::new(),
        }
    }

    fn sort(&self, label: &String) -> Sort {
        match () {
            () if !self.is_service || self.is_below_heading || self.other_labels.contains(label) => Sort::Other,
            () if self.when_labels.contains(label) => Sort::When,
            () => Sort::Who,
        }
    }

    fn element(&mut self, element: &Element<'_>) {
        let messages = self.messages;
        match element {
            // The line that was chosen has been said, and nothing here is compared.
            Element::Title(_) | Element::Names(_) | Element::Row(_) => {}
            // Nothing is set off by a blank line; where the page does so, whom to call is said.
            Element::Gap => self.is_in_contacts = false,
            Element::OtherName { label, name, remark } => {
                self.rest.push(messages.remarked(&messages.labelled(label, name), Some(remark)));
            }
            Element::Place { path, page, .. } => {
                let (place, steps) = (messages.plain.place, path.join(messages.plain.comma));
                self.rest.push(messages.labelled(place, &steps));
                self.rest.extend(page.iter().map(|page| messages.labelled(messages.plain.page, page)));
            }
            Element::Links(what, links) => {
                let links: Vec<&str> = links.iter().map(|link| link.text.as_str()).collect();
                self.rest.push(messages.labelled(what, &links.join(messages.facts.and)));
            }
            Element::Heading(text) => {
                self.is_below_heading = true;
                self.is_in_contacts = text.text == messages.facts.contacts;
                if !self.is_in_contacts {
                    self.rest.push(text.text.clone());
                }
            }
            Element::Paragraph(text) => self.place_for_text().push(text.text.clone()),
            Element::Properties(facts) => facts.iter().for_each(|fact| self.fact(fact)),
            Element::Blocks(blocks) => self.blocks(blocks),
            Element::Bullets(texts) => self.rest.extend(texts.iter().map(|it| it.text.clone())),
            Element::Entries(records) => {
                let headings = records.iter().take(NAMED).filter_map(|no| self.directory.heading(no));
                self.rest.extend(headings.map(|it| entry(it, messages)));
                let left = records.len().saturating_sub(NAMED);
                self.rest.extend((left > 0).then(|| messages.facts.and_others(left)));
            }
        }
    }

    fn place_for_text(&mut self) -> &mut Vec<String> {
        if self.is_in_contacts { &mut self.call } else { &mut self.rest }
    }

    /// Each value on a line behind the label, with what is remarked of it.
    fn fact(&mut self, fact: &Property) {
        let sort = self.sort(&fact.label);
        let lines = lines_of(self.messages, &fact.label, &fact.values);
        let to = match sort {
            Sort::Who => &mut self.who,
            Sort::When => &mut self.when,
            Sort::Other => self.place_for_text(),
        };
        to.extend(lines);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Text(text) => self.rest.push(text.clone()),
                Block::List(items) => self.items(items),
            }
        }
    }

    fn items(&mut self, items: &[Item]) {
        for Item { mark, text, items } in items {
            let space = if mark.is_empty() || mark.ends_with(['）', '、', '．']) { "" } else { " " };
            self.rest.push(format!("{mark}{space}{text}"));
            self.items(items);
        }
    }
}

fn lines_of(messages: &Messages, label: &str, values: &[Inline]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for value in values {
        match lines.last_mut().filter(|_| value.role.is_remark()) {
            Some(line) => *line = messages.remarked(line, Some(&value.text)),
            None => lines.push(messages.labelled(label, &value.text)),
        }
    }
    lines
}
