//! Writes a sequence in the form that [`termina`] reads, and drops what it would take for typing.
//!
//! termina reads byte by byte and drops what it cannot go on with; the bytes behind that it takes for typing (`CSI = 1 q`
//! types `1q`, an APC string all of itself). So only what it is known to read to the end may reach it. What several
//! protocols say differently of one key is said in one form, `CSI code ; modifiers : kind u`, because termina does not
//! know the keypad behind `ESC O`, nor xterm's modifyOtherKeys, and makes of a shifted `g` no `G`.
use std::str;

/// What a token is for termina; `None` where it is no key, no mouse, no focus and no report of the cursor.
pub(super) fn respell(token: Vec<u8>) -> Option<Vec<u8>> {
    match token[..] {
        // Strings are answers. So is their end without a beginning.
        [0x1b, b']' | b'P' | b'_' | b'^' | b'X' | b'\\', ..] => None,
        [0x1b, b'O', ref key @ ..] => single_shift(key),
        [0x1b, b'[', ref sequence @ ..] => control(sequence).map(|form| form.unwrap_or(token)),
        _ => Some(token),
    }
}

/// A key behind `ESC O`, with what old terminals put in front of it for held modifiers.
fn single_shift(key: &[u8]) -> Option<Vec<u8>> {
    let (&last, modifiers) = key.split_last()?;
    // Konsole and xterm have said `ESC O 2 P` as well as `ESC O 1 ; 2 P`.
    let modifiers = str::from_utf8(modifiers).ok()?.rsplit(';').next().filter(|text| !text.is_empty()).unwrap_or("1");
    // The keypad in application mode, by the codes that kitty's protocol has for it.
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => {
            return Some(format!("\x1b[1;{modifiers}{}", char::from(last)).into());
        }
        // rxvt: an arrow with Ctrl.
        b'a'..=b'd' => return Some(format!("\x1b[1;5{}", char::from(last.to_ascii_uppercase())).into()),
        b'p'..=b'y' => 57399 + u32::from(last - b'p'),
        b'n' => 57409,
        b'o' => 57410,
        b'j' => 57411,
        b'm' => 57412,
        b'k' => 57413,
        b'M' => 57414,
        b'X' => 57415,
        b'l' => 57416,
        b'E' => 57427,
        b'I' => 9,
        b' ' => 32,
        _ => return None,
    };
    Some(format!("\x1b[{code};{modifiers}u").into())
}

/// A control sequence without its introducer: another form of it, or `Some(None)` where it is read as it stands.
#[allow(clippy::option_option, reason = "nothing, the same, another")]
fn control(sequence: &[u8]) -> Option<Option<Vec<u8>>> {
    match *sequence {
        // The Linux console's function keys, and the mouse in its old form.
        [b'[', b'A'..=b'E'] | [b'M', _, _, _] => return Some(None),
        _ => {}
    }
    let (&last, parameters) = sequence.split_last()?;
    let parameters = str::from_utf8(parameters).ok()?;
    if let Some(mouse) = parameters.strip_prefix('<') {
        let is_mouse = matches!(last, b'M' | b'm') && !mouse.is_empty() && is_numbers(mouse);
        return is_mouse.then_some(None);
    }
    if !is_numbers(parameters) || (last == b'~' && !parameters.starts_with(|first: char| first.is_ascii_digit())) {
        return None;
    }
    let fields: Vec<&str> = parameters.split(';').collect();
    match (last, &fields[..]) {
        (b'u', _) => key(&fields).map(Some),
        // xterm's modifyOtherKeys: 27, modifiers, code.
        (b'~', &["27", modifiers, code]) => key(&[code, modifiers]).map(Some),
        // termina reads three forms of the mouse behind `M`; without numbers this one is none.
        (b'M', [""]) => None,
        // With a first number left out: what it is counted from is 1.
        (_, &["", modifiers]) => Some(Some(format!("\x1b[1;{modifiers}{}", char::from(last)).into())),
        _ if parameters.starts_with([';', ':']) => None,
        _ => Some(None),
    }
}

/// Whether these are parameters as keys have them, without the marks of answers (`?`, `>`, `=`, `$`).
fn is_numbers(parameters: &str) -> bool {
    parameters.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':'))
}

/// A key by its code: `code:shifted:base ; modifiers:kind ; text`, all but the first of which may be missing.
fn key(fields: &[&str]) -> Option<Vec<u8>> {
    const SHIFT: u32 = 1;
    const CAPS_LOCK: u32 = 64;
    const ALL: u32 = 255;
    let part = |field: usize, at: usize| fields.get(field).and_then(|field| field.split(':').nth(at));
    let number = |field, at| part(field, at).and_then(|text| text.parse::<u32>().ok());
    let code = number(0, 0)?;
    let held = number(1, 0).unwrap_or(1).saturating_sub(1) & ALL;
    let kind = number(1, 1).unwrap_or(1);
    // Num Lock says nothing that the code does not, and Caps Lock is done with here.
    let (modifiers, caps_lock) = (held & !(CAPS_LOCK | 128), held & CAPS_LOCK != 0);
    let shifted = modifiers & SHIFT != 0;
    // A command keeps its key; what is typed is the character that the terminal says, or that the key has.
    let is_typed = modifiers & !SHIFT == 0;
    let upper = || char::from_u32(code).filter(|_| shifted != caps_lock).map(upper_case).map(u32::from);
    let typed = || number(2, 0).filter(|_| part(2, 1).is_none());
    let code = match code {
        // Backspace as terminals without DEL have it.
        8 => 127,
        9 | 13 | 27 | 127 | 57344..=63743 => code,
        _ if is_typed => typed().or_else(|| number(0, 1).filter(|_| shifted)).or_else(upper).unwrap_or(code),
        // Ctrl with a letter is one command, in whichever case a terminal writes it.
        _ => char::from_u32(code).map_or(code, |char| char.to_ascii_lowercase().into()),
    };
    Some(format!("\x1b[{code};{}:{kind}u", modifiers + 1).into())
}

/// The capital of a letter, where it has one of its own.
fn upper_case(char: char) -> char {
    let mut upper = char.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(only), None) => only,
        _ => char,
    }
}
