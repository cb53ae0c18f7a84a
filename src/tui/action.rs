//! What the reader can ask for, and what the program does in answer.

use super::motion::Motion;
use std::sync::Arc;

use ratatui::layout::Position;
use tui_input::InputRequest;

use super::mode::Mode;
use super::options::Settings;
use super::pending::{MOST_TIMES, Pending};
use super::room::Border;
use super::since::Since;
use super::tree::Tree;
use crate::directory::Directory;
use crate::directory::RecordList;
use crate::export::fields::CopyField;
use crate::export::{ExportFormat, Picked};
use crate::loader::LoadError;
use crate::search::{Index, SearchRequest, SearchResponse};
use crate::state::{Change, Report};
use crate::terminal::background::Background;
use crate::text::GlyphSet;

/// What a key stands for. Each has its row in the table of commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Moves the cursor of a list, or the text of a page.
    Move(Motion),
    /// Goes on to the pane on the right, or to the next one where there is only room for one.
    NextPane,
    /// Goes back to the pane on the left.
    PreviousPane,
    /// Unfolds a node; from an unfolded one or a leaf goes on to the list.
    Unfold,
    /// Folds a node; from a folded one or a leaf climbs to its parent.
    Fold,
    /// Folds or unfolds a node.
    ToggleFold,
    /// Leaves the tree for the list.
    ToList,
    /// Shows the details of the entry under the cursor.
    Open,
    /// Leaves the list for the tree.
    ToTree,
    /// Leaves the details for the list.
    Back,
    /// Lets go of the entry that others are compared with; where there is none, leaves the details for the list.
    Leave,
    /// Shows the next entry of the list.
    NextRecord,
    /// Shows the entry before in the list.
    PreviousRecord,
    /// Goes back to the entry that was seen before, with its query, scope and place.
    GoBack,
    /// Goes forward again after going back.
    GoForward,
    /// Gives the pane with the focus the whole screen, or takes it back.
    Zoom,
    /// Moves the border of the pane with the focus, so that it becomes larger, or smaller for a negative number.
    ResizePane(i8),
    /// Moves the text of the details from another pane.
    ScrollPage(Motion),
    /// Goes to the next name on the page that leads on.
    NextLink,
    /// Goes to the one before.
    PreviousLink,
    /// Goes where the chosen name leads.
    Follow,
    /// Goes to the next section of the page.
    NextSection,
    /// Goes to the section before.
    PreviousSection,
    /// Begins to type what is looked for on the page.
    FindOnPage,
    /// Goes to the next place on the page where something was found.
    NextHit,
    /// Goes to the one before.
    PreviousHit,
    /// Leaves what is typed as it is and goes on with it.
    Accept,
    /// Opens the web address of the entry.
    OpenAddress,
    /// Pins the entry beside which others are shown, or lets go of it.
    Compare,
    /// Shows the facets in place of the tree, or takes them away again; what was chosen of them holds on.
    Facets,
    /// Chooses the value under the cursor of the facets, or lets go of it.
    ToggleFacet,
    /// Takes one facet out of the query: the one under the cursor, elsewhere the last.
    ClearFacet,
    /// Lists what does not fit as well, behind what does, or no more.
    ShowExcluded,
    /// Shows the year as a calendar, or goes back from it.
    Year,
    /// Moves the year's cursor by so many months.
    MoveMonth(i8),
    /// Shows the year so many years on.
    MoveYear(i8),
    /// Goes to the next service that has something in the month of the year's cursor.
    NextInMonth,
    /// Goes to the one before.
    PreviousInMonth,
    /// Goes to the day that it is.
    Today,
    /// Shows the phone book, or goes back from it.
    Phones,
    /// Goes back to where the reader was before a screen of its own was opened.
    LeaveScreen,
    /// Begins to type a query.
    Find,
    /// Looks for the query in everything, or in the chosen scope again.
    Widen,
    /// Brings the query back that was taken away last.
    RestoreQuery,
    /// Takes the query away.
    ClearQuery,
    /// Changes the query or moves its caret.
    Edit(InputRequest),
    /// Completes the field before the caret.
    Complete,
    /// Copies the telephone number of the entry.
    CopyPhone,
    /// Offers everything of the entry that can be copied.
    CopyOther,
    /// Shows the telephone number of the entry, or something else of it, as a code for a telephone's camera.
    ShowCode,
    /// Takes the entry of a menu under the cursor.
    Choose,
    /// Closes a menu or the help.
    Dismiss,
    /// Makes the entry a favourite, or no more.
    Favourite,
    /// Opens the reader's own note on the entry.
    Note,
    /// Asks what is wrong with the entry, for a slip.
    Report,
    /// Marks the entry, or takes its mark away, and goes on to the next.
    Mark,
    /// Begins a range of marked entries at the cursor, or ends it.
    MarkRange,
    /// Marks all entries that are shown, or takes their marks away where all have one.
    MarkAll,
    /// Lists the marked entries alone, or all again.
    OnlyMarked,
    /// Offers the formats in which the marked entries, or the one under the cursor, are written to a file.
    Export,
    /// Opens the palette of commands.
    Palette,
    /// Goes to an entry that is asked for.
    GoTo,
    /// Shows the year that is asked for.
    ToYear,
    /// Takes the colours that are asked for.
    Theme,
    /// Speaks the language that is asked for.
    Lang,
    /// Reads the settings again.
    ReloadSettings,
    /// Takes the mouse or gives it back to the terminal.
    ToggleMouse,
    /// Draws the whole screen again.
    Redraw,
    /// Hands the terminal back to the shell until `fg`.
    Suspend,
    /// Shows the keys in force.
    Help,
    /// Leaves.
    Quit,
}

