//! Telephone numbers in every spelling that a booklet, a person or a telephone writes: the one reading of them, for
//! finding, for cards, for links and for codes.
//!
//! ```
//! use kechuang::directory::PhoneNumber;
//!
//! for text in ["022-27122522 转 801", "（022）2712-2522×801", "+86 (0)22 2712 2522 ext. 801"] {
//!     let number = PhoneNumber::read(text).unwrap();
//!     assert_eq!(number.uri(), "tel:+862227122522;ext=801");
//! }
//! ```

/// The country whose numbers are printed without their country code: the one thing the program knows of where its
/// directory comes from.
const COUNTRY: &str = "86";

/// The most digits of a number (ITU-T E.164) with an international prefix or an extension run together behind it.
const LONGEST: usize = 20;

/// The most digits of an extension.
const LONGEST_EXTENSION: usize = 6;

/// What stands before an extension, longer words before those that they begin with.
const EXTENSION_MARKS: &[&str] = &[
    "分机号",
    "分機號",
    "分机",
    "分機",
    "内线",
    "內線",
    "转接",
    "轉接",
    "转",
    "轉",
    "extension",
    "extn",
    "ext",
    "×",
    "x",
    "#",
    ",",
];

/// A telephone number taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber {
    /// Abroad with the country code; in this country without it, and with the trunk prefix `0` only where no country
    /// code was written.
    digits: String,
    reach: Reach,
    extension: Option<String>,
    /// Whether only signs stood between the digits that stand in no other number: `3.6` is not one so far.
    strict: bool,
}

/// What is written before the subscriber's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// The code of another country.
    Abroad,
    /// The code of this country.
    Country,
    /// Neither: an area code with its trunk prefix `0`, or nothing.
    Within,
}

impl PhoneNumber {
    /// Reads a text that is a number and nothing else, perhaps only the beginning of one; `None` for any other text.
    ///
    /// Understood are full-width forms, every hyphen and blank of Unicode, dots, slashes and brackets between the
    /// digits, `+` and `00` before a country code, `(0)` behind it, `tel:` with its parameters (RFC 3966), and an
    /// extension behind one of the usual marks or, where the number before it is whole, behind a hyphen.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let plain = plain(text);
        let (main, marked) = parts(plain.trim())?;
        let (groups, strict, plus) = groups(&main)?;
        let mut groups = DigitGroups(groups);
        let reach = groups.reach(plus);
        let extension = match marked {
            Some(extension) => Some(extension),
            None if reach == Reach::Abroad => None,
            None => groups.split_extension(reach),
        };
        let digits = groups.0.concat();
        let is_number = !digits.is_empty() || reach != Reach::Within;
        (is_number && digits.len() <= LONGEST).then_some(Self { digits, reach, extension, strict })
    }

    /// The digits by which the number is found: in this country without country code and trunk prefix where a country
    /// code was written, else as written.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The extension's digits.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Whether all digits are there that such a number has. Of a number abroad that is not known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.reach == Reach::Abroad || is_whole(&self.digits, self.reach)
    }

    /// Whether the code of another country is written, or what may become one.
    #[must_use]
    pub fn is_abroad(&self) -> bool {
        self.reach == Reach::Abroad
    }

    /// Whether a country code is written.
    #[must_use]
    pub fn has_country_code(&self) -> bool {
        self.reach != Reach::Within
    }

    /// Whether it is a number by its form alone: by a country code, an area code, an extension, or the beginning of a
    /// service or mobile number with all its digits. Other digits may count something else.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        let begins = self.digits.starts_with('0') || is_unbound(&self.digits);
        self.has_country_code() || (self.is_whole() && (begins || self.extension.is_some()))
    }

    /// Whether no sign stands between the digits that stands in other numbers as well.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// Whether it is a Chinese mobile number, which belongs to a person.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        self.reach != Reach::Abroad && is_mobile(self.digits.strip_prefix('0').unwrap_or(&self.digits))
    }

    /// The digits as they are printed within the country, area code with its `0`; abroad with the country code.
    #[must_use]
    pub fn national(&self) -> String {
        let has_trunk = self.reach == Reach::Country && !is_unbound(&self.digits) && self.digits.len() > LONGEST_SHORT;
        if has_trunk { format!("0{}", self.digits) } else { self.digits.clone() }
    }

    /// The number without its extension as it is dialled from anywhere, for example `+862227122522` (E.164).
    ///
    /// A number that is dialled only as it stands stays as it is: a short one (`12345`), and a subscriber's whose area
    /// code is not written.
    #[must_use]
    pub fn dialled(&self) -> String {
        let digits = &self.digits;
        match (self.reach, digits.strip_prefix('0')) {
            (Reach::Abroad, _) => format!("+{digits}"),
            (Reach::Country, _) => format!("+{COUNTRY}{digits}"),
            (Reach::Within, Some(national)) if national.len() > LONGEST_SHORT => format!("+{COUNTRY}{national}"),
            // Mobile and 400 or 800 numbers have no trunk prefix.
            (Reach::Within, None) if digits.len() >= 10 => format!("+{COUNTRY}{digits}"),
            _ => digits.clone(),
        }
    }

    /// The URI that dials it (RFC 3966).
    #[must_use]
    pub fn uri(&self) -> String {
        let extension = self.extension.as_ref().map(|digits| format!(";ext={digits}"));
        format!("tel:{}{}", self.dialled(), extension.unwrap_or_default())
    }
}

