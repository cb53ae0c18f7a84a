//! Dates in the addresses of notices.

use std::iter::once;

use hashbrown::HashMap;
use jiff::civil::Date;

use crate::directory::{Directory, Kind, ServiceDates};

/// The date in an address: `/2022/11/08/`, `/2022-11/08/` or `t20221108_`, as publishing systems put them there.
#[must_use]
pub fn dated(url: &str) -> Option<Date> {
    let steps: Vec<&str> = url.split(['/', '?', '#']).collect();
    let triples = steps.windows(3).filter_map(|it| date(it[0], it[1], it[2]));
    let pairs = steps.windows(2).filter_map(|it| {
        let (year, month) = it[0].split_once('-')?;
        date(year, month, it[1])
    });
    let names = steps.iter().filter_map(|step| {
        let (digits, _) = step.strip_prefix('t')?.split_once('_')?;
        (digits.len() == 8 && digits.is_ascii()).then(|| date(&digits[..4], &digits[4..6], &digits[6..]))?
    });
    triples.chain(pairs).chain(names).next()
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |text: &str, length: usize| {
        (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i16>().ok())?
    };
    let small = |text| i8::try_from(number(text, 2)?).ok();
    Date::new(number(year, 4)?, small(month)?, small(day)?).ok()
}

/// Which services print which dated address with their contacts and documents: one that several print can hardly be the
/// notice of each. (What stands in the running text is about something else.)
#[derive(Debug, Default)]
pub struct Pages {
    services: HashMap<String, Vec<u32>>,
}

impl Pages {
    /// Those of all services of a directory.
    #[must_use]
    pub fn of(directory: &Directory) -> Self {
        let mut pages = Self::default();
        for dates in directory.of_kind(Kind::Service).iter().filter_map(|no| directory.dates(no)) {
            pages.add(&dates);
        }
        pages
    }

    /// Adds those of a service.
    pub fn add(&mut self, dates: &ServiceDates<'_>) {
        for url in dates.urls.iter().filter(|url| dated(url).is_some()) {
            let services = self.services.entry_ref(plain(url)).or_default();
            if services.last() != Some(&dates.number) {
                services.push(dates.number);
            }
        }
    }

    /// The dated address of a service with the latest date, and the numbers of the other services that print it.
    #[must_use]
    pub fn last_of<'a>(&self, dates: &ServiceDates<'a>) -> Option<(&'a str, Date, Vec<u32>)> {
        let all = dates.urls.iter().filter_map(|url| Some((*url, dated(url)?)));
        let (url, date) = all.max_by_key(|(_, date)| *date)?;
        let numbers = self.services.get(plain(url)).into_iter().flatten();
        Some((url, date, numbers.copied().filter(|number| *number != dates.number).collect()))
    }
}

/// An address without what may be left out.
fn plain(url: &str) -> &str {
    let rest = once("https://").chain(once("http://")).find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(url);
    rest.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::{dated, plain};

    #[test]
    fn dates_are_read_as_publishing_systems_write_them() {
        for (url, date) in [
            ("http://www.tast.org.cn/tzgg/system/2022/11/08/030017303.shtml", Some("2022-11-08")),
            ("https://www.example.cn/zwgk/2021-12/23/content_5664.htm", Some("2021-12-23")),
            ("http://example.cn/tz/202306/t20230615_33212.html", Some("2023-06-15")),
            ("http://example.cn/2024/02/29/", Some("2024-02-29")),
            ("http://example.cn/2023/02/29/x", None),
            ("http://example.cn/2022/13/08/x", None),
            ("http://example.cn/22/11/08/x", None),
            ("http://example.cn/2022/11/8/x", None),
            ("http://example.cn/t2023年1_3", None),
            ("www.tast.org.cn", None),
            ("", None),
        ] {
            assert_eq!(dated(url).map(|it| it.to_string()).as_deref(), date, "{url}");
        }
    }

    #[test]
    fn an_address_is_the_same_without_what_may_be_left_out() {
        assert_eq!(plain("https://a.cn/x/"), plain("a.cn/x"));
        assert_ne!(plain("http://a.cn/x"), plain("http://a.cn/y"));
    }
}
