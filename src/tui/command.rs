//! The one table of commands: what each is called, what it does, where, by which keys, what it needs and when it is
//! worth a hint. The keymap, the help screen, the hint line and the README's table come from here.
//!
//! A new command is a row here, its text in `messages/zh.rs` and `messages/en.rs`, and an arm where it is carried out: in
//! `update.rs` for one of the whole program, else in the screen or overlay that it is for. Where it is another
//! [`Action`], the compiler asks whether it touches the entry under the cursor.

use tui_input::InputRequest;

use super::action::Action;

use super::mode::Mode;
use super::motion::Motion;
use crate::messages::{CommandText, Messages};

/// A command.
#[derive(Debug)]
pub struct Command {
    /// Its name in settings. It is never given another, for the reader's settings hold it.
    pub id: &'static str,
    /// What it does.
    pub action: Action,
    /// Where it can be given.
    pub modes: &'static [Mode],
    /// Its keys unless the reader has others, as [`Key`](super::key::Key) reads them. The first is the one that hints
    /// name. No name of a key holds a blank, so that a sequence of keys can be written with one.
    pub keys: &'static [&'static str],
    /// Under which heading of the help screen it stands.
    pub group: Group,
    /// What it cannot be carried out without.
    pub needs: Needs,
    /// Its places in the hint lines that name it, from 1.
    pub hint_ranks: &'static [(HintLine, u8)],
    /// What is said of it.
    pub text: fn(&Messages) -> &CommandText,
}

/// What a command cannot be carried out without. It is the whole rule of a kiosk, behind which there is a machine that
/// its visitors must not reach: there, only what needs nothing is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Only the screen.
    Nothing,
    /// Files of this machine.
    Files,
    /// Other programs of this machine.
    Processes,
    /// A shell that takes the terminal.
    Shell,
}

impl Needs {
    /// Whether a kiosk has it.
    #[must_use]
    pub const fn is_met_in_a_kiosk(self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Files | Self::Processes | Self::Shell => false,
        }
    }
}

/// The hint lines: one for each mode, and one more for the list while a query narrows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the mode says it")]
pub enum HintLine {
    Tree,
    Facets,
    List,
    FilteredList,
    Query,
    Detail,
    PageQuery,
    Year,
    Phones,
    PhonesQuery,
    Menu,
    Help,
    HelpQuery,
    Palette,
    Qr,
    Note,
    Slip,
}

impl HintLine {
    /// The hint line in a mode; `is_filtered` says whether a query narrows the list.
    #[must_use]
    pub const fn of(mode: Mode, is_filtered: bool) -> Self {
        match mode {
            Mode::Tree => Self::Tree,
            Mode::Facets => Self::Facets,
            Mode::List if is_filtered => Self::FilteredList,
            Mode::List => Self::List,
            Mode::Query => Self::Query,
            Mode::Detail => Self::Detail,
            Mode::PageQuery => Self::PageQuery,
            Mode::Year => Self::Year,
            Mode::Phones => Self::Phones,
            Mode::PhonesQuery => Self::PhonesQuery,
            Mode::Menu => Self::Menu,
            Mode::Help => Self::Help,
            Mode::HelpQuery => Self::HelpQuery,
            Mode::Palette => Self::Palette,
            Mode::Qr => Self::Qr,
            Mode::Note => Self::Note,
            Mode::Slip => Self::Slip,
        }
    }

    /// The mode in which it is shown.
    #[must_use]
    pub const fn mode(self) -> Mode {
        match self {
            Self::Tree => Mode::Tree,
            Self::Facets => Mode::Facets,
            Self::List | Self::FilteredList => Mode::List,
            Self::Query => Mode::Query,
            Self::Detail => Mode::Detail,
            Self::PageQuery => Mode::PageQuery,
            Self::Year => Mode::Year,
            Self::Phones => Mode::Phones,
            Self::PhonesQuery => Mode::PhonesQuery,
            Self::Menu => Mode::Menu,
            Self::Help => Mode::Help,
            Self::HelpQuery => Mode::HelpQuery,
            Self::Palette => Mode::Palette,
            Self::Qr => Mode::Qr,
            Self::Note => Mode::Note,
            Self::Slip => Mode::Slip,
        }
    }
}

