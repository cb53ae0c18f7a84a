#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use rustix::termios::{self, LocalModes};

use super::*;

/// A terminal of which a test sees what it is told and how its line is set.
#[derive(Clone)]
struct Recorder {
    bytes: Arc<Mutex<Vec<u8>>>,
    line: Arc<OwnedFd>,
}

impl Recorder {
    /// The terminal, and its other end, which has to be kept open.
    fn new() -> (Self, OwnedFd) {
        let pair = rustix_openpty::openpty(None, None).unwrap();
        (Self { bytes: Arc::default(), line: Arc::new(pair.user) }, pair.controller)
    }

    fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.bytes.lock().unwrap())).unwrap()
    }

    fn is_raw(&self) -> bool {
        !termios::tcgetattr(&self.line).unwrap().local_modes.contains(LocalModes::ICANON)
    }
}

impl Write for Recorder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsFd for Recorder {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.line.as_fd()
    }
}

/// The private modes in `bytes` with how each was left, in the order of their first mention.
fn private_modes(bytes: &str) -> Vec<(&str, char)> {
    let mut modes: Vec<(&str, char)> = Vec::new();
    for part in bytes.split("\x1b[?").skip(1) {
        let end = part.find(['h', 'l']).unwrap();
        let (number, way) = (&part[..end], part[end..].chars().next().unwrap());
        match modes.iter_mut().find(|(known, _)| *known == number) {
            Some(known) => known.1 = way,
            None => modes.push((number, way)),
        }
    }
    modes
}

/// What a mode is in a terminal nobody has touched: wrapping and the cursor are on, the rest is off.
fn untouched(number: &str) -> char {
    if ["7", "25"].contains(&number) { 'h' } else { 'l' }
}

#[test]
fn every_mode_that_entering_sets_is_unset_by_leaving() {
    for (mouse, titled) in [(false, false), (true, false), (true, true)] {
        let (terminal, _other_end) = Recorder::new();
        let session =
            Session::enter(terminal.clone(), Modes { mouse, title: titled, links: titled, colours: titled }).unwrap();
        assert!(terminal.is_raw());
        session.leave();
        assert!(!terminal.is_raw());
        let modes = private_modes(&terminal.take()).into_iter().map(|(n, way)| (n.to_owned(), way)).collect::<Vec<_>>();
        assert!(modes.len() >= 4);
        for (number, way) in modes {
            assert_eq!(way, untouched(&number), "mode {number}");
        }
    }
}

#[test]
fn modes_are_unset_in_reverse_and_the_alternate_screen_last() {
    let (terminal, _other_end) = Recorder::new();
    let session = Session::enter(terminal.clone(), Modes { mouse: true, ..Modes::default() }).unwrap();
    let numbers = |bytes: &str| private_modes(bytes).into_iter().map(|(n, _)| n.to_owned()).collect::<Vec<_>>();
    let entered = numbers(&terminal.take());
    session.leave();
    let mut left = numbers(&terminal.take());
    left.reverse();
    assert_eq!(entered, left);
    assert_eq!(entered.first().map(String::as_str), Some("1049"));
}

#[test]
fn the_readers_title_is_kept_once_and_given_back_once() {
    let (terminal, _other_end) = Recorder::new();
    let modes = Modes { title: true, links: true, ..Modes::default() };
    let session = Session::enter(terminal.clone(), modes).unwrap();
    let (kept, given_back) = modes::TITLE;
    assert_eq!(terminal.take().matches(kept).count(), 1);
    // Somebody else has stopped the process and let it go on; the title is still on the stack.
    session.resume().unwrap();
    assert!(!terminal.take().contains(kept));
    session.leave();
    let left = terminal.take();
    assert!(left.matches(given_back).count() == 1 && left.contains(modes::LINK_END), "{left:?}");
    session.resume().unwrap();
    assert_eq!(terminal.take().matches(kept).count(), 1, "after a stop of its own it is kept anew");
    drop(session);
    assert_eq!(terminal.take().matches(given_back).count(), 1);
}

#[test]
fn without_titles_and_links_nothing_is_told_of_them() {
    let (terminal, _other_end) = Recorder::new();
    Session::enter(terminal.clone(), Modes::default()).unwrap().leave();
    let bytes = terminal.take();
    assert!(!bytes.contains("\x1b]") && !bytes.contains(";2t"), "{bytes:?}");
}

