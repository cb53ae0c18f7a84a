//! The loop: takes in what happens, carries out effects, draws.
//!
//! It sleeps until something happens. Reading the directory, searching and copying run beside it; what they
//! bring comes through the same channel as keys. Everything that waits in the channel is taken in before a
//! frame is drawn, so that many keys make one frame.
//!
//! Where the system has no thread left, what runs beside the loop is done by the loop; only without a thread for the
//! signals and one for the keys there is no screen, and the call says so.
//!
//! A frame may take its time on a slow line. Where the terminal takes nothing for
//! [`PATIENCE`](crate::terminal::tty::PATIENCE), it counts as gone; the time a reader may be away runs on meanwhile, and
//! so does the watch-dog's.

mod background;
mod comparing;
mod effects;
mod exporting;
mod growing;
mod hand;
mod keeping;
mod reloading;
mod terminal;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::action::Message;
use super::backpressure::InFlight;
use super::event::AppEvent;
use super::idle::Idle;
use super::layout::message_room;
use super::loading;
use super::loading::{Compiled, Folder};
pub use super::loading::{DirectorySource, Unloaded};
use super::model::{Model, ModelOptions, Settings};
use super::reloading::{Reloading, Rereading};
use super::sender::BoundedSender;
use super::toast;
use super::typeahead::TypeAhead;
use super::view::{paint, title};
use crate::directory::Directory;
use crate::export::Picked;
use crate::search;
use crate::search::Worker;
use crate::state::{Keeper, Store, Trouble};
use crate::terminal::ambiguous_width::Probe;
use crate::terminal::backend::{BackendOptions, DiffBackend, Painted};
use crate::terminal::clipboard::{Clipboard, Preference};
use crate::terminal::environment::TerminalInfo;
use crate::terminal::input::{HeldSignals, Input, Signal, read_keys};
use crate::terminal::opener::Opener;
use crate::terminal::session::{EXIT_HANGUP, Modes, Session, exit_code};
use crate::terminal::tty::Tty;
use crate::text::{AmbiguousWidth, GlyphSet};
use background::Asking;
use comparing::Older;
use exporting::Exports;
use growing::NextDirectory;
use keeping::keeper;

/// How long a frame waits for the answer to the question that its own key asked, so that both come as one.
const PATIENCE: Duration = Duration::from_millis(8);
/// At most so much news is taken in before a frame is drawn, so that a flood of it does not freeze the picture.
const MOST_EVENTS: usize = 256;

/// What is to be shown, and where.
#[derive(Debug)]
pub struct AppOptions<'a> {
    /// Where the directory is read from.
    pub source: DirectorySource,
    /// How names are to be found.
    pub search: search::SearchOptions,
    /// What the reader's settings wish of the clipboard.
    pub clipboard: Option<Preference>,
    /// How the screen was asked to be.
    pub options: ModelOptions,
    /// What is known of the terminal.
    pub facts: &'a TerminalInfo,
    /// Whether to ask the terminal how wide it draws disputed characters.
    pub probe: bool,
    /// Whether the terminal can be asked for its background.
    pub answers_background: bool,
    /// Leave after so long without a key.
    pub idle: Option<Duration>,
    /// Where it is kept what the reader wants kept; a kiosk keeps nothing.
    pub store: Option<Store>,
    /// How settings are read again, where there are any.
    pub reloading: Option<Reloading>,
    /// How the directory is read again, where it is to be.
    pub rereading: Option<Rereading>,
    /// An older directory to compare with, and what it is called.
    pub since: Option<(DirectorySource, String)>,
}

/// How it ended, and what of it is still to be said.
#[derive(Debug)]
pub struct Ended {
    /// How it ended.
    pub end: End,
    /// Why a favourite or a note is not kept.
    pub unkept: Option<Arc<Trouble>>,
}

