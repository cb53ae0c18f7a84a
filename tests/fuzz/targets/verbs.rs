//! What a visitor asks for over SSH instead of the screen: any text is refused, or is a few words without a danger in them.
#![no_main]

use std::fmt::Write;

use kechuang::cli::kiosk::verbs::{Verb, split};
use libfuzzer_sys::fuzz_target;

/// The words that are asked for, and the verb that they stand behind.
fn words(verb: &Verb) -> (&'static str, &[String]) {
    match verb {
        Verb::Find(words) => ("find", words),
        Verb::Show(words) => ("show", words),
        Verb::Card(words) => ("card", words),
        Verb::Phones(words) => ("phones", words),
        _ => ("", &[]),
    }
}

/// A word in quotes, whatever is in it.
fn quoted(word: &str) -> String {
    if !word.contains('\'') {
        return format!("'{word}'");
    }
    word.split('\'').map(|piece| format!("'{piece}'")).collect::<Vec<_>>().join("\"'\"")
}

fuzz_target!(|text: &str| {
    let Some(verb) = Verb::of(text) else { return };
    assert_eq!(Verb::of(text).as_ref(), Some(&verb));
    assert!(split(text).is_some() && text.len() <= 1024);
    let (name, words) = words(&verb);
    for word in words {
        assert!(!word.starts_with('-') && !word.chars().any(char::is_control), "{word:?}");
    }
    if name.is_empty() {
        return;
    }
    let mut again = name.to_owned();
    for word in words {
        let _ = write!(again, " {}", quoted(word));
    }
    // Behind a verb there may be one word less, and quotes take room.
    if again.len() <= 1024 && words.len() < 32 {
        assert_eq!(Verb::of(&again), Some(verb), "{again:?} for {text:?}");
    }
});
