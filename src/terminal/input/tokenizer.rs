//! Cuts what comes from the terminal into whole characters, sequences and pastes.
//!
//! The grammar is that of ECMA-48, so a sequence nobody knows is still one token and none of it is taken for typing. The
//! 8-bit introducers (U+009B for `ESC [` and its like) are understood as well; a token always has the 7-bit form.
//! Nothing is kept without bound: a sequence longer than [`SEQUENCE_MOST`] is dropped to its end, and of a paste
//! [`PASTE_KEPT`] bytes are kept.
//!
//! A line may tear a sequence apart and deliver the rest late. [`Tokenizer::give_up`] therefore does not forget what was
//! half there: what comes next may be its rest. Where that cannot be told from typing, the number of characters that
//! come at once decides, for a hand types one at a time.

/// How many bytes of one paste are kept; the rest is read and dropped.
pub const PASTE_KEPT: usize = 64 * 1024;
/// The longest sequence that is looked at, in bytes.
const SEQUENCE_MOST: usize = 4096;
/// So many characters at once come from no hand.
const NOT_BY_HAND: usize = 3;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
/// The first byte of the characters U+0080 to U+00BF, the C1 controls among them.
const C1_LEAD: u8 = 0xc2;
const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
const PASTE_END_8_BIT: &[u8] = b"\xc2\x9b201~";

/// One whole thing that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// One character, control character or escape sequence, byte for byte; a sequence in its 7-bit form.
    Bytes(Vec<u8>),
    /// One paste, without its marks and cut to [`PASTE_KEPT`] bytes.
    Paste(Vec<u8>),
}

/// What the tokenizer has half of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfinished {
    /// An Esc that may be one by itself, the beginning of a string that may be Alt with a key, or one or two characters
    /// that may be typing.
    Esc,
    /// A sequence or a character of several bytes.
    Sequence,
    /// A paste without its end.
    Paste,
    /// Something that was given up and whose rest may still come.
    Late,
}

/// Cuts bytes into [`Token`]s; keeps the beginning of a token whose end has not come.
#[derive(Debug, Default)]
pub struct Tokenizer {
    state: TokenizerState,
    held: Vec<u8>,
    /// How many bytes of the mark that ends a paste the last bytes of it are.
    ending: usize,
    /// The token has outgrown [`SEQUENCE_MOST`]; it is dropped when its end comes.
    overlong: bool,
    /// How the beginning was given up, if it was.
    late: Option<Late>,
    /// The bytes that have come since.
    since: Vec<u8>,
}

/// What became of a beginning whose rest did not come in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Late {
    /// It was handed on as a key: Esc, or Alt with the key.
    Key,
    /// It is no key, and was kept.
    Kept,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum TokenizerState {
    #[default]
    Ground,
    /// A character of several bytes; so many are missing.
    Character(u8),
    Escape,
    /// After `ESC O`: one byte follows, with digits in front of it where modifiers are held.
    SingleShift,
    Control,
    /// After `CSI M`: three bytes follow, so many of them are missing.
    OldMouse(u8),
    /// A string, up to its terminator.
    Text(Ends),
    Paste(Form),
}

/// What ends a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// BEL as well as the terminator: an operating system command.
    ByBell,
    /// The terminator alone, `ESC \` or U+009C.
    ByTerminator,
}

/// In which form the mark at the end of a paste is sent: in that of the mark at its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    SevenBit,
    EightBit,
}

impl Form {
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::SevenBit => PASTE_END,
            Self::EightBit => PASTE_END_8_BIT,
        }
    }
}

/// What follows `ESC` and this byte, where the two introduce a sequence.
const fn introduced(byte: u8) -> Option<TokenizerState> {
    Some(match byte {
        b'[' => TokenizerState::Control,
        b'O' => TokenizerState::SingleShift,
        b']' => TokenizerState::Text(Ends::ByBell),
        b'P' | b'_' | b'^' | b'X' => TokenizerState::Text(Ends::ByTerminator),
        _ => return None,
    })
}

/// The same for an 8-bit introducer, given its code.
const fn introduced_by_c1(code: u8) -> Option<TokenizerState> {
    if matches!(code, 0x80..=0x9f) { introduced(code - 0x40) } else { None }
}

