//! `kechuang doctor`: what the program believes about this terminal, why, and what can be done.
//!
//! Nothing here is found out in another way than for the screen: the same facts, the same way to the clipboard, the
//! same question to the terminal. The text is for people; the JSON has names that stay.

mod advice;
mod text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use serde_json::{Value, json};

use super::Context;
use super::args::{Cli, DoctorArgs, ReportFormat};
use super::diagnostics;
use super::error::Error;
use super::output::{Text, print};
use super::source::{refused, verify_inside};
use super::version::edition;
use crate::packed::packed;
use crate::snapshot::Snapshot;
use crate::state::{Kept, Store, Trouble};
use crate::terminal::ambiguous_width::query;
use crate::terminal::backend::ColorMode;
use crate::terminal::clipboard::{Method, Passthrough, Reason, Strategy};
use crate::terminal::environment::{ColoursBecause, Multiplexer, TerminalInfo};
use crate::terminal::features::{Feature, FeatureBecause};
use crate::terminal::tty::Tty;
use crate::text::AmbiguousWidth;
use advice::{Advice, advice};

/// How long the terminal may take to answer. Around the earth and back takes less.
const LIMIT: Duration = Duration::from_secs(1);

/// From where the width of ambiguous characters is known, or why it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WidthReason {
    /// `--glyphs`, or the settings.
    Given,
    Answer,
    /// The terminal answered something that fits no width.
    OddAnswer,
    NoAnswer,
    /// There is no terminal.
    NotAsked,
    /// There is a terminal, of a sort that answers no questions.
    NoneThatAnswers,
}

/// Everything that is believed.
struct Diagnosis<'a> {
    facts: &'a TerminalInfo,
    strategy: Strategy,
    width: AmbiguousWidth,
    width_because: WidthReason,
    links: Feature,
    title: Feature,
    kept: KeptAt,
    inside: Inside,
}

/// The directory inside the program.
struct Inside {
    title: String,
    edition: String,
    records: usize,
    /// Of the files that it was compiled from, in hexadecimal digits.
    digest: String,
    /// Whether it was packed into the program, of which then every byte was compared with its checksum.
    is_packed: bool,
}

impl Inside {
    fn look() -> Result<Self, Error> {
        let snapshot = Snapshot::inside();
        let is_packed = packed().is_some();
        if is_packed {
            verify_inside(&snapshot)?;
        }
        let directory = snapshot.directory().map_err(|refusal| refused(None, refusal))?;
        let info = directory.info();
        let digest = format!("{:032x}", snapshot.origin().digest);
        Ok(Self { title: info.title.clone(), edition: edition(info), records: directory.len(), digest, is_packed })
    }
}

/// Where it is kept what the reader keeps, and whether it can be.
struct KeptAt {
    path: Option<PathBuf>,
    /// How many favourites there are, where that can be read.
    favourites: Option<usize>,
    /// Why it is not read, or cannot be written.
    trouble: Option<Trouble>,
}

impl KeptAt {
    fn look() -> Self {
        let mut store = Store::of(|name| std::env::var_os(name));
        let path = store.path().map(Path::to_owned);
        match store.read() {
            Ok(contents) => {
                let mut kept = Kept::default();
                kept.saved(contents, 0);
                Self { path, favourites: Some(kept.favourites().count()), trouble: store.try_writing().err() }
            }
            Err(trouble) => Self { path, favourites: None, trouble: Some(trouble) },
        }
    }
}

/// Prints what is believed. It is no fault of the doctor's if something is missing.
pub(super) fn run(context: &Context, cli: &Cli, call: &DoctorArgs) -> Result<ExitCode, Error> {
    let facts = &context.facts;
    let given = cli.glyphs.0.map(|set| (set.ambiguous_width(), WidthReason::Given));
    let (width, width_because) = given.unwrap_or_else(|| ask_terminal(facts));
    let strategy = Strategy::new(facts, context.config.clipboard().as_ref());
    let (links, title) =
        (Feature::links(facts, context.config.values.links), Feature::title(facts, context.config.values.title));
    let diagnosis = Diagnosis {
        facts,
        strategy,
        width,
        width_because,
        links,
        title,
        kept: KeptAt::look(),
        inside: Inside::look()?,
    };
    let told = match call.format {
        ReportFormat::Text => text::text(context, &diagnosis),
        ReportFormat::Json => Text::json(&diagnosis.json(context)?, true)?,
    };
    print(&told, ExitCode::SUCCESS)
}

fn ask_terminal(facts: &TerminalInfo) -> (AmbiguousWidth, WidthReason) {
    let unknown = |reason| (AmbiguousWidth::Unknown, reason);
    if !facts.streams.input {
        return unknown(WidthReason::NotAsked);
    }
    if !facts.can_show_a_screen() {
        return unknown(WidthReason::NoneThatAnswers);
    }
    let (Ok(keys), Ok(mut out)) = (Tty::for_keys(), Tty::for_frames()) else { return unknown(WidthReason::NotAsked) };
    match query::width(&keys, &mut out, LIMIT) {
        Ok(Some(AmbiguousWidth::Unknown)) => unknown(WidthReason::OddAnswer),
        Ok(Some(width)) => (width, WidthReason::Answer),
        Ok(None) => unknown(WidthReason::NoAnswer),
        Err(_) => unknown(WidthReason::NotAsked),
    }
}

