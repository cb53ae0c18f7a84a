//! What reading a directory asks of its files, wherever they are.

use std::borrow::Cow;
use std::convert::Infallible;

use super::file_names::Misnamed;
use super::source::Source;

/// The files of a directory, by number, in the order of their paths. Several threads ask at once.
pub(crate) trait Files: Sync {
    /// Why a file is not read.
    type Error: Send;

    /// The folder as a message names it.
    fn shown(&self) -> &str;

    /// What was not read for its name.
    fn misnamed(&self) -> &[(String, Misnamed)];

    /// How many files.
    fn count(&self) -> usize;

    /// The path of a file below the folder.
    fn path(&self, number: usize) -> &str;

    /// The path of a file as a message names it.
    fn shown_file(&self, number: usize) -> Cow<'_, str>;

    /// How many bytes a file has.
    fn length(&self, number: usize) -> usize;

    /// The text of a file; `buffer` holds it where nothing else does.
    fn text<'a>(&'a self, number: usize, buffer: &'a mut Vec<u8>) -> Result<Cow<'a, str>, Self::Error>;

    /// By what [`Files::same_text`] knows a text again.
    fn digest(&self, text: &str) -> u64;

    /// Refuses a text that is another one than that with this digest: the file has changed meanwhile.
    fn same_text(&self, number: usize, text: &str, digest: u64) -> Result<(), Self::Error>;
}

impl Files for Source {
    type Error = Infallible;

    fn shown(&self) -> &str {
        &self.shown
    }

    fn misnamed(&self) -> &[(String, Misnamed)] {
        &self.misnamed
    }

    fn count(&self) -> usize {
        self.files.len()
    }

    fn path(&self, number: usize) -> &str {
        &self.files[number].path
    }

    fn shown_file(&self, number: usize) -> Cow<'_, str> {
        self.files[number].shown.as_str().into()
    }

    fn length(&self, number: usize) -> usize {
        self.files[number].text.len()
    }

    fn text<'a>(&'a self, number: usize, _: &'a mut Vec<u8>) -> Result<Cow<'a, str>, Infallible> {
        Ok(Cow::Borrowed(&self.files[number].text))
    }

    fn digest(&self, _: &str) -> u64 {
        0
    }

    fn same_text(&self, _: usize, _: &str, _: u64) -> Result<(), Infallible> {
        Ok(())
    }
}
