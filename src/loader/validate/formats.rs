//! The forms of single values: numbers to call, addresses, dates, windows.

use crate::directory::{PhoneNumber, Window};
use crate::loader::diagnostic::WindowError;

/// Whether a telephone number can be one: groups of digits joined by one `-`, 3 to 15 digits in all (ITU-T E.164).
/// Behind a `+` and a country code a blank joins them as well.
pub(in crate::loader) fn is_phone(number: &str) -> bool {
    let abroad = number.strip_prefix('+');
    let is_joint = |c: char| c == '-' || (c == ' ' && abroad.is_some());
    let groups: Vec<&str> = abroad.unwrap_or(number).split(is_joint).collect();
    let digits = groups.iter().map(|group| group.len()).sum();
    groups.iter().all(|group| is_digits(group))
        && (3..=15).contains(&digits)
        && (abroad.is_some() || is_national(&groups, digits))
}

/// Whether a number without a country code has the digits that its beginning asks for: an area code is `0` and two or
/// three digits, with seven or eight behind it or five or six of a service such as 12345, and perhaps an extension;
/// 400 and 800 have seven behind them; a mobile number has eleven in all. Nothing is asked of any other.
fn is_national(groups: &[&str], digits: usize) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let is_mobile = matches!(first.as_bytes(), [b'1', b'3'..=b'9', ..]);
    match rest {
        _ if first.starts_with("00") => true,
        [] if first.starts_with('0') => (10..=12).contains(&digits),
        [local, ..] if first.starts_with('0') => match first.len() {
            3 | 4 => {
                let is_service = matches!(local.len(), 5 | 6) && local.starts_with(['1', '9']);
                let whole = rest.iter().map(|group| group.len()).sum();
                matches!(local.len(), 7 | 8) || matches!(whole, 7_usize | 8) || is_service
            }
            length => (10..=12).contains(&length),
        },
        [_, ..] if matches!(*first, "400" | "800") => digits == 10,
        _ => !is_mobile || digits == 11 || digits < 9,
    }
}

/// Whether a number is a Chinese mobile number, which belongs to a person.
pub(in crate::loader) fn is_mobile(number: &str) -> bool {
    PhoneNumber::read(number).is_some_and(|number| number.is_mobile())
}

/// Whether a web address can be one: `http`, `https` or no scheme, a host with a dot, no blank and nothing
/// outside ASCII.
pub(in crate::loader) fn is_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, tail) = rest.split_at(host_end);
    let host = host.split_once(':').map_or(host, |(name, port)| if is_digits(port) { name } else { "" });
    is_host(host) && tail.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

/// Whether an e-mail address can be one.
pub(in crate::loader) fn is_email(address: &str) -> bool {
    let Some((local, host)) = address.rsplit_once('@') else { return false };
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let dots = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    !local.is_empty() && dots && local.bytes().all(allowed) && is_host(host)
}

fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let inner = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        !label.is_empty() && inner && !label.starts_with('-') && !label.ends_with('-')
    };
    let top = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && host.split('.').all(label) && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether a postcode can be one: six digits.
pub(in crate::loader) fn is_postal_code(code: &str) -> bool {
    code.len() == 6 && is_digits(code)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is a day, a month or a year that the calendar has.
pub(in crate::loader) fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let numbers: Option<Vec<u16>> =
        parts.iter().map(|part| if is_digits(part) { part.parse().ok() } else { None }).collect();
    match (lengths.as_slice(), numbers.as_deref()) {
        ([4], Some([year])) => *year > 0,
        ([4, 2], Some([year, month])) => *year > 0 && (1..=12).contains(month),
        ([4, 2, 2], Some([year, month, day])) => *year > 0 && (1..=days(*month, *year)).contains(day),
        _ => false,
    }
}

/// Whether a text is a day or a month in which somebody may have asked: from 1900 to 2199, since a loader has no clock.
pub(in crate::loader) fn is_confirmation_date(date: &str) -> bool {
    date.len() > 4 && is_date(date) && matches!(date.get(..2), Some("19" | "20" | "21"))
}

/// The first mobile number that stands in a text among other words.
pub(in crate::loader) fn mobile_in(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ');
    let pieces = text.split(|c| !is_part(c)).map(|piece| piece.trim_matches([' ', '-']));
    pieces.flat_map(|piece| std::iter::once(piece).chain(piece.split(' '))).find(|piece| is_mobile(piece))
}

