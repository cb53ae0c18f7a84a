//! Files for calendars, address books and spreadsheets.

use maud::{Markup, html};

use super::Site;
use super::contents::{Files, Section};
use super::folder::{NewFolder, NotWritten};

/// Writes the files of every section.
pub(super) fn write(_site: &Site<'_>, _sections: &[Section<'_>], _folder: &mut NewFolder) -> Result<(), NotWritten> {
    Ok(())
}

/// The files with everything.
pub(super) fn whole(_site: &Site<'_>) -> Markup {
    html! {}
}

/// The files of some entries.
pub(super) fn links(_site: &Site<'_>, _files: &Files) -> Markup {
    html! {}
}
