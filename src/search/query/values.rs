//! What stands behind the colon of a field: lists, ages, months, days and sexes, in the ways in which they are written.
//!
//! Of a list one is enough. What is half typed (`age:<`, `month:9-`) is what is there of it; what cannot be is a [`Problem`].

use jiff::civil::Date;

use super::attainments;
use super::fields::{FieldRole, Naming, Problem};
use super::traits;
use crate::calendar::{Months, Season};
use crate::directory::Sex;
use crate::eligibility::OLDEST;
use crate::search::index::fold;
use crate::text::strip;

/// What stands between the values of a list.
pub(in crate::search) const COMMAS: [char; 3] = [',', '，', '、'];

/// Completed years: ranges with both ends included, ascending, none touching another.
pub(in crate::search) type Ages = Vec<(u8, u8)>;

/// A day that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The day on which it is asked.
    Today,
    /// This one.
    On(Date),
}

/// The values of a list.
pub(in crate::search) fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(COMMAS).map(str::trim).filter(|it| it.chars().any(|c| !c.is_whitespace()))
}

/// A name of the directory as it stands behind a colon: a blank would end it, and what must not reach a terminal is shown where
/// it is typed.
pub(in crate::search) fn in_one_piece(name: &str) -> String {
    strip(name).split_whitespace().collect()
}

/// Whether a value is only begun: nothing but signs stand there.
pub(in crate::search) fn is_begun(value: &str) -> bool {
    fold::letters(value).next().is_none()
}

/// A value in half-width small letters, with one sort of dash and of comparison.
fn plain(value: &str) -> String {
    let mut plain = String::new();
    for c in value.chars() {
        match fold::in_address(c) {
            '~' | '至' | '到' => plain.push('-'),
            '≤' | '≦' => plain.push_str("<="),
            '≥' | '≧' => plain.push_str(">="),
            '歲' => plain.push('岁'),
            c if c.is_whitespace() => {}
            c => plain.extend(c.to_lowercase()),
        }
    }
    plain
}

/// What is written between two ends, or once.
fn ends(plain: &str) -> (&str, &str) {
    match plain.split_once('-') {
        // Only begun.
        Some((from, "")) => (from, from),
        Some(ends) => ends,
        None => (plain, plain),
    }
}

/// Ages: `38`, `35-45`, `<40`, `≥35岁`, `45以下`, and lists of them.
pub(in crate::search) fn ages(value: &str) -> Result<Ages, Problem> {
    let mut found = Vec::new();
    for one in listed(value).filter(|it| !is_begun(it)) {
        let wrong = || Problem::NotANumber { field: FieldRole::Age, value: one.to_owned(), from: 0, to: OLDEST };
        let (from, to) = age_range(&plain(one)).ok_or_else(wrong)?;
        if from > to {
            let (from, to) = (to.into(), from.into());
            return Err(Problem::Reversed { field: FieldRole::Age, value: one.to_owned(), from, to });
        }
        found.push((from, to));
    }
    Ok(merged(found))
}

/// Both ends, as they are written.
fn age_range(plain: &str) -> Option<(u8, u8)> {
    let age = |text: &str| {
        let digits = text.trim_end_matches("周岁").trim_end_matches('岁');
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten().filter(|age| *age <= OLDEST)
    };
    let under = |age: u8| age.checked_sub(1).map(|oldest| (0, oldest));
    let over = |age: u8| (age < OLDEST).then(|| (age + 1, OLDEST));
    if let Some(rest) = plain.strip_prefix("<=") {
        return age(rest).map(|age| (0, age));
    }
    if let Some(rest) = plain.strip_prefix(">=") {
        return age(rest).map(|age| (age, OLDEST));
    }
    if let Some(rest) = plain.strip_prefix('<') {
        return age(rest).and_then(under);
    }
    if let Some(rest) = plain.strip_prefix('>') {
        return age(rest).and_then(over);
    }
    // In the language of the law both include the number.
    if let Some(rest) = plain.strip_suffix("以下").or_else(|| plain.strip_suffix("以内")) {
        return age(rest).map(|age| (0, age));
    }
    if let Some(rest) = plain.strip_suffix("以上").or_else(|| plain.strip_suffix('+')) {
        return age(rest).map(|age| (age, OLDEST));
    }
    let (from, to) = ends(plain);
    age(from).zip(age(to))
}

