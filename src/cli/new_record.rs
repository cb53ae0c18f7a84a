//! `kechuang new service`, `society` and `department`: the skeleton of a record, at its place in a directory.

use std::path::Path;
use std::process::ExitCode;

use super::Context;
use super::args::{Cli, NewArgs, NewKind};
use super::check::check_folder;
use super::edit;
use super::error::Error;
use super::fmt::folder;
use super::output::{Text, print, write};
use super::show::shell_word;
use crate::directory::Id;
use crate::editing::{
    DisciplineFile, Edits, department_skeleton, discipline_files, layout, next_service, next_society, place_of,
    service_path, service_skeleton, society_count, society_skeleton,
};
use crate::import::{self, AmendedFile};
use crate::loader::layout::{DEPARTMENTS, DIRECTORY, FileKind};
use crate::loader::syntax_tree::FieldPath;
use crate::loader::{Source, SourceFile};
use crate::messages::Messages;

/// Why there is no new record.
#[derive(Debug)]
pub(super) enum NotMade {
    /// An option goes only with another kind of record: the option, and the word of that kind.
    OptionOfOther(&'static str, &'static str),
    /// A folder was named where only `--into` names one.
    FolderBehind(String),
    /// A society without its discipline, or with one that is not there; the word, and the ids and names there are.
    NoDiscipline(Option<String>, Vec<(String, String)>),
    /// No id of a department.
    UnfitId(String),
    /// Another record has the id.
    TakenId(String),
    /// A file that would be changed is no RON.
    Unreadable(String),
}

impl NotMade {
    /// Why, and what would be right, in one line.
    pub(super) fn told(&self, messages: &Messages) -> String {
        let said = &messages.curating;
        match self {
            Self::OptionOfOther(option, kind) => said.option_of_other_kind(option, kind),
            Self::FolderBehind(kind) => said.folder_behind(kind),
            Self::NoDiscipline(_, all) if all.is_empty() => said.no_disciplines.to_owned(),
            Self::NoDiscipline(word, all) => {
                let all: Vec<String> = all.iter().map(|(id, name)| said.discipline(id, name)).collect();
                let all = all.join(messages.facts.semicolon);
                match word {
                    None => said.discipline_missing(all),
                    Some(word) => said.no_such_discipline(word, all),
                }
            }
            Self::UnfitId(id) => said.unfit_department(id),
            Self::TakenId(id) => said.taken_id(id),
            Self::Unreadable(file) => said.unreadable_file(file),
        }
    }
}

/// What is to be written.
struct NewRecord {
    id: String,
    files: Vec<AmendedFile>,
    /// How many societies the list said that there are, and will say.
    count: Option<(u32, u32)>,
}

/// Writes the skeleton of a record and says where it stands.
pub(super) fn run(context: &Context, cli: &Cli, call: &NewArgs) -> Result<ExitCode, Error> {
    let of_other = [
        ("--discipline", "society", call.discipline.is_some() && call.what != NewKind::Society),
        ("--id", "department", call.id.is_some() && call.what != NewKind::Department),
    ];
    if let Some((option, kind, _)) = of_other.into_iter().find(|(.., is_wrong)| *is_wrong) {
        return Err(Error::NotMade(NotMade::OptionOfOther(option, kind)));
    }
    if call.path.is_some() {
        return Err(Error::NotMade(NotMade::FolderBehind(call.what.slug().to_owned())));
    }
    let root = folder(call.into.as_deref().or(cli.data.as_deref()))?;
    check_folder(root, cli.limits())?;
    let source = Source::folder_within(root, cli.limits())?;
    if source.files.iter().all(|file| file.path != DIRECTORY) {
        return Err(Error::NotInDirectory(root.to_owned()));
    }
    let new = match call.what {
        NewKind::Society => society(&source, call.discipline.as_deref()),
        NewKind::Department => department(&source, call.id.as_deref()),
        NewKind::Service | NewKind::Directory => Ok(service(&source)),
    };
    let new = new.map_err(Error::NotMade)?;
    import::write(root, &new.files).map_err(Error::Unimported)?;
    let told = told(context.messages(), cli, root, &new)?;
    if call.edit {
        write(&told)?;
        return edit::open(context, cli, root, &new.id);
    }
    print(&told, ExitCode::SUCCESS)
}

