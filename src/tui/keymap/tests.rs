//! Which keys are in force, and what of the reader's own cannot be.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Action, BindingEntry, Bindings, Key, Keymap, KeymapFault, KeymapFaultKind, Mode, Preset};
use crate::tui::command::{COMMANDS, HintLine};
use crate::tui::key::KeyError;
use crate::tui::motion::Motion;

fn pressed(c: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
}

fn defaults() -> Keymap {
    Keymap::defaults(false)
}

/// The reader's own keys, as in the settings: the id, behind a mode and a colon where it is for one alone.
fn bindings(own: &[(&str, &[&str])]) -> Bindings {
    let entry = |(id, keys): &(&str, &[&str])| {
        let (mode, command) = id.split_once(':').map_or((None, *id), |(mode, id)| (Some(mode.to_owned()), id));
        BindingEntry { mode, command: command.to_owned(), keys: keys.iter().map(|key| (*key).to_owned()).collect() }
    };
    Bindings(own.iter().map(entry).collect())
}

fn with(own: &[(&str, &[&str])]) -> (Keymap, Vec<KeymapFault>) {
    Keymap::of(Preset::Default, &bindings(own), false)
}

/// The keymap with these, which are right.
fn right(own: &[(&str, &[&str])]) -> Keymap {
    let (keymap, faults) = with(own);
    assert_eq!(faults, [], "{own:?}");
    keymap
}

/// The keymap with these, of which this one thing is wrong.
fn wrong(own: &[(&str, &[&str])]) -> (Keymap, KeymapFault) {
    let (keymap, mut faults) = with(own);
    assert_eq!(faults.len(), 1, "{own:?}: {faults:?}");
    (keymap, faults.remove(0))
}

/// The keys of a command in a mode, as they are displayed.
fn keys(keymap: &Keymap, id: &str, mode: Mode) -> String {
    let bound = keymap.commands().find(|bound| bound.command.id == id).unwrap();
    bound.keys(mode).collect::<Vec<_>>().join(", ")
}

#[test]
fn no_two_commands_claim_one_key_in_one_mode() {
    let claims: usize = COMMANDS.iter().map(|command| command.modes.len() * command.keys.len()).sum();
    assert_eq!(defaults().by_key.len(), claims);
}

#[test]
fn the_table_writes_keys_as_they_are_displayed() {
    for command in COMMANDS {
        for key in command.keys {
            assert_eq!(key.parse::<Key>().unwrap().to_string(), *key);
        }
        for mode in command.modes {
            assert_eq!(keys(&defaults(), command.id, *mode), command.keys.join(", "));
        }
    }
}

#[test]
fn what_is_set_replaces_the_keys_of_a_command() {
    let keymap = right(&[("copy-phone", &["Y Y", "Ctrl-y"]), ("copy-other", &["o"]), ("open-address", &[])]);
    assert_eq!(keys(&keymap, "copy-phone", Mode::List), "Y Y, Ctrl-y");
    assert_eq!(keys(&keymap, "copy-other", Mode::Detail), "o");
    assert_eq!(keymap.action(Mode::List, &pressed('y')), None);
    assert_eq!(keymap.action(Mode::List, &pressed('o')), Some(Action::CopyOther));
    assert_eq!(keys(&keymap, "open-address", Mode::List), "", "it was taken away");
    assert!(keymap.permits(Action::OpenAddress), "without a key it is still there");
}

#[test]
fn what_is_set_for_one_mode_changes_nothing_elsewhere() {
    let keymap = right(&[("list:copy-phone", &["p"]), ("copy-phone", &["P"]), ("list:phones", &["Ctrl-y"])]);
    assert_eq!(keys(&keymap, "copy-phone", Mode::List), "p");
    assert_eq!(keys(&keymap, "copy-phone", Mode::Detail), "P");
    assert_eq!(keys(&keymap, "phones", Mode::Detail), "p", "the phone book keeps its key there");
    let (keymap, fault) = wrong(&[("list:copy-phone", &["p"])]);
    let kind = KeymapFaultKind::Without { id: "phones", mode: Mode::List };
    assert_eq!(fault, KeymapFault { entry: 0, key: Some(0), kind });
    assert_eq!(keys(&keymap, "copy-phone", Mode::List), "y");
}