#[test]
fn leaving_twice_or_dropping_writes_nothing_more() {
    let (terminal, _other_end) = Recorder::new();
    let session = Session::enter(terminal.clone(), Modes::default()).unwrap();
    session.leave();
    terminal.take();
    session.leave();
    drop(session);
    assert_eq!(terminal.take(), "");
}

#[test]
fn a_session_that_goes_out_of_sight_gives_the_terminal_back() {
    let (terminal, _other_end) = Recorder::new();
    let failing = || -> io::Result<()> {
        let _session = Session::enter(terminal.clone(), Modes::default())?;
        Err(io::Error::other("the loop failed"))
    };
    failing().unwrap_err();
    assert!(terminal.take().ends_with("\x1b[?1049l"));
    assert!(!terminal.is_raw());
}

#[test]
fn the_mouse_can_be_given_back_and_taken_again() {
    let (terminal, _other_end) = Recorder::new();
    let session = Session::enter(terminal.clone(), Modes { mouse: true, ..Modes::default() }).unwrap();
    terminal.take();
    session.set_mouse(false).unwrap();
    assert_eq!(terminal.take(), modes::MOUSE_OFF);
    session.set_mouse(true).unwrap();
    assert_eq!(terminal.take(), modes::MOUSE_ON);
    session.leave();
    assert!(terminal.take().contains(modes::MOUSE_OFF));
}

#[test]
fn coming_back_after_a_stop_sets_everything_again() {
    let (terminal, _other_end) = Recorder::new();
    let session = Session::enter(terminal.clone(), Modes::default()).unwrap();
    let enter_sequence = terminal.take();
    session.leave();
    terminal.take();
    session.resume().unwrap();
    assert_eq!(terminal.take(), enter_sequence);
    assert!(terminal.is_raw());
}

#[test]
fn a_terminal_that_cannot_be_written_to_is_left_as_it_was() {
    struct Deaf(Recorder);
    impl Write for Deaf {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    impl AsFd for Deaf {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.0.as_fd()
        }
    }
    let (terminal, _other_end) = Recorder::new();
    Session::enter(Deaf(terminal.clone()), Modes::default()).unwrap_err();
    assert!(!terminal.is_raw());
}

/// A terminal that takes what it is told on entering and nothing any more afterwards: a write to it never ends.
struct Stalled {
    terminal: Recorder,
    entered: bool,
    never: mpsc::Receiver<()>,
}

impl Write for Stalled {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if std::mem::replace(&mut self.entered, true) {
            let _ = self.never.recv();
        }
        self.terminal.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsFd for Stalled {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.terminal.as_fd()
    }
}

/// Waits until the line of a terminal is set back.
fn wait_set_back(terminal: &Recorder) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while terminal.is_raw() {
        assert!(Instant::now() < deadline, "the line stays raw");
        thread::yield_now();
    }
}

#[test]
fn the_line_is_set_back_before_anything_is_written() {
    let (terminal, _other_end) = Recorder::new();
    let (end, never) = mpsc::channel();
    let session =
        Session::enter(Stalled { terminal: terminal.clone(), entered: false, never }, Modes::default()).unwrap();
    assert!(terminal.is_raw());
    let leave_sequence = thread::spawn(move || session.leave());
    wait_set_back(&terminal);
    assert!(!leave_sequence.is_finished(), "the write has not ended");
    drop(end);
    leave_sequence.join().unwrap();
    assert!(terminal.take().ends_with("\x1b[?1049l"));
}

#[test]
fn the_watch_dog_sets_the_line_back_though_a_write_is_stuck() {
    let (terminal, _other_end) = Recorder::new();
    let (_end, never) = mpsc::channel();
    let session =
        Session::enter(Stalled { terminal: terminal.clone(), entered: false, never }, Modes::default()).unwrap();
    let shared = Arc::clone(&session.0);
    thread::spawn(move || session.set_mouse(true));
    while shared.screen.try_lock().is_ok() {
        thread::yield_now();
    }
    let (ended, ends) = mpsc::channel();
    let restore = move || shared.give_back_for_good();
    let _ = WatchDog::new(Duration::ZERO, restore, move |code| ended.send(code).unwrap()).arm(exit_code(15));
    assert_eq!(ends.recv_timeout(Duration::from_secs(20)), Ok(143));
    assert!(!terminal.is_raw());
}

