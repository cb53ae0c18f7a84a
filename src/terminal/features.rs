//! Whether a terminal is told of links and titles, and why.
//!
//! No terminal says whether it knows either, so what is known of it decides: the variables, and for both the reader's
//! own settings first. A sequence that a terminal does not know it should pass over in silence; what does not, or has no
//! use for it, is told nothing.
use super::environment::{Multiplexer, TerminalInfo};

/// Whether something is on, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Whether it is.
    pub is_on: bool,
    /// Why.
    pub because: FeatureBecause,
}

/// Why something is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeatureBecause {
    /// The reader's settings say so.
    Settings,
    /// The window belongs to a visitor.
    Kiosk,
    /// `TERM` is not set, or names a terminal without a screen.
    NoTerm,
    /// `TERM` names a terminal that does not know it.
    TermLacks,
    /// `TERM` names a terminal that knows it, or nothing speaks against it.
    TermHas,
    /// GNU screen is around the program, or may be.
    Screen,
    /// The variable of this name says that the terminal does not know it.
    Variable(&'static str),
}

/// Terminals that do not bear OSC 8, by the beginning of `TERM`. The consoles of Linux and BSD and what stands on a
/// serial line have nothing to open a link with, and some print the address; so does Emacs's. rxvt has never had links.
const WITHOUT_LINKS: [&str; 13] =
    ["linux", "cons25", "wsvt", "vt1", "vt2", "vt3", "vt5", "ansi", "sun", "eterm", "rxvt", "teraterm", "putty"];

/// Terminals that do not answer OSC 11, by the beginning of `TERM`.
const WITHOUT_ANSWERS: [&str; 10] = ["linux", "cons25", "wsvt", "vt1", "vt2", "vt3", "vt5", "ansi", "sun", "eterm"];

/// Terminals that keep titles on a stack (XTPUSHTITLE), by the beginning of `TERM`; any other may keep a title for good.
const WITH_TITLES: [&str; 12] =
    ["xterm", "tmux", "alacritty", "foot", "wezterm", "konsole", "contour", "mintty", "mlterm", "vte", "gnome", "rio"];

/// VTE's version from which on links are safe, as `VTE_VERSION` writes it: 0.50.4. Earlier ones print or crash.
const VTE_WITH_LINKS: u32 = 5004;

impl Feature {
    const fn of(because: FeatureBecause) -> Self {
        Self { is_on: matches!(because, FeatureBecause::TermHas), because }
    }

    /// Whether addresses are links (OSC 8). In a kiosk the visitor's own terminal opens them, at the visitor's click.
    ///
    /// GNU screen (seen with 4.9) passes the sequence over up to 768 bytes and prints what an address has beyond them,
    /// and hands no link on. tmux hands links on from 3.4 on, and passes the sequence over before (seen with 3.3).
    #[must_use]
    pub fn links(facts: &TerminalInfo, setting: Option<bool>) -> Self {
        Self::decided(facts, setting).unwrap_or_else(|term| {
            Self::of(if let Some(because) = screen(facts) {
                because
            } else if begins(term, &WITHOUT_LINKS) {
                FeatureBecause::TermLacks
            } else if facts.vte.is_some_and(|version| version < VTE_WITH_LINKS) {
                FeatureBecause::Variable("VTE_VERSION")
            } else if is_apples(facts) {
                FeatureBecause::Variable("TERM_PROGRAM")
            } else {
                FeatureBecause::TermHas
            })
        })
    }

    /// Whether the terminal is asked for its background (OSC 11). tmux answers in its place; GNU screen does not hand
    /// the question on. Of those that do not know it some would print it.
    #[must_use]
    pub fn background(facts: &TerminalInfo) -> Self {
        Self::decided(facts, None).unwrap_or_else(|term| {
            Self::of(if let Some(because) = screen(facts) {
                because
            } else if begins(term, &WITHOUT_ANSWERS) {
                FeatureBecause::TermLacks
            } else {
                FeatureBecause::TermHas
            })
        })
    }

    /// Whether the terminal's title names what is read (OSC 2). A visitor's window is the visitor's. GNU screen takes a
    /// title for its status line and has no stack.
    #[must_use]
    pub fn title(facts: &TerminalInfo, setting: Option<bool>) -> Self {
        if facts.kiosk {
            return Self::of(FeatureBecause::Kiosk);
        }
        Self::decided(facts, setting).unwrap_or_else(|term| {
            Self::of(if let Some(because) = screen(facts) {
                because
            } else if !begins(term, &WITH_TITLES) {
                FeatureBecause::TermLacks
            } else if is_apples(facts) {
                FeatureBecause::Variable("TERM_PROGRAM")
            } else {
                FeatureBecause::TermHas
            })
        })
    }

    /// What the settings or the want of a terminal decide; otherwise the terminal's name.
    fn decided(facts: &TerminalInfo, setting: Option<bool>) -> Result<Self, &str> {
        match (setting, &facts.term) {
            (Some(is_on), _) => Ok(Self { is_on, because: FeatureBecause::Settings }),
            (None, Some(term)) if facts.can_show_a_screen() => Err(term),
            (None, _) => Ok(Self::of(FeatureBecause::NoTerm)),
        }
    }
}