#[test]
fn a_command_gives_way_as_long_as_it_has_another_key() {
    let keymap = right(&[("copy-phone", &["j"]), ("year", &["g y"])]);
    assert_eq!(keys(&keymap, "down", Mode::List), "Down");
    assert_eq!(keys(&keymap, "down", Mode::Help), "j, Down", "nobody copies there");
    assert_eq!(keys(&keymap, "top", Mode::List), "Home", "a key that is waited behind is no command");
    assert_eq!(keys(&keymap, "top", Mode::Year), "g, Home");
}

#[test]
fn the_last_key_of_a_command_is_taken_only_if_given_up() {
    let (keymap, fault) = wrong(&[("copy-phone", &["z", "y"])]);
    let kind = KeymapFaultKind::Without { id: "zoom", mode: Mode::Tree };
    assert_eq!(fault, KeymapFault { entry: 0, key: Some(0), kind });
    assert_eq!((keys(&keymap, "zoom", Mode::Tree), keys(&keymap, "copy-phone", Mode::Tree)), ("z".into(), "y".into()));
    for zoom in [&[][..], &["Z"]] {
        assert_eq!(keys(&right(&[("copy-phone", &["z"]), ("zoom", zoom)]), "copy-phone", Mode::Tree), "z");
    }
}

#[test]
fn what_nobody_can_do_without_cannot_be_taken_away() {
    for (id, mode) in [
        ("leave-find", Mode::Query),
        ("page-query-leave", Mode::PageQuery),
        ("phones-query-leave", Mode::PhonesQuery),
        ("leave-year", Mode::Year),
        ("leave-phones", Mode::Phones),
        ("close-menu", Mode::Menu),
        ("close-palette", Mode::Palette),
        ("help-query-leave", Mode::HelpQuery),
        ("close-code", Mode::Qr),
        ("quit-alt", Mode::Query),
        ("help", Mode::Tree),
        ("query-help", Mode::Query),
    ] {
        let (keymap, fault) = wrong(&[(id, &[])]);
        assert_eq!((fault.entry, fault.key), (0, None));
        assert!(matches!(fault.kind, KeymapFaultKind::Without { id: named, .. } if named == id), "{fault:?}");
        assert_ne!(keys(&keymap, id, mode), "", "{id}");
    }
    // There is another way.
    for id in ["quit", "back", "leave-page", "close-facets", "down", "find"] {
        right(&[(id, &[])]);
    }
    let (_, faults) = with(&[("back", &[]), ("leave-page", &[])]);
    assert_eq!(faults.len(), 1, "one of both stays: {faults:?}");
}

#[test]
fn an_unknown_command_is_named_with_the_nearest() {
    let (keymap, fault) = wrong(&[("copy-fone", &["y"]), ("find", &["s"])]);
    let kind = KeymapFaultKind::UnknownCommand { nearest: Some("copy-phone") };
    assert_eq!(fault, KeymapFault { entry: 0, key: None, kind });
    assert_eq!(keys(&keymap, "find", Mode::List), "s", "the rest is in force");
    assert_eq!(wrong(&[("rot-x", &["y"])]).1.kind, KeymapFaultKind::UnknownCommand { nearest: None });
}

#[test]
fn a_mode_is_one_in_which_the_command_can_be_given() {
    let kind = KeymapFaultKind::UnknownMode { nearest: Some("detail") };
    assert_eq!(wrong(&[("details:copy-phone", &["y"])]).1.kind, kind);
    let (keymap, fault) = wrong(&[("menu:copy-phone", &["Y"])]);
    assert!(matches!(fault.kind, KeymapFaultKind::NotInMode { id: "copy-phone", mode: Mode::Menu, .. }), "{fault:?}");
    assert_eq!(keys(&keymap, "copy-phone", Mode::List), "y");
}

