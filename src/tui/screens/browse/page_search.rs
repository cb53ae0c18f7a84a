//! Finding on a page: what stands on it of the query that is in force, and going from one such place to the next.
//!
//! In force is what the reader types on the page, else the list's query. The page opens at the first place and stays there
//! until the reader moves it. What was looked for on a page is the reader's: it holds on the next page, too, until it is
//! taken away, and `n` brings it back after that.

use tui_input::InputRequest;

use super::annotations::{Hits, Spot};
use super::copying::nothing_selected;
use super::detail::{Detail, PageOf};
use super::page_marks::{PageReading, literally};
use super::state::Browse;
use crate::document::{Role, Subject};
use crate::search::{Meaning, Query};
use crate::tui::action::Effect;
use crate::tui::mode::{Focus, Mode};
use crate::tui::shared::Shared;
use crate::tui::widgets::prompt::{Inserted, Prompt};

/// So many lines of a page are looked through for the list's query when it is shown; a longer one is when the reader goes
/// further, or from place to place.
const LOOKED_THROUGH: usize = 1_000;

/// What is looked for on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Sought {
    #[default]
    Nothing,
    /// The list's query, and how it was understood.
    Found(String, Option<Meaning>),
    /// What was typed on the page.
    Typed(String),
}

/// What the marks of a page are of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Marked {
    sought: Sought,
    /// The number of the layout.
    layout: u64,
    /// Whether names could be searched.
    is_indexed: bool,
    /// The lines that were looked through.
    lines: usize,
}

/// What is looked for on the page, and where it stands.
#[derive(Debug, Clone)]
pub struct PageSearch {
    /// What is typed on the page; empty where the list's query is in force.
    pub query: Prompt<Query>,
    /// What was typed on a page before.
    last: String,
    /// The first line that was seen when it was begun.
    origin: usize,
    /// Where it stands.
    pub hits: Hits,
    /// The hit at which the reader is.
    pub current: Option<usize>,
    /// The first hit in what the page says: an id at its end is no reason to open it there.
    opens_at: Option<usize>,
    marked: Marked,
    /// The page and the query for which the page was opened at its first hit.
    opened: Option<(Option<PageOf>, Sought)>,
    /// The layout and the height of the pane then.
    opened_in: (u64, usize),
    /// Whether the reader has moved the page since.
    pub(super) is_moved: bool,
    /// The page is to be opened where it stands.
    pub(super) keeps_place: bool,
}

impl Default for PageSearch {
    fn default() -> Self {
        Self {
            query: Prompt::new(String::new(), Query::LONGEST, Query::parse),
            last: String::new(),
            origin: 0,
            hits: Hits::default(),
            current: None,
            opens_at: None,
            marked: Marked::default(),
            opened: None,
            opened_in: (0, 0),
            is_moved: false,
            keeps_place: false,
        }
    }
}

impl PageSearch {
    /// Another page is shown.
    pub(super) fn turn_over(&mut self) {
        self.origin = 0;
        self.keeps_place = false;
    }

    /// Records stand at other places.
    pub(super) fn replace(&mut self, page: Option<PageOf>) {
        self.marked = Marked::default();
        if let Some((opened, _)) = &mut self.opened {
            *opened = page;
        }
    }

    /// There is no page.
    fn forget(&mut self) {
        self.hits = Hits::default();
        self.current = None;
        self.marked = Marked::default();
    }

    /// Whether something is looked for that was typed on the page.
    pub(super) fn is_typed(&self) -> bool {
        !self.query.trimmed().is_empty()
    }

    /// Takes away what was typed, and keeps it for later.
    fn put_away(&mut self) {
        if self.is_typed() {
            self.query.trimmed().clone_into(&mut self.last);
        }
        self.query.set(String::new(), 0);
    }

    /// `2/5`, with a `+` where there may be more; what was typed on the page in front of it. Empty where nothing is said.
    #[must_use]
    pub fn position(&self) -> Option<String> {
        let total = self.hits.len();
        match &self.marked.sought {
            Sought::Typed(_) if total == 0 => return Some("0".to_owned()),
            _ if total == 0 => return None,
            _ => {}
        }
        let more = if self.marked.lines == usize::MAX { "" } else { "+" };
        Some(format!("{}/{total}{more}", self.current.map_or(0, |at| at + 1)))
    }
}

/// What became of going to another hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gone {
    /// There is none.
    Nowhere,
    /// To one further on in the same direction.
    On,
    /// Round the end of the page.
    Round,
}

