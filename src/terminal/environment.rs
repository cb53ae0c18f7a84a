//! What is known about the terminal before it is asked anything, and from what.
//!
//! Everything comes in as an argument (the environment as a function), so that tests and the doctor see the same. An
//! empty variable is as good as none. In a kiosk only the variables that sshd itself sets or hands on are looked at.
use ratatui::layout::Size;

use super::backend::ColorMode;
use super::background::Background;

/// The variables that are looked at in a kiosk; what a visitor could send beyond them is not believed.
const KIOSK_VARIABLES: [&str; 8] =
    ["TERM", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "NO_COLOR", "SSH_TTY", "SSH_CONNECTION"];

/// Which of the standard streams are terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Streams {
    /// Standard input.
    pub input: bool,
    /// Standard output.
    pub output: bool,
    /// Standard error.
    pub error: bool,
}

impl Streams {
    /// Asks the system.
    #[must_use]
    pub fn ask() -> Self {
        use std::io::{IsTerminal, stderr, stdin, stdout};
        Self { input: stdin().is_terminal(), output: stdout().is_terminal(), error: stderr().is_terminal() }
    }
}

/// What is known about the terminal and the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerminalInfo {
    /// `TERM`.
    pub term: Option<String>,
    /// Which streams are terminals.
    pub streams: Streams,
    /// Columns and rows, in cells.
    pub size: Size,
    /// `TMUX`: the program runs inside this tmux, which can be spoken to.
    pub tmux: Option<String>,
    /// `STY`: the program runs inside this GNU screen.
    pub screen: Option<String>,
    /// What `TERM` says of a multiplexer, which may be at the near end of an SSH line, out of reach.
    pub multiplexer: Option<Multiplexer>,
    /// The program is at the far end of an SSH line; the variable that says so.
    pub ssh: Option<&'static str>,
    /// A display on which a clipboard can be reached; what says so. `WAYLAND_DISPLAY` alone is none: the clipboard is
    /// spoken to over X11.
    pub display: Option<&'static str>,
    /// `WAYLAND_DISPLAY` is set.
    pub wayland: bool,
    /// `TERM_PROGRAM`: the terminal's own name, as some say it.
    pub term_program: Option<String>,
    /// `VTE_VERSION`: the terminal is one of VTE's, of this version.
    pub vte: Option<u32>,
    /// `KECHUANG_CLIPBOARD`, as it was given.
    pub clipboard: Option<String>,
    /// Whether lines are wished for instead of a screen, and the variable that says so: `KECHUANG_PLAIN`, else
    /// `ACCESSIBLE`. `None` where neither says anything.
    pub plain: Option<(&'static str, bool)>,
    /// The program runs as a kiosk.
    pub kiosk: bool,
    /// The reader's language and character set.
    pub locale: Locale,
    /// The terminal's background, where something says which before the terminal is asked.
    pub background: Option<Background>,
    /// Whether colours are wanted where nothing on the command line says so.
    pub color_when: ColorWhen,
    /// The colours that are written.
    pub colours: ColorMode,
    /// Why these.
    pub colours_because: ColoursBecause,
    /// The colours that the terminal has, whether they are wanted or not, and why it is believed to.
    depth: Depth,
}

/// A program that shows terminals in a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multiplexer {
    /// `TERM` begins with `tmux`.
    Tmux,
    /// `TERM` begins with `screen`. An old tmux says so, too.
    Screen,
}

/// The reader's locale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locale {
    /// The locale of messages, such as `zh_CN.UTF-8`, and the variable it comes from.
    pub messages: Option<(&'static str, String)>,
    /// The locale of characters, and the variable it comes from.
    pub characters: Option<(&'static str, String)>,
}

impl Locale {
    /// Whether the terminal is said to speak UTF-8. Without a locale nobody says otherwise: SSH often carries none.
    #[must_use]
    pub fn is_utf8(&self) -> bool {
        self.characters.as_ref().is_none_or(|(_, locale)| {
            let charset = locale.split_once('.').map(|(_, rest)| rest.split('@').next().unwrap_or_default());
            charset.is_none_or(|charset| charset.replace('-', "").eq_ignore_ascii_case("utf8"))
        })
    }
}

/// Why lines are written one below the other and no screen is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainBecause {
    /// The call says so.
    Asked,
    /// This variable says so.
    Variable(&'static str),
    /// `TERM` names no terminal that can show a screen.
    Terminal,
    /// There is no terminal, and whoever logged in at a kiosk can do nothing about it.
    NoTerminal,
}

/// When colours are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorWhen {
    /// To a terminal that has them.
    #[default]
    Auto,
    /// Wherever the output goes.
    Always,
    /// Nowhere.
    Never,
}