#[test]
fn a_key_that_nobody_can_press_is_left_out() {
    let (keymap, fault) = wrong(&[("copy-phone", &["Ctl-y", "Alt-y"])]);
    let kind = KeymapFaultKind::Key(KeyError::Unknown("Ctl-y".to_owned()));
    assert_eq!(fault, KeymapFault { entry: 0, key: Some(0), kind });
    assert_eq!(keys(&keymap, "copy-phone", Mode::List), "Alt-y");
    // Where none is left, it is as if nothing had been set.
    assert_eq!(keys(&wrong(&[("copy-phone", &["Ctl-y"])]).0, "copy-phone", Mode::List), "y");
    assert_eq!(wrong(&[("copy-phone", &[""])]).1.kind, KeymapFaultKind::Key(KeyError::Missing));
    assert_eq!(wrong(&[("copy-phone", &["; a b c d"])]).1.kind, KeymapFaultKind::TooLong);
    // What a kiosk leaves out is read there, too: settings are right or wrong, wherever they are read.
    let (_, faults) = Keymap::of(Preset::Default, &bindings(&[("suspend", &["Ctl-z"])]), true);
    assert!(matches!(faults[..], [KeymapFault { kind: KeymapFaultKind::Key(_), .. }]), "{faults:?}");
}

#[test]
fn what_is_typed_is_no_command() {
    let (keymap, fault) = wrong(&[("accept", &["x", "Ctrl-j"])]);
    assert_eq!(
        fault,
        KeymapFault { entry: 0, key: Some(0), kind: KeymapFaultKind::Typed { id: "accept", mode: Mode::Query } }
    );
    assert_eq!(keys(&keymap, "accept", Mode::Query), "Ctrl-j");
    assert!(matches!(wrong(&[("choose", &["3"])]).1.kind, KeymapFaultKind::Typed { mode: Mode::Menu, .. }));
    // Where it is typed in some modes alone, it is in force in the others, and in those nothing changes.
    let keymap = right(&[("redraw", &["r"])]);
    assert_eq!(
        (keys(&keymap, "redraw", Mode::List), keys(&keymap, "redraw", Mode::Query)),
        ("r".into(), "Ctrl-l".into())
    );
    // Behind a key that is no character, characters are keys again.
    assert_eq!(keys(&right(&[("accept", &["Ctrl-x s"])]), "accept", Mode::Query), "Ctrl-x s");
}

#[test]
fn a_key_is_for_one_command_in_a_mode() {
    // `Ctrl-i` and `Tab` are one byte on the line.
    let unset: [(&str, &[&str]); 4] = [("find", &[]), ("find-on-page", &[]), ("find-phone", &[]), ("next-pane", &[])];
    for (first, second) in [(";", ";"), ("、", "/"), ("Tab", "Ctrl-i"), ("; g", "; g")] {
        let own = [("next-link", &["'"][..]), ("copy-phone", &[first]), ("note", &[second])];
        let (keymap, fault) = wrong(&[&unset[..], &own].concat());
        assert_eq!((fault.entry, fault.key), (6, Some(0)));
        let KeymapFaultKind::Twice { ids, mode, .. } = fault.kind else { panic!("{fault:?}") };
        assert_eq!((ids, mode), (["copy-phone", "note"], Mode::Tree));
        assert_eq!(keys(&keymap, "note", Mode::List), "N, Alt-n");
    }
    right(&[("accept", &["Enter"]), ("open", &["Enter"])]);
    right(&[("copy-phone", &["y", "y"])]);
    let (_, fault) = wrong(&[("copy-phone", &[";"]), ("copy-phone", &["'"])]);
    assert_eq!(fault, KeymapFault { entry: 1, key: None, kind: KeymapFaultKind::Again { id: "copy-phone", first: 0 } });
}

