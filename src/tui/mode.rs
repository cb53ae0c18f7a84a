//! Where keys go: to which pane of the screen, and in which state of it.

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
    /// Over a code.
    Qr "code",
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
    /// The mode with a name.
    #[must_use]
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mode| mode.slug() == slug)
    }

    /// What is typed there.
    #[must_use]
    pub const fn typed(self) -> Typed {
        match self {
            Self::Query | Self::PageQuery | Self::PhonesQuery => Typed::Text,
            Self::Facets => Typed::Digits('0'),
            Self::Menu => Typed::Digits('1'),
            Self::Tree | Self::List | Self::Detail | Self::Year | Self::Phones | Self::Help | Self::Qr => {
                Typed::Nothing
            }
        }
    }
}
