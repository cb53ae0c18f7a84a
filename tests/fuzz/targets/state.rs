//! What the reader keeps: a file of any text is refused or read whole, changed, and read back as it was written.
#![no_main]

use std::sync::Arc;

use kechuang::state::{Change, Contents, Kept, LeftAt, Place, Widths};
use kechuang_fuzz::Input;
use libfuzzer_sys::fuzz_target;

const NOW: &str = "2026-11-26T09:15:00+08:00";

fn change(input: &mut Input<'_>) -> Change {
    let kind = input.byte();
    let text = input.text().into_owned();
    match kind % 6 {
        0 => Change::Favourite { id: text, is_on: kind & 8 == 0 },
        1 => Change::Note { id: input.text().into_owned(), text },
        2 => Change::Entry(text),
        3 => Change::Query(text),
        4 => Change::Place(Place {
            query: input.text().into_owned(),
            entry: (kind & 8 == 0).then(|| text.clone()),
            focus: [LeftAt::Tree, LeftAt::List, LeftAt::Detail][usize::from(kind >> 4) % 3],
            scope: text,
        }),
        _ => Change::Widths(Widths {
            is_zoomed: kind & 8 == 0,
            wide_tree: (kind & 16 == 0).then(|| input.number()),
            middle_upper: (kind & 32 == 0).then(|| input.number()),
            ..Widths::default()
        }),
    }
}

/// All that a reader sees of what is kept.
fn seen(contents: &Contents) -> Vec<String> {
    let mut kept = Kept::default();
    kept.saved(Arc::new(contents.clone()), u64::MAX);
    let favourites = kept.favourites().map(|(id, it)| format!("{id} {it:?}"));
    let notes = kept.notes().map(|(id, it)| format!("{id} {it:?}"));
    let recent = kept.recent_entries().chain(kept.recent_queries()).map(str::to_owned);
    let places = [format!("{:?}", kept.place()), format!("{:?}", kept.widths())];
    favourites.chain(notes).chain(recent).chain(places).collect()
}

/// Writes and reads back.
fn comes_back(contents: &Contents) -> Contents {
    let text = contents.text().expect("what was read can be written");
    let read = Contents::of_text(&text).unwrap_or_else(|| panic!("what was written is not read: {text}"));
    assert_eq!(seen(&read), seen(contents), "{text}");
    assert_eq!(read.text().ok().as_ref(), Some(&text), "it is the same text the second time");
    read
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let changes: Vec<Change> = (0..input.byte() % 8).map(|_| change(&mut input)).collect();
    let Some(mut contents) = Contents::of_text(&input.rest()) else { return };
    contents = comes_back(&contents);
    for change in &changes {
        contents.apply(change, NOW);
        let once = contents.clone();
        contents.apply(change, NOW);
        assert_eq!(once, contents, "{change:?} twice is once");
    }
    comes_back(&contents);
});