/// Under which heading of the help screen a command stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving, in every pane.
    Moving,
    /// The tree.
    Tree,
    /// The list.
    List,
    /// Typing a query.
    Find,
    /// The details.
    Detail,
    /// Looking for something on a page.
    PageFind,
    /// What fits.
    Facets,
    /// The year.
    Year,
    /// The phone book.
    Phones,
    /// Copying.
    Copy,
    /// Favourites and notes.
    Keep,
    /// Several entries at once.
    Mark,
    /// Menus and the help screen.
    Menu,
    /// The program.
    Program,
}

impl Group {
    /// In the order of the help screen.
    pub const ALL: [Self; 14] = [
        Self::Moving,
        Self::Find,
        Self::Copy,
        Self::Keep,
        Self::Mark,
        Self::Tree,
        Self::List,
        Self::Detail,
        Self::PageFind,
        Self::Facets,
        Self::Year,
        Self::Phones,
        Self::Menu,
        Self::Program,
    ];

    /// The heading.
    #[must_use]
    pub const fn title(self, messages: &Messages) -> &'static str {
        match self {
            Self::Moving => messages.groups.moving,
            Self::Tree => messages.groups.tree,
            Self::List => messages.groups.list,
            Self::Find => messages.groups.find,
            Self::Detail => messages.groups.detail,
            Self::PageFind => messages.groups.page_find,
            Self::Facets => messages.groups.facets,
            Self::Year => messages.groups.year,
            Self::Phones => messages.groups.phones,
            Self::Copy => messages.groups.copy,
            Self::Keep => messages.groups.keep,
            Self::Mark => messages.groups.mark,
            Self::Menu => messages.groups.menu,
            Self::Program => messages.groups.program,
        }
    }
}

const PANES: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail];
const LISTS: &[Mode] =
    &[Mode::Tree, Mode::List, Mode::Detail, Mode::Facets, Mode::Year, Mode::Phones, Mode::Menu, Mode::Help];
const BUT_QUERIES: &[Mode] =
    &[Mode::Tree, Mode::List, Mode::Detail, Mode::Facets, Mode::Year, Mode::Phones, Mode::Menu, Mode::Help, Mode::Qr];
const EVERYWHERE: &[Mode] = Mode::ALL;
/// Where nothing is written that would be lost.
const BUT_NOTES: &[Mode] = &[
    Mode::Tree,
    Mode::List,
    Mode::Detail,
    Mode::Facets,
    Mode::Year,
    Mode::Phones,
    Mode::Menu,
    Mode::Help,
    Mode::Query,
    Mode::PageQuery,
    Mode::PhonesQuery,
    Mode::HelpQuery,
    Mode::Palette,
    Mode::Qr,
];
const PAGES: &[Mode] = &[Mode::Detail, Mode::Help];
const TREE: &[Mode] = &[Mode::Tree];
const LIST: &[Mode] = &[Mode::List];
const SIDES: &[Mode] = &[Mode::Tree, Mode::List];
const BESIDE: &[Mode] = &[Mode::Tree, Mode::Facets, Mode::List];
const QUERY: &[Mode] = &[Mode::Query];
const TYPING: &[Mode] =
    &[Mode::Query, Mode::PageQuery, Mode::PhonesQuery, Mode::HelpQuery, Mode::Palette, Mode::Note, Mode::Slip];
const PROMPTS: &[Mode] = &[Mode::Query, Mode::PageQuery, Mode::PhonesQuery, Mode::HelpQuery, Mode::Palette];
const QUERIES_WITH_HELP: &[Mode] = &[Mode::Query, Mode::HelpQuery, Mode::Palette];
const LISTS_TYPED_FOR: &[Mode] = &[Mode::HelpQuery, Mode::Palette];
const HELP_QUERY: &[Mode] = &[Mode::HelpQuery];
const PALETTE: &[Mode] = &[Mode::Palette];
const NOTE: &[Mode] = &[Mode::Note];
const SLIP: &[Mode] = &[Mode::Slip];
const ENTRIES: &[Mode] = &[Mode::List, Mode::Detail];
const PAGE_QUERY: &[Mode] = &[Mode::PageQuery];
const DETAIL: &[Mode] = &[Mode::Detail];
const FACETS: &[Mode] = &[Mode::Facets];
const YEAR: &[Mode] = &[Mode::Year];
const PHONES: &[Mode] = &[Mode::Phones];
const PHONES_QUERY: &[Mode] = &[Mode::PhonesQuery];
const STANDING: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Facets, Mode::Year, Mode::Phones];
const TAKING: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Year, Mode::Phones];
const PANES_AND_PHONES: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Phones];
const SCROLLING: &[Mode] = &[Mode::Tree, Mode::Facets, Mode::List, Mode::Phones];
const NARROWED: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Facets];
const MENU: &[Mode] = &[Mode::Menu];
const HELP: &[Mode] = &[Mode::Help];
const QR: &[Mode] = &[Mode::Qr];

