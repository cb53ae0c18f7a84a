//! The reader's settings: whatever stands in the file, the program starts, and says what is wrong and where.
#![no_main]

use kechuang::config::Config;
use kechuang::messages::{Lang, report};
use kechuang::tui::action::Action;
use kechuang_fuzz::{is_fit_to_be_seen, is_stretch_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let config = Config::of_text(text);
    for fault in &config.faults {
        is_stretch_of(&fault.place.span, &fault.place.text);
        let (line, column) = fault.place.position();
        assert!(line >= 1 && column >= 1 && line <= text.lines().count() + 1);
    }
    let again = Config::of_text(text);
    assert_eq!(again.faults, config.faults);
    assert_eq!((again.room(), again.theme(None)), (config.room(), config.theme(None)));
    let _ = config.clipboard();
    for kiosk in [false, true] {
        // With any keys of the reader's own the program can be left, and its help be seen.
        let keymap = config.keymap(kiosk);
        assert_eq!(keymap, again.keymap(kiosk));
        assert_eq!(keymap.is_for_kiosk(), kiosk);
        assert!(keymap.permits(Action::Quit) && keymap.permits(Action::Help));
        keymap.commands().for_each(|binding| drop(binding.all_keys()));
    }
    for lang in Lang::ALL {
        let told = config.trouble(lang.messages(), lang);
        assert_eq!(told.is_some(), !config.faults.is_empty());
        is_fit_to_be_seen(&told.unwrap_or_default());
        is_fit_to_be_seen(&report(lang, &config.faults, false, Some(80)));
    }
});
