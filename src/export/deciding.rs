//! What decides of a service for somebody and at a time, in few words: for a row of a list.

use jiff::civil::Date;

use super::matches::in_words;
use crate::calendar::{Agenda, Occurrence, Precision, TimeAsked, Undated};
use crate::directory::{AgeLimit, ConditionKind, Force, Sex, Trait};
use crate::eligibility::{Condition, Judgement, Person};
use crate::messages::{Lang, Messages};
use crate::text::{cells, fit};

/// So many cells of printed words are said where there is not room for all.
const PRINTED: usize = 16;

/// So many things that are to be read are named.
const MOST_NAMED: usize = 3;

/// Where words were cut.
const CUT: &str = "…";

/// What decides of a service, in few words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deciding {
    /// The same at different lengths, the longest first; none is longer than the one before, none empty. Empty where nothing is
    /// known that decides.
    pub forms: Vec<String>,
}

/// When a service takes place, as it stands to what is asked.
#[derive(Debug, Clone)]
pub struct When<'a> {
    agenda: &'a Agenda<'a>,
    next: Option<Occurrence<'a>>,
    today: Date,
}

impl<'a> When<'a> {
    /// From today on: where times are asked for the occurrence that answers, else the next of all.
    #[must_use]
    pub fn new(agenda: &'a Agenda<'a>, today: Date, asked: &[TimeAsked]) -> Self {
        let answer = asked.iter().find_map(|it| agenda.timing(*it, today).by.into_iter().next());
        Self { agenda, next: answer.or_else(|| agenda.next(today)), today }
    }

    /// How often; empty where that is not known.
    fn cycle(&self, messages: &Messages) -> String {
        match self.agenda.every() {
            Some(1) => messages.deciding.each_year.to_owned(),
            Some(every) => messages.deciding.each(every),
            None => String::new(),
        }
    }

    /// The date, with the year where it is not the next one that is meant; short, where there is little room.
    fn date(&self, messages: &Messages, is_short: bool) -> String {
        let said = &messages.deciding;
        let Some(it) = &self.next else {
            return match self.agenda.undated() {
                _ if self.agenda.is_on_demand() => said.on_demand.to_owned(),
                Some(Undated::Every(_)) => said.month_unsaid.to_owned(),
                Some(Undated::Months { from, to, .. }) => {
                    said.cycle_and(months(messages, from, to, is_short), said.year_unsaid)
                }
                Some(Undated::Unsaid) | None => said.time_unsaid.to_owned(),
            };
        };
        let month = |day: Date| day.month().unsigned_abs();
        let (from, to) = (it.from.year(), it.to.year());
        let when = match it.precision {
            Precision::Years if from == to && is_short => said.year_short(from),
            Precision::Years if from == to => said.year(from),
            Precision::Years if is_short => said.years_short(from, to),
            Precision::Years => said.years(from, to),
            _ if it.is_deadline => said.last_day(it.to.month(), format!("{:02}", it.to.day())),
            _ => months(messages, month(it.from), month(it.to), is_short),
        };
        let is_near = self.agenda.every() == Some(1) && from <= self.today.year().saturating_add(1);
        let when = match () {
            () if is_near || !it.has_months() => when,
            () if is_short => said.of_year_short(from, when),
            () => said.of_year(from, when),
        };
        match it.is_inferred() {
            false => when,
            true if is_short => said.inferred_short(when),
            true => said.inferred(when),
        }
    }
}

fn months(messages: &Messages, from: u8, to: u8, is_short: bool) -> String {
    let said = &messages.deciding;
    match (from == to, is_short) {
        (true, false) => said.month(from),
        (true, true) => said.month_short(from),
        (false, false) => said.months(from, to),
        (false, true) => said.months_short(from, to),
    }
}

impl Deciding {
    /// From what was judged of somebody and from when it takes place, as far as either is asked. Where a printed condition
    /// excludes somebody, that alone decides; where it is `excluded` all the same, the time does.
    #[must_use]
    pub fn new(
        messages: &Messages,
        judged: Option<&Judgement<'_>>,
        when: Option<&When<'_>>,
        is_excluded: bool,
    ) -> Self {
        let excludes = matches!(judged, Some(Judgement::Excluded { .. }));
        let who = judged.filter(|_| excludes || !is_excluded).map(|it| who(messages, it)).unwrap_or_default();
        let when = when.filter(|_| !excludes);
        let cycle = when.map(|it| it.cycle(messages)).unwrap_or_default();
        let date = when.map(|it| it.date(messages, false)).unwrap_or_default();
        let short_date = when.map(|it| it.date(messages, true)).unwrap_or_default();
        // 每年，月份未载明: one thing that is said of a cycle, not two.
        let time = match when {
            Some(it) if it.next.is_none() && it.agenda.is_on_demand() => vec![date],
            Some(it) if it.next.is_none() && !cycle.is_empty() => vec![messages.deciding.cycle_and(cycle, &date)],
            _ => vec![cycle, date],
        };
        let mut deciding = Self::default();
        let [long, short] = who;
        deciding.add(std::iter::once(&long).chain(&time), " · ");
        deciding.add(std::iter::once(&short).chain(&time), " · ");
        deciding.add([&short, &short_date], " ");
        deciding.add([if short.is_empty() { &short_date } else { &short }], "");
        deciding
    }

