#![allow(clippy::unwrap_used, reason = "tests")]
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use proptest::prelude::*;

use super::super::header::Origin;
use super::super::slot::{LENGTH, MAGIC, SlotBytes, bytes_here};
use super::super::write::write_sections;
use super::{PAGE, Program, Unsound, carried, is_file_of};

/// Bytes of a program before and behind its slot.
const BEFORE: usize = 1000;
const BEHIND: usize = 3333;

/// The bytes of something like a program.
fn program() -> Vec<u8> {
    let code = |length| (0..=250).map(|byte: u8| byte.wrapping_mul(7)).cycle().take(length);
    code(BEFORE).chain(bytes_here()).chain(code(BEHIND)).collect()
}

fn file_of(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn bytes_of(file: &mut File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).unwrap();
    file.read_to_end(&mut bytes).unwrap();
    bytes
}

/// The slot that the system would load from a file.
fn slot_of(bytes: &[u8]) -> SlotBytes {
    *bytes[BEFORE..].first_chunk::<LENGTH>().unwrap()
}

fn packed(program: &Program, text: &'static str) -> Vec<u8> {
    let mut file = tempfile::tempfile().unwrap();
    let origin = Origin { digest: 7, read_at: None };
    let length = program.pack(&mut file, |to| {
        write_sections(to, origin, vec![("a", text.as_bytes().into()), ("b", "二".as_bytes().into())])
    });
    let bytes = bytes_of(&mut file);
    assert_eq!(length.unwrap(), bytes.len() as u64);
    bytes
}

fn small() -> Vec<u8> {
    packed(&Program::read(&mut file_of(&program()), &bytes_here()).unwrap(), "一")
}

fn refused(bytes: &[u8]) -> Unsound {
    let read = carried(&file_of(bytes), &slot_of(bytes));
    read.map(|it| it.is_some()).unwrap_err()
}

#[test]
fn the_directory_is_found_where_it_lies() {
    let bytes = small();
    let snapshot = carried(&file_of(&bytes), &slot_of(&bytes)).unwrap().unwrap();
    assert_eq!(snapshot.section("a").unwrap(), "一".as_bytes());
    assert!(snapshot.is_verified());
    assert_eq!(bytes[..BEFORE], program()[..BEFORE]);
    let begin = program().len().next_multiple_of(usize::try_from(PAGE).unwrap());
    assert!(bytes[program().len()..begin].iter().all(|byte| *byte == 0) && bytes[begin..].starts_with(b"\x89KCDIR"));
    assert!(is_file_of(&mut file_of(&bytes), &slot_of(&bytes)).unwrap());
    assert!(!is_file_of(&mut file_of(&program()), &slot_of(&bytes)).unwrap());
}

#[test]
fn a_program_without_one_has_none() {
    assert!(carried(&file_of(&program()), &bytes_here()).unwrap().is_none());
}

#[test]
fn every_changed_byte_is_found() {
    let whole = small();
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        refused(&changed);
    }
}

#[test]
fn every_other_length_is_found() {
    let whole = small();
    for length in BEFORE + LENGTH..whole.len() {
        assert!(matches!(refused(&whole[..length]), Unsound::Length { .. }), "{length}");
    }
    assert!(matches!(refused(&[&whole[..], b"\n"].concat()), Unsound::Length { .. }));
}

#[test]
fn what_is_packed_again_has_the_new_directory_alone() {
    let first = small();
    let again = Program::read(&mut file_of(&first), &slot_of(&first)).unwrap();
    assert_eq!(again.bytes, program());
    let second = packed(&again, "另一个");
    assert_eq!(second, packed(&Program::read(&mut file_of(&program()), &bytes_here()).unwrap(), "另一个"));
    let snapshot = carried(&file_of(&second), &slot_of(&second)).unwrap().unwrap();
    assert_eq!(snapshot.section("a").unwrap(), "另一个".as_bytes());
}

#[test]
fn a_file_with_no_place_or_two_is_not_packed() {
    let twice = [program(), program()].concat();
    for bytes in [&program()[..BEFORE], &twice, b""] {
        let read = Program::read(&mut file_of(bytes), &bytes_here());
        assert!(matches!(read, Err(Unsound::NoPlace)));
    }
    let mut filled = program();
    filled[BEFORE + MAGIC] = 1;
    assert!(matches!(Program::read(&mut file_of(&filled), &bytes_here()), Err(Unsound::NoPlace)));
}

#[test]
fn of_a_large_directory_the_start_looks_at_the_header() {
    let program = Program::read(&mut file_of(&program()), &bytes_here()).unwrap();
    let mut file = tempfile::tempfile().unwrap();
    let origin = Origin { digest: 7, read_at: None };
    let large = vec![0; usize::try_from(super::AT_ONCE).unwrap() + 1];
    program.pack(&mut file, |to| write_sections(to, origin, vec![("a", large.into())])).unwrap();
    let own = slot_of(&bytes_of(&mut file));
    let length = file.metadata().unwrap().len();
    let mut with_byte = |at: u64, byte: u8| {
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(&[byte]).unwrap();
        carried(&file, &own)
    };
    assert!(with_byte(0, 0).unwrap().unwrap().verify().is_ok());
    // Somewhere in the section: the start does not read it, whoever asks for every byte does.
    let snapshot = with_byte(length / 2, 1).unwrap().unwrap();
    assert!(!snapshot.is_verified() && snapshot.verify_columns().is_err() && snapshot.verify().is_err());
    assert!(with_byte(length / 2, 0).unwrap().unwrap().verify().is_ok());
    let header = (program.bytes.len() as u64).next_multiple_of(PAGE) + 20;
    assert!(matches!(with_byte(header, 1), Err(Unsound::Directory(_))));
}

proptest! {
    /// Whatever is done to a file, it is refused or as it was.
    #[test]
    fn no_damage_is_shown(
        patches in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
        more in prop::collection::vec(any::<u8>(), 0..5),
    ) {
        let whole = small();
        let mut bytes = whole.clone();
        for (at, byte) in patches {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        // What is left of a program that has lost its slot does not start at all.
        let least = BEFORE + LENGTH;
        bytes.truncate(cut.map_or(bytes.len(), |cut| least + cut.index(whole.len() - least)));
        bytes.extend(more);
        if let Ok(Some(snapshot)) = carried(&file_of(&bytes), &slot_of(&bytes)) {
            prop_assert_eq!(bytes, whole);
            prop_assert!(snapshot.verify().is_ok());
        }
    }
}
