//! What came of something, in words that claim no more than is known.

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use super::action::Toast;
use crate::export::fields::{CopyField, grouped};
use crate::messages::Messages;
use crate::terminal::clipboard::{
    CopyError, CopyOutcome, LONGEST_SENT, Method, MethodError, Passthrough, SURELY_TAKEN,
};
use crate::terminal::opener::OpenError;
use crate::text::{cells, strip};

/// What came of copying. OSC 52 has no answer, so what it sends is called sent, never copied. A tmux as it comes lets
/// none through, and whether the one at the near end is told to cannot be known here: the reader hears of it.
///
/// Of the remarks on a number the longest is said with which the whole message is seen in `room` cells: what it advises
/// stands at its end.
pub(super) fn copied(
    messages: &Messages,
    thing: &CopyField,
    outcome: &Result<CopyOutcome, CopyError>,
    room: usize,
) -> Toast {
    let mut told = String::new();
    for text in thing.told(messages) {
        told = if thing.preview.is_some() {
            whole(messages, &text, thing, outcome)
        } else {
            one_line(messages, &text, outcome)
        };
        if cells(&told) <= room {
            break;
        }
    }
    Toast { text: told, is_warning: outcome.is_err() }
}

fn one_line(messages: &Messages, text: &str, outcome: &Result<CopyOutcome, CopyError>) -> String {
    let toasts = &messages.toasts;
    match outcome {
        Ok(outcome) => match &outcome.step {
            Method::Osc52 { passthrough: Passthrough::None } => toasts.sent(text),
            Method::Osc52 { .. } => toasts.sent_through(text),
            Method::Off => toasts.copy_off(text),
            step => known(messages, text, step),
        },
        Err(refusal) => match reason(messages, refusal) {
            Some(reason) => toasts.copy_failed(text, reason),
            None => toasts.copy_off(text),
        },
    }
}

/// Of a text of several lines, which nobody notes down by hand and which a terminal may cut.
fn whole(messages: &Messages, text: &str, thing: &CopyField, outcome: &Result<CopyOutcome, CopyError>) -> String {
    let (toasts, bytes) = (&messages.toasts, thing.text.len());
    let failed = |reason: String| match thing.entries {
        0 => toasts.whole_failed(text, reason),
        _ => messages.marks.copy_failed(text, reason),
    };
    match outcome {
        Ok(outcome) => match &outcome.step {
            Method::Osc52 { .. } if bytes > SURELY_TAKEN => toasts.sent_long(text),
            Method::Osc52 { passthrough: Passthrough::None } => toasts.sent_whole(text),
            Method::Osc52 { .. } => toasts.sent_whole_through(text),
            Method::Off => failed(toasts.reason_off.to_owned()),
            step => known(messages, text, step),
        },
        Err(refusal) => failed(reason(messages, refusal).unwrap_or_else(|| toasts.reason_off.to_owned())),
    }
}

/// While entries are written to a file.
pub(super) fn exporting(messages: &Messages, count: usize) -> Toast {
    Toast { text: messages.marks.writing(grouped(count)), is_warning: false }
}

/// What came of writing entries to a file in a folder: where it stands, whole where `room` cells have room for it, else
/// its name alone.
pub(super) fn exported(
    messages: &Messages,
    count: usize,
    folder: Option<&Path>,
    outcome: &io::Result<PathBuf>,
    room: usize,
) -> Toast {
    let said = &messages.marks;
    let (path, error) = match outcome {
        Ok(path) => (path, None),
        Err(error) => (&PathBuf::new(), Some(error)),
    };
    let Some(error) = error else {
        let told = |path: &dyn Display| said.written(grouped(count), strip(&path.to_string()));
        let whole = told(&path.display());
        let name = Path::new(path.file_name().unwrap_or_default());
        let text = if cells(&whole) <= room { whole } else { told(&name.display()) };
        return Toast { text, is_warning: false };
    };
    let reason = match (folder, error.kind()) {
        (None, _) => said.no_folder.to_owned(),
        (Some(folder), io::ErrorKind::PermissionDenied) => said.no_permission(strip(&folder.to_string_lossy())),
        (Some(folder), io::ErrorKind::ReadOnlyFilesystem) => said.read_only(strip(&folder.to_string_lossy())),
        (Some(folder), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
            said.disk_full(strip(&folder.to_string_lossy()))
        }
        _ => strip(&error.to_string()).into_owned(),
    };
    Toast { text: said.not_written(reason), is_warning: true }
}

