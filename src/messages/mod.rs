//! Everything the program says, in Chinese and in English: the one message catalogue.
//!
//! Knows `directory`, `loader`, `search`, `snapshot` and `text`: the enums of those rooms, so that each of their values has its
//! words.
//!
//! Rule: a message is a row with both languages side by side (`catalogue`): one that a language lacks, or whose holes
//! are not those that are filled in, does not compile; of one that nobody says the compiler warns.
//!
//! Parts:
//! - `catalogue`: what a row is
//! - `lang`: the languages
//! - `screen`: titles, what has just happened, menus
//! - `commands`: what is said of each command, as a hint and as help
//! - `facets`: what can be chosen of who asks and of when
//! - `labels`: what printed labels mean in English
//! - `differences`: what is not what it was in another directory
//! - `document`: labels and phrases around what a record holds
//! - `columns`: the columns of a table of records
//! - `column_help`: what each of them is, for who fills one in
//! - `calendar`: when services take place, and how that is known
//! - `phone_book`: who answers the telephone
//! - `plain`: the plain mode
//! - `matches`: what there is for somebody
//! - `marks`: several entries at once
//! - `curating`: what is due, whom to call, what readers report
//! - `site`: the directory as a folder of pages
//! - `deciding`: what decides of a service, in few words
//! - `query`: fields and operators, and what is wrong with a query
//! - `palette`: what the palette of commands asks for
//! - `usage`: the help of the command line, and what is wrong with a call
//! - `cli`: what the subcommands say
//! - `files`: why a file or a folder is not read
//! - `settings`: what each setting is
//! - `state`: why something is not kept
//! - `import`: what comes in: why a file is not read, what is unclear, what it would change
//! - `doctor`: what is believed of the terminal
//! - `diagnostics`: what is wrong with a directory's files, and what would be right
//! - `report`: the same as excerpts of the files, with a caret

mod calendar;
mod catalogue;
mod cli;
mod column_help;
mod columns;
mod commands;
mod curating;
mod deciding;
mod diagnostics;
mod differences;
mod doctor;
mod document;
mod facets;
mod files;
mod import;
mod labels;
mod lang;
mod marks;
mod matches;
mod palette;
mod phone_book;
mod plain;
mod query;
mod report;
mod screen;
mod settings;
mod site;
mod state;
mod usage;

pub use commands::CommandText;
pub use diagnostics::{DiagnosticText, fault};
pub use files::mebibytes;
pub use lang::Lang;
pub use report::{faults_counted, not_read_again, report};

pub(crate) use doctor::Doctor;
pub(crate) use usage::Usage;

use std::borrow::Cow;

use crate::directory::{ConditionKind, ContactOwner, Kind, Means, Name, PhoneKind};
use calendar::Calendar;
use cli::Cli;
use column_help::{ColumnHelp, Template};
use columns::{Cells, Columns};
use commands::{Commands, Groups, Modes};
use curating::Curating;
use deciding::Deciding;
use differences::{Differences, FieldNames, FieldValues};
use document::{Facts, Kinds};
use facets::Facets;
use files::Files;
use import::Import;
use marks::Marks;
use matches::Matches;
use palette::Palette;
use phone_book::PhoneBook;
use plain::Plain;
use query::{Fields, Operators, Problems, Standings};
use screen::{Menus, Panes, Toasts};
use settings::Settings;
use site::Site;
use state::State;
use usage::Calls;

