//! A long text in the reader's pager.
//!
//! - The pager is what `PAGER` says, to a shell, as for git and man; without one `less`, where there is one. `PAGER` set to
//!   nothing or to `cat` means none.
//! - `less` is told to leave a text that fits where it is, and to pass colours on, unless the reader has told it otherwise.
//! - Ctrl-C is the pager's own while it runs: the program waits for its end, or the shell would take the terminal from it.

use std::env;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::SigId;
use signal_hook::consts::{SIGINT, SIGQUIT};
use signal_hook::flag;
use signal_hook::low_level::unregister;

/// What is set for a pager, where the reader has not set it: for `less` and for `lv`.
const WISHES: [(&str, &str); 3] = [("LESS", "FRX"), ("LESSCHARSET", "utf-8"), ("LV", "-c")];

/// What a shell answers where there is no such program, or it may not be run.
const NOT_RUN: [i32; 2] = [126, 127];

/// The pager's command for a shell; `None` where there is none.
#[must_use]
pub fn pager(env: impl Fn(&str) -> Option<OsString>) -> Option<OsString> {
    match env("PAGER") {
        Some(words) if words.to_str().is_some_and(|words| matches!(words.trim(), "" | "cat")) => None,
        Some(words) => Some(words),
        None => {
            let path = env("PATH")?;
            env::split_paths(&path).any(|folder| folder.join("less").is_file()).then(|| "less".into())
        }
    }
}

/// Shows a text in a pager and waits until the reader has left it. `false` where the pager was not run, so that nobody has
/// seen anything.
#[must_use]
pub fn page(pager: &OsString, text: &[u8]) -> bool {
    let mut command = Command::new("sh");
    command.arg("-c").arg(pager).stdin(Stdio::piped());
    command.envs(WISHES.into_iter().filter(|(name, _)| env::var_os(name).is_none()));
    let _own = Ignored::of([SIGINT, SIGQUIT]);
    let Ok(mut child) = command.spawn() else { return false };
    // A reader who leaves before the end closes the pipe.
    let is_read = match child.stdin.take().map(|mut input| input.write_all(text)) {
        Some(Err(error)) => error.kind() == ErrorKind::BrokenPipe,
        _ => true,
    };
    let status = child.wait();
    is_read && status.is_ok_and(|status| status.code().is_none_or(|code| !NOT_RUN.contains(&code)))
}

/// Signals that do nothing to this program as long as this is there. A program that it starts has them as ever: what is
/// caught here is as before in a new program.
struct Ignored(Vec<SigId>);

impl Ignored {
    fn of(signals: impl IntoIterator<Item = i32>) -> Self {
        let noticed = Arc::new(AtomicBool::new(false));
        Self(signals.into_iter().filter_map(|signal| flag::register(signal, Arc::clone(&noticed)).ok()).collect())
    }
}

impl Drop for Ignored {
    fn drop(&mut self) {
        for id in self.0.drain(..) {
            unregister(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{page, pager};

    #[test]
    fn the_readers_pager_is_what_he_says_and_else_less() {
        let of = |variable: Option<&str>, path: &str| {
            pager(|name| if name == "PAGER" { variable.map(Into::into) } else { Some(path.into()) })
        };
        assert_eq!(of(Some("more -d"), ""), Some("more -d".into()));
        assert_eq!((of(Some(""), "/bin"), of(Some(" cat "), "/bin")), (None, None));
        assert_eq!(of(None, "/no/such/folder"), None);
        let folder = std::env::temp_dir().join(format!("kechuang-pager-{}", std::process::id()));
        assert!(std::fs::create_dir_all(&folder).is_ok() && std::fs::write(folder.join("less"), "").is_ok());
        assert_eq!(of(None, &format!("/no:{}", folder.display())), Some("less".into()));
        assert!(std::fs::remove_dir_all(folder).is_ok());
    }

    #[test]
    fn a_pager_that_is_not_there_has_shown_nothing() {
        let page = |words: &str| page(&OsString::from(words), &b"x\n".repeat(100_000));
        assert!(!page("exec /no/such/pager 2>/dev/null"));
        assert!(page("cat > /dev/null") && page("exit 0") && page("exit 1"), "whoever leaves early has seen enough");
    }
}
