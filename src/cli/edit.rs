//! `kechuang edit`: a record in the reader's editor, and what is wrong with its file afterwards.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

use super::args::{Cli, EditArgs};
use super::check::check_folder;
use super::error::Error;
use super::fmt::folder;
use super::output::{Text, print};
use super::{Context, exit};
use crate::editing::{RecordPlace, place_of};
use crate::loader::diagnostic::Diagnostic;
use crate::loader::{Listing, LoadError, load_files};

/// What opens a file where nothing else is said.
const FALLBACK: &str = "vi";

/// Opens the file of a record at its line, waits, and says what is wrong in it.
pub(super) fn run(context: &Context, cli: &Cli, call: &EditArgs) -> Result<ExitCode, Error> {
    open(context, cli, folder(cli.data.as_deref())?, &call.id)
}

/// The same for the record with an id in a folder.
pub(super) fn open(context: &Context, cli: &Cli, root: &Path, id: &str) -> Result<ExitCode, Error> {
    check_folder(root, cli.limits())?;
    let listing = Listing::of(root, cli.limits())?;
    let unknown = || Error::UnknownId { id: id.to_owned(), closest: None, call: None };
    let source = listing.read()?;
    let place = place_of(&source, id).ok_or_else(unknown)?;
    let (file, at) = source.files.iter().zip(listing.paths()).nth(place.file).ok_or_else(unknown)?;
    let named =
        ["VISUAL", "EDITOR"].into_iter().find_map(|name| env::var(name).ok().filter(|it| !it.trim().is_empty()));
    let named = named.unwrap_or_else(|| FALLBACK.to_owned());
    let words = shlex::split(&named).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| Error::UnfitEditor(named.clone()))?;
    let words = with_place(words, at, &place);
    let Some((program, arguments)) = words.split_first() else { return Err(Error::UnfitEditor(named)) };
    let ended = Command::new(program).args(arguments).status();
    let ended = ended.map_err(|error| Error::EditorFailed { editor: named.clone(), error })?;
    if !ended.success() {
        context.note(context.messages().cli.editor_ended(&named, ended));
    }
    checked(context, cli, root, &file.shown)
}

/// Says what is wrong in a file of a directory.
fn checked(context: &Context, cli: &Cli, root: &Path, shown: &str) -> Result<ExitCode, Error> {
    let faults = match load_files(&Listing::of(root, cli.limits())?, |_| ()) {
        Ok(_) => Vec::new(),
        Err(LoadError::Faults(faults)) => faults,
        Err(LoadError::Unreadable(error)) => return Err(error.into()),
    };
    let (faults, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
        faults.into_iter().partition(|fault| fault.place.file == shown);
    let messages = &context.messages().cli;
    let mut text = if faults.is_empty() {
        Text::line(messages.file_clean(shown))
    } else {
        context.report(&faults, context.facts.streams.output)
    };
    if !others.is_empty() {
        text.add_line(messages.others_faulty(others.len()));
    }
    print(&text, ExitCode::from(if faults.is_empty() { exit::DONE } else { exit::NOTHING }))
}

/// The words of a call that opens a file at a place, as the editor wants it said; the file alone where that is not known.
fn with_place(mut words: Vec<String>, file: &Path, place: &RecordPlace) -> Vec<String> {
    let path = file.display().to_string();
    let (line, column) = (place.line, place.column);
    let name =
        words.first().and_then(|program| Path::new(program).file_stem()).map(std::ffi::OsStr::to_ascii_lowercase);
    let add_once = |words: &mut Vec<String>, short: &str| {
        if !words.iter().any(|word| word == "--wait" || word == short) {
            words.push("--wait".to_owned());
        }
    };
    match name.as_ref().and_then(|name| name.to_str()).unwrap_or_default() {
        "vi" | "vim" | "nvim" | "nvi" | "elvis" | "vis" | "emacs" | "emacsclient" | "mg" | "nano" | "pico" | "kak"
        | "micro" | "joe" | "ne" | "jed" | "helix" => words.extend([format!("+{line}"), path]),
        "hx" => words.push(format!("{path}:{line}:{column}")),
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" => {
            add_once(&mut words, "-w");
            words.extend(["-g".to_owned(), format!("{path}:{line}:{column}")]);
        }
        "zed" | "zeditor" | "subl" | "sublime_text" => {
            add_once(&mut words, "-w");
            words.push(format!("{path}:{line}:{column}"));
        }
        _ => words.push(path),
    }
    words
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::with_place;
    use crate::editing::RecordPlace;
    use crate::loader::syntax_tree::FieldPath;

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        let place = RecordPlace { file: 0, line: 12, column: 5, at: FieldPath::default() };
        let call = |words: &[&str]| {
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            with_place(words, Path::new("a b.ron"), &place).join("|")
        };
        assert_eq!(call(&["/usr/bin/nvim", "-n"]), "/usr/bin/nvim|-n|+12|a b.ron");
        assert_eq!(call(&["code"]), "code|--wait|-g|a b.ron:12:5");
        assert_eq!(call(&["subl", "-w"]), "subl|-w|a b.ron:12:5");
        assert_eq!(call(&["hx"]), "hx|a b.ron:12:5");
        assert_eq!(call(&["my-editor"]), "my-editor|a b.ron");
    }
}
