//! What only has its form in the files, in the reader's words: an item a line. It is shown and not read back.

use super::lists::new_line;
use super::names::{List, Names};
use crate::directory::{
    AgeLimit, Asks, Benefit, BenefitKind, Block, ConditionKind, Degree, Document, Eligibility, Event, EventPlace,
    Figure, Force, Item, Rank, Schedule, Section, Trait, Window,
};
use crate::messages::Messages;

/// Puts a line behind the others.
fn line(text: &str, out: &mut String) {
    new_line(out);
    out.push_str(text);
}

/// Words in square brackets behind a text, as far as there are any: what a program compares of it.
fn compared(text: String, words: &[String], messages: &Messages) -> String {
    if words.is_empty() { text } else { format!("{text} [{}]", words.join(messages.facts.semicolon)) }
}

/// Who may apply: each condition as printed, and what of it is compared.
pub(super) fn conditions(names: &Names<'_>, it: &Eligibility, messages: &Messages, out: &mut String) {
    let written = |kind: ConditionKind, group: &str, printed: &str, words: &[String]| {
        let text = messages.labelled(messages.condition(kind), &messages.labelled(group, printed));
        compared(text, words, messages)
    };
    for age in &it.ages {
        let mut words = age_words(age, messages);
        words.extend(shared_words(names, &age.who, age.force, messages));
        line(&written(ConditionKind::Age, &age.group, &age.printed, &words), out);
    }
    for criterion in &it.criteria {
        let mut words: Vec<String> = asked(names, &criterion.asks, messages).into_iter().collect();
        words.extend(shared_words(names, &criterion.who, criterion.force, messages));
        line(&written(criterion.asks.kind(), &criterion.group, &criterion.printed, &words), out);
    }
    for exclusion in &it.excluded {
        let words = shared_words(names, &exclusion.who, Force::Strict, messages);
        line(&written(ConditionKind::Excluded, "", &exclusion.printed, &words), out);
    }
    for heading in &it.sections {
        line(&messages.labelled(messages.condition(ConditionKind::Section), heading), out);
    }
}

fn age_words(age: &AgeLimit, messages: &Messages) -> Vec<String> {
    let ages = match (age.min, age.max) {
        (None, None) => None,
        (Some(min), None) => Some(format!("≥{min}")),
        (None, Some(max)) => Some(format!("≤{max}")),
        (Some(min), Some(max)) => Some(format!("{min}–{max}")),
    };
    let ages = ages.map(|ages| messages.columns.years_old(ages));
    let born = age.born_from.as_ref().map(|day| format!("≥{day}"));
    ages.into_iter().chain(born).collect()
}

/// For whom a condition holds, and how firm it is.
fn shared_words(names: &Names<'_>, who: &[Trait], force: Force, messages: &Messages) -> Vec<String> {
    let said = &messages.columns;
    let who: Vec<String> = who.iter().map(|it| a_trait(names, it, messages)).collect();
    let who = (!who.is_empty()).then(|| who.join(messages.facts.and));
    let force = match force {
        Force::Strict => None,
        Force::Usual => Some(said.usual.to_owned()),
        Force::Discretionary => Some(said.discretionary.to_owned()),
    };
    who.into_iter().chain(force).collect()
}

fn a_trait(names: &Names<'_>, it: &Trait, messages: &Messages) -> String {
    let said = &messages.columns;
    match it {
        Trait::Female => said.female.to_owned(),
        Trait::Male => said.male.to_owned(),
        Trait::Field(id) => {
            let fields = &names.directory().info().fields;
            fields.iter().find(|it| it.id == *id).map_or(id.as_str(), |it| &it.name).to_owned()
        }
        Trait::Audience(id) => names.name(List::Audiences, id.as_str()).to_owned(),
        Trait::Studying(it) => said.studying(degree(*it, messages)),
        Trait::Individual => said.individual.to_owned(),
        Trait::Team => said.team.to_owned(),
        Trait::Body => said.body.to_owned(),
    }
}

const fn degree(it: Degree, messages: &Messages) -> &'static str {
    let said = &messages.columns;
    match it {
        Degree::College => said.college,
        Degree::Bachelor => said.bachelor,
        Degree::Master => said.master,
        Degree::Doctor => said.doctor,
    }
}

const fn rank(it: Rank, messages: &Messages) -> &'static str {
    let said = &messages.columns;
    match it {
        Rank::Assistant => said.assistant,
        Rank::Intermediate => said.intermediate,
        Rank::Associate => said.associate,
        Rank::Full => said.full,
    }
}