/// Where the other side has said that it has the text.
fn known(messages: &Messages, text: &str, step: &Method) -> String {
    let toasts = &messages.toasts;
    match step {
        Method::TmuxBuffer => toasts.tmux(text),
        Method::Command(command) => toasts.command(text, command.first().map_or("", String::as_str)),
        _ => toasts.copied(text),
    }
}

/// While an address is being opened.
pub(super) fn opening(messages: &Messages, address: &str) -> Toast {
    Toast { text: messages.toasts.opening(address), is_warning: false }
}

/// Once an address is open, as far as what opened it says.
pub(super) fn opened(messages: &Messages, address: &str) -> Toast {
    Toast { text: messages.toasts.opened(address), is_warning: false }
}

/// Where an address was not opened: why, and what came of copying it instead.
pub(super) fn copied_unopened(
    messages: &Messages,
    address: &str,
    reason: OpenError,
    outcome: &Result<CopyOutcome, CopyError>,
) -> Toast {
    let copied = one_line(messages, address, outcome);
    let text = match reason {
        OpenError::NoDesktop => messages.toasts.no_desktop(copied),
        OpenError::Failed | OpenError::Busy => messages.toasts.not_opened(copied),
    };
    Toast { text, is_warning: outcome.is_err() }
}

/// Why a text was not taken anywhere; `None` where that is the reader's wish.
fn reason(messages: &Messages, refusal: &CopyError) -> Option<String> {
    let toasts = &messages.toasts;
    let reason = match refusal {
        CopyError::Off => return None,
        CopyError::Empty | CopyError::Unfit => toasts.reason_unfit,
        CopyError::TooLong(_) => toasts.reason_too_long,
        CopyError::Failed(faults) => match faults.last().map(|(_, fault)| fault) {
            Some(MethodError::TimedOut) | None => toasts.reason_timeout,
            Some(MethodError::NotStarted(_)) => toasts.reason_not_started,
            Some(MethodError::Ended(_)) => toasts.reason_ended,
            Some(MethodError::Unread(_)) => toasts.reason_unread,
            Some(MethodError::Display(_)) => toasts.reason_display,
            Some(MethodError::TooLong(_)) => return Some(toasts.reason_long_for_osc52(grouped(LONGEST_SENT))),
        },
    };
    Some(reason.to_owned())
}

/// Where the system has no thread left for what goes on beside the loop.
pub(super) fn no_thread(messages: &Messages) -> Toast {
    Toast { text: messages.toasts.no_thread.to_owned(), is_warning: true }
}

