//! The words by which commands are found, worked out when they are needed first.

use std::sync::Arc;

use crate::messages::{CommandText, Lang};
use crate::search::{ChoiceFinder, ChoiceName, Choices, SearchOptions};
use crate::tui::command::{COMMANDS, Command};
use crate::tui::shared::Shared;

/// What else may be typed for a command, where one is used to another program.
const NICKNAMES: &[(&str, &str)] = &[("quit", "q"), ("quit", "wq"), ("help", "h"), ("redraw", "redraw!")];

/// So many commands that were used last are remembered.
const MOST_RECENT: usize = 20;

/// What the palette remembers between two uses of it.
#[derive(Debug, Clone, Default)]
pub struct PaletteMemory {
    /// The ids of the commands that were given in it, the last first.
    pub(in crate::tui) recent: Vec<&'static str>,
    words: Option<Arc<CommandWords>>,
}

impl PaletteMemory {
    /// A command was given.
    pub(in crate::tui) fn remember(&mut self, id: &'static str) {
        self.recent.retain(|known| *known != id);
        self.recent.insert(0, id);
        self.recent.truncate(MOST_RECENT);
    }
}

/// The words of all commands, in the order of the table.
#[derive(Debug)]
pub struct CommandWords {
    choices: Choices,
    options: SearchOptions,
}

/// A text of a command that is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Its id.
    Id,
    /// Its word in a language.
    Hint(Lang),
    /// Its sentence in a language.
    Help(Lang),
}

impl Said {
    /// In the order in which they are looked through.
    const ALL: [Self; 5] =
        [Self::Id, Self::Hint(Lang::Zh), Self::Hint(Lang::En), Self::Help(Lang::Zh), Self::Help(Lang::En)];

    /// The text of a command.
    #[must_use]
    pub fn of(self, command: &Command) -> &'static str {
        let text = |lang: Lang| -> &'static CommandText { (command.text)(lang.messages()) };
        match self {
            Self::Id => command.id,
            Self::Hint(lang) => text(lang).hint,
            Self::Help(lang) => text(lang).help,
        }
    }
}

impl CommandWords {
    /// The words, as the names of the directory are listened to.
    pub(in crate::tui) fn of(shared: &mut Shared) -> Arc<Self> {
        let options = shared.index.as_ref().map(|index| index.options()).unwrap_or_default();
        let known = shared.palette.words.as_ref().filter(|words| words.options == options);
        let words = known.map_or_else(|| Arc::new(Self::new(options)), Arc::clone);
        shared.palette.words = Some(Arc::clone(&words));
        words
    }

    fn new(options: SearchOptions) -> Self {
        let names = |command: &'static Command| {
            let texts = Said::ALL.map(|said| match said {
                Said::Id | Said::Hint(_) => ChoiceName::Name(said.of(command)),
                Said::Help(_) => ChoiceName::Words(said.of(command)),
            });
            let nicknames = NICKNAMES.iter().filter(|(id, _)| *id == command.id);
            texts.into_iter().chain(nicknames.map(|(_, name)| ChoiceName::Name(name)))
        };
        Self { choices: Choices::new(COMMANDS.iter().map(names), options), options }
    }

    /// What finds commands by a text; it tells them by their places in the table.
    #[must_use]
    pub fn finder(&self, typed: &str) -> ChoiceFinder<'_> {
        self.choices.finder(typed)
    }
}

/// The characters of a text of the command in a place of the table that the words stand for.
#[must_use]
pub fn marks(finder: &ChoiceFinder<'_>, place: usize, said: Said) -> Vec<u32> {
    let name = Said::ALL.iter().position(|it| *it == said);
    name.map_or_else(Vec::new, |name| finder.marks(place, name))
}
