#![allow(clippy::unwrap_used, clippy::panic, clippy::needless_pass_by_value, reason = "tests")]

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

use tempfile::TempDir;

use super::*;
use crate::state::Kept;
use crate::state::file::lock;

fn favourite(id: impl ToString) -> Change {
    Change::Favourite { id: id.to_string(), is_on: true }
}

fn store(folder: &Path) -> Store {
    let folder = folder.to_owned();
    Store::of(move |name| (name == "XDG_STATE_HOME").then(|| folder.clone().into()))
}

fn keeper(folder: &Path) -> (Keeper, Receiver<Report>) {
    let (sender, reports) = channel();
    let sender = Mutex::new(sender);
    let tell = move |report| drop(sender.lock().unwrap().send(report));
    (Keeper::new(store(folder), tell), reports)
}

fn favourites(folder: &Path) -> Vec<String> {
    let mut kept = Kept::default();
    kept.saved(store(folder).read().unwrap(), 0);
    kept.favourites().map(|(id, _)| id.to_owned()).collect()
}

/// The number up to which everything is on the disk, by the next report.
fn through(reports: &Receiver<Report>) -> u64 {
    match reports.recv_timeout(Duration::from_secs(20)).unwrap() {
        Report::Saved { through, .. } => through,
        Report::Trouble(trouble) => panic!("{trouble}"),
    }
}

fn trouble(reports: &Receiver<Report>) -> Arc<Trouble> {
    match reports.recv_timeout(Duration::from_secs(20)).unwrap() {
        Report::Trouble(trouble) => trouble,
        Report::Saved { .. } => panic!("saved"),
    }
}

#[test]
fn what_is_told_to_be_on_the_disk_is_there() {
    let home = TempDir::new().unwrap();
    let (keeper, reports) = keeper(home.path());
    keeper.keep(favourite("a"));
    assert_eq!(through(&reports), 1);
    assert_eq!(favourites(home.path()), ["a"]);
}

#[test]
fn the_first_change_is_written_at_once_and_the_next_together() {
    let home = TempDir::new().unwrap();
    let (keeper, reports) = keeper(home.path());
    keeper.keep(favourite(1));
    assert_eq!(through(&reports), 1);
    let written = Instant::now();
    (2..=500).for_each(|id| keeper.keep(favourite(id)));
    assert_eq!(through(&reports), 500);
    // What is measured begins a little after the write.
    assert!(written.elapsed() > BETWEEN.mul_f32(0.8), "{:?}", written.elapsed());
    assert!(reports.try_recv().is_err(), "one write for all of them");
    assert_eq!(favourites(home.path()).len(), 500);
}

#[test]
fn leaving_waits_for_no_second() {
    let home = TempDir::new().unwrap();
    let (keeper, reports) = keeper(home.path());
    keeper.keep(favourite("a"));
    assert_eq!(through(&reports), 1);
    let begun = Instant::now();
    keeper.keep(favourite("b"));
    assert!(keeper.finish(Duration::from_secs(10)));
    assert!(begun.elapsed() < BETWEEN.mul_f32(0.9), "{:?}", begun.elapsed());
    assert_eq!(favourites(home.path()), ["a", "b"]);
    assert!(keeper.finish(Duration::ZERO), "there is nothing to be waited for");
}

#[test]
fn what_cannot_be_written_is_said_once_and_written_later() {
    let home = TempDir::new().unwrap();
    let blocked = home.path().join("kechuang");
    fs::write(&blocked, "").unwrap();
    let (keeper, reports) = keeper(home.path());
    for id in 1..=3 {
        keeper.keep(favourite(id));
        std::thread::sleep(Duration::from_millis(500));
    }
    assert!(matches!(*trouble(&reports), Trouble::Unwritten(..)));
    assert!(reports.try_recv().is_err(), "said once");
    fs::remove_file(blocked).unwrap();
    keeper.keep(favourite(4));
    assert_eq!(through(&reports), 4);
    assert_eq!(favourites(home.path()), ["1", "2", "3", "4"]);
}

#[test]
fn a_lock_that_is_held_is_said_and_holds_nobody_up() {
    let home = TempDir::new().unwrap();
    let path = store(home.path()).path().unwrap().to_owned();
    let held = lock(&path, Duration::ZERO).unwrap().unwrap();
    let (keeper, reports) = keeper(home.path());
    let begun = Instant::now();
    keeper.keep(favourite("a"));
    assert!(begun.elapsed() < LOCKED / 2, "{:?}", begun.elapsed());
    assert!(matches!(*trouble(&reports), Trouble::Locked(_)));
    assert!(!keeper.finish(Duration::from_secs(10)), "it cannot be written");
    drop(held);
    assert_eq!(favourites(home.path()), [""; 0]);
}

#[test]
fn without_a_folder_everything_goes_on() {
    let (sender, reports) = channel();
    let sender = Mutex::new(sender);
    let keeper = Keeper::new(Store::of(|_| None), move |report| drop(sender.lock().unwrap().send(report)));
    keeper.read_small();
    assert!(reports.try_recv().is_err());
    keeper.keep(favourite("a"));
    assert!(matches!(*trouble(&reports), Trouble::NoFolder));
    assert!(!keeper.finish(Duration::from_secs(10)));
}

#[test]
fn a_large_file_is_read_beside_and_a_small_one_at_once() {
    let home = TempDir::new().unwrap();
    let (first, told) = keeper(home.path());
    first.read_small();
    assert!(told.try_recv().is_err(), "there is nothing to tell");
    first.keep(favourite("a"));
    assert!(first.finish(Duration::from_secs(10)));
    let (second, told) = keeper(home.path());
    second.read_small();
    assert!(matches!(told.try_recv(), Ok(Report::Saved { through: 0, .. })));
    (0..3000).for_each(|id| first.keep(favourite(id)));
    assert!(first.finish(Duration::from_secs(10)));
    let (third, told) = keeper(home.path());
    third.keep(favourite("z"));
    third.read_small();
    third.read_large();
    let mut kept = Kept::default();
    while kept.favourites().count() < 3002 {
        let Report::Saved { contents, through } = told.recv_timeout(Duration::from_secs(20)).unwrap() else { panic!() };
        kept.saved(contents, through);
    }
}

#[test]
fn a_damaged_file_is_set_aside_when_it_is_read() {
    let home = TempDir::new().unwrap();
    let path = store(home.path()).path().unwrap().to_owned();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "{\"version\": 1, \"favourites\": {\"a\"").unwrap();
    let (keeper, reports) = keeper(home.path());
    keeper.read_small();
    assert_eq!(through(&reports), 0);
    let trouble = trouble(&reports);
    let Trouble::Damaged { aside: Some(aside), .. } = &*trouble else { panic!("{trouble}") };
    assert!(fs::read_to_string(aside).unwrap().contains("\"a\""));
}
