//! Which ways to a clipboard are open, and in which order they are tried.
use crate::terminal::facts::{Facts, Multiplexer};

/// One way to a clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
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
pub enum Wish {
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

impl Wish {
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
pub enum Why {
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
pub struct Ladder {
    /// The ways; never none.
    pub steps: Vec<Step>,
    /// Why these.
    pub why: Why,
}

impl Ladder {
    /// Decides. A wish of the environment goes before one of the configuration, and in a kiosk none counts.
    #[must_use]
    pub fn new(facts: &Facts, configured: Option<&Wish>) -> Self {
        let osc52 = Step::Osc52 { passthrough: passthrough(facts) };
        if facts.kiosk {
            return Self { steps: vec![osc52], why: Why::Kiosk };
        }
        let environment = facts.clipboard.as_deref().and_then(Wish::read);
        if let Some(wish) = &environment {
            return Self { steps: vec![wished(wish, osc52)], why: Why::Environment };
        }
        if let Some(wish) = configured {
            return Self { steps: vec![wished(wish, osc52)], why: Why::Configuration };
        }
        let (display, tmux) = (facts.display.is_some(), facts.tmux.is_some());
        let why = match () {
            () if display => Why::Display,
            () if tmux => Why::InsideTmux,
            () if facts.ssh.is_some() => Why::OverSsh,
            () => Why::NoDisplay,
        };
        let steps = [display.then_some(Step::Native), tmux.then_some(Step::TmuxBuffer), Some(osc52)];
        Self { steps: steps.into_iter().flatten().collect(), why }
    }
}

fn wished(wish: &Wish, osc52: Step) -> Step {
    match wish {
        Wish::Osc52 => osc52,
        Wish::Tmux => Step::TmuxBuffer,
        Wish::Native => Step::Native,
        Wish::Off => Step::Off,
        Wish::Command(words) => Step::Command(words.clone()),
    }
}

/// The multiplexer nearest to the program is the one that reads its escape sequences. `TERM` crosses an SSH line, so it
/// tells of one at the near end, too.
fn passthrough(facts: &Facts) -> Passthrough {
    match (&facts.tmux, &facts.screen, facts.multiplexer) {
        (Some(_), _, _) | (None, None, Some(Multiplexer::Tmux)) => Passthrough::Tmux,
        (None, Some(_), _) | (None, None, Some(Multiplexer::Screen)) => Passthrough::Screen,
        (None, None, None) => Passthrough::None,
    }
}