impl Detail {
    /// Opens a page that was not seen yet, or a query's, at the first hit, and finds out at which the reader is.
    fn open_at_hit(&mut self) {
        let now = (self.page_of(), self.search.marked.sought.clone());
        let is_other = |before: &(Option<PageOf>, Sought)| {
            let is_taken_away = matches!((&before.1, &now.1), (Sought::Typed(_), Sought::Found(..)));
            before.0 != now.0 || (before.1 != now.1 && now.1 != Sought::Nothing && !is_taken_away)
        };
        let is_opened = self.search.opened.as_ref().is_none_or(is_other);
        let keeps_place = std::mem::take(&mut self.search.keeps_place);
        if is_opened {
            self.search.current = None;
            self.search.is_moved = keeps_place;
        } else if let Some((_, before)) = self.search.opened.as_ref().filter(|before| **before != now) {
            // What the list's query brought about goes with it.
            if !self.search.is_moved && matches!(before, Sought::Found(..)) && now.1 == Sought::Nothing {
                self.offset = 0;
            }
            self.search.current = None;
        }
        self.search.is_moved |= keeps_place;
        let place = (self.layouts, self.height);
        if !self.search.is_moved && (is_opened || self.search.opened_in != place) {
            let is_typed = matches!(now.1, Sought::Typed(_));
            let from = if is_typed { self.search.origin } else { 0 };
            let (hits, opens_at) = (&self.search.hits, self.search.opens_at);
            let first = || if is_typed { hits.first_from(from).or_else(|| hits.first_from(0)) } else { opens_at };
            self.search.current = self.search.current.filter(|it| *it < hits.len()).or_else(first);
            let leads_there = is_typed || opens_at.is_some();
            match self.search.current.filter(|_| leads_there).and_then(|it| self.search.hits.lines_of(it)) {
                Some(lines) => self.bring_to_sight(lines, from),
                // It may have been laid out anew since, with fewer lines.
                None if is_opened => self.offset = from.min(self.last_offset()),
                None => {}
            }
        }
        self.search.opened = Some(now);
        self.search.opened_in = place;
        self.find_current();
    }

    /// The reader is at the hit they went to, as long as it is seen; else at the first one that is, or the last above.
    fn find_current(&mut self) {
        let (hits, seen) = (&self.search.hits, self.seen());
        let is_seen = |it: &usize| hits.lines_of(*it).is_some_and(|(first, _)| seen.contains(&first));
        let first = || hits.first_from(seen.start).filter(is_seen);
        let above = || hits.last_before(seen.start).or_else(|| (!hits.is_empty()).then_some(0));
        self.search.current = self.search.current.filter(is_seen).or_else(first).or_else(above);
    }

    /// Goes to the next hit, or to the one before.
    fn go_to_hit(&mut self, is_forward: bool) -> Gone {
        let (hits, seen) = (&self.search.hits, self.seen());
        let Some(last) = hits.len().checked_sub(1) else { return Gone::Nowhere };
        let is_seen = |it: &usize| hits.lines_of(*it).is_some_and(|(first, _)| seen.contains(&first));
        let next = match (self.search.current.filter(is_seen), is_forward) {
            (Some(here), true) => Some(here + 1).filter(|it| *it <= last),
            (Some(here), false) => here.checked_sub(1),
            (None, true) => hits.first_from(seen.start),
            (None, false) => hits.last_before(seen.start),
        };
        let gone = if next.is_some() { Gone::On } else { Gone::Round };
        let next = next.unwrap_or(if is_forward { 0 } else { last });
        self.search.current = Some(next);
        if let Some(lines) = self.search.hits.lines_of(next) {
            self.bring_to_sight(lines, self.offset);
        }
        self.search.is_moved = true;
        self.spot = Spot::Hit;
        gone
    }
}

impl Browse {
    /// Begins to type what is looked for on the page.
    pub(super) fn find_on_page(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.detail.is_empty() {
            return nothing_selected(shared);
        }
        let search = &mut self.detail.search;
        search.put_away();
        search.origin = self.detail.offset;
        self.focus = Focus::PageQuery;
        Vec::new()
    }

    /// Goes on with what was typed on the page; where nothing was, with what was looked for before.
    pub(super) fn accept_page_query(&mut self) {
        self.focus = Focus::Detail;
        let search = &mut self.detail.search;
        if search.query.trimmed().is_empty() {
            let last = search.last.clone();
            search.query.set(last, 0);
        }
        search.query.to_end();
    }

    /// Takes away what was typed on the page. Whoever is still typing sees the page where it was.
    pub(super) fn leave_page_query(&mut self) {
        self.detail.search.put_away();
        if self.focus == Focus::PageQuery {
            self.focus = Focus::Detail;
            self.detail.offset = self.detail.search.origin;
            self.detail.search.is_moved = true;
            self.detail.spot = Spot::FirstLine;
        }
    }

    /// Goes to the next place on the page where something was found, or to the one before.
    pub(super) fn go_to_hit(&mut self, is_forward: bool, shared: &mut Shared) -> Vec<Effect> {
        let search = &mut self.detail.search;
        if self.focus == Focus::Detail && search.query.trimmed().is_empty() && self.query.trimmed().is_empty() {
            let (last, origin) = (search.last.clone(), self.detail.offset);
            search.query.set(last, 0);
            search.query.to_end();
            search.origin = origin;
        }
        self.mark_page(shared, true);
        // What is brought back is gone on with from here, and not opened anew.
        self.detail.search.opened = Some((self.detail.page_of(), self.detail.search.marked.sought.clone()));
        let gone = self.detail.go_to_hit(is_forward);
        let toasts = &shared.messages().toasts;
        match (gone, &self.detail.search.marked.sought) {
            (Gone::On, _) => {}
            (Gone::Round, _) if is_forward => shared.say(toasts.hits_from_start.to_owned()),
            (Gone::Round, _) => shared.say(toasts.hits_from_end.to_owned()),
            (Gone::Nowhere, Sought::Nothing) => {
                shared.say(
                    toasts.nothing_sought(shared.keymap.way(Mode::Detail, crate::tui::action::Action::FindOnPage)),
                );
            }
            (Gone::Nowhere, Sought::Found(text, _) | Sought::Typed(text)) => shared.say(toasts.not_on_page(text)),
        }
        Vec::new()
    }

