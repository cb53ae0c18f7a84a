#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::thread;

use tempfile::TempDir;

use super::*;
use crate::state::{Kept, LONGEST_NOTE};

const PATIENCE: Duration = Duration::from_secs(20);

fn at(folder: &Path) -> Store {
    let folder = folder.to_owned();
    Store::of(move |name| (name == "XDG_STATE_HOME").then(|| folder.clone().into()))
}

fn favourite(id: &str, is_on: bool) -> Change {
    Change::Favourite { id: id.to_owned(), is_on }
}

fn note(id: &str, text: &str) -> Change {
    Change::Note { id: id.to_owned(), text: text.to_owned() }
}

fn kept(store: &mut Store) -> Kept {
    let mut kept = Kept::default();
    kept.saved(store.read().unwrap(), 0);
    kept
}

fn favourites(store: &mut Store) -> Vec<String> {
    kept(store).favourites().map(|(id, _)| id.to_owned()).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A store with a file of this text.
fn holding(home: &TempDir, text: &[u8]) -> (Store, PathBuf) {
    let store = at(home.path());
    let path = store.path().unwrap().to_owned();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    (store, path)
}

#[test]
fn two_programs_on_one_file_lose_nothing_of_each_other() {
    let home = TempDir::new().unwrap();
    let (mut one, mut other) = (at(home.path()), at(home.path()));
    one.keep(&[favourite("a", true), favourite("b", true), note("a", "x")], PATIENCE).unwrap();
    other.keep(&[favourite("c", true), note("b", "y")], PATIENCE).unwrap();
    // The first has not seen what the second did.
    one.keep(&[favourite("a", false), Change::Entry("d".to_owned())], PATIENCE).unwrap();
    other.keep(&[note("a", "z"), Change::Entry("e".to_owned())], PATIENCE).unwrap();
    for store in [&mut one, &mut other] {
        assert_eq!(favourites(store), ["b", "c"]);
        let kept = kept(store);
        assert_eq!(kept.notes().map(|(id, note)| (id, note.text)).collect::<Vec<_>>(), [("a", "z"), ("b", "y")]);
        assert_eq!(kept.recent_entries().collect::<Vec<_>>(), ["e", "d"]);
    }
}

#[test]
fn many_programs_at_once_lose_nothing() {
    let home = TempDir::new().unwrap();
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let mut store = at(home.path());
            thread::spawn(move || {
                for number in 0..25 {
                    store.keep(&[favourite(&format!("{writer}-{number}"), true)], PATIENCE).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    assert_eq!(favourites(&mut at(home.path())).len(), 200);
    assert_eq!(names(&home.path().join("kechuang")), ["state.ron", "state.ron.lock"]);
}

#[test]
fn file_and_folder_are_for_the_readers_eyes_alone() {
    let home = TempDir::new().unwrap();
    at(home.path()).keep(&[favourite("a", true)], PATIENCE).unwrap();
    let mode = |path: &str| fs::metadata(home.path().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("kechuang"), 0o700);
    assert_eq!((mode("kechuang/state.ron"), mode("kechuang/state.ron.lock")), (0o600, 0o600));
}

#[test]
fn nothing_is_made_where_nothing_is_kept() {
    let home = TempDir::new().unwrap();
    let mut store = at(home.path());
    assert!(store.size().is_none());
    assert_eq!(favourites(&mut store), [""; 0]);
    store.try_writing().unwrap();
    assert_eq!(names(home.path()), [""; 0]);
}

#[test]
fn what_changes_nothing_is_not_written() {
    let home = TempDir::new().unwrap();
    let mut store = at(home.path());
    store.keep(&[favourite("a", true)], PATIENCE).unwrap();
    let before = Identity::at(store.path().unwrap());
    store.keep(&[favourite("a", true), favourite("b", false)], PATIENCE).unwrap();
    assert_eq!(Identity::at(store.path().unwrap()), before);
}

#[test]
fn a_link_is_followed_and_stays_one() {
    let home = TempDir::new().unwrap();
    for (name, leads) in [("whole", "elsewhere/kept.ron"), ("dangling", "nothing-yet.ron")] {
        let folder = home.path().join(name);
        let mut store = at(&folder);
        let path = store.path().unwrap().to_owned();
        fs::create_dir_all(path.parent().unwrap().join("elsewhere")).unwrap();
        symlink(leads, &path).unwrap();
        store.keep(&[favourite("a", true)], PATIENCE).unwrap();
        store.keep(&[favourite("b", true)], PATIENCE).unwrap();
        assert!(path.symlink_metadata().unwrap().is_symlink());
        assert!(fs::read_to_string(path.parent().unwrap().join(leads)).unwrap().contains("\"b\""));
        assert_eq!(favourites(&mut at(&folder)), ["a", "b"]);
    }
    let circle = at(&home.path().join("circle"));
    let path = circle.path().unwrap().to_owned();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    symlink("state.ron", &path).unwrap();
    let refused = circle.clone().keep(&[favourite("a", true)], PATIENCE);
    assert!(matches!(refused, Err(Trouble::Unwritten(..))), "{refused:?}");
}

#[test]
fn a_damaged_file_is_set_aside_and_never_over_another() {
    let home = TempDir::new().unwrap();
    let mut aside = Vec::new();
    for text in [&b"{\"version\": 1, \"favourites\": {"[..], b"\xFF\xFE", b"[1, 2]"] {
        let (mut store, path) = holding(&home, text);
        let read = store.read();
        assert!(matches!(read, Err(Trouble::Damaged { aside: None, .. })), "{read:?}");
        assert_eq!(fs::read(&path).unwrap(), text, "who only reads leaves it where it is");
        let merged = store.keep(&[favourite("a", true)], PATIENCE).unwrap();
        let Some(Trouble::Damaged { aside: Some(place), .. }) = merged.damage else { panic!("{:?}", merged.damage) };
        assert_eq!(fs::read(&place).unwrap(), text);
        assert_eq!(favourites(&mut at(home.path())), ["a"]);
        aside.push(place);
    }
    aside.sort();
    aside.dedup();
    assert_eq!(aside.len(), 3);
    assert!(aside.iter().all(|it| it.display().to_string().contains("/state.ron.damaged-2")), "{aside:?}");
}

#[test]
fn what_was_read_before_a_file_was_damaged_is_not_lost() {
    let home = TempDir::new().unwrap();
    let mut store = at(home.path());
    store.keep(&[favourite("a", true)], PATIENCE).unwrap();
    fs::write(store.path().unwrap(), "{\"favourites\"").unwrap();
    store.keep(&[favourite("b", true)], PATIENCE).unwrap();
    assert_eq!(favourites(&mut at(home.path())), ["a", "b"]);
}

#[test]
fn a_file_that_was_taken_away_is_not_brought_back() {
    let home = TempDir::new().unwrap();
    let mut store = at(home.path());
    store.keep(&[favourite("a", true)], PATIENCE).unwrap();
    fs::remove_file(store.path().unwrap()).unwrap();
    store.keep(&[favourite("b", true)], PATIENCE).unwrap();
    assert_eq!(favourites(&mut at(home.path())), ["b"]);
}

#[test]
fn a_newer_format_is_left_alone() {
    let home = TempDir::new().unwrap();
    let text = b"{\"version\": 9, \"favourites\": Sealed(1)}";
    let (mut store, path) = holding(&home, text);
    assert!(matches!(store.read(), Err(Trouble::Newer(_, 9))));
    assert!(matches!(store.keep(&[favourite("a", true)], PATIENCE), Err(Trouble::Newer(_, 9))));
    assert_eq!(fs::read(path).unwrap(), text);
    assert_eq!(names(&home.path().join("kechuang")), ["state.ron", "state.ron.lock"]);
}

#[test]
fn a_file_that_cannot_be_read_is_not_replaced() {
    let home = TempDir::new().unwrap();
    let path = at(home.path()).path().unwrap().to_owned();
    fs::create_dir_all(&path).unwrap();
    let refused = at(home.path()).keep(&[favourite("a", true)], PATIENCE);
    assert!(matches!(refused, Err(Trouble::Unread(_, Refusal::NotAFile))), "{refused:?}");
    fs::remove_dir(&path).unwrap();
    fs::File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
    let refused = at(home.path()).keep(&[favourite("a", true)], PATIENCE);
    assert!(matches!(refused, Err(Trouble::Unread(_, Refusal::TooLong { .. }))), "{refused:?}");
}

#[test]
fn folders_that_are_none_are_said_and_change_nothing() {
    let home = TempDir::new().unwrap();
    let long = home.path().join("n".repeat(300));
    for folder in [Path::new("/dev/null"), Path::new("/proc/nothing"), &long] {
        let mut store = at(folder);
        assert_eq!(favourites(&mut store), [""; 0], "{}", folder.display());
        assert!(store.size().is_none());
        let refused = store.keep(&[favourite("a", true)], PATIENCE);
        assert!(matches!(refused, Err(Trouble::Unwritten(..))), "{refused:?}");
        assert!(store.try_writing().is_err());
    }
    // A way of more than 300 characters is as good as any.
    let deep = home.path().join(["d"; 150].join("/"));
    at(&deep).keep(&[favourite("a", true)], PATIENCE).unwrap();
    assert_eq!(favourites(&mut at(&deep)), ["a"]);
}

#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("kechuang");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o500)).unwrap();
    let is_root = fs::write(folder.join("probe"), "").is_ok();
    let kept = at(home.path()).keep(&[favourite("a", true)], PATIENCE);
    assert!(is_root || matches!(kept, Err(Trouble::Unwritten(..))), "{kept:?}");
    fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn only_folders_named_from_the_root_count() {
    let with = |state: Option<&str>, home: Option<&str>| {
        let store = Store::of(|name| if name == "HOME" { home } else { state }.map(Into::into));
        store.path().map(|it| it.display().to_string())
    };
    let of_home = Some("/h/.local/state/kechuang/state.ron".to_owned());
    assert_eq!(with(Some("/s"), Some("/h")), Some("/s/kechuang/state.ron".to_owned()));
    assert_eq!(with(Some("s"), Some("/h")), of_home);
    assert_eq!(with(Some(""), Some("/h")), of_home);
    assert_eq!((with(None, Some("h")), with(None, Some("")), with(None, None)), (None, None, None));
}

#[test]
fn what_would_be_too_large_a_file_is_not_written() {
    let home = TempDir::new().unwrap();
    let mut store = at(home.path());
    store.keep(&[favourite("a", true)], PATIENCE).unwrap();
    let text = "字".repeat(LONGEST_NOTE / 3);
    let count = usize::try_from(LARGEST).unwrap() / text.len() + 1;
    let notes: Vec<Change> = (0..count).map(|id| note(&id.to_string(), &text)).collect();
    assert!(matches!(store.keep(&notes, PATIENCE), Err(Trouble::TooLarge(..))));
    assert_eq!(favourites(&mut at(home.path())), ["a"]);
}