impl ColorWhen {
    /// Every value, as the command line names them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    /// What the variables wish that many programs heed: `NO_COLOR` before `CLICOLOR_FORCE` and `FORCE_COLOR`, of which a
    /// nought says no, before `CLICOLOR=0`.
    fn of(var: &impl Fn(&str) -> Option<String>) -> (Self, Option<&'static str>) {
        let is_no = |value: &String| ["0", "false"].contains(&value.as_str());
        if var("NO_COLOR").is_some() {
            return (Self::Never, Some("NO_COLOR"));
        }
        if var("CLICOLOR_FORCE").is_some_and(|value| !is_no(&value)) {
            return (Self::Always, Some("CLICOLOR_FORCE"));
        }
        if let Some(value) = var("FORCE_COLOR") {
            return (if is_no(&value) { Self::Never } else { Self::Always }, Some("FORCE_COLOR"));
        }
        match var("CLICOLOR").filter(is_no) {
            Some(_) => (Self::Never, Some("CLICOLOR")),
            None => (Self::Auto, None),
        }
    }
}

/// Why the colours are what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColoursBecause {
    /// `--color` was given.
    Call,
    /// The reader has set it so.
    Setting,
    /// This variable says so: it wishes for none, or says what the terminal has.
    Variable(&'static str),
    /// `TERM` is not set.
    NoTerm,
    /// `TERM` names a terminal without colours.
    TermHasNone,
    /// `TERM` names a terminal that has them.
    TermHas,
}

impl TerminalInfo {
    /// Gathers the facts. `env` gives the value of a variable.
    pub fn gather(env: impl Fn(&str) -> Option<String>, streams: Streams, size: Size, kiosk: bool) -> Self {
        let var = |name: &str| {
            let looked_at = !kiosk || KIOSK_VARIABLES.contains(&name);
            if looked_at { env(name).filter(|value| !value.is_empty()) } else { None }
        };
        let first = |names: &[&'static str]| names.iter().find_map(|&name| Some((name, var(name)?)));
        let term = var("TERM");
        let ssh = first(&["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"]).map(|(name, _)| name);
        let depth = depth(term.as_deref(), &var);
        let (color_when, wished_by) = ColorWhen::of(&var);
        let (colours, colours_because) = colours(color_when, depth, wished_by.map(ColoursBecause::Variable));
        Self {
            multiplexer: term.as_deref().and_then(multiplexer),
            streams,
            size,
            tmux: var("TMUX"),
            screen: var("STY"),
            display: if ssh.is_some() || kiosk { None } else { display(&var) },
            ssh,
            wayland: var("WAYLAND_DISPLAY").is_some(),
            term_program: var("TERM_PROGRAM"),
            vte: var("VTE_VERSION").and_then(|version| version.parse().ok()),
            clipboard: var("KECHUANG_CLIPBOARD"),
            plain: plain(&var),
            kiosk,
            locale: Locale {
                messages: first(&["LC_ALL", "LC_MESSAGES", "LANG"]),
                characters: first(&["LC_ALL", "LC_CTYPE", "LANG"]),
            },
            background: background(term.as_deref(), var("COLORFGBG").as_deref()),
            color_when,
            colours,
            colours_because,
            depth,
            term,
        }
    }
}

impl TerminalInfo {
    /// Heeds what the command line wishes of colours, which goes before the variables.
    pub fn set_color(&mut self, when: ColorWhen, because: ColoursBecause) {
        self.color_when = when;
        (self.colours, self.colours_because) = colours(when, self.depth, Some(because));
    }

    /// Whether what goes to a stream has colours.
    #[must_use]
    pub const fn is_coloured(&self, is_terminal: bool) -> bool {
        (is_terminal || matches!(self.color_when, ColorWhen::Always)) && self.colours.has_colours()
    }