impl Action {
    /// The same so many times, as far as it is a way to go.
    #[must_use]
    pub(super) fn times(self, count: u32) -> Self {
        match self {
            Self::Move(motion) => Self::Move(motion.times(count)),
            Self::ScrollPage(motion) => Self::ScrollPage(motion.times(count)),
            other => other,
        }
    }

    /// How many times at the most it is carried out one by one; once where a number says nothing, or more than how often.
    #[must_use]
    pub(super) const fn most_times(self) -> u32 {
        /// What goes round, or is at its end long before.
        const ROUNDS: u32 = 1_000;
        match self {
            Self::NextRecord | Self::PreviousRecord | Self::Mark => MOST_TIMES,
            Self::NextLink
            | Self::PreviousLink
            | Self::NextSection
            | Self::PreviousSection
            | Self::NextHit
            | Self::PreviousHit
            | Self::NextInMonth
            | Self::PreviousInMonth
            | Self::MoveMonth(_)
            | Self::MoveYear(_)
            | Self::ResizePane(_)
            | Self::NextPane
            | Self::PreviousPane => ROUNDS,
            _ => 1,
        }
    }

    /// Whether it takes something of the entry away, so that it cannot be made good by the next key.
    #[must_use]
    pub const fn takes_away(self, is_picking: bool) -> bool {
        matches!(self, Self::CopyPhone | Self::CopyOther | Self::OpenAddress)
            || is_picking && matches!(self, Self::Open)
    }

    /// Whether it depends on which entry is under the cursor of the list. Such a command waits until the search has
    /// answered, or it would be carried out on the entry that happens to stand there until then.
    #[must_use]
    pub const fn touches_entry(self, mode: Mode) -> bool {
        match self {
            Self::Move(_) => match mode {
                Mode::List | Mode::Query | Mode::Detail => true,
                // What is moved there is there already.
                Mode::Tree
                | Mode::Facets
                | Mode::PageQuery
                | Mode::Year
                | Mode::Phones
                | Mode::PhonesQuery
                | Mode::Menu
                | Mode::Help
                | Mode::HelpQuery
                | Mode::Palette
                | Mode::Qr
                | Mode::Note
                | Mode::Slip => false,
            },
            Self::Open
            | Self::NextRecord
            | Self::PreviousRecord
            | Self::CopyPhone
            | Self::CopyOther
            | Self::ShowCode
            | Self::GoBack
            | Self::GoForward
            | Self::ScrollPage(_)
            | Self::NextLink
            | Self::PreviousLink
            | Self::Follow
            | Self::NextSection
            | Self::PreviousSection
            | Self::FindOnPage
            | Self::NextHit
            | Self::PreviousHit
            | Self::OpenAddress
            | Self::Favourite
            | Self::Note
            | Self::Report
            | Self::Mark
            | Self::MarkRange
            | Self::MarkAll
            | Self::OnlyMarked
            | Self::Export
            | Self::Compare => true,
            Self::NextPane
            | Self::PreviousPane
            | Self::Unfold
            | Self::Fold
            | Self::ToggleFold
            | Self::ToList
            | Self::ToTree
            | Self::Back
            | Self::Leave
            | Self::Find
            | Self::Widen
            | Self::RestoreQuery
            | Self::ClearQuery
            | Self::Accept
            | Self::Zoom
            | Self::ResizePane(_)
            | Self::Edit(_)
            | Self::Complete
            | Self::Choose
            | Self::Dismiss
            | Self::Facets
            | Self::ToggleFacet
            | Self::ClearFacet
            | Self::ShowExcluded
            | Self::Year
            | Self::MoveMonth(_)
            | Self::MoveYear(_)
            | Self::NextInMonth
            | Self::PreviousInMonth
            | Self::Today
            | Self::Phones
            | Self::LeaveScreen
            | Self::Palette
            | Self::GoTo
            | Self::ToYear
            | Self::Theme
            | Self::Lang
            | Self::ReloadSettings
            | Self::ToggleMouse
            | Self::Redraw
            | Self::Suspend
            | Self::Help
            | Self::Quit => false,
        }
    }
}

