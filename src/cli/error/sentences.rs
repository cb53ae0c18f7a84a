//! The sentence for each of the errors, from the message catalogue.

use super::Error;
use crate::cli::help::wrong_call;
use crate::cli::show::shell_word;
use crate::export::ExportFormat;
use crate::loader::layout::DIRECTORY;
use crate::messages::{Messages, faults_counted};
use crate::site::NotWritten;
use crate::snapshot::Unsound;

impl Error {
    /// What has happened and what can be done, a line for each thing.
    pub(in crate::cli) fn lines(&self, messages: &Messages) -> Vec<String> {
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

    /// What is wrong with the directory that was named, with its compiled file or with a program that carries one.
    fn of_place(&self, messages: &Messages) -> String {
        let files = &messages.files;
        match self {
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
            Self::NotAFolder(path) => files.not_a_folder(path.display()),
            Self::OnlyAPart { path, above } => files.only_a_part(path.display(), above.display()),
            Self::NotInDirectory(path) => files.not_in_directory(path.display(), DIRECTORY),
            _ => messages.cli.packed_without_files.to_owned(),
        }
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
            Self::Outdated { .. }
            | Self::Uncompiled { .. }
            | Self::Unsound(_)
            | Self::Unpackable(_)
            | Self::NoPlaceForProgram(_)
            | Self::PackedWithoutFiles
            | Self::NotAFolder(_)
            | Self::OnlyAPart { .. }
            | Self::NotInDirectory(_) => self.of_place(messages),
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
