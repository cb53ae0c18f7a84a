//! The browser: the tree, the list with its query, the details.

mod annotations;
mod comparing;
pub mod complete;
pub(in crate::tui) mod copying;
mod counts;
mod detail;
mod earlier;
mod facets;
mod fitting;
mod growing;
mod keeping;
mod links;
mod marking;
mod marks;
mod mouse;
pub(in crate::tui) mod opening;
mod page_marks;
mod page_search;
mod places;
mod query;
mod reach;
mod reasons;
pub(in crate::tui) mod reporting;
mod returning;
mod room;
pub(in crate::tui) mod several;
mod snippets;
mod state;
mod withdrawn;

pub use annotations::{Annotation, Emphasis, Hits, Link};
pub use detail::Detail;
use detail::PageOf;
pub use facets::{Facets, Row, What};
pub use marks::Marks;
pub use page_search::PageSearch;
pub(in crate::tui) use query::tell_too_long;
pub use reach::Reach;
pub use state::Browse;

use ratatui::layout::Rect;

use crate::directory::RecordIdx;
use crate::document::Subject;
use crate::document::layout::{Besides, LayoutOptions};
use crate::tui::action::{Action, Effect};

use crate::tui::layout::Arrangement;
use crate::tui::mode::Focus;
use crate::tui::motion::Motion;
use crate::tui::outcome::Outcome;
use crate::tui::shared::Shared;
use crate::tui::tree::Tree;
use copying::nothing_selected;

/// A page of fewer lines says nothing of the person whom the query tells of.
const ROOM_FOR_REMARK: u16 = 10;

impl Browse {
    /// Takes a command in, which is to be carried out so many times where that says something. Those of overlays and of
    /// the whole program never come here.
    pub(in crate::tui) fn handle(&mut self, action: Action, count: u32, shared: &mut Shared) -> Outcome {
        let was_reading = self.is_reading();
        self.places.under_way = None;
        if action != Action::RestoreQuery {
            self.forget_removed();
        }
        let mut outcome = self.carry_out_times(action, count, shared);
        outcome.effects.extend(self.catch_up(shared));
        self.remember_place(Some(action), was_reading, shared);
        outcome
    }

    fn carry_out_times(&mut self, action: Action, count: u32, shared: &mut Shared) -> Outcome {
        let mut outcome = self.carry_out(action, count, shared);
        for _ in 1..count.min(action.most_times()) {
            let before = self.list.rows.cursor;
            let next = self.carry_out(action, 1, shared);
            outcome.effects.extend(next.effects);
            // At the last entry there is nothing to go on with.
            if matches!(action, Action::Mark) && self.list.rows.cursor == before {
                break;
            }
        }
        outcome
    }

