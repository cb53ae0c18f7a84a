//! Keys as the reader has set them: sequences, numbers before a command, hands used to something else.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::support::desk::{Desk, options, settings};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use kechuang::terminal::backend::ColorMode;
use kechuang::tui::action::{Action, Effect, Message, MouseAction};
use kechuang::tui::command::COMMANDS;
use kechuang::tui::key::Key;
use kechuang::tui::keymap::{BindingEntry, Bindings, Keymap, Preset};
use kechuang::tui::mode::{Focus, Mode};
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::motion::Motion;
use kechuang::tui::update::apart;
use ratatui::buffer::Buffer;

fn keymap(preset: Preset, own: &[(&str, &[&str])]) -> Arc<Keymap> {
    let entry = |(command, keys): &(&str, &[&str])| BindingEntry {
        mode: None,
        command: (*command).to_owned(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    let (keymap, faults) = Keymap::of(preset, &Bindings(own.iter().map(entry).collect()), false);
    assert_eq!(faults, [], "{own:?}");
    Arc::new(keymap)
}

fn desk_with(keymap: Arc<Keymap>, width: u16, height: u16) -> Desk {
    Desk::open_with(ModelOptions { settings: Settings { keymap, ..settings() }, ..options() }, width, height)
}

/// A desk at which these keys are set.
fn set(own: &[(&str, &[&str])]) -> Desk {
    desk_with(keymap(Preset::Default, own), 120, 36)
}

fn hand(preset: Preset) -> Desk {
    desk_with(keymap(preset, &[]), 120, 36)
}

/// The last row.
fn foot(desk: &Desk) -> String {
    desk.frame().lines().last().unwrap().trim().to_owned()
}

/// The place of the entry under the cursor, from 1.
fn entry(desk: &Desk) -> usize {
    desk.model.browse().list.rows.cursor + 1
}

fn has_left(desk: &Desk) -> bool {
    desk.effects.contains(&Effect::Quit)
}

#[test]
fn two_keys_one_after_the_other_are_one_command() {
    let mut desk = set(&[("top", &["g g"]), ("year", &["g y"])]);
    desk.press("G");
    let last = entry(&desk);
    desk.press("g");
    assert_eq!(entry(&desk), last, "nothing yet");
    assert!(foot(&desk).starts_with("g…  g 顶"), "{}", foot(&desk));
    assert!(foot(&desk).contains("y 年历"), "{}", foot(&desk));
    desk.press("g");
    assert_eq!(entry(&desk), 1);
    assert!(!foot(&desk).contains("g…"), "{}", foot(&desk));
    desk.press("g y");
    assert_eq!(desk.model.mode(), Mode::Year);
}

#[test]
fn esc_lets_go_of_a_key_that_waits_and_of_nothing_else() {
    for keys in ["g", "5", "5 g"] {
        let mut desk = set(&[("top", &["g g"])]);
        desk.press("/ \"会\" Down Enter h").press(keys).press("Esc");
        assert!(desk.model.pending.is_empty());
        assert_eq!(desk.model.browse().query.text(), "会", "the query stays");
        desk.press("Esc");
        assert_eq!(desk.model.browse().query.text(), "");
    }
}

#[test]
fn a_key_that_goes_on_with_nothing_is_a_key_of_its_own() {
    let mut desk = set(&[("top", &["g g"])]);
    desk.press("g j");
    assert_eq!(entry(&desk), 2);
    desk.press("g /");
    assert_eq!(desk.model.mode(), Mode::Query);
    desk.press("Esc g §");
    assert!(desk.model.pending.is_empty(), "and one that is bound to nothing only lets go");
    desk.press("G g");
    desk.press("5");
    assert_eq!(desk.model.pending.to_string(), "5", "a number begins anew");
}

#[test]
fn the_mouse_and_a_paste_let_go_of_what_waits() {
    let mut desk = set(&[("top", &["g g"])]);
    desk.press("G g");
    desk.send(Message::Mouse(MouseAction::Entry(2)));
    let clicked = entry(&desk);
    desk.press("g");
    assert_eq!(entry(&desk), clicked, "one g is none");
    desk.send(Message::Paste("数".to_owned()));
    assert!(desk.model.pending.is_empty());
    // What the program tells by itself lets go of nothing.
    desk.press("Esc Esc G g");
    desk.send(Message::Progress(3));
    desk.send(Message::Resize(100, 30));
    desk.press("g");
    assert_eq!(entry(&desk), 1);
}

#[test]
fn what_is_typed_is_never_a_part_of_a_sequence() {
    let mut desk = set(&[("top", &["g g"]), ("accept", &["Ctrl-x s", "Enter"])]);
    desk.press("/ \"gg5\"");
    assert_eq!(desk.model.browse().query.text(), "gg5");
    desk.press("Ctrl-x");
    assert!(foot(&desk).starts_with("Ctrl-x…  s"), "{}", foot(&desk));
    desk.press("\"g\"");
    assert_eq!(desk.model.browse().query.text(), "gg5g", "it goes on with nothing, so it is typed");
    desk.press("Ctrl-u \"数学会\" Ctrl-x \"s\"");
    assert_eq!((desk.model.browse().query.text(), desk.model.mode()), ("数学会", Mode::Detail));
}

#[test]
fn a_number_before_a_command_says_how_often() {
    let mut desk = Desk::open(120, 36);
    desk.press("5 j");
    assert_eq!(entry(&desk), 6);
    desk.press("2 k");
    assert_eq!(entry(&desk), 4);
    desk.press("1 2 G");
    assert_eq!(entry(&desk), 12);
    desk.press("1 0 g");
    assert_eq!(entry(&desk), 10);
    desk.press("3 Down j");
    assert_eq!(entry(&desk), 14, "the number is for one command");
    desk.press("Enter 3 J");
    assert_eq!(entry(&desk), 17);
    assert_eq!(desk.model.mode(), Mode::Detail);
    desk.press("2 K");
    assert_eq!(entry(&desk), 15);
    let mut one_by_one = Desk::open(120, 36);
    one_by_one.press("PageDown PageDown PageDown PageDown PageDown");
    let mut at_once = Desk::open(120, 36);
    at_once.press("5 PageDown");
    assert_eq!(entry(&at_once), entry(&one_by_one));
}

#[test]
fn a_number_is_seen_while_it_is_typed_and_zero_begins_none() {
    let mut desk = Desk::open(120, 36);
    desk.press("0");
    assert!(desk.model.pending.is_empty());
    let hints = foot(&desk);
    desk.press("1");
    assert!(foot(&desk).starts_with("1…  "), "{}", foot(&desk));
    desk.press("0");
    assert!(foot(&desk).starts_with("10…  "), "{}", foot(&desk));
    assert!(foot(&desk).contains("q 退出"), "how to leave is still there: {}", foot(&desk));
    desk.press("Esc");
    assert_eq!(foot(&desk), hints);
}

#[test]
fn where_a_number_says_nothing_it_changes_nothing() {
    let mut desk = Desk::open(120, 36);
    desk.press("3 z");
    assert!(desk.model.browse().room.is_zoomed, "three times is not there and back");
    desk.press("z 4 y");
    assert_eq!(desk.copied.len(), 1);
    desk.press("2 ?");
    assert_eq!(desk.model.mode(), Mode::Help);
}

#[test]
fn digits_that_mean_something_keep_their_meaning() {
    let mut desk = Desk::open(120, 36);
    desk.press("Y");
    assert_eq!(desk.model.mode(), Mode::Menu);
    desk.press("1");
    assert_eq!((desk.model.mode(), desk.copied.len()), (Mode::List, 1));
    desk.press("f 3 5");
    assert!(desk.model.browse().query.text().contains("35"), "{}", desk.model.browse().query.text());
    assert!(desk.model.pending.is_empty());
    // A digit that is bound is that, but behind a number it is a digit.
    let mut desk = set(&[("year", &["0"]), ("down", &["7", "j"])]);
    desk.press("7");
    assert_eq!(entry(&desk), 2);
    desk.press("1 0 j");
    assert_eq!(entry(&desk), 12);
    desk.press("0");
    assert_eq!(desk.model.mode(), Mode::Year);
}

#[test]
fn the_highest_number_takes_no_time() {
    let start = Instant::now();
    for keys in ["j", "k", "J", "PageDown", "Ctrl-u", "G", ">", "<", "Ctrl-o", "Tab"] {
        let mut desk = Desk::open(120, 36);
        desk.press("9 9 9 9 9 9 9 9").press(keys);
    }
    for keys in ["J", "j", "Tab", "Shift-Tab", "]", "n", "Ctrl-o", "Alt-Right"] {
        let mut desk = Desk::open(120, 36);
        desk.press("/ \"会\" Enter 9 9 9 9 9 9 9 9").press(keys);
    }
    for keys in ["j", "l", "L", "H", "n", "N"] {
        let mut desk = Desk::open(120, 36);
        desk.press("c 9 9 9 9 9 9 9 9").press(keys);
    }
    // Even unoptimized and on a busy machine, a key is far from taking a second.
    assert!(start.elapsed() < Duration::from_secs(24), "{:?}", start.elapsed());
}

#[test]
fn going_back_several_times_is_going_back_so_often() {
    let walked = |keys: &str| {
        let mut desk = Desk::open(120, 36);
        desk.press("Enter h j j Enter h j j j Enter h G Enter").press(keys);
        (entry(&desk), desk.model.mode())
    };
    assert_eq!(walked("3 Ctrl-o"), walked("Ctrl-o Ctrl-o Ctrl-o"));
    assert_eq!(walked("3 Ctrl-o").0, 1);
    assert_eq!(walked("99 Ctrl-o".replace("99", "9 9").as_str()), walked("Ctrl-o Ctrl-o Ctrl-o"));
    assert_eq!(walked("3 Ctrl-o 2 Alt-Right"), walked("Ctrl-o"));
}

#[test]
fn esc_and_the_key_behind_it_are_two_keys_on_a_slow_line() {
    let alt = |code| KeyEvent::new(code, KeyModifiers::ALT);
    let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
    let mut desk = set(&[("year", &["; Alt-q"])]);
    desk.press("/");
    let slash = key(KeyCode::Char('/'));
    assert_eq!(apart(&desk.model, alt(KeyCode::Char('/'))), [key(KeyCode::Esc), slash]);
    assert_eq!(apart(&desk.model, slash), [slash]);
    assert_eq!(apart(&desk.model, alt(KeyCode::Char('b'))), [alt(KeyCode::Char('b'))], "a word to the left");
    assert_eq!(apart(&desk.model, alt(KeyCode::Up)), [alt(KeyCode::Up)], "a sequence of its own");
    desk.press("Esc");
    let q = alt(KeyCode::Char('q'));
    assert_eq!(apart(&desk.model, q), [key(KeyCode::Esc), key(KeyCode::Char('q'))]);
    desk.press(";");
    assert_eq!(apart(&desk.model, q), [q], "here it goes on with what waits");
}

#[test]
fn a_vim_hand_finds_reads_copies_and_leaves() {
    let mut desk = hand(Preset::Vim);
    desk.press("1 2 G");
    assert_eq!(entry(&desk), 12);
    desk.press("g g");
    assert_eq!(entry(&desk), 1);
    desk.press("/ \"数学会\" Enter");
    assert_eq!(desk.model.mode(), Mode::Detail);
    desk.press("Ctrl-d Ctrl-e G g g } ] ] [ [");
    desk.press("/ \"会\" Enter n N");
    assert_eq!(desk.model.mode(), Mode::Detail);
    desk.press("y");
    assert!(desk.copied[0].starts_with(|c: char| c.is_ascii_digit()), "{:?}", desk.copied);
    desk.press("Ctrl-w h n n N d d");
    assert_eq!((desk.model.mode(), desk.model.browse().query.text()), (Mode::List, ""));
    desk.press("Ctrl-w w");
    assert_eq!(desk.model.mode(), Mode::Detail);
    desk.press("Z Z");
    assert!(has_left(&desk));
    assert!(has_left(hand(Preset::Vim).press("Z Q")) && has_left(hand(Preset::Vim).press("q")));
}

#[test]
fn an_emacs_hand_finds_reads_copies_and_leaves() {
    let mut desk = hand(Preset::Emacs);
    desk.press("Ctrl-n Ctrl-n Ctrl-p Alt-> Alt-<");
    assert_eq!(entry(&desk), 1);
    desk.press("Ctrl-s \"数理\" Ctrl-g");
    assert_eq!((desk.model.mode(), desk.model.browse().query.text()), (Mode::List, ""));
    desk.press("Ctrl-s \"数理学\" Ctrl-b Ctrl-b Ctrl-k Ctrl-e \"学会\" Enter");
    assert_eq!((desk.model.browse().query.text(), desk.model.mode()), ("数学会", Mode::Detail));
    desk.press("Ctrl-v Alt-v Ctrl-s \"会\" Ctrl-s Ctrl-r Enter");
    assert_eq!(desk.model.mode(), Mode::Detail);
    desk.press("Alt-w");
    assert!(desk.copied[0].starts_with(|c: char| c.is_ascii_digit()), "{:?}", desk.copied);
    desk.press("Ctrl-b Ctrl-x");
    assert!(foot(&desk).starts_with("Ctrl-x…  "), "{}", foot(&desk));
    desk.press("Ctrl-g");
    assert_eq!(desk.model.browse().query.text(), "数学会", "it takes back what waits and nothing else");
    desk.press("Ctrl-x Ctrl-c");
    assert!(has_left(&desk));
    assert!(has_left(hand(Preset::Emacs).press("Ctrl-s \"abc\" Ctrl-x Ctrl-c")), "while typing, too");
}

#[test]
fn a_hand_for_arrows_finds_reads_copies_and_leaves() {
    let mut desk = hand(Preset::Arrows);
    assert!(desk.frame().contains("输入名称、拼音或首字母"), "that typing finds is said: {}", desk.frame());
    desk.press("Down Down Up PageDown Home");
    assert_eq!(entry(&desk), 1);
    desk.press("\"数学会\"");
    assert_eq!((desk.model.browse().query.text(), desk.model.mode()), ("数学会", Mode::Query));
    desk.press("Enter PageDown PageUp Tab");
    assert_eq!(desk.model.mode(), Mode::Detail);
    desk.press("F2");
    assert!(desk.copied[0].starts_with(|c: char| c.is_ascii_digit()), "{:?}", desk.copied);
    desk.press("Left Esc");
    assert_eq!(desk.model.browse().query.text(), "");
    desk.press("F9 \"022\"");
    assert_eq!(desk.model.mode(), Mode::PhonesQuery, "digits are looked for, not counted");
    desk.press("Esc Esc F8 Esc F7 Esc F1 Esc F3 Esc");
    assert_eq!(desk.model.mode(), Mode::List);
    desk.press("F10");
    assert!(has_left(&desk));
}

/// A keymap in which every command has one key, and that one nobody else has by default.
fn strange() -> (Arc<Keymap>, Vec<String>) {
    let modifiers = ["Ctrl-", "Alt-", "Ctrl-Alt-", "Shift-", "Ctrl-Shift-", "Alt-Shift-", "Ctrl-Alt-Shift-"];
    let mut keys = (1..=24).flat_map(|number| modifiers.map(|held| format!("{held}F{number}")));
    let ids = COMMANDS.iter().filter(|command| !command.keys.is_empty()).map(|command| command.id);
    let own: Vec<(&str, String)> = ids.map(|id| (id, keys.next().unwrap())).collect();
    let bound: Vec<(&str, [&str; 1])> = own.iter().map(|(id, key)| (*id, [key.as_str()])).collect();
    let bound: Vec<(&str, &[&str])> = bound.iter().map(|(id, keys)| (*id, keys.as_slice())).collect();
    let keys = own.iter().map(|(_, key)| key.parse::<Key>().unwrap().to_string()).collect();
    (keymap(Preset::Default, &bound), keys)
}

/// The keys of the table that stand in a text, each as a word of its own.
fn of_table(text: &str) -> Vec<&str> {
    let is_of_table = |word: &&str| COMMANDS.iter().any(|command| command.keys.contains(word));
    text.split([' ', '（', '）', '：', '│']).filter(is_of_table).collect()
}

/// The words that a frame paints as keys.
fn painted_keys(desk: &Desk) -> Vec<String> {
    let (buffer, _): (Buffer, _) = desk.buffer();
    let row = buffer.area.bottom() - 1;
    let mut words = vec![String::new()];
    for x in 0..buffer.area.width {
        let cell = &buffer[(x, row)];
        if cell.fg == ratatui::style::Color::Reset && cell.modifier.is_empty() || cell.symbol() == " " {
            words.push(String::new());
        } else {
            words.last_mut().unwrap().push_str(cell.symbol());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn what_is_shown_of_keys_are_those_in_force() {
    let (keymap, keys) = strange();
    let mut desk = desk_with(keymap, 200, 60);
    let act = |desk: &mut Desk, action| desk.send(Message::Action(action));
    let check = |desk: &Desk, what: &str| {
        let foot = foot(desk);
        assert_eq!(of_table(&foot), Vec::<&str>::new(), "{what}: {foot}");
        // `按 KEY …`
        for (_, behind) in
            desk.frame().match_indices("按 ").map(|(at, it)| (at, desk.frame()[at + it.len()..].to_owned()))
        {
            let key = behind.split([' ', '）', '：']).next().unwrap().to_owned();
            assert!(keys.contains(&key), "{what}: {key}");
        }
    };
    let walk: [(&str, &[Action]); 17] = [
        ("the list", &[]),
        ("the tree", &[Action::ToTree]),
        ("the facets", &[Action::Facets]),
        ("typing", &[Action::Facets, Action::ToList, Action::Find]),
        ("no border", &[Action::ClearQuery, Action::Zoom, Action::ResizePane(1)]),
        ("comparing", &[Action::Zoom, Action::Compare]),
        ("the details", &[Action::Compare, Action::Open]),
        ("a link", &[Action::NextLink]),
        ("on the page", &[Action::FindOnPage]),
        ("nothing sought", &[Action::Accept, Action::NextHit]),
        ("the mouse", &[Action::ToggleMouse]),
        ("a menu", &[Action::CopyOther]),
        ("a code", &[Action::Dismiss, Action::Back, Action::ShowCode]),
        ("the year", &[Action::Dismiss, Action::Dismiss, Action::Year]),
        ("the phone book", &[Action::LeaveScreen, Action::Phones]),
        ("typing in it", &[Action::Find]),
        ("the list again", &[Action::ClearQuery, Action::LeaveScreen]),
    ];
    for (what, actions) in walk {
        for action in actions {
            act(&mut desk, *action);
        }
        check(&desk, what);
    }
    // Nothing is found, here or anywhere; then more elsewhere.
    act(&mut desk, Action::Find);
    desk.press("\"qqqq\"");
    check(&desk, "nothing found");
    act(&mut desk, Action::ClearQuery);
    // The help names each key that there is, and none that there is not.
    act(&mut desk, Action::Help);
    let mut said = String::new();
    for _ in 0..20 {
        said += &desk.frame();
        act(&mut desk, Action::Move(Motion::HalfDown));
    }
    let commands = said.split("查找语法").next().unwrap();
    assert_eq!(of_table(commands), Vec::<&str>::new());
    for key in &keys {
        assert!(commands.contains(key.as_str()), "{key}");
    }
    assert!(!painted_keys(&desk).is_empty());
}

#[test]
fn whatever_waits_the_screen_is_drawn_at_any_size() {
    for preset in [Preset::Vim, Preset::Emacs] {
        for (width, height) in [(1, 1), (10, 3), (40, 10), (50, 20), (80, 24), (200, 60)] {
            for colours in [ColorMode::None, ColorMode::Ansi16] {
                let settings = Settings { keymap: keymap(preset, &[]), colours, ..settings() };
                let mut desk = Desk::open_with(ModelOptions { settings, ..options() }, width, height);
                desk.press("9 9 9 9 9 Ctrl-w");
                let _ = desk.frame();
                desk.press("Esc Ctrl-x");
                if preset == Preset::Emacs && width >= 40 {
                    assert!(foot(&desk).starts_with("Ctrl-x…"), "{}", foot(&desk));
                }
            }
        }
    }
}

#[test]
fn what_waits_is_forgotten_where_keys_go_elsewhere() {
    let mut desk = set(&[("top", &["g g"])]);
    desk.press("G g");
    desk.send(Message::Mouse(MouseAction::Detail));
    assert_eq!(desk.model.browse().focus, Focus::Detail);
    assert!(desk.model.pending.is_empty());
}
