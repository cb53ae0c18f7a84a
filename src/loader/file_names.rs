//! Which names of files are those of a directory's, which are slips for one, and which are an editor's.

use crate::text::is_near;

/// Why something was not read for its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misnamed {
    /// A file whose name does not end in `.ron`, though that seems to be meant.
    File {
        /// The name it should have.
        right: String,
    },
    /// A folder with the name of a file.
    Folder,
}

/// Endings of what editors, version control and browsers leave beside a file and never mean to be read.
const LEAVINGS: [&str; 11] =
    ["~", ".swp", ".swo", ".bak", ".orig", ".rej", ".tmp", ".old", ".save", ".part", ".crdownload"];

/// Whether a name ends in `.ron`, in letters of any size.
pub(super) fn is_ron(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".ron")
}

/// The name ending in `.ron` for which another one is a slip: `02.RON`, `03.ron.txt`, `04.ron (1)`, `05．ron`. In a
/// folder of records (`is_in_records`), where nothing else stands, so is an ending that is a letter away: `06.rn`.
pub(super) fn meant(name: &str, is_in_records: bool) -> Option<String> {
    let plain: String = name.chars().map(|c| if matches!(c, '．' | '。') { '.' } else { c }).collect();
    let lower = plain.to_ascii_lowercase();
    let is_of_editor = name.starts_with('#') && name.ends_with('#');
    if is_of_editor || LEAVINGS.iter().any(|ending| lower.ends_with(ending)) {
        return None;
    }
    let right = |stem: &str| (!stem.trim().is_empty()).then(|| format!("{}.ron", stem.trim()));
    let is_whole = |at: &usize| !lower[at + ".ron".len()..].starts_with(|c: char| c.is_alphanumeric());
    if let Some(at) = lower.match_indices(".ron").map(|(at, _)| at).find(is_whole) {
        return right(&plain[..at]);
    }
    let (stem, ending) = plain.rsplit_once('.').filter(|_| is_in_records)?;
    if is_near(&ending.trim().to_ascii_lowercase(), "ron") { right(stem) } else { None }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn slips_are_told_from_what_editors_leave() {
        let slips = [
            ("02.RON", "02.ron"),
            ("02.Ron", "02.ron"),
            ("03.ron.txt", "03.ron"),
            ("03.RON.TXT", "03.ron"),
            ("04.ron (1)", "04.ron"),
            ("04.ron ", "04.ron"),
            ("04 .ron.1", "04.ron"),
            ("05．ron", "05.ron"),
            ("05。RON", "05.ron"),
            ("İ.RON", "İ.ron"),
        ];
        for (name, right) in slips {
            assert_eq!(meant(name, false).as_deref(), Some(right), "{name}");
        }
        for (name, right) in [("06.rn", "06.ron"), ("06.rno", "06.ron"), ("06.ron1", "06.ron"), ("06.run", "06.ron")] {
            assert_eq!(meant(name, true).as_deref(), Some(right), "{name}");
            assert_eq!(meant(name, false), None, "{name}");
        }
        let others = ["01.ron~", "01.ron.~1~", "#01.ron#", "01.ron.swp", "01.RON.BAK", "01.ron.orig", "01.ron.rej"];
        for name in
            others.iter().chain(&["README.md", "notes.txt", "kronos.txt", "a.rontgen.png", "Makefile", "a.json"])
        {
            assert_eq!((meant(name, true), meant(name, false)), (None, None), "{name}");
        }
    }
}
