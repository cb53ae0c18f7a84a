//! `kechuang calendar`: a year by date, and in a wide terminal as bars.

use std::collections::HashMap;
use std::hash::Hash;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use jiff::civil::Date;

use super::args::{CalendarArgs, Cli, TableFormat};
use super::error::Error;
use super::kiosk::check_listed;
use super::output::Text;
use super::source::Source;
use super::today::today;
use super::{Context, exit};
use crate::calendar::{Calendar, Occurrence, YearList, bar, cell_of};
use crate::document::entry;
use crate::export::{YearOf, bar_key, sign, when, year_json, year_markdown};
use crate::messages::Messages;
use crate::text::{Glyphs, fit, pad};

/// From so many columns there are bars.
const BARS_FROM: usize = 100;

/// So many cells of a bar are a month; one between two months is empty.
const PER_MONTH: u8 = 4;

/// Columns before the words of an entry.
const INDENT: usize = 4;

/// Prints a year.
pub(super) fn run(context: &Context, cli: &Cli, call: &CalendarArgs) -> Result<ExitCode, Error> {
    let today = today(cli);
    let year = call.year.unwrap_or_else(|| today.year());
    // The program ends with it: to let go of each record of a large one would take as long as to show one.
    let directory = ManuallyDrop::new(Source::of(cli)?.directory()?);
    check_listed(cli, directory.len())?;
    let calendar = Calendar::of(&directory);
    let list = calendar.list(year, |month| call.month.is_none_or(|months| months.contains(month)));
    let is_empty = calendar.entries().is_empty();
    let of = YearOf { year, months: call.month, today, list };
    let text = match call.format {
        TableFormat::Text if context.facts.streams.output => {
            let glyphs = Glyphs::of(cli.glyphs.0.unwrap_or_default());
            Page { messages: context.messages(), glyphs, width: usize::from(context.facts.size.width) }.written(&of)
        }
        TableFormat::Text => columns(context.messages(), &of),
        TableFormat::Json => Text::json(&year_json(&of), true)?,
        TableFormat::Markdown => Text::lines(year_markdown(&of, context.lang)),
    };
    context.answer(&text, ExitCode::from(if is_empty { exit::NOTHING } else { exit::DONE }))
}

/// A line for each occurrence and then for each service without one: first and last day, how it is known, the service, what
/// is said of it, divided by tabs. Where there are no days, the group stands in their place.
fn columns(messages: &Messages, of: &YearOf<'_, '_>) -> Text {
    let mut text = Text::default();
    for (it, occurrence) in of.list.dated.iter().chain(&of.list.year_only) {
        let (from, to) = (occurrence.from.to_string(), occurrence.to.to_string());
        let grade = when::grade(messages, &occurrence.grade);
        text.add_columns(&[&from, &to, grade, &entry(it.heading, messages), &when::reasons(messages, occurrence)]);
    }
    for (group, entries) in of.others(messages) {
        for (it, words) in entries {
            text.add_columns(&[group, "", "", &entry(it.heading, messages), &words]);
        }
    }
    text
}

/// What belongs to one key together, in the order in which the keys come first.
fn grouped<K: Clone + Eq + Hash, T>(pairs: impl Iterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut rows: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for (key, value) in pairs {
        let row = *rows.entry(key.clone()).or_insert(groups.len());
        match groups.get_mut(row) {
            Some((_, values)) => values.push(value),
            None => groups.push((key, vec![value])),
        }
    }
    groups
}

/// What is written to a terminal.
struct Page {
    messages: &'static Messages,
    glyphs: &'static Glyphs,
    width: usize,
}

impl Page {
    fn written(&self, of: &YearOf<'_, '_>) -> Text {
        let said = &self.messages.calendar;
        let mut text = Text::default();
        self.line(&mut text, 0, &of.heading(self.messages));
        if self.width >= BARS_FROM {
            text.add_line("");
            self.bars(&mut text, of.year, of.today, &of.list);
        }
        for (title, occurrences) in [(said.dated, &of.list.dated), (said.year_only, &of.list.year_only)] {
            self.title(&mut text, title);
            for (it, occurrence) in occurrences {
                let grade = when::grade(self.messages, &occurrence.grade);
                let days = when::days(self.messages, occurrence);
                self.line(&mut text, 0, &format!("{days}  {grade}  {}", entry(it.heading, self.messages)));
                self.line(&mut text, INDENT, &when::reasons(self.messages, occurrence));
            }
            if occurrences.is_empty() {
                self.line(&mut text, INDENT, said.nothing);
            }
        }
        for (title, entries) in of.others(self.messages).into_iter().filter(|(_, entries)| !entries.is_empty()) {
            self.title(&mut text, title);
            // Of many the same is said; they stand behind it together.
            for (words, entries) in grouped(entries.into_iter().map(|(it, words)| (words, it))) {
                let names: Vec<String> = entries.iter().map(|it| entry(it.heading, self.messages)).collect();
                self.line(&mut text, 0, &names.join(said.semicolon));
                self.line(&mut text, INDENT, &words);
            }
        }
        text
    }

    fn title(&self, text: &mut Text, title: &str) {
        text.add_line("");
        self.line(text, 0, &format!("{} {title}", self.glyphs.chevron));
    }

    fn line(&self, text: &mut Text, indent: usize, paragraph: &str) {
        text.add_paragraph(paragraph, indent, self.width, self.glyphs);
    }

    /// Twelve months with a row for each service that has a day in the year, by its first one.
    fn bars(&self, text: &mut Text, year: i16, today: Date, list: &YearList<'_, '_>) {
        let names = self.width.saturating_sub(1 + 12 * (usize::from(PER_MONTH) + 1));
        let months = (1..=12).map(|month| pad(&self.messages.calendar.month_name(month), usize::from(PER_MONTH) + 1));
        text.add_line(format!("{}{}", pad("", names), months.collect::<String>().trim_end()));
        if today.year() == year {
            let cell = cell_of(today, PER_MONTH);
            text.add_line(format!(
                "{}{}",
                pad("", names + cell + cell / usize::from(PER_MONTH)),
                self.glyphs.bar.today
            ));
        }
        let dated = list.dated.iter().chain(&list.year_only);
        for (_, of_service) in grouped(dated.map(|(it, occurrence)| (it.record, (it.heading, occurrence.clone())))) {
            let Some((heading, _)) = of_service.first() else { continue };
            let name = entry(*heading, self.messages);
            let occurrences: Vec<Occurrence<'_>> = of_service.into_iter().map(|(_, occurrence)| occurrence).collect();
            let name = self.glyphs.show(&name);
            let name = pad(&fit(&name, names.saturating_sub(1), self.glyphs.ellipsis), names);
            let marks = bar(&occurrences, year, PER_MONTH);
            let months = marks.chunks(PER_MONTH.into());
            let months = months.map(|cells| cells.iter().map(|mark| sign(self.glyphs, *mark)).collect::<String>());
            text.add_line(format!("{name}{}", months.collect::<Vec<_>>().join(" ")));
        }
        self.line(text, 0, &bar_key(self.messages, self.glyphs).join("  "));
    }
}
