//! Which ways to a clipboard are open, and in which order they are tried.
use std::fmt;

use crate::terminal::environment::{Multiplexer, TerminalInfo};

/// One way to a clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// The clipboard of the local display.
    Native,
    /// tmux's buffer, with the request to hand it on to the terminal around tmux (`tmux load-buffer -w -`). Under
    /// tmux's default settings this reaches that terminal, where a program's own OSC 52 is dropped.
    TmuxBuffer,
    /// The terminal's own clipboard, by an escape sequence that has no answer.
    Osc52 {
        /// In which form it is sent besides the plain one.
        passthrough: Passthrough,
    },
    /// A program of the reader's choice that reads the text from its standard input: its name and arguments.
    Command(Vec<String>),
    /// None, by the reader's wish.
    Off,
}

/// As the settings write it.
impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Native => f.write_str("native"),
            Self::TmuxBuffer => f.write_str("tmux"),
            Self::Osc52 { .. } => f.write_str("osc52"),
            Self::Command(words) => f.write_str(&words.join(" ")),
            Self::Off => f.write_str("off"),
        }
    }
}

/// How OSC 52 is wrapped, besides being sent plainly, so that a multiplexer hands it on to the terminal around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passthrough {
    /// Not at all.
    None,
    /// In tmux's form; tmux hands it on if `allow-passthrough` is on.
    Tmux,
    /// In GNU screen's form, cut to the length that screen takes. tmux drops it; the reverse would put letters on the
    /// screen, so this is also the form for a `TERM` that may be either's.
    Screen,
}

/// What the reader wishes, by `KECHUANG_CLIPBOARD` or the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preference {
    /// `osc52`.
    Osc52,
    /// `tmux`.
    Tmux,
    /// `native`.
    Native,
    /// `off`.
    Off,
    /// Anything else: a program and its arguments, divided by blanks. No shell is started.
    Command(Vec<String>),
}

impl Preference {
    /// Reads a wish; `None` where nothing is wished.
    #[must_use]
    pub fn read(wish: &str) -> Option<Self> {
        let words: Vec<String> = wish.split_whitespace().map(str::to_owned).collect();
        match words.first()?.as_str() {
            "osc52" => Some(Self::Osc52),
            "tmux" if words.len() == 1 => Some(Self::Tmux),
            "native" => Some(Self::Native),
            "off" => Some(Self::Off),
            _ => Some(Self::Command(words)),
        }
    }
}

/// Why these ways are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A kiosk starts no program and opens no display.
    Kiosk,
    /// `KECHUANG_CLIPBOARD` says so.
    Environment,
    /// The configuration says so.
    Configuration,
    /// There is a local display.
    Display,
    /// The program runs inside tmux.
    InsideTmux,
    /// The program runs at the far end of an SSH line.
    OverSsh,
    /// There is no display.
    NoDisplay,
}

/// The ways that are tried, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strategy {
    /// The ways; never none.
    pub steps: Vec<Method>,
    /// Why these.
    pub why: Reason,
}

impl Strategy {
    /// Decides. A wish of the environment goes before one of the configuration, and in a kiosk none counts.
    #[must_use]
    pub fn new(facts: &TerminalInfo, configured: Option<&Preference>) -> Self {
        let osc52 = Method::Osc52 { passthrough: passthrough(facts) };
        if facts.kiosk {
            return Self { steps: vec![osc52], why: Reason::Kiosk };
        }
        let environment = facts.clipboard.as_deref().and_then(Preference::read);
        if let Some(wish) = &environment {
            return Self { steps: vec![wished(wish, osc52)], why: Reason::Environment };
        }
        if let Some(wish) = configured {
            return Self { steps: vec![wished(wish, osc52)], why: Reason::Configuration };
        }
        let (display, tmux) = (facts.display.is_some(), facts.tmux.is_some());
        let why = match () {
            () if display => Reason::Display,
            () if tmux => Reason::InsideTmux,
            () if facts.ssh.is_some() => Reason::OverSsh,
            () => Reason::NoDisplay,
        };
        let steps = [display.then_some(Method::Native), tmux.then_some(Method::TmuxBuffer), Some(osc52)];
        Self { steps: steps.into_iter().flatten().collect(), why }
    }

    /// The same ways without those that write to the terminal, themselves or through tmux at the far end of a line; `None`
    /// where that leaves none.
    #[must_use]
    pub(super) fn without_sequences(self, facts: &TerminalInfo) -> Option<Self> {
        let is_silent = |step: &Method| match step {
            Method::Osc52 { .. } => false,
            Method::TmuxBuffer => facts.ssh.is_none(),
            Method::Native | Method::Command(_) | Method::Off => true,
        };
        let steps: Vec<Method> = self.steps.into_iter().filter(is_silent).collect();
        (!steps.is_empty()).then_some(Self { steps, why: self.why })
    }
}

fn wished(wish: &Preference, osc52: Method) -> Method {
    match wish {
        Preference::Osc52 => osc52,
        Preference::Tmux => Method::TmuxBuffer,
        Preference::Native => Method::Native,
        Preference::Off => Method::Off,
        Preference::Command(words) => Method::Command(words.clone()),
    }
}

/// The multiplexer nearest to the program is the one that reads its escape sequences. `TERM` crosses an SSH line, so it
/// tells of one at the near end, too.
fn passthrough(facts: &TerminalInfo) -> Passthrough {
    match (&facts.tmux, &facts.screen, facts.multiplexer) {
        (Some(_), _, _) | (None, None, Some(Multiplexer::Tmux)) => Passthrough::Tmux,
        (None, Some(_), _) | (None, None, Some(Multiplexer::Screen)) => Passthrough::Screen,
        (None, None, None) => Passthrough::None,
    }
}
