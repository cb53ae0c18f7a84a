//! The next edition from the ones before, or from the last notice.

use jiff::civil::Date;

use super::occurrence::Evidence;

/// What is known of a service's past.
#[derive(Debug, Clone, Default)]
pub struct Known<'a> {
    /// The printed length of the cycle, in years.
    pub every: Option<u8>,
    /// The dates of editions, from old to new: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub editions: Vec<&'a str>,
    /// The last notice: its address and the date in it. Of an address that several services print it is not known whose
    /// notice it is; it is none.
    pub page: Option<(&'a str, Date)>,
}

/// When something can be expected: in the years `first`, `first + every` …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inference<'a> {
    /// The first year.
    pub first: i16,
    /// The month, 1–12, where there is one to go by.
    pub month: Option<u8>,
    /// Why.
    pub evidence: Evidence<'a>,
}

/// The year and, where it is said, the month of a printed date.
fn year_and_month(date: &str) -> Option<(i16, Option<u8>)> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse).transpose().ok()?;
    Some((year, month))
}

/// What follows for the years after from what is known; `None` if nothing does.
///
/// - The later of the last edition and the last notice counts. An edition of which only the year is printed gives way to a
///   notice of the same year, which has a month.
/// - Without a printed cycle three editions at equal distances make one; a notice alone makes none.
/// - Where neither a month is known nor a year tells anything, as every year has its edition, nothing follows.
#[must_use]
pub fn infer<'a>(known: &Known<'a>) -> Option<Inference<'a>> {
    let editions: Vec<(i16, Option<u8>)> = known.editions.iter().filter_map(|date| year_and_month(date)).collect();
    let every = known.every.or_else(|| distance(&editions)).filter(|every| *every > 0)?;
    let last = editions.last().copied();
    let page = known.page.filter(|(_, date)| {
        let month = date.month().unsigned_abs();
        // A month that is not printed stands before every other.
        last.is_none_or(|(year, last_month)| (date.year(), Some(month)) > (year, last_month))
    });
    if let Some((url, date)) = page {
        let evidence = Evidence::Page { url, date, every };
        return Some(Inference { first: date.year(), month: Some(date.month().unsigned_abs()), evidence });
    }
    let (year, month) = last?;
    if month.is_none() && every == 1 {
        return None;
    }
    let evidence = Evidence::Editions { dates: known.editions.clone(), every };
    Some(Inference { first: year.checked_add(every.into())?, month, evidence })
}

/// How many years lie between at least three editions, if that are always as many.
fn distance(editions: &[(i16, Option<u8>)]) -> Option<u8> {
    let mut distances = editions.windows(2).map(|pair| pair[1].0 - pair[0].0);
    let first = distances.next()?;
    let second = distances.next()?;
    (first == second && distances.all(|it| it == first)).then(|| u8::try_from(first).ok())?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use jiff::civil::Date;

    use super::{Evidence, Known, infer};

    /// The first year, the month and what it follows from.
    fn told(every: Option<u8>, editions: &[&'static str], page: Option<&str>) -> String {
        let page = page.map(|date| ("url", date.parse::<Date>().unwrap()));
        let Some(it) = infer(&Known { every, editions: editions.to_vec(), page }) else { return "nothing".to_owned() };
        let month = it.month.map(|month| format!("-{month:02}")).unwrap_or_default();
        let why = match &it.evidence {
            Evidence::Editions { dates, .. } => dates.join(" "),
            Evidence::Page { date, .. } => format!("page {date}"),
            Evidence::Cycle { .. } => "cycle".to_owned(),
        };
        format!("{}{month} / {} ← {why}", it.first, it.evidence.every())
    }

    #[test]
    fn what_follows_is_a_table() {
        for (every, editions, page, expected) in [
            // The editions of a cycle, by year and by month.
            (Some(3), &["2017", "2020", "2023"][..], None, "2026 / 3 ← 2017 2020 2023"),
            (Some(5), &["2022"], None, "2027 / 5 ← 2022"),
            (Some(2), &["2021-12-23"], None, "2023-12 / 2 ← 2021-12-23"),
            (Some(1), &["2021-05"], None, "2022-05 / 1 ← 2021-05"),
            // Of each year there is nothing to tell but a month.
            (Some(1), &["2019", "2020"], None, "nothing"),
            // Three editions make a cycle, two do not, nor do three at odds.
            (None, &["2017", "2020", "2023"], None, "2026 / 3 ← 2017 2020 2023"),
            (None, &["2020", "2023"], None, "nothing"),
            (None, &["2017", "2019", "2023"], None, "nothing"),
            (None, &["2020", "2020", "2020"], None, "nothing"),
            // What is printed of the cycle holds against editions at odds.
            (Some(3), &["2017", "2019", "2023"], None, "2026 / 3 ← 2017 2019 2023"),
            // The last notice, by its address.
            (Some(1), &[], Some("2022-11-08"), "2022-11 / 1 ← page 2022-11-08"),
            (Some(5), &[], Some("2019-09-16"), "2019-09 / 5 ← page 2019-09-16"),
            (Some(1), &[], Some("2024-02-29"), "2024-02 / 1 ← page 2024-02-29"),
            (None, &[], Some("2022-11-08"), "nothing"),
            // The later one counts.
            (Some(2), &["2021-12-23"], Some("2021-08-24"), "2023-12 / 2 ← 2021-12-23"),
            (Some(1), &["2021-05-28"], Some("2022-06-20"), "2022-06 / 1 ← page 2022-06-20"),
            (Some(1), &["2022-06"], Some("2022-06-20"), "2023-06 / 1 ← 2022-06"),
            (Some(3), &["2020", "2023"], Some("2023-03-01"), "2023-03 / 3 ← page 2023-03-01"),
            (Some(3), &["2020", "2023"], Some("2022-03-01"), "2026 / 3 ← 2020 2023"),
            // No cycle at all, and dates that are none.
            (Some(0), &["2020"], None, "nothing"),
            (Some(2), &["", "x"], None, "nothing"),
            (None, &[], None, "nothing"),
        ] {
            assert_eq!(told(every, editions, page), expected, "{every:?} {editions:?} {page:?}");
        }
    }
}
