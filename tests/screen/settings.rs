//! Settings that are read again while the screen is shown.

use std::sync::Arc;

use kechuang::messages::Lang;
use kechuang::text::GlyphSet;
use kechuang::tui::action::{Action, Effect, Message};
use kechuang::tui::keymap::{BindingEntry, Bindings, Keymap, Preset};
use kechuang::tui::layout::{Arrangement, Breakpoints};
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::room::Room;
use kechuang::tui::theme::{ThemeChoice, ThemeName};

use crate::support::desk::{Desk, options, settings};

/// Where a reader may be: keys that lead there from the start.
const WHERE: [&str; 9] = [
    "",
    "j j Enter",
    "/ \"shuxue\"",
    "Tab Space j j",
    "/ \"科技\" Enter J / \"电话\" Enter",
    "? j",
    "j = j j = ",
    "z",
    "y",
];

fn heed(desk: &mut Desk, settings: Settings) {
    desk.send(Message::Settings(Box::new(settings)));
}

fn opened(settings: Settings, size: (u16, u16), keys: &str) -> Desk {
    let mut desk = Desk::open_with(ModelOptions { settings, ..options() }, size.0, size.1);
    desk.press(keys);
    desk
}

#[test]
fn language_and_signs_change_at_once_wherever_one_is() {
    let others = [
        Settings { lang: Lang::En, ..settings() },
        Settings { glyphs: GlyphSet::Ascii, ..settings() },
        Settings { lang: Lang::En, glyphs: GlyphSet::Wide, ..settings() },
    ];
    for (size, keys) in [(120, 36), (80, 24), (40, 10)].into_iter().flat_map(|size| WHERE.map(|keys| (size, keys))) {
        if keys == "y" {
            // A menu that is open keeps its words; it is gone with the next key.
            continue;
        }
        for other in &others {
            let mut desk = opened(settings(), size, keys);
            heed(&mut desk, other.clone());
            let mut afresh = opened(other.clone(), size, keys);
            // What was said before is followed at once by what is said of the settings.
            (desk.model.shared.toast, afresh.model.shared.toast) = (None, None);
            assert_eq!(desk.frame(), afresh.frame(), "{keys} at {size:?}, {other:?}");
        }
    }
}

#[test]
fn every_setting_can_change_wherever_one_is() {
    let own = Bindings(vec![BindingEntry { mode: None, command: "zoom".to_owned(), keys: vec!["F7".to_owned()] }]);
    let other = Settings {
        lang: Lang::En,
        glyphs: GlyphSet::Ascii,
        theme: ThemeChoice::of(ThemeName::Mono),
        keymap: Arc::new(Keymap::of(Preset::Vim, &own, false).0),
        room: Room { wide_tree: Some(40), ..Room::default() },
        mouse: true,
        links: false,
        title: false,
        ..settings()
    };
    for (size, keys) in
        [(120, 36), (80, 24), (40, 10), (10, 3)].into_iter().flat_map(|size| WHERE.map(|keys| (size, keys)))
    {
        let mut desk = opened(settings(), size, keys);
        heed(&mut desk, other.clone());
        let there = desk.frame();
        heed(&mut desk, settings());
        heed(&mut desk, other.clone());
        assert_eq!(desk.frame(), there, "{keys} at {size:?}");
    }
}

#[test]
fn keys_that_are_set_anew_are_those_in_force() {
    let mut desk = opened(settings(), (120, 36), "");
    let keys = vec!["F7".to_owned()];
    let bindings = Bindings(vec![BindingEntry { mode: None, command: "zoom".to_owned(), keys }]);
    heed(&mut desk, Settings { keymap: Arc::new(Keymap::of(Preset::Default, &bindings, false).0), ..settings() });
    desk.press("z");
    assert!(!desk.model.browse().room.is_zoomed);
    desk.press("F7");
    assert!(desk.model.browse().room.is_zoomed);
    heed(&mut desk, settings());
    desk.press("z");
    assert!(!desk.model.browse().room.is_zoomed, "and those from before again where the setting is gone");
}

#[test]
fn panes_get_the_room_that_is_set() {
    let arranged = |width: u16, room: Room| {
        let desk = opened(Settings { room, ..settings() }, (width, 36), "");
        desk.model.panes()
    };
    let from = |wide, middle| Room { from: Breakpoints { wide, middle }, ..Room::default() };
    assert_eq!(arranged(90, from(86, 60)).arrangement, Arrangement::Wide);
    assert_eq!(arranged(120, from(130, 60)).arrangement, Arrangement::Middle);
    assert_eq!(arranged(120, from(u16::MAX, u16::MAX)).arrangement, Arrangement::Narrow);
    let wide = Room { wide_tree: Some(33), wide_list: Some(41), ..Room::default() };
    let panes = arranged(120, wide);
    assert_eq!((panes.tree.body.width, panes.list.body.width), (33, 41));
    let mut desk = opened(settings(), (120, 36), "");
    heed(&mut desk, Settings { room: wide, ..settings() });
    assert_eq!(desk.model.panes(), panes);
}

#[test]
fn what_the_screen_has_changed_stays_while_its_setting_does() {
    let mut desk = opened(settings(), (120, 36), "> > m");
    let (panes, mouse) = (desk.model.panes(), desk.model.shared.mouse);
    assert!(mouse);
    desk.effects.clear();
    heed(&mut desk, Settings { lang: Lang::En, ..settings() });
    assert_eq!((desk.model.panes(), desk.model.shared.mouse), (panes, mouse));
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::SetMouse(_))), "{:?}", desk.effects);
    heed(&mut desk, Settings { mouse: true, ..settings() });
    heed(&mut desk, settings());
    assert_eq!(desk.effects.last(), Some(&Effect::SetMouse(false)), "{:?}", desk.effects);
}

#[test]
fn a_command_reads_the_settings_again_but_not_in_a_kiosk() {
    for kiosk in [false, true] {
        let mut desk = Desk::open_with(ModelOptions { kiosk, ..options() }, 80, 24);
        desk.send(Message::Action(Action::ReloadSettings));
        assert_eq!(desk.effects.contains(&Effect::ReloadSettings), !kiosk);
    }
}
