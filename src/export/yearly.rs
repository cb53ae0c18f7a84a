//! What comes again and again, as days with a rule in one of the forms that Outlook imports: a day of a month, or the
//! n-th Monday of a month, each year or once in some years (MS-OXCICAL 2.1.3.2.2). Rules with numbers of weeks are none of
//! them, and calendars that do not know a rule drop it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::calendar::Series;

/// Where no rule says when something comes again, so many times stand one by one.
const ONE_BY_ONE: u16 = 3;

/// The days of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RuledDays {
    pub(super) from: Date,
    /// The first day that is not one of it any more.
    pub(super) end: Date,
    /// When it comes again, as the value of a rule.
    pub(super) rule: Option<String>,
    /// Which of the events it is that a series falls into, where it falls into several.
    pub(super) part: Option<i16>,
}

/// A series as events that begin with its first occurrence; `ahead` with the day that is so many days before each.
///
/// One event is enough where the days are the same every time. What ends with February, or begins so many days before
/// a day of March, is not: a rule has one length, and a leap year has another. It falls into events that each come again
/// in as many years as leap years do (which goes wrong in 2100). A week is the one that begins with the n-th Monday, for
/// the fifth the last one; of days before it there is a rule where they are whole weeks, else some stand one by one.
pub(super) fn ruled(series: &Series<'_, '_>, ahead: Option<u16>) -> Vec<RuledDays> {
    let first = series.first.from.year();
    let days = |year: i16| days(series, year, ahead);
    let alone = |year: i16, part| {
        let (from, end) = days(year)?;
        Some(RuledDays { from, end, rule: None, part })
    };
    let Some(every) = series.every().map(u16::from) else { return alone(first, None).into_iter().collect() };
    let later = |times: u16| i16::try_from(every.saturating_mul(times)).ok().and_then(|it| first.checked_add(it));
    let each = |times: u16| (0..times).filter_map(later);
    if let Some(week) = series.week() {
        let Some(day) = monday(week, ahead.unwrap_or(0)) else {
            return each(ONE_BY_ONE).filter_map(|year| alone(year, Some(year))).collect();
        };
        let rule = |from: Date| rule(every, &format!("BYDAY={day}MO;BYMONTH={}", from.month()));
        return alone(first, None).map(|it| RuledDays { rule: Some(rule(it.from)), ..it }).into_iter().collect();
    }
    let by_day = |from: Date, every: u16| rule(every, &format!("BYMONTHDAY={};BYMONTH={}", from.day(), from.month()));
    // So many times until leap years stand again as they stood.
    let times = [1, 4, 2, 4][usize::from(every % 4)];
    let all: Vec<(i16, Date, Date)> = each(times).filter_map(|year| days(year).map(|it| (year, it.0, it.1))).collect();
    let shape =
        |(_, from, end): &(i16, Date, Date)| (from.month(), from.day(), end.month(), end.day(), length(*from, *end));
    let is_one = all.windows(2).all(|two| shape(&two[0]) == shape(&two[1]));
    let taken = if is_one { 1 } else { all.len() };
    let every = if is_one { every } else { every.saturating_mul(times) };
    let one = |(year, from, end): (i16, Date, Date)| {
        let part = (!is_one).then(|| year.rem_euclid(i16::try_from(every).unwrap_or(i16::MAX)));
        RuledDays { from, end, rule: Some(by_day(from, every)), part }
    };
    all.into_iter().take(taken).map(one).collect()
}

/// The days of an event that begins in a year, or the day before it.
fn days(series: &Series<'_, '_>, year: i16, ahead: Option<u16>) -> Option<(Date, Date)> {
    let it = series.beginning_in(year)?;
    let (from, end) = match series.week() {
        Some(week) => {
            let from =
                it.from.nth_weekday_of_month(if week > 4 { -1 } else { i8::try_from(week).ok()? }, Weekday::Monday);
            let from = from.ok()?;
            (from, from.checked_add(7.days()).ok()?)
        }
        None => (it.from, it.to.tomorrow().ok()?),
    };
    let Some(ahead) = ahead else { return Some((from, end)) };
    let day = from.checked_sub(i64::from(ahead).days()).ok()?;
    Some((day, day.tomorrow().ok()?))
}

/// Which Monday of a month it is that begins a week, so many days earlier; `None` where no Monday always is.
fn monday(week: u8, days_before: u16) -> Option<i32> {
    if week > 4 {
        return (days_before == 0).then_some(-1);
    }
    let monday = i32::from(week) - i32::from(days_before / 7);
    (days_before.is_multiple_of(7) && monday >= 1).then_some(monday)
}

fn length(from: Date, end: Date) -> i32 {
    from.until(end).map_or(0, |it| it.get_days())
}

fn rule(every: u16, days: &str) -> String {
    if every == 1 { format!("FREQ=YEARLY;{days}") } else { format!("FREQ=YEARLY;INTERVAL={every};{days}") }
}