/// GNU screen around the program, or at the near end of an SSH line. Inside a tmux, `TERM=screen` is an old tmux's.
fn screen(facts: &TerminalInfo) -> Option<FeatureBecause> {
    let is_named = facts.multiplexer == Some(Multiplexer::Screen) && facts.tmux.is_none();
    (facts.screen.is_some() || is_named).then_some(FeatureBecause::Screen)
}

/// macOS's own terminal, which knows neither.
fn is_apples(facts: &TerminalInfo) -> bool {
    facts.term_program.as_deref() == Some("Apple_Terminal")
}

fn begins(term: &str, names: &[&str]) -> bool {
    names.iter().any(|name| term.starts_with(name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use ratatui::layout::Size;

    use super::*;
    use crate::terminal::environment::Streams;

    fn facts(variables: &[(&str, &str)], kiosk: bool) -> TerminalInfo {
        let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        TerminalInfo::gather(env, Streams::default(), Size::new(80, 24), kiosk)
    }

    fn of_term(term: &str) -> (bool, bool) {
        let facts = facts(&[("TERM", term)], false);
        (Feature::links(&facts, None).is_on, Feature::title(&facts, None).is_on)
    }

    #[test]
    fn the_terminal_decides_whether_it_is_told_of_links_and_titles() {
        for term in ["xterm-256color", "xterm-kitty", "xterm-ghostty", "tmux-256color", "foot", "alacritty"] {
            assert_eq!(of_term(term), (true, true), "{term}");
        }
        for term in ["linux", "dumb", "screen-256color", "vt220", "rxvt-unicode-256color", "ansi", "eterm-color", ""] {
            assert_eq!(of_term(term), (false, false), "{term}");
        }
        // Links cost nothing where they are not known; a title that is not given back would stay.
        assert_eq!(of_term("st-256color"), (true, false));
    }

    #[test]
    fn gnu_screen_gets_no_links_but_an_old_tmux_does() {
        let links = |variables: &[(&str, &str)]| Feature::links(&facts(variables, false), None);
        let screen = Feature { is_on: false, because: FeatureBecause::Screen };
        assert_eq!(links(&[("TERM", "screen.xterm-256color")]), screen);
        assert_eq!(links(&[("TERM", "xterm"), ("STY", "1.pts")]), screen);
        assert!(links(&[("TERM", "screen-256color"), ("TMUX", "/tmp/x,1,0")]).is_on);
    }

    #[test]
    fn who_would_print_the_question_is_not_asked() {
        let is_asked = |variables: &[(&str, &str)]| Feature::background(&facts(variables, false)).is_on;
        for term in ["xterm", "xterm-256color", "rxvt-unicode-256color", "tmux-256color", "putty-256color", "foot"] {
            assert!(is_asked(&[("TERM", term)]), "{term}");
        }
        for term in ["linux", "vt100", "eterm-color", "screen-256color", "ansi", "dumb", ""] {
            assert!(!is_asked(&[("TERM", term)]), "{term}");
        }
        assert!(is_asked(&[("TERM", "screen-256color"), ("TMUX", "/tmp/x,1,0")]));
    }

    #[test]
    fn the_settings_go_before_what_is_known() {
        let linux = facts(&[("TERM", "linux")], false);
        let on = Feature { is_on: true, because: FeatureBecause::Settings };
        assert_eq!([Feature::links(&linux, Some(true)), Feature::title(&linux, Some(true))], [on, on]);
        let xterm = facts(&[("TERM", "xterm")], false);
        let off = Feature { is_on: false, because: FeatureBecause::Settings };
        assert_eq!([Feature::links(&xterm, Some(false)), Feature::title(&xterm, Some(false))], [off, off]);
    }

    #[test]
    fn a_visitors_window_keeps_its_title_and_opens_links() {
        let kiosk =
            facts(&[("TERM", "xterm-256color"), ("VTE_VERSION", "1"), ("TERM_PROGRAM", "Apple_Terminal")], true);
        assert!(Feature::links(&kiosk, None).is_on);
        assert_eq!(Feature::title(&kiosk, Some(true)).because, FeatureBecause::Kiosk);
    }

    #[test]
    fn a_terminal_that_says_its_version_is_believed() {
        let because = |name, value| Feature::links(&facts(&[("TERM", "xterm"), (name, value)], false), None).because;
        assert_eq!(because("VTE_VERSION", "4602"), FeatureBecause::Variable("VTE_VERSION"));
        assert_eq!(because("VTE_VERSION", "7200"), FeatureBecause::TermHas);
        assert_eq!(because("VTE_VERSION", "x"), FeatureBecause::TermHas);
        assert_eq!(because("TERM_PROGRAM", "Apple_Terminal"), FeatureBecause::Variable("TERM_PROGRAM"));
    }
}