#[test]
fn after_the_watch_dog_nobody_enters_any_more() {
    let (terminal, _other_end) = Recorder::new();
    let session = Session::new(terminal.clone(), Modes::default()).unwrap();
    assert!(!terminal.is_raw(), "nothing is changed before it is entered");
    session.0.give_back_for_good();
    session.resume().unwrap_err();
    assert!(!terminal.is_raw());
    assert_eq!(terminal.take(), "");
}

#[test]
fn where_1049_is_ignored_the_prompt_stands_on_a_cleared_row() {
    let (terminal, _other_end) = Recorder::new();
    let session = Session::enter(terminal.clone(), Modes::default()).unwrap();
    let enter_sequence = terminal.take();
    session.leave();
    let leave_sequence = terminal.take();
    let left = |is_ignored: bool| {
        let mut emulator = vt100::Parser::new(5.try_into().unwrap(), 20.try_into().unwrap(), 0);
        let mut told = |bytes: &str| {
            let heeded = bytes.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
            emulator.process(if is_ignored { heeded.as_bytes() } else { bytes.as_bytes() });
        };
        told("$ ls\r\n$ kechuang\r\n");
        told(&enter_sequence);
        told("\x1b[2J\x1b[H1\r\n2\r\n3\r\n4\r\n5\x1b[2;3H");
        told(&leave_sequence);
        told("$ ");
        emulator.screen().contents()
    };
    assert_eq!(left(true), "1\n2\n3\n4\n$ ");
    assert_eq!(left(false), "$ ls\n$ kechuang\n$ ");
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    let (terminal, _other_end) = Recorder::new();
    let session = Session::enter(terminal.clone(), Modes::default()).unwrap();
    terminal.take();
    let before = panic::take_hook();
    let (told, messages) = mpsc::channel();
    let seen = terminal.clone();
    let (told, this) = (Mutex::new(told), thread::current().id());
    panic::set_hook(Box::new(move |info| {
        // Other tests may panic on purpose meanwhile; this test's message is what counts.
        if thread::current().id() == this {
            told.lock()
                .unwrap()
                .send((seen.take(), info.payload().downcast_ref::<&str>().unwrap().to_string()))
                .unwrap();
        }
    }));
    session.restore_on_panic();
    let panicked = panic::catch_unwind(|| panic!("a fault in the program"));
    panic::set_hook(before);
    assert!(panicked.is_err());
    let (restored, message) = messages.recv().unwrap();
    assert!(restored.starts_with("\x1b\\\x1b[?2026l\x1b[r\x1b[?25h"), "{restored:?}");
    assert!(restored.ends_with("\x1b[?1049l"));
    assert_eq!(message, "a fault in the program");
    assert!(!terminal.is_raw());
}

#[test]
fn a_stuck_program_ends_in_a_second_though_the_line_is_full() {
    let (ended, ends) = mpsc::channel();
    let (_stuck, never) = mpsc::channel::<()>();
    let never = Mutex::new(never);
    let dog = WatchDog::new(
        GRACE,
        move || {
            let _ = never.lock().unwrap().recv();
        },
        move |code| ended.send(code).unwrap(),
    );
    let armed = Instant::now();
    assert!(dog.arm(EXIT_HANGUP).is_none(), "there is a thread that counts");
    assert!(dog.arm(exit_code(15)).is_none());
    assert_eq!(ends.recv_timeout(Duration::from_secs(5)), Ok(129));
    assert!(armed.elapsed() < Duration::from_secs(1));
    assert!(ends.try_recv().is_err());
}

#[test]
fn without_a_thread_whoever_armed_the_watch_dog_counts() {
    let (done, order) = mpsc::channel();
    let restored = done.clone();
    let dog = WatchDog::new(Duration::ZERO, move || restored.send(0).unwrap(), move |code| done.send(code).unwrap());
    dog.begin(143).unwrap().count();
    assert_eq!(order.try_iter().collect::<Vec<_>>(), [0, 143], "given back, then ended");
    assert!(dog.begin(129).is_none(), "only the first counts");
}

#[test]
fn exit_codes_are_those_of_a_shell() {
    assert_eq!([exit_code(1), exit_code(2), exit_code(15), EXIT_HANGUP], [129, 130, 143, 129]);
}
