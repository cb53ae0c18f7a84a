//! Where each page stands, and the anchors of the index. All pages lie beside each other in one folder, so that every way to
//! another is its name.

use crate::directory::{Directory, Kind};
use crate::document::{Subject, Target};
use crate::text::strip;

/// The first page.
pub(super) const INDEX: &str = "index.html";

/// The page of something that has an id.
pub(super) fn file(directory: &Directory, subject: Subject) -> String {
    let id = match subject {
        Subject::Record(no) => directory.heading(no).map(|it| it.id.to_owned()),
        Subject::Comparison(..) => None,
        Subject::Chapter(_) | Subject::Charter => subject.text_id(),
    };
    format!("{}.html", stem(&id.unwrap_or_default()))
}

/// The page, or the place on one, to which something leads; `None` for what lies outside of the directory.
pub(super) fn href(directory: &Directory, target: &Target) -> Option<String> {
    Some(match target {
        Target::Record(no) => file(directory, Subject::Record(*no)),
        Target::Chapter(number) => file(directory, Subject::Chapter(*number)),
        Target::Charter => file(directory, Subject::Charter),
        Target::Part(id) | Target::Category(id) => format!("{INDEX}#{}", within(id.as_str())),
        Target::Discipline(id) => format!("{INDEX}#{}", discipline(id.as_str())),
        Target::Web(_) | Target::Email(_) | Target::Phone(_) => return None,
    })
}

/// The anchor of a part or a category.
pub(super) fn within(id: &str) -> String {
    format!("in-{}", stem(id))
}

/// The anchor of a discipline.
pub(super) fn discipline(id: &str) -> String {
    format!("discipline-{}", stem(id))
}

/// The anchor of the records of a kind.
pub(super) fn kind(kind: Kind) -> String {
    format!("kind-{}", kind.slug())
}

/// The anchor of a chapter of the charter.
pub(super) fn chapter(number: u32) -> String {
    format!("chapter-{number}")
}

/// An id as the name of a file and of an anchor. Every id of a directory that was checked has this form already; of a damaged
/// one no name leads out of the folder.
pub(super) fn stem(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    strip(id).chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn no_name_of_a_file_leads_out_of_the_folder() {
        assert_eq!(stem("service-04"), "service-04");
        assert_eq!(stem("../../etc/passwd"), "------etc-passwd");
        assert_eq!(stem("A\u{202e}/b"), "--b");
    }
}