/// Pages of the printed book: `73`, `70-75`, `第73页`, and lists of them.
pub(in crate::search) fn pages(value: &str) -> Result<Vec<(u16, u16)>, Problem> {
    let mut found = Vec::new();
    for one in listed(value).filter(|it| !is_begun(it)) {
        let plain = plain(one);
        let page = |text: &str| {
            let bare = text.trim_start_matches('第').trim_end_matches('页').trim_end_matches('頁');
            bare.parse().ok().filter(|page: &u16| *page > 0 && bare.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let (from, to) = ends(&plain);
        let both = page(from).zip(page(to));
        let (from, to) = both.ok_or_else(|| Problem::NotAPage { value: one.to_owned() })?;
        if from > to {
            let field = FieldRole::Page;
            return Err(Problem::Reversed { field, value: one.to_owned(), from: to, to: from });
        }
        found.push((from, to));
    }
    Ok(found)
}

/// Ranges in ascending order, of which those that touch are one.
fn merged(mut ranges: Ages) -> Ages {
    ranges.sort_unstable();
    let mut found: Ages = Vec::with_capacity(ranges.len());
    for (from, to) in ranges {
        match found.last_mut() {
            Some((_, last)) if from <= last.saturating_add(1) => *last = to.max(*last),
            _ => found.push((from, to)),
        }
    }
    found
}

/// What two lists of ages have in common.
pub(in crate::search) fn common_ages(one: &Ages, other: &Ages) -> Ages {
    let all = one.iter().flat_map(|a| other.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    merged(all.filter(|(from, to)| from <= to).collect())
}

/// Words in Chinese and in English of which the first ones are offered when a value is completed.
pub(super) type Words = [&'static [&'static str]; 2];

/// The words for a season.
const SEASONS: &[(Season, Words)] = &[
    (Season::Spring, [&["春"], &["spring"]]),
    (Season::Summer, [&["夏"], &["summer"]]),
    (Season::Autumn, [&["秋"], &["autumn", "fall"]]),
    (Season::Winter, [&["冬"], &["winter"]]),
];

/// Words for other months that go together.
const STRETCHES: &[(Words, u8, u8)] = &[
    ([&["上半年"], &["h1"]], 1, 6),
    ([&["下半年"], &["h2"]], 7, 12),
    ([&["一季度", "第一季度"], &["q1"]], 1, 3),
    ([&["二季度", "第二季度"], &["q2"]], 4, 6),
    ([&["三季度", "第三季度"], &["q3"]], 7, 9),
    ([&["四季度", "第四季度"], &["q4"]], 10, 12),
];

/// The months by their names, from January on.
const MONTH_NAMES: [(&str, &str); 12] = [
    ("一", "january"),
    ("二", "february"),
    ("三", "march"),
    ("四", "april"),
    ("五", "may"),
    ("六", "june"),
    ("七", "july"),
    ("八", "august"),
    ("九", "september"),
    ("十", "october"),
    ("十一", "november"),
    ("十二", "december"),
];

/// So many letters of an English name are enough.
const ENGLISH_BEGUN: usize = 3;

/// Months: `9`, `9-11`, `11-2`, `九月`, `sep`, `秋`, `上半年`, and lists of them; none where only signs are typed.
///
/// # Errors
/// What is no month.
pub fn months(value: &str) -> Result<Months, Problem> {
    let mut found = Months::default();
    for one in listed(value).filter(|it| !is_begun(it)) {
        let plain = plain(one);
        let (from, to) = ends(&plain);
        let several = season(&plain).or_else(|| Some(Months::between(month(from)?, month(to)?)));
        found = found.and(several.ok_or_else(|| Problem::NotAMonth { value: one.to_owned() })?);
    }
    Ok(found)
}

fn season(plain: &str) -> Option<Months> {
    let short = plain.strip_suffix(['季', '天']).unwrap_or(plain);
    let is_it = |word: &&str| *word == plain || *word == short || is_english(word, plain);
    several().find(|(words, _)| words.iter().copied().flatten().any(is_it)).map(|(_, months)| months)
}

/// Every word for several months, with these.
fn several() -> impl Iterator<Item = (&'static Words, Months)> {
    let seasons = SEASONS.iter().map(|(season, words)| (words, season.months()));
    seasons.chain(STRETCHES.iter().map(|(words, from, to)| (words, Months::between(*from, *to))))
}

fn month(plain: &str) -> Option<u8> {
    let short = plain.trim_end_matches("份").trim_end_matches('月');
    if short.bytes().all(|byte| byte.is_ascii_digit()) {
        return short.parse().ok().filter(|month| (1..=12).contains(month));
    }
    let is_it = |(chinese, english): &(&str, &str)| *chinese == short || is_english(english, plain);
    (1..).zip(&MONTH_NAMES).find(|(_, names)| is_it(names)).map(|(month, _)| month)
}

/// Whether an English word is typed, or its beginning.
fn is_english(word: &str, typed: &str) -> bool {
    word.is_ascii() && word.starts_with(typed) && (typed.len() >= ENGLISH_BEGUN || typed == word)
}

/// The words for a sex.
const SEXES: &[(Sex, Words)] = &[
    (Sex::Female, [&["女", "女性", "女士", "妇女"], &["female", "woman", "women"]]),
    (Sex::Male, [&["男", "男性", "男士"], &["male", "man", "men"]]),
];

/// Sexes: `女`, `f`, `male`, and lists of them; each once.
pub(in crate::search) fn sexes(value: &str) -> Result<Vec<Sex>, Problem> {
    let mut found = Vec::new();
    for one in listed(value).filter(|it| !is_begun(it)) {
        let plain = plain(one);
        let is_it = |word: &&str| *word == plain || word.is_ascii() && word.starts_with(&plain);
        let named = SEXES.iter().find(|(_, words)| words.iter().copied().flatten().any(is_it));
        let (sex, _) = named.ok_or_else(|| Problem::NotASex { value: one.to_owned() })?;
        if !found.contains(sex) {
            found.push(*sex);
        }
    }
    Ok(found)
}

/// The words for the day on which it is asked.
const TODAY: Words = [&["今天", "今日", "现在"], &["today", "now"]];

/// The words of a field that are understood whatever the directory holds, those of a language.
#[must_use]
pub fn words(role: FieldRole, naming: Naming) -> Vec<&'static str> {
    match role {
        FieldRole::Month => several().map(|(words, _)| first(words, naming)).collect(),
        FieldRole::Sex => SEXES.iter().map(|(_, words)| first(words, naming)).collect(),
        FieldRole::Open => vec![first(&TODAY, naming)],
        FieldRole::Degree | FieldRole::Rank => attainments::words(role, naming),
        FieldRole::Is | FieldRole::Has => traits::trait_words(role, naming).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn first(words: &Words, naming: Naming) -> &'static str {
    words[usize::from(naming == Naming::English)].first().copied().unwrap_or_default()
}

/// Every word for a sex.
pub(super) fn sex_words() -> impl Iterator<Item = (Sex, &'static str)> {
    SEXES.iter().flat_map(|(sex, words)| words.iter().copied().flatten().map(|word| (*sex, *word)))
}

/// Every word for several months.
pub(super) fn words_of_several() -> impl Iterator<Item = &'static str> {
    several().flat_map(|(words, _)| words.iter().copied().flatten().copied())
}

/// Every word for the day on which it is asked.
pub(super) fn today_words() -> impl Iterator<Item = &'static str> {
    TODAY.iter().copied().flatten().copied()
}

