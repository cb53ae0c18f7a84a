//! How conditions are said: numbers with units, months, days and what stands around words.

use std::ops::Range;

use super::super::attainments::{DEGREE_TAILS, OR_ABOVE, OR_BELOW, RANK_TAILS};
use super::super::fields::FieldRole;
use super::super::numerals::{Cursor, is_numeral};
use super::super::values;
use crate::search::index::facets::yearly;

/// A condition where its characters stand.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) range: Range<usize>,
    pub(super) role: FieldRole,
    pub(super) value: String,
}

/// What a reader takes from a cursor.
type Read = Option<(FieldRole, String)>;

/// Everything that is said from a place on, in each way in which it can be read.
pub(super) fn read(chars: &[char], at: usize) -> Vec<Taken> {
    let start = Cursor::new(chars, at);
    let readers: &[fn(&mut Cursor<'_>) -> Read] = if is_within_word(&start) {
        &[]
    } else {
        &[age, english_age, cycle, english_cycle, date, months, english_months, season, today, page, english_page]
    };
    let mut found = Vec::new();
    for reader in readers {
        let mut cursor = start;
        if let Some((role, value)) = reader(&mut cursor) {
            found.push(Taken { range: at..cursor.at, role, value });
        }
    }
    found
}

/// A word that a list knows, with what may stand behind it; `None` where it is a part of another.
pub(super) fn named(chars: &[char], at: usize, length: usize, role: FieldRole, value: &str) -> Option<Taken> {
    let start = Cursor::new(chars, at);
    let mut cursor = Cursor::new(chars, at + length);
    let is_latin = start.next().is_some_and(|c| c.is_ascii_alphanumeric());
    if is_latin && (is_within_word(&start) || cursor.next().is_some_and(|c| c.is_ascii_alphanumeric())) {
        return None;
    }
    let mut value = value.to_owned();
    let tails = match role {
        FieldRole::Degree => DEGREE_TAILS,
        FieldRole::Rank => RANK_TAILS,
        _ => return Some(Taken { range: at..cursor.at, role, value }),
    };
    if is_studied(start, cursor) {
        return None;
    }
    let mut ahead = cursor;
    ahead.blanks();
    if cursor.eat_any(tails).is_some() || is_latin && ahead.eat_any(tails).is_some() {
        cursor.at = cursor.at.max(if is_latin { ahead.at } else { 0 });
    }
    if is_studied(start, cursor) {
        return None;
    }
    if cursor.eat_any(OR_ABOVE).is_some() {
        value.push_str("以上");
    } else if cursor.eat_any(OR_BELOW).is_some() {
        value.push_str("以下");
    }
    Some(Taken { range: at..cursor.at, role, value })
}

/// What stands around a degree that somebody has not yet, or that is a part of the name of something else.
fn is_studied(start: Cursor<'_>, mut end: Cursor<'_>) -> bool {
    let before = start.before();
    end.eat_any(&["生", "后", "在读", "点"]).is_some() || matches!(before, Some('读' | '考'))
}

/// Whether a letter or a digit stands before an ASCII one, or a numeral before a numeral.
fn is_within_word(start: &Cursor<'_>) -> bool {
    let (Some(before), Some(next)) = (start.before(), start.next()) else { return false };
    let is_latin = before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
    is_latin || is_numeral(before) && is_numeral(next)
}

/// Words before an age, and how the field writes them.
const BEFORE_AGE: &[(&str, &str)] = &[
    ("不超过", "<="),
    ("不大于", "<="),
    ("不高于", "<="),
    ("最多", "<="),
    ("至多", "<="),
    ("不满", "<"),
    ("未满", "<"),
    ("不到", "<"),
    ("小于", "<"),
    ("低于", "<"),
    ("不低于", ">="),
    ("不小于", ">="),
    ("至少", ">="),
    ("年满", ">="),
    ("满", ">="),
    ("超过", ">"),
    ("大于", ">"),
    ("高于", ">"),
];

/// The same in English.
const BEFORE_ENGLISH_AGE: &[(&str, &str)] = &[
    ("under", "<"),
    ("below", "<"),
    ("younger than", "<"),
    ("less than", "<"),
    ("up to", "<="),
    ("at most", "<="),
    ("over", ">"),
    ("above", ">"),
    ("older than", ">"),
    ("more than", ">"),
    ("at least", ">="),
];

/// 45岁, 不超过40周岁, 35到45岁, 35岁以下.
fn age(cursor: &mut Cursor<'_>) -> Read {
    let sign = BEFORE_AGE.iter().find(|(word, _)| cursor.eat(word)).map(|(_, sign)| *sign);
    cursor.blanks();
    let from = cursor.number()?;
    cursor.blanks();
    let is_unit = |cursor: &mut Cursor<'_>| cursor.eat_any(&["周岁", "岁"]).is_some();
    let has_unit = is_unit(cursor);
    let mut value = from.to_string();
    let mut ahead = *cursor;
    if sign.is_none() && is_between(&mut ahead) {
        ahead.blanks();
        let to = ahead.number();
        ahead.blanks();
        if let Some(to) = to.filter(|_| is_unit(&mut ahead)) {
            *cursor = ahead;
            return an_age(format!("{from}-{to}"));
        }
    }
    if !has_unit {
        return None;
    }
    match sign {
        Some(sign) => value.insert_str(0, sign),
        None if cursor.eat_any(&["以下", "以内", "及以下", "或以下", "之内"]).is_some() => {
            value.insert_str(0, "<=");
        }
        None if cursor.eat_any(&["以上", "及以上", "或以上"]).is_some() => value.insert_str(0, ">="),
        None => {
            cursor.eat_any(&["左右", "上下"]);
        }
    }
    an_age(value)
}

fn an_age(value: String) -> Read {
    values::ages(&value).ok().map(|_| (FieldRole::Age, value))
}

fn is_between(cursor: &mut Cursor<'_>) -> bool {
    cursor.blanks();
    cursor.eat_any(&["到", "至", "-", "~"]).is_some()
}

/// `45 years old`, `45-year-old`, `aged 45`, `under 40`.
fn english_age(cursor: &mut Cursor<'_>) -> Read {
    let sign = BEFORE_ENGLISH_AGE.iter().find(|(words, _)| cursor.eat_words(words)).map(|(_, sign)| *sign);
    cursor.blanks();
    let is_named = ["aged", "age", "ages"].iter().any(|word| cursor.eat_word(word));
    cursor.blanks();
    let number = cursor.next().filter(char::is_ascii_digit).and_then(|_| cursor.number())?;
    let mut value = number.to_string();
    let mut ahead = *cursor;
    ahead.gap();
    let mut to = None;
    let mut range = *cursor;
    range.blanks();
    if sign.is_none() && (range.eat_word("to") || range.eat("-")) {
        range.blanks();
        to = range.number();
        if let Some(to) = to {
            value = format!("{number}-{to}");
            ahead = range;
            ahead.gap();
        }
    }
    let years = ["years old", "year old", "years of age", "yrs old", "yo"];
    let has_unit = years.iter().any(|words| ahead.eat_words(words));
    if has_unit {
        *cursor = ahead;
    } else if to.is_some() && is_named {
        *cursor = range;
    } else if sign.is_none() && !is_named || to.is_some() {
        return None;
    }
    // Another unit makes it another number: under 40 percent.
    if !has_unit && cursor.next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '%') {
        return None;
    }
    value.insert_str(0, sign.unwrap_or(""));
    an_age(value)
}

