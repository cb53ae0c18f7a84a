//! `kechuang doctor`: what the program believes about this terminal, why, and what can be done.
//!
//! Nothing here is found out in another way than for the screen: the same facts, the same ladder to the clipboard, the
//! same question to the terminal. The text is for people; the JSON has names that stay.

mod advice;
mod text;

use std::process::ExitCode;
use std::time::Duration;

use serde_json::{Value, json};

use super::arguments::{Arguments, DoctorCall, ReportFormat};
use super::{Context, print};
use crate::terminal::ask;
use crate::terminal::backend::Colours;
use crate::terminal::clipboard::{Ladder, Passthrough, Step, Why};
use crate::terminal::facts::{ColoursBecause, Facts, Multiplexer};
use crate::terminal::probe::Verdict;
use crate::terminal::tty::Tty;
use crate::text::GlyphChoice;
use advice::{Advice, advice};

/// How long the terminal may take to answer. Around the earth and back takes less.
const LIMIT: Duration = Duration::from_secs(1);

/// How wide characters of ambiguous width are taken to be, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    Asked(Verdict),
    Mute,
    NobodyToAsk,
    /// There is a terminal, of a sort that answers no questions.
    NoneThatAnswers,
    Given(GlyphChoice),
}

/// Everything that is believed.
struct Beliefs<'a> {
    facts: &'a Facts,
    ladder: Ladder,
    width: Width,
}

/// Prints what is believed. It is no fault of the doctor's if something is missing.
pub(super) fn run(context: &Context, arguments: &Arguments, call: &DoctorCall) -> ExitCode {
    let facts = &context.facts;
    let width = arguments.glyphs.choice().map_or_else(|| ask_terminal(facts), Width::Given);
    let beliefs = Beliefs { facts, ladder: Ladder::new(facts, context.configuration.clipboard().as_ref()), width };
    let report = match call.format {
        ReportFormat::Text => text::text(context.words(), &beliefs),
        ReportFormat::Json => format!("{:#}\n", beliefs.json(context)),
    };
    print(context.words(), &report, ExitCode::SUCCESS)
}

fn ask_terminal(facts: &Facts) -> Width {
    if !facts.streams.input {
        return Width::NobodyToAsk;
    }
    if !facts.can_show_a_screen() {
        return Width::NoneThatAnswers;
    }
    let (Ok(keys), Ok(mut out)) = (Tty::for_keys(), Tty::for_frames()) else { return Width::NobodyToAsk };
    match ask::width(&keys, &mut out, LIMIT) {
        Ok(Some(verdict)) => Width::Asked(verdict),
        Ok(None) => Width::Mute,
        Err(_) => Width::NobodyToAsk,
    }
}

impl Beliefs<'_> {
    fn json(&self, context: &Context) -> Value {
        let facts = self.facts;
        let variable = |found: &Option<(&'static str, String)>| {
            found.as_ref().map(|(name, value)| json!({ "variable": name, "value": value }))
        };
        let advice = advice(self).into_iter().map(|it| json!({ "about": it.slug(), "text": it.text(context.words()) }));
        json!({
            "term": facts.term,
            "can_show_a_screen": facts.streams.output && facts.can_show_a_screen(),
            "streams": {
                "input": facts.streams.input,
                "output": facts.streams.output,
                "error": facts.streams.error,
            },
            "size": { "columns": facts.size.width, "rows": facts.size.height },
            "colours": { "count": colours(facts.colours), "because": colours_because(&facts.colours_because) },
            "locale": {
                "messages": variable(&facts.locale.messages),
                "characters": variable(&facts.locale.characters),
                "utf8": facts.locale.is_utf8(),
            },
            "multiplexer": multiplexer(facts),
            "ssh": facts.ssh,
            "display": facts.display,
            "wayland": facts.wayland,
            "clipboard": {
                "steps": self.ladder.steps.iter().map(step).collect::<Vec<_>>(),
                "because": why(self.ladder.why),
            },
            "ambiguous_width": { "cells": self.cells(), "because": because(self.width) },
            "advice": advice.collect::<Vec<_>>(),
        })
    }

    /// The cells that a character of ambiguous width is taken for.
    fn cells(&self) -> u8 {
        match self.width {
            Width::Asked(Verdict::Wide) | Width::Given(GlyphChoice::Wide) => 2,
            _ => 1,
        }
    }
}

const fn colours(colours: Colours) -> u8 {
    match colours {
        Colours::None => 0,
        Colours::Ansi16 => 16,
    }
}

const fn colours_because(because: &ColoursBecause) -> &'static str {
    match because {
        ColoursBecause::NoColor => "NO_COLOR",
        ColoursBecause::NoTerm => "no-TERM",
        ColoursBecause::TermHasNone => "TERM-has-none",
        ColoursBecause::TermHas => "TERM-has",
    }
}

/// Where a multiplexer is, as far as is known.
const fn multiplexer(facts: &Facts) -> Option<&'static str> {
    match (&facts.tmux, &facts.screen, facts.multiplexer) {
        (Some(_), _, _) => Some("in-tmux"),
        (None, Some(_), _) => Some("in-screen"),
        (None, None, Some(Multiplexer::Tmux)) => Some("near-tmux"),
        (None, None, Some(Multiplexer::Screen)) => Some("near-screen"),
        (None, None, None) => None,
    }
}

fn step(step: &Step) -> Value {
    match step {
        Step::Native => json!("native"),
        Step::TmuxBuffer => json!("tmux"),
        Step::Osc52 { passthrough: Passthrough::None } => json!("osc52"),
        Step::Osc52 { passthrough: Passthrough::Tmux } => json!("osc52+tmux"),
        Step::Osc52 { passthrough: Passthrough::Screen } => json!("osc52+screen"),
        Step::Command(words) => json!(words),
        Step::Off => json!("off"),
    }
}

const fn why(why: Why) -> &'static str {
    match why {
        Why::Kiosk => "kiosk",
        Why::Environment => "KECHUANG_CLIPBOARD",
        Why::Configuration => "configuration",
        Why::Display => "display",
        Why::InsideTmux => "inside-tmux",
        Why::OverSsh => "over-ssh",
        Why::NoDisplay => "no-display",
    }
}

const fn because(width: Width) -> &'static str {
    match width {
        Width::Asked(Verdict::Unknown) => "odd-answer",
        Width::Asked(_) => "answer",
        Width::Mute => "no-answer",
        Width::NobodyToAsk | Width::NoneThatAnswers => "not-asked",
        Width::Given(_) => "glyphs",
    }
}