macro_rules! commands {
    ($($id:literal $text:ident: $action:expr, $modes:ident, [$($key:literal),*], $group:ident, $needs:ident,
        [$($line:ident $rank:literal),*];)*) => {
        /// Every command, in the order of the help screen.
        pub static COMMANDS: &[Command] = &[$(Command {
            id: $id,
            action: $action,
            modes: $modes,
            keys: &[$($key),*],
            group: Group::$group,
            needs: Needs::$needs,
            hint_ranks: &[$((HintLine::$line, $rank)),*],
            text: |messages| &messages.commands.$text,
        },)*];
    };
}

// id, its text in messages: action, where, keys, heading, what it needs, places in the hint lines. Two commands may
// share a text; the second set of keys of one action has an id with `-alt`. Where two wishes met, the commoner one has
// the bare key: `b` is a page up in a text, as in `less`, and `n` and `N` go from hit to hit, so that there favourites
// have `B` and notes `Alt-n`; `Ctrl-p` is a line up while typing, as in `fzf`, and the palette everywhere else.
commands! {
    "down" down: Action::Move(Motion::Down), LISTS, ["j", "Down"], Moving, Nothing, [Tree 2, Menu 2, Help 3];
    "up" up: Action::Move(Motion::Up), LISTS, ["k", "Up"], Moving, Nothing, [Menu 3];
    "half-down" half_down: Action::Move(Motion::HalfDown), LISTS, ["Ctrl-d"], Moving, Nothing, [];
    "half-up" half_up: Action::Move(Motion::HalfUp), LISTS, ["Ctrl-u"], Moving, Nothing, [];
    "page-down" page_down: Action::Move(Motion::PageDown), LISTS, ["PageDown", "Ctrl-f"], Moving, Nothing,
        [Detail 3, Help 4];
    "page-up" page_up: Action::Move(Motion::PageUp), LISTS, ["PageUp", "Ctrl-b"], Moving, Nothing, [];
    "top" top: Action::Move(Motion::Top), LISTS, ["g", "Home"], Moving, Nothing, [];
    "bottom" bottom: Action::Move(Motion::Bottom), LISTS, ["G", "End"], Moving, Nothing, [];
    "next-pane" next_pane: Action::NextPane, SIDES, ["Tab"], Moving, Nothing, [List 11];
    "previous-pane" previous_pane: Action::PreviousPane, BESIDE, ["Shift-Tab"], Moving, Nothing, [];
    "go-back" go_back: Action::GoBack, PANES, ["Ctrl-o", "Backspace", "Alt-Left", "H"], Moving, Nothing, [Detail 10];
    "go-forward" go_forward: Action::GoForward, PANES, ["Alt-Right", "L"], Moving, Nothing, [];
    "zoom" zoom: Action::Zoom, NARROWED, ["z"], Moving, Nothing, [List 12];
    "grow-pane" grow_pane: Action::ResizePane(1), NARROWED, [">"], Moving, Nothing, [];
    "shrink-pane" shrink_pane: Action::ResizePane(-1), NARROWED, ["<"], Moving, Nothing, [];

    "find" find: Action::Find, BESIDE, ["/"], Find, Nothing, [Tree 1, List 1, FilteredList 1];
    "widen" widen: Action::Widen, BESIDE, ["w"], Find, Nothing, [];
    "restore-query" restore_query: Action::RestoreQuery, BESIDE, ["u"], Find, Nothing, [];
    "query-widen" query_widen: Action::Widen, QUERY, ["Ctrl-t"], Find, Nothing, [];
    "query-restore" query_restore: Action::RestoreQuery, QUERY, ["Ctrl-r"], Find, Nothing, [];
    "query-down" down: Action::Move(Motion::Down), QUERY, ["Down", "Ctrl-n"], Find, Nothing, [Query 3];
    "query-up" up: Action::Move(Motion::Up), QUERY, ["Up", "Ctrl-p"], Find, Nothing, [Query 4];
    "query-page-down" page_down: Action::Move(Motion::PageDown), QUERY, ["PageDown"], Find, Nothing, [];
    "query-page-up" page_up: Action::Move(Motion::PageUp), QUERY, ["PageUp"], Find, Nothing, [];
    "accept" accept: Action::Open, QUERY, ["Enter"], Find, Nothing, [Query 1];
    "leave-find" leave_find: Action::ClearQuery, QUERY, ["Esc"], Find, Nothing, [Query 2];
    "complete" complete: Action::Complete, QUERY, ["Tab"], Find, Nothing, [Query 5];
    "query-help" help: Action::Help, QUERIES_WITH_HELP, ["F1"], Find, Nothing, [Query 6, Palette 6, HelpQuery 3];
    "caret-left" caret_left: Action::Edit(InputRequest::GoToPrevChar), TYPING, ["Left"], Find, Nothing, [];
    "caret-right" caret_right: Action::Edit(InputRequest::GoToNextChar), TYPING, ["Right"], Find, Nothing, [];
    "caret-start" caret_start: Action::Edit(InputRequest::GoToStart), TYPING, ["Home", "Ctrl-a"], Find, Nothing, [];
    "caret-end" caret_end: Action::Edit(InputRequest::GoToEnd), TYPING, ["End", "Ctrl-e"], Find, Nothing, [];
    "delete-back" delete_back: Action::Edit(InputRequest::DeletePrevChar), TYPING, ["Backspace", "Ctrl-h"],
        Find, Nothing, [];
    "delete-forward" delete_forward: Action::Edit(InputRequest::DeleteNextChar), TYPING, ["Delete", "Ctrl-d"],
        Find, Nothing, [];
    "word-left" word_left: Action::Edit(InputRequest::GoToPrevWord), TYPING, ["Alt-b", "Ctrl-Left"], Find, Nothing, [];
    "word-right" word_right: Action::Edit(InputRequest::GoToNextWord), TYPING, ["Alt-f", "Ctrl-Right"],
        Find, Nothing, [];
    "delete-word" delete_word: Action::Edit(InputRequest::DeletePrevWord), TYPING, ["Ctrl-w", "Alt-Backspace"],
        Find, Nothing, [];
    "delete-word-forward" delete_word_forward: Action::Edit(InputRequest::DeleteNextWord), TYPING, ["Alt-d"],
        Find, Nothing, [];
    "delete-to-end" delete_to_end: Action::Edit(InputRequest::DeleteTillEnd), TYPING, ["Ctrl-k"], Find, Nothing, [];
    "delete-to-start" delete_to_start: Action::Edit(InputRequest::DeleteFromStart), TYPING, ["Ctrl-u"],
        Find, Nothing, [];
    "put-back" put_back: Action::Edit(InputRequest::Yank), PROMPTS, ["Ctrl-y"], Find, Nothing, [];

    "copy-phone" copy_phone: Action::CopyPhone, TAKING, ["y"], Copy, Nothing,
        [List 3, FilteredList 2, Detail 1, Phones 2];
    "copy-other" copy_other: Action::CopyOther, PANES_AND_PHONES, ["Y"], Copy, Nothing, [List 9, FilteredList 9, Detail 8];
    "show-code" show_code: Action::ShowCode, TAKING, ["Q"], Copy, Nothing, [Year 5, Phones 4];
    "open-address" open_address: Action::OpenAddress, PANES, ["o"], Copy, Processes, [];
    "compare" compare: Action::Compare, PANES, ["="], Copy, Nothing, [];

    "favourite" favourite: Action::Favourite, SIDES, ["b", "B"], Keep, Files, [];
    "favourite-alt" favourite: Action::Favourite, DETAIL, ["B"], Keep, Files, [];
    "mistake" report: Action::Report, ENTRIES, ["!"], Copy, Nothing, [];
    "finish-slip" finish_slip: Action::Accept, SLIP, ["Enter", "Ctrl-s"], Copy, Nothing, [Slip 1];
    "leave-slip" leave_slip: Action::Dismiss, SLIP, ["Esc", "Ctrl-g", "Ctrl-c"], Copy, Nothing, [Slip 2];
    "slip-help" help: Action::Help, SLIP, ["F1"], Copy, Nothing, [Slip 3];
    "slip-down" down: Action::Move(Motion::Down), SLIP, ["Down", "Ctrl-n"], Copy, Nothing, [];
    "slip-up" up: Action::Move(Motion::Up), SLIP, ["Up", "Ctrl-p"], Copy, Nothing, [];

    "note" note: Action::Note, SIDES, ["N", "Alt-n"], Keep, Files, [];
    "note-alt" note: Action::Note, DETAIL, ["Alt-n"], Keep, Files, [];
    "keep-note" keep_note: Action::Accept, NOTE, ["Esc", "Ctrl-s"], Keep, Files, [Note 1];
    "leave-note" leave_note: Action::Dismiss, NOTE, ["Ctrl-g", "Ctrl-c"], Keep, Files, [Note 2];
    "note-line" note_line: Action::Edit(InputRequest::InsertChar('\n')), NOTE, ["Enter"], Keep, Files, [Note 3];
    "restore-note" restore_note: Action::RestoreQuery, NOTE, ["Ctrl-r"], Keep, Files, [Note 5];
    "note-down" down: Action::Move(Motion::Down), NOTE, ["Down", "Ctrl-n"], Keep, Files, [];
    "note-up" up: Action::Move(Motion::Up), NOTE, ["Up", "Ctrl-p"], Keep, Files, [];
    "note-page-down" page_down: Action::Move(Motion::PageDown), NOTE, ["PageDown"], Keep, Files, [];
    "note-page-up" page_up: Action::Move(Motion::PageUp), NOTE, ["PageUp"], Keep, Files, [];
    "note-top" top: Action::Move(Motion::Top), NOTE, ["Ctrl-Home"], Keep, Files, [];
    "note-bottom" bottom: Action::Move(Motion::Bottom), NOTE, ["Ctrl-End"], Keep, Files, [];
    "note-help" help: Action::Help, NOTE, ["F1"], Keep, Files, [Note 4];

    "mark" mark: Action::Mark, LIST, ["Space"], Mark, Nothing, [];
    "mark-range" mark_range: Action::MarkRange, LIST, ["v"], Mark, Nothing, [];
    "mark-all" mark_all: Action::MarkAll, LIST, ["*"], Mark, Nothing, [];
    "query-mark" query_mark: Action::Mark, QUERY, ["Insert", "Alt-m"], Mark, Nothing, [];
    "query-to-list" query_to_list: Action::ToList, QUERY, ["Shift-Tab", "Alt-Down"], Find, Nothing, [];
    "only-marked" only_marked: Action::OnlyMarked, LIST, ["~"], Mark, Nothing, [];
    "export" export: Action::Export, PANES, ["e"], Mark, Files, [];

    "unfold" unfold: Action::Unfold, TREE, ["l", "Right"], Tree, Nothing, [Tree 3];
    "fold" fold: Action::Fold, TREE, ["h", "Left"], Tree, Nothing, [Tree 4];
    "toggle-fold" toggle_fold: Action::ToggleFold, TREE, ["Space"], Tree, Nothing, [];
    "to-list" to_list: Action::ToList, TREE, ["Enter"], Tree, Nothing, [Tree 5];

    "open" open: Action::Open, LIST, ["Enter", "l", "Right"], List, Nothing, [List 10, FilteredList 3];
    "to-tree" to_tree: Action::ToTree, LIST, ["h", "Left"], List, Nothing, [List 2, FilteredList 6];
    "page-line-down" page_line_down: Action::ScrollPage(Motion::Down), SCROLLING, ["J", "Shift-Down"], List, Nothing, [];
    "page-line-up" page_line_up: Action::ScrollPage(Motion::Up), SCROLLING, ["K", "Shift-Up"], List, Nothing, [];
    "query-page-line-down" page_line_down: Action::ScrollPage(Motion::Down), QUERY, ["Shift-Down"], Find, Nothing, [];
    "query-page-line-up" page_line_up: Action::ScrollPage(Motion::Up), QUERY, ["Shift-Up"], Find, Nothing, [];
    "clear-query" clear_query: Action::ClearQuery, SIDES, ["Esc"], List, Nothing, [FilteredList 4];

    "back" back: Action::Back, DETAIL, ["h", "Left"], Detail, Nothing, [Detail 2];
    "leave-page" leave_page: Action::Leave, DETAIL, ["Esc"], Detail, Nothing, [];
    "page-down-alt" page_down: Action::Move(Motion::PageDown), PAGES, ["Space"], Detail, Nothing, [];
    "page-up-alt" page_up: Action::Move(Motion::PageUp), PAGES, ["b"], Detail, Nothing, [];
    "next-record" next_record: Action::NextRecord, DETAIL, ["J", "Alt-Down"], Detail, Nothing, [Detail 4];
    "previous-record" previous_record: Action::PreviousRecord, DETAIL, ["K", "Alt-Up"], Detail, Nothing, [Detail 5];
    "next-link" next_link: Action::NextLink, DETAIL, ["Tab"], Detail, Nothing, [];
    "previous-link" previous_link: Action::PreviousLink, DETAIL, ["Shift-Tab"], Detail, Nothing, [];
    "follow" follow: Action::Follow, DETAIL, ["Enter"], Detail, Nothing, [];
    "next-section" next_section: Action::NextSection, DETAIL, ["]"], Detail, Nothing, [];
    "previous-section" previous_section: Action::PreviousSection, DETAIL, ["["], Detail, Nothing, [];
    "find-on-page" find_on_page: Action::FindOnPage, DETAIL, ["/"], PageFind, Nothing, [Detail 6];
    "next-hit" next_hit: Action::NextHit, DETAIL, ["n"], PageFind, Nothing, [];
    "previous-hit" previous_hit: Action::PreviousHit, DETAIL, ["N"], PageFind, Nothing, [];
    "page-query-next" query_next_hit: Action::NextHit, PAGE_QUERY, ["Down", "Ctrl-n"], PageFind, Nothing, [PageQuery 3];
    "page-query-previous" query_previous_hit: Action::PreviousHit, PAGE_QUERY, ["Up", "Ctrl-p"], PageFind, Nothing,
        [PageQuery 4];
    "page-query-accept" accept_page_query: Action::Accept, PAGE_QUERY, ["Enter"], PageFind, Nothing, [PageQuery 1];
    "page-query-leave" leave_page_query: Action::ClearQuery, PAGE_QUERY, ["Esc"], PageFind, Nothing, [PageQuery 2];

    "facets" facets: Action::Facets, PANES, ["f"], Facets, Nothing, [List 4, FilteredList 5];
    "toggle-facet" toggle_facet: Action::ToggleFacet, FACETS, ["Space", "Enter"], Facets, Nothing, [Facets 1];
    "clear-facet" clear_facet: Action::ClearFacet, NARROWED, ["x"], Facets, Nothing, [Facets 3];
    "show-excluded" show_excluded: Action::ShowExcluded, NARROWED, ["X"], Facets, Nothing, [Facets 4];
    "delete-digit" delete_digit: Action::Edit(InputRequest::DeletePrevChar), FACETS, ["Backspace", "Ctrl-h"], Facets,
        Nothing, [];
    "facets-to-list" facets_to_list: Action::ToList, FACETS, ["Tab", "l", "Right"], Facets, Nothing, [Facets 2];
    "close-facets" close_facets: Action::Facets, FACETS, ["f", "Esc", "h", "Left"], Facets, Nothing, [Facets 5];

    "year" year: Action::Year, PANES, ["c"], Year, Nothing, [List 7];
    "earlier-month" earlier_month: Action::MoveMonth(-1), YEAR, ["h", "Left"], Year, Nothing, [];
    "later-month" later_month: Action::MoveMonth(1), YEAR, ["l", "Right"], Year, Nothing, [Year 2];
    "earlier-year" earlier_year: Action::MoveYear(-1), YEAR, ["H", "["], Year, Nothing, [];
    "later-year" later_year: Action::MoveYear(1), YEAR, ["L", "]"], Year, Nothing, [Year 3];
    "next-in-month" next_in_month: Action::NextInMonth, YEAR, ["n"], Year, Nothing, [];
    "previous-in-month" previous_in_month: Action::PreviousInMonth, YEAR, ["N"], Year, Nothing, [];
    "to-today" to_today: Action::Today, YEAR, ["t"], Year, Nothing, [Year 4];
    "open-from-year" open: Action::Open, YEAR, ["Enter"], Year, Nothing, [Year 1];
    "leave-year" leave_screen: Action::LeaveScreen, YEAR, ["Esc", "c", "Ctrl-o", "Backspace"], Year, Nothing,
        [Year 6];

    "phones" phones: Action::Phones, PANES, ["p"], Phones, Nothing, [List 8];
    "find-phone" find_phone: Action::Find, PHONES, ["/"], Phones, Nothing, [Phones 1];
    "open-from-phones" open: Action::Open, PHONES, ["Enter", "l", "Right"], Phones, Nothing, [Phones 3];
    "clear-phones" clear_phones: Action::ClearQuery, PHONES, ["Esc"], Phones, Nothing, [Phones 5];
    "leave-phones" leave_screen: Action::LeaveScreen, PHONES, ["p", "h", "Left", "Ctrl-o", "Backspace"], Phones, Nothing,
        [];
    "phones-query-down" down: Action::Move(Motion::Down), PHONES_QUERY, ["Down", "Ctrl-n"], Phones, Nothing,
        [PhonesQuery 3];
    "phones-query-up" up: Action::Move(Motion::Up), PHONES_QUERY, ["Up", "Ctrl-p"], Phones, Nothing, [PhonesQuery 4];
    "phones-query-accept" accept_phones_query: Action::Accept, PHONES_QUERY, ["Enter"], Phones, Nothing,
        [PhonesQuery 1];
    "phones-query-leave" leave_find: Action::ClearQuery, PHONES_QUERY, ["Esc"], Phones, Nothing, [PhonesQuery 2];

    "choose" choose: Action::Choose, MENU, ["Enter", "l", "Right", "y"], Menu, Nothing, [Menu 1];
    "close-menu" close_menu: Action::Dismiss, MENU, ["Esc", "h", "Left", "q"], Menu, Nothing, [Menu 4];
    "find-in-help" find_in_help: Action::Find, HELP, ["/"], Menu, Nothing, [Help 2];
    "leave-help" leave_help: Action::Leave, HELP, ["Esc"], Menu, Nothing, [Help 1];
    "close-help" close_help: Action::Dismiss, HELP, ["q"], Menu, Nothing, [];
    "help-query-accept" accept_help_query: Action::Accept, HELP_QUERY, ["Enter"], Menu, Nothing, [HelpQuery 1];
    "help-query-leave" leave_help_query: Action::ClearQuery, HELP_QUERY, ["Esc"], Menu, Nothing, [HelpQuery 2];
    "palette-run" run: Action::Choose, PALETTE, ["Enter"], Menu, Nothing, [Palette 1];
    "palette-complete" complete_command: Action::Complete, PALETTE, ["Tab"], Menu, Nothing, [Palette 3];
    "close-palette" close_palette: Action::Dismiss, PALETTE, ["Esc", "Ctrl-g"], Menu, Nothing, [Palette 2];
    "choice-down" down: Action::Move(Motion::Down), LISTS_TYPED_FOR, ["Down", "Ctrl-n"], Menu, Nothing, [Palette 4];
    "choice-up" up: Action::Move(Motion::Up), LISTS_TYPED_FOR, ["Up", "Ctrl-p"], Menu, Nothing, [Palette 5];
    "choice-page-down" page_down: Action::Move(Motion::PageDown), LISTS_TYPED_FOR, ["PageDown"], Menu, Nothing, [];
    "choice-page-up" page_up: Action::Move(Motion::PageUp), LISTS_TYPED_FOR, ["PageUp"], Menu, Nothing, [];
    "close-code" close_code: Action::Dismiss, QR, ["Esc", "Enter", "q", "Q"], Menu, Nothing, [Qr 1];
    "next-code" next_code: Action::NextRecord, QR, ["j", "Down", "l", "Right", "Space", "n"], Menu, Nothing, [Qr 2];
    "previous-code" previous_code: Action::PreviousRecord, QR, ["k", "Up", "h", "Left", "N"], Menu, Nothing, [Qr 3];

    "palette" palette: Action::Palette, STANDING, [":", "Ctrl-p"], Program, Nothing, [];
    "goto" go_to: Action::GoTo, STANDING, [], Program, Nothing, [];
    "to-year" to_year: Action::ToYear, STANDING, [], Program, Nothing, [];
    "theme" theme: Action::Theme, STANDING, [], Program, Nothing, [];
    "lang" lang: Action::Lang, STANDING, [], Program, Nothing, [];
    "reload-settings" reload_settings: Action::ReloadSettings, STANDING, [], Program, Files, [];
    "help" help: Action::Help, BUT_QUERIES, ["?", "F1"], Program, Nothing,
        [Tree 6, List 5, FilteredList 7, Detail 7, Facets 6, Year 7, Phones 6];
    "toggle-mouse" toggle_mouse: Action::ToggleMouse, NARROWED, ["m"], Program, Nothing, [];
    "redraw" redraw: Action::Redraw, EVERYWHERE, ["Ctrl-l"], Program, Nothing, [];
    "suspend" suspend: Action::Suspend, EVERYWHERE, ["Ctrl-z"], Program, Shell, [];
    "quit" quit: Action::Quit, STANDING, ["q"], Program, Nothing,
        [Tree 7, List 6, FilteredList 8, Detail 9, Facets 7, Year 8, Phones 7];
    "quit-alt" quit: Action::Quit, BUT_NOTES, ["Ctrl-c"], Program, Nothing, [];
}