    fn carry_out(&mut self, action: Action, count: u32, shared: &mut Shared) -> Outcome {
        let is_asked_to_unmark = std::mem::take(&mut self.marks.asks_to_clear);
        if self.is_only_read(action, shared) {
            return self.say_only_read(shared).into();
        }
        match action {
            Action::Move(Motion::Up) if self.focus == Focus::Query && self.is_before_queries() => {
                return self.bring_query(shared).into();
            }
            Action::Move(motion) => return self.move_in(self.focus, motion, shared).into(),
            Action::NextPane => self.focus = self.other_pane(1),
            Action::PreviousPane => self.focus = self.other_pane(2),
            Action::Unfold => {
                if !self.tree.unfold() {
                    self.focus = Focus::List;
                }
            }
            Action::Fold => return self.in_tree(shared, Tree::fold).into(),
            Action::ToggleFold => self.tree.toggle(),
            Action::Leave if self.detail.search.is_typed() => self.leave_page_query(),
            Action::Leave if self.is_comparing() => self.let_go(shared),
            Action::ToList | Action::Back | Action::Leave => self.focus = Focus::List,
            Action::Open if shared.pick.is_some() => return self.take(shared),
            Action::Open => return self.open(shared).into(),
            Action::ToTree => self.focus = self.left(),
            Action::NextRecord => self.list.step(Motion::Down),
            Action::PreviousRecord => self.list.step(Motion::Up),
            Action::Find => {
                self.settle_range();
                return self.find_anew(shared).into();
            }
            Action::ClearQuery if self.focus == Focus::PageQuery => self.leave_page_query(),
            Action::ClearQuery
                if self.focus != Focus::Query && (self.marks.range().is_some() || self.marks.is_listed) =>
            {
                return self.leave_marking(shared).into();
            }
            Action::ClearQuery if shared.pick.is_some() => return vec![Effect::Quit].into(),
            Action::ClearQuery if self.has_nothing_to_clear() => self.unmark(is_asked_to_unmark, shared),
            Action::ClearQuery => return self.clear_query(shared).into(),
            Action::Edit(_) if self.focus == Focus::Facets => return self.delete_digit(shared).into(),
            Action::Edit(request) => return self.edit(request, shared).into(),
            Action::Complete => return self.complete(shared).into(),
            Action::CopyPhone => return self.copy_phone(shared),
            Action::CopyOther => return self.copy_other(shared),
            Action::ShowCode => return self.show_code(shared),
            Action::Widen => return self.widen(shared).into(),
            Action::RestoreQuery if self.has_removed() => return self.restore_favourite(shared).into(),
            Action::RestoreQuery => return self.bring_query(shared).into(),
            Action::GoBack => return self.go_back(count, shared).into(),
            Action::GoForward => return self.go_forward(count, shared).into(),
            Action::Zoom => self.zoom(shared),
            Action::ResizePane(by) => self.resize_pane(by, shared),
            Action::ScrollPage(motion) => self.scroll_page(motion, shared),
            Action::NextLink => self.go_to_link(true, shared),
            Action::PreviousLink => self.go_to_link(false, shared),
            Action::Follow => return self.follow(shared).into(),
            Action::NextSection => self.go_to_section(true, shared),
            Action::PreviousSection => self.go_to_section(false, shared),
            Action::FindOnPage => return self.find_on_page(shared).into(),
            Action::NextHit => return self.go_to_hit(true, shared).into(),
            Action::PreviousHit => return self.go_to_hit(false, shared).into(),
            Action::Accept => self.accept_page_query(),
            Action::OpenAddress => return self.open_address(shared),
            Action::Compare => return self.compare(shared).into(),
            Action::Facets => return self.facets_key(shared).into(),
            Action::ToggleFacet => return self.toggle_facet(shared).into(),
            Action::ClearFacet => return self.clear_facet(shared).into(),
            Action::ShowExcluded => return self.show_excluded(shared).into(),
            Action::Favourite => return self.favourite(shared).into(),
            Action::Note => return self.note(shared),
            Action::Report => return self.report(shared),
            Action::Mark => return self.mark(shared).into(),
            Action::MarkRange => return self.mark_range(shared).into(),
            Action::MarkAll => return self.mark_all(shared).into(),
            Action::OnlyMarked => return self.only_marked(shared).into(),
            Action::Export => return self.export(shared),
            // Of other screens, of what lies over this one, and of the whole program.
            Action::Year
            | Action::MoveMonth(_)
            | Action::MoveYear(_)
            | Action::NextInMonth
            | Action::PreviousInMonth
            | Action::Today
            | Action::Phones
            | Action::LeaveScreen
            | Action::Choose
            | Action::Dismiss
            | Action::Help
            | Action::Palette
            | Action::GoTo
            | Action::ToYear
            | Action::Theme
            | Action::Lang
            | Action::ReloadSettings
            | Action::ToggleMouse
            | Action::Redraw
            | Action::Suspend
            | Action::Quit => {}
        }
        Outcome::default()
    }

    /// Moves the cursor of a pane, or its text.
    fn move_in(&mut self, pane: Focus, motion: Motion, shared: &Shared) -> Vec<Effect> {
        match pane {
            Focus::Tree => return self.in_tree(shared, |tree| tree.step(motion)),
            Focus::Facets => self.step_in_facets(motion),
            Focus::List | Focus::Query => {
                self.earlier.is_list_moved = true;
                self.list.step(motion);
            }
            Focus::Detail | Focus::PageQuery => self.detail.step(motion),
        }
        Vec::new()
    }

    /// Does something to the tree; if another node is under the cursor then, the list follows.
    fn in_tree(&mut self, shared: &Shared, change: impl FnOnce(&mut Tree)) -> Vec<Effect> {
        let key = |browse: &Self| browse.tree.selected().map(|node| node.key.clone());
        let before = key(self);
        change(&mut self.tree);
        if key(self) == before { Vec::new() } else { self.rescope(false, shared) }
    }

    /// The pane so many steps on from the one that keys go to.
    pub(super) fn other_pane(&self, steps: usize) -> Focus {
        let order = [self.left(), Focus::List, Focus::Detail];
        let now = order.iter().position(|pane| self.focus.is_in(*pane)).unwrap_or(0);
        order[(now + steps) % order.len()]
    }

    fn open(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.list.selected().is_none() && self.list.selected_withdrawn().is_none() {
            return nothing_selected(shared);
        }
        self.detail.follow_list();
        self.focus = Focus::Detail;
        self.earlier.leave(self.query.text());
        Vec::new()
    }