/// The months from 1 on by their English names, each whole and then in three letters.
pub(super) fn english_months() -> impl Iterator<Item = (u8, &'static str)> {
    let whole = (1..).zip(MONTH_NAMES.iter().map(|(_, english)| *english));
    whole.flat_map(|(month, name)| [(month, name), (month, name.get(..ENGLISH_BEGUN).unwrap_or(name))])
}

/// The word for a season, as the value of a field.
#[must_use]
pub fn season_word(season: Season, naming: Naming) -> &'static str {
    SEASONS.iter().find(|(it, _)| *it == season).map_or("", |(_, words)| first(words, naming))
}

/// The word for a sex, as the value of a field.
#[must_use]
pub fn sex_word(sex: Sex, naming: Naming) -> &'static str {
    SEXES.iter().find(|(it, _)| *it == sex).map_or("", |(_, words)| first(words, naming))
}

/// The word for the day on which it is asked, as the value of a field.
#[must_use]
pub fn today_word(naming: Naming) -> &'static str {
    first(&TODAY, naming)
}

/// Days: `今天`, `2026-10-01`, `2026年10月1日`, and lists of them.
pub(in crate::search) fn days(value: &str) -> Result<Vec<Day>, Problem> {
    let mut found = Vec::new();
    for one in listed(value).filter(|it| !is_begun(it)) {
        let plain = plain(one);
        let is_today = |word: &&str| *word == plain || word.is_ascii() && word.starts_with(&plain);
        let day =
            if TODAY.iter().copied().flatten().any(is_today) { Some(Day::Today) } else { date(&plain).map(Day::On) };
        found.push(day.ok_or_else(|| Problem::NotADay { value: one.to_owned() })?);
    }
    Ok(found)
}

fn date(plain: &str) -> Option<Date> {
    let plain = plain.trim_end_matches(['日', '号']);
    let mut parts = plain.split(['-', '/', '.', '年', '月']);
    let mut part = |lengths: [usize; 2]| {
        let part =
            parts.next().filter(|it| lengths.contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|it| it.parse::<i16>().ok())
    };
    let (year, month, day) = (part([4, 4])?, part([1, 2])?, part([1, 2])?);
    let is_whole = parts.next().is_none() && year > 0;
    is_whole.then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()).flatten()
}