/// What a criterion asks for, as far as it is compared.
fn asked(names: &Names<'_>, asks: &Asks, messages: &Messages) -> Option<String> {
    let said = &messages.columns;
    match asks {
        Asks::Sex(crate::directory::Sex::Female) => Some(said.female.to_owned()),
        Asks::Sex(crate::directory::Sex::Male) => Some(said.male.to_owned()),
        Asks::Nationality { place } | Asks::Residence { place } => {
            place.as_ref().map(|id| names.name(List::Places, id.as_str()).to_owned())
        }
        Asks::Degree { min } => min.map(|it| said.at_least(degree(it, messages))),
        Asks::Rank { min } => min.map(|it| said.at_least(rank(it, messages))),
        Asks::Other => None,
    }
}

/// When: as printed, and the windows.
pub(super) fn schedules(all: &[Schedule], messages: &Messages, out: &mut String) {
    for it in all {
        let windows: Vec<String> = it.windows.iter().map(|it| window(it, messages)).collect();
        line(&compared(messages.labelled(&it.label, &it.printed), &windows, messages), out);
    }
}

/// A window in words.
fn window(it: &Window, messages: &Messages) -> String {
    let (said, calendar) = (&messages.columns, &messages.calendar);
    let every = |years: u8| if years == 1 { calendar.every_year.to_owned() } else { calendar.every(years) };
    let (text, what) = match it {
        Window::Every { years } => (every(*years), ""),
        Window::Months { years, from, to, what } => {
            let months = said.months(messages.months([(*from, *to)]));
            (if *years == 1 { months } else { format!("{}{}{months}", every(*years), messages.facts.comma) }, &**what)
        }
        Window::Week { month, week, what } => (said.week(month, week), &**what),
        Window::Deadline { month, day, what } => (said.by_day(month, day), &**what),
        Window::Cycle { years, from, to } => (said.cycle(years, from, to), ""),
        Window::OnDemand => (calendar.on_demand.to_owned(), ""),
    };
    messages.labelled(what, &text)
}

/// Quotas, money, terms.
pub(super) fn benefits(all: &[Benefit], messages: &Messages, out: &mut String) {
    let said = &messages.facts;
    for it in all {
        let kind = match it.kind {
            BenefitKind::Quota => said.quota,
            BenefitKind::Amount => said.amount,
            BenefitKind::Term => said.term,
            BenefitKind::Other => said.limit,
        };
        line(&messages.labelled(kind, &messages.labelled(&it.what, &it.printed)), out);
    }
}

/// Numbers the booklet reports.
pub(super) fn figures(all: &[Figure], messages: &Messages, out: &mut String) {
    for it in all {
        let as_of = it.as_of.as_ref().map(|day| messages.facts.as_of(day));
        let remarks: Vec<String> = as_of.into_iter().chain(place(it.place, messages)).collect();
        let remarks = (!remarks.is_empty()).then(|| remarks.join(messages.facts.comma));
        line(&messages.labelled(&it.what, &messages.remarked(&it.printed, remarks.as_deref())), out);
    }
}

/// Dated events.
pub(super) fn history(all: &[Event], messages: &Messages, out: &mut String) {
    for it in all {
        let edition = it.edition.then(|| messages.columns.edition.to_owned());
        let remarks: Vec<String> = edition.into_iter().chain(place(it.place, messages)).collect();
        let remarks = (!remarks.is_empty()).then(|| remarks.join(messages.facts.comma));
        line(&format!("{} {}", it.date, messages.remarked(&it.what, remarks.as_deref())), out);
    }
}

fn place(place: EventPlace, messages: &Messages) -> Option<String> {
    match place {
        EventPlace::Text => None,
        EventPlace::Caption => Some(messages.facts.in_caption.to_owned()),
        EventPlace::Picture => Some(messages.facts.in_picture.to_owned()),
    }
}

/// Official documents.
pub(super) fn documents(all: &[Document], messages: &Messages, out: &mut String) {
    let said = &messages.facts;
    for it in all {
        let title = messages.remarked(&it.title, it.number.as_deref());
        let more = [&it.issuer, &it.date, &it.url].into_iter().flatten().cloned();
        let text = std::iter::once(title).chain(more).collect::<Vec<_>>().join(said.comma);
        line(&if it.what.is_empty() { text } else { said.explained(&text, &it.what) }, out);
    }
}

/// Text under its headings, each in brackets of its own.
pub(super) fn sections(all: &[Section], out: &mut String) {
    for it in all {
        line(&format!("【{}】", it.heading), out);
        blocks(&it.body, 0, out);
    }
}

/// Paragraphs and lists, a line each; lists within lists are indented.
pub(super) fn blocks(all: &[Block], depth: usize, out: &mut String) {
    for block in all {
        match block {
            Block::Text(text) => line(text, out),
            Block::List(list) => items(list, depth, out),
        }
    }
}

fn items(list: &[Item], depth: usize, out: &mut String) {
    for it in list {
        new_line(out);
        out.extend(std::iter::repeat_n("  ", depth));
        out.extend([if it.mark.is_empty() { "· " } else { &it.mark }, &it.text]);
        items(&it.items, depth + 1, out);
    }
}