#[test]
fn keys_that_begin_with_others_can_never_be_pressed() {
    for (first, second, begins) in
        [("; g", ";", ";"), (";", "; g", ";"), ("; g", "; g h", "; g"), ("; g h", "; g", "; g")]
    {
        let (_, fault) = wrong(&[("copy-phone", &[first]), ("copy-other", &[second])]);
        let KeymapFaultKind::Begins { keys, ids, .. } = &fault.kind else { panic!("{fault:?}") };
        assert_eq!((keys.to_string(), *ids), (begins.to_owned(), ["copy-phone", "copy-other"]));
        assert_eq!((fault.entry, fault.key), (1, Some(0)));
    }
    right(&[("copy-phone", &["; g"]), ("copy-other", &["; h"])]);
}

#[test]
fn a_command_without_a_key_is_in_force_but_no_hint() {
    let keymap = right(&[("find", &[])]);
    assert_eq!(keymap.action(Mode::List, &pressed('/')), None);
    assert!(keymap.permits(Action::Find) && keymap.label(Mode::List, Action::Find).is_empty());
    assert!(keymap.hints(HintLine::List).iter().all(|bound| bound.command.id != "find"));
    assert!(defaults().hints(HintLine::List).iter().any(|bound| bound.command.id == "find"));
}

#[test]
fn in_a_kiosk_only_what_needs_nothing_is_in_force() {
    let keymap = Keymap::defaults(true);
    assert!(!keymap.permits(Action::Suspend) && keymap.permits(Action::CopyPhone));
    let suspend = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert_eq!(keymap.action(Mode::List, &suspend), None);
    assert_eq!(defaults().action(Mode::List, &suspend), Some(Action::Suspend));
}

#[test]
fn an_input_method_left_on_does_not_take_the_keys_away() {
    let keymap = defaults();
    assert_eq!(keymap.action(Mode::List, &pressed('、')), Some(Action::Find));
    assert_eq!(keymap.action(Mode::List, &pressed('？')), Some(Action::Help));
    assert_eq!(keymap.action(Mode::List, &pressed('ｑ')), Some(Action::Quit));
    let down = KeyEvent::new(KeyCode::Char('n'), KeyModifiers::CONTROL);
    assert_eq!(keymap.action(Mode::Query, &down), defaults().action(Mode::Query, &down));
    assert!(keymap.action(Mode::Query, &down).is_some());
}

#[test]
fn shift_takes_no_key_away_but_tab_has_two_meanings() {
    let keymap = defaults();
    let with_shift = |code| keymap.action(Mode::List, &KeyEvent::new(code, KeyModifiers::SHIFT));
    let alone = |code| keymap.action(Mode::List, &KeyEvent::new(code, KeyModifiers::NONE));
    assert_eq!(with_shift(KeyCode::PageUp), alone(KeyCode::PageUp));
    assert_eq!(with_shift(KeyCode::Up), Some(Action::ScrollPage(Motion::Up)), "one of its own");
    assert_eq!(with_shift(KeyCode::Tab), Some(Action::PreviousPane));
    assert_eq!(alone(KeyCode::BackTab), Some(Action::PreviousPane));
    assert_ne!(alone(KeyCode::Tab), alone(KeyCode::BackTab));
    let in_query = KeyEvent::new(KeyCode::BackTab, KeyModifiers::NONE);
    assert_eq!(keymap.action(Mode::PageQuery, &in_query), None);
}

