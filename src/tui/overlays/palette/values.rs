//! The values that a command may be told: those that answer what was typed, the best first.

use super::rows::{PaletteRow, ValueRow};
use crate::calendar::YEARS;
use crate::directory::RecordIdx;
use crate::document::entry;
use crate::export::ExportFormat;
use crate::export::fields::{CopyField, everything};
use crate::messages::{Lang, Messages};
use crate::search::{ChoiceName, Choices, SearchOptions};
use crate::text::nearest;
use crate::tui::argument::{Value, ValueKind};
use crate::tui::screens::Screens;
use crate::tui::shared::Shared;
use crate::tui::theme::ThemeName;

/// So many entries are offered.
const MOST_ENTRIES: usize = 50;

/// So many years from this one on are offered.
const YEARS_AHEAD: i16 = 4;

/// A value with the words that it is found by.
struct Choice {
    value: Value,
    /// How it is typed, and what else may be typed for it.
    names: Vec<String>,
    said: String,
}

/// The values of a kind that answer a text; where there is none, what is wrong with it, and the nearest right one.
pub(super) fn values(kind: ValueKind, typed: &str, shared: &Shared, screens: &Screens) -> Vec<PaletteRow> {
    match kind {
        ValueKind::Entry => entries(typed, shared, screens),
        ValueKind::Year => years(typed, shared),
        ValueKind::Theme => chosen(typed, &themes(shared), shared),
        ValueKind::Lang => chosen(typed, &langs(shared), shared),
        ValueKind::CopyField => {
            let fields = fields(shared, screens.selected());
            if fields.is_empty() {
                return vec![PaletteRow::Problem(shared.messages().palette.no_field.to_owned())];
            }
            chosen(typed, &fields, shared)
        }
        ValueKind::Format => chosen(typed, &formats(shared), shared),
        ValueKind::Text if typed.is_empty() => Vec::new(),
        ValueKind::Text => vec![plain(Value::Text(typed.to_owned()), typed.to_owned(), String::new())],
    }
}

fn plain(value: Value, written: String, said: String) -> PaletteRow {
    PaletteRow::Value(ValueRow { value, written, marks: Vec::new(), said, said_marks: Vec::new() })
}

/// Those of some values that answer a text.
fn chosen(typed: &str, choices: &[Choice], shared: &Shared) -> Vec<PaletteRow> {
    let options = shared.index.as_ref().map_or_else(SearchOptions::default, |index| index.options());
    let names = |choice: &Choice| choice.names.clone().into_iter().chain([choice.said.clone()]).collect::<Vec<_>>();
    let names: Vec<Vec<String>> = choices.iter().map(names).collect();
    let words = Choices::new(names.iter().map(|names| names.iter().map(|name| ChoiceName::Name(name))), options);
    let finder = words.finder(typed);
    let mut found = finder.found();
    // What is written whole is meant, whatever else holds it.
    let lower = typed.to_lowercase();
    found.sort_by_key(|at| !names.get(*at).is_some_and(|names| names.iter().any(|name| name.to_lowercase() == lower)));
    let row = |at: usize, finder: Option<&crate::search::ChoiceFinder<'_>>| {
        let choice = choices.get(at)?;
        let written = choice.names.first()?;
        let marks = |name: usize| finder.map_or_else(Vec::new, |finder| finder.marks(at, name));
        Some(PaletteRow::Value(ValueRow {
            value: choice.value.clone(),
            written: written.clone(),
            marks: marks(0),
            said: choice.said.clone(),
            said_marks: marks(choice.names.len()),
        }))
    };
    if !found.is_empty() {
        return found.into_iter().filter_map(|at| row(at, Some(&finder))).collect();
    }
    let palette = &shared.messages().palette;
    let near = nearest(typed, names.iter().flatten().map(String::as_str));
    let at = near.and_then(|near| names.iter().position(|names| names.iter().any(|name| name == near)));
    if let Some((at, near)) = at.and_then(|at| Some((at, choices.get(at)?.names.first()?))) {
        let problem = PaletteRow::Problem(palette.no_value_but(typed, near));
        return std::iter::once(problem).chain(row(at, None)).collect();
    }
    let problem = PaletteRow::Problem(palette.no_value(typed));
    std::iter::once(problem).chain((0..choices.len()).filter_map(|at| row(at, None))).collect()
}

fn formats(shared: &Shared) -> Vec<Choice> {
    let choice = |format: ExportFormat| Choice {
        value: Value::Format(format),
        names: vec![format.slug().to_owned()],
        said: format.name(shared.messages()).to_owned(),
    };
    ExportFormat::ALL.map(choice).into()
}

/// What a theme is called.
#[must_use]
pub const fn theme_word(name: ThemeName, messages: &Messages) -> &'static str {
    match name {
        ThemeName::Auto => messages.palette.theme_auto,
        ThemeName::Dark => messages.palette.theme_dark,
        ThemeName::Light => messages.palette.theme_light,
        ThemeName::HighContrast => messages.palette.theme_contrast,
        ThemeName::Mono => messages.palette.theme_mono,
    }
}