/// What reaches the state: the reader's wishes and the program's own news.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key with its meaning.
    Action(Action),
    /// A key with its meaning, behind a number: so many times.
    Times(Action, u32),
    /// A key that means nothing without others, or that lets go of those: what waits now.
    Pending(Pending),
    /// A character typed into the query, into what is looked for on the page, or a digit of the age among the facets.
    Type(char),
    /// A digit typed in a menu, from 1.
    Digit(usize),
    /// Text pasted; it only ever goes to what is being typed, else to the query.
    Paste(String),
    /// The mouse.
    Mouse(MouseAction),
    /// The terminal has another size: columns, rows.
    Resize(u16, u16),
    /// So much of the directory has been read, in percent.
    Progress(u8),
    /// So much of the directory has been read that it is worth showing, with its tree. Each one holds all records of the
    /// one before, in the same order, and others among them.
    Grown(Arc<Directory>, Tree),
    /// The directory has been read; its tree stands.
    Loaded(Arc<Directory>, Tree),
    /// The directory was read again after a file of it had been saved: whether what is shown is what stands there, or why
    /// there is another that cannot be shown.
    ReadAgain(Result<(), Arc<LoadError>>),
    /// Names can be searched.
    Indexed(Arc<Index>),
    /// The directory has been compared with an older one.
    Compared(Arc<Since>),
    /// A question has been answered.
    Found(SearchResponse),
    /// What came of copying.
    Toast(Toast),
    /// How wide the terminal draws disputed characters.
    Glyphs(GlyphSet),
    /// What the reader keeps is on the disk, or is not.
    Kept(Report),
    /// The settings have been read again.
    Settings(Box<Settings>),
    /// The terminal has said what background it writes on.
    Background(Background),
}

impl Message {
    /// The command that it is, if it is one.
    #[must_use]
    pub const fn action(&self) -> Option<Action> {
        match self {
            Self::Action(action) | Self::Times(action, _) => Some(*action),
            _ => None,
        }
    }

    /// Whether it comes from a key, from the mouse or out of the clipboard: then nothing waits any more that did.
    #[must_use]
    pub(super) const fn is_of_hand(&self) -> bool {
        matches!(
            self,
            Self::Action(_)
                | Self::Times(..)
                | Self::Pending(_)
                | Self::Type(_)
                | Self::Digit(_)
                | Self::Paste(_)
                | Self::Mouse(_)
        )
    }
}

/// What the mouse did, in terms of what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// Chose the node in a visible row of the tree, from 0; on its mark, also folded or unfolded it.
    Node {
        /// The row below the pane's title.
        row: usize,
        /// Whether the click was on the fold mark.
        on_mark: bool,
    },
    /// Chose what stands in a visible row of the facets, from 0.
    Facet(usize),
    /// Chose the entry in a visible row of the list, from 0.
    Entry(usize),
    /// Chose a month of the year (1–12).
    Month(u8),
    /// Went to the query.
    Query,
    /// Went to the details.
    Detail,
    /// Chose what stands in a row of the details' text and in a column of it, both from 0.
    Text {
        /// The row that is seen.
        row: usize,
        /// The cell, from the beginning of the text.
        column: usize,
    },
    /// Chose an entry of a menu.
    MenuEntry(usize),
    /// Took hold of a border.
    Grab(Border),
    /// Moved with a border held.
    Drag(Position),
    /// Let go of it.
    Release,
    /// Clicked beside the menu.
    Outside,
    /// Turned the wheel over a pane: lines down, negative for up.
    Wheel(Mode, i16),
}

/// What must touch the world outside the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Search; the answer comes back as [`Message::Found`].
    Search(Box<SearchRequest>),
    /// Put this on the clipboard; what came of it comes back as [`Message::Toast`].
    Copy(CopyField),
    /// Open an address; where that is not possible, put it on the clipboard. What came of it comes back as
    /// [`Message::Toast`].
    Open {
        /// As it is printed.
        address: String,
        /// What opens it.
        uri: String,
    },
    /// Keep this; what came of it comes back as [`Message::Kept`].
    Keep(Change),
    /// Ask the terminal for mouse events, or stop asking.
    SetMouse(bool),
    /// Clear the screen and draw everything.
    Redraw,
    /// Read the settings again; they come back as [`Message::Settings`], and what is to be said of them as
    /// [`Message::Toast`].
    ReloadSettings,
    /// Suspend the process.
    Suspend,
    /// Write entries to a new file in the current folder; what came of it comes back as [`Message::Toast`].
    Export {
        /// How they are written.
        format: ExportFormat,
        /// The entries, in their order.
        entries: RecordList,
        /// What the file's name begins with.
        stem: String,
    },
    /// Leave with this: what the reader was asked to pick.
    Take(Picked),
    /// Leave.
    Quit,
}

/// A message at the foot of the screen; the next key takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub is_warning: bool,
}