/// The most digits of a short number.
const LONGEST_SHORT: usize = 6;

/// The text in half-width small letters, one sort of blank and one sort of hyphen, without what is not seen.
fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        // Soft hyphens, zero-width blanks and marks of direction, which address books put around numbers.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => None,
        // Before the full-width forms, of which one is a hyphen.
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}'
        | '\u{30FC}'
        | '\u{2500}'
        | '~'
        | '\u{301C}'
        | '\u{FF5E}' => Some('-'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        '\u{B7}' | '\u{2022}' | '\u{30FB}' | '\u{2219}' | '\u{22C5}' => Some('.'),
        _ if c.is_whitespace() => Some(' '),
        _ => Some(c),
    };
    text.chars().filter_map(plain).map(|c| c.to_ascii_lowercase()).collect()
}

/// The number and its extension, if a mark parts them; `None` where the mark is followed by none.
fn parts(plain: &str) -> Option<(String, Option<String>)> {
    let mut pieces = plain.strip_prefix("tel:").unwrap_or(plain).split(';');
    let mut main = pieces.next()?.trim().to_owned();
    let mut extension = None;
    for piece in pieces {
        match piece.trim().split_once('=') {
            Some(("ext", digits)) => extension = Some(extension_of(digits)?),
            Some(("phone-context", prefix)) if prefix.starts_with('+') && !main.starts_with('+') => {
                main = format!("{prefix} {main}");
            }
            Some(_) => {}
            // A telephone waits at a semicolon before it dials on.
            None => extension = Some(extension_of(piece)?),
        }
    }
    let mark = EXTENSION_MARKS.iter().filter_map(|mark| Some((main.find(mark)?, mark))).min_by_key(|(at, _)| *at);
    if let (Some((at, mark)), None) = (mark, &extension) {
        extension = Some(extension_of(&main[at + mark.len()..])?);
        main.truncate(at);
    }
    Some((main, extension))
}

fn extension_of(text: &str) -> Option<String> {
    let digits = text.trim_matches(|c: char| matches!(c, ' ' | '.' | ':' | '-' | '(' | ')' | '#' | ','));
    let is_one = (1..=LONGEST_EXTENSION).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| digits.to_owned())
}

/// The groups of digits, whether only strict signs part them, and whether a `+` stands before them.
fn groups(main: &str) -> Option<(Vec<String>, bool, bool)> {
    let unbracketed = main.trim_start_matches(['(', ' ']);
    let (plus, rest) = unbracketed.strip_prefix('+').map_or((false, main), |rest| (true, rest));
    // `+86 (0)22`: the trunk prefix for those who call from within.
    let rest = if plus { rest.replacen("(0)", " ", 1) } else { rest.to_owned() };
    let is_sign = |c: char| matches!(c, '-' | ' ' | '(' | ')' | '.' | '/');
    if !rest.chars().all(|c| c.is_ascii_digit() || is_sign(c)) || !rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let strict = !rest.contains(['.', '/', ' ']);
    let groups = rest.split(is_sign).filter(|group| !group.is_empty()).map(str::to_owned).collect();
    Some((groups, strict, plus))
}

/// The digits as they were grouped.
struct DigitGroups(Vec<String>);

