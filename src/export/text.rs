//! A record's document as plain text, for a message: no line is broken but where the document has one.

use crate::directory::{Directory, Record};
use crate::document::layout::unbroken;
use crate::messages::Lang;
use crate::text::strip;

/// A record with everything that its page on the screen says; nothing of a record of another directory.
#[must_use]
pub fn text(directory: &Directory, record: Record<'_>, lang: Lang) -> String {
    let mut text = String::new();
    let Some(no) = directory.index_of(record.id().as_str()) else { return text };
    for line in unbroken(directory, no, lang).lines_from(directory, 0) {
        text.extend([strip(line.text().trim_end()).as_ref(), "\n"]);
    }
    text
}