/// Keys that commands to come will have, each with what it will do and where, so that nobody has to learn a key anew.
/// Whatever else is wished for has to leave them alone.
#[cfg(test)]
const SPOKEN_FOR: &[(&[Mode], &[&str], &str)] =
    &[(PANES, &["1", "2", "3", "4", "5", "6", "7", "8", "9"], "so many times")];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::collections::HashSet;

    use super::{COMMANDS, Group, HintLine, Mode, Needs, SPOKEN_FOR};
    use crate::messages::Lang;
    use crate::tui::key::Key;

    #[test]
    fn every_heading_has_commands_and_every_command_a_text() {
        for group in Group::ALL {
            assert!(COMMANDS.iter().any(|command| command.group == group), "{group:?}");
        }
        for command in COMMANDS {
            for lang in Lang::ALL {
                let text = (command.text)(lang.messages());
                assert!(!text.hint.is_empty() && !text.help.is_empty(), "{} {lang:?}", command.id);
            }
        }
    }

    #[test]
    fn every_text_of_a_command_is_said() {
        for lang in Lang::ALL {
            let said: HashSet<_> =
                COMMANDS.iter().map(|command| std::ptr::from_ref((command.text)(lang.messages()))).collect();
            for (name, text) in lang.messages().commands.all() {
                assert!(said.contains(&std::ptr::from_ref(text)), "{name} {lang:?}");
            }
        }
    }

    #[test]
    fn an_id_names_one_command_and_is_lower_case() {
        let mut ids = HashSet::new();
        for command in COMMANDS {
            assert!(ids.insert(command.id), "{}", command.id);
            assert!(command.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", command.id);
        }
    }

    #[test]
    fn no_two_commands_have_one_place_in_a_hint_line() {
        let mut taken = HashSet::new();
        for command in COMMANDS {
            for (line, rank) in command.hint_ranks {
                assert!(taken.insert((format!("{line:?}"), rank)), "{} at {rank} in {line:?}", command.id);
                let lines =
                    command.modes.iter().flat_map(|mode| [false, true].map(|filtered| HintLine::of(*mode, filtered)));
                assert!(lines.into_iter().any(|own| own == *line), "{} cannot be given in {line:?}", command.id);
            }
        }
    }

    #[test]
    fn no_command_takes_a_key_that_is_spoken_for() {
        for (modes, keys, wish) in SPOKEN_FOR {
            for key in *keys {
                let key: Key = key.parse().unwrap();
                for command in COMMANDS {
                    let has_it = command.keys.iter().any(|own| own.parse::<Key>().unwrap() == key);
                    let mode = command.modes.iter().find(|mode| has_it && modes.contains(mode));
                    assert!(mode.is_none(), "`{}` takes {key} in {mode:?}, which is for {wish}", command.id);
                }
            }
        }
    }

    #[test]
    fn only_what_needs_nothing_is_in_force_in_a_kiosk() {
        let all = [Needs::Nothing, Needs::Files, Needs::Processes, Needs::Shell];
        assert_eq!(all.map(Needs::is_met_in_a_kiosk), [true, false, false, false]);
        let leaves = |command: &&super::Command| command.needs == Needs::Shell;
        assert_eq!(COMMANDS.iter().filter(leaves).map(|command| command.id).collect::<Vec<_>>(), ["suspend"]);
        assert!(COMMANDS.iter().any(|command| command.modes.contains(&Mode::Qr)));
    }
}