impl Diagnosis<'_> {
    fn json(&self, context: &Context) -> serde_json::Result<Value> {
        let facts = self.facts;
        let variable = |found: &Option<(&'static str, String)>| {
            found.as_ref().map(|(name, value)| json!({ "variable": name, "value": value }))
        };
        let advice =
            advice(self).into_iter().map(|it| json!({ "about": it.slug(), "text": it.text(context.messages()) }));
        Ok(json!({
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
            "multiplexer": Around::of(facts).map(Around::slug),
            "ssh": facts.ssh,
            "display": facts.display,
            "wayland": facts.wayland,
            "clipboard": {
                "steps": self.strategy.steps.iter().map(step).collect::<Vec<_>>(),
                "because": why(self.strategy.why),
            },
            "ambiguous_width": { "cells": self.cells(), "because": because(self.width_because) },
            "links": feature(self.links),
            "title": feature(self.title),
            "settings": {
                "path": context.config.path().map(|path| path.display().to_string()),
                "trouble": context.trouble(),
                "faults": diagnostics::value(context.lang, &context.config.faults)?,
            },
            "kept": {
                "path": self.kept.path.as_ref().map(|path| path.display().to_string()),
                "favourites": self.kept.favourites,
                "can_be_written": self.kept.trouble.is_none(),
                "trouble": self.kept.trouble.as_ref().map(|trouble| trouble.told(context.messages())),
            },
            "directory": {
                "title": self.inside.title,
                "edition": self.inside.edition,
                "records": self.inside.records,
                "digest": self.inside.digest,
                "packed": self.inside.is_packed,
            },
            "advice": advice.collect::<Vec<_>>(),
        }))
    }

    /// The cells that a character of ambiguous width is taken for.
    fn cells(&self) -> u8 {
        match self.width {
            AmbiguousWidth::Wide => 2,
            AmbiguousWidth::Narrow | AmbiguousWidth::Unknown => 1,
        }
    }
}

const fn colours(colours: ColorMode) -> u32 {
    match colours {
        ColorMode::None | ColorMode::BlackAndWhite => 0,
        ColorMode::Ansi16 => 16,
        ColorMode::Ansi256 => 256,
        ColorMode::TrueColor => 1 << 24,
    }
}

const fn colours_because(because: &ColoursBecause) -> &'static str {
    match because {
        ColoursBecause::Call => "--color",
        ColoursBecause::Setting => "setting",
        ColoursBecause::Variable(name) => name,
        ColoursBecause::NoTerm => "no-TERM",
        ColoursBecause::TermHasNone => "TERM-has-none",
        ColoursBecause::TermHas => "TERM-has",
    }
}

/// Where a multiplexer is, as far as is known: around the program, or at the reader's end of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    InTmux,
    InScreen,
    NearTmux,
    NearScreen,
}

impl Around {
    const fn of(facts: &TerminalInfo) -> Option<Self> {
        match (&facts.tmux, &facts.screen, facts.multiplexer) {
            (Some(_), _, _) => Some(Self::InTmux),
            (None, Some(_), _) => Some(Self::InScreen),
            (None, None, Some(Multiplexer::Tmux)) => Some(Self::NearTmux),
            (None, None, Some(Multiplexer::Screen)) => Some(Self::NearScreen),
            (None, None, None) => None,
        }
    }

    /// Its name in JSON.
    const fn slug(self) -> &'static str {
        match self {
            Self::InTmux => "in-tmux",
            Self::InScreen => "in-screen",
            Self::NearTmux => "near-tmux",
            Self::NearScreen => "near-screen",
        }
    }
}

fn step(step: &Method) -> Value {
    match step {
        Method::Native => json!("native"),
        Method::TmuxBuffer => json!("tmux"),
        Method::Osc52 { passthrough: Passthrough::None } => json!("osc52"),
        Method::Osc52 { passthrough: Passthrough::Tmux } => json!("osc52+tmux"),
        Method::Osc52 { passthrough: Passthrough::Screen } => json!("osc52+screen"),
        Method::Command(messages) => json!(messages),
        Method::Off => json!("off"),
    }
}

const fn why(why: Reason) -> &'static str {
    match why {
        Reason::Kiosk => "kiosk",
        Reason::Environment => "KECHUANG_CLIPBOARD",
        Reason::Configuration => "config",
        Reason::Display => "display",
        Reason::InsideTmux => "inside-tmux",
        Reason::OverSsh => "over-ssh",
        Reason::NoDisplay => "no-display",
    }
}

fn feature(feature: Feature) -> Value {
    let because = match feature.because {
        FeatureBecause::Settings => "config",
        FeatureBecause::Kiosk => "kiosk",
        FeatureBecause::NoTerm => "no-TERM",
        FeatureBecause::TermLacks => "TERM-has-none",
        FeatureBecause::TermHas => "TERM-has",
        FeatureBecause::Screen => "screen",
        FeatureBecause::Variable(name) => name,
    };
    json!({ "on": feature.is_on, "because": because })
}

const fn because(reason: WidthReason) -> &'static str {
    match reason {
        WidthReason::OddAnswer => "odd-answer",
        WidthReason::Answer => "answer",
        WidthReason::NoAnswer => "no-answer",
        WidthReason::NotAsked | WidthReason::NoneThatAnswers => "not-asked",
        WidthReason::Given => "glyphs",
    }
}
