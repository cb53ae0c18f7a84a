//! Each setting with the value in force, and where that comes from.

use std::ffi::OsString;

use super::Config;
use super::keys::{name, written};
use super::table::{SETTINGS, Setting, Variables};
use super::values::quoted;
use crate::loader::syntax_tree::{SyntaxKind, SyntaxNode};
use crate::messages::Lang;

/// A setting with its value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its name; of an entry in a map with the entry's.
    pub(crate) name: String,
    /// As the file would have it.
    pub(crate) value: String,
    pub(crate) origin: Origin,
}

/// Where a value comes from.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It holds where nothing else is said.
    Default,
    /// The file, with the line where that is known.
    File(Option<usize>),
    /// The variable of this name.
    Variable(&'static str),
    /// The option of this name.
    Option(&'static str),
}

/// Every setting. `given` is what the command line says of one, as the file would have it.
pub(crate) fn shown(
    config: &Config,
    given: impl Fn(&str) -> Option<String>,
    env: impl Fn(&str) -> Option<OsString>,
) -> Vec<Shown> {
    let lines = Lines::of(config);
    let mut all = Vec::new();
    for setting in SETTINGS {
        let row = |value: String, origin| Shown { name: setting.name.to_owned(), value, origin };
        if let (Some(value), Some(option)) = (given(setting.name), setting.option) {
            all.push(row(value, Origin::Option(option)));
            continue;
        }
        let variable = of_variable(setting, &env);
        if let (Some((value, variable)), Variables::Before(_)) = (&variable, setting.variables) {
            all.push(row(value.clone(), Origin::Variable(variable)));
            continue;
        }
        let entries = entries(config, setting.name);
        if !entries.is_empty() {
            all.extend(entries.into_iter().map(|(key, value)| Shown {
                origin: Origin::File(lines.entry(setting.name, &key)),
                name: format!("{}.{key}", setting.name),
                value,
            }));
        } else if config.right.contains(&setting.name) {
            let value = config.values.written(setting.name).unwrap_or_else(|| setting.default.to_owned());
            all.push(row(value, Origin::File(lines.field(setting.name))));
        } else if let Some((value, variable)) = variable {
            all.push(row(value, Origin::Variable(variable)));
        } else {
            all.push(row(setting.default.to_owned(), Origin::Default));
        }
    }
    all
}

/// What a variable says of a setting, as the file would have it, and its name.
fn of_variable(setting: &Setting, env: impl Fn(&str) -> Option<OsString>) -> Option<(String, &'static str)> {
    setting.variables.names().iter().find_map(|variable| {
        let value = env(variable)?.into_string().ok().filter(|value| !value.trim().is_empty())?;
        let value = if setting.name == "lang" { Lang::of_locale(Some(&value)).slug().to_owned() } else { value };
        Some((quoted(&value), *variable))
    })
}

/// The entries of a setting that is a map, each with its value as the file has it.
fn entries(config: &Config, setting: &str) -> Vec<(String, String)> {
    let values = &config.values;
    match (setting, &values.keys, &values.colours) {
        ("keys", Some(keys), _) => keys.bindings.0.iter().map(|entry| (name(entry), written(&entry.keys))).collect(),
        ("colours", _, Some(colours)) => colours.0.iter().map(|(part, style)| (part.clone(), quoted(style))).collect(),
        _ => Vec::new(),
    }
}

/// Where each setting stands in the text.
struct Lines<'a> {
    text: &'a str,
    root: Option<SyntaxNode>,
}

impl<'a> Lines<'a> {
    fn of(config: &'a Config) -> Self {
        let text = config.text.as_deref().unwrap_or_default();
        Self { text, root: config.has_file().then(|| SyntaxNode::read(text)) }
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1
    }

    fn node(&self, name: &str) -> Option<(usize, &SyntaxNode)> {
        let SyntaxKind::Fields(fields) = &self.root.as_ref()?.parts else { return None };
        let field = fields.iter().find(|field| &self.text[field.name.clone()] == name)?;
        Some((field.name.start, &field.value))
    }

    fn field(&self, name: &str) -> Option<usize> {
        self.node(name).map(|(at, _)| self.line(at))
    }

    fn entry(&self, name: &str, key: &str) -> Option<usize> {
        let SyntaxKind::Entries(entries) = &self.node(name)?.1.parts else { return None };
        let is_it =
            |node: &SyntaxNode| matches!(&node.parts, SyntaxKind::Text(inside) if &self.text[inside.clone()] == key);
        let (node, _) = entries.iter().find(|(node, _)| is_it(node))?;
        Some(self.line(node.span.start))
    }
}
