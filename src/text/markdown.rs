//! Text in Markdown: what must not be taken for mark-up.

use super::strip;

/// The text on one line with every character that Markdown would take for mark-up escaped: the signs within a line; what
/// begins a heading, a list or a quotation where it stands first, and what closes a heading; an ampersand that a reader
/// would take, with what follows it, for another character. Blanks around it are no part of it.
#[must_use]
pub fn markdown_escaped(text: &str) -> String {
    let stripped = strip(text);
    let text = stripped.trim_matches(' ');
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let before = &text[..at];
        let numbered = matches!(c, '.' | ')') && at > 0 && before.bytes().all(|byte| byte.is_ascii_digit());
        let leading = at == 0 && matches!(c, '-' | '+' | '=');
        let hash = c == '#' && (at == 0 || before.ends_with([' ', '#']));
        let reference = c == '&' && is_character_reference(&text[at..]);
        let always = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~');
        if numbered || leading || hash || reference || always {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a text begins with a character reference (`&lt;`, `&#60;`). Not every name is one, but an escaped `&` is read
/// as it stands everywhere.
#[must_use]
pub fn is_character_reference(text: &str) -> bool {
    let name = text.strip_prefix('&').and_then(|rest| rest.split_once(';')).map(|(name, _)| name).unwrap_or_default();
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
