//! Why a call is not carried out, or what it did not find: one type for every subcommand.
//!
//! It is printed in one place, [`run`](super::run()), and decides there about the exit code. What it says stands in the
//! message catalogue, in the reader's language.

use std::path::PathBuf;
use std::{error, fmt, io};

use super::exit;
use super::help::wrong_call;
use super::new_record::NotMade;
use super::show::shell_word;
use crate::export::ExportFormat;
use crate::import::{BadFile, Unwritten};
use crate::loader::diagnostic::Diagnostic;
use crate::loader::layout::DIRECTORY;
use crate::loader::{LoadError, Unreadable};
use crate::messages::{Lang, Messages, faults_counted};
use crate::search::Problem;
use crate::site::NotWritten;
use crate::snapshot::{Refusal, Unsound, WriteError};
use crate::state::Trouble;
use crate::tabular::SheetKind;
use crate::threads::NoThread;

/// Why a call is not carried out, or what it did not find.
#[derive(Debug)]
pub(super) enum Error {
    /// The command line is not understood.
    Call(clap::Error),
    /// A query stands before a subcommand.
    QueryAndCommand(String),
    /// `--kiosk` stands before a subcommand.
    KioskAlone,
    /// `--watch` stands before a subcommand.
    WatchAlone,
    /// `kechuang check --watch` without a folder.
    NothingToWatch,
    /// Nothing tells whether the files of a directory are saved.
    Unwatched(PathBuf),
    /// `--plain` stands before a subcommand.
    PlainAlone,
    /// `--since` stands before a subcommand that opens no screen.
    SinceAlone,
    /// `kechuang help` was asked about a subcommand that is not there.
    NoSuchCommand {
        /// As typed.
        name: String,
        /// The names of those there are.
        all: Vec<String>,
    },
    /// What stands where a command would is nearly one.
    MistypedCommand {
        /// As typed.
        name: String,
        /// The command.
        closest: String,
    },
    /// The answer to the query would be that to another one. All that is wrong with it.
    Query(Vec<Problem>),
    /// A file or a folder is not read.
    Unreadable(Unreadable),
    /// A compiled directory is not read.
    Snapshot {
        /// The file.
        path: PathBuf,
        /// Why.
        refusal: Refusal,
    },
    /// A compiled directory is older than its sources.
    Outdated {
        /// The file.
        path: PathBuf,
        /// What has changed.
        changed: PathBuf,
        /// The folder that it was compiled from.
        folder: PathBuf,
    },
    /// A directory was not compiled.
    Uncompiled {
        /// The file that there is none of.
        path: PathBuf,
        /// Why.
        error: WriteError,
    },
    /// The program itself is damaged, or cannot read the file in which it carries its directory.
    Unsound(Unsound),
    /// The same, where a visitor of a kiosk hears it.
    KioskUnsound,
    /// No directory can be packed into the running program.
    Unpackable(Unsound),
    /// No program can be written there.
    NoPlaceForProgram(PathBuf),
    /// The files of the directory that was packed into the program were asked for.
    PackedWithoutFiles,
    /// What was named as a directory is no folder.
    NotAFolder(PathBuf),
    /// The folder is one of those inside a directory.
    OnlyAPart {
        /// The folder.
        path: PathBuf,
        /// The one above it.
        above: PathBuf,
    },
    /// The file stands in no directory.
    NotInDirectory(PathBuf),
    /// The file stands in a directory's folder and is none of its files.
    NoFileOfIt(PathBuf),
    /// What the reader keeps is not read.
    Unkept(Trouble),
    /// A file that comes in is not read.
    BadImport {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        bad: BadFile,
    },
    /// So much of what comes in is unclear; each has been told.
    UnclearImport(usize),
    /// What comes in would make a directory with faults.
    WouldBeFaulty {
        /// How many faults.
        all: usize,
        /// Those that have not been told yet.
        others: Vec<Diagnostic>,
    },
    /// What comes in was not written.
    Unimported(Unwritten),
    /// A compiled directory was named as the one to be changed.
    CompiledInto(PathBuf),
    /// The directory has faults.
    Faults(Vec<Diagnostic>),
    /// A directory has faults, so that something else that was asked for is not done.
    FaultsInTheWay(Vec<Diagnostic>),
    /// No record has the id.
    UnknownId {
        /// As typed.
        id: String,
        /// The id that may have been meant.
        closest: Option<String>,
        /// The call that finds it by name, where what was typed may be one.
        call: Option<String>,
    },
    /// What stands where an id would names several records.
    SeveralMeant {
        /// As typed.
        name: String,
        /// The ids and names of some of them.
        told: Vec<(String, String)>,
        /// How many more there are.
        more: usize,
    },
    /// The record with this id was to be compared with itself.
    ComparedWithItself(String),
    /// Something that is no record was to be compared.
    Incomparable,
    /// More than two records were to be compared.
    TooManyToCompare,
    /// The record with this id cannot be read from the compiled directory.
    DamagedRecord(String),
    /// The record has nothing to make a QR code of.
    NoCode {
        /// Its id.
        id: String,
    },
    /// Nobody is printed who answers for the record, so that there is no card.
    NoCard {
        /// Its id.
        id: String,
    },
    /// The record has no QR code of the kind that was asked for.
    NoSuchCode {
        /// Its id.
        id: String,
        /// The kinds that it has.
        kinds: Vec<&'static str>,
    },
    /// Nothing is told of whom there is to be something for.
    NobodyTold,
    /// A word that an option does not take.
    UnknownTerm {
        /// The option.
        option: &'static str,
        /// As typed.
        word: String,
        /// The word that may have been meant.
        closest: Option<String>,
        /// Those there are.
        all: Vec<String>,
    },
    /// A word that another option takes.
    TermOfOther {
        /// The option.
        option: &'static str,
        /// As typed.
        word: String,
        /// The option that takes it.
        other: &'static str,
    },
    /// A place that seems to be a slip for one that is known.
    NoSuchPlace {
        /// The option.
        option: &'static str,
        /// As typed.
        word: String,
        /// The place that may have been meant.
        closest: String,
    },
    /// Something that no body has, told of one.
    BodyHasNone(&'static str),
    /// A birthday after today.
    NotYetBorn {
        /// The birthday.
        born: String,
        /// Today.
        today: String,
    },
    /// A birthday before anybody's.
    BornTooEarly {
        /// The birthday.
        born: String,
        /// Nobody is older.
        most: u8,
    },
    /// No name of an account.
    UnfitUser(String),
    /// The account would be root's.
    RootUser,
    /// No path that sshd and a shell read alike.
    UnfitPath(String),
    /// There is no folder for settings.
    NoConfigPlace,
    /// There is a file of settings already.
    ConfigExists(PathBuf),
    /// What was named for a slip is no entry.
    NoSlip {
        /// As typed.
        id: String,
    },
    /// What was said to be printed in an entry is not.
    NotPrinted {
        /// As typed.
        text: String,
        /// What is printed there.
        there: Vec<String>,
    },
    /// A slip is to be composed that says nothing.
    NothingWrong,
    /// A text with slips was not read.
    SlipsUnread(PathBuf, io::Error),
    /// The file of settings was not written.
    ConfigUnwritten(PathBuf, io::Error),
    /// The file of settings was not read; why.
    ConfigUnread(String),
    /// Neither the call nor the name of the file says in which format.
    FormatMissing,
    /// An option that the format does not take.
    OptionOfOtherFormats {
        /// The option.
        option: &'static str,
        /// The format.
        format: &'static str,
    },
    /// What is no text was to be written to a terminal: the format.
    BinaryToTerminal(&'static str),
    /// There is a file already.
    FileExists(PathBuf),
    /// There is a folder where a file was to be.
    FolderInPlace(PathBuf),
    /// The file was not written.
    Unexported(PathBuf, io::Error),
    /// A folder of pages was not written.
    Site(NotWritten),
    /// More records of one sort than there are rows on a sheet of a workbook.
    TooManyRows {
        /// Of which sort.
        sheet: SheetKind,
        /// How many.
        rows: usize,
        /// How many there can be.
        most: usize,
    },
    /// Nothing that was found leaves in the format.
    NothingToExport,
    /// Standard input is longer than it may be; how many MiB that are.
    StdinTooLong(u64),
    /// Standard input cannot be read.
    Stdin(io::Error),
    /// Standard output takes nothing.
    Stdout(io::Error),
    /// A value that JSON cannot hold.
    Json(serde_json::Error),
    /// There is no terminal to show a screen on.
    NoTerminal,
    /// The terminal, by the name in `TERM`, shows no screen.
    DumbTerminal(String),
    /// A visitor of the kiosk asked for a command.
    KioskCommand,
    /// A visitor of the kiosk asked for all of so many entries, or for a query that finds so many.
    KioskTooMany(usize),
    /// The directory of a kiosk cannot be shown. A visitor can do nothing about it, and no path is theirs to know.
    KioskDirectory,
    /// The screen was left and nothing was picked.
    NothingPicked,
    /// The directory inside the program was to be changed.
    BuiltIn,
    /// A folder that is to be written has something in it.
    PlaceTaken(PathBuf),
    /// There is no new record.
    NotMade(NotMade),
    /// A file was not written.
    Unwritten(PathBuf, io::Error),
    /// What names the editor is no command.
    UnfitEditor(String),
    /// The editor was not run.
    EditorFailed {
        /// As it is named.
        editor: String,
        /// Why.
        error: io::Error,
    },
    /// A file is no report of a link checker that is known.
    NoLinkReport {
        /// The file.
        path: PathBuf,
        /// Why.
        error: serde_json::Error,
    },
    /// The system has no thread for the screen.
    NoThread(io::Error),
    /// The terminal cannot be opened, set or written to.
    Terminal(io::Error),
}

impl Error {
    /// Why there is no screen, or none any more.
    pub(super) fn of_screen(error: io::Error) -> Self {
        if NoThread::is(&error) { Self::NoThread(error) } else { Self::Terminal(error) }
    }

    /// What the process ends with.
    pub(super) const fn exit_code(&self) -> u8 {
        match self {
            Self::Faults(_)
            | Self::UnknownId { .. }
            | Self::SeveralMeant { .. }
            | Self::NoCode { .. }
            | Self::NoCard { .. }
            | Self::NoSuchCode { .. }
            | Self::NothingToExport
            | Self::NothingPicked => exit::NOTHING,
            Self::Unsound(_) | Self::KioskUnsound => exit::DAMAGED,
            Self::Call(_)
            | Self::BadImport { .. }
            | Self::UnclearImport(_)
            | Self::WouldBeFaulty { .. }
            | Self::Unimported(_)
            | Self::CompiledInto(_)
            | Self::FaultsInTheWay(_)
            | Self::QueryAndCommand(_)
            | Self::KioskAlone
            | Self::PlainAlone
            | Self::WatchAlone
            | Self::Unwatched(_)
            | Self::NothingToWatch
            | Self::SinceAlone
            | Self::ComparedWithItself(_)
            | Self::Incomparable
            | Self::TooManyToCompare
            | Self::NoSuchCommand { .. }
            | Self::MistypedCommand { .. }
            | Self::Query(_)
            | Self::Unreadable(_)
            | Self::Snapshot { .. }
            | Self::Outdated { .. }
            | Self::Uncompiled { .. }
            | Self::Unpackable(_)
            | Self::NoPlaceForProgram(_)
            | Self::PackedWithoutFiles
            | Self::DamagedRecord(_)
            | Self::NotAFolder(_)
            | Self::OnlyAPart { .. }
            | Self::NotInDirectory(_)
            | Self::NoFileOfIt(_)
            | Self::Unkept(_)
            | Self::NobodyTold
            | Self::UnknownTerm { .. }
            | Self::TermOfOther { .. }
            | Self::NoSuchPlace { .. }
            | Self::BodyHasNone(_)
            | Self::NotYetBorn { .. }
            | Self::BornTooEarly { .. }
            | Self::UnfitUser(_)
            | Self::RootUser
            | Self::UnfitPath(_)
            | Self::NoConfigPlace
            | Self::NoSlip { .. }
            | Self::NotPrinted { .. }
            | Self::NothingWrong
            | Self::SlipsUnread(..)
            | Self::ConfigExists(_)
            | Self::ConfigUnwritten(..)
            | Self::ConfigUnread(_)
            | Self::FormatMissing
            | Self::OptionOfOtherFormats { .. }
            | Self::BinaryToTerminal(_)
            | Self::FileExists(_)
            | Self::FolderInPlace(_)
            | Self::Unexported(..)
            | Self::Site(_)
            | Self::TooManyRows { .. }
            | Self::StdinTooLong(_)
            | Self::Stdin(_)
            | Self::Stdout(_)
            | Self::Json(_)
            | Self::NoTerminal
            | Self::DumbTerminal(_)
            | Self::KioskCommand
            | Self::KioskTooMany(_)
            | Self::KioskDirectory
            | Self::BuiltIn
            | Self::PlaceTaken(_)
            | Self::NotMade(_)
            | Self::Unwritten(..)
            | Self::UnfitEditor(_)
            | Self::EditorFailed { .. }
            | Self::NoLinkReport { .. }
            | Self::NoThread(_)
            | Self::Terminal(_) => exit::WRONG_CALL,
        }
    }

    /// Whether it is the directory's: then it is told to whoever keeps it, and not to a visitor.
    pub(super) const fn is_of_directory(&self) -> bool {
        matches!(
            self,
            Self::Faults(_)
                | Self::Unreadable(_)
                | Self::Snapshot { .. }
                | Self::Outdated { .. }
                | Self::NotAFolder(_)
                | Self::OnlyAPart { .. }
                | Self::DamagedRecord(_)
        )
    }

    /// Whether the screen may have been shown before, so that the terminal may take nothing any more.
    pub(super) const fn is_of_screen(&self) -> bool {
        matches!(self, Self::NothingPicked | Self::NoThread(_) | Self::Terminal(_))
    }

    /// What has happened and what can be done, a line for each thing.
    pub(super) fn lines(&self, messages: &Messages) -> Vec<String> {
        if let Self::Query(problems) = self {
            return problems.iter().map(|problem| messages.problem(problem)).collect();
        }
        let mut lines = vec![self.line(messages)];
        if let Self::SeveralMeant { told, more, .. } = self {
            lines.extend(told.iter().map(|(id, name)| format!("  {id}  {name}")));
            lines.extend((*more > 0).then(|| format!("  {}", messages.cli.and_more(more))));
        }
        lines
    }

    /// What is wrong with what was told of a person.
    fn of_person(&self, messages: &Messages) -> String {
        let said = &messages.matches;
        match self {
            Self::UnknownTerm { option, all, .. } if all.is_empty() => said.no_terms(option),
            Self::UnknownTerm { option, word, closest: Some(closest), all } => {
                said.no_such_term_closest(option, word, closest, all.join(" "))
            }
            Self::UnknownTerm { option, word, closest: None, all } => said.no_such_term(option, word, all.join(" ")),
            Self::TermOfOther { option, word, other } => said.term_of_other(option, word, other),
            Self::NoSuchPlace { option, word, closest } => said.no_such_place(option, word, closest),
            Self::BodyHasNone(option) => said.body_has_none(option),
            Self::NotYetBorn { born, today } => said.not_yet_born(born, today),
            Self::BornTooEarly { born, most } => said.born_too_early(born, most),
            _ => said.nobody_told.to_owned(),
        }
    }

    /// Why nothing leaves.
    fn of_export(&self, messages: &Messages) -> String {
        let said = &messages.cli;
        match self {
            Self::FormatMissing => said.format_missing(ExportFormat::ALL.map(ExportFormat::slug).join(" ")),
            Self::OptionOfOtherFormats { option, format } => said.option_of_other_formats(option, format),
            Self::BinaryToTerminal(format) => said.binary_to_terminal(format),
            Self::FileExists(path) => said.file_exists(path.display()),
            Self::FolderInPlace(path) => said.folder_in_place(path.display()),
            Self::Unexported(path, reason) => said.unexported(path.display(), reason),
            Self::Site(refused) => of_site(refused, messages),
            Self::TooManyRows { sheet, rows, most } => {
                messages.template.too_many_rows(sheet.name(messages), rows, most)
            }
            _ => said.nothing_to_export.to_owned(),
        }
    }

    fn line(&self, messages: &Messages) -> String {
        let (calls, cli, files) = (&messages.calls, &messages.cli, &messages.files);
        match self {
            Self::Call(error) => wrong_call(messages, error),
            Self::QueryAndCommand(query) => calls.query_and_command(query),
            Self::KioskAlone => calls.kiosk_alone.to_owned(),
            Self::WatchAlone => calls.watch_alone.to_owned(),
            Self::NothingToWatch => calls.nothing_to_watch.to_owned(),
            Self::Unwatched(path) => calls.unwatched(path.display()),
            Self::PlainAlone => calls.plain_alone.to_owned(),
            Self::SinceAlone => calls.since_alone.to_owned(),
            Self::NoSuchCommand { name, all } => calls.no_such_command(name, all.join(" ")),
            Self::MistypedCommand { name, closest } => calls.mistyped_command(name, closest),
            Self::Query(problems) => problems.first().map_or_else(String::new, |problem| messages.problem(problem)),
            Self::Unreadable(it) => messages.refusal(&it.path, &it.refusal),
            Self::Snapshot { path, refusal } => messages.snapshot_refusal(path, refusal),
            Self::Outdated { path, changed, folder } => {
                let words = [folder, path].map(|it| shell_word(&it.to_string_lossy()));
                let call = format!("kechuang compile {} -o {}", words[0], words[1]);
                files.outdated(path.display(), changed.display(), call)
            }
            Self::Uncompiled { path, error } => messages.uncompiled(path, error),
            Self::Unsound(why) => messages.unsound(why),
            Self::Unpackable(Unsound::NoPlace) => files.no_place_in_program.to_owned(),
            Self::Unpackable(why) => files.unpackable(why),
            Self::NoPlaceForProgram(path) => files.no_place_for_program(path.display()),
            Self::PackedWithoutFiles => cli.packed_without_files.to_owned(),
            Self::NotAFolder(path) => files.not_a_folder(path.display()),
            Self::OnlyAPart { path, above } => files.only_a_part(path.display(), above.display()),
            Self::NotInDirectory(path) => files.not_in_directory(path.display(), DIRECTORY),
            Self::NoFileOfIt(path) => files.no_file_of_it(path.display()),
            Self::Unkept(trouble) => trouble.told(messages),
            Self::BadImport { path, bad } => bad.told(messages, &path.display().to_string()),
            Self::UnclearImport(count) => messages.import.unclear_told(count),
            Self::WouldBeFaulty { all, .. } => messages.import.would_be_faulty(all),
            Self::Unimported(unwritten) => unwritten.told(messages),
            Self::CompiledInto(path) => messages.import.compiled(path.display()),
            Self::Faults(faults) | Self::FaultsInTheWay(faults) => faults_counted(messages, faults),
            Self::UnknownId { id, closest, call } => {
                let unknown = match closest {
                    Some(closest) => cli.no_such_id_closest(id, closest),
                    None => cli.no_such_id(id),
                };
                unknown + &call.as_ref().map(|call| cli.find_by_name(call)).unwrap_or_default()
            }
            Self::SeveralMeant { name, told, more } => cli.several_meant(name, told.len() + more),
            Self::ComparedWithItself(id) => cli.compared_with_itself(id),
            Self::Incomparable => cli.incomparable.to_owned(),
            Self::TooManyToCompare => cli.too_many_to_compare.to_owned(),
            Self::DamagedRecord(id) => cli.damaged_record(id),
            Self::NoConfigPlace => messages.settings.no_place.to_owned(),
            Self::NoSlip { id } => messages.curating.no_slip(id),
            Self::NotPrinted { text, there } => {
                messages.curating.not_printed(text, there.join(messages.facts.semicolon))
            }
            Self::NothingWrong => messages.curating.nothing_wrong.to_owned(),
            Self::SlipsUnread(path, reason) => messages.curating.slips_unread(path.display(), reason),
            Self::ConfigExists(path) => messages.settings.exists(path.display()),
            Self::ConfigUnwritten(path, reason) => messages.settings.unwritten(path.display(), reason),
            Self::ConfigUnread(reason) => reason.clone(),
            Self::NoCode { id } => cli.no_code(id),
            Self::NoCard { id } => cli.no_card(id),
            Self::NoSuchCode { id, kinds } => cli.no_such_code(id, kinds.join(" ")),
            Self::NobodyTold
            | Self::UnknownTerm { .. }
            | Self::TermOfOther { .. }
            | Self::NoSuchPlace { .. }
            | Self::BodyHasNone(_)
            | Self::NotYetBorn { .. }
            | Self::BornTooEarly { .. } => self.of_person(messages),
            Self::UnfitUser(user) => cli.unfit_user(user),
            Self::RootUser => cli.root_user.to_owned(),
            Self::UnfitPath(path) => cli.unfit_path(path),
            Self::FormatMissing
            | Self::OptionOfOtherFormats { .. }
            | Self::BinaryToTerminal(_)
            | Self::FileExists(_)
            | Self::FolderInPlace(_)
            | Self::Unexported(..)
            | Self::Site(_)
            | Self::TooManyRows { .. }
            | Self::NothingToExport => self.of_export(messages),
            Self::StdinTooLong(most) => cli.stdin_too_long(most),
            Self::Stdin(error) => cli.stdin_unreadable(error),
            Self::Stdout(error) => cli.unwritten(error),
            Self::Json(error) => cli.unwritten(error),
            Self::NoTerminal => cli.no_terminal.to_owned(),
            Self::DumbTerminal(term) => cli.dumb_terminal(term),
            Self::KioskCommand => cli.kiosk_command.to_owned(),
            Self::KioskTooMany(count) => cli.kiosk_too_many(*count),
            Self::KioskDirectory | Self::KioskUnsound => cli.kiosk_directory.to_owned(),
            Self::BuiltIn => cli.built_in.to_owned(),
            Self::NotMade(why) => why.told(messages),
            Self::PlaceTaken(path) => cli.place_taken(path.display()),
            Self::Unwritten(path, error) => files.unwritable(path.display(), error),
            Self::UnfitEditor(editor) => cli.unfit_editor(editor),
            Self::EditorFailed { editor, error } => cli.editor_failed(editor, error),
            Self::NoLinkReport { path, error } => cli.no_link_report(path.display(), error),
            Self::NothingPicked => cli.nothing_picked.to_owned(),
            Self::NoThread(error) => cli.no_thread(error),
            Self::Terminal(error) => cli.terminal_failed(error),
        }
    }
}

/// In English, for whoever reads a log. The reader is told [`lines`](Error::lines).
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines(Lang::En.messages()).join("\n"))
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Call(error) => Some(error),
            Self::Unreadable(error) => Some(error),
            Self::Unkept(trouble) => Some(trouble),
            Self::Stdin(error) | Self::Stdout(error) | Self::NoThread(error) | Self::Terminal(error) => Some(error),
            Self::Json(error) => Some(error),
            _ => None,
        }
    }
}