    /// Shows an entry that was opened from a screen of its own.
    pub(in crate::tui) fn read_entry(&mut self, entry: RecordIdx, shared: &mut Shared) -> Vec<Effect> {
        let was_reading = self.is_reading();
        self.places.under_way = None;
        let effects = self.go_to(entry, shared);
        self.remember_place(None, was_reading, shared);
        effects
    }

    /// Says everything of its own in another language from now on.
    pub(in crate::tui) fn speak(&mut self, shared: &Shared) {
        self.tree.speak(shared.messages());
        self.reasons.forget();
        self.cycle = None;
    }

    /// Whether an entry's own page is what is read.
    pub(in crate::tui) fn reads(&self, entry: RecordIdx) -> bool {
        let selected = self.list.selected();
        self.is_reading() && selected == Some(entry) && self.detail.asked(selected).is_none()
    }

    /// Whether leaving the page is all that leaving does now: nothing is looked for on it, and nothing compared.
    pub(in crate::tui) fn has_only_page(&self) -> bool {
        !self.detail.search.is_typed() && !self.is_comparing()
    }

    /// Brings cursors into sight, and lays out the page of the record under the list's cursor.
    pub(in crate::tui) fn normalize(&mut self, shared: &Shared) {
        let panes = self.panes(shared.area);
        self.normalize_facets(panes.tree.body.height, shared);
        let nodes = self.tree.visible().len();
        self.tree.rows.normalize(panes.tree.body.height.into(), nodes);
        for counts in self.changes.iter_mut().chain([&mut self.counts]) {
            counts.count(self.tree.visible().skip(self.tree.rows.offset).take(panes.tree.body.height.into()));
        }
        self.list.normalize(panes.list.body.height.into());
        self.count_marks();
        self.look_up_snippets(shared);
        self.look_up_reasons(shared);
        self.normalize_detail(panes.detail.body, panes.arrangement, shared);
    }

    /// Shows another page than the one of the record under the list's cursor, until that moves.
    pub(super) fn read(&mut self, subject: Subject) {
        self.detail.ask_from_here(subject, self.list.selected());
        self.focus = Focus::Detail;
    }

    /// Finds out where the entries that are seen were found. Until the query is answered, they are those of the one
    /// before.
    fn look_up_snippets(&mut self, shared: &Shared) {
        let list = &self.list;
        let seen = || list.seen_entries().filter_map(|at| list.entries.get(at));
        if self.is_searching() || self.snippets.has_all(seen()) {
            return;
        }
        if let Some(highlighter) = self.highlighter(shared) {
            self.snippets.look_up(seen(), &highlighter);
        }
    }

    /// Goes to another section of the page, and says where there is none further on.
    fn go_to_section(&mut self, is_forward: bool, shared: &mut Shared) {
        if !self.detail.go_to_section(is_forward) {
            let toasts = &shared.messages().toasts;
            shared.say(if is_forward { toasts.last_section } else { toasts.first_section }.to_owned());
        }
    }

    fn normalize_detail(&mut self, body: Rect, arrangement: Arrangement, shared: &Shared) {
        let selected = self.list.selected();
        let node = self.tree.selected().and_then(|node| node.key.text());
        self.detail.heed_tree(node, self.focus, selected);
        let subject = self.detail.wanted(selected, self.pinned);
        self.detail.show(self.list.selected_withdrawn().map(PageOf::Withdrawn).or(subject.map(PageOf::Subject)));
        let is_hidden = body.width == 0 || arrangement == Arrangement::TooSmall;
        // One column of margin, one for the scrollbar.
        let width = usize::from(body.width.saturating_sub(2));
        let fold = Some(usize::from(body.height));
        let options = (!is_hidden).then(|| LayoutOptions { fold, ..shared.layout(width) });
        self.find_remark(shared);
        if let Some(at) = self.detail.withdrawn() {
            self.lay_out_withdrawn(at, options, shared);
            self.detail.normalize(body.height.into());
            self.search_page(shared);
            return self.find_links(shared);
        }
        let remark = if body.height < ROOM_FOR_REMARK { String::new() } else { self.remark().to_owned() };
        let shown = self.detail.subject.and_then(Subject::record);
        let since = shown.and_then(|no| shared.since.as_ref()?.told(no, shared.lang));
        let besides = Besides { remark, since, ..self.besides(shared) };
        self.detail.lay_out(shared.directory.as_deref(), options, besides);
        self.detail.normalize(body.height.into());
        self.search_page(shared);
        self.find_links(shared);
    }
}