    /// Whether `TERM` names a terminal on which a screen can be drawn. A visitor may send any text as `TERM`; what is
    /// no name is none.
    #[must_use]
    pub fn can_show_a_screen(&self) -> bool {
        let is_name = |term: &str| {
            term.len() <= 64 && term.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(&byte))
        };
        self.term.as_deref().is_some_and(|term| is_name(term) && !["dumb", "unknown"].contains(&term))
    }

    /// Why no screen is drawn, where lines take its place; `is_asked` where the call says so. A program whose output goes
    /// nowhere near a reader has neither, unless it was asked for.
    #[must_use]
    pub fn plain_because(&self, is_asked: bool) -> Option<PlainBecause> {
        let has_terminal = self.streams.input && self.streams.output;
        match self.plain {
            _ if is_asked => Some(PlainBecause::Asked),
            Some((name, true)) => Some(PlainBecause::Variable(name)),
            None if self.kiosk && !has_terminal => Some(PlainBecause::NoTerminal),
            None if self.streams.output && !self.can_show_a_screen() => Some(PlainBecause::Terminal),
            Some((_, false)) | None => None,
        }
    }
}

/// `KECHUANG_PLAIN` decides. `ACCESSIBLE`, which other programs heed as well, wishes for lines or says nothing.
fn plain(var: &impl Fn(&str) -> Option<String>) -> Option<(&'static str, bool)> {
    let is_on = |value: String| !["0", "no", "off", "false"].contains(&value.to_lowercase().as_str());
    let own = var("KECHUANG_PLAIN").map(|value| ("KECHUANG_PLAIN", is_on(value)));
    own.or_else(|| var("ACCESSIBLE").filter(|value| is_on(value.clone())).map(|_| ("ACCESSIBLE", true)))
}

fn display(var: &impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    if cfg!(target_os = "macos") { Some("macOS") } else { var("DISPLAY").map(|_| "DISPLAY") }
}

fn multiplexer(term: &str) -> Option<Multiplexer> {
    if term.starts_with("tmux") {
        Some(Multiplexer::Tmux)
    } else if term.starts_with("screen") {
        Some(Multiplexer::Screen)
    } else {
        None
    }
}

/// What colours a terminal has, and what says so.
type Depth = (ColorMode, ColoursBecause);

/// Terminals whose colours are any, by the beginning of `TERM`, where nothing else says so.
const WITH_TRUE_COLOR: [&str; 8] =
    ["xterm-kitty", "xterm-ghostty", "ghostty", "foot", "alacritty", "wezterm", "contour", "rio"];
/// The same by `TERM_PROGRAM`, which says it at the near end of a line alone.
const PROGRAMS_WITH_TRUE_COLOR: [&str; 5] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "rio"];
/// VTE's version from which on it has them, as `VTE_VERSION` writes it: 0.36.
const VTE_WITH_TRUE_COLOR: u32 = 3600;

/// What colours the terminal has. GNU screen hands no more than the 256 on, whatever stands around it.
fn depth(term: Option<&str>, var: &impl Fn(&str) -> Option<String>) -> Depth {
    let Some(term) = term else { return (ColorMode::None, ColoursBecause::NoTerm) };
    if is_monochrome(term) {
        return (ColorMode::None, ColoursBecause::TermHasNone);
    }
    let is_screen = multiplexer(term) == Some(Multiplexer::Screen) && var("TMUX").is_none();
    if term == "linux" || is_screen {
        let colours = if term.contains("256col") { ColorMode::Ansi256 } else { ColorMode::Ansi16 };
        return (colours, ColoursBecause::TermHas);
    }
    let is_true = |variable: &'static str, says: &dyn Fn(&str) -> bool| {
        let is_so = var(variable).is_some_and(|value| says(&value));
        is_so.then_some((ColorMode::TrueColor, ColoursBecause::Variable(variable)))
    };
    let by_variable = is_true("COLORTERM", &|value| ["truecolor", "24bit"].contains(&value))
        .or_else(|| is_true("WT_SESSION", &|_| true))
        .or_else(|| is_true("TERM_PROGRAM", &|value| PROGRAMS_WITH_TRUE_COLOR.contains(&value)))
        .or_else(|| is_true("VTE_VERSION", &|value| value.parse().is_ok_and(|it: u32| it >= VTE_WITH_TRUE_COLOR)));
    if let Some(found) = by_variable {
        return found;
    }
    let is_true = term.ends_with("-direct") || WITH_TRUE_COLOR.iter().any(|name| term.starts_with(name));
    let colours = if is_true {
        ColorMode::TrueColor
    } else if term.contains("256col") || term.starts_with("tmux") {
        ColorMode::Ansi256
    } else {
        ColorMode::Ansi16
    };
    (colours, ColoursBecause::TermHas)
}

