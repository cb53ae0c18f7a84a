//! What a program says of itself: whether it carries a directory, and where in its own file that lies.
//!
//! It stands in the program and not behind it, so that a file whose end is lost still knows that it had one.

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};

use super::header::{checksum, number};

/// Words by which it is found in the program's file.
const MAGIC_WORDS: usize = 4;
/// Words that say something: none of them is 0 in a program that carries a directory but by chance.
const SAID: usize = 6;
const WORD: usize = size_of::<u64>();

/// Bytes by which it is found.
pub(super) const MAGIC: usize = MAGIC_WORDS * WORD;
/// Bytes of it, with the checksum at their end.
pub(super) const LENGTH: usize = MAGIC + (SAID + 1) * WORD;

/// Its bytes, in a program's memory and in its file alike.
pub(crate) type SlotBytes = [u8; LENGTH];

/// The program's own. Nothing in it writes here: `pack` does, in the file of another. It is atomic and marked as used so that
/// no compiler takes what it was built with for what it is.
#[used]
static SLOT: [AtomicU64; LENGTH / WORD] = [
    AtomicU64::new(0x9d2c_61f0_7be4_385a),
    AtomicU64::new(0xe817_4ac5_d039_f26b),
    AtomicU64::new(0x53b6_0e9f_a17d_c842),
    AtomicU64::new(0xc46a_f308_259e_7bd1),
    AtomicU64::new(0),
    AtomicU64::new(0),
    AtomicU64::new(0),
    AtomicU64::new(0),
    AtomicU64::new(0),
    AtomicU64::new(0),
    AtomicU64::new(0),
];

/// What the running program has.
pub(crate) fn bytes_here() -> SlotBytes {
    let mut bytes = [0; LENGTH];
    for (word, to) in black_box(&SLOT).iter().zip(bytes.chunks_exact_mut(WORD)) {
        to.copy_from_slice(&word.load(Ordering::Relaxed).to_ne_bytes());
    }
    bytes
}

/// Where things are in the file of a program with a directory. All places and lengths are in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// Where this stands.
    pub(super) at: u64,
    /// How long the program itself is.
    pub(super) program: u64,
    /// Where the directory begins.
    pub(super) begin: u64,
    /// How long the directory is. Nothing is behind it.
    pub(super) length: u64,
    /// The checksum of what is before the directory, but for this.
    pub(super) program_sum: u64,
    /// The checksum of the directory.
    pub(super) directory_sum: u64,
}

/// What stands there makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Senseless;

impl Slot {
    /// Reads what a program has; none where it carries no directory.
    pub(super) fn read(bytes: &SlotBytes) -> Result<Option<Self>, Senseless> {
        if bytes[MAGIC..].iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        let said = |nth| number(bytes, MAGIC + nth * WORD).ok_or(Senseless);
        if said(SAID)? != checksum(&bytes[..LENGTH - WORD]) {
            return Err(Senseless);
        }
        let [at, program, begin] = [said(0)?, said(1)?, said(2)?];
        Ok(Some(Self { at, program, begin, length: said(3)?, program_sum: said(4)?, directory_sum: said(5)? }))
    }

    /// As it stands in the file of a program whose own is the one that is given.
    pub(super) fn written(&self, own: &SlotBytes) -> SlotBytes {
        let mut bytes = *own;
        let said = [self.at, self.program, self.begin, self.length, self.program_sum, self.directory_sum];
        for (word, to) in said.into_iter().zip(bytes[MAGIC..].chunks_exact_mut(WORD)) {
            to.copy_from_slice(&word.to_le_bytes());
        }
        let sum = checksum(&bytes[..LENGTH - WORD]);
        bytes[LENGTH - WORD..].copy_from_slice(&sum.to_le_bytes());
        bytes
    }

    /// How long the whole file is.
    pub(super) const fn file_length(&self) -> u64 {
        self.begin.saturating_add(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, MAGIC, Slot, bytes_here};

    #[test]
    fn a_program_that_carries_nothing_says_so() {
        assert_eq!(Slot::read(&bytes_here()), Ok(None));
    }

    #[test]
    fn what_is_said_is_read_and_no_changed_bit_is_believed() {
        let slot = Slot { at: 1, program: 2, begin: 4096, length: 5, program_sum: 6, directory_sum: u64::MAX };
        let bytes = slot.written(&bytes_here());
        assert_eq!(Slot::read(&bytes), Ok(Some(slot)));
        assert_eq!(bytes[..MAGIC], bytes_here()[..MAGIC]);
        for bit in 0..LENGTH * 8 {
            let mut changed = bytes;
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(Slot::read(&changed).is_err(), "{bit}");
        }
    }
}
