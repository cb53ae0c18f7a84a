//! `kechuang config`: the settings in force, a file to begin with, and what is wrong in one.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::{Cli, ConfigArgs, Given, ReportFormat};
use super::error::Error;
use super::output::{Text, print};
use super::{Context, diagnostics, exit};
use crate::config::{Config, Origin, Place, Shown, VARIABLE, shown, template};
use crate::text::{cells, pad};

/// Does what was asked for; where nothing was, shows each setting.
pub(super) fn run(context: &Context, cli: &Cli, call: &ConfigArgs) -> Result<ExitCode, Error> {
    if call.init {
        return init(context);
    }
    if call.path {
        let place = context.config.place.as_ref().ok_or(Error::NoConfigPlace)?;
        return print(&Text::line(place.path.display().to_string()), ExitCode::SUCCESS);
    }
    match &call.check {
        Some(Some(file)) => check(context, &Config::named(file), call.format),
        Some(None) => check(context, &context.config, call.format),
        None => {
            // What a variable says is told as the variable's.
            let theme = cli.given.theme.filter(|_| cli.is_theme_typed);
            show(context, Given { theme, ..cli.given }, call.format)
        }
    }
}

/// Writes a file in which every setting stands with its default. One that is there is left alone.
fn init(context: &Context) -> Result<ExitCode, Error> {
    let said = &context.messages().settings;
    let Some(Place { path, .. }) = &context.config.place else { return Err(Error::NoConfigPlace) };
    let written = write_new(path, &template(context.lang));
    match written {
        Ok(()) => print(&Text::line(said.written(path.display())), ExitCode::SUCCESS),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Error::ConfigExists(path.clone())),
        Err(error) => Err(Error::ConfigUnwritten(path.clone(), error)),
    }
}

/// Writes a file that is not there yet, with its folder. What is there already, a link that leads nowhere among it, is
/// an error of that kind. One that cannot be written whole is taken away again.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        // There is nothing better to be told than why it was not written.
        let _ = fs::remove_file(path);
    })
}

/// Tells what is wrong, as `kechuang check` does of a directory.
fn check(context: &Context, config: &Config, format: ReportFormat) -> Result<ExitCode, Error> {
    let messages = context.messages();
    let Some(place) = &config.place else { return Err(Error::NoConfigPlace) };
    if let Some(refusal) = config.refusal(messages) {
        return Err(Error::ConfigUnread(refusal));
    }
    let faults = &config.faults;
    let path = place.path.display();
    let text = match format {
        ReportFormat::Json => diagnostics::json(context.lang, faults)?,
        ReportFormat::Text if !config.has_file() => Text::line(messages.settings.none(path)),
        ReportFormat::Text if faults.is_empty() => Text::line(messages.cli.file_clean(path)),
        ReportFormat::Text => context.report(faults, context.facts.streams.output),
    };
    print(&text, ExitCode::from(if faults.is_empty() { exit::DONE } else { exit::NOTHING }))
}

/// Prints each setting with its value and where that comes from.
fn show(context: &Context, given: Given, format: ReportFormat) -> Result<ExitCode, Error> {
    let rows = shown(&context.config, |name| given.written(name), |name| std::env::var_os(name));
    let text = match format {
        ReportFormat::Json => Text::json(&as_json(context, &rows), true)?,
        ReportFormat::Text => as_text(context, &rows),
    };
    print(&text, ExitCode::SUCCESS)
}

fn file_of(context: &Context) -> String {
    context.config.place.as_ref().map(|place| place.path.display().to_string()).unwrap_or_default()
}

fn as_text(context: &Context, rows: &[Shown]) -> Text {
    let said = &context.messages().settings;
    let file = file_of(context);
    let told = |origin: &Origin| match origin {
        Origin::Default => said.by_default.to_owned(),
        Origin::File(Some(line)) => format!("{file}:{line}"),
        Origin::File(None) => file.clone(),
        Origin::Variable(name) => said.by_variable(name),
        Origin::Option(name) => said.by_option(name),
    };
    let widest =
        |of: fn(&Shown) -> &str, most: usize| rows.iter().map(|row| cells(of(row)).min(most)).max().unwrap_or(0);
    let (names, values) = (widest(|row| &row.name, 30), widest(|row| &row.value, 24));
    let mut text = Text::default();
    for row in rows {
        text.add_line(format!("{}  {}  {}", pad(&row.name, names), pad(&row.value, values), told(&row.origin)));
    }
    if let Some(trouble) = context.trouble() {
        text.add_line("");
        text.add_line(trouble);
    } else if !context.config.has_file() {
        text.add_line("");
        text.add_line(if file.is_empty() { said.no_place.to_owned() } else { said.none(&file) });
    }
    text
}

fn as_json(context: &Context, rows: &[Shown]) -> Value {
    let file = file_of(context);
    let row = |row: &Shown| {
        let origin = match row.origin {
            Origin::Default => json!({ "kind": "default" }),
            Origin::File(line) => json!({ "kind": "file", "file": file, "line": line }),
            Origin::Variable(name) => json!({ "kind": "environment", "variable": name }),
            Origin::Option(name) => json!({ "kind": "command-line", "option": name }),
        };
        json!({ "name": row.name, "value": row.value, "from": origin })
    };
    json!({ "path": context.config.place.as_ref().map(|_| file.clone()), "variable": VARIABLE, "settings": rows.iter().map(row).collect::<Vec<_>>() })
}
