//! What is printed, in the form that another program dials or opens.

use crate::directory::PhoneNumber;
use crate::document::Target;
use crate::text::strip;

/// The URI that dials a printed number (RFC 3966).
#[must_use]
pub fn tel(printed: &str) -> String {
    PhoneNumber::read(printed).map_or_else(|| format!("tel:{}", digits(printed)), |number| number.uri())
}

/// A printed number as a telephone's address book keeps it, for example `+862227122522,801`.
///
/// At a comma a telephone pauses and dials on by itself. By what users of iOS and Android report, both take it; at a
/// semicolon only Android waits, and Android's dialler types the letters of `;ext=` (RFC 3966) as digits.
#[must_use]
pub(super) fn dialled(printed: &str) -> String {
    let Some(number) = PhoneNumber::read(printed) else { return digits(printed) };
    let extension = number.extension().map(|digits| format!(",{digits}"));
    number.dialled() + &extension.unwrap_or_default()
}

/// Of what is no number, the digits: a card and a link hold nothing else.
fn digits(printed: &str) -> String {
    printed.chars().filter(char::is_ascii_digit).collect()
}

/// A printed web address with its scheme; one that is printed without is taken for `http`, which every site answers
/// to, if only with a redirection.
#[must_use]
pub fn web(printed: &str) -> String {
    let printed = strip(printed);
    if printed.contains("://") { printed.into_owned() } else { format!("http://{printed}") }
}

/// The digits of percent-encoding.
const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// The URI that writes to a printed e-mail address (RFC 6068). What else than an address could say (more recipients, a
/// subject) is taken for a part of its name.
#[must_use]
pub fn mail(printed: &str) -> String {
    let mut uri = String::from("mailto:");
    for byte in strip(printed).bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_~+!$'*".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            uri.extend([byte >> 4, byte & 0xf].map(|half| char::from(HEX[usize::from(half)])));
        }
    }
    uri
}

/// What another program opens of that to which a text leads; `None` where it leads to something in the directory.
#[must_use]
pub fn uri(target: &Target) -> Option<String> {
    match target {
        Target::Web(address) => Some(web(address)),
        Target::Email(address) => Some(mail(address)),
        Target::Phone(number) => Some(tel(number)),
        Target::Record(_)
        | Target::Part(_)
        | Target::Category(_)
        | Target::Discipline(_)
        | Target::Charter
        | Target::Chapter(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{dialled, mail, tel, web};

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
    fn a_telephone_dials_the_extension_after_a_pause() {
        for printed in ["022-27122522-801", "022-27122522转801", "022-27122522 转 801", "+86 022-27122522×801"] {
            assert_eq!(dialled(printed), "+862227122522,801", "{printed}");
            assert_eq!(tel(printed), "tel:+862227122522;ext=801", "{printed}");
        }
        assert_eq!(dialled("27122522-801"), "27122522,801");
    }

    #[test]
    fn a_mail_goes_to_nobody_but_the_printed_address() {
        assert_eq!(mail("kexie@tast.org.cn"), "mailto:kexie@tast.org.cn");
        assert_eq!(mail("a@b.cn?bcc=c@d.cn"), "mailto:a@b.cn%3Fbcc%3Dc@d.cn");
        assert_eq!(mail("a@b.cn,c@d.cn 学"), "mailto:a@b.cn%2Cc@d.cn%20%E5%AD%A6");
    }

    #[test]
    fn an_address_gets_a_scheme_only_if_it_has_none() {
        assert_eq!(web("www.tast.org.cn"), "http://www.tast.org.cn");
        assert_eq!(web("https://tj.kczg.org.cn/"), "https://tj.kczg.org.cn/");
    }
}
