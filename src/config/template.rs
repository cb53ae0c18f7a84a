//! The file as `kechuang config --init` writes it: every setting with its default, none of them in force.

use std::fmt::Write;

use super::table::SETTINGS;
use crate::messages::Lang;
use crate::tui::command::COMMANDS;
use crate::tui::mode::Mode;
use crate::tui::theme::{Part, colour_words};

/// Columns up to which a comment goes.
const WIDTH: usize = 96;

/// The file in a language. A line that begins with `//` and no blank is a setting.
#[must_use]
pub fn template(lang: Lang) -> String {
    let messages = lang.messages();
    let said = &messages.settings;
    let mut file = String::new();
    for line in [said.template_head, said.template_how, said.template_all] {
        comment(&mut file, "", line);
    }
    file.push_str("(\n");
    for setting in SETTINGS {
        let words = setting.words().join(said.or);
        let about = setting.about(lang);
        comment(&mut file, "    ", &if words.is_empty() { about.to_owned() } else { said.with_words(about, words) });
        match setting.name {
            "colours" => {
                list(&mut file, said.template_parts, Part::all().map(Part::slug));
                list(&mut file, said.template_words, colour_words());
            }
            "keys" => {
                list(&mut file, said.template_modes, Mode::ALL.iter().map(|mode| mode.slug()));
                comment(&mut file, "    ", said.template_commands);
                for command in COMMANDS {
                    let help = (command.text)(messages).help;
                    let keys: Vec<String> = command.keys.iter().map(|key| super::values::quoted(key)).collect();
                    let _ = writeln!(file, "    //   \"{}\": [{}]  {help}", command.id, keys.join(", "));
                }
            }
            _ => {}
        }
        let _ = writeln!(file, "    //{}: {},\n", setting.name, setting.default);
    }
    file.truncate(file.trim_end().len());
    file + "\n)\n"
}

fn comment(file: &mut String, indent: &str, text: &str) {
    for line in crate::text::wrap(text, WIDTH) {
        let _ = writeln!(file, "{indent}// {line}");
    }
}

/// Words under a heading.
fn list<'a>(file: &mut String, heading: &str, words: impl Iterator<Item = &'a str>) {
    comment(file, "    ", &format!("{heading}{}", words.collect::<Vec<_>>().join(" ")));
}
