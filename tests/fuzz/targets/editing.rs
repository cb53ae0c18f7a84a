//! Files changed as text: laid out they say the same, once and for all; a change changes what it is about; and what was
//! changed in a sentence can be put together again.
#![no_main]

use kechuang::diff::{Difference, Marked, mark};
use kechuang::directory::ron_options;
use kechuang::editing::{EditError, Edits, layout, quoted};
use kechuang::loader::load;
use kechuang::loader::syntax_tree::{FieldPath, SyntaxKind, SyntaxNode};
use kechuang_fuzz::{Input, SMALL_READ, with_text};
use libfuzzer_sys::fuzz_target;
use ron::Value;

/// What a text says.
fn value(text: &str) -> Option<Value> {
    ron_options().from_str(text).ok()
}

fn check_layout(text: &str) {
    let Some(before) = value(text) else { return };
    // What `ron` reads as a value without a type is not always the same text with one, so there may be a refusal.
    let Ok(once) = layout(text) else { return };
    assert_eq!(value(&once), Some(before), "{once}");
    assert_eq!(layout(&once).as_ref(), Ok(&once), "laid out twice it is another text");
}

/// The lists in a text, with how many items each has.
fn lists(node: &SyntaxNode, text: &str, path: &FieldPath, found: &mut Vec<(FieldPath, usize)>) {
    if let SyntaxKind::Items(items) = &node.inside_some(text).parts {
        if text[node.inside_some(text).span.clone()].starts_with('[') {
            found.push((path.clone(), items.len()));
        }
        items.iter().enumerate().for_each(|(at, item)| lists(item, text, &path.at(at), found));
    }
}

fn check_edits(text: &str, how: u8) {
    if value(text).is_none() {
        return;
    }
    let Ok(mut edits) = Edits::new(text) else { return };
    let mut found = Vec::new();
    lists(&SyntaxNode::read(text), text, &FieldPath::default(), &mut found);
    let Some((path, count)) = found.get(usize::from(how >> 2) % found.len().max(1)).cloned() else { return };
    let item = usize::from(how) % count.max(1);
    let new = quoted("新的 \"值\"");
    let asked = match how % 4 {
        0 => edits.push(&path, &new),
        1 if count > 0 => edits.set(&path.at(item), &new),
        2 if count > 0 => edits.remove(&path.at(item)),
        _ => edits.insert(&path, item, &new),
    };
    let changed = asked.map(|_| ()).and_then(|()| edits.finish());
    match changed {
        Ok(changed) => {
            assert!(value(&changed).is_some(), "not RON any more: {changed}");
            let mut now = Vec::new();
            lists(&SyntaxNode::read(&changed), &changed, &FieldPath::default(), &mut now);
            let length = now.iter().find(|(it, _)| *it == path).map(|(_, length)| *length);
            let wanted = match how % 4 {
                1 if count > 0 => count,
                2 if count > 0 => count - 1,
                _ => count + 1,
            };
            assert_eq!(length, Some(wanted), "{changed}");
        }
        Err(EditError::Overlapping | EditError::Value(_)) => panic!("one change of a list is possible: {text}"),
        Err(EditError::Text | EditError::NoSuchPlace(_)) => {}
    }
}

/// A directory with the text in it has no difference from itself, and as many from another one in either direction.
fn check_difference(file: u8, text: &str) {
    let Ok(new) = load(&with_text(file, text.to_owned()), |_| ()) else { return };
    assert!(Difference::of(&new, &new).is_empty());
    let (forward, back) = (Difference::of(&SMALL_READ, &new), Difference::of(&new, &SMALL_READ));
    let [added, changed, gone] = forward.counts();
    assert_eq!(back.counts(), [gone, changed, added]);
    assert_eq!(forward.is_empty(), new.contents() == SMALL_READ.contents());
}

fn check_marks(old: &str, new: &str) {
    let Some(pieces) = mark(old, new) else { return };
    if pieces.contains(&Marked::Cut) {
        return;
    }
    let side = |is_old: bool| -> String {
        let pieces = pieces.iter().map(|piece| match piece {
            Marked::Same(text) => text.as_str(),
            Marked::Old(text) if is_old => text,
            Marked::New(text) if !is_old => text,
            Marked::Old(_) | Marked::New(_) | Marked::Cut => "",
        });
        pieces.collect()
    };
    assert_eq!((side(true).as_str(), side(false).as_str()), (old, new));
}

fuzz_target!(|data: &[u8]| {
    let mut input = Input(data);
    let (file, how) = (input.byte(), input.byte());
    let text = input.rest();
    check_layout(&text);
    check_edits(&text, how);
    check_difference(file, &text);
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    check_marks(&text[..half], &text[half..]);
    // Any text is a value, and reads back.
    let written = quoted(&text);
    assert_eq!(ron_options().from_str::<String>(&written).as_deref(), Ok(&*text), "{written}");
});
