//! What clap says — the help, and what is wrong with a call — in the reader's language.

use std::error::Error;
use std::fmt::Display;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::messages::{Messages, Usage};

/// Behind everything else.
const LAST: usize = 1000;

/// The command and all below it with headings, remarks and the request for help in a language.
pub(super) fn in_words(command: Command, messages: &'static Messages) -> Command {
    let said = &messages.usage;
    let has_version = command.get_version().is_some();
    let flag = |name: &'static str, short, action, help| {
        Arg::new(name).short(short).long(name).action(action).help(help).display_order(LAST)
    };
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, said.help_flag));
    if has_version {
        command = command.arg(flag("version", 'V', ArgAction::Version, said.version_flag));
    }
    command
        .mut_args(|arg| argument(arg, said))
        .mut_subcommands(|command| in_words(command, messages))
        .subcommand_help_heading(said.commands)
        .subcommand_value_name(said.command)
        .help_template(format!("{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}", said.synopsis))
}

/// An argument under its heading, with the remarks that clap would make in English.
fn argument(arg: Arg, said: &Usage) -> Arg {
    let heading = if arg.is_positional() { said.arguments } else { said.options };
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let possible = arg.get_possible_values();
    // Some help names the values and says what each means.
    let unnamed = possible.iter().map(PossibleValue::get_name).filter(|name| !help.contains(name)).count();
    let values = joined(possible.iter().filter(|_| unnamed > 0).map(PossibleValue::get_name));
    let default = joined(arg.get_default_values().iter().map(|value| value.to_string_lossy()));
    let variable = joined(arg.get_env().into_iter().map(|name| name.to_string_lossy()));
    if !values.is_empty() {
        help.push_str(&said.values(values));
    }
    if !default.is_empty() {
        help.push_str(&said.default(default));
    }
    if !variable.is_empty() {
        help.push_str(&said.variable(variable));
    }
    arg.help(help).hide_possible_values(true).hide_default_value(true).hide_env(true)
}

fn joined(messages: impl Iterator<Item = impl Display>) -> String {
    messages.map(|word| word.to_string()).collect::<Vec<_>>().join(" ")
}

/// What is wrong with a call, in one line.
pub(super) fn wrong_call(messages: &Messages, error: &clap::Error) -> String {
    let said = &messages.calls;
    let told = |kind| error.get(kind).map(text).unwrap_or_default();
    let (argument, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    let message = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => said.value_missing(argument),
        ErrorKind::InvalidValue => said.value_not_among(argument, value, told(ContextKind::ValidValue)),
        // The reason is our own, for both languages the same.
        ErrorKind::ValueValidation => {
            said.value_wrong(argument, value, error.source().map(ToString::to_string).unwrap_or_default())
        }
        ErrorKind::UnknownArgument => match told(ContextKind::SuggestedArg) {
            none if none.is_empty() => said.argument_unknown(argument),
            closest => said.argument_unknown_closest(argument, closest),
        },
        ErrorKind::MissingRequiredArgument => said.argument_missing(argument),
        ErrorKind::ArgumentConflict => said.arguments_conflict(argument, told(ContextKind::PriorArg)),
        _ => said.call_wrong.to_owned(),
    };
    message + said.see_help
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join(" "),
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
