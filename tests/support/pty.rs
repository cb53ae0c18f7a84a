//! A terminal with a real program in it.
//!
//! A pseudo-terminal, an emulator that shows what a reader would see, and a thread between them that answers the
//! program's questions as a terminal does. Nothing waits for a time: every wait is for a state, with a deadline after
//! which the test fails and shows the screen.

use std::io::PipeWriter;
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use pty_process::blocking::Command;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, Termios, Winsize, tcgetattr, tcsetwinsize};

use super::heard::{Heard, Shared};
pub(crate) use super::heard::{Sort, private_modes};
pub(crate) use super::scratch::Folder;

/// The program under test.
pub(crate) const KECHUANG: &str = env!("CARGO_BIN_EXE_kechuang");
/// How long a state may take to come. It is only ever used up by a test that fails.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

/// A program is started by one test at a time: between opening a pseudo-terminal and marking it as not to be
/// inherited another test's child would inherit it, and hanging up would then not hang up.
static STARTING: Mutex<()> = Mutex::new(());

/// Says for want of what a test is left out; where none may be left out, that is a failure.
pub(crate) fn leave_out(why: &str) {
    println!("skipped: {why}");
    assert!(std::env::var("KECHUANG_TESTS_REQUIRE_ALL").as_deref() != Ok("1"), "{why}");
}

/// Whether a program is missing, which is said; where no test may be left out, its absence is a failure.
pub(crate) fn is_missing(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_there = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !is_there {
        leave_out(&format!("{program} is not installed"));
    }
    !is_there
}

/// A program about to be started in a terminal.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    program: String,
    args: Vec<String>,
    env: Vec<(String, String)>,
    size: (u16, u16),
    claimed: Option<(u16, u16)>,
    sort: Sort,
    stdin: Option<PathBuf>,
    /// The home folder, empty at first; programs that are started alike share it.
    home: Arc<Folder>,
}

impl Start {
    /// The program at the far end of an SSH line, in a terminal of 120×36 cells.
    pub(crate) fn kechuang() -> Self {
        Self::program(KECHUANG)
    }

    pub(crate) fn program(program: &str) -> Self {
        let home = Arc::new(Folder::new());
        let env = [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", home.path().display().to_string()),
            ("TERM", "xterm-256color".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
            ("SSH_TTY", "/dev/pts/0".to_owned()),
        ];
        Self {
            program: program.to_owned(),
            args: Vec::new(),
            env: env.map(|(name, value)| (name.to_owned(), value)).to_vec(),
            size: (120, 36),
            claimed: None,
            sort: Sort::Narrow,
            stdin: None,
            home,
        }
    }

    pub(crate) fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Self {
        self.args.extend(args.into_iter().map(str::to_owned));
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self
    }

    /// Columns and rows.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Columns and rows that the terminal says it has, whatever it has.
    pub(crate) fn claims(mut self, columns: u16, rows: u16) -> Self {
        self.claimed = Some((columns, rows));
        self
    }

    pub(crate) fn sort(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self
    }

    /// Standard input from a file instead of the terminal.
    pub(crate) fn stdin(mut self, file: &Path) -> Self {
        self.stdin = Some(file.to_owned());
        self
    }

    /// Starts it.
    pub(crate) fn run(self) -> Terminal {
        let starting = STARTING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
        let (columns, rows) = self.claimed.unwrap_or(self.size);
        pty.resize(pty_process::Size::new(rows, columns)).unwrap();
        let line: Arc<OwnedFd> = Arc::new(pty.into());
        let untouched = tcgetattr(&line).unwrap();
        let mut command = Command::new(&self.program).args(&self.args).env_clear().envs(self.env);
        if let Some(file) = &self.stdin {
            command = command.stdin(std::fs::File::open(file).unwrap());
        }
        let started = Instant::now();
        let mut child =
            command.spawn(pts).unwrap_or_else(|error| panic!("{} cannot be started: {error}", self.program));
        drop(starting);
        let pid = child.id();
        let (ended, end) = channel();
        std::thread::spawn(move || {
            let _ = ended.send(child.wait().unwrap());
        });
        let shared = Arc::new(Shared { heard: Mutex::new(Heard::new(self.size, self.sort)), changed: Condvar::new() });
        let mut terminal = Terminal {
            line: Some(line),
            shared,
            wake: None,
            reader: None,
            end,
            ended: None,
            pid,
            started,
            untouched,
            _home: self.home,
        };
        terminal.read_on();
        terminal
    }
}

/// Runs a program whose standard streams are no terminals, and gives what it wrote.
pub(crate) fn without_terminal(start: &Start) -> std::process::Output {
    let _starting = STARTING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut command = std::process::Command::new(&start.program);
    command.args(&start.args).env_clear().envs(start.env.clone()).stdin(std::process::Stdio::null());
    command.output().unwrap()
}

/// A terminal with a program in it. Dropping it closes the window.
pub(crate) struct Terminal {
    line: Option<Arc<OwnedFd>>,
    shared: Arc<Shared>,
    wake: Option<PipeWriter>,
    reader: Option<JoinHandle<()>>,
    end: Receiver<ExitStatus>,
    ended: Option<ExitStatus>,
    pid: u32,
    started: Instant,
    untouched: Termios,
    /// Not before the program has ended it is taken away.
    _home: Arc<Folder>,
}

impl Terminal {
    /// The process that was started.
    pub(crate) const fn pid(&self) -> u32 {
        self.pid
    }

