//! What comes from the terminal, torn apart in any way and with silence in between.
#![no_main]

use crossterm::event::{Event, KeyCode};
use kechuang::terminal::input::{Decoder, Input as Read, PASTE_KEPT, Token, Tokenizer};
use kechuang_fuzz::Input;
use libfuzzer_sys::fuzz_target;

/// No byte of UTF-8 and of no sequence: the line is silent for so long that what is half there is given up.
const SILENCE: u8 = 0xff;
/// No sequence that is kept is longer.
const LONGEST: usize = 4096;

fn check(token: &Token) {
    match token {
        Token::Bytes(bytes) => assert!(!bytes.is_empty() && bytes.len() <= LONGEST + 4, "{}", bytes.len()),
        Token::Paste(bytes) => assert!(bytes.len() <= PASTE_KEPT, "{}", bytes.len()),
    }
}

fn check_read(read: &Read) {
    match read {
        Read::Event(Event::Key(key)) => {
            if let KeyCode::Char(c) = key.code {
                assert!(!c.is_control(), "{c:?} is no key");
            }
        }
        Read::Event(Event::Paste(_) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost) | Read::Report(_) => {}
        other => panic!("{other:?} does not come from a line"),
    }
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let torn = usize::from(input.byte() % 8) + 1;
    let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
    let mut tokens = Vec::new();
    for (place, burst) in input.0.split(|byte| *byte == SILENCE).enumerate() {
        if place > 0 {
            tokens.extend(tokenizer.give_up());
        }
        let pieces: Vec<Token> = burst.chunks(torn).flat_map(|piece| tokenizer.feed(piece)).collect();
        if place == 0 {
            // However the line tears the bytes, they are the same tokens.
            assert_eq!(Tokenizer::default().feed(burst), pieces);
        }
        tokens.extend(pieces);
    }
    // Silence ends everything in a few steps, and what is typed then is typed.
    for _ in 0..4 {
        tokens.extend(tokenizer.give_up());
    }
    assert_eq!(tokenizer.give_up(), []);
    tokens.extend(tokenizer.feed(b"q"));
    tokens.iter().for_each(check);
    let read: Vec<Read> = tokens.into_iter().flat_map(|token| decoder.of(token)).collect();
    read.iter().for_each(check_read);
    let is_q = |key: &Read| matches!(key, Read::Event(Event::Key(key)) if key.code == KeyCode::Char('q'));
    assert!(read.last().is_some_and(is_q), "{read:?}");
});
