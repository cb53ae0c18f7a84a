//! What tells one state of a directory's files from another.

use twox_hash::XxHash3_128;

use super::Source;

impl Source {
    /// XXH3 (128 bits) of the files' paths and texts. It does not depend on where the folder is.
    #[must_use]
    pub fn digest(&self) -> u128 {
        let mut all = Vec::new();
        for file in &self.files {
            all.extend_from_slice(&(file.path.len() as u64).to_le_bytes());
            all.extend_from_slice(file.path.as_bytes());
            all.extend_from_slice(&XxHash3_128::oneshot(file.text.as_bytes()).to_le_bytes());
        }
        XxHash3_128::oneshot(&all)
    }
}