impl DigitGroups {
    /// Takes away what stands before the national number, and says what it was.
    fn reach(&mut self, plus: bool) -> Reach {
        let digits = self.0.concat();
        let international = match digits.strip_prefix("00") {
            _ if plus => Some(digits.as_str()),
            // No country code begins with 0 (ITU-T E.164): of 000 nothing is a code.
            Some(rest) if !rest.is_empty() && !rest.starts_with('0') => Some(rest),
            _ => None,
        };
        let whole = |national: &&str| is_whole(national, Reach::Country);
        let (national, reach) = if let Some(international) = international {
            let national = international.strip_prefix(COUNTRY);
            national.map_or((international, Reach::Abroad), |national| (without_trunk(national), Reach::Country))
        } else {
            // A country code without its `+`, where the rest is a whole number of the country.
            let national = digits.strip_prefix(COUNTRY).filter(|rest| rest.len() >= 10).map(without_trunk);
            national.filter(whole).map_or((digits.as_str(), Reach::Within), |national| (national, Reach::Country))
        };
        let before = digits.len() - national.len();
        self.drop(before);
        reach
    }

    /// Takes digits away from the front.
    fn drop(&mut self, mut count: usize) {
        while let Some(first) = self.0.first_mut().filter(|_| count > 0) {
            let taken = count.min(first.len());
            first.drain(..taken);
            count -= taken;
            if first.is_empty() {
                self.0.remove(0);
            }
        }
    }

    /// Takes the last group away where those before it are a whole subscriber's number.
    fn split_extension(&mut self, reach: Reach) -> Option<String> {
        let (last, before) = self.0.split_last()?;
        let number = before.concat();
        // Where an area code stands by itself, it is one of any length.
        let has_subscriber = before.split_first().is_some_and(|(area, subscriber)| {
            let digits = subscriber.iter().map(String::len).sum();
            reach == Reach::Within
                && area.starts_with('0')
                && matches!(area.len(), 3 | 4)
                && matches!(digits, 7_usize | 8)
        });
        let takes_one = number.len() > LONGEST_SHORT && (has_subscriber || is_whole(&number, reach));
        if !takes_one || last.len() > LONGEST_EXTENSION || self.is_longer_whole(before.len(), reach) {
            return None;
        }
        self.0.pop()
    }

    /// Whether the digits with the last group are a whole number as well, and the last group no likely extension: in
    /// `0316 271 2252 3` three groups are a number, in `0316-2712-2522` all are.
    fn is_longer_whole(&self, before: usize, reach: Reach) -> bool {
        before > 1 && is_whole(&self.0.concat(), reach) && self.0[before].len() > 1
    }
}

/// A number behind a country code without the trunk prefix, which is for callers from within and which some write all
/// the same.
fn without_trunk(national: &str) -> &str {
    national.strip_prefix('0').unwrap_or(national)
}

/// Whether these are all the digits of a number of this country: an area code with seven or eight digits behind it, or
/// with the five or six of a service; 400 or 800 with seven; eleven of a mobile number; a subscriber's seven or eight; a
/// short number.
fn is_whole(digits: &str, reach: Reach) -> bool {
    if is_unbound(digits) {
        return true;
    }
    let area = match reach {
        Reach::Country => Some(digits),
        Reach::Within => digits.strip_prefix('0'),
        Reach::Abroad => return false,
    };
    let Some(area) = area else {
        return match digits.as_bytes().first() {
            Some(b'1' | b'9') => (3..=LONGEST_SHORT).contains(&digits.len()),
            Some(b'2'..=b'8') => matches!(digits.len(), 7 | 8),
            _ => false,
        };
    };
    // Beijing and the 2x have codes of two digits and subscribers of eight, all others codes of three.
    let is_large = area.starts_with("10") || area.starts_with('2');
    let subscriber = area.get(if is_large { 2 } else { 3 }..).unwrap_or_default();
    match (subscriber.as_bytes().first(), subscriber.len()) {
        (Some(b'2'..=b'8'), 7) => !is_large,
        (Some(b'2'..=b'8'), 8) | (Some(b'1' | b'9'), 5 | 6) => true,
        _ => false,
    }
}

