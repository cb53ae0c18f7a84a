//! What day it is: `--today`, else `KECHUANG_TODAY`, else the system's date. The one place that reads the clock for it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::args::Cli;

/// The zone of the machine, as glibc and musl read it.
const LOCAL: &str = "/etc/localtime";

/// The day of a call.
pub(super) fn today(cli: &Cli) -> Date {
    cli.today.unwrap_or_else(|| zone(cli.kiosk).to_datetime(Timestamp::now()).date())
}

/// The zone in which today is today. Without `TZ` it is what `/etc/localtime` holds, and that file is read by itself: to
/// find its name, jiff would go through the folders of all zones first, which takes longer than painting the first
/// frame. A kiosk believes no variable that a visitor may choose.
fn zone(is_kiosk: bool) -> TimeZone {
    let is_told = !is_kiosk && std::env::var_os("TZ").is_some_and(|zone| !zone.is_empty());
    let local = || TimeZone::tzif("Local", &std::fs::read(LOCAL).ok()?).ok();
    let otherwise = || if is_kiosk { TimeZone::UTC } else { TimeZone::system() };
    if is_told { TimeZone::system() } else { local().unwrap_or_else(otherwise) }
}

/// Reads a date as it is written on the command line; otherwise what would be right, for both languages the same.
pub(super) fn date(text: &str) -> Result<Date, String> {
    const FORM: &str = "YYYY-MM-DD";
    let mut parts = text.split('-');
    let mut part = |length: usize| {
        let part = parts.next().filter(|it| it.len() == length && it.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|it| it.parse::<i16>().ok())
    };
    let (Some(year), Some(month), Some(day), None) = (part(4), part(2), part(2), parts.next()) else {
        return Err(FORM.to_owned());
    };
    if year == 0 {
        return Err(format!("{FORM}: 0001 <= YYYY <= 9999"));
    }
    let first = i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok());
    let first = first.ok_or_else(|| format!("{FORM}: 01 <= MM <= 12"))?;
    let found = i8::try_from(day).ok().and_then(|day| Date::new(year, first.month(), day).ok());
    found.ok_or_else(|| format!("{year:04}-{month:02}: 01 <= DD <= {}", first.days_in_month()))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn a_date_is_a_day_that_there_is_or_the_right_form_is_said() {
        for good in ["2026-11-26", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(date(good).map(|it| it.to_string()).as_deref(), Ok(good));
        }
        for (bad, right) in [
            ("2027-02-30", "2027-02: 01 <= DD <= 28"),
            ("2023-02-29", "2023-02: 01 <= DD <= 28"),
            ("2024-04-00", "2024-04: 01 <= DD <= 30"),
            ("2026-13-01", "YYYY-MM-DD: 01 <= MM <= 12"),
            ("0000-01-01", "YYYY-MM-DD: 0001 <= YYYY <= 9999"),
            ("2026-1-1", "YYYY-MM-DD"),
            ("2026-11-26-1", "YYYY-MM-DD"),
            ("+026-11-26", "YYYY-MM-DD"),
            ("明天", "YYYY-MM-DD"),
            ("", "YYYY-MM-DD"),
        ] {
            assert_eq!(date(bad), Err(right.to_owned()), "{bad}");
        }
    }
}
