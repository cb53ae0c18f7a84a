//! Web and e-mail addresses in the forms that other programs hold them to; what is printed and is none is left out.

use std::fmt::Write;

use super::phone_uri::web;

/// A printed web address as a URI (RFC 3986), what may not stand in one percent-encoded; `None` where it names no host.
pub(super) fn uri(printed: &str) -> Option<String> {
    let whole = web(printed.trim());
    let (scheme, rest) = whole.split_once("://")?;
    let is_known = ["http", "https", "ftp"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let is_port = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    (is_known && is_host(host) && is_port).then(|| format!("{scheme}://{authority}{}", encoded(path)))
}

/// The labels of a host, in letters of ASCII, which is all that a URI may have.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(is_inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

fn encoded(path: &str) -> String {
    let (mut text, mut has_fragment) = (String::new(), false);
    for (at, byte) in path.bytes().enumerate() {
        let is_escape = || {
            let digits = path.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let stands = match byte {
            b'%' => is_escape(),
            b'#' => !std::mem::replace(&mut has_fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte),
        };
        if stands {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// A printed e-mail address, if it is one as nearly all are (RFC 5321, without quotes and address literals).
pub(super) fn email(printed: &str) -> Option<&str> {
    let (local, domain) = printed.split_once('@')?;
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
    };
    (local.len() <= 64 && local.split('.').all(is_atom) && domain.contains('.') && is_host(domain)).then_some(printed)
}

#[cfg(test)]
mod tests {
    use super::{email, uri};

    #[test]
    fn an_address_is_one_for_every_program() {
        for (printed, address) in [
            ("www.tast.org.cn", "http://www.tast.org.cn"),
            ("https://a.cn:8080/天津?a=%E5&b= %#c#d", "https://a.cn:8080/%E5%A4%A9%E6%B4%A5?a=%E5&b=%20%25#c%23d"),
            ("http://a.cn/[1]|\"<>", "http://a.cn/%5B1%5D%7C%22%3C%3E"),
        ] {
            assert_eq!(uri(printed).as_deref(), Some(address), "{printed}");
        }
        for printed in
            ["", "http://", "天津.cn", "javascript://a.cn", "http://a b.cn/", "http://-a.cn", "http://a.cn:x/"]
        {
            assert_eq!(uri(printed), None, "{printed}");
        }
    }

    #[test]
    fn what_is_no_mail_address_is_left_out() {
        assert_eq!(email("skxkpb@tj.gov.cn"), Some("skxkpb@tj.gov.cn"));
        for printed in ["", "a", "a@", "@a.cn", "a@b", "a..b@c.cn", "a b@c.cn", "a@b@c.cn", "天@津.cn", "a@-b.cn"] {
            assert_eq!(email(printed), None, "{printed}");
        }
    }
}
