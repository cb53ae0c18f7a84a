//! A compiled directory that was damaged, with checksums that are right again: it is refused, or read without harm.
#![no_main]

use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use kechuang::directory::CHECKED_SECTIONS;
use kechuang::export::text;
use kechuang::messages::Lang;
use kechuang::search::{Index, Naming, Query, SearchOptions};
use kechuang::snapshot::{Compilation, Origin, Snapshot, write_to};
use kechuang_fuzz::{Input, SMALL_READ};
use libfuzzer_sys::fuzz_target;
use twox_hash::XxHash3_64;

/// The small directory, compiled.
static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let directory = &*SMALL_READ;
    let index = Index::build(directory);
    let origin = Origin { digest: 7, read_at: None };
    let mut whole = Vec::new();
    let compilation = Compilation { directory, index: &index, origin, folder: None };
    write_to(&mut whole, &compilation, |_| ()).expect("it is written to memory");
    whole
});

/// Bytes of the header without the table of sections, and of a row in that; where the checksum of both stands.
const HEAD: usize = 64;
const ROW: usize = 48;
const SUM_AT: usize = 48;

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().and_then(|number| usize::try_from(u64::from_le_bytes(*number)).ok())
}

/// Where the rows of the table stand.
fn rows(file: &[u8]) -> impl Iterator<Item = usize> + use<> {
    let count = file.get(12..16).and_then(|it| it.first_chunk()).map_or(0, |it| u32::from_le_bytes(*it)) as usize;
    let room = file.len().saturating_sub(HEAD) / ROW;
    (0..count.min(room)).map(|row| HEAD + row * ROW)
}

fn section(file: &[u8], row: usize) -> Option<std::ops::Range<usize>> {
    let (start, length) = (number(file, row + 16)?, number(file, row + 24)?);
    let range = start..start.checked_add(length)?;
    (range.end <= file.len()).then_some(range)
}

fn put(file: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = file.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// Damages a file as the input says.
fn damage(file: &mut Vec<u8>, input: &mut Input<'_>) {
    let how = input.byte();
    let row = rows(file).nth(usize::from(input.byte()) % rows(file).count().max(1)).unwrap_or(HEAD);
    let at = usize::from(input.number());
    match how % 8 {
        // Anywhere.
        0 => {
            let at = at.wrapping_mul(7) % file.len().max(1);
            put(file, at, input.piece());
        }
        // In the header and in the table.
        1 => put(file, at % (HEAD + ROW * 64), input.piece()),
        // Another place or length for a section.
        2 => put(file, row + 16 + usize::from(how & 8), &u64::from(input.number()).to_le_bytes()),
        // Shorter, or longer.
        3 if how & 8 == 0 => file.truncate(file.len().saturating_sub(at)),
        3 => file.resize(file.len() + at, how),
        // A number in a section, by its place from the front or from the back.
        _ => {
            let Some(range) = section(file, row).filter(|range| !range.is_empty()) else { return };
            let at = if how & 8 == 0 { at % range.len() } else { (at % range.len()) / 4 * 4 };
            let value = match how >> 4 {
                0 => u32::MAX.to_le_bytes(),
                1 => 0_u32.to_le_bytes(),
                2 => (u32::MAX >> 1).to_le_bytes(),
                3 => 1_u32.to_le_bytes(),
                _ => u32::from(input.number()).to_le_bytes(),
            };
            let end = (range.start + at + 4).min(range.end);
            put(file, range.start + at, &value[..end - range.start - at]);
        }
    }
}

/// The first half of the checksum of each record, behind it.
fn mend_pieces(section: &mut [u8]) {
    let Some(count) = section.first_chunk().map(|it| u32::from_le_bytes(*it) as usize) else { return };
    let Some(text) = count.checked_mul(4).and_then(|it| it.checked_add(4)) else { return };
    let mut start = text;
    for piece in 0..count {
        let Some(end) = section.get(4 + piece * 4..).and_then(|it| it.first_chunk()) else { return };
        let end = text + u32::from_le_bytes(*end) as usize;
        let Some((sum, value)) = section.get_mut(start..end).and_then(|piece| piece.split_first_chunk_mut::<4>())
        else {
            return;
        };
        let [a, b, c, d, ..] = XxHash3_64::oneshot(value).to_be_bytes();
        *sum = u32::from_be_bytes([a, b, c, d]).to_le_bytes();
        start = end;
    }
}

/// Whether each section has bytes of its own. Where two share some, what makes one right may make the other wrong.
fn are_apart(file: &[u8]) -> bool {
    let mut ranges: Vec<_> = rows(file).filter_map(|row| section(file, row)).filter(|it| !it.is_empty()).collect();
    ranges.push(0..HEAD + rows(file).count() * ROW);
    ranges.sort_by_key(|it| it.start);
    ranges.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

/// Makes every checksum right, and the length.
fn mend(file: &mut [u8]) {
    let length = (file.len() as u64).to_le_bytes();
    put(file, 16, &length);
    for row in rows(file) {
        let Some(range) = section(file, row) else { continue };
        let name = file[row..row + 16].split(|byte| *byte == 0).next().unwrap_or_default().to_owned();
        if CHECKED_SECTIONS.iter().any(|it| it.as_bytes() == name) {
            mend_pieces(&mut file[range.clone()]);
        }
        let sum = XxHash3_64::oneshot(&file[range]).to_le_bytes();
        put(file, row + 32, &sum);
    }
    let head = HEAD + rows(file).count() * ROW;
    if file.len() >= head {
        put(file, SUM_AT, &[0; 8]);
        let sum = XxHash3_64::oneshot(&file[..head]).to_le_bytes();
        put(file, SUM_AT, &sum);
    }
}

/// Reads everything in it, in all the ways in which the program does.
fn read(snapshot: &Snapshot) {
    let _ = (snapshot.origin(), snapshot.folder(), snapshot.verify_columns(), snapshot.verify());
    let Ok(directory) = snapshot.directory() else { return };
    let directory = Arc::new(directory);
    for no in directory.all().iter() {
        let _ = (directory.heading(no), directory.dates(no));
        if let Some(record) = directory.record(no) {
            let _ = (record.id(), record.name(), text(&directory, record, Lang::Zh));
        }
    }
    let _ = (directory.disciplines().count(), directory.chapters().count(), directory.index_of("service-02"));
    let Ok(index) = snapshot.index(&directory, SearchOptions::default()) else { return };
    for typed in [
        "",
        "数学会",
        "shuxue",
        "kjj",
        "科技奖",
        "099-2",
        "2",
        "年龄:38",
        "dept:组人部",
        "shuxeu",
        "prize.",
        "researchers",
    ] {
        let query = Query::parse(typed);
        let found = index.search(&query, None, 20);
        assert!(found.total <= directory.len());
        let highlighter = index.highlighter(&query);
        for hit in &found.hits {
            assert!(hit.record.index() < directory.len(), "{:?}", hit.record);
            let _ = (highlighter.marks(hit.record), highlighter.snippet(hit.record));
        }
    }
    let _ = (index.complete("dept:", Naming::English), index.complete("年龄", Naming::Chinese));
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let is_mended = input.byte() & 3 > 0;
    let mut file = WHOLE.clone();
    for _ in 0..16 {
        if input.is_empty() {
            break;
        }
        damage(&mut file, &mut input);
    }
    if is_mended {
        mend(&mut file);
    }
    let is_right = is_mended && are_apart(&file);
    if let Ok(snapshot) = Snapshot::read(Bytes::from(file)) {
        assert!(!is_right || snapshot.verify().is_ok(), "checksums were made right");
        read(&snapshot);
    }
});