/// Where no shell would bring the program back.
pub(super) fn cannot_suspend(messages: &Messages) -> Toast {
    Toast { text: messages.toasts.cannot_suspend.to_owned(), is_warning: true }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::{Path, PathBuf};

    use super::{copied, exported};
    use crate::export::fields::CopyField;
    use crate::messages::Lang;
    use crate::terminal::clipboard::{
        CopyError, CopyOutcome, LONGEST_SENT, Method, MethodError, Passthrough, SURELY_TAKEN,
    };
    use crate::text::{cells, fit};

    fn sent() -> CopyOutcome {
        let step = Method::Osc52 { passthrough: Passthrough::None };
        CopyOutcome { step, known: false, bytes: Vec::new() }
    }

    /// The message as it is seen in a window of so many columns.
    fn seen(thing: &CopyField, outcome: &Result<CopyOutcome, CopyError>, columns: usize) -> String {
        let told = copied(Lang::Zh.messages(), thing, outcome, columns - 2);
        fit(&told.text, columns - 2, "…").into_owned()
    }

    fn number() -> CopyField {
        let whose = [
            "学术部（院士专家部），学会清单的联系部门，非该学会自有电话",
            "学术部（院士专家部），非该学会自有",
            "清单部门的，非该学会自有",
        ];
        let whose = whose.map(str::to_owned).to_vec();
        CopyField { text: "022-27122522".to_owned(), whose, ..CopyField::default() }
    }

    #[test]
    fn whose_number_it_is_is_seen_in_every_window() {
        let thing = number();
        assert_eq!(
            seen(&thing, &Ok(sent()), 120),
            "已发送 022-27122522（学术部（院士专家部），学会清单的联系部门，非该学会自有电话） 到终端剪贴板"
        );
        assert!(
            seen(&thing, &Ok(sent()), 80)
                .starts_with("已发送 022-27122522（学术部（院士专家部），非该学会自有） 到终端")
        );
        assert!(seen(&thing, &Ok(sent()), 50).starts_with("已发送 022-27122522（清单部门的，非该学会自有）"));
        assert!(seen(&thing, &Ok(sent()), 40).starts_with("已发送 022-27122522（清单部门的，"));
        for columns in 40..200 {
            let seen = seen(&thing, &Ok(sent()), columns);
            assert!(cells(&seen) <= columns - 2 && (seen.contains("学术部") || seen.contains("清单部门的")), "{seen}");
        }
    }

    #[test]
    fn the_department_is_named_where_there_is_room() {
        let whose = vec!["市科协科普部".to_owned()];
        let thing = CopyField { text: "022-27121418".to_owned(), whose, ..CopyField::default() };
        assert_eq!(seen(&thing, &Ok(sent()), 80), "已发送 022-27121418（市科协科普部） 到终端剪贴板");
        assert_eq!(seen(&thing, &Ok(sent()), 40), "已发送 022-27121418 到终端剪贴板");
        let thing = CopyField { note: Some("疑为 1 的误印".to_owned()), ..thing };
        assert!(seen(&thing, &Ok(sent()), 80).starts_with("已发送 022-27121418（疑为 1 的误印；市科协科普部）"));
        assert!(seen(&thing, &Ok(sent()), 40).starts_with("已发送 022-27121418（疑为 1 的误印"));
    }

    #[test]
    fn where_a_file_stands_is_said_or_why_there_is_none() {
        let (messages, folder) = (Lang::Zh.messages(), Path::new("/home/reader/某文件夹"));
        let told = |outcome: io::Result<PathBuf>, room| exported(messages, 1_200, Some(folder), &outcome, room).text;
        let path = || Ok(folder.join("kechuang-2026-11-26.csv"));
        assert_eq!(told(path(), 78), "已将 1,200 条写入 /home/reader/某文件夹/kechuang-2026-11-26.csv");
        assert_eq!(told(path(), 38), "已将 1,200 条写入 kechuang-2026-11-26.csv");
        let refused = [
            (io::ErrorKind::PermissionDenied, "没有写入文件：没有写入 /home/reader/某文件夹 的权限"),
            (io::ErrorKind::ReadOnlyFilesystem, "没有写入文件：/home/reader/某文件夹 只能读，不能写"),
            (io::ErrorKind::StorageFull, "没有写入文件：/home/reader/某文件夹 所在的磁盘已满"),
        ];
        for (kind, said) in refused {
            assert_eq!(told(Err(kind.into()), 78), said);
        }
        let gone = exported(messages, 1, None, &Err(io::ErrorKind::NotFound.into()), 78);
        assert_eq!((&*gone.text, gone.is_warning), ("没有写入文件：当前文件夹已不存在", true));
    }

    #[test]
    fn of_a_whole_text_the_length_is_said_and_not_the_text() {
        let text = "天".repeat(1021) + "\n";
        let thing = |text: String| CopyField {
            label: "全文".to_owned(),
            text,
            preview: Some("天津".to_owned()),
            ..CopyField::default()
        };
        assert_eq!(seen(&thing(text.clone()), &Ok(sent()), 80), "已发送全文（1,022 字）到终端剪贴板");
        assert!(text.len() <= SURELY_TAKEN);
        let long = thing(text.repeat(2));
        assert_eq!(seen(&long, &Ok(sent()), 80), "已发送全文（2,044 字）；有的终端只收前 3 KB，请核对结尾");
        let refused = (Method::Osc52 { passthrough: Passthrough::Screen }, MethodError::TooLong(LONGEST_SENT + 1));
        let refused = Err(CopyError::Failed(vec![refused]));
        assert_eq!(
            seen(&long, &refused, 80),
            "全文（2,044 字）没有复制：超过终端剪贴板可收的 74,994 字节；可改选“一行”"
        );
        assert_eq!(seen(&long, &Err(CopyError::Off), 80), "全文（2,044 字）没有复制：复制功能已关闭；可改选“一行”");
    }
}