/// Every key that a preset names is in force wherever its command can be given, but where what is said of one mode alone
/// goes before.
#[test]
fn the_keys_of_a_preset_are_all_in_force() {
    for preset in Preset::ALL {
        let (keymap, faults) = Keymap::of(preset, &Bindings::default(), false);
        assert_eq!(faults, []);
        for (mode, id, written) in preset.keys() {
            let command = COMMANDS.iter().find(|command| command.id == *id).unwrap();
            for key in *written {
                assert_eq!(key.parse::<super::Sequence>().unwrap().to_string(), **key, "{id}");
            }
            let own = |other: Mode| preset.keys().iter().any(|(mode, own, _)| own == id && *mode == Some(other));
            let modes = mode.map_or_else(|| command.modes.to_vec(), |mode| vec![mode]);
            for at in modes.into_iter().filter(|at| mode.is_some() || !own(*at)) {
                assert!(command.modes.contains(&at), "{preset:?} {id} {at:?}");
                assert_eq!(keys(&keymap, id, at), written.join(", "), "{preset:?} {id} {at:?}");
            }
        }
    }
}

#[test]
fn no_preset_takes_a_command_away_that_has_a_key_without_it() {
    for preset in [Preset::Vim, Preset::Emacs] {
        let keymap = Keymap::of(preset, &Bindings::default(), false).0;
        for command in COMMANDS.iter().filter(|command| !command.keys.is_empty()) {
            for mode in command.modes {
                assert!(!keymap.label(*mode, command.action).is_empty(), "{preset:?} {} {mode:?}", command.id);
            }
        }
    }
}

#[test]
fn with_arrows_whatever_is_hinted_has_a_key_without_letters() {
    let keymap = Keymap::of(Preset::Arrows, &Bindings::default(), false).0;
    for command in COMMANDS {
        for (line, _) in command.hint_ranks {
            let is_named = |key: &str| key.rsplit('-').next().is_some_and(|name| name.chars().count() > 1);
            let same = keymap.commands().filter(|bound| bound.command.action == command.action);
            let mut own = same.flat_map(|bound| bound.keys(line.mode()));
            assert!(own.any(is_named), "{} in {line:?}", command.id);
        }
    }
    // What is no key is typed: nothing that is a character is bound.
    let characters = keymap.by_key.keys().filter_map(|(_, key)| key.character());
    assert!(characters.into_iter().all(|c| c == ' '));
}

#[test]
fn the_readers_own_keys_lie_over_those_of_a_preset() {
    let own = bindings(&[("top", &["g"]), ("copy-phone", &["y y"])]);
    let (keymap, faults) = Keymap::of(Preset::Vim, &own, false);
    assert_eq!(faults, []);
    assert_eq!(keys(&keymap, "top", Mode::List), "g");
    assert_eq!(keys(&keymap, "open-address", Mode::List), "o", "`g x` begins with it");
    assert_eq!(keys(&keymap, "copy-phone", Mode::List), "y y");
    assert_eq!(Preset::named("vim"), Some(Preset::Vim));
    assert_eq!(Preset::ALL.map(|preset| Preset::named(preset.slug())), Preset::ALL.map(Some));
}

#[test]
fn a_message_names_the_palette_where_there_is_no_key() {
    assert_eq!(defaults().way(Mode::List, Action::Zoom), "z");
    let keymap = right(&[("zoom", &[]), ("copy-other", &[])]);
    assert_eq!(keymap.way(Mode::List, Action::Zoom), ":zoom");
    let keymap = right(&[("zoom", &[]), ("palette", &["F12"])]);
    assert_eq!(keymap.way(Mode::List, Action::Zoom), "F12 zoom");
    assert_eq!(defaults().way(Mode::Year, Action::CopyOther), "Y", "it cannot be carried out there");
}

#[test]
fn a_command_with_other_keys_in_one_mode_has_a_row_for_it() {
    let messages = crate::messages::Lang::En.messages();
    let keymap = right(&[("list:copy-phone", &["Ctrl-y"])]);
    let rows = |id| keymap.commands().find(|bound| bound.command.id == id).unwrap().rows(messages);
    let texts: Vec<_> = rows("copy-phone").into_iter().map(|(keys, text)| format!("{keys}: {text}")).collect();
    let help = messages.commands.copy_phone.help;
    assert_eq!(texts, [format!("Ctrl-y: {help} (list)"), format!("y: {help} (contents, details, year, phone book)")]);
    assert_eq!(rows("quit").len(), 1);
}
