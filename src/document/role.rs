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
    /// Every role, in the order in which they are counted.
    pub const ALL: [Self; 14] = [
        Self::Text,
        Self::Title,
        Self::Heading,
        Self::Subheading,
        Self::Label,
        Self::Strong,
        Self::Quiet,
        Self::Warning,
        Self::Different,
        Self::Match,
        Self::PaneTitle,
        Self::FocusedTitle,
        Self::Line,
        Self::Key,
    ];

    /// Its name in the reader's settings.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Subheading => "subheading",
            Self::Label => "label",
            Self::Strong => "strong",
            Self::Quiet => "quiet",
            Self::Warning => "warning",
            Self::Different => "different",
            Self::Match => "match",
            Self::PaneTitle => "pane-title",
            Self::FocusedTitle => "focused-title",
            Self::Line => "line",
            Self::Key => "key",
        }
    }

    /// Its place in [`Role::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether it says something of what stands before it, and nothing by itself.
    #[must_use]
    pub const fn is_remark(self) -> bool {
        matches!(self, Self::Quiet | Self::Warning)
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn every_role_stands_where_its_index_says() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role.index(), place, "{role:?}");
        }
    }
}