    fn add<'t>(&mut self, parts: impl IntoIterator<Item = &'t String>, between: &str) {
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        let form = parts.join(between);
        let is_shorter = self.forms.last().is_none_or(|last| cells(&form) < cells(last));
        if !form.is_empty() && is_shorter {
            self.forms.push(form);
        }
    }
}

/// A sentence for the page: what comes of a service's conditions, which begin on a page of the book, for somebody on a day.
#[must_use]
pub fn judged(lang: Lang, person: &Person, on: Date, judged: &Judgement<'_>, page: u16) -> String {
    let messages = lang.messages();
    let said = &messages.deciding;
    let age = person.born.and_then(|it| it.ages_on(on)).map(|(youngest, oldest)| {
        said.years_old(if youngest == oldest { youngest.to_string() } else { said.between(youngest, oldest) })
    });
    let sex = person.sex.map(|it| sex(messages, it).to_owned());
    let who = match (age, sex) {
        (Some(age), Some(sex)) => said.age_and_sex(age, sex),
        (age, sex) => age.or(sex).unwrap_or_default(),
    };
    let (words, to_read) = match judged {
        Judgement::Fits { by, to_read } => (said.fits_by(in_words(by, page, lang)), to_read.as_slice()),
        Judgement::Excluded { by } => (said.excluded_by(in_words(by, page, lang)), [].as_slice()),
        Judgement::ToBeRead { what } => (said.left_open.to_owned(), what.as_slice()),
    };
    let what = named(messages, to_read).join(said.comma);
    let words = if what.is_empty() { words } else { said.and_read(words, what) };
    if who.is_empty() { words } else { said.for_whom(who, words) }
}

/// What of a person decides: in full, and short.
fn who(messages: &Messages, judged: &Judgement<'_>) -> [String; 2] {
    let by = match judged {
        Judgement::Fits { by, .. } | Judgement::Excluded { by } => by,
        Judgement::ToBeRead { what } => {
            let all = named(messages, what);
            let said = |most: usize| {
                let some = all.iter().take(most).copied().collect::<Vec<_>>().join(messages.deciding.comma);
                if all.is_empty() { String::new() } else { messages.deciding.read(some) }
            };
            return [said(MOST_NAMED), said(1)];
        }
    };
    let ages: Vec<String> = by.iter().filter_map(|it| it.age).map(|it| limit(messages, it)).collect();
    if let Some(first) = ages.first() {
        let all = ages.join(messages.matches.or_semicolon);
        return [messages.deciding.both(messages.facts.age, all), first.clone()];
    }
    if let Some(sex) = by.iter().find_map(|it| it.sex) {
        return [(); 2].map(|()| self::sex(messages, sex).to_owned());
    }
    let Some(first) = by.first() else { return Default::default() };
    let label = if first.label.is_empty() { messages.condition(first.kind) } else { first.label };
    let printed = messages.labelled(first.group, first.printed);
    let short = fit(&printed, PRINTED, CUT);
    [messages.labelled(label, &printed), short.into()]
}

/// What is to be read, by what it is about, each once.
fn named<'m>(messages: &'m Messages, what: &[Condition<'_>]) -> Vec<&'m str> {
    let mut names: Vec<&str> = Vec::new();
    for it in what {
        let name = if it.kind == ConditionKind::Section { messages.deciding.text } else { messages.condition(it.kind) };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A limit of age: `≤45 女`.
fn limit(messages: &Messages, limit: &AgeLimit) -> String {
    let said = &messages.deciding;
    let age = match (limit.min, limit.max) {
        (Some(min), Some(max)) => said.between(min, max),
        (None, Some(max)) => said.up_to(max),
        (Some(min), None) => said.from(min),
        (None, None) => limit.printed.clone(),
    };
    let age = match limit.force {
        Force::Strict => age,
        Force::Usual => said.usually(age),
        Force::Discretionary => said.perhaps(age),
    };
    match &*limit.who {
        [Trait::Female] => said.both(&age, said.female),
        [Trait::Male] => said.both(&age, said.male),
        _ if limit.group.is_empty() => age,
        _ => messages.remarked(&age, Some(&limit.group)),
    }
}

const fn sex(messages: &Messages, sex: Sex) -> &'static str {
    match sex {
        Sex::Female => messages.deciding.female,
        Sex::Male => messages.deciding.male,
    }
}