fn themes(shared: &Shared) -> Vec<Choice> {
    let messages = shared.messages();
    let choice = |name: ThemeName| {
        let remark = (name == shared.theme.choice().name).then_some(messages.palette.in_force);
        let words = Lang::ALL.map(|lang| theme_word(name, lang.messages()).to_owned());
        Choice {
            value: Value::Theme(name),
            names: std::iter::once(name.slug().to_owned()).chain(words).collect(),
            said: messages.remarked(theme_word(name, messages), remark),
        }
    };
    ThemeName::ALL.map(choice).into()
}

fn langs(shared: &Shared) -> Vec<Choice> {
    let palette = &shared.messages().palette;
    let choice = |lang: Lang| {
        let (name, own) = match lang {
            Lang::Zh => (palette.chinese, Lang::Zh.messages().palette.chinese),
            Lang::En => (palette.english, Lang::En.messages().palette.english),
        };
        let remark = (lang == shared.lang).then_some(palette.in_force);
        let said = shared.messages().remarked(name, remark);
        Choice { value: Value::Lang(lang), names: vec![lang.slug().to_owned(), own.to_owned(), name.to_owned()], said }
    };
    Lang::ALL.map(choice).into()
}

/// What can be copied of an entry, by its word in each language.
fn fields(shared: &Shared, selected: Option<RecordIdx>) -> Vec<Choice> {
    let of = |lang: Lang| shared.of_entry(selected, |directory, record| everything(directory, record, lang));
    let [Some(own), Some(zh), Some(en)] = [of(shared.lang), of(Lang::Zh), of(Lang::En)] else { return Vec::new() };
    let shown = |field: &CopyField| field.shown(shared.messages());
    let choice = |(at, ((own, zh), en)): (usize, ((CopyField, CopyField), CopyField))| {
        let said = shown(&own);
        Choice { value: Value::CopyField(at), names: vec![own.brief, own.label, zh.label, en.label, en.brief], said }
    };
    own.into_iter().zip(zh).zip(en).enumerate().map(choice).collect()
}

/// The entries with a number or an id: those that stand in the list first.
fn entries(typed: &str, shared: &Shared, screens: &Screens) -> Vec<PaletteRow> {
    let palette = &shared.messages().palette;
    let problem = |text: String| vec![PaletteRow::Problem(text)];
    let Some(directory) = shared.directory.as_deref() else { return problem(palette.no_entry_yet.to_owned()) };
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found = match &shared.index {
        Some(index) => index.called(typed, MOST_ENTRIES),
        None => directory.index_of(typed).into_iter().collect(),
    };
    let row = |no: &RecordIdx| {
        let heading = directory.heading(*no)?;
        Some(plain(Value::Entry(*no), heading.id.to_owned(), entry(heading, shared.messages())))
    };
    let is_number =
        |no: &RecordIdx| directory.heading(*no).and_then(|it| it.number).is_some_and(|it| Ok(it) == typed.parse());
    let listed = &screens.browse.list.entries;
    found.sort_by_key(|no| (!is_number(no), listed.row_of(*no).is_none()));
    if !found.is_empty() {
        return found.iter().filter_map(row).collect();
    }
    if shared.index.is_none() {
        return problem(palette.no_entry_yet.to_owned());
    }
    match near_entry(typed, shared) {
        Some(near) => {
            let id = directory.heading(near).map_or("", |heading| heading.id);
            let rows = problem(palette.no_entry_but(typed, id)).into_iter();
            rows.chain(row(&near)).collect()
        }
        None => problem(palette.no_entry(typed)),
    }
}

/// The entry whose number or id is nearest to one that there is not: of a number that is too large, the last.
fn near_entry(typed: &str, shared: &Shared) -> Option<RecordIdx> {
    let index = shared.index.as_ref()?;
    let directory = shared.directory.as_deref()?;
    if typed.bytes().all(|it| it.is_ascii_digit()) {
        // Digits are taken away until some number begins with what is left.
        let shorter = (1..typed.len()).rev().filter_map(|end| typed.get(..end));
        return shorter.map(|text| index.called(text, MOST_ENTRIES)).find(|found| !found.is_empty())?.first().copied();
    }
    // Ids are told apart at their ends, so that the wrong one has its beginning in common with the right one.
    let beginnings = typed.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    let near = beginnings.filter_map(|end| typed.get(..end)).map(|text| index.called(text, MOST_ENTRIES));
    let near = near.into_iter().find(|found| !found.is_empty())?;
    let id = nearest(typed, near.iter().filter_map(|no| Some(directory.heading(*no)?.id)));
    id.and_then(|id| directory.index_of(id)).or(near.first().copied())
}

fn years(typed: &str, shared: &Shared) -> Vec<PaletteRow> {
    let row = |year: i16| plain(Value::Year(year), year.to_string(), String::new());
    let this = shared.today.year();
    match typed.parse() {
        Ok(year) if YEARS.contains(&year) && year.to_string().len() >= 4 => vec![row(year)],
        _ => {
            let near = (this.saturating_sub(1)..=this.saturating_add(YEARS_AHEAD)).filter(|year| YEARS.contains(year));
            let begun: Vec<_> = near.clone().filter(|year| year.to_string().starts_with(typed)).map(row).collect();
            if !begun.is_empty() {
                return begun;
            }
            if let Ok(year) = typed.parse()
                && YEARS.contains(&year)
            {
                return vec![row(year)];
            }
            let text = shared.messages().palette.no_year(YEARS.start(), YEARS.end());
            std::iter::once(PaletteRow::Problem(text)).chain(near.map(row)).collect()
        }
    }
}
