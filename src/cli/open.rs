//! Opens the door with the screen.

use std::collections::HashSet;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use super::args::{Cli, Given, PickArgs};
use super::error::Error;
use super::kiosk::log::{self, Ending};
use super::output::{Text, print, say_last};
use super::source::{Source, refused};
use super::today::today;
use super::watching::watch as watch_folder;
use super::{Context, exit, plain};
use crate::config::{Config, GlyphSetting, watch};
use crate::export::Picked;
use crate::messages::Lang;
use crate::state::Store;
use crate::terminal::environment::TerminalInfo;
use crate::terminal::features::Feature;
use crate::terminal::session::die_by_signal;
use crate::text::strip;
use crate::tui::action::{Action, Toast};
use crate::tui::app::{AppOptions, DirectorySource, End, Ended, Unloaded};
use crate::tui::command::{COMMANDS, Command};
use crate::tui::layout;
use crate::tui::model::{ModelOptions, Settings};
use crate::tui::reloading::{Reloaded, Reloading, Rereading, Saved};

/// The smallest window that the screen has room in: columns and rows.
pub(super) const SMALLEST: (u16, u16) = layout::SMALLEST;

/// The key that shows a QR code.
pub(super) fn key_of_codes() -> &'static str {
    let shows = |command: &&Command| command.action == Action::ShowCode;
    COMMANDS.iter().find(shows).and_then(|command| command.keys.first()).copied().unwrap_or_default()
}

/// Shows the directory until the reader leaves, as lines where there is to be no screen.
pub(super) fn run(context: &mut Context, cli: &Cli) -> Result<ExitCode, Error> {
    if let Some(because) = context.facts.plain_because(cli.plain) {
        return plain::run(context, cli, because);
    }
    if !context.facts.streams.output {
        return Err(Error::NoTerminal);
    }
    show(context, cli, cli.query.as_deref(), None)
}

/// Shows the screen of a kiosk.
pub(super) fn kiosk(context: &Context, cli: &Cli) -> Result<ExitCode, Error> {
    show(context, cli, None, None)
}

/// Shows the directory until the reader has picked something, and prints that. The screen is drawn on the
/// terminal, wherever standard output goes.
pub(super) fn pick(context: &Context, cli: &Cli, call: &PickArgs) -> Result<ExitCode, Error> {
    show(context, cli, call.query.as_deref(), Some(call))
}

fn show(context: &Context, cli: &Cli, query: Option<&str>, pick: Option<&PickArgs>) -> Result<ExitCode, Error> {
    let source = of_screen(Source::of(cli)?);
    let since = match cli.since.as_deref() {
        Some(path) => Some((of_screen(Source::named(cli, Some(path))?), called(path))),
        None => None,
    };
    // Before anything is read, so that nothing that is saved from now on is missed.
    let rereading = match &source {
        DirectorySource::Folder(path, limits) if cli.watch => {
            let mut watch = watch_folder(path)?;
            Some(Rereading { folder: (path.clone(), *limits), wait: Box::new(move || watch.wait()) })
        }
        DirectorySource::Compiled(_, Some(path)) if cli.watch => return Err(Error::Unwatched(path.clone())),
        _ => None,
    };
    let facts = &context.facts;
    if !facts.can_show_a_screen() {
        let term = facts.term.as_deref().unwrap_or("?");
        return Err(Error::DumbTerminal(term.to_owned()));
    }
    let reader = Reader { facts: facts.clone(), given: cli.given, locale: context.locale };
    let options = ModelOptions {
        settings: reader.settings(&context.config),
        background: facts.background,
        query: strip(query.unwrap_or_default()).into_owned(),
        pick: pick.map(|call| call.print),
        picks_several: pick.is_some_and(|call| call.multi),
        restore: context.config.values.restore.unwrap_or(true),
        kiosk: facts.kiosk,
        today: today(cli),
        notice: context.trouble().map(|trouble| strip(&trouble).into_owned()),
    };
    let idle = cli.kiosk.then(|| Duration::from_secs_f64(cli.idle_timeout * 60.0));
    let screen = AppOptions {
        source,
        options,
        search: cli.search(),
        clipboard: context.config.clipboard(),
        facts,
        probe: cli.glyphs == GlyphSetting::AUTO,
        answers_background: Feature::background(facts).is_on,
        idle,
        store: (!facts.kiosk).then(|| Store::of(|name| std::env::var_os(name))),
        rereading,
        since,
        reloading: (!cli.kiosk).then(|| reader.reloading(context.config.clone())),
    };
    let Ended { end, unkept } = screen.run().map_err(Error::of_screen)?;
    log::end(match &end {
        End::Left(code) => Ending::of_code(*code),
        End::Idle => Ending::Idle,
        End::Taken(_) | End::Untaken => Ending::Left,
        End::Unloaded(_) => Ending::Failed,
    });
    if let Some(trouble) = unkept {
        say_last(trouble.told(context.messages()));
    }
    match end {
        End::Taken(picked) => print_picked(context, &picked, cli.quiet, pick.is_some_and(|call| call.print0)),
        End::Untaken => Err(Error::NothingPicked),
        End::Left(code) => {
            die_by_signal(code);
            Ok(ExitCode::from(exit::of_screen(code)))
        }
        End::Idle => {
            say_last(context.messages().cli.kiosk_idle(cli.idle_timeout));
            Ok(ExitCode::SUCCESS)
        }
        End::Unloaded(Unloaded::Files(error)) => Err(error.into()),
        End::Unloaded(Unloaded::Compiled(path, refusal)) => Err(refused(path.as_deref(), refusal)),
    }
}

