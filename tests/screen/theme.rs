//! What is written can be read: the contrast of everything in every theme, on terminals as they come.

use crate::support::desk::{Desk, options, settings};
use crate::support::palettes::{PALETTES, Setting, contrast};
use kechuang::document::Role;
use kechuang::terminal::backend::ColorMode;
use kechuang::terminal::background::Background;
use kechuang::tui::action::Message;
use kechuang::tui::model::{ModelOptions, Settings};
use kechuang::tui::screens::browse::Emphasis;
use kechuang::tui::theme::{Theme, ThemeChoice, ThemeFault, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

const DEPTHS: [ColorMode; 5] =
    [ColorMode::None, ColorMode::BlackAndWhite, ColorMode::Ansi16, ColorMode::Ansi256, ColorMode::TrueColor];

/// What must be read, and what must be read without fail.
const READ: f64 = 4.5;
const WELL: f64 = 7.0;

/// What a role has to reach on a terminal. What is written in a soft palette's own ink cannot reach more than that has.
fn wanted(role: Role, style: Style, setting: &Setting) -> f64 {
    let wanted = if matches!(role, Role::Text | Role::Strong | Role::Title) { WELL } else { READ };
    let is_own = style.fg.is_none_or(|colour| colour == Color::Reset);
    if is_own && setting.palette.is_soft { wanted.min(setting.own()) } else { wanted }
}

/// Every theme that is fit for a ground, at every depth, with what it is called.
fn themes(is_dark: bool) -> Vec<(String, Theme)> {
    let (name, background) =
        if is_dark { (ThemeName::Dark, Background::Dark) } else { (ThemeName::Light, Background::Light) };
    let choices = [
        (name, None),
        (ThemeName::Auto, Some(background)),
        (ThemeName::Auto, None),
        (ThemeName::Mono, None),
        (ThemeName::HighContrast, None),
        (ThemeName::HighContrast, Some(Background::Dark)),
        (ThemeName::HighContrast, Some(Background::Light)),
    ];
    let made = choices.into_iter().flat_map(|(name, background)| {
        DEPTHS.map(|depth| {
            let theme = Theme::new(ThemeChoice::of(name), depth, background);
            (format!("{} with {depth:?} on {background:?}", name.slug()), theme)
        })
    });
    made.collect()
}

/// A style on the theme's own ground, if it has one.
fn on_ground(theme: &Theme, style: Style) -> Style {
    let Some((ink, ground)) = theme.ground() else { return style };
    let own = |colour: Option<Color>, ground| colour.filter(|colour| *colour != Color::Reset).unwrap_or(ground);
    Style { fg: Some(own(style.fg, ink)), bg: Some(own(style.bg, ground)), ..style }
}

#[test]
fn every_role_of_every_theme_can_be_read() {
    let mut checked = 0;
    for (palette, is_dark) in PALETTES.iter().flat_map(|palette| [(palette, true), (palette, false)]) {
        for setting in palette.set(is_dark) {
            for (name, theme) in themes(is_dark) {
                let laid = [
                    Style::new(),
                    theme.cursor(true),
                    theme.cursor(false),
                    theme.emphasis(Emphasis::Link),
                    theme.emphasis(Emphasis::Hit),
                    theme.emphasis(Emphasis::CurrentHit),
                ];
                for (role, laid) in Role::ALL.into_iter().flat_map(|role| laid.map(|laid| (role, laid))) {
                    let style = on_ground(&theme, theme.style(role).patch(laid));
                    let (ink, ground) = setting.pair(style);
                    let reached = contrast(ink, ground);
                    let laid_over = laid != Style::new();
                    let wanted =
                        if laid_over { wanted(Role::Line, style, &setting) } else { wanted(role, style, &setting) };
                    assert!(
                        reached >= wanted,
                        "{} {name}: {role:?} {style:?} reaches {reached:.2}, not {wanted:.2}",
                        palette.name
                    );
                    assert!(!style.add_modifier.intersects(Modifier::DIM | Modifier::HIDDEN), "{name} {role:?}");
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
}

#[test]
fn the_strongest_contrast_is_strong_everywhere() {
    for (palette, is_dark) in PALETTES.iter().flat_map(|palette| [(palette, true), (palette, false)]) {
        for (setting, background) in
            palette.set(is_dark).into_iter().flat_map(|it| [(it, Background::Dark), (it, Background::Light)])
        {
            for depth in [ColorMode::Ansi16, ColorMode::Ansi256, ColorMode::TrueColor] {
                let theme = Theme::new(ThemeChoice::of(ThemeName::HighContrast), depth, Some(background));
                for role in Role::ALL {
                    let (ink, ground) = setting.pair(on_ground(&theme, theme.style(role)));
                    let reached = contrast(ink, ground);
                    assert!(reached >= WELL, "{} {depth:?} {background:?} {role:?}: {reached:.2}", palette.name);
                }
            }
        }
    }
}

#[test]
fn the_fixed_colours_read_on_the_grounds_that_readers_choose() {
    // Dracula, Nord, Gruvbox, Ubuntu, Catppuccin, GitHub; Catppuccin, GitHub, One, Gruvbox.
    let dark = [0x28_2a36_u32, 0x2e_3440, 0x28_2828, 0x30_0a24, 0x1e_1e2e, 0x22_272e];
    let light = [0xef_f1f5_u32, 0xff_ffff, 0xfa_fafa, 0xfb_f1c7];
    for (name, grounds) in [(ThemeName::Dark, &dark[..]), (ThemeName::Light, &light[..])] {
        let theme = Theme::new(ThemeChoice::of(name), ColorMode::Ansi256, None);
        for (role, ground) in Role::ALL.into_iter().flat_map(|role| grounds.iter().map(move |ground| (role, ground))) {
            let Some(fixed @ Color::Indexed(16..)) = theme.style(role).fg else { continue };
            let (ink, _) = PALETTES[0].set(true)[0].pair(Style::new().fg(fixed));
            let [_, red, green, blue] = ground.to_be_bytes();
            let reached = contrast(ink, [red, green, blue]);
            assert!(reached >= READ, "{role:?} on {ground:06x}: {reached:.2}");
        }
    }
}

/// The contrast of what can be seen of a frame, at its worst, and where.
fn worst(buffer: &Buffer, setting: &Setting) -> (f64, String) {
    let mut worst = (f64::MAX, String::new());
    for (at, cell) in buffer.content.iter().enumerate() {
        if cell.symbol().trim().is_empty() {
            continue;
        }
        let (ink, ground) = setting.pair(cell.style());
        let reached = contrast(ink, ground);
        if reached < worst.0 {
            let place = buffer.pos_of(at);
            worst = (reached, format!("{:?} at {place:?}: {cell:?}", cell.symbol()));
        }
    }
    worst
}

#[test]
fn on_a_white_xterm_with_stock_colours_everything_reads() {
    let ways = [
        "j j j",
        "/ \"yixue\"",
        "/ \"科学传播专业职称\" Enter",
        "/ \"科学传播专业职称\" Enter y",
        "/ \"评聘天津科普大使\" Enter Q",
        "/ \"特别奖\" Enter n",
        "f 3 8 j Space Down Down Space",
        "c j j",
        "p j j",
        "?",
    ];
    for depth in DEPTHS {
        for way in ways {
            let options = ModelOptions { settings: Settings { colours: depth, ..settings() }, ..options() };
            let mut desk = Desk::open_with(options, 120, 36);
            desk.press(way);
            // Before the answer, and behind it.
            for answered in [false, true] {
                if answered {
                    desk.send(Message::Background(Background::Light));
                }
                for setting in PALETTES[0].set(false) {
                    let (reached, place) = worst(&desk.buffer().0, &setting);
                    assert!(reached >= READ, "{way} {depth:?}: {reached:.2} of {place}");
                }
            }
        }
    }
}

#[test]
fn the_answer_for_the_background_changes_the_theme() {
    let mut desk = Desk::open_with(
        ModelOptions { settings: Settings { colours: ColorMode::Ansi256, ..settings() }, ..options() },
        120,
        36,
    );
    desk.press("/ \"评聘天津科普大使\" Enter");
    let ink = |desk: &Desk, role| desk.model.shared.theme.style(role).fg;
    assert_eq!(ink(&desk, Role::Strong), None);
    let text = desk.frame();
    desk.send(Message::Background(Background::Dark));
    let on_dark = ink(&desk, Role::Strong);
    desk.send(Message::Background(Background::Light));
    assert!(on_dark.is_some() && ink(&desk, Role::Strong).is_some() && ink(&desk, Role::Strong) != on_dark);
    assert_eq!(desk.frame(), text);
    // A theme that the reader has named stays.
    desk.model.shared.set_theme(ThemeName::Dark);
    desk.send(Message::Background(Background::Light));
    assert_eq!(ink(&desk, Role::Strong), on_dark);
}

#[test]
fn a_style_of_the_readers_own_goes_before_the_themes() {
    let mut choice = ThemeChoice::of(ThemeName::Light);
    choice.change("label", "bold #d75f00").unwrap();
    choice.change("cursor", "black on 208").unwrap();
    assert_eq!(choice.change("lable", "red"), Err(ThemeFault::UnknownPart("lable".to_owned())));
    assert_eq!(choice.change("label", "rde"), Err(ThemeFault::UnknownWord("rde".to_owned())));
    let theme = |depth| Theme::new(choice.clone(), depth, None);
    let label = |depth| theme(depth).style(Role::Label);
    let bold = Style::new().add_modifier(Modifier::BOLD);
    assert_eq!(label(ColorMode::TrueColor), bold.fg(Color::Rgb(0xd7, 0x5f, 0)));
    assert_eq!(label(ColorMode::Ansi256), bold.fg(Color::Indexed(166)));
    assert!(matches!(label(ColorMode::Ansi16).fg, Some(Color::Indexed(..16))));
    assert_eq!(label(ColorMode::BlackAndWhite), bold);
    assert_eq!(theme(ColorMode::Ansi256).cursor(true), Style::new().fg(Color::Black).bg(Color::Indexed(208)));
    // Without colours the row under the cursor must still be seen.
    assert!(theme(ColorMode::None).cursor(true).add_modifier.contains(Modifier::REVERSED));
    // It stays when the theme is changed.
    assert_eq!(theme(ColorMode::Ansi256).named(ThemeName::Dark).style(Role::Label), label(ColorMode::Ansi256));
}

#[test]
fn a_theme_with_a_ground_covers_the_whole_screen() {
    let settings =
        Settings { colours: ColorMode::Ansi256, theme: ThemeChoice::of(ThemeName::HighContrast), ..settings() };
    for (width, height) in [(120, 36), (40, 10), (5, 2)] {
        let mut desk = Desk::open_with(ModelOptions { settings: settings.clone(), ..options() }, width, height);
        for way in ["", "?"] {
            desk.press(way);
            let buffer = desk.buffer().0;
            assert!(buffer.content.iter().all(|cell| cell.bg != Color::Reset && cell.fg != Color::Reset), "{way}");
        }
    }
}
