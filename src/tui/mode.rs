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

/// Where a key is pressed. It is derived from what lies on top, an overlay or else the screen, and never kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// In the tree.
    Tree,
    /// In the facets.
    Facets,
    /// In the list.
    List,
    /// While typing a query.
    Query,
    /// In the details.
    Detail,
    /// While typing what is looked for on the page.
    PageQuery,
    /// In the year.
    Year,
    /// In the phone book.
    Phones,
    /// While typing what is looked for in the phone book.
    PhonesQuery,
    /// In a menu.
    Menu,
    /// On the help screen.
    Help,
    /// Over a code.
    Qr,
}