/// 每年, 每两年, 两年一次, 一年一度.
fn cycle(cursor: &mut Cursor<'_>) -> Read {
    let once = ["一次", "一届", "一度", "一评"];
    let years = if cursor.eat("每") {
        let years = cursor.number();
        (cursor.eat("年") && cursor.next().is_none_or(|c| c != '轻')).then_some(years.unwrap_or(1))?
    } else {
        let years = cursor.number()?;
        let mut ahead = *cursor;
        (ahead.eat("年") && ahead.eat_any(&once).is_some()).then_some(years)?
    };
    if cursor.before() != Some('年') {
        cursor.eat("年");
    }
    cursor.eat_any(&once);
    once_in(years)
}

fn once_in(years: u16) -> Read {
    let years = u8::try_from(years).ok().filter(|years| *years > 0)?;
    Some((FieldRole::Cycle, yearly(years).into_owned()))
}

/// `every year`, `every two years`, `once a year`, `yearly`.
fn english_cycle(cursor: &mut Cursor<'_>) -> Read {
    let words = |cursor: &mut Cursor<'_>, all: &[&str]| all.iter().any(|words| cursor.eat_words(words));
    let once_in = |years: u16| (1..=u16::from(u8::MAX)).contains(&years).then(|| (FieldRole::Cycle, years.to_string()));
    if words(cursor, &["every year", "each year", "once a year", "yearly", "annually"]) {
        return once_in(1);
    }
    if words(cursor, &["every other year", "every second year", "biennially", "biennial"]) {
        return once_in(2);
    }
    let is_every = words(cursor, &["once every", "every"]);
    cursor.gap();
    let years = cursor.english_number().filter(|_| is_every)?;
    cursor.gap();
    words(cursor, &["years", "year"]).then(|| once_in(years)).flatten()
}

/// 2026年10月1日, 2026-10-01.
fn date(cursor: &mut Cursor<'_>) -> Read {
    let year = cursor.number()?;
    let mut parts = [0_u16; 2];
    let (signs, last): (&[&str], &[&str]) =
        if cursor.eat("年") { (&["月"], &["日", "号"]) } else { (&["-", "/", "."], &[]) };
    if last.is_empty() {
        cursor.eat_any(signs)?;
    }
    for (place, part) in parts.iter_mut().enumerate() {
        *part = cursor.number()?;
        if place == 0 {
            cursor.eat_any(signs)?;
        }
    }
    cursor.eat_any(last);
    let [month, day] = parts;
    let value = format!("{year}-{month:02}-{day:02}");
    values::days(&value).ok().map(|_| (FieldRole::Open, value))
}

