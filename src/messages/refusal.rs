//! Why a file or a folder is not read.

use std::io::ErrorKind;
use std::path::Path;

use super::{Messages, fill};
use crate::loader::Refusal;

impl Messages {
    /// Why a path is not read, with what would have to be otherwise.
    #[must_use]
    pub fn refusal(&self, path: &Path, refusal: &Refusal) -> String {
        let said = &self.cli;
        let mebibytes = |bytes: u64| {
            // Rounded up, so that what is too long never looks as if it were not.
            let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
            format!("{}.{} MiB", tenths / 10, tenths % 10)
        };
        let limit = |bytes: u64| format!("{} MiB", bytes >> 20);
        let (message, found, limit) = match refusal {
            Refusal::System(error) => match error.kind() {
                ErrorKind::NotFound if path.is_symlink() => (said.leads_nowhere, String::new(), String::new()),
                ErrorKind::NotFound => (said.absent, String::new(), String::new()),
                ErrorKind::PermissionDenied => (said.denied, String::new(), String::new()),
                _ => (said.unreadable, error.to_string(), String::new()),
            },
            Refusal::NotAFile => (said.not_a_file, String::new(), String::new()),
            Refusal::TooLong { bytes, limit: most } => (said.too_long, mebibytes(*bytes), limit(*most)),
            Refusal::TooMuch { limit: most } => (said.too_much, String::new(), limit(*most)),
            Refusal::TooMany { limit: most } => (said.too_many, String::new(), most.to_string()),
        };
        let path = path.display().to_string();
        fill(message, &[("path", &path), ("reason", &found), ("found", &found), ("limit", &limit)])
    }
}
