//! The terminal room in a real pseudo-terminal, with real signals, a real shell and a real tmux.
//!
//! The program in the pseudo-terminal is this test binary itself, started again for its test [`a_small_program`].

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command};
use std::sync::mpsc::{channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::heard::whole_characters;
use crate::support::pty;
use crate::support::tmux::{self, Tmux};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use kechuang::terminal::ambiguous_width::Probe;
use kechuang::terminal::backend::{BackendOptions, DiffBackend, Painted, repair_wide_cells};
use kechuang::terminal::clipboard::{Clipboard, Method, Preference};
use kechuang::terminal::environment::{Streams, TerminalInfo};
use kechuang::terminal::input;
use kechuang::terminal::input::{Input, Report, Signal};
use kechuang::terminal::session::{EXIT_HANGUP, Modes, Session, exit_code};
use kechuang::terminal::tty::Tty;
use ratatui::buffer::Buffer;
use ratatui::widgets::Widget;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{Winsize, tcsetwinsize};

const CHILD: &str = "KECHUANG_TESTS_SMALL_PROGRAM";
const SOON: Duration = Duration::from_secs(20);

fn show(said: &str, buffer: &mut Buffer) -> Painted {
    said.render(buffer.area, buffer);
    repair_wide_cells(buffer);
    Painted::default()
}

/// What the screen of the small program says, besides what was pressed.
fn small_program() -> i32 {
    let (sender, inputs) = sync_channel::<Input>(64);
    let out = Tty::for_frames().unwrap();
    let session = Session::new(out.clone(), Modes { mouse: true, ..Modes::default() }).unwrap();
    session.restore_on_panic();
    input::spawn_signal_thread(out.clone(), sender.clone(), session.watchdog()).unwrap();
    session.resume().unwrap();
    input::read_keys(Tty::for_keys().unwrap(), sender, session.watchdog()).unwrap();
    let mut size = out.size();
    let mut frames = DiffBackend::new(out, size, BackendOptions::default());
    let probe = Probe::new(size).unwrap();
    frames.queue(&probe.question());
    let mut said = "ready".to_owned();
    loop {
        let drawn = frames.draw(|buffer| show(&said, buffer));
        if drawn.is_err() {
            return EXIT_HANGUP;
        }
        match inputs.recv().unwrap() {
            Input::Event(Event::Key(key)) => match key.code {
                KeyCode::Char('q') => return 0,
                KeyCode::Char('p') => panic!("a fault in the program"),
                KeyCode::Char('s') => {
                    frames.draw(|buffer| show("stuck", buffer)).unwrap();
                    loop {
                        thread::park();
                    }
                }
                KeyCode::Char('z') if key.modifiers == KeyModifiers::CONTROL => {
                    if !session.suspend().unwrap() {
                        "no shell to go to".clone_into(&mut said);
                    }
                }
                code => said = format!("{code:?}"),
            },
            Input::Event(Event::Paste(text)) => said = format!("pasted {text}"),
            Input::Event(Event::Resize(width, height)) => {
                if size != (width, height).into() {
                    size = (width, height).into();
                    frames.set_size(size);
                    said = format!("{width}x{height}");
                }
            }
            Input::Event(_)
            | Input::Report(Report::Background(_) | Report::ColoursChanged | Report::DeviceAttributes) => {}
            Input::Report(Report::CursorPosition(position)) => said = format!("{:?}", probe.width(position)),
            Input::Signal(Signal::Leave(signal)) => return exit_code(signal),
            Input::Signal(Signal::Suspend) => {
                session.suspend().unwrap();
            }
            Input::Signal(Signal::Continue) => {
                // A line that drops wakes the program, too.
                if session.resume().is_err() {
                    return EXIT_HANGUP;
                }
                "here again".clone_into(&mut said);
                frames.redraw();
            }
            Input::Hangup => return EXIT_HANGUP,
        }
    }
}

/// Not a test: the program that the other tests start in a pseudo-terminal.
#[test]
fn a_small_program() {
    if std::env::var_os(CHILD).is_some() {
        let code = small_program();
        std::process::exit(code);
    }
}

/// A pseudo-terminal with an emulator at its near end.
struct Desk {
    near_end: File,
    child: Child,
    emulator: vt100::Parser,
    raw: Vec<u8>,
    /// How much of it the emulator has drawn.
    drawn: usize,
}

const fn size(rows: u16, columns: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

impl Desk {
    /// Starts `command` with a pseudo-terminal of its own; the variable `PROGRAM` is the small program.
    fn open(command: &[&str]) -> Self {
        let pair = rustix_openpty::openpty(None, Some(&size(12, 60))).unwrap();
        let far_end = || pair.user.try_clone().unwrap();
        let child = Command::new("setsid")
            .arg("--ctty")
            .args(command)
            .stdin(far_end())
            .stdout(far_end())
            .stderr(far_end())
            .env(CHILD, "1")
            .env("PROGRAM", std::env::current_exe().unwrap())
            .env("PS1", "prompt> ")
            .env("RUST_BACKTRACE", "0")
            .spawn()
            .expect("util-linux is there");
        let emulator = vt100::Parser::new(12.try_into().unwrap(), 60.try_into().unwrap(), 0);
        Self { near_end: File::from(pair.controller), child, emulator, raw: Vec::new(), drawn: 0 }
    }

    fn program() -> Self {
        let mut desk = Self::open(&["sh", "-c", &format!("exec {RUN}")]);
        desk.shows("ready");
        desk
    }

    fn press(&mut self, keys: &str) {
        self.near_end.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until the screen shows `text`.
    fn shows(&mut self, text: &str) {
        self.until(text, |desk| desk.emulator.screen().contents().contains(text));
    }

    fn until(&mut self, what: &str, mut reached: impl FnMut(&Self) -> bool) {
        while !reached(self) {
            let read_on = self.read() > 0;
            assert!(read_on, "{what} never came; the screen shows:\n{}", self.emulator.screen().contents());
        }
    }

    /// Reads what has come, or waits for it, and says how many bytes; none where nothing can come any more.
    fn read(&mut self) -> usize {
        let limit = Timespec::try_from(SOON).unwrap();
        let ready = poll(&mut [PollFd::new(&self.near_end, PollFlags::IN)], Some(&limit)).unwrap();
        assert!(ready > 0, "nothing more comes; the screen shows:\n{}", self.emulator.screen().contents());
        let mut bytes = [0; 4096];
        let count = self.near_end.read(&mut bytes).unwrap_or(0);
        self.raw.extend_from_slice(&bytes[..count]);
        let piece = whole_characters(&self.raw[self.drawn..]);
        self.emulator.process(piece);
        self.drawn += piece.len();
        count
    }

    /// Waits for the end of the program, reads what it says last, and gives its exit code.
    fn ends(&mut self) -> i32 {
        while self.read() > 0 {}
        self.child.wait().unwrap().code().expect("the program ends by itself")
    }

    /// The terminal is as it was found.
    fn assert_restored(&self) {
        let screen = self.emulator.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let raw = String::from_utf8_lossy(&self.raw);
        assert!(raw.rfind("\x1b[?7h") > raw.rfind("\x1b[?7l"), "wrapping is on");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const RUN: &str = "\"$PROGRAM\" --exact terminal::a_small_program --nocapture -q";

fn kill(signal: &str, pid: u32) {
    assert!(Command::new("kill").args([signal, &pid.to_string()]).status().unwrap().success());
}

#[test]
fn keys_pastes_and_the_answer_to_the_probe_arrive() {
    let mut desk = Desk::program();
    desk.press("学");
    desk.shows("Char('学')");
    desk.press("\x1b[B");
    desk.shows("Down");
    desk.press("\x1b");
    desk.shows("Esc");
    desk.press("\x1b[200~022-27122522\x1b[201~");
    desk.shows("pasted 022-27122522");
    desk.press("\x1b[12;4R");
    desk.shows("Narrow");
    desk.press("\x1b[12;7R");
    desk.shows("Wide");
}

#[test]
fn a_quit_gives_the_terminal_back() {
    let mut desk = Desk::program();
    assert!(desk.emulator.screen().alternate_screen());
    desk.press("q");
    assert_eq!(desk.ends(), 0);
    desk.assert_restored();
}

#[test]
fn the_terminal_tells_its_new_size() {
    let mut desk = Desk::program();
    desk.emulator.screen_mut().set_size(10.try_into().unwrap(), 40.try_into().unwrap());
    tcsetwinsize(&desk.near_end, size(10, 40)).unwrap();
    desk.shows("40x10");
}

#[test]
fn signals_end_it_with_their_code_and_the_terminal_is_whole() {
    for (signal, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let mut desk = Desk::program();
        kill(signal, desk.child.id());
        assert_eq!(desk.ends(), code, "{signal}");
        desk.assert_restored();
    }
}

#[test]
fn a_panic_is_told_on_the_plain_terminal() {
    let mut desk = Desk::program();
    desk.press("p");
    assert_ne!(desk.ends(), 0);
    desk.assert_restored();
    let raw = String::from_utf8_lossy(&desk.raw);
    let told = raw.find("a fault in the program").expect("the message is told");
    assert!(raw.rfind("\x1b[?1049l").is_some_and(|left| left < told), "after the screen was left");
}

#[test]
fn a_stuck_program_ends_when_told_and_gives_the_terminal_back() {
    let mut desk = Desk::program();
    desk.press("s");
    desk.shows("stuck");
    kill("-TERM", desk.child.id());
    assert_eq!(desk.ends(), 143);
    desk.assert_restored();
}

/// The terminal is closed while the program runs; the program has to be gone within a second.
fn gone_with_its_terminal(command: &[&str], keys: &str, shown: &str) {
    let mut desk = Desk::open(command);
    desk.shows("ready");
    desk.press(keys);
    desk.shows(shown);
    desk.near_end = File::open("/dev/null").unwrap();
    let begin = Instant::now();
    let code = desk.child.wait().unwrap().code();
    assert!(begin.elapsed() < Duration::from_secs(1), "gone after {:?}", begin.elapsed());
    assert_eq!(code, Some(129));
}

#[test]
fn a_terminal_that_is_closed_takes_the_program_with_it() {
    let plain = format!("exec {RUN}");
    gone_with_its_terminal(&["sh", "-c", &plain], "j", "Char('j')");
    gone_with_its_terminal(&["sh", "-c", &plain], "s", "stuck");
}

#[test]
fn also_where_the_results_go_elsewhere_than_keys_and_frames() {
    let piped = format!("trap '' HUP; {RUN} < /dev/null > /dev/null; exit $?");
    gone_with_its_terminal(&["sh", "-c", &piped], "j", "Char('j')");
}

#[test]
fn also_where_the_parent_ignores_the_hang_up() {
    let deaf = format!("trap '' HUP; exec {RUN}");
    gone_with_its_terminal(&["sh", "-c", &deaf], "j", "Char('j')");
    gone_with_its_terminal(&["sh", "-c", &deaf], "s", "stuck");
}

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_back_to_a_whole_screen() {
    if pty::is_missing("bash") {
        return;
    }
    let mut desk = Desk::open(&["bash", "--norc", "--noprofile", "--noediting", "-i"]);
    desk.shows("prompt>");
    desk.press(&format!("{RUN}\r"));
    desk.shows("ready");
    desk.press("\x1a");
    desk.until("the shell", |desk| {
        !desk.emulator.screen().alternate_screen() && desk.emulator.screen().contents().contains("Stopped")
    });
    desk.assert_restored();
    desk.press("fg\r");
    desk.shows("here again");
    assert!(desk.emulator.screen().alternate_screen());
    desk.press("q");
    desk.until("the prompt", |desk| desk.emulator.screen().contents().trim_end().ends_with("prompt>"));
    desk.press("exit\r");
    assert_eq!(desk.ends(), 0);
    desk.assert_restored();
}

#[test]
fn without_a_shell_to_go_to_ctrl_z_stays() {
    let mut desk = Desk::program();
    desk.press("\x1a");
    desk.shows("no shell to go to");
    assert!(desk.emulator.screen().alternate_screen());
}

#[test]
fn inside_tmux_the_number_is_in_its_buffer() {
    if tmux::is_missing() {
        return;
    }
    let tmux = Tmux::new();
    tmux.ask(&["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "cat"]);
    let place = tmux.ask(&["display-message", "-p", "#{socket_path},#{pid},0"]);
    let variables = [("TMUX", place.trim().to_owned()), ("TERM", "tmux-256color".to_owned())];
    let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let facts = TerminalInfo::gather(env, Streams::default(), (80, 24).into(), false);
    let clipboard = Clipboard::new(&facts, Preference::read("tmux").as_ref());
    let (told, result) = channel();
    clipboard.copy("022-27122522".into(), move |outcome| told.send(outcome).unwrap());
    let outcome = result.recv_timeout(SOON).unwrap().unwrap();
    assert_eq!((outcome.step, outcome.known), (Method::TmuxBuffer, true));
    assert_eq!(tmux.ask(&["show-buffer"]), "022-27122522");
}
