#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
use std::sync::mpsc::channel;

use rustix::event::PollFlags;
use rustix::termios::{OptionalActions, Winsize, tcgetattr, tcsetattr, tcsetwinsize};

use super::*;

const SOON: Duration = Duration::from_millis(30);
/// More than any line takes of which nobody reads.
const MUCH: usize = 100_000;

/// A raw pseudo-terminal: the end that is read, and the program's.
fn line() -> (File, Tty) {
    let pair = rustix_openpty::openpty(None, None).unwrap();
    let mut raw = tcgetattr(&pair.user).unwrap();
    raw.make_raw();
    tcsetattr(&pair.user, OptionalActions::Now, &raw).unwrap();
    (File::from(pair.controller), Tty::from_fd(pair.user))
}

fn is_readable(reader: &File) -> bool {
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut [PollFd::new(reader, PollFlags::IN)], Some(&at_once)).unwrap() > 0
}

/// What can be read without waiting.
fn unread(reader: &mut File) -> Vec<u8> {
    let mut all = Vec::new();
    let mut piece = [0; 4096];
    while is_readable(reader) {
        let count = reader.read(&mut piece).unwrap();
        all.extend_from_slice(&piece[..count]);
    }
    all
}

#[test]
fn a_size_is_believed_within_bounds() {
    let (reader, tty) = line();
    let claimed = |columns, rows| {
        tcsetwinsize(&reader, Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        tty.size()
    };
    assert_eq!(claimed(120, 36), Size::new(120, 36));
    assert_eq!(claimed(1000, 500), LARGEST);
    assert_eq!(claimed(1001, 24), Size::new(1000, 24));
    assert_eq!(claimed(80, 501), Size::new(80, 500));
    assert_eq!(claimed(u16::MAX, u16::MAX), LARGEST);
    assert_eq!(claimed(0, u16::MAX), UNTOLD_SIZE);
}

#[test]
fn a_slow_reader_gets_everything() {
    let (mut reader, mut tty) = line();
    let sent: Vec<u8> = (0..MUCH).map(|at| b'a' + u8::try_from(at % 26).unwrap()).collect();
    let expected = sent.clone();
    let writing = thread::spawn(move || tty.write_all(&sent));
    let mut read = Vec::new();
    let mut piece = [0; 300];
    while read.len() < MUCH {
        let count = reader.read(&mut piece).unwrap();
        read.extend_from_slice(&piece[..count]);
    }
    writing.join().unwrap().unwrap();
    assert!(read == expected, "every byte, in its order");
}

#[test]
fn nobody_is_written_to_for_longer_than_patience_lasts() {
    let (_reader, mut tty) = line();
    tty.0.state().patience = SOON;
    assert_eq!(tty.write_all(&vec![b'x'; MUCH]).unwrap_err().kind(), io::ErrorKind::TimedOut);
}

#[test]
fn a_write_ends_when_the_readers_time_is_up() {
    let (mut reader, tty) = line();
    tty.end_at(Some(Instant::now() + SOON));
    let (ended, end) = channel();
    let mut frames = tty.clone();
    thread::spawn(move || ended.send(frames.write_all(&vec![b'x'; MUCH * 1000])));
    // Somebody who takes a byte now and then is no less away.
    let written = loop {
        if is_readable(&reader) {
            reader.read_exact(&mut [0]).unwrap();
        }
        if let Ok(written) = end.try_recv() {
            break written;
        }
    };
    assert_eq!(written.unwrap_err().kind(), io::ErrorKind::TimedOut);
}

#[test]
fn what_was_not_taken_makes_room_for_leaving() {
    let (mut reader, mut tty) = line();
    tty.0.state().patience = SOON;
    tty.write_all(&vec![b'x'; MUCH]).unwrap_err();
    tty.write_all(b"last bytes").unwrap();
    let read = unread(&mut reader);
    assert!(read.ends_with(format!("{BREAK_OFF}last bytes").as_bytes()), "{:?}", String::from_utf8_lossy(&read));
    tty.write_all(b", whole").unwrap();
    assert_eq!(unread(&mut reader), b", whole");
}

#[test]
fn leaving_breaks_off_a_frame_that_waits() {
    let (mut reader, tty) = line();
    let mut frames = tty.clone();
    let stuck = thread::spawn(move || frames.write_all(&vec![b'x'; MUCH]));
    // Until the frame stands in the line.
    while tty.0.has_room(Duration::ZERO).unwrap() {}
    tty.leave_within(SOON);
    tty.clone().write_all(b"last bytes").unwrap();
    assert_eq!(stuck.join().unwrap().unwrap_err().kind(), io::ErrorKind::TimedOut);
    let read = unread(&mut reader);
    assert!(read.ends_with(format!("{BREAK_OFF}last bytes").as_bytes()), "{:?}", String::from_utf8_lossy(&read));
}

#[test]
fn a_line_that_is_gone_is_no_line_to_wait_for() {
    let (reader, mut tty) = line();
    drop(reader);
    assert_ne!(tty.write_all(b"x").unwrap_err().kind(), io::ErrorKind::TimedOut);
}

#[test]
fn what_is_to_be_done_before_waiting_is_done_once() {
    let (mut reader, mut tty) = line();
    let (told, done) = channel();
    tty.before_waiting(move || {
        told.send(()).unwrap();
        Ok(())
    });
    tty.write_all(b"there is room").unwrap();
    assert!(done.try_recv().is_err(), "nothing waited");
    let mut left = b"there is room".len() + MUCH;
    let writing = thread::spawn(move || tty.write_all(&vec![b'a'; MUCH]));
    done.recv().unwrap();
    let mut piece = [0; 4096];
    while left > 0 {
        left -= reader.read(&mut piece).unwrap();
    }
    writing.join().unwrap().unwrap();
    assert!(done.recv().is_err(), "and never again");
}
