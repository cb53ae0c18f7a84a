//! What is known about the terminal before it is asked anything, and from what.
//!
//! Everything comes in as an argument (the environment as a function), so that tests and the doctor see the same. An
//! empty variable is as good as none. In a kiosk only the variables that sshd itself sets or hands on are looked at.
use ratatui::layout::Size;

use super::backend::ColorMode;

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
    /// The colours that are written.
    pub colours: ColorMode,
    /// Why these.
    pub colours_because: ColoursBecause,
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

/// Why the colours are what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColoursBecause {
    /// `NO_COLOR` is set.
    NoColor,
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
        let (colours, colours_because) = colours(term.as_deref(), var("NO_COLOR").is_some());
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
            colours,
            colours_because,
            term,
        }
    }
}

impl TerminalInfo {
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

/// No more than the 16 colours of the reader's theme is ever written, so what `COLORTERM` promises makes no difference.
/// `NO_COLOR` is about what colours decorate: black on white remains where the terminal has them, for a code that is
/// light on dark most cameras cannot read.
fn colours(term: Option<&str>, no_color: bool) -> (ColorMode, ColoursBecause) {
    match term {
        Some(term) if no_color && !is_monochrome(term) => (ColorMode::BlackAndWhite, ColoursBecause::NoColor),
        _ if no_color => (ColorMode::None, ColoursBecause::NoColor),
        None => (ColorMode::None, ColoursBecause::NoTerm),
        Some(term) if is_monochrome(term) => (ColorMode::None, ColoursBecause::TermHasNone),
        Some(_) => (ColorMode::Ansi16, ColoursBecause::TermHas),
    }
}

fn is_monochrome(term: &str) -> bool {
    term == "dumb" || term.ends_with("-m") || term.ends_with("-mono") || ["vt100", "vt102", "vt220"].contains(&term)
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
        assert_eq!(colours(&[term, ("NO_COLOR", "1")]), (ColorMode::BlackAndWhite, ColoursBecause::NoColor));
        assert_eq!(colours(&[term, ("NO_COLOR", "")]), (ColorMode::Ansi16, ColoursBecause::TermHas));
        assert_eq!(colours(&[("TERM", "dumb")]), (ColorMode::None, ColoursBecause::TermHasNone));
        assert_eq!(colours(&[("TERM", "vt220")]), (ColorMode::None, ColoursBecause::TermHasNone));
        assert_eq!(colours(&[]), (ColorMode::None, ColoursBecause::NoTerm));
        assert_eq!(colours(&[("TERM", "linux")]), (ColorMode::Ansi16, ColoursBecause::TermHas));
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