    /// The line that is being typed: what is looked for on the page, or the query.
    #[must_use]
    pub(in crate::tui) const fn prompt(&self) -> &Prompt<Query> {
        if matches!(self.focus, Focus::PageQuery) { &self.detail.search.query } else { &self.query }
    }

    /// Changes what is looked for on the page, if that is being typed; whether it is.
    pub(super) fn edit_page_query(&mut self, request: InputRequest) -> bool {
        let is_typing = self.focus == Focus::PageQuery;
        if is_typing {
            self.detail.search.query.edit(request);
        }
        is_typing
    }

    /// Puts a text into what is looked for on the page, if that is being typed.
    pub(super) fn paste_on_page(&mut self, text: &str) -> Option<Inserted> {
        (self.focus == Focus::PageQuery).then(|| self.detail.search.query.insert(text))
    }

    /// Marks what is looked for on the page that is shown, and opens one that was not seen yet at the first mark.
    pub(super) fn search_page(&mut self, shared: &Shared) {
        if !self.focus.is_in(Focus::Detail) {
            self.detail.search.put_away();
        }
        if self.detail.is_empty() {
            self.detail.search.forget();
        }
        if self.detail.shown().is_none() {
            return;
        }
        self.mark_page(shared, false);
        self.detail.open_at_hit();
        if self.detail.seen().end > self.detail.search.marked.lines {
            self.mark_page(shared, true);
            self.detail.find_current();
        }
    }

    /// What is looked for on the page that is shown: on all of it, or on its beginning where it is very long.
    fn wanted_marks(&self, shared: &Shared, is_whole: bool) -> Marked {
        let search = &self.detail.search;
        let sought = match (search.query.trimmed(), self.query.trimmed()) {
            ("", "") => Sought::Nothing,
            // Until the search has answered, the list is that of the query before.
            ("", _) if self.is_searching() && search.marked.layout == self.detail.layouts => {
                search.marked.sought.clone()
            }
            ("", query) => Sought::Found(query.to_owned(), self.meaning().cloned()),
            (query, _) => Sought::Typed(query.to_owned()),
        };
        let is_all = is_whole || !matches!(sought, Sought::Found(..)) || self.detail.page.len() <= LOOKED_THROUGH;
        Marked {
            layout: self.detail.layouts,
            is_indexed: shared.index.is_some(),
            lines: if is_all { usize::MAX } else { LOOKED_THROUGH },
            sought,
        }
    }

    /// Finds what is looked for on the page that is shown, unless that has been done.
    fn mark_page(&mut self, shared: &Shared, is_whole: bool) {
        let Some(directory) = shared.directory.as_deref().filter(|_| self.detail.shown().is_some()) else { return };
        let now = self.wanted_marks(shared, is_whole);
        let before = &self.detail.search.marked;
        let is_same = *before == (Marked { lines: before.lines, ..now.clone() });
        if is_same && before.lines >= now.lines {
            return;
        }
        let (mut hits, mut opens_at) = (Hits::default(), None);
        let page = &self.detail.page;
        if let (Some(index), false) = (&shared.index, now.sought == Sought::Nothing) {
            let is_typed = matches!(now.sought, Sought::Typed(_));
            let query = if is_typed { self.detail.search.query.value() } else { self.query.value() };
            let record = self.detail.subject.and_then(Subject::record);
            let meaning = self.meaning().filter(|_| !is_typed);
            let highlighter = index.highlighter(query).with_meaning(meaning);
            let highlighter = match record {
                Some(record) => highlighter.for_record(record),
                None => highlighter,
            };
            let reading = PageReading::new(directory, record, shared, !is_typed);
            for text in page.texts(directory, 0..now.lines) {
                let before = hits.len();
                hits.add(&text, reading.marks(&highlighter, &text));
                if hits.len() > before && text.role != Role::Quiet {
                    opens_at = opens_at.or(Some(before));
                }
            }
        }
        if let (Sought::Typed(typed), true) = (&now.sought, hits.is_empty()) {
            // Signs alone, or names that cannot be searched yet: as it was typed.
            for text in page.texts(directory, 0..now.lines) {
                hits.add(&text, literally(typed, &text.text).into_iter().map(|range| vec![range]));
            }
        }
        self.detail.search.hits = hits;
        self.detail.search.opens_at = opens_at;
        self.detail.search.marked = now;
    }
}
