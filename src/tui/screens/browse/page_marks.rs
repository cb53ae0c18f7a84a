//! Where a query stands in the texts of a page.

use std::ops::Range;

use crate::directory::{Directory, Kind, Record, RecordIdx};
use crate::document::layout::PageText;
use crate::document::{Role, Target};
use crate::search::{FieldRole, Highlighter};
use crate::text::Glyphs;
use crate::tui::shared::Shared;

/// What is known of a page whose texts are searched.
pub(super) struct PageReading<'a> {
    directory: &'a Directory,
    glyphs: &'a Glyphs,
    record: Option<RecordIdx>,
    /// Whether the record was found by the query.
    is_found: bool,
    /// The other names of the record as they are shown, with what stands between them.
    aliases: String,
    and: &'static str,
}

impl<'a> PageReading<'a> {
    /// The page of a record, or of something else; `is_found` says whether the record was found by the query.
    pub(super) fn new(directory: &'a Directory, record: Option<RecordIdx>, shared: &Shared, is_found: bool) -> Self {
        let and = shared.messages().facts.and;
        let names = record.and_then(|record| directory.record(record)).map(Record::alternate_names).unwrap_or_default();
        let aliases = shared.glyphs.show(&names.join(and)).into_owned();
        Self { directory, glyphs: shared.glyphs, record, is_found, aliases, and }
    }

    /// Where a query stands in a text of the page, each place as the pieces that it consists of. In a name by which the list
    /// found the record it stands as there: by initials, with slips, scattered.
    pub(super) fn marks(&self, highlighter: &Highlighter<'_>, text: &PageText) -> Vec<Vec<Range<usize>>> {
        if self.is_found && matches!(text.role, Role::Title | Role::Text) {
            let in_name = self.in_name(highlighter, text);
            if !in_name.is_empty() {
                return vec![in_name];
            }
        }
        if self.is_found && matches!(text.role, Role::Title | Role::Text) && self.is_english_name(text) {
            return highlighter.marks_in_english(&text.text).into_iter().map(|range| vec![range]).collect();
        }
        if self.is_found && text.role == Role::Text && text.text == self.aliases {
            return self.in_aliases(highlighter);
        }
        let found = match &text.target {
            Some(Target::Discipline(_)) => highlighter.marks_in_fact(FieldRole::Part, &text.text),
            Some(Target::Record(record)) if self.is_department(*record) => {
                highlighter.marks_in_fact(FieldRole::Department, &text.text)
            }
            _ => highlighter.marks_in(&text.text),
        };
        found.into_iter().map(|range| vec![range]).collect()
    }

    /// Whether a text is the record's name in English.
    fn is_english_name(&self, text: &PageText) -> bool {
        let english = self.record.and_then(|record| self.directory.heading(record)?.english);
        english.is_some_and(|name| self.glyphs.show(name) == text.text)
    }

    /// Where it stands in the record's own name: at the end of a title, or by itself below one in another language.
    fn in_name(&self, highlighter: &Highlighter<'_>, title: &PageText) -> Vec<Range<usize>> {
        let name = self.record.and_then(|record| Some((record, self.before_name(record, title)?)));
        let name = name.filter(|(_, before)| title.role == Role::Title || *before == 0);
        let Some((record, before)) = name else { return Vec::new() };
        let marks = highlighter.marks(record);
        let at = |place: &u32| before + usize::try_from(*place).unwrap_or(usize::MAX - before);
        let runs = marks.chunk_by(|a, b| a + 1 == *b);
        runs.filter_map(|run| Some(at(run.first()?)..at(run.last()?).saturating_add(1))).collect()
    }

    fn in_aliases(&self, highlighter: &Highlighter<'_>) -> Vec<Vec<Range<usize>>> {
        let mut begin = 0;
        let mut found = Vec::new();
        for alias in self.aliases.split(self.and) {
            let marks = highlighter.marks_in_alias(alias).into_iter();
            found.push(marks.map(|it| begin + it.start..begin + it.end).collect());
            begin += alias.chars().count() + self.and.chars().count();
        }
        found
    }

    fn is_department(&self, record: RecordIdx) -> bool {
        self.directory.heading(record).is_some_and(|heading| heading.kind == Kind::Department)
    }

    /// How many characters stand before the record's name at the end of a text, if it stands there as the data has it,
    /// character by character.
    fn before_name(&self, record: RecordIdx, text: &PageText) -> Option<usize> {
        let name = self.directory.heading(record)?.name;
        let shown = self.glyphs.show(name);
        let before = text.text.strip_suffix(shown.as_ref())?;
        (shown.chars().count() == name.chars().count()).then(|| before.chars().count())
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Where something typed stands in a text as it is, but for capitals.
pub(super) fn literally(typed: &str, text: &str) -> Vec<Range<usize>> {
    let [typed, text] = [typed, text].map(|it| it.chars().map(small).collect::<Vec<char>>());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..at + typed.len()).filter(|_| !typed.is_empty()) {
        if rest == typed.as_slice() {
            found.push(at..at + typed.len());
            at += typed.len();
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::literally;

    #[test]
    fn what_is_typed_stands_where_it_stands() {
        let found = literally;
        assert_eq!(found("a、", "A、a、b"), [0..2, 2..4]);
        assert_eq!(found("aa", "aaa").len(), 1, "they do not overlap");
        assert!(found("", "a").is_empty() && found("abc", "ab").is_empty());
    }
}