/// Whether these are all the digits of a number that has no area code: 400, 800 or mobile.
fn is_unbound(digits: &str) -> bool {
    (digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"))) || is_mobile(digits)
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::PhoneNumber;

    fn uri(text: &str) -> String {
        PhoneNumber::read(text).map(|number| number.uri()).unwrap_or_default()
    }

    #[test]
    fn every_spelling_of_a_number_is_the_same_number() {
        let spellings = "022-27122522|02227122522|022 27122522|022 2712 2522|(022)27122522|（022）27122522|\
            +86 22 2712 2522|+862227122522|+86-22-27122522|+86 022 27122522|+86 (0)22 27122522|+86（022）27122522|\
            (+86)22-27122522|0086-22-27122522|008602227122522|86-22-27122522|8602227122522|862227122522|\
            ０２２－２７１２２５２２|＋８６　２２　２７１２　２５２２|022.27122522|022/27122522|022–27122522|022—27122522|\
            022‑27122522|022−27122522|022 27122522|tel:+86-22-27122522|TEL:+862227122522|tel:02227122522|\
            tel:27122522;phone-context=+8622|\u{202a}+86 22 2712 2522\u{202c}|022·27122522|022－27122522";
        for spelling in spellings.split('|') {
            assert_eq!(uri(spelling), "tel:+862227122522", "{spelling}");
        }
    }

    #[test]
    fn an_extension_is_dialled_behind_the_number() {
        let spellings = "022-27122522-801|022-27122522转801|022-27122522 转 801|022-27122522轉801|022-27122522×801|\
            022-27122522x801|022-27122522 ext. 801|022-27122522 EXT801|022-27122522分机801|022-27122522 内线：801|\
            (022)27122522(801)|022-27122522#801|+86-22-27122522-801|0086 22 27122522 801|+862227122522,801|\
            tel:+862227122522;ext=801|tel:+86-22-2712-2522;isub=1;ext=801|022-2712-2522-801|０２２－２７１２２５２２转８０１|\
            +862227122522;801|022-27122522转接801";
        for spelling in spellings.split('|') {
            assert_eq!(uri(spelling), "tel:+862227122522;ext=801", "{spelling}");
        }
        assert_eq!(uri("27122522转801"), "tel:27122522;ext=801");
        assert_eq!(uri("27122522-801"), "tel:27122522;ext=801");
        assert_eq!(uri("0316-2712252-2"), "tel:+863162712252;ext=2");
        assert_eq!(uri("013-20000000-0"), "tel:+861320000000;ext=0");
        assert_eq!(uri("400-818-0000-1"), "tel:+864008180000;ext=1");
    }

    #[test]
    fn a_group_that_belongs_to_the_number_is_no_extension() {
        for (text, dials) in [
            ("0316-2712-2522", "+8631627122522"),
            ("0316 271 2252", "+863162712252"),
            ("400-818-0000", "+864008180000"),
            ("4008180000", "+864008180000"),
            ("138-0013-8000", "+8613800138000"),
            ("+86 138 0013 8000", "+8613800138000"),
            ("86 13800138000", "+8613800138000"),
            ("022-12345", "+862212345"),
            ("022-968888", "+8622968888"),
            ("+1-202-555-0100", "+12025550100"),
            ("+44 (0)20 7946 0000", "+442079460000"),
            ("0085221234567", "+85221234567"),
            ("010-68571875", "+861068571875"),
            ("86122522", "86122522"),
        ] {
            assert_eq!(uri(text), format!("tel:{dials}"), "{text}");
        }
        for short in ["12315", "12345", "110", "95598", "968888", "27122522"] {
            assert_eq!(uri(short), format!("tel:{short}"));
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "+", "-", "数学会", "sxh", "27122522转", "转801", "2712a2522", "http://1.2", "1+1", "()"]
        {
            assert_eq!(PhoneNumber::read(text), None, "{text}");
        }
        assert_eq!(PhoneNumber::read(&"1".repeat(1000)), None);
    }

    #[test]
    fn digits_that_may_count_something_are_not_marked_as_a_number() {
        let marked = |text| PhoneNumber::read(text).unwrap().is_marked();
        for text in ["+86 22 27", "022 27122522", "27122522 转 801", "400 818 0000", "138 0013 8000", "0086 22"] {
            assert!(marked(text), "{text}");
        }
        for text in ["2023 2024", "2021-2035", "12345", "27122522", "022", "40", "138", "72 15"] {
            assert!(!marked(text), "{text}");
        }
    }

    #[test]
    fn a_mobile_number_is_known_in_every_spelling() {
        for text in ["13800138000", "+86 138-0013-8000", "0086-13800138000", "86 13800138000", "013800138000"] {
            assert!(PhoneNumber::read(text).unwrap().is_mobile(), "{text}");
        }
        for text in ["022-27122522", "013-20000000-0", "12345678901", "+1 380 013 8000", "110"] {
            assert!(!PhoneNumber::read(text).unwrap().is_mobile(), "{text}");
        }
    }
}