/// The days of a month; none for a month that does not exist.
fn days(month: u16, year: u16) -> u16 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Why a window cannot occur, if it cannot: each reason with the field to blame.
pub(in crate::loader) fn window_faults(window: &Window) -> Vec<(&'static str, WindowError)> {
    let cycle = |years: u8| (years == 0).then_some(("years", WindowError::NoYears));
    let month = |field, month: u8| (!(1..=12).contains(&month)).then_some((field, WindowError::Month(month)));
    match *window {
        Window::Every { years } => cycle(years).into_iter().collect(),
        Window::OnDemand => Vec::new(),
        Window::Months { years, from, to, .. } => {
            [cycle(years), month("from", from), month("to", to)].into_iter().flatten().collect()
        }
        Window::Week { month: held, week, .. } => {
            let no_week = (!(1..=5).contains(&week)).then_some(("week", WindowError::Week(week)));
            [month("month", held), no_week].into_iter().flatten().collect()
        }
        Window::Deadline { month: last, day, .. } => {
            // A day that only leap years have is still a day.
            let exists = (1..=days(u16::from(last), 2000)).contains(&u16::from(day));
            let no_day = (!exists).then_some(("day", WindowError::Day { month: last, day }));
            month("month", last).or(no_day).into_iter().collect()
        }
        Window::Cycle { years, from, to } => {
            let long = to.checked_sub(from).map(|difference| difference + 1);
            let adds_up = long == Some(u16::from(years));
            (!adds_up).then_some(("to", WindowError::Cycle { years, from, to })).into_iter().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_confirmation_date, is_date, is_email, is_mobile, is_phone, is_url, mobile_in};

    #[test]
    fn telephone_numbers() {
        let good = ["022-27122522", "010-68571875", "0316-2712252", "022-2712-2522", "022-27122522-801", "02227122522"];
        let service =
            ["110", "12330", "12345", "95598", "022-12345", "022-968888", "400-818-0000", "4008180000", "800-810-0000"];
        let abroad = ["+86 22 27122522", "+44 20 7946 0000", "+1-202-555-0100", "0086-22-27122522", "+86 13800138000"];
        for good in good.iter().chain(&service).chain(&abroad).chain(&["27122522", "13800138000", "138-0013-8000"]) {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "022--27122522", "022-2712252O", "022－27122522", "-022", "22", "1234567890123456", "022 "] {
            assert!(!is_phone(bad), "{bad}");
        }
        for bad in ["010 12345678", "010-1234", "0316-271225", "022-271225222", "0221234", "01-27122522", "400-818-000"]
        {
            assert!(!is_phone(bad), "{bad}");
        }
        for bad in ["1381234567", "138-1234-567", "138123456789", "+", "+86  22 27122522", "022 - 27122522"] {
            assert!(!is_phone(bad), "{bad}");
        }
        assert!(is_mobile("13800138000") && is_mobile("+86 138-0013-8000") && is_mobile("0086-13800138000"));
        assert!(!is_mobile("022-27122522") && !is_mobile("12345678901"));
    }

    #[test]
    fn addresses() {
        for good in ["http://www.tast.org.cn", "www.kepuri.cn", "https://a.cn:8080/x?id=1#y", "https://tj.kczg.org.cn/"]
        {
            assert!(is_url(good), "{good}");
        }
        for bad in ["", "http://", "tast", "http://www.tast.org.cn。shtml", "www tast.cn", "ftp://a.cn/", "a..cn"] {
            assert!(!is_url(bad), "{bad}");
        }
        assert!(is_email("skxkpb@tj.gov.cn"));
        for bad in ["skxkpb", "@tj.gov.cn", "a@b", "a b@c.cn", "a@@c.cn", ".a@c.cn"] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn a_confirmation_has_a_month_or_a_day() {
        for good in ["2026-11", "2026-11-03", "1999-01"] {
            assert!(is_confirmation_date(good), "{good}");
        }
        for bad in ["", "2026", "2026-13", "0226-11", "2226-11", "2026-11-31", "2026年11月"] {
            assert!(!is_confirmation_date(bad), "{bad}");
        }
    }

    #[test]
    fn a_mobile_number_is_found_among_words() {
        for text in ["王 13800138000", "138-0013-8000（王）", "办公室 138 0013 8000", "办公室,+86 13800138000"]
        {
            assert!(mobile_in(text).is_some(), "{text}");
        }
        for text in ["办公室", "组织部 022-27122522", "2026 年第 3 组", "12345 热线"] {
            assert_eq!(mobile_in(text), None, "{text}");
        }
    }

    #[test]
    fn dates() {
        for good in ["2023", "2023-04", "2023-04-30", "2020-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["", "23", "2023-13", "2023-4-30", "2023-04-31", "2021-02-29", "2023/04/30", "0000"] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