fn of_screen(source: Source) -> DirectorySource {
    match source {
        Source::Compiled(snapshot, path) => DirectorySource::Compiled(snapshot, path),
        Source::Folder(path, limits) => DirectorySource::Folder(path, limits),
    }
}

/// What a directory is called on the screen: the last word of its path.
fn called(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    strip(&name.to_string_lossy()).into_owned()
}

/// At most so many remarks on what was picked are said one by one.
const MOST_REMARKS: usize = 20;

/// Prints what was picked, each on a line of its own.
fn print_picked(context: &Context, picked: &Picked, is_quiet: bool, ends_with_nul: bool) -> Result<ExitCode, Error> {
    let messages = context.messages();
    let mut text = Text::default();
    if ends_with_nul {
        text = Text::ended_by_nul(picked.things.iter().map(|it| &it.text));
    } else {
        picked.things.iter().for_each(|it| text.add(&Text::lines(&it.text)));
    }
    let code = print(&text, ExitCode::SUCCESS)?;
    if is_quiet {
        return Ok(code);
    }
    // A script takes the numbers alone; whoever picked them hears what has to be known of them, each remark once.
    let lacking = picked.lacking.iter().map(|name| messages.marks.none_of_that(name));
    let mut seen = HashSet::new();
    let mut remarks: Vec<String> = picked.things.iter().filter_map(|it| it.warning(messages)).chain(lacking).collect();
    remarks.retain(|remark| seen.insert(remark.clone()));
    remarks.iter().take(MOST_REMARKS).for_each(say_last);
    let more = remarks.len().saturating_sub(MOST_REMARKS);
    if more > 0 {
        say_last(messages.marks.more_warnings(more));
    }
    Ok(code)
}

/// What goes before the settings whenever they are read, or stands behind them.
struct Reader {
    facts: TerminalInfo,
    given: Given,
    /// The language where nothing else is said.
    locale: Lang,
}

impl Reader {
    /// The language of the program's words.
    fn lang(&self, config: &Config) -> Lang {
        self.given.lang.or(config.values.lang).unwrap_or(self.locale)
    }

    /// What the screen heeds.
    fn settings(&self, config: &Config) -> Settings {
        let (facts, values) = (&self.facts, &config.values);
        Settings {
            lang: self.lang(config),
            glyphs: self.given.glyphs.or(values.glyphs).unwrap_or_default(),
            colours: facts.colours,
            theme: config.theme(self.given.theme),
            keymap: config.keymap(facts.kiosk),
            room: config.room(),
            // At the far end of a line the terminal's own selection is the reader's second way to a number.
            mouse: values.mouse.unwrap_or(facts.ssh.is_none()),
            links: Feature::links(facts, values.links).is_on,
            title: Feature::title(facts, values.title).is_on,
        }
    }

    /// How settings are read again.
    fn reloading(self, mut before: Config) -> Reloading {
        let read_first = before.clone();
        let watch = move |saved: Saved| watch(read_first, saved);
        let read = move || {
            let config = before.again();
            let lang = self.lang(&config);
            let said = &lang.messages().settings;
            let waiting = config.for_next_start(&before);
            let toast = match config.trouble(lang.messages(), lang) {
                Some(trouble) => Toast { text: strip(&trouble).into_owned(), is_warning: true },
                None => Toast {
                    text: match waiting.as_slice() {
                        _ if !config.has_file() => said.none_again.to_owned(),
                        [] => said.read_again.to_owned(),
                        names => said.for_next_start(names.join(said.or)),
                    },
                    is_warning: false,
                },
            };
            let reloaded = Reloaded {
                settings: self.settings(&config),
                asks_for_glyphs: self.given.glyphs.or(config.values.glyphs).is_none(),
                clipboard: config.clipboard(),
                toast,
            };
            before = config;
            reloaded
        };
        Reloading { read: Box::new(read), watch: Some(Box::new(watch)) }
    }
}
