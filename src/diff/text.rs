//! A difference as lines of text and as Markdown: the covering letter of a new edition.

use std::fmt::Write;

use super::marks::{Marked, mark};
use super::told::{Teller, Told};
use super::values::FieldSort;
use super::{Change, ChangeOf, Difference, Sort};
use crate::directory::{Heading, Kind};
use crate::messages::Messages;
use crate::text::{cells, markdown_escaped};

/// How a difference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Lines; what is gone between `[-` and `-]`, what is new between `{+` and `+}`.
    Lines,
    /// The same with colours (SGR) around the marks.
    Coloured,
    /// Markdown; what is gone struck out, what is new strong.
    Markdown,
}

/// Two values as short as that, in cells together, stand on one line with an arrow between them.
const SHORT: usize = 48;

const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const STRONG: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

/// A difference that is being written.
#[derive(Debug)]
pub struct DifferenceText<'a> {
    teller: Teller<'a>,
    messages: &'static Messages,
    written: Written,
    text: String,
}

impl<'a> DifferenceText<'a> {
    /// Writes a difference.
    #[must_use]
    pub fn of(difference: &Difference, teller: Teller<'a>, written: Written) -> String {
        let mut it = Self { teller, messages: teller.lang.messages(), written, text: String::new() };
        it.all(difference);
        it.text
    }

    fn all(&mut self, difference: &Difference) {
        let said = &self.messages.differences;
        if difference.is_empty() {
            return self.line(said.same);
        }
        let [old, new] = self.teller.directories.map(|it| {
            let info = it.info();
            self.messages.remarked(&info.title, Some(info.edition.as_ref().unwrap_or(&info.published)))
        });
        let [added, changed, withdrawn] = difference.counts();
        let title = said.title(old, new);
        self.heading(1, &title);
        self.paragraph(&said.counted(added, changed, withdrawn));
        let of = |sort, is_record| {
            let chosen = move |it: &&Change| it.sort == sort && matches!(it.of, ChangeOf::Record { .. }) == is_record;
            difference.changes.iter().filter(chosen)
        };
        self.group(said.of_directory, of(Sort::Changed, false));
        self.group(said.of_added, of(Sort::Added, true));
        self.group(said.of_changed, of(Sort::Changed, true));
        self.group(said.of_withdrawn, of(Sort::Withdrawn, true));
        for no in &difference.damaged {
            let heading = self.teller.directories[1].heading(*no);
            self.paragraph(&said.damaged(heading.map_or("", |it| it.id)));
        }
    }

