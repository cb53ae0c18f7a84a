//! What is believed, for people: a row for each thing, with its reason behind it.

use super::{Advice, Around, Diagnosis, Inside, KeptAt, WidthReason, advice};
use crate::cli::Context;
use crate::cli::output::Text;
use crate::messages::Doctor;
use crate::state::Trouble;
use crate::terminal::backend::ColorMode;
use crate::terminal::clipboard::{Method, Passthrough, Reason};
use crate::terminal::environment::ColoursBecause;
use crate::terminal::features::{Feature, FeatureBecause};
use crate::text::{AmbiguousWidth, cells, pad, strip};

/// A thing, what is believed of it, and why.
type Row = (&'static str, String, String);

pub(super) fn text(context: &Context, diagnosis: &Diagnosis<'_>) -> Text {
    let messages = context.messages();
    let said = &messages.doctor;
    let rows = [
        screen(said, diagnosis),
        term(said, diagnosis),
        size(said, diagnosis),
        colours(said, diagnosis),
        locale(said, diagnosis),
        charset(said, diagnosis),
        around(said, diagnosis),
        ssh(said, diagnosis),
        display(said, diagnosis),
        clipboard(said, diagnosis),
        width(said, diagnosis),
        feature(said, said.links, diagnosis.links),
        feature(said, said.title, diagnosis.title),
        settings(context),
        kept(context, &diagnosis.kept),
        inside(said, &diagnosis.inside),
    ];
    let label_width = rows.iter().map(|(label, ..)| cells(label)).max().unwrap_or(0);
    let value_width = rows.iter().map(|(_, value, _)| cells(value)).max().unwrap_or(0).min(30);
    let mut text = String::new();
    for (label, value, because) in &rows {
        let mut line = format!("{}  {}", pad(label, label_width), pad(value, value_width));
        if cells(value) > value_width && !because.is_empty() {
            line.push('\n');
            line.push_str(&" ".repeat(label_width + 2 + value_width));
        }
        text.push_str(format!("{line}  {because}").trim_end());
        text.push('\n');
    }
    text.push('\n');
    let advice: Vec<Advice> = advice(diagnosis);
    if advice.is_empty() {
        text.push_str(said.nothing);
        text.push('\n');
    } else {
        text.push_str(said.advice);
        text.push('\n');
        for it in advice {
            text.extend(["- ", &it.text(messages), "\n"]);
        }
    }
    let faults = &context.config.faults;
    if faults.is_empty() {
        return Text::lines(text);
    }
    text.push('\n');
    let mut told = Text::lines(text);
    told.add(&context.report(faults, context.facts.streams.output));
    told
}

fn kept(context: &Context, kept: &KeptAt) -> Row {
    let said = &context.messages().doctor;
    let Some(path) = &kept.path else {
        let reason = kept.trouble.as_ref().map(|trouble| trouble.told(context.messages()));
        return row(said.kept, said.kept_nowhere, &reason.unwrap_or_default());
    };
    match (&kept.trouble, kept.favourites) {
        (Some(trouble), None) => row(said.kept, said.kept_unread, &trouble.told(context.messages())),
        (Some(Trouble::Unwritten(path, error)), Some(_)) => {
            row(said.kept, said.kept_unwritable, &context.messages().files.unwritable(path.display(), error))
        }
        (Some(trouble), Some(_)) => row(said.kept, said.kept_unwritable, &trouble.told(context.messages())),
        (None, Some(0) | None) => row(said.kept, said.kept_none, &path.display().to_string()),
        (None, Some(count)) => row(said.kept, &said.kept_right(count), &path.display().to_string()),
    }
}

fn inside(said: &Doctor, inside: &Inside) -> Row {
    let value = said.inside_value(&inside.title, &inside.edition, inside.records);
    row(said.inside, &value, if inside.is_packed { said.inside_packed } else { said.inside_built })
}

fn settings(context: &Context) -> Row {
    let said = &context.messages().doctor;
    let config = &context.config;
    let Some(path) = config.path() else { return row(said.settings, said.settings_none, "") };
    let path = path.display().to_string();
    match (context.trouble(), config.faults.len()) {
        (None, _) => row(said.settings, said.settings_right, &path),
        (Some(trouble), 0) => row(said.settings, said.settings_unread, &trouble),
        (Some(_), count) => row(said.settings, &said.settings_wrong(count), &path),
    }
}

fn row(label: &'static str, value: &str, because: &str) -> Row {
    (label, strip(value).into_owned(), strip(because).into_owned())
}

fn screen(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let shown = diagnosis.facts.streams.output && diagnosis.facts.can_show_a_screen();
    row(said.screen, if shown { said.screen_yes } else { said.screen_no }, "")
}

fn term(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    row(said.term, diagnosis.facts.term.as_deref().unwrap_or(said.unset), "TERM")
}

fn size(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let size = diagnosis.facts.size;
    row(said.size, &said.size_value(size.width, size.height), "")
}

fn colours(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let value = match diagnosis.facts.colours {
        ColorMode::None | ColorMode::BlackAndWhite => said.colours_none,
        ColorMode::Ansi16 => said.colours_16,
        ColorMode::Ansi256 => said.colours_256,
        ColorMode::TrueColor => said.colours_true,
    };
    let because = match diagnosis.facts.colours_because {
        ColoursBecause::Call => "--color",
        ColoursBecause::Setting => said.colours_setting,
        ColoursBecause::Variable(name) => name,
        ColoursBecause::NoTerm => said.no_term,
        ColoursBecause::TermHasNone => said.term_has_none,
        ColoursBecause::TermHas => said.term_has,
    };
    row(said.colours, value, because)
}

fn locale(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    match &diagnosis.facts.locale.messages {
        Some((variable, locale)) => row(said.locale, locale, variable),
        None => row(said.locale, said.unset, ""),
    }
}

fn charset(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let locale = &diagnosis.facts.locale;
    let value = if locale.is_utf8() { said.utf8 } else { said.not_utf8 };
    match &locale.characters {
        Some((variable, locale)) => row(said.charset, value, &format!("{variable}={locale}")),
        None => row(said.charset, value, said.utf8_assumed),
    }
}

fn around(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let (value, because) = match Around::of(diagnosis.facts) {
        Some(Around::InTmux) => (said.in_tmux, "TMUX"),
        Some(Around::InScreen) => (said.in_screen, "STY"),
        Some(Around::NearTmux) => (said.near_tmux, "TERM"),
        Some(Around::NearScreen) => (said.near_screen, "TERM"),
        None => (said.none, ""),
    };
    row(said.multiplexer, value, because)
}

fn ssh(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let value = if diagnosis.facts.ssh.is_some() { said.ssh_yes } else { said.ssh_no };
    row(said.ssh, value, diagnosis.facts.ssh.unwrap_or_default())
}

fn display(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let facts = diagnosis.facts;
    match facts.display {
        Some(variable) => row(said.display, variable, ""),
        None if facts.ssh.is_some() => row(said.display, said.none, said.display_far),
        None if facts.wayland => row(said.display, said.display_wayland, "WAYLAND_DISPLAY"),
        None => row(said.display, said.none, ""),
    }
}

fn clipboard(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let step = |step: &Method| match step {
        Method::Native => said.step_native.to_owned(),
        Method::TmuxBuffer => said.step_tmux.to_owned(),
        Method::Osc52 { passthrough: Passthrough::None } => said.step_osc52.to_owned(),
        Method::Osc52 { passthrough: Passthrough::Tmux } => said.step_osc52_tmux.to_owned(),
        Method::Osc52 { passthrough: Passthrough::Screen } => said.step_osc52_screen.to_owned(),
        Method::Command(messages) => messages.join(" "),
        Method::Off => said.step_off.to_owned(),
    };
    let steps: Vec<String> = diagnosis.strategy.steps.iter().map(step).collect();
    let because = match diagnosis.strategy.why {
        Reason::Kiosk => said.why_kiosk,
        Reason::Environment => said.why_environment,
        Reason::Configuration => said.why_configuration,
        Reason::Display => said.why_display,
        Reason::InsideTmux => said.why_tmux,
        Reason::OverSsh => said.why_ssh,
        Reason::NoDisplay => said.why_no_display,
    };
    row(said.clipboard, &steps.join(" > "), because)
}

fn feature(said: &Doctor, label: &'static str, feature: Feature) -> Row {
    let because = match feature.because {
        FeatureBecause::Settings => said.why_configuration.to_owned(),
        FeatureBecause::Kiosk => said.why_kiosk.to_owned(),
        FeatureBecause::NoTerm => said.no_term.to_owned(),
        FeatureBecause::TermLacks => said.term_lacks.to_owned(),
        FeatureBecause::TermHas => said.term_bears.to_owned(),
        FeatureBecause::Screen => said.screen_swallows.to_owned(),
        FeatureBecause::Variable(name) => said.says_it_lacks(name),
    };
    row(label, if feature.is_on { said.feature_on } else { said.feature_off }, &because)
}

fn width(said: &Doctor, diagnosis: &Diagnosis<'_>) -> Row {
    let value = match diagnosis.width {
        AmbiguousWidth::Narrow => said.width_narrow,
        AmbiguousWidth::Wide => said.width_wide,
        AmbiguousWidth::Unknown => said.width_unknown,
    };
    let because = match diagnosis.width_because {
        WidthReason::Answer => said.asked,
        WidthReason::OddAnswer | WidthReason::NoAnswer => said.mute,
        WidthReason::NotAsked => said.not_asked,
        WidthReason::NoneThatAnswers => said.none_that_answers,
        WidthReason::Given => said.given,
    };
    row(said.width, value, because)
}
