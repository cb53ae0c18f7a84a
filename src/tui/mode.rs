//! Where keys go: to which pane of the screen, and in which state of it.

use crate::messages::Messages;

/// What of the browser keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The tree.
    Tree,
    /// The facets, which stand in the tree's place.
    Facets,
    /// The list.
    List,
    /// The query above the list, which is being typed.
    Query,
    /// The details.
    Detail,
    /// What is looked for on the page, which is being typed.
    PageQuery,
}

impl Focus {
    /// Whether keys go to something in a pane: the query stands in the list's, that of the page in the details',
    /// the facets in the tree's.
    #[must_use]
    pub fn is_in(self, pane: Self) -> bool {
        self == pane
            || matches!(
                (self, pane),
                (Self::Query, Self::List) | (Self::PageQuery, Self::Detail) | (Self::Facets, Self::Tree)
            )
    }
}

macro_rules! modes {
    ($($(#[$about:meta])* $name:ident $slug:literal,)*) => {
        /// Where a key is pressed. It is derived from what lies on top, an overlay or else the screen, and never kept.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Mode { $($(#[$about])* $name,)* }

        impl Mode {
            /// Every mode.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in settings.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }
        }
    };
}

modes! {
    /// In the tree.
    Tree "tree",
    /// In the facets.
    Facets "facets",
    /// In the list.
    List "list",
    /// While typing a query.
    Query "query",
    /// In the details.
    Detail "detail",
    /// While typing what is looked for on the page.
    PageQuery "page-query",
    /// In the year.
    Year "year",
    /// In the phone book.
    Phones "phones",
    /// While typing what is looked for in the phone book.
    PhonesQuery "phones-query",
    /// In a menu.
    Menu "menu",
    /// On the help screen.
    Help "help",
    /// While typing what is looked for in the help.
    HelpQuery "help-query",
    /// In the palette of commands.
    Palette "palette",
    /// Over a code.
    Qr "code",
    /// While writing a note.
    Note "note",
    /// While writing what is wrong with an entry.
    Slip "slip",
}

/// Which keys are what the reader types, and never commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// None.
    Nothing,
    /// Digits, from this one.
    Digits(char),
    /// Every character.
    Text,
}

impl Typed {
    /// Whether a character is typed.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        match self {
            Self::Nothing => false,
            Self::Digits(from) => c.is_ascii_digit() && c >= from,
            Self::Text => true,
        }
    }
}

impl Mode {
    /// What it is called.
    #[must_use]
    pub const fn title(self, messages: &Messages) -> &'static str {
        let said = &messages.modes;
        match self {
            Self::Tree => said.tree,
            Self::Facets => said.facets,
            Self::List => said.list,
            Self::Query => said.query,
            Self::Detail => said.detail,
            Self::PageQuery => said.page_query,
            Self::Year => said.year,
            Self::Phones => said.phones,
            Self::PhonesQuery => said.phones_query,
            Self::Menu => said.menu,
            Self::Help => said.help,
            Self::HelpQuery => said.help_query,
            Self::Palette => said.palette,
            Self::Qr => said.code,
            Self::Note => said.note,
            Self::Slip => said.slip,
        }
    }

    /// The mode with a name.
    #[must_use]
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mode| mode.slug() == slug)
    }

    /// Whether a number before a command says how many times it is to be carried out. Elsewhere digits are typed, or there
    /// is nothing to count.
    #[must_use]
    pub const fn has_counts(self) -> bool {
        match self {
            Self::Tree | Self::List | Self::Detail | Self::Year | Self::Phones | Self::Help => true,
            Self::Facets
            | Self::Query
            | Self::PageQuery
            | Self::PhonesQuery
            | Self::HelpQuery
            | Self::Palette
            | Self::Menu
            | Self::Qr
            | Self::Note
            | Self::Slip => false,
        }
    }

    /// Whether there is a query for what is shown there, which can be begun by typing it.
    #[must_use]
    pub const fn finds(self) -> bool {
        match self {
            Self::Tree | Self::List | Self::Detail | Self::Facets | Self::Phones => true,
            Self::Query
            | Self::PageQuery
            | Self::PhonesQuery
            | Self::Year
            | Self::Menu
            | Self::Help
            | Self::HelpQuery
            | Self::Palette
            | Self::Qr
            | Self::Note
            | Self::Slip => false,
        }
    }

    /// What is typed there.
    #[must_use]
    pub const fn typed(self) -> Typed {
        match self {
            Self::Query
            | Self::PageQuery
            | Self::PhonesQuery
            | Self::HelpQuery
            | Self::Palette
            | Self::Note
            | Self::Slip => Typed::Text,
            Self::Facets => Typed::Digits('0'),
            Self::Menu => Typed::Digits('1'),
            Self::Tree | Self::List | Self::Detail | Self::Year | Self::Phones | Self::Help | Self::Qr => {
                Typed::Nothing
            }
        }
    }
}