    fn group<'c>(&mut self, title: &str, changes: impl Iterator<Item = &'c Change>) {
        let mut is_first = true;
        for change in changes {
            if std::mem::take(&mut is_first) {
                self.heading(2, title);
            }
            self.change(change);
        }
    }

    fn change(&mut self, change: &Change) {
        if let ChangeOf::Record { kind, old, new } = change.of {
            let [before, after] = self.teller.directories;
            let before = old.and_then(|no| before.heading(no));
            let after = new.and_then(|no| after.heading(no));
            self.record(change, kind, before, after);
        }
        for field in &change.fields {
            // They stand beside the record's name.
            let path = field.path.to_string();
            let is_told =
                matches!(change.of, ChangeOf::Record { .. }) && (path == "id" || path == Self::name_of(change));
            if !is_told {
                let told = self.teller.tell(field);
                self.field(&told);
            }
        }
        if let (Sort::Added, ChangeOf::Record { new: Some(no), .. }) = (change.sort, change.of) {
            let summary = self.teller.directories[1].record(no).and_then(|it| it.summary().map(str::to_owned));
            if let Some(summary) = summary.filter(|it| !it.is_empty()) {
                let label = self.messages.facts.in_short.to_owned();
                self.field(&Told { label, sort: FieldSort::Added, old: None, new: Some(summary) });
            }
        }
    }

    fn name_of(change: &Change) -> &'static str {
        match change.of {
            ChangeOf::Record { kind: Kind::Article, .. } => "subject",
            ChangeOf::Record { kind: Kind::Preface, .. } => "title",
            _ => "name",
        }
    }

    /// The line of a record: how it is not what it was, its id, its name, where it stands.
    fn record(&mut self, change: &Change, kind: Kind, before: Option<Heading<'_>>, after: Option<Heading<'_>>) {
        let said = &self.messages.differences;
        let Some(heading) = after.or(before) else { return };
        let place: Vec<&str> = heading.place.steps().map(|name| self.messages.leading(name)).collect();
        let place = if place.is_empty() { self.messages.kind(kind).to_owned() } else { place.join(" › ") };
        let mut sorts = Vec::new();
        let name = match before.filter(|_| change.is_renamed()) {
            Some(before) => {
                sorts.push(said.renamed);
                self.values(before.name, heading.name)
            }
            None => self.escaped(self.messages.leading(heading.title())),
        };
        if change.is_moved() {
            sorts.push(said.moved);
        }
        if change.is_renumbered() {
            sorts.push(said.renumbered);
        }
        let told = ["id", Self::name_of(change)];
        if change.fields.iter().any(|field| !told.contains(&&*field.path.to_string())) || sorts.is_empty() {
            sorts.insert(0, self.sort(change.sort));
        }
        let id = match before.filter(|before| before.id != heading.id) {
            Some(before) => self.values(before.id, heading.id),
            None => heading.id.to_owned(),
        };
        let sorts = sorts.join(self.messages.facts.and);
        if self.written == Written::Markdown {
            let place = self.escaped(&place);
            let _ = write!(self.text, "### {name}\n\n{sorts} · {id} · {place}\n\n");
            return;
        }
        let (strong, reset) = if self.written == Written::Coloured { (STRONG, RESET) } else { ("", "") };
        let line =
            self.messages.remarked(&format!("{strong}{sorts}{reset}  {id}  {strong}{name}{reset}"), Some(&place));
        self.line(&line);
    }

    fn sort(&self, sort: Sort) -> &'static str {
        let said = &self.messages.differences;
        match sort {
            Sort::Added => said.added,
            Sort::Changed => said.changed,
            Sort::Withdrawn => said.withdrawn,
        }
    }

    /// What a field said and says, as [`Written::Lines`] has it, without what it is called.
    #[must_use]
    pub fn value_of(teller: Teller<'a>, told: &Told) -> String {
        let messages = teller.lang.messages();
        Self { teller, messages, written: Written::Lines, text: String::new() }.value(told)
    }

    fn value(&self, told: &Told) -> String {
        let nothing = self.messages.field_values.nothing;
        match (told.old.as_deref(), told.new.as_deref(), told.sort) {
            (None, Some(new), FieldSort::Added) => self.new_words(new),
            (Some(old), None, FieldSort::Removed) => self.old(old),
            (old, new, _) => self.values(old.unwrap_or(nothing), new.unwrap_or(nothing)),
        }
    }

    /// The line of a field.
    fn field(&mut self, told: &Told) {
        let value = self.value(told);
        let label = self.escaped(&told.label);
        let line = self.messages.labelled(&label, &value);
        match self.written {
            Written::Lines | Written::Coloured => self.line(&format!("    {line}")),
            Written::Markdown => self.line(&format!("- {line}")),
        }
    }

    /// What was, and what is: on one line with an arrow where both are short, else what was changed in the sentence.
    fn values(&self, old: &str, new: &str) -> String {
        let is_short = cells(old).saturating_add(cells(new)) <= SHORT;
        if is_short {
            return format!("{} → {}", self.escaped(old), self.escaped(new));
        }
        let Some(pieces) = mark(old, new) else { return format!("{} → {}", self.old(old), self.new_words(new)) };
        let pieces = pieces.into_iter().map(|piece| match piece {
            Marked::Same(text) => self.escaped(&text),
            Marked::Old(text) => self.old(&text),
            Marked::New(text) => self.new_words(&text),
            Marked::Cut => self.messages.differences.cut.to_owned(),
        });
        pieces.collect()
    }

    fn old(&self, text: &str) -> String {
        match self.written {
            Written::Lines => format!("[-{text}-]"),
            Written::Coloured => format!("{RED}[-{text}-]{RESET}"),
            Written::Markdown => format!("<del>{}</del>", self.escaped(text)),
        }
    }

    fn new_words(&self, text: &str) -> String {
        match self.written {
            Written::Lines => format!("{{+{text}+}}"),
            Written::Coloured => format!("{GREEN}{{+{text}+}}{RESET}"),
            Written::Markdown => format!("<ins>{}</ins>", self.escaped(text)),
        }
    }

    fn escaped(&self, text: &str) -> String {
        if self.written != Written::Markdown {
            return text.to_owned();
        }
        // Blanks at the ends are those between words of a sentence.
        let (front, back) = (text.len() - text.trim_start_matches(' ').len(), text.trim_end_matches(' ').len());
        let escaped = markdown_escaped(text);
        format!("{}{escaped}{}", &text[..front], &text[back.max(front)..])
    }

    fn heading(&mut self, level: usize, text: &str) {
        let text = self.escaped(text);
        match self.written {
            Written::Markdown => {
                self.end_list();
                let _ = write!(self.text, "{} {text}\n\n", "#".repeat(level));
            }
            Written::Lines if level > 1 => self.line(&format!("\n{text}")),
            Written::Coloured if level > 1 => self.line(&format!("\n{STRONG}{text}{RESET}")),
            Written::Lines | Written::Coloured => self.line(&text),
        }
    }

    fn paragraph(&mut self, text: &str) {
        let text = self.escaped(text);
        self.end_list();
        self.line(&text);
        if self.written == Written::Markdown {
            self.text.push('\n');
        }
    }

    /// In Markdown, what follows a list is set off from it.
    fn end_list(&mut self) {
        if self.written == Written::Markdown && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }
}
