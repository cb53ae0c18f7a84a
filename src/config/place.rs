//! Where the file is.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::loader::Refusal;
use crate::own_files::of_reader;

/// The variable that names another file.
pub(crate) const VARIABLE: &str = "KECHUANG_CONFIG";

/// What, as the name of a file, says that there is none.
const NONE: &str = "/dev/null";

/// Where the file is, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    /// Whether the reader named it, so that it has to be there.
    pub(super) is_named: bool,
}

impl Place {
    /// The one that [`VARIABLE`] names, or `kechuang/config.ron` in the folder for config; `None` where there is no
    /// folder.
    pub(crate) fn of(env: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        if let Some(named) = env(VARIABLE).map(PathBuf::from).filter(|path| !path.as_os_str().is_empty()) {
            return (named != Path::new(NONE)).then_some(Self { path: named, is_named: true });
        }
        let path = of_reader(env, "XDG_CONFIG_HOME", ".config", "kechuang/config.ron")?;
        Some(Self { path, is_named: false })
    }

    /// Whether there is no such file, or no way to it: its folder is a file, belongs to somebody else, leads round in a
    /// circle, has a name that is too long. A file that is there and may not be read is another thing.
    pub(super) fn is_nowhere(&self, refusal: &Refusal) -> bool {
        let Refusal::System(error) = refusal else { return false };
        let has_no_way = |error: &io::Error| {
            let named =
                matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename);
            let loops = cfg!(unix) && error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
            named || loops
        };
        let is_denied_on_the_way = error.kind() == ErrorKind::PermissionDenied && self.path.symlink_metadata().is_err();
        !self.is_named && (has_no_way(error) || is_denied_on_the_way)
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, VARIABLE};

    #[test]
    fn only_folders_named_from_the_root_count() {
        let with = |xdg: Option<&str>, home: Option<&str>| {
            let env = |name: &str| match name {
                "HOME" => home.map(Into::into),
                "XDG_CONFIG_HOME" => xdg.map(Into::into),
                _ => None,
            };
            Place::of(env).map(|it| it.path.display().to_string())
        };
        let of_home = Some("/h/.config/kechuang/config.ron".to_owned());
        assert_eq!(with(Some("/c"), Some("/h")), Some("/c/kechuang/config.ron".to_owned()));
        assert_eq!(with(Some("c"), Some("/h")), of_home);
        assert_eq!(with(Some(""), Some("/h")), of_home);
        assert_eq!((with(None, Some("h")), with(None, None)), (None, None));
    }

    #[test]
    fn a_file_that_is_named_goes_before_the_usual_one() {
        let with = |named: &str| {
            let env = |name: &str| Some(if name == VARIABLE { named } else { "/h" }.into());
            Place::of(env).map(|it| (it.path.display().to_string(), it.is_named))
        };
        assert_eq!(with("mine.ron"), Some(("mine.ron".to_owned(), true)));
        assert_eq!(with(""), Some(("/h/kechuang/config.ron".to_owned(), false)));
        assert_eq!(with("/dev/null"), None);
    }
}