    /// Just before it was started.
    pub(crate) const fn started(&self) -> Instant {
        self.started
    }

    fn line(&self) -> &OwnedFd {
        self.line.as_ref().expect("the window is still open")
    }

    /// Types, or says whatever else a terminal says.
    pub(crate) fn send(&self, keys: impl AsRef<[u8]>) -> &Self {
        let mut left = keys.as_ref();
        while !left.is_empty() {
            let count = rustix::io::write(self.line(), left).expect("the line takes what is typed");
            left = &left[count..];
        }
        self
    }

    /// Pastes, as a terminal with bracketed paste does.
    pub(crate) fn paste(&self, text: &str) -> &Self {
        self.send(format!("\x1b[200~{text}\x1b[201~"))
    }

    /// Drags the corner of the window.
    pub(crate) fn resize(&self, columns: u16, rows: u16) -> &Self {
        let (width, height) = (NonZeroU16::new(columns).unwrap(), NonZeroU16::new(rows).unwrap());
        let mut heard = self.shared.heard();
        heard.draw();
        heard.emulator.screen_mut().set_size(height, width);
        drop(heard);
        self.claim(columns, rows)
    }

    /// Says that the window has another size, whatever it has.
    pub(crate) fn claim(&self, columns: u16, rows: u16) -> &Self {
        tcsetwinsize(self.line(), Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        self
    }

    /// Waits until looking at the screen gives something. Frames are only looked at whole.
    pub(crate) fn wait<T>(&self, what: &str, mut look: impl FnMut(&vt100::Screen) -> Option<T>) -> T {
        self.wait_heard(what, |heard| {
            if heard.is_in_frame() {
                return None;
            }
            heard.draw();
            look(heard.emulator.screen())
        })
    }

    fn wait_heard<T>(&self, what: &str, mut look: impl FnMut(&mut Heard) -> Option<T>) -> T {
        let deadline = Instant::now() + DEADLINE;
        let mut heard = self.shared.heard();
        loop {
            if let Some(found) = look(&mut heard) {
                return found;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || heard.is_over {
                heard.draw();
                let screen = heard.emulator.screen().contents();
                let over = if heard.is_over { " (the line is closed)" } else { "" };
                drop(heard);
                panic!("waited in vain until {what}{over}; the screen:\n{screen}");
            }
            heard = self.shared.changed.wait_timeout(heard, left).unwrap().0;
        }
    }

    /// Waits until the screen shows a text, and gives the screen.
    pub(crate) fn see(&self, text: &str) -> String {
        self.wait(&format!("the screen shows “{text}”"), |screen| {
            let contents = screen.contents();
            contents.contains(text).then_some(contents)
        })
    }

    /// Waits until the screen shows a text no more, and gives the screen.
    pub(crate) fn see_gone(&self, text: &str) -> String {
        self.wait(&format!("the screen shows “{text}” no more"), |screen| {
            let contents = screen.contents();
            (!contents.contains(text)).then_some(contents)
        })
    }

    /// Waits until a row of the screen that holds a text is marked as the one under the cursor.
    pub(crate) fn see_selected(&self, text: &str) {
        self.wait(&format!("“{text}” is under the cursor"), |screen| {
            let (height, width) = screen.size();
            let marked = |row: u16| -> String {
                let cells = (0..width.get()).filter_map(|column| screen.cell(row, column));
                cells.filter(|cell| cell.inverse()).map(vt100::Cell::contents).collect()
            };
            (0..height.get()).any(|row| marked(row).contains(text)).then_some(())
        });
    }

    /// Waits until these bytes have come after a place, and gives the place behind them.
    pub(crate) fn hear(&self, bytes: impl AsRef<[u8]>, after: usize) -> usize {
        let bytes = bytes.as_ref();
        self.wait_heard(&format!("{:?} is written", String::from_utf8_lossy(bytes)), |heard| {
            let at = heard.bytes[after..].windows(bytes.len()).position(|window| window == bytes)?;
            Some(after + at + bytes.len())
        })
    }

    /// The screen as it is now.
    pub(crate) fn screen(&self) -> vt100::Screen {
        let mut heard = self.shared.heard();
        heard.draw();
        heard.emulator.screen().clone()
    }

    /// How many bytes have come so far: the place to look on from.
    pub(crate) fn heard_so_far(&self) -> usize {
        self.shared.heard().bytes.len()
    }

    /// What has come after a place.
    pub(crate) fn heard_after(&self, place: usize) -> Vec<u8> {
        self.shared.heard().bytes[place..].to_vec()
    }

    /// When each piece came, with the number of bytes up to its end.
    pub(crate) fn arrivals(&self) -> Vec<(Instant, usize)> {
        self.shared.heard().arrivals.clone()
    }

    /// Waits until nothing has come for so long. For measuring, where the last byte is what is looked for.
    pub(crate) fn wait_still(&self, still: Duration) {
        let called = Instant::now();
        let mut heard = self.shared.heard();
        loop {
            let last = heard.arrivals.last().map_or(called, |(arrived, _)| called.max(*arrived));
            let left = still.saturating_sub(last.elapsed());
            if left.is_zero() || heard.is_over {
                return;
            }
            heard = self.shared.changed.wait_timeout(heard, left).unwrap().0;
        }
    }

    /// Sends a signal to the process that was started.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(pid(self.pid), signal).unwrap();
    }

    /// Reads what the program writes, from the beginning or again.
    pub(crate) fn read_on(&mut self) {
        let (woken, wake) = std::io::pipe().unwrap();
        let (line, shared) =
            (Arc::clone(self.line.as_ref().expect("the window is still open")), Arc::clone(&self.shared));
        shared.heard().is_over = false;
        self.wake = Some(wake);
        self.reader = Some(std::thread::spawn(move || shared.read(&line, &woken)));
    }

    /// From now on nobody reads what the program writes.
    pub(crate) fn stop_reading(&mut self) {
        self.wake.take();
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }

    /// Closes the window: the line is gone, as when a connection drops.
    pub(crate) fn hang_up(&mut self) {
        self.stop_reading();
        if let Some(line) = self.line.take() {
            assert_eq!(Arc::strong_count(&line), 1, "somebody else holds the line");
        }
    }

    /// Waits for the end of the process.
    pub(crate) fn end(&mut self) -> ExitStatus {
        self.end_within(DEADLINE)
            .unwrap_or_else(|| panic!("the process goes on; the screen:\n{}", self.screen().contents()))
    }

    /// Waits for the end of the process, but not for ever.
    pub(crate) fn end_within(&mut self, limit: Duration) -> Option<ExitStatus> {
        if self.ended.is_none() {
            self.ended = match self.end.recv_timeout(limit) {
                Ok(status) => Some(status),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => panic!("nobody waited for the process"),
            };
        }
        self.ended
    }

    /// Waits for the end of the process and of its output, and demands that the terminal is as it was before.
    pub(crate) fn end_restored(&mut self) -> ExitStatus {
        let status = self.end();
        let bytes = self.rest();
        for (mode, way) in private_modes(&bytes) {
            // Wrapping and the cursor are on in a terminal nobody has touched, the rest is off.
            let untouched = if ["7", "25"].contains(&mode.as_str()) { 'h' } else { 'l' };
            assert_eq!(way, untouched, "mode {mode} was not reset");
        }
        let text = String::from_utf8_lossy(&bytes);
        let [kept, given_back] = ["\x1b[22;2t", "\x1b[23;2t"].map(|it| text.matches(it).count());
        assert_eq!(kept, given_back, "the title is not given back");
        let last_link = text.rsplit("\x1b]8;").next().filter(|_| text.contains("\x1b]8;"));
        assert!(last_link.is_none_or(|link| link.starts_with(";\x1b\\")), "a link is left open");
        let screen = self.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        self.line_is_as_before();
        status
    }

    /// Demands that the line is set as it was before the program was started.
    pub(crate) fn line_is_as_before(&self) {
        let now = tcgetattr(self.line()).unwrap();
        assert_eq!(settings(&now), settings(&self.untouched), "the line is not set as before");
    }

    /// Waits until the program has set the line to raw, which is the first that it does to the terminal.
    pub(crate) fn wait_raw(&self) {
        let deadline = Instant::now() + DEADLINE;
        while tcgetattr(self.line()).unwrap().local_modes.contains(LocalModes::ICANON) {
            assert!(Instant::now() < deadline, "the line is never set to raw");
            std::thread::yield_now();
        }
    }

    /// Everything that was written, once nobody can write any more.
    pub(crate) fn rest(&self) -> Vec<u8> {
        let deadline = Instant::now() + DEADLINE;
        let mut heard = self.shared.heard();
        while !heard.is_over {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "somebody still holds the terminal");
            heard = self.shared.changed.wait_timeout(heard, left).unwrap().0;
        }
        heard.draw();
        heard.bytes.clone()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.ended.is_none() && self.end.try_recv().is_err() {
            let _ = kill_process(pid(self.pid), Signal::KILL);
        }
        self.hang_up();
    }
}

/// The rows of a screen without the blanks at their ends.
pub(crate) fn text(screen: &vt100::Screen) -> String {
    screen.contents().lines().map(|line| line.trim_end_matches(' ')).collect::<Vec<_>>().join("\n")
}

pub(crate) fn pid(number: u32) -> Pid {
    Pid::from_raw(i32::try_from(number).unwrap()).unwrap()
}

/// The exit code as a shell tells it: 128 and the number of the signal for a process that was killed by one.
pub(crate) fn code(status: ExitStatus) -> i32 {
    status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap()
}

/// How a line is set, in a form that can be compared.
fn settings(termios: &Termios) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        termios.input_modes, termios.output_modes, termios.control_modes, termios.local_modes, termios.special_codes
    )
}