/// How it ended.
#[derive(Debug)]
pub enum End {
    /// With this exit code.
    Left(i32),
    /// With what the reader picked.
    Taken(Picked),
    /// With nothing picked, where something was to be.
    Untaken,
    /// Nobody has touched a key for too long.
    Idle,
    /// There is no directory to show; why is told on the plain terminal.
    Unloaded(Unloaded),
}

impl AppOptions<'_> {
    /// Shows the directory until the reader leaves or the terminal goes away. The terminal is given back
    /// however that happens.
    ///
    /// # Errors
    /// The terminal cannot be opened, set or written to.
    pub fn run(self) -> io::Result<Ended> {
        let (sender, news) = channel();
        let compiled = self.source.compiled();
        let keeper = self.store.map(|store| keeper(store, sender.clone()));
        // What is kept comes before the directory: the first frame shows where the reader left.
        keeper.iter().for_each(Keeper::read_small);
        let Settings { lang, glyphs, colours, mouse, links, title, .. } = self.options.settings;
        let unloaded = match loading::read_at_once(self.source, lang.messages(), &sender) {
            Ok(unloaded) => unloaded,
            Err(error) => return Ok(Ended { end: End::Unloaded(error), unkept: None }),
        };
        let keys = Tty::for_keys()?;
        let out = Tty::for_frames()?;
        let idle = Idle::new(self.idle, Instant::now());
        out.end_at(idle.end());
        let session = Session::new(out.clone(), Modes { mouse, links, title, colours: false })?;
        session.restore_on_panic();
        let in_flight = InFlight::default();
        let heeded = BoundedSender::new(sender.clone(), in_flight.clone());
        let signals = HeldSignals::hold(out.clone(), heeded, session.watchdog())?;
        // A frame that waits for the terminal must not keep a signal waiting.
        let heeding = signals.clone();
        out.before_waiting(move || heeding.heed());
        session.resume()?;
        let size = out.size();
        let ambiguous = if self.probe { AmbiguousWidth::Unknown } else { glyphs.ambiguous_width() };
        let style = BackendOptions { colours, ambiguous, synchronised: true, links };
        let mut frames = DiffBackend::new(out.clone(), size, style);
        let probe = if self.probe { Probe::new(size) } else { None };
        if let Some(probe) = &probe {
            frames.queue(&probe.question());
        }
        let model = Model::new(self.options, size.width, size.height);
        let clipboard = Clipboard::new(self.facts, self.clipboard.as_ref());
        let worker = None;
        let is_suspended = false;
        let mut run = App {
            model,
            out,
            frames,
            session,
            clipboard,
            clipboard_wish: self.clipboard,
            facts: self.facts.clone(),
            answered_glyphs: GlyphSet::default(),
            reloading: self.reloading,
            rereading: self.rereading,
            since: self.since.map(Older::new),
            opener: Opener::new(self.facts),
            probe,
            background: if self.answers_background { Asking::Unasked } else { Asking::Never },
            is_titled: title,
            sender,
            in_flight,
            typeahead: TypeAhead::default(),
            idle,
            worker,
            is_suspended,
            signals,
            unread: Some(keys),
            search: self.search,
            compiled,
            unloaded,
            keeper,
            next_directory: None,
            indexing: None,
            exports: Exports::default(),
        };
        let end = run.run(&news).or_else(|error| run.broken_off(error, &news));
        let end = run.signals.trouble().map_or(end, Err);
        run.leave();
        run.close(&end, &news);
        if matches!(end, Ok(End::Left(0) | End::Taken(_) | End::Untaken)) {
            run.exports.finish();
        }
        let unkept = run.finish_keeping(end.as_ref().is_ok_and(End::is_hasty));
        // The process ends, and the system takes its memory at once; record by record that is a second of a million.
        std::mem::forget((run.model.shared.directory.take(), run.model.shared.index.take(), run.worker.take()));
        std::mem::forget((run.next_directory.take(), run.indexing.take()));
        std::mem::forget((run.model.shared.since.take(), run.since.take()));
        Ok(Ended { end: end?, unkept })
    }
}