/// Where the record stands now, and what comes next.
fn told(messages: &Messages, cli: &Cli, root: &Path, new: &NewRecord) -> Result<Text, Error> {
    let source = Source::folder_within(root, cli.limits())?;
    let unknown = || Error::UnknownId { id: new.id.clone(), closest: None, call: None };
    let place = place_of(&source, &new.id).ok_or_else(unknown)?;
    let file = source.files.get(place.file).ok_or_else(unknown)?;
    let next = format!("kechuang check {}", shell_word(&root.to_string_lossy()));
    let at = format!("{}:{}", file.shown, place.line);
    let mut text = Text::line(messages.curating.record_written(at, &new.id, next));
    if let Some((old, new)) = new.count {
        text.add_line(messages.import.societies_counted(old, new));
    }
    Ok(text)
}

/// A service in a file of its own.
fn service(source: &Source) -> NewRecord {
    let number = next_service(source);
    let id = format!("service-{number:02}");
    let new = service_skeleton(&id, number);
    NewRecord { id, files: vec![AmendedFile { path: service_path(number), old: None, new }], count: None }
}

/// A society at the end of its discipline, and counted.
fn society(source: &Source, word: Option<&str>) -> Result<NewRecord, NotMade> {
    let all = discipline_files(source);
    let is_meant = |it: &&DisciplineFile, word: &str| {
        it.id == word || it.name == word || it.english.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(word))
    };
    let Some(meant) = word.and_then(|word| all.iter().find(|it| is_meant(it, word))) else {
        let all = all.into_iter().map(|it| (it.id, it.name)).collect();
        return Err(NotMade::NoDiscipline(word.map(str::to_owned), all));
    };
    let file = source.files.get(meant.file).ok_or_else(|| NotMade::Unreadable(meant.id.clone()))?;
    let number = next_society(&file.text);
    let id = format!("society-{}-{number:02}", meant.id);
    let list = FieldPath::default().field("societies");
    let skeleton = society_skeleton(&id, number);
    let mut files = vec![edited(file, |edits| edits.push(&list, &skeleton).is_ok())?];
    let mut count = None;
    if let Some((number, path, old)) = society_count(source)
        && let Some(file) = source.files.get(number)
    {
        let new = old.saturating_add(1);
        files.push(edited(file, |edits| edits.set(&path, &new.to_string()).is_ok())?);
        count = Some((old, new));
    }
    Ok(NewRecord { id, files, count })
}

/// A department at the end of the list.
fn department(source: &Source, id: Option<&str>) -> Result<NewRecord, NotMade> {
    let is_taken = |id: &str| place_of(source, id).is_some();
    let id = match id {
        Some(id) if !id.starts_with("department-") || !Id::from(id).is_well_formed() => {
            return Err(NotMade::UnfitId(id.to_owned()));
        }
        Some(id) if is_taken(id) => return Err(NotMade::TakenId(id.to_owned())),
        Some(id) => id.to_owned(),
        None => {
            let mut ids = (1_u32..).map(|number| format!("department-{number:02}"));
            ids.find(|id| !is_taken(id)).unwrap_or_default()
        }
    };
    let skeleton = department_skeleton(&id);
    let file = if let Some(file) = source.files.iter().find(|file| file.path == DEPARTMENTS) {
        edited(file, |edits| edits.push(&FieldPath::default(), &skeleton).is_ok())?
    } else {
        let new = layout(&format!("[{skeleton}]\n")).map_err(|_| NotMade::Unreadable(DEPARTMENTS.to_owned()))?;
        AmendedFile { path: DEPARTMENTS.to_owned(), old: None, new }
    };
    Ok(NewRecord { id, files: vec![file], count: None })
}

/// A file with a change; one that is no text or no RON is left to whoever broke it.
fn edited(file: &SourceFile, edit: impl FnOnce(&mut Edits<'_>) -> bool) -> Result<AmendedFile, NotMade> {
    let unreadable = || NotMade::Unreadable(file.shown.clone());
    let kind = FileKind::of(&file.path).filter(|_| !file.text.contains('\u{FFFD}')).ok_or_else(unreadable)?;
    let mut edits = Edits::of(&file.text, kind).map_err(|_| unreadable())?;
    if !edit(&mut edits) {
        return Err(unreadable());
    }
    let new = edits.finish().map_err(|_| unreadable())?;
    Ok(AmendedFile { path: file.path.clone(), old: Some(file.text.to_string()), new })
}
