//! Why a file or a folder is not read.

use std::io::ErrorKind;
use std::path::Path;

use super::Messages;
use super::catalogue::messages;
use crate::loader::Refusal;
use crate::snapshot;
use crate::snapshot::WriteError;

messages! {
    /// Why a file or a folder is not read.
    Files {
        unreadable(path, reason): "无法读取 {path}：{reason}", "cannot read {path}: {reason}";
        absent(path): "没有 {path}", "there is no {path}";
        denied(path): "没有读取 {path} 的权限", "no permission to read {path}";
        not_a_folder(path):
            "{path} 不是文件夹，也不是编译好的目录",
            "{path} is not a folder, and no compiled directory";
        other_version(path, found, ours):
            "{path} 是用另一版本的程序编译的（格式 {found}，本程序读 {ours}）；请重新编译",
            "{path} was compiled by another version of the program (format {found}, this one reads {ours}); compile it again";
        other_machine(path):
            "{path} 是在另一种机器上编译的；请在这台机器上重新编译",
            "{path} was compiled on a machine of another kind; compile it again on this one";
        cut_short(path, found, said):
            "{path} 不完整：应有 {said} 字节，实有 {found}；请重新编译",
            "{path} is not whole: {found} bytes instead of {said}; compile it again";
        damaged(path, section):
            "{path} 已损坏（{section}）；请重新编译",
            "{path} is damaged (in {section}); compile it again";
        own_unread(reason):
            "本程序带着自己的目录，却读不到自己的文件（{reason}）；请挂载 /proc，或以完整路径启动，并给予读取权限",
            "this program carries its directory and cannot read its own file ({reason}); mount /proc or call it by its whole path, and let it be read";
        own_cut(found, said):
            "本程序的文件不完整，或被改过长度：应有 {said} 字节，实有 {found}；不能使用，请重新取得",
            "this program’s file is not whole: {found} bytes instead of {said}; it does not run, get it again";
        own_damaged(part):
            "本程序的文件已损坏（{part}）；不能使用，请重新取得",
            "this program’s file is damaged (in {part}); it does not run, get it again";
        unpackable(reason): "读不到本程序自己的文件：{reason}", "this program cannot read its own file: {reason}";
        no_place_in_program:
            "本程序的文件被压缩或改过，装不进目录；请用原来的程序",
            "this program’s file was compressed or changed, and no directory can be packed into it; use the program as it was built";
        no_place_for_program(path):
            "{path} 不能写成程序；请写一个普通文件的名字，不要写正在运行的程序",
            "{path} cannot become a program; name a regular file, and not the program that runs";
        outdated(path, changed, call):
            "{path} 比来源旧：{changed} 后来有改动；重新编译用 {call}",
            "{path} is older than its sources: {changed} has changed since; to compile it again: {call}";
        unwritable(path, reason): "无法写入 {path}：{reason}", "cannot write {path}: {reason}";
        too_large(path): "目录太大，无法编译为 {path}", "the directory is too large to be compiled to {path}";
        not_a_file(path):
            "{path} 不是普通文件；目录只读普通文件",
            "{path} is no regular file, and a directory is read from nothing else";
        leads_nowhere(path): "{path} 是链接，所指的文件不存在", "{path} is a link to something that is not there";
        too_long(path, found, limit):
            "{path} 有 {found}，一个文件最多读 {limit}；确实要读就用 --data-limit 放宽",
            "{path} has {found}, and no more than {limit} of a file is read; --data-limit allows more";
        too_much(path, limit):
            "读到 {path} 时，全部文件已超过 {limit}；确实要读就用 --data-limit 放宽",
            "with {path} the files are more than {limit} in all; --data-limit allows more";
        too_many(path, limit):
            "读到 {path} 时，文件和文件夹已超过 {limit} 个；若这确实是目录，用 --data-limit 放宽",
            "{path}: more than {limit} files and folders; if this is a directory, --data-limit allows more";
        changed(path):
            "读取目录时 {path} 被改动；请再试一次",
            "{path} was changed while the directory was being read; try again";
        only_a_part(path, above):
            "{path} 只是目录的一部分；请写上一级文件夹 {above}",
            "{path} is only a part of a directory; name the folder above it: {above}";
        no_file_of_it(path): "{path} 不是目录中的文件", "{path} is no file of a directory";
        not_in_directory(path, file):
            "{path} 不在任何目录的文件夹中：附近没有 {file}",
            "{path} belongs to no directory: there is no {file} near it";
    }
}

/// A length in MiB, with one digit behind the point. Rounded up, so that what is too long never looks as if it were not.
#[must_use]
pub fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

impl Messages {
    /// Why a file is not read as a compiled directory, with what to do.
    #[must_use]
    pub fn snapshot_refusal(&self, path: &Path, refusal: &snapshot::Refusal) -> String {
        let (said, shown) = (&self.files, path.display());
        match refusal {
            snapshot::Refusal::Io(error) => said.unreadable(shown, error),
            snapshot::Refusal::NotAFile => said.not_a_file(shown),
            snapshot::Refusal::Foreign => said.not_a_folder(shown),
            snapshot::Refusal::Version { found, ours } => said.other_version(shown, found, ours),
            snapshot::Refusal::ByteOrder => said.other_machine(shown),
            snapshot::Refusal::Length { found, said: length } => said.cut_short(shown, found, length),
            snapshot::Refusal::Damaged(section) => said.damaged(shown, section),
        }
    }

    /// Why the program does not run, with what to do.
    #[must_use]
    pub fn unsound(&self, why: &snapshot::Unsound) -> String {
        let said = &self.files;
        match why {
            snapshot::Unsound::Unread(error) => said.own_unread(error),
            snapshot::Unsound::Length { found, said: length } => said.own_cut(found, length),
            snapshot::Unsound::Senseless | snapshot::Unsound::NoPlace => said.own_damaged("slot"),
            snapshot::Unsound::Program => said.own_damaged("program"),
            snapshot::Unsound::Directory(snapshot::Refusal::Damaged(section)) => said.own_damaged(section),
            snapshot::Unsound::Directory(_) => said.own_damaged("directory"),
        }
    }

    /// Why a directory was not compiled.
    #[must_use]
    pub fn uncompiled(&self, path: &Path, error: &WriteError) -> String {
        match error {
            WriteError::Io(error) => self.files.unwritable(path.display(), error),
            WriteError::TooLarge => self.files.too_large(path.display()),
        }
    }

    /// Why a path is not read, with what would have to be otherwise.
    #[must_use]
    pub fn refusal(&self, path: &Path, refusal: &Refusal) -> String {
        let said = &self.files;
        let limit = |bytes: u64| format!("{} MiB", bytes >> 20);
        let shown = path.display();
        match refusal {
            Refusal::System(error) => match error.kind() {
                ErrorKind::NotFound if path.is_symlink() => said.leads_nowhere(shown),
                ErrorKind::NotFound => said.absent(shown),
                ErrorKind::PermissionDenied => said.denied(shown),
                _ => said.unreadable(shown, error),
            },
            Refusal::NotAFile => said.not_a_file(shown),
            Refusal::TooLong { bytes, limit: most } => said.too_long(shown, mebibytes(*bytes), limit(*most)),
            Refusal::TooMuch { limit: most } => said.too_much(shown, limit(*most)),
            Refusal::TooMany { limit: most } => said.too_many(shown, most),
            Refusal::Changed => said.changed(shown),
        }
    }
}