struct App {
    model: Model,
    /// Where the frames go.
    out: Tty,
    frames: DiffBackend<Tty>,
    session: Session<Tty>,
    clipboard: Clipboard,
    /// What the reader wishes of it.
    clipboard_wish: Option<Preference>,
    facts: TerminalInfo,
    /// The signs that fit what the terminal has answered.
    answered_glyphs: GlyphSet,
    /// How settings are read again.
    reloading: Option<Reloading>,
    /// How the directory is read again, until that has begun.
    rereading: Option<Rereading>,
    /// An older directory that is compared with.
    since: Option<Older>,
    opener: Opener,
    probe: Option<Probe>,
    background: Asking,
    /// Whether the terminal's title names what is read.
    is_titled: bool,
    sender: Sender<AppEvent>,
    in_flight: InFlight,
    typeahead: TypeAhead,
    idle: Idle,
    worker: Option<Worker>,
    /// The screen is the shell's until the process is continued.
    is_suspended: bool,
    /// Signals, held back until they are heeded. Like what follows, that waits for the first frame: threads take time to
    /// start, and memory from those that run. Signals and keys are the first to get one, because they cannot do without.
    signals: HeldSignals,
    /// Where keys come from, until they are read.
    unread: Option<Tty>,
    search: search::SearchOptions,
    /// The compiled directory that is shown, where it is one.
    compiled: Option<Compiled>,
    /// What is to be loaded beside the loop, until that has begun.
    unloaded: Option<Folder>,
    /// What brings to the disk what the reader keeps.
    keeper: Option<Keeper>,
    /// More of the directory than is shown, waiting for its index.
    next_directory: Option<NextDirectory>,
    /// The directory that is being made searchable.
    indexing: Option<Arc<Directory>>,
    /// Files that are being written.
    exports: Exports,
}

