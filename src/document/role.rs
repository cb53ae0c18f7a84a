//! What a piece of text is to its reader; how that looks is the door's business.

/// What a piece of text is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// The name of the record shown.
    Title,
    /// A heading of the booklet, or of the page.
    Heading,
    /// A heading below a heading.
    Subheading,
    /// The name of a fact.
    Label,
    /// What the reader came for: numbers and addresses.
    Strong,
    /// What need not be read: paths, counts, remarks.
    Quiet,
    /// A doubt, or something that went wrong.
    Warning,
    /// What differs from what it is compared with.
    Different,
    /// Characters that the query matched.
    Match,
    /// The title of a pane without the focus.
    PaneTitle,
    /// The title of the pane with the focus.
    FocusedTitle,
    /// Lines between panes, frames, scrollbars.
    Line,
    /// A key in a hint.
    Key,
}

impl Role {
    /// Whether it says something of what stands before it, and nothing by itself.
    #[must_use]
    pub const fn is_remark(self) -> bool {
        matches!(self, Self::Quiet | Self::Warning)
    }
}
