//! What can happen to the screen, one step after the other, written as a person would type it: `j`, `Ctrl-u`, `"医学"`,
//! `size:40x10`, `click:3,7`, `show:small`. What is written is read back as the same walk.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use kechuang::messages::Lang;
use kechuang::terminal::backend::ColorMode;
use kechuang::terminal::background::Background;
use kechuang::text::GlyphSet;
use kechuang::tui::key::Key;
use kechuang::tui::keymap::Preset;
use kechuang::tui::theme::ThemeName;

use super::worlds::WORLDS;

/// How the screen is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) size: (u16, u16),
    /// The place of the directory's name among [`WORLDS`].
    pub(crate) world: usize,
    pub(crate) kiosk: bool,
    pub(crate) picks: bool,
    pub(crate) preset: Preset,
}

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(Key),
    /// Characters, typed one by one.
    Text(String),
    /// One of the odd texts of the clipboard.
    Paste(usize),
    Click(u16, u16),
    Drag(u16, u16),
    Release(u16, u16),
    /// The wheel, down or up.
    Wheel(bool, u16, u16),
    Size(u16, u16),
    /// Another directory, whole.
    Show(usize),
    /// A part of one that is still being read.
    Grow(usize),
    /// The names can be searched.
    Index,
    /// From now on answers of the search wait until they are asked for or needed.
    Late,
    /// They come.
    Answers,
    /// What was kept is on the disk.
    Saved,
    /// What differs from an older directory is known.
    Since,
    Lang(Lang),
    Glyphs(GlyphSet),
    Theme(ThemeName),
    Colours(usize),
    Mouse(bool),
    Keys(Preset),
    Ground(bool),
}

/// How many colours there may be.
pub(crate) const COLOURS: [ColorMode; 5] =
    [ColorMode::None, ColorMode::BlackAndWhite, ColorMode::Ansi16, ColorMode::Ansi256, ColorMode::TrueColor];

impl Step {
    /// How often a reader has pressed something.
    pub(crate) fn keys(&self) -> usize {
        match self {
            Self::Key(_) => 1,
            Self::Text(text) => text.chars().count(),
            _ => 0,
        }
    }

    /// The terminal's background that a word stands for.
    pub(crate) const fn ground(is_dark: bool) -> Background {
        if is_dark { Background::Dark } else { Background::Light }
    }
}

/// The keys of a text.
pub(crate) fn typed(text: &str) -> impl Iterator<Item = KeyEvent> {
    text.chars().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, "{key}"),
            Self::Text(text) => write!(f, "\"{text}\""),
            Self::Paste(place) => write!(f, "paste:{place}"),
            Self::Click(x, y) => write!(f, "click:{x},{y}"),
            Self::Drag(x, y) => write!(f, "drag:{x},{y}"),
            Self::Release(x, y) => write!(f, "release:{x},{y}"),
            Self::Wheel(true, x, y) => write!(f, "wheel-down:{x},{y}"),
            Self::Wheel(false, x, y) => write!(f, "wheel-up:{x},{y}"),
            Self::Size(width, height) => write!(f, "size:{width},{height}"),
            Self::Show(world) => write!(f, "show:{}", WORLDS[*world]),
            Self::Grow(world) => write!(f, "grow:{}", WORLDS[*world]),
            Self::Index => f.write_str("then:index"),
            Self::Late => f.write_str("then:late"),
            Self::Answers => f.write_str("then:answers"),
            Self::Saved => f.write_str("then:saved"),
            Self::Since => f.write_str("then:since"),
            Self::Lang(lang) => write!(f, "lang:{}", lang.slug()),
            Self::Glyphs(set) => write!(f, "glyphs:{}", set.slug()),
            Self::Theme(name) => write!(f, "theme:{}", name.slug()),
            Self::Colours(place) => write!(f, "colours:{place}"),
            Self::Mouse(ours) => write!(f, "mouse:{ours}"),
            Self::Keys(preset) => write!(f, "keys:{}", preset.slug()),
            Self::Ground(is_dark) => write!(f, "dark:{is_dark}"),
        }
    }
}

