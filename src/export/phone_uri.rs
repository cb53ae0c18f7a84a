//! What is printed, in the form that another program dials or opens.

/// The country whose numbers are printed: the one thing the program knows of where its directory comes from.
const COUNTRY: &str = "+86";

/// A printed number as it is dialled from anywhere, for example `+862227122522` for `022-27122522` (E.164).
///
/// A number that is dialled only as it stands stays as it is, without its marks: a short one (`12345`), and a
/// subscriber's whose area code is not printed.
#[must_use]
pub(super) fn dialled(printed: &str) -> String {
    let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('0') {
        _ if printed.trim_start().starts_with('+') => format!("+{digits}"),
        Some(international) if international.starts_with('0') => format!("+{}", &international[1..]),
        Some(national) if national.len() > 6 => format!("{COUNTRY}{national}"),
        // Mobile and 400 or 800 numbers have no trunk prefix.
        None if digits.len() >= 10 => format!("{COUNTRY}{digits}"),
        _ => digits,
    }
}

/// The URI that dials a printed number (RFC 3966).
#[must_use]
pub fn tel(printed: &str) -> String {
    format!("tel:{}", dialled(printed))
}

/// A printed web address with its scheme; one that is printed without is taken for `http`, which every site answers
/// to, if only with a redirection.
#[must_use]
pub fn web(printed: &str) -> String {
    if printed.contains("://") { printed.to_owned() } else { format!("http://{printed}") }
}

#[cfg(test)]
mod tests {
    use super::{dialled, tel, web};

    #[test]
    fn a_number_is_dialled_from_anywhere() {
        assert_eq!(tel("022-27122522"), "tel:+862227122522");
        let forms = ["010-68571875", "0315 2801234", "400-123-4567", "13812345678", "+86 22 27122522", "0085221234567"];
        let dialled_forms = forms.map(dialled);
        let expected =
            ["+861068571875", "+863152801234", "+864001234567", "+8613812345678", "+862227122522", "+85221234567"];
        assert_eq!(dialled_forms, expected);
    }

    #[test]
    fn a_number_without_an_area_code_stays_as_it_is() {
        assert_eq!(["12345", "27122522", "110"].map(dialled), ["12345", "27122522", "110"]);
    }

    #[test]
    fn an_address_gets_a_scheme_only_if_it_has_none() {
        assert_eq!(web("www.tast.org.cn"), "http://www.tast.org.cn");
        assert_eq!(web("https://tj.kczg.org.cn/"), "https://tj.kczg.org.cn/");
    }
}