impl Tokenizer {
    /// Takes bytes as they come and returns what is whole with them.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Token> {
        let mut tokens = Vec::new();
        for &byte in bytes {
            self.take(byte, &mut tokens);
        }
        tokens
    }

    /// Nothing more has come for a while: what is half there is taken as meant (Esc, Alt with a key, a paste without
    /// an end) or waits for a rest that comes late. When nothing has come since the last call, it is dropped.
    pub fn give_up(&mut self) -> Vec<Token> {
        let mut tokens = Vec::new();
        match (self.state, self.late) {
            (TokenizerState::Ground, _) => {}
            (TokenizerState::Paste(_), _) => {
                tokens.push(Token::Paste(std::mem::take(&mut self.held)));
                self.forget();
            }
            (_, None) => self.late = Some(self.hand_on(&mut tokens)),
            (_, Some(_)) if self.since.is_empty() => self.forget(),
            (_, Some(_)) => {
                self.decide(&mut tokens);
                if self.late.is_none() && self.state != TokenizerState::Ground {
                    tokens.extend(self.give_up());
                }
            }
        }
        tokens
    }

    pub(super) fn waiting_for(&self) -> Option<Unfinished> {
        Some(match (self.state, self.late) {
            (TokenizerState::Ground, _) => return None,
            (TokenizerState::Paste(_), _) => Unfinished::Paste,
            (TokenizerState::Escape, None) => Unfinished::Esc,
            (TokenizerState::Text(_), None) if self.is_a_key() => Unfinished::Esc,
            (_, Some(_)) if self.since.is_empty() => Unfinished::Late,
            (_, Some(_)) if self.may_be_by_hand() => Unfinished::Esc,
            _ => Unfinished::Sequence,
        })
    }

    /// Whether what is held would be a key if nothing came after it.
    fn is_a_key(&self) -> bool {
        matches!(self.held[..], [ESC] | [ESC, _]) && !matches!(self.state, TokenizerState::Character(_))
    }

    /// Hands on what is held, if that is a key.
    fn hand_on(&self, tokens: &mut Vec<Token>) -> Late {
        if !self.is_a_key() {
            return Late::Kept;
        }
        tokens.push(Token::Bytes(self.held.clone()));
        Late::Key
    }

    fn may_be_by_hand(&self) -> bool {
        String::from_utf8_lossy(&self.since).chars().count() < NOT_BY_HAND
    }

    /// Decides about what has come since a beginning was given up and does not end it: it is typing, or more of the
    /// same. After what was handed on as a key it is typing in any case; between the brackets of a sequence it is not.
    fn decide(&mut self, tokens: &mut Vec<Token>) {
        let in_string = matches!(self.state, TokenizerState::Text(_));
        if self.late == Some(Late::Key) || (in_string && self.may_be_by_hand()) {
            let typed = std::mem::take(&mut self.since);
            self.forget();
            for byte in typed {
                self.take(byte, tokens);
            }
        } else {
            self.since.clear();
        }
    }

    /// What is half there does not go on: `byte` is no part of it, and begins anew.
    fn break_off(&mut self, byte: u8, tokens: &mut Vec<Token>) {
        if self.late.is_none() {
            self.hand_on(tokens);
        } else if !self.since.is_empty() {
            self.decide(tokens);
        }
        self.forget();
        self.take(byte, tokens);
    }

    fn take(&mut self, byte: u8, tokens: &mut Vec<Token>) {
        if self.since.len() >= SEQUENCE_MOST {
            self.decide(tokens);
        }
        let is_printable = matches!(byte, 0x20..=0x7e);
        match self.state {
            TokenizerState::Paste(form) => return self.take_pasted(byte, form.mark(), tokens),
            // Esc breaks off what is half there and begins anew. In a string it may be the first half of the terminator.
            TokenizerState::Text(_) if self.held.last() == Some(&ESC) && byte != b'\\' => {
                self.held.pop();
                self.since.pop();
                self.break_off(ESC, tokens);
                return self.take(byte, tokens);
            }
            TokenizerState::Escape if byte == ESC => return self.break_off(ESC, tokens),
            // Esc was a key, and this is another.
            TokenizerState::Escape if self.late.is_some() && introduced(byte).is_none() => {
                self.forget();
                return self.take(byte, tokens);
            }
            TokenizerState::Control | TokenizerState::SingleShift if !is_printable => {
                return self.break_off(byte, tokens);
            }
            TokenizerState::OldMouse(_) if byte < 0x20 => return self.break_off(byte, tokens),
            // A byte that does not go on with a character of several: what was there is no character.
            TokenizerState::Character(_) if byte & 0b1100_0000 != 0b1000_0000 => {
                self.forget();
                return self.take(byte, tokens);
            }
            _ => {}
        }
        if self.begin_8_bit(byte, tokens) {
            return;
        }
        self.hold(byte);
        match self.next_state(byte) {
            TokenizerState::Ground => self.finish(tokens),
            next => self.state = next,
        }
    }

    /// Begins a sequence where `byte` is an 8-bit introducer: as a character of UTF-8, or by itself, which no character
    /// begins with.
    fn begin_8_bit(&mut self, byte: u8, tokens: &mut Vec<Token>) -> bool {
        let begins = match self.state {
            TokenizerState::Ground | TokenizerState::Escape => true,
            TokenizerState::Character(1) => matches!(self.held[..], [C1_LEAD] | [ESC, C1_LEAD]),
            _ => false,
        };
        let Some(next) = introduced_by_c1(byte).filter(|_| begins) else { return false };
        if self.held.first() == Some(&ESC) && self.late.is_none() {
            tokens.push(Token::Bytes(vec![ESC]));
        }
        self.forget();
        self.held.extend([C1_LEAD, byte]);
        self.state = next;
        true
    }

    /// The state after `byte`, which is held already; [`State::Ground`] where it ends the token.
    fn next_state(&self, byte: u8) -> TokenizerState {
        let character = match byte {
            0xc2..=0xdf => TokenizerState::Character(1),
            0xe0..=0xef => TokenizerState::Character(2),
            0xf0..=0xf4 => TokenizerState::Character(3),
            _ => TokenizerState::Ground,
        };
        match self.state {
            TokenizerState::Ground if byte == ESC => TokenizerState::Escape,
            TokenizerState::Ground => character,
            // Alt with a character of several bytes is one of the rest.
            TokenizerState::Escape => introduced(byte).unwrap_or(character),
            TokenizerState::Character(missing) | TokenizerState::OldMouse(missing) if missing <= 1 => {
                TokenizerState::Ground
            }
            TokenizerState::Character(missing) => TokenizerState::Character(missing - 1),
            TokenizerState::OldMouse(missing) => TokenizerState::OldMouse(missing - 1),
            TokenizerState::Control if byte == b'M' && self.held.len() == 3 => TokenizerState::OldMouse(3),
            // The Linux console's function keys: `CSI [ A`.
            TokenizerState::Control if byte == b'[' && self.held.len() == 3 => TokenizerState::Control,
            TokenizerState::Control if (0x40..=0x7e).contains(&byte) => TokenizerState::Ground,
            TokenizerState::Control => TokenizerState::Control,
            TokenizerState::Text(Ends::ByBell) if byte == BEL => TokenizerState::Ground,
            TokenizerState::Text(_) if self.held.ends_with(b"\x1b\\") || self.held.ends_with(&[C1_LEAD, 0x9c]) => {
                TokenizerState::Ground
            }
            TokenizerState::Text(ends) => TokenizerState::Text(ends),
            TokenizerState::SingleShift if byte.is_ascii_digit() || byte == b';' => TokenizerState::SingleShift,
            TokenizerState::SingleShift | TokenizerState::Paste(_) => TokenizerState::Ground,
        }
    }

    fn hold(&mut self, byte: u8) {
        if self.held.len() >= SEQUENCE_MOST {
            self.overlong = true;
            // Its end must still be known: the terminator of a string is two bytes.
            self.held.drain(..SEQUENCE_MOST / 2);
        }
        self.held.push(byte);
        if self.late.is_some() {
            self.since.push(byte);
        }
    }

    fn forget(&mut self) {
        self.state = TokenizerState::Ground;
        self.held.clear();
        self.ending = 0;
        self.overlong = false;
        self.late = None;
        self.since.clear();
    }

    fn finish(&mut self, tokens: &mut Vec<Token>) {
        let mut whole = std::mem::take(&mut self.held);
        let since = std::mem::take(&mut self.since);
        let (overlong, late, in_character) =
            (self.overlong, self.late, matches!(self.state, TokenizerState::Character(_)));
        self.forget();
        let mut form = Form::SevenBit;
        if let [C1_LEAD, code, ..] = whole[..]
            && !in_character
        {
            form = Form::EightBit;
            whole.splice(..2, [ESC, code - 0x40]);
        }
        if whole == PASTE_BEGIN {
            self.state = TokenizerState::Paste(form);
        } else if late == Some(Late::Key) {
            // The beginning was handed on: its rest is no event of its own, but one byte alone is typing, unless it is the
            // end of a string without anything in it.
            if let [typed] = since[..]
                && typed != BEL
            {
                self.take(typed, tokens);
            }
        } else if !overlong {
            tokens.push(Token::Bytes(whole));
        }
    }

    fn take_pasted(&mut self, byte: u8, mark: &[u8], tokens: &mut Vec<Token>) {
        if mark.get(self.ending) == Some(&byte) {
            self.ending += 1;
            if self.ending == mark.len() {
                self.ending = 0;
                tokens.push(Token::Paste(std::mem::take(&mut self.held)));
                self.forget();
            }
            return;
        }
        // What looked like the end was text. The first byte of a mark is found only there, so no other match is lost.
        let looked_like = mark.get(..self.ending).unwrap_or_default();
        self.ending = 0;
        for &text in looked_like {
            self.keep_pasted(text);
        }
        if mark.first() == Some(&byte) {
            self.ending = 1;
        } else {
            self.keep_pasted(byte);
        }
    }

    fn keep_pasted(&mut self, byte: u8) {
        if self.held.len() < PASTE_KEPT {
            self.held.push(byte);
        }
    }
}