impl App {
    /// The error is that of writing to the terminal, or of a system that has no thread left.
    fn run(&mut self, news: &Receiver<AppEvent>) -> io::Result<End> {
        // What is there already belongs to the first frame.
        let mut end = self.take_waiting(news)?;
        if self.model.screen.is_filtered() {
            // A query came with the call, and has to be answered before there is anything to see.
            self.listen()?;
            self.index();
        }
        loop {
            if let Some(end) = end {
                return Ok(end);
            }
            if !self.is_suspended {
                self.model.shared.leaving_in = self.idle.counted(Instant::now());
                self.draw()?;
                self.listen()?;
                self.load();
                self.index();
                self.compare();
                self.watch_settings();
                self.watch_directory();
            }
            end = match self.await_news(news) {
                Ok(next) => self.take(next)?,
                // The next second is to be counted, if there is one.
                Err(RecvTimeoutError::Timeout) => self.is_away().then_some(End::Idle),
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Left(EXIT_HANGUP)),
            };
            if end.is_none() {
                end = self.take_waiting(news)?;
            }
            if end.is_none() {
                end = self.show_unfiltered()?;
            }
            if end.is_none() && self.model.is_searching() {
                end = self.await_answer(news)?;
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.ask_background();
        self.model.catch_up();
        let model = &self.model;
        let title = if self.is_titled { title(model) } else { None };
        self.frames.draw(|buffer| Painted { title, ..paint(model, buffer) })
    }

    /// Heeds signals and reads keys, from the first call on.
    fn listen(&mut self) -> io::Result<()> {
        self.signals.heed()?;
        let Some(keys) = self.unread.take() else { return Ok(()) };
        read_keys(keys, BoundedSender::new(self.sender.clone(), self.in_flight.clone()), self.session.watchdog())
    }

    fn load(&mut self) {
        self.keeper.iter().for_each(Keeper::read_large);
        if let Some(folder) = self.unloaded.take()
            && !loading::read_beside(folder, self.model.shared.messages(), self.sender.clone())
        {
            self.say_no_thread();
        }
    }

    /// Says that the loop does itself what else goes on beside it, unless something else is being said.
    fn say_no_thread(&mut self) {
        let shared = &mut self.model.shared;
        if shared.toast.is_none() {
            shared.toast = Some(toast::no_thread(shared.messages()));
        }
    }

    /// Sleeps until something happens, or until it is to be said, or is so, that nobody has touched a key for too long.
    fn await_news(&self, news: &Receiver<AppEvent>) -> Result<AppEvent, RecvTimeoutError> {
        match self.idle.next(Instant::now()) {
            // A stream of events that never ends must not keep the time from being over.
            Some(Duration::ZERO) => Err(RecvTimeoutError::Timeout),
            Some(left) => news.recv_timeout(left),
            None => news.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn take_waiting(&mut self, news: &Receiver<AppEvent>) -> io::Result<Option<End>> {
        for next in news.try_iter().take(MOST_EVENTS) {
            if let Some(end) = self.take(next)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn await_answer(&mut self, news: &Receiver<AppEvent>) -> io::Result<Option<End>> {
        let deadline = Instant::now() + PATIENCE;
        while self.model.is_searching() {
            let left = deadline.saturating_duration_since(Instant::now());
            match news.recv_timeout(left) {
                Ok(next) => {
                    if let Some(end) = self.take(next)? {
                        return Ok(Some(end));
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(None)
    }

    /// Takes one piece of news in; `Some` if it ends the loop.
    fn take(&mut self, news: AppEvent) -> io::Result<Option<End>> {
        match news {
            AppEvent::Unloaded(error) => return Ok(Some(End::Unloaded(error))),
            AppEvent::Message(message) => {
                let end = match message {
                    Message::Grown(directory, tree) => self.grown(directory, tree, false)?,
                    Message::Loaded(directory, tree) => self.grown(directory, tree, true)?,
                    Message::Indexed(index) => self.indexed(index)?,
                    message => self.update(message)?,
                };
                return if end.is_some() { Ok(end) } else { self.go_on() };
            }
            AppEvent::Copied(thing, outcome) => {
                let messages = self.model.shared.messages();
                let room = message_room(self.model.shared.area);
                let told = toast::copied(messages, &thing, &outcome, room);
                if let Ok(outcome) = outcome {
                    self.frames.queue(&outcome.bytes);
                }
                return self.update(Message::Toast(told));
            }
            AppEvent::SettingsSaved => return self.reload(),
            AppEvent::ReadAgain(read) => return self.read_again(read),
            AppEvent::Compared(compared) => return self.compared(compared),
            AppEvent::Opened(address, outcome) => return self.opened(address, outcome),
            AppEvent::CopiedUnopened(address, reason, outcome) => {
                let messages = self.model.shared.messages();
                let told = toast::copied_unopened(messages, &address, reason, &outcome);
                if let Ok(outcome) = outcome {
                    self.frames.queue(&outcome.bytes);
                }
                return self.update(Message::Toast(told));
            }
            AppEvent::Resized => {
                if let Some(size) = self.in_flight.take_size() {
                    return self.resize(size);
                }
            }
            AppEvent::Input(Input::Hangup, _) => return Ok(Some(End::Left(EXIT_HANGUP))),
            AppEvent::Input(Input::Signal(Signal::Leave(signal)), _) => return Ok(Some(End::Left(exit_code(signal)))),
            AppEvent::Input(Input::Signal(Signal::Suspend), _) => self.suspend()?,
            AppEvent::Input(Input::Signal(Signal::Continue), _) => {
                self.is_suspended = false;
                self.session.resume()?;
                self.frames.redraw();
                self.ask_background_again();
            }
            AppEvent::Input(Input::Report(report), _) => return self.told(report),
            AppEvent::Input(Input::Event(event), place) => return self.by_hand(event, place),
        }
        Ok(None)
    }
}
