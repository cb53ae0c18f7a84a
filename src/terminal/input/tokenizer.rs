//! Cuts what comes from the terminal into whole characters, sequences and pastes.
//!
//! The grammar is that of ECMA-48, so a sequence nobody knows is still one token and none of it is taken for typing.
//! Nothing is kept without bound: a sequence longer than [`SEQUENCE_MOST`] is dropped to its end, and of a paste
//! [`PASTE_KEPT`] bytes are kept.

/// How many bytes of one paste are kept; the rest is read and dropped.
pub const PASTE_KEPT: usize = 64 * 1024;
/// The longest sequence that is looked at, in bytes.
const SEQUENCE_MOST: usize = 4096;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// One whole thing that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// One character, control character or escape sequence, byte for byte.
    Bytes(Vec<u8>),
    /// One paste, without its marks and cut to [`PASTE_KEPT`] bytes.
    Paste(Vec<u8>),
}

/// What the tokenizer has half of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfinished {
    /// An Esc that may be one by itself, or the beginning of two bytes that may be Alt with a key.
    Esc,
    /// A sequence or a character of several bytes.
    Sequence,
    /// A paste without its end.
    Paste,
}

/// Cuts bytes into [`Token`]s; keeps the beginning of a token whose end has not come.
#[derive(Debug, Default)]
pub struct Tokenizer {
    state: State,
    held: Vec<u8>,
    /// How many bytes of [`PASTE_END`] the last bytes of a paste are.
    ending: usize,
    /// The token has outgrown [`SEQUENCE_MOST`]; it is dropped when its end comes.
    overlong: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// A character of several bytes; so many are missing.
    Character(u8),
    Escape,
    /// After `ESC O`: one byte follows.
    SingleShift,
    Control,
    /// After `CSI M`: three bytes follow, so many of them are missing.
    OldMouse(u8),
    /// A string, up to its terminator.
    Text,
    Paste,
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
    /// an end), or dropped.
    pub fn give_up(&mut self) -> Vec<Token> {
        let state = std::mem::take(&mut self.state);
        let held = std::mem::take(&mut self.held);
        self.ending = 0;
        self.overlong = false;
        match state {
            State::Paste => vec![Token::Paste(held)],
            _ if held.first() == Some(&ESC) && held.len() <= 2 => vec![Token::Bytes(held)],
            _ => Vec::new(),
        }
    }

    pub(super) fn waiting_for(&self) -> Option<Unfinished> {
        match self.state {
            State::Ground => None,
            State::Paste => Some(Unfinished::Paste),
            _ if self.held.first() == Some(&ESC) && self.held.len() <= 2 => Some(Unfinished::Esc),
            _ => Some(Unfinished::Sequence),
        }
    }

    fn take(&mut self, byte: u8, tokens: &mut Vec<Token>) {
        match self.state {
            State::Paste => return self.take_pasted(byte, tokens),
            // Esc breaks off what is half there and begins anew. In a string it may be the first half of the terminator.
            State::Text if self.held.last() == Some(&ESC) && byte != b'\\' => {
                self.forget();
                self.take(ESC, tokens);
                return self.take(byte, tokens);
            }
            State::Escape if byte == ESC => {
                tokens.push(Token::Bytes(vec![ESC]));
                return;
            }
            State::Control | State::SingleShift | State::Character(_) if byte == ESC => self.forget(),
            // A byte that does not go on with a character of several: what was there is no character.
            State::Character(_) if byte & 0b1100_0000 != 0b1000_0000 => self.forget(),
            _ => {}
        }
        self.hold(byte);
        match self.next_state(byte) {
            State::Ground => self.finish(tokens),
            next => self.state = next,
        }
    }

    /// The state after `byte`, which is held already; [`State::Ground`] where it ends the token.
    fn next_state(&self, byte: u8) -> State {
        match self.state {
            State::Ground => match byte {
                ESC => State::Escape,
                0xc2..=0xdf => State::Character(1),
                0xe0..=0xef => State::Character(2),
                0xf0..=0xf4 => State::Character(3),
                _ => State::Ground,
            },
            State::Escape => match byte {
                b'[' => State::Control,
                b'O' => State::SingleShift,
                b']' | b'P' | b'_' | b'^' | b'X' => State::Text,
                // Alt with a character of several bytes.
                0xc2..=0xdf => State::Character(1),
                0xe0..=0xef => State::Character(2),
                0xf0..=0xf4 => State::Character(3),
                _ => State::Ground,
            },
            State::Character(missing) | State::OldMouse(missing) if missing <= 1 => State::Ground,
            State::Character(missing) => State::Character(missing - 1),
            State::OldMouse(missing) => State::OldMouse(missing - 1),
            State::Control if byte == b'M' && self.held.len() == 3 => State::OldMouse(3),
            // The Linux console's function keys: `CSI [ A`.
            State::Control if byte == b'[' && self.held.len() == 3 => State::Control,
            State::Control if (0x40..=0x7e).contains(&byte) => State::Ground,
            State::Control => State::Control,
            State::Text if byte == BEL || (byte == b'\\' && self.held.ends_with(b"\x1b\\")) => State::Ground,
            State::Text => State::Text,
            State::SingleShift | State::Paste => State::Ground,
        }
    }

    fn hold(&mut self, byte: u8) {
        if self.held.len() >= SEQUENCE_MOST {
            self.overlong = true;
            // Its end must still be known: the terminator of a string is two bytes.
            self.held.drain(..SEQUENCE_MOST / 2);
        }
        self.held.push(byte);
    }

    fn forget(&mut self) {
        self.state = State::Ground;
        self.held.clear();
        self.overlong = false;
    }

    fn finish(&mut self, tokens: &mut Vec<Token>) {
        let whole = std::mem::take(&mut self.held);
        let overlong = self.overlong;
        self.forget();
        if whole == PASTE_BEGIN {
            self.state = State::Paste;
        } else if !overlong {
            tokens.push(Token::Bytes(whole));
        }
    }

    fn take_pasted(&mut self, byte: u8, tokens: &mut Vec<Token>) {
        if PASTE_END.get(self.ending) == Some(&byte) {
            self.ending += 1;
            if self.ending == PASTE_END.len() {
                self.ending = 0;
                tokens.push(Token::Paste(std::mem::take(&mut self.held)));
                self.forget();
            }
            return;
        }
        // What looked like the end was text. Esc is found only at the beginning of the mark, so no other match is lost.
        let looked_like = PASTE_END.get(..self.ending).unwrap_or_default();
        self.ending = 0;
        for &text in looked_like {
            self.keep_pasted(text);
        }
        if byte == ESC {
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
