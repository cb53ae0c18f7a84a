//! The state of the screen. Plain data: no terminal, no clock, no files.

use std::sync::Arc;

use ratatui::layout::Rect;
use tui_input::Input;

use super::action::{Search, Toast};
use super::complete::CompletionCycle;
use super::help;
use super::layout::{Arrangement, Panes, panes};
use super::list::List;
use super::mode::{Focus, Mode};
use super::scroll::Rows;
use super::theme::Palette;
use super::tree::Tree;
use crate::directory::{Directory, RecordIdx};
use crate::document::layout::{LayoutOptions, Page, StyledLine, page};
use crate::export::Code;
use crate::export::fields::CopyField;
use crate::export::fields::Pick;
use crate::messages::{Lang, Messages};
use crate::search::{Highlighter, Index, Problem, Query};
use crate::text::{GlyphChoice, Glyphs};

/// How the screen was asked to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelOptions {
    /// The language of the program's own words.
    pub lang: Lang,
    /// The signs to draw with.
    pub glyphs: GlyphChoice,
    /// The colours to draw with.
    pub palette: Palette,
    /// Whether the mouse is ours from the start.
    pub mouse: bool,
    /// A query to begin with.
    pub query: String,
    /// What of an entry is to be picked, where the program was called for that: then the reader begins to type at
    /// once, choosing an entry ends it, and so does Esc.
    pub pick: Option<Pick>,
    /// Whether the program is a kiosk, which never hands the terminal to a shell.
    pub kiosk: bool,
    /// Something to be told in a line until the first key.
    pub notice: Option<String>,
}

/// What lies over the panes.
#[derive(Debug, Clone)]
pub enum Popup {
    /// The keys.
    Help(Help),
    /// A choice of things to take away.
    Menu(Menu),
    /// A code for a telephone's camera.
    Qr(QrView),
}

/// The help screen.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// Its lines, laid out for the present width.
    pub lines: Vec<StyledLine>,
    /// The first line seen.
    pub offset: usize,
    /// What it was asked for over, to go back to: a menu or a code.
    pub under: Option<Box<Popup>>,
}

/// A menu.
#[derive(Debug, Clone)]
pub struct Menu {
    /// The question.
    pub title: &'static str,
    /// The answers.
    pub entries: Vec<MenuEntry>,
    /// The cursor and the rows that are seen.
    pub rows: Rows,
}

impl Menu {
    /// A menu with the cursor on its first entry.
    #[must_use]
    pub fn of(title: &'static str, entries: Vec<MenuEntry>) -> Self {
        Self { title, entries, rows: Rows::default() }
    }
}

/// An answer of a menu.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    /// What it is, and what of it is taken away.
    pub thing: CopyField,
    /// What its code carries, where it is to be shown as one; else it is copied or picked.
    pub code: Option<String>,
}

/// A code with what stands under it.
#[derive(Debug, Clone)]
pub struct QrView {
    /// The code; `None` for a text that is longer than any code holds.
    pub code: Option<Code>,
    /// What it says, for the eye.
    pub caption: String,
}

/// The details of a record.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// The record shown.
    pub record: Option<RecordIdx>,
    /// Its page.
    pub page: Page,
    /// What the page was laid out for.
    laid_out: Option<(RecordIdx, LayoutOptions)>,
    /// The first line seen.
    pub offset: usize,
    /// How many lines can be seen.
    pub height: usize,
}

/// The state.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct Model {
    /// The language of the program's own words.
    pub lang: Lang,
    /// The signs to draw with.
    pub glyphs: &'static Glyphs,
    /// The colours to draw with.
    pub palette: Palette,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// What of an entry is to be picked.
    pub pick: Option<Pick>,
    /// Whether the program is a kiosk.
    pub kiosk: bool,
    /// The terminal.
    pub area: Rect,
    /// The directory, once it has been read.
    pub directory: Option<Arc<Directory>>,
    /// How much of it has been read, in percent.
    pub progress: u8,
    /// The pane that keys go to.
    pub focus: Focus,
    /// Whether a query is being typed.
    pub typing: bool,
    /// The query with its caret.
    pub query: Input,
    /// The choices that Tab is going round.
    pub round: Option<CompletionCycle>,
    /// What of the query could not be understood.
    pub problems: Vec<Problem>,
    /// The tree.
    pub tree: Tree,
    /// The list.
    pub list: List,
    /// The details.
    pub detail: Detail,
    /// What lies over the panes.
    pub popup: Option<Popup>,
    /// What has just happened.
    pub toast: Option<Toast>,
    /// The names, once they can be searched.
    pub(super) index: Option<Arc<Index>>,
    /// The last question put to the search.
    pub(super) asked: u64,
    /// The last question answered.
    pub(super) answered: u64,
    /// What of the query answered last the directory has nothing for.
    pub(super) answer_problems: Vec<Problem>,
    /// Whether the scope held nothing that the query matches, so that everything was searched instead.
    pub widened: bool,
}