/// The colours that are written, of those that there are. Without colours black on white remains where the terminal has
/// them, for a code that is light on dark most cameras cannot read.
fn colours(when: ColorWhen, (depth, because): Depth, wish: Option<ColoursBecause>) -> (ColorMode, ColoursBecause) {
    match (when, depth) {
        (ColorWhen::Never, depth) if depth.has_colours() => (ColorMode::BlackAndWhite, wish.unwrap_or(because)),
        (ColorWhen::Never, _) => (ColorMode::None, wish.unwrap_or(because)),
        // Whoever wants them in any case knows of something that takes them.
        (ColorWhen::Always, ColorMode::None) => (ColorMode::Ansi16, wish.unwrap_or(because)),
        (ColorWhen::Auto | ColorWhen::Always, depth) => (depth, because),
    }
}

/// The terminal's background, as far as something says so. The consoles of Linux write on black, and answer no
/// question.
fn background(term: Option<&str>, color_fg_bg: Option<&str>) -> Option<Background> {
    if term == Some("linux") { Some(Background::Dark) } else { Background::of_color_fg_bg(color_fg_bg?) }
}

fn is_monochrome(term: &str) -> bool {
    let is_vt = |name: &str| term.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let names = ["vt52", "vt100", "vt102", "vt220", "vt320", "vt420"];
    term == "dumb" || term.ends_with("-m") || term.ends_with("-mono") || names.into_iter().any(is_vt)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
    use super::*;

    fn facts(variables: &[(&str, &str)], kiosk: bool) -> TerminalInfo {
        let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        TerminalInfo::gather(env, Streams::default(), Size::new(80, 24), kiosk)
    }

    #[test]
    fn colours_follow_no_color_first_and_then_term() {
        let colours = |variables: &[(&str, &str)]| {
            let facts = facts(variables, false);
            (facts.colours, facts.colours_because)
        };
        let term = ("TERM", "xterm-256color");
        let no_color = ColoursBecause::Variable("NO_COLOR");
        assert_eq!(colours(&[term, ("NO_COLOR", "1")]), (ColorMode::BlackAndWhite, no_color));
        assert_eq!(colours(&[term, ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), (ColorMode::BlackAndWhite, no_color));
        assert_eq!(colours(&[term, ("NO_COLOR", "")]), (ColorMode::Ansi256, ColoursBecause::TermHas));
        assert_eq!(colours(&[("TERM", "dumb")]), (ColorMode::None, ColoursBecause::TermHasNone));
        assert_eq!(colours(&[("TERM", "vt220")]), (ColorMode::None, ColoursBecause::TermHasNone));
        assert_eq!(colours(&[]), (ColorMode::None, ColoursBecause::NoTerm));
        assert_eq!(colours(&[("TERM", "linux")]), (ColorMode::Ansi16, ColoursBecause::TermHas));
    }

    #[test]
    fn the_terminal_says_how_many_colours_it_has() {
        let depth = |variables: &[(&str, &str)]| facts(variables, false).colours;
        let (few, many, all) = (ColorMode::Ansi16, ColorMode::Ansi256, ColorMode::TrueColor);
        for (term, expected) in [
            ("xterm", few),
            ("xterm-256color", many),
            ("xterm-direct", all),
            ("tmux", many),
            ("tmux-256color", many),
            ("screen", few),
            ("screen-256color", many),
            ("screen.xterm-256color", many),
            ("rxvt-unicode-256color", many),
            ("xterm-kitty", all),
            ("foot", all),
            ("alacritty", all),
            ("linux", few),
            ("ansi", few),
        ] {
            assert_eq!(depth(&[("TERM", term)]), expected, "{term}");
        }
        let xterm = ("TERM", "xterm-256color");
        assert_eq!(depth(&[xterm, ("COLORTERM", "truecolor")]), all);
        assert_eq!(depth(&[xterm, ("COLORTERM", "24bit")]), all);
        assert_eq!(depth(&[xterm, ("COLORTERM", "1")]), many);
        assert_eq!(depth(&[xterm, ("WT_SESSION", "0-0")]), all);
        assert_eq!(depth(&[xterm, ("VTE_VERSION", "7200")]), all);
        assert_eq!(depth(&[xterm, ("TERM_PROGRAM", "Apple_Terminal")]), many);
        // What the terminal outside has, GNU screen does not hand on; tmux does.
        let outside = ("COLORTERM", "truecolor");
        assert_eq!(depth(&[("TERM", "screen-256color"), outside]), many);
        assert_eq!(depth(&[("TERM", "screen"), outside, ("STY", "1")]), few);
        assert_eq!(depth(&[("TERM", "screen"), outside, ("TMUX", "x")]), all);
        assert_eq!(depth(&[("TERM", "linux"), outside]), few);
    }

    #[test]
    fn a_wish_for_colours_or_none_goes_before_what_there_is() {
        let wished = |variable, value| facts(&[("TERM", "xterm"), (variable, value)], false);
        assert_eq!(wished("CLICOLOR_FORCE", "1").color_when, ColorWhen::Always);
        assert_eq!(wished("CLICOLOR_FORCE", "0").color_when, ColorWhen::Auto);
        assert_eq!(wished("FORCE_COLOR", "3").color_when, ColorWhen::Always);
        assert_eq!(wished("FORCE_COLOR", "0").color_when, ColorWhen::Never);
        assert_eq!(wished("CLICOLOR", "0").colours, ColorMode::BlackAndWhite);
        assert_eq!(wished("CLICOLOR", "1").color_when, ColorWhen::Auto);
        let mut facts = wished("NO_COLOR", "1");
        assert!(!facts.is_coloured(true));
        facts.set_color(ColorWhen::Always, ColoursBecause::Call);
        assert_eq!((facts.colours, facts.is_coloured(false)), (ColorMode::Ansi16, true));
        facts.set_color(ColorWhen::Auto, ColoursBecause::Call);
        assert!(facts.is_coloured(true) && !facts.is_coloured(false));
        facts.set_color(ColorWhen::Never, ColoursBecause::Call);
        assert_eq!(facts.colours_because, ColoursBecause::Call);
        assert!(!facts.is_coloured(true));
    }

    #[test]
    fn the_background_may_be_said_before_it_is_asked_for() {
        let said = |variables: &[(&str, &str)]| facts(variables, false).background;
        assert_eq!(said(&[("TERM", "rxvt"), ("COLORFGBG", "15;0")]), Some(Background::Dark));
        assert_eq!(said(&[("TERM", "rxvt"), ("COLORFGBG", "0;default;15")]), Some(Background::Light));
        assert_eq!(said(&[("TERM", "linux")]), Some(Background::Dark));
        assert_eq!(said(&[("TERM", "xterm")]), None);
        assert_eq!(facts(&[("TERM", "rxvt"), ("COLORFGBG", "15;0")], true).background, None);
    }

    #[test]
    fn without_colours_there_is_still_black_and_white() {
        let mode = |variables: &[(&str, &str)]| facts(variables, false).colours;
        let has = |term| mode(&[("TERM", term), ("NO_COLOR", "1")]) == ColorMode::BlackAndWhite;
        assert!(has("xterm-256color") && has("linux") && !has("vt220") && !has("xterm-mono"));
        assert_eq!(mode(&[("NO_COLOR", "1")]), ColorMode::None);
    }

    #[test]
    fn the_language_comes_from_the_first_locale_that_is_set() {
        let messages = |variables: &[(&str, &str)]| facts(variables, false).locale.messages.map(|(_, locale)| locale);
        let (chinese, english) = (("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8"));
        assert_eq!(messages(&[chinese]).as_deref(), Some("zh_CN.UTF-8"));
        assert_eq!(messages(&[chinese, english]).as_deref(), Some("en_US.UTF-8"));
        assert_eq!(messages(&[("LC_ALL", "C.UTF-8"), chinese]).as_deref(), Some("C.UTF-8"));
        assert_eq!(messages(&[("LC_ALL", ""), ("LANG", "zh_TW")]).as_deref(), Some("zh_TW"));
        assert_eq!(messages(&[]), None);
        let from = facts(&[("LC_MESSAGES", "zh_CN.UTF-8")], false).locale.messages;
        assert_eq!(from, Some(("LC_MESSAGES", "zh_CN.UTF-8".to_owned())));
    }

    #[test]
    fn only_a_locale_that_names_another_charset_is_one() {
        let utf8 = |locale| facts(&[("LANG", locale)], false).locale.is_utf8();
        assert!(utf8("zh_CN.UTF-8") && utf8("zh_CN.utf8") && utf8("en_US.UTF-8@euro") && utf8("C"));
        assert!(!utf8("zh_CN.GB18030") && !utf8("zh_CN.GBK"));
    }

    #[test]
    fn a_display_counts_only_where_it_is_local_and_speaks_x11() {
        let display = |variables: &[(&str, &str)]| facts(variables, false).display;
        if cfg!(target_os = "linux") {
            assert_eq!(display(&[("DISPLAY", ":0")]), Some("DISPLAY"));
            assert_eq!(display(&[("WAYLAND_DISPLAY", "wayland-0")]), None);
            assert_eq!(display(&[]), None);
        }
        assert_eq!(display(&[("DISPLAY", "localhost:10.0"), ("SSH_CONNECTION", "1 2 3 4")]), None);
    }

    #[test]
    fn only_the_name_of_a_terminal_is_one() {
        let fit = |term: &str| facts(&[("TERM", term)], true).can_show_a_screen();
        assert!(fit("xterm-256color") && fit("linux") && fit("screen.xterm-256color") && fit("rxvt+x"));
        assert!(!fit("") && !fit("dumb") && !fit("unknown") && !fit("../../x;id") && !fit("\x1b[2J") && !fit("终端"));
    }

    #[test]
    fn lines_take_the_place_of_a_screen_where_that_is_wished() {
        let because = |variables: &[(&str, &str)], asked| facts(variables, false).plain_because(asked);
        let (xterm, yes) = (("TERM", "xterm"), ("KECHUANG_PLAIN", "1"));
        assert_eq!(because(&[xterm], false), None);
        assert_eq!(because(&[xterm], true), Some(PlainBecause::Asked));
        assert_eq!(because(&[xterm, yes], false), Some(PlainBecause::Variable("KECHUANG_PLAIN")));
        assert_eq!(because(&[xterm, ("ACCESSIBLE", "1")], false), Some(PlainBecause::Variable("ACCESSIBLE")));
        for off in ["0", "no", "off", "False", ""] {
            assert_eq!(because(&[xterm, ("ACCESSIBLE", off)], false), None, "{off}");
            assert_eq!(because(&[xterm, ("KECHUANG_PLAIN", off)], false), None, "{off}");
        }
        assert_eq!(because(&[xterm, ("KECHUANG_PLAIN", "0"), ("ACCESSIBLE", "1")], false), None, "ours decides");
    }

    #[test]
    fn lines_take_the_place_of_a_screen_where_none_can_be() {
        let because = |term: &str, terminal: bool, kiosk: bool| {
            let streams = Streams { input: terminal, output: terminal, error: true };
            let env = |name: &str| (name == "TERM").then(|| term.to_owned());
            TerminalInfo::gather(env, streams, Size::new(80, 24), kiosk).plain_because(false)
        };
        assert_eq!(because("dumb", true, false), Some(PlainBecause::Terminal));
        assert_eq!(because("", true, true), Some(PlainBecause::Terminal));
        assert_eq!(because("xterm", true, true), None);
        assert_eq!(because("xterm", false, true), Some(PlainBecause::NoTerminal));
        assert_eq!((because("xterm", false, false), because("dumb", false, false)), (None, None));
        let facts = facts(&[("KECHUANG_PLAIN", "0"), ("ACCESSIBLE", "1")], true);
        assert_eq!(facts.plain, None, "a visitor chooses no variables");
    }

    #[test]
    fn a_kiosk_believes_no_variable_that_a_visitor_may_choose() {
        let variables = [
            ("TMUX", "/tmp/x,1,0"),
            ("DISPLAY", ":0"),
            ("KECHUANG_CLIPBOARD", "rm -r /"),
            ("TERM", "tmux"),
            ("STY", "1"),
        ];
        let facts = facts(&variables, true);
        assert_eq!((facts.tmux, facts.display, facts.clipboard, facts.screen), (None, None, None, None));
        assert_eq!(facts.multiplexer, Some(Multiplexer::Tmux));
    }
}
