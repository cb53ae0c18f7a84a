//! What a start costs before there is a picture, as far as that is the same on every machine: instructions executed and
//! pages of memory touched. Times are for benches.
//!
//! Measured is a program built for a release: the one that is tested, if that is one, else those that `KECHUANG_RELEASE`
//! names, separated by colons.

use std::fs::{read, read_to_string};

use crate::support::pty::{Folder, KECHUANG, Start, code, is_missing};

/// The most instructions that the first thread may execute from the start of the process to its end, where the reader
/// leaves with the first key: to the first frame, and what ends the program. 0.4 million are the dynamic loader's and
/// Rust's own; a millisecond is about three million. A frame more, where the index is taken in before the key, is one and a
/// half million.
const INSTRUCTIONS: u64 = 8_000_000;
/// The most pages that the first thread may touch for the first time (minor faults) until the frame stands. A page costs
/// as much as three thousand instructions. The dynamic loader touches more than a hundred before `main`.
/// Counted is up to some moment behind the frame, in which threads start and the index is opened: forty pages more or less.
/// To the frame itself it is about 350: what is kept, the keys in force and the theme stand before it. Seven runs gave 396
/// to 429; ten of them came with the formats that leave and come in, whose tables lie among what every start touches.
const PAGES: u64 = 460;
/// The same for a program without shared libraries.
const PAGES_STATIC: u64 = 440;

/// The text that stands last in the first frame.
const LAST: &str = "第 2 页";

/// The programs to be measured.
fn measured() -> Vec<String> {
    let named = std::env::var("KECHUANG_RELEASE").unwrap_or_default();
    let mut programs: Vec<String> = named.split(':').filter(|path| !path.is_empty()).map(str::to_owned).collect();
    if !cfg!(debug_assertions) {
        programs.push(KECHUANG.to_owned());
    }
    if programs.is_empty() {
        println!("skipped: KECHUANG_RELEASE names no program built for a release");
    }
    programs
}

fn in_chinese(start: Start) -> Start {
    start.env("LANG", "zh_CN.UTF-8")
}

/// Whether a program needs no shared library.
fn is_static(program: &str) -> bool {
    let loader = b"/ld-";
    !read(program).unwrap().windows(loader.len()).take(4096).any(|bytes| bytes == loader)
}

#[test]
fn a_frame_stands_after_so_many_instructions() {
    for program in measured() {
        if is_missing("valgrind") {
            return;
        }
        let folder = Folder::new();
        let counts = folder.path().join("counts");
        let output = format!("--callgrind-out-file={}", counts.display());
        let log = format!("--log-file={}", folder.path().join("log").display());
        let valgrind = ["-q", &log, "--tool=callgrind", "--separate-threads=yes", &output, &program];
        let mut terminal = in_chinese(Start::program("valgrind").args(valgrind)).run();
        // It waits in the line until somebody reads keys, which is after the first frame.
        terminal.send("q");
        assert_eq!(code(terminal.end()), 0, "{}", terminal.screen().contents());
        let of_first_thread = read_to_string(counts.with_file_name("counts-01")).unwrap();
        let count = of_first_thread.lines().find_map(|line| line.strip_prefix("totals: ")).unwrap();
        let count: u64 = count.trim().parse().unwrap();
        println!("{program}: {count} instructions");
        assert!(count <= INSTRUCTIONS, "{program}: {count} instructions instead of {INSTRUCTIONS} at most");
        // Where the first key had ended it before there was a frame, the count would say nothing.
        assert!(String::from_utf8_lossy(&terminal.rest()).contains(LAST));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_frame_stands_after_so_many_pages() {
    for program in measured() {
        let terminal = in_chinese(Start::program(&program)).run();
        terminal.see(LAST);
        let thread = format!("/proc/{0}/task/{0}/stat", terminal.pid());
        let stat = read_to_string(thread).unwrap();
        // The name of the program, in brackets, may hold blanks.
        let fields = stat.rsplit_once(')').unwrap().1;
        let count: u64 = fields.split_whitespace().nth(7).unwrap().parse().unwrap();
        let most = if is_static(&program) { PAGES_STATIC } else { PAGES };
        println!("{program}: {count} pages");
        assert!(count <= most, "{program}: {count} pages instead of {most} at most");
    }
}