/// Why a folder of pages was not written.
fn of_site(refused: &NotWritten, messages: &Messages) -> String {
    let said = &messages.site;
    match refused {
        NotWritten::Exists(path) => said.exists(path.display()),
        NotWritten::NotAFolder(path) => said.not_a_folder(path.display()),
        NotWritten::NotOurs(path) => said.not_ours(path.display()),
        NotWritten::HoldsOthers { folder, other } => said.holds_others(folder.display(), other),
        NotWritten::Failed { path, error } => messages.cli.unexported(path.display(), error),
    }
}

impl From<Unreadable> for Error {
    fn from(error: Unreadable) -> Self {
        Self::Unreadable(error)
    }
}

impl From<Vec<Diagnostic>> for Error {
    fn from(faults: Vec<Diagnostic>) -> Self {
        Self::Faults(faults)
    }
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Unreadable(error) => error.into(),
            LoadError::Faults(faults) => faults.into(),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::io;

    use super::Error;
    use crate::messages::Lang;
    use crate::search::Query;
    use crate::threads::NoThread;

    #[test]
    fn what_was_not_found_is_told_apart_from_what_cannot_be_done() {
        let unknown = Error::UnknownId { id: "x".to_owned(), closest: None, call: None };
        for error in [unknown, Error::Faults(Vec::new()), Error::NothingPicked, Error::NoCode { id: "x".to_owned() }] {
            assert_eq!(error.exit_code(), 1, "{error}");
        }
        let reason = || io::Error::from(io::ErrorKind::StorageFull);
        for error in [Error::Stdout(reason()), Error::Stdin(reason()), Error::KioskAlone, Error::NoTerminal] {
            assert_eq!(error.exit_code(), 2, "{error}");
        }
    }

    #[test]
    fn everything_wrong_with_a_query_has_its_line() {
        let query = Query::parse("month:13 age:x 学会");
        let error = Error::Query(query.problems().to_vec());
        for (lang, month, age) in [(Lang::Zh, "月份:", "年龄:"), (Lang::En, "month:", "age:")] {
            let lines = error.lines(lang.messages());
            assert!(lines.len() == 2 && lines[0].contains(month) && lines[1].contains(age), "{lines:?}");
        }
        assert_eq!(error.to_string(), error.lines(Lang::En.messages()).join("\n"));
    }

    #[test]
    fn a_screen_that_cannot_be_says_whether_a_thread_is_wanting() {
        let error = Error::of_screen(NoThread::error(io::ErrorKind::WouldBlock.into()));
        assert!(matches!(&error, Error::NoThread(_)) && error.source().is_some());
        let error = Error::of_screen(io::ErrorKind::BrokenPipe.into());
        assert!(matches!(&error, Error::Terminal(_)) && error.source().is_some());
    }
}
