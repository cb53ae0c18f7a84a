//! What can be done about what is missing.

use super::{Around, Diagnosis, WidthReason};
use crate::cli::open::{SMALLEST, key_of_codes};
use crate::messages::Messages;
use crate::terminal::clipboard::Method;

/// One thing that can be done, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Advice {
    /// Standard output is no terminal.
    NoTerminal,
    /// `TERM` names no terminal with a screen.
    Term,
    /// The window is too small.
    Size,
    /// The locale names another character set.
    NotUtf8,
    /// A display that only Wayland reaches.
    Wayland,
    /// A tmux at the near end, which drops OSC 52 by default.
    NearTmux,
    /// OSC 52 is the only way, and nobody knows whether it is open.
    Osc52,
    /// Copying is switched off.
    Off,
    /// The terminal tells no widths.
    Mute,
}

/// What can be done.
pub(super) fn advice(diagnosis: &Diagnosis<'_>) -> Vec<Advice> {
    let facts = diagnosis.facts;
    let steps = &diagnosis.strategy.steps;
    let alone = |way: fn(&Method) -> bool| steps.len() == 1 && steps.iter().all(way);
    let near = Around::of(facts) == Some(Around::NearTmux);
    let osc52 = alone(|step| matches!(step, Method::Osc52 { .. }));
    let all = [
        (Advice::NoTerminal, !facts.streams.output),
        (Advice::Term, !facts.can_show_a_screen()),
        (Advice::Size, facts.size.width < SMALLEST.0 || facts.size.height < SMALLEST.1),
        (Advice::NotUtf8, !facts.locale.is_utf8()),
        (Advice::Wayland, facts.wayland && facts.display.is_none() && facts.ssh.is_none() && osc52),
        (Advice::NearTmux, near && osc52),
        (Advice::Osc52, osc52),
        (Advice::Off, alone(|step| *step == Method::Off)),
        (Advice::Mute, matches!(diagnosis.width_because, WidthReason::NoAnswer | WidthReason::OddAnswer)),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(advice, _)| advice).collect()
}

impl Advice {
    /// Its name in JSON.
    pub(super) const fn slug(self) -> &'static str {
        match self {
            Self::NoTerminal => "no-terminal",
            Self::Term => "term",
            Self::Size => "size",
            Self::NotUtf8 => "not-utf8",
            Self::Wayland => "wayland",
            Self::NearTmux => "near-tmux",
            Self::Osc52 => "osc52",
            Self::Off => "clipboard-off",
            Self::Mute => "mute",
        }
    }

    /// It in words.
    pub(super) fn text(self, messages: &Messages) -> String {
        let said = &messages.doctor;
        match self {
            Self::NoTerminal => said.fix_no_terminal.to_owned(),
            Self::Term => said.fix_term.to_owned(),
            Self::Size => said.fix_size(SMALLEST.0, SMALLEST.1),
            Self::NotUtf8 => said.fix_utf8.to_owned(),
            Self::Wayland => said.fix_wayland.to_owned(),
            Self::NearTmux => said.fix_near_tmux.to_owned(),
            Self::Osc52 => said.fix_osc52(key_of_codes()),
            Self::Off => said.fix_off.to_owned(),
            Self::Mute => said.fix_mute.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::cli::doctor::{Diagnosis, Inside, KeptAt};
    use crate::terminal::clipboard::Strategy;
    use crate::terminal::environment::{Streams, TerminalInfo};
    use crate::terminal::features::Feature;
    use crate::text::AmbiguousWidth;

    fn advised(
        variables: &[(&str, &str)],
        size: (u16, u16),
        (width, width_because): (AmbiguousWidth, WidthReason),
    ) -> Vec<Advice> {
        let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let streams = Streams { input: true, output: true, error: true };
        let facts = TerminalInfo::gather(env, streams, Size::new(size.0, size.1), false);
        let (links, title) = (Feature::links(&facts, None), Feature::title(&facts, None));
        let strategy = Strategy::new(&facts, None);
        let kept = KeptAt { path: None, favourites: None, trouble: None };
        let inside = Inside {
            title: String::new(),
            edition: String::new(),
            records: 0,
            digest: String::new(),
            is_packed: false,
        };
        advice(&Diagnosis { facts: &facts, strategy, width, width_because, links, title, kept, inside })
    }

    const NARROW: (AmbiguousWidth, WidthReason) = (AmbiguousWidth::Narrow, WidthReason::Answer);

    #[test]
    fn where_nothing_is_missing_nothing_is_advised() {
        let local = [("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8"), ("DISPLAY", ":0")];
        if cfg!(target_os = "linux") {
            assert_eq!(advised(&local, (120, 36), NARROW), []);
        }
        let tmux = [("TERM", "tmux-256color"), ("TMUX", "/tmp/s,1,0"), ("SSH_TTY", "/dev/pts/1")];
        assert_eq!(advised(&tmux, (120, 36), (AmbiguousWidth::Wide, WidthReason::Answer)), []);
    }

    #[test]
    fn each_thing_that_is_missing_has_its_advice() {
        let ssh = ("SSH_CONNECTION", "1 2 3 4");
        let term = ("TERM", "xterm");
        assert_eq!(advised(&[term, ssh], (120, 36), NARROW), [Advice::Osc52]);
        let near = [("TERM", "tmux-256color"), ssh];
        assert_eq!(advised(&near, (120, 36), NARROW), [Advice::NearTmux, Advice::Osc52]);
        let off = [term, ("KECHUANG_CLIPBOARD", "off"), ("LC_ALL", "zh_CN.GB18030")];
        assert_eq!(
            advised(&off, (39, 36), (AmbiguousWidth::Unknown, WidthReason::NoAnswer)),
            [Advice::Size, Advice::NotUtf8, Advice::Off, Advice::Mute]
        );
        let wayland = [("TERM", "dumb"), ("WAYLAND_DISPLAY", "wayland-0")];
        if cfg!(target_os = "linux") {
            assert_eq!(advised(&wayland, (120, 36), NARROW), [Advice::Term, Advice::Wayland, Advice::Osc52]);
        }
    }
}