/// Two numbers with a comma between them.
fn pair(text: &str) -> Option<(u16, u16)> {
    let (one, other) = text.split_once(',')?;
    Some((one.parse().ok()?, other.parse().ok()?))
}

fn named(name: &str) -> Option<usize> {
    WORLDS.iter().position(|known| *known == name)
}

fn read(word: &str) -> Option<Step> {
    if let Some(text) = word.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        return Some(Step::Text(text.to_owned()));
    }
    let at = |make: fn(u16, u16) -> Step, text| pair(text).map(|(x, y)| make(x, y));
    Some(match word.split_once(':') {
        Some(("paste", place)) => Step::Paste(place.parse().ok()?),
        Some(("click", place)) => at(Step::Click, place)?,
        Some(("drag", place)) => at(Step::Drag, place)?,
        Some(("release", place)) => at(Step::Release, place)?,
        Some(("wheel-down", place)) => at(|x, y| Step::Wheel(true, x, y), place)?,
        Some(("wheel-up", place)) => at(|x, y| Step::Wheel(false, x, y), place)?,
        Some(("size", size)) => at(Step::Size, size)?,
        Some(("show", name)) => Step::Show(named(name)?),
        Some(("grow", name)) => Step::Grow(named(name)?),
        Some(("then", "index")) => Step::Index,
        Some(("then", "late")) => Step::Late,
        Some(("then", "answers")) => Step::Answers,
        Some(("then", "saved")) => Step::Saved,
        Some(("then", "since")) => Step::Since,
        Some(("lang", slug)) => Step::Lang(if slug == Lang::En.slug() { Lang::En } else { Lang::Zh }),
        Some(("glyphs", slug)) => Step::Glyphs(GlyphSet::ALL.into_iter().find(|set| set.slug() == slug)?),
        Some(("theme", slug)) => Step::Theme(ThemeName::of_slug(slug)?),
        Some(("colours", place)) => Step::Colours(place.parse().ok()?),
        Some(("mouse", ours)) => Step::Mouse(ours.parse().ok()?),
        Some(("keys", slug)) => Step::Keys(Preset::named(slug)?),
        Some(("dark", is_dark)) => Step::Ground(is_dark.parse().ok()?),
        _ => Step::Key(word.parse().ok()?),
    })
}

/// How the screen is opened, and what happens then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Walk {
    pub(crate) start: Start,
    pub(crate) steps: Vec<Step>,
}

impl fmt::Display for Walk {
    /// `80x24 shipped default: j j "医学" Enter`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Start { size: (width, height), world, kiosk, picks, preset } = &self.start;
        write!(f, "{width}x{height} {} {}", WORLDS[*world], preset.slug())?;
        f.write_str(if *kiosk { " kiosk" } else { "" })?;
        f.write_str(if *picks { " pick" } else { "" })?;
        f.write_str(" ::")?;
        self.steps.iter().try_for_each(|step| write!(f, " {step}"))
    }
}

impl FromStr for Walk {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (start, steps) = text.split_once(" ::").ok_or("` ::` stands between the start and the steps")?;
        let words: Vec<&str> = start.split(' ').collect();
        let [size, world, preset, how @ ..] = words.as_slice() else { return Err(format!("no start: {start}")) };
        let size = pair(&size.replace('x', ",")).ok_or_else(|| format!("no size: {size}"))?;
        let world = named(world).ok_or_else(|| format!("no directory: {world}"))?;
        let preset = Preset::named(preset).ok_or_else(|| format!("no keys: {preset}"))?;
        let (kiosk, picks) = (how.contains(&"kiosk"), how.contains(&"pick"));
        let words = steps.split(' ').filter(|word| !word.is_empty());
        let steps: Result<Vec<Step>, String> =
            words.map(|word| read(word).ok_or_else(|| format!("no step: {word}"))).collect();
        Ok(Self { start: Start { size, world, kiosk, picks, preset }, steps: steps? })
    }
}