impl Model {
    /// The state before anything has happened, for a terminal of a size.
    #[must_use]
    pub fn new(options: ModelOptions, width: u16, height: u16) -> Self {
        let mut query = options.query;
        // Nobody is typing yet, so the last row would not say what is wrong.
        let problem = Query::parse(&query).problems().iter().find(|problem| problem.is_fatal()).cloned();
        query.truncate(Query::cut(&query).len());
        let mut model = Self {
            lang: options.lang,
            glyphs: Glyphs::of(options.glyphs),
            palette: options.palette,
            mouse: options.mouse,
            pick: options.pick,
            kiosk: options.kiosk,
            area: Rect::new(0, 0, width, height),
            directory: None,
            progress: 0,
            focus: Focus::List,
            typing: options.pick.is_some(),
            query: Input::new(query),
            round: None,
            problems: Vec::new(),
            tree: Tree::default(),
            list: List::default(),
            detail: Detail::default(),
            popup: None,
            toast: None,
            index: None,
            asked: 0,
            answered: 0,
            answer_problems: Vec::new(),
            widened: false,
        };
        model.normalize();
        let told = problem.map(|problem| model.messages().problem(&problem)).or(options.notice);
        model.toast = told.map(|text| Toast { text, is_warning: true });
        model
    }

    /// The program's words.
    #[must_use]
    pub fn messages(&self) -> &'static Messages {
        self.lang.messages()
    }

    /// Where everything is.
    #[must_use]
    pub fn panes(&self) -> Panes {
        panes(self.area, self.focus)
    }

    /// Where a key is pressed now.
    #[must_use]
    pub fn scope(&self) -> Mode {
        match (&self.popup, self.focus) {
            (Some(Popup::Menu(_)), _) => Mode::Menu,
            (Some(Popup::Help(_)), _) => Mode::Help,
            (Some(Popup::Qr(_)), _) => Mode::Qr,
            (None, _) if self.typing => Mode::Query,
            (None, Focus::Tree) => Mode::Tree,
            (None, Focus::List) => Mode::List,
            (None, Focus::Detail) => Mode::Detail,
        }
    }

    /// The query without the blanks around it.
    #[must_use]
    pub fn query_text(&self) -> &str {
        self.query.value().trim()
    }

    /// Whether the list shows what a query found.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.query_text().is_empty()
    }

    /// Whether a question is still without its answer.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.asked != self.answered
    }

    /// The records that the node under the tree's cursor scopes the list to.
    #[must_use]
    pub fn scoped(&self) -> Arc<[RecordIdx]> {
        self.tree.selected().map(|node| Arc::clone(&node.records)).unwrap_or_default()
    }

    /// How many records a query is looked for in.
    #[must_use]
    pub fn searched(&self) -> usize {
        if self.is_scoped() { self.scoped().len() } else { self.directory.as_ref().map_or(0, |it| it.len()) }
    }

    /// Whether a query is looked for in less than everything.
    #[must_use]
    pub fn is_scoped(&self) -> bool {
        let everything = self.directory.as_ref().map_or(0, |it| it.len());
        !self.widened && self.scoped().len() != everything
    }

    /// The next question to the search: in the scope, or in everything once the scope has been found to hold nothing.
    pub(super) fn ask(&mut self) -> Search {
        self.asked += 1;
        let scope = self.is_scoped().then(|| self.scoped());
        Search { serial: self.asked, query: self.query_text().to_owned(), scope }
    }

    /// Brings everything that depends on something else up to date: cursors into sight, the page of the record
    /// under the cursor, what of the query is not understood.
    pub(super) fn normalize(&mut self) {
        let panes = self.panes();
        let nodes = self.tree.visible().len();
        self.tree.rows.normalize(panes.tree.body.height.into(), nodes);
        self.list.rows.normalize(panes.list.body.height.into(), self.list.entries.len());
        self.normalize_detail(panes.detail.body);
        self.problems = Query::parse(self.query_text()).problems().to_vec();
        self.problems.extend_from_slice(&self.answer_problems);
        self.normalize_popup(panes.content_area);
    }

    fn normalize_detail(&mut self, body: Rect) {
        let record = self.list.selected();
        if record != self.detail.record {
            self.detail.record = record;
            self.detail.offset = 0;
        }
        self.detail.height = body.height.into();
        let hidden = body.width == 0 || self.panes().arrangement == Arrangement::TooSmall;
        if let (Some(record), Some(directory), false) = (record, &self.directory, hidden) {
            // One column of margin, one for the scrollbar.
            let width = usize::from(body.width.saturating_sub(2));
            let options = LayoutOptions { width, lang: self.lang, glyphs: self.glyphs };
            if self.detail.laid_out != Some((record, options)) {
                self.detail.page = page(directory, record, options);
                self.detail.laid_out = Some((record, options));
            }
        } else if record.is_none() {
            self.detail.page = Page::default();
            self.detail.laid_out = None;
        }
        let last = self.detail.page.lines.len().saturating_sub(self.detail.height);
        self.detail.offset = self.detail.offset.min(last);
    }

    /// What says which characters of a name the query stands for, if there is a query and the names can be searched.
    pub(super) fn highlighter(&self) -> Option<Highlighter<'_>> {
        let index = self.index.as_ref().filter(|_| self.is_filtered())?;
        Some(index.highlighter(&Query::parse(self.query_text())))
    }

    fn normalize_popup(&mut self, content_area: Rect) {
        match &mut self.popup {
            Some(Popup::Menu(menu)) => {
                let room = usize::from(content_area.height.saturating_sub(2));
                menu.rows.normalize(room.min(menu.entries.len()), menu.entries.len());
            }
            Some(Popup::Help(help)) => {
                let options = LayoutOptions { width: content_area.width.into(), lang: self.lang, glyphs: self.glyphs };
                help.lines = help::lines(options, self.kiosk);
                let last = help.lines.len().saturating_sub(usize::from(content_area.height.saturating_sub(1)));
                help.offset = help.offset.min(last);
            }
            Some(Popup::Qr(_)) | None => {}
        }
    }
}
