//! However the program ends, what the screen calls kept is kept.

use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::opened;
use crate::support::pty::{Folder, KECHUANG, Start};

/// So often the program is killed, unless `KECHUANG_KILLS` says how often.
const KILLS: u64 = 30;

/// The titles of the favourites on the disk.
fn favourites(home: &Folder) -> Vec<String> {
    let mut command = Command::new(KECHUANG);
    command.arg("favourites").env_clear().env("HOME", home.path()).env("LANG", "zh_CN.UTF-8");
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    output.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
}

/// The title of the favourite that the foot of the screen calls one, if it does.
fn confirmed(screen: &vt100::Screen) -> Option<String> {
    let contents = screen.contents();
    let foot = contents.lines().last()?;
    Some(foot.split_once("已收藏，按 b 取消：")?.1.trim().to_owned())
}

#[test]
fn a_favourite_that_is_called_one_survives_any_kill() {
    let kills = std::env::var("KECHUANG_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let (mut home, mut held, mut seen) = (Folder::new(), Vec::new(), 0);
    for kill in 0..kills {
        // Each time another entry of the list, which is longer than this.
        let entry = kill % 200 + 1;
        if entry == 1 {
            (home, held) = (Folder::new(), Vec::new());
        }
        let mut terminal = opened(Start::kechuang().env("HOME", &home.path().display().to_string()));
        // An arithmetic sequence modulo a prime: moments all over the second in which the write falls.
        let moment = Instant::now() + Duration::from_micros(kill * 46_703 % 14_983 * (1 + kill % 3 * 30));
        terminal.send(format!("{entry}Gb"));
        while Instant::now() < moment {
            std::thread::yield_now();
        }
        terminal.signal(Signal::KILL);
        terminal.end();
        terminal.rest();
        let before = std::mem::replace(&mut held, favourites(&home));
        for title in &before {
            assert!(held.contains(title), "kill {kill}: {title} was on the disk and is not: {held:?}");
        }
        if let Some(title) = confirmed(&terminal.screen()) {
            assert!(held.contains(&title), "kill {kill}: {title} is not on the disk: {held:?}");
            seen += 1;
        }
    }
    assert!(seen > kills / 10, "of {kills} only {seen} were written in time");
}