/// The groups of messages, each with its place in [`Messages`].
macro_rules! groups {
    ($($(#[$about:meta])* $place:ident: $group:ident,)*) => {
        /// The messages of one language, by the place where they are said.
        #[derive(Debug)]
        pub struct Messages { lang: Lang, $($(#[$about])* pub(crate) $place: $group,)* }

        static ZH: Messages = Messages { lang: Lang::Zh, $($place: $group::ZH,)* };
        static EN: Messages = Messages { lang: Lang::En, $($place: $group::EN,)* };
    };
}

groups! {
    panes: Panes,
    kinds: Kinds,
    facts: Facts,
    toasts: Toasts,
    menus: Menus,
    groups: Groups,
    modes: Modes,
    commands: Commands,
    usage: Usage,
    calls: Calls,
    cli: Cli,
    columns: Columns,
    cells: Cells,
    column_help: ColumnHelp,
    template: Template,
    calendar: Calendar,
    palette: Palette,
    phone_book: PhoneBook,
    marks: Marks,
    curating: Curating,
    plain: Plain,
    matches: Matches,
    facets: Facets,
    deciding: Deciding,
    files: Files,
    state: State,
    doctor: Doctor,
    fields: Fields,
    standings: Standings,
    operators: Operators,
    problems: Problems,
    settings: Settings,
    site: Site,
    import: Import,
    field_names: FieldNames,
    field_values: FieldValues,
    differences: Differences,
}

impl Lang {
    /// The messages in this language.
    #[must_use]
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        }
    }
}

impl Messages {
    /// Whether names in English lead in this language.
    #[must_use]
    pub fn lead_in_english(&self) -> bool {
        self.lang == Lang::En
    }

    /// A name as it leads in this language: in English the one in English, where there is one.
    #[must_use]
    pub fn leading<'a>(&self, name: Name<'a>) -> &'a str {
        name.english.filter(|_| self.lead_in_english()).unwrap_or(name.printed)
    }

    /// The printed name, where another one leads.
    #[must_use]
    pub fn beside<'a>(&self, name: Name<'a>) -> Option<&'a str> {
        name.english.filter(|_| self.lead_in_english()).map(|_| name.printed)
    }

    /// A name as it leads, and the printed one behind it where that is another: what has to be cut is cut there.
    #[must_use]
    pub fn both<'a>(&self, name: Name<'a>) -> Cow<'a, str> {
        match self.beside(name) {
            Some(printed) => format!("{} · {printed}", self.leading(name)).into(),
            None => self.leading(name).into(),
        }
    }

    /// The word for a sort of record.
    #[must_use]
    pub const fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Service => self.kinds.service,
            Kind::Society => self.kinds.society,
            Kind::Department => self.kinds.department,
            Kind::Profile => self.kinds.profile,
            Kind::Article => self.kinds.article,
            Kind::Preface => self.kinds.preface,
        }
    }

    /// What a condition is about.
    #[must_use]
    pub const fn condition(&self, kind: ConditionKind) -> &'static str {
        match kind {
            ConditionKind::Audience => self.facts.audience,
            ConditionKind::Age => self.facts.age,
            ConditionKind::Sex => self.facts.sex,
            ConditionKind::Nationality => self.facts.nationality,
            ConditionKind::Residence => self.facts.residence,
            ConditionKind::Degree => self.facts.degree,
            ConditionKind::Rank => self.facts.rank,
            ConditionKind::Other => self.facts.other_conditions,
            ConditionKind::Excluded => self.facts.excluded,
            ConditionKind::Section => self.facts.conditions_in,
        }
    }

    /// A text behind what it is of; alone where that is not said.
    #[must_use]
    pub fn labelled(&self, label: &str, text: &str) -> String {
        if label.is_empty() { text.to_owned() } else { self.facts.labelled(label, text) }
    }

    /// A text with a remark in brackets, if there is one.
    #[must_use]
    pub fn remarked(&self, text: &str, remark: Option<&str>) -> String {
        remark.map_or_else(|| text.to_owned(), |it| self.facts.remarked(text, it))
    }

    /// Months as stretches, each with its first and its last: `9–11、1`.
    #[must_use]
    pub fn months(&self, stretches: impl IntoIterator<Item = (u8, u8)>) -> String {
        let stretch = |(from, to)| if from == to { format!("{from}") } else { format!("{from}–{to}") };
        stretches.into_iter().map(stretch).collect::<Vec<_>>().join(self.facts.and)
    }

    /// The word for what answers at a number.
    #[must_use]
    pub const fn phone_kind(&self, kind: PhoneKind) -> &'static str {
        match kind {
            PhoneKind::Voice => self.facts.phone,
            PhoneKind::Fax => self.facts.fax,
        }
    }

    /// The word for how something was confirmed.
    #[must_use]
    pub const fn means(&self, means: Means) -> &'static str {
        match means {
            Means::Call => self.facts.by_call,
            Means::Page => self.facts.by_page,
            Means::Letter => self.facts.by_letter,
        }
    }

    /// The label of a number: what answers there, and where it is not the record's, that it is that of the list.
    #[must_use]
    pub const fn number_label(&self, kind: PhoneKind, owner: ContactOwner<'_>) -> &'static str {
        match (owner, kind) {
            (ContactOwner::List(_), PhoneKind::Voice) => self.facts.list_phone,
            (ContactOwner::List(_), PhoneKind::Fax) => self.facts.list_fax,
            _ => self.phone_kind(kind),
        }
    }

    /// Who answers: the department, or the list's; nothing where it is the record itself.
    #[must_use]
    pub fn answering(&self, owner: ContactOwner<'_>) -> Option<String> {
        match owner {
            ContactOwner::Itself => None,
            ContactOwner::Department(department) => Some(self.leading(department.title()).to_owned()),
            ContactOwner::List(Some(department)) => {
                Some(self.labelled(self.facts.list_department, self.leading(department.title())))
            }
            ContactOwner::List(None) => Some(self.facts.list_itself.to_owned()),
        }
    }

    /// Whose a number is, as a remark behind it: the longest first. Where it is not the record's, the shortest says that
    /// too.
    #[must_use]
    pub fn whose(&self, owner: ContactOwner<'_>) -> Vec<String> {
        match owner {
            ContactOwner::Itself => Vec::new(),
            ContactOwner::Department(department) => vec![self.leading(department.title()).to_owned()],
            ContactOwner::List(department) => {
                let name = department.map_or(self.facts.list_itself, |it| self.leading(it.title()));
                let long = department.map(|it| self.facts.of_list_long(self.leading(it.title())));
                let short = [self.facts.of_list(name), self.facts.of_list_short.to_owned()];
                long.into_iter().chain(short).collect()
            }
        }
    }
}