/// 五月, 5月份, 九到十一月, 9月至11月, 5月20日.
fn months(cursor: &mut Cursor<'_>) -> Read {
    let from = cursor.number()?;
    let is_unit = |cursor: &mut Cursor<'_>| cursor.eat_any(&["月份", "月"]).is_some();
    let has_unit = is_unit(cursor);
    let mut ahead = *cursor;
    let mut value = from.to_string();
    if is_between(&mut ahead) {
        ahead.blanks();
        let to = ahead.number();
        if let Some(to) = to.filter(|_| is_unit(&mut ahead)) {
            *cursor = ahead;
            value = format!("{from}-{to}");
            return a_month(value);
        }
    }
    if !has_unit || cursor.next() == Some('度') {
        return None;
    }
    let mut day = *cursor;
    if day.number().is_some() && day.eat_any(&["日", "号"]).is_some() {
        *cursor = day;
    } else {
        cursor.eat_any(&["上旬", "中旬", "下旬", "初", "底", "末"]);
    }
    a_month(value)
}

fn a_month(value: String) -> Read {
    values::months(&value).ok().map(|_| (FieldRole::Month, value))
}

/// `in May`, `September`, `from September to November`. A month that is another word too only behind a word of time.
fn english_months(cursor: &mut Cursor<'_>) -> Read {
    let before = ["in", "during", "from", "between", "this", "next"];
    let is_time = before.iter().any(|word| cursor.eat_word(word));
    cursor.blanks();
    let month = |cursor: &mut Cursor<'_>| values::english_months().find(|(_, name)| cursor.eat_word(name));
    let (from, name) = month(cursor)?;
    let mut ahead = *cursor;
    ahead.blanks();
    if ["to", "until", "and", "through"].iter().any(|word| ahead.eat_word(word)) || ahead.eat("-") {
        ahead.blanks();
        if let Some((to, _)) = month(&mut ahead) {
            *cursor = ahead;
            return a_month(format!("{from}-{to}"));
        }
    }
    (is_time || name.len() > 3 && name != "march").then(|| a_month(from.to_string())).flatten()
}

/// 秋天, 上半年, `in autumn`.
fn season(cursor: &mut Cursor<'_>) -> Read {
    let start = *cursor;
    for word in values::words_of_several() {
        *cursor = start;
        let is_read = if word.is_ascii() {
            let is_time = ["in", "during", "this", "next"].iter().any(|word| cursor.eat_word(word));
            cursor.blanks();
            cursor.eat_words("the");
            cursor.blanks();
            cursor.eat_word(word) && (is_time || ["autumn", "summer", "winter"].contains(&word))
        } else {
            let is_one = word.chars().count() == 1;
            cursor.eat(word) && (cursor.eat_any(&["季", "天"]).is_some() || !is_one)
        };
        if is_read {
            return a_month(word.to_owned());
        }
    }
    None
}

/// 今天, `today`.
fn today(cursor: &mut Cursor<'_>) -> Read {
    let start = *cursor;
    for word in values::today_words().filter(|word| *word != "now") {
        *cursor = start;
        if if word.is_ascii() { cursor.eat_word(word) } else { cursor.eat(word) } {
            return Some((FieldRole::Open, word.to_owned()));
        }
    }
    None
}

/// 第73页, 七十到七十五页.
fn page(cursor: &mut Cursor<'_>) -> Read {
    cursor.eat("第");
    cursor.blanks();
    let from = cursor.number()?;
    cursor.blanks();
    let is_unit = cursor.eat("页");
    let mut ahead = *cursor;
    if is_between(&mut ahead) {
        ahead.eat("第");
        ahead.blanks();
        let to = ahead.number();
        ahead.blanks();
        if let Some(to) = to.filter(|_| ahead.eat("页")) {
            *cursor = ahead;
            return a_page(format!("{from}-{to}"));
        }
    }
    is_unit.then(|| a_page(from.to_string())).flatten()
}

fn a_page(value: String) -> Read {
    values::pages(&value).ok().map(|_| (FieldRole::Page, value))
}

/// `page 73`, `p. 73`, `pages 70-75`.
fn english_page(cursor: &mut Cursor<'_>) -> Read {
    let is_named = ["page", "pages"].iter().any(|word| cursor.eat_word(word)) || cursor.eat("pp.") || cursor.eat("p.");
    if !is_named {
        return None;
    }
    cursor.blanks();
    let from = cursor.next().filter(char::is_ascii_digit).and_then(|_| cursor.number())?;
    let mut ahead = *cursor;
    if is_between(&mut ahead) {
        ahead.blanks();
        if let Some(to) = ahead.number() {
            *cursor = ahead;
            return a_page(format!("{from}-{to}"));
        }
    }
    a_page(from.to_string())
}
