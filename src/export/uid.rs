//! Ids for programs that keep what they were given once: the same each time, so that what is taken in again replaces
//! what was there and does not stand beside it.

use std::fmt::Write;

use jiff::civil::Date;
use uuid::Uuid;

use crate::directory::DirectoryInfo;

/// The namespace of all ids (RFC 9562, 5.5), so that no other program's names give the same ones: made once, at random.
const NAMESPACE: Uuid = Uuid::from_u128(0x5d6f_1f0a_8c3e_4b52_9a77_c0d1_3e2b_46f8);

/// The id of something in an edition of a directory: another edition may give the same number to something else. `parts`
/// name it, the id of a record first.
#[must_use]
pub(super) fn uid(info: &DirectoryInfo, parts: &[&str]) -> Uuid {
    let edition = info.edition.as_deref().unwrap_or(&info.published);
    let mut name = String::new();
    for part in [&*info.title, edition].iter().chain(parts) {
        // With its length, so that no two lists of parts give one name.
        let _ = write!(name, "{}:{part}", part.len());
    }
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

/// The day of an edition: of a month or a year its first; the first of all days where nothing of that is printed.
///
/// What is fixed by it is the same in every file, which today's date would not be.
#[must_use]
pub fn edition_day(info: &DirectoryInfo) -> Date {
    let mut parts = info.published.splitn(3, '-');
    let year = parts.next().and_then(|it| it.parse().ok()).unwrap_or(1970);
    let mut part = || parts.next().and_then(|it| it.parse().ok()).unwrap_or(1);
    let (month, day) = (part(), part());
    let first = Date::constant(1970, 1, 1);
    Date::new(year, month, day).or_else(|_| Date::new(year, 1, 1)).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::{edition_day, uid};
    use crate::directory::DirectoryInfo;

    #[test]
    fn an_id_is_that_of_a_thing_in_an_edition() {
        let info = |edition: Option<&str>| DirectoryInfo {
            title: "清单".to_owned(),
            edition: edition.map(str::to_owned),
            published: "2023-05".to_owned(),
            ..DirectoryInfo::default()
        };
        let first = uid(&info(Some("2023 版")), &["service-01", "0"]);
        assert_eq!(first.get_version_num(), 5);
        assert_eq!(first, uid(&info(Some("2023 版")), &["service-01", "0"]));
        let others = [
            uid(&info(Some("2025 版")), &["service-01", "0"]),
            uid(&info(None), &["service-01", "0"]),
            uid(&info(Some("2023 版")), &["service-01", "1"]),
            uid(&info(Some("2023 版")), &["service-01"]),
            uid(&info(Some("2023 版")), &["service-0", "10"]),
        ];
        assert!(!others.contains(&first), "{others:?}");
    }

    #[test]
    fn an_edition_is_of_a_day() {
        for (published, day) in [
            ("2023-05-17", (2023, 5, 17)),
            ("2023-05", (2023, 5, 1)),
            ("2023", (2023, 1, 1)),
            ("2023-13", (2023, 1, 1)),
            ("二〇二三", (1970, 1, 1)),
        ] {
            let info = DirectoryInfo { published: published.to_owned(), ..DirectoryInfo::default() };
            assert_eq!(edition_day(&info), Date::constant(day.0, day.1, day.2), "{published}");
        }
    }
}
