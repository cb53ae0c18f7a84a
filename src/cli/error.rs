//! Why a call is not carried out, or what it did not find: one type for every subcommand.
//!
//! It is printed in one place, [`run`](super::run()), and decides there about the exit code. What it says stands in the
//! message catalogue, in the reader's language.
//!
//! Part:
//! - `sentences`: the sentence for each of them

mod sentences;

use std::path::PathBuf;
use std::{error, fmt, io};

use super::exit;
use super::new_record::NotMade;
use crate::import::{BadFile, Unwritten};
use crate::loader::diagnostic::Diagnostic;
use crate::loader::{LoadError, Unreadable};
use crate::messages::Lang;
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
