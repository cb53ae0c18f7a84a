//! The details: the page of the record under the list's cursor, or the one that the reader asked for; what of it is seen,
//! and what is laid over it.

use std::ops::Range;

use super::annotations::{Annotation, Emphasis, Link, Spot};
use super::links::PageLinks;
use super::page_search::PageSearch;
use crate::directory::{Directory, RecordIdx};
use crate::document::Subject;
use crate::document::layout::{Besides, LayoutOptions, Page, Stretch, page_besides};
use crate::tui::mode::Focus;
use crate::tui::motion::Motion;
use crate::tui::scroll::step;
use crate::tui::since::Since;

/// So many lines stand above a place that the page is moved to, where there is room for them.
const CONTEXT: usize = 3;

/// What a page is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageOf {
    /// Something of the directory.
    Subject(Subject),
    /// What an older directory says of an entry that this one has no more, by its place among the withdrawn.
    Withdrawn(usize),
}

/// The details.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// What of the directory the page is about.
    pub subject: Option<Subject>,
    /// The withdrawn entry that it is about instead, by its place among those.
    withdrawn: Option<usize>,
    /// Its page.
    pub page: Page,
    /// What the page was laid out for.
    laid_out: Option<(PageOf, LayoutOptions)>,
    /// What is said on it besides what the directory does.
    besides: Besides,
    /// The page that was asked for instead of the record's.
    asked: Option<AskedPage>,
    /// The record whose text is to be seen first, once the page is laid out.
    opens_at: Option<RecordIdx>,
    /// How many pages have been laid out.
    pub(super) layouts: u64,
    /// The first line seen.
    pub offset: usize,
    /// How many lines can be seen.
    pub height: usize,
    /// What the reader has gone to last.
    pub(super) spot: Spot,
    /// What is looked for on the page.
    pub search: PageSearch,
    /// What on the page leads on.
    pub(super) links: PageLinks,
}

/// A page that holds until the list's cursor moves.
#[derive(Debug, Clone, Copy)]
struct AskedPage {
    subject: Subject,
    /// The record under the list's cursor when it was asked for.
    selected: Option<RecordIdx>,
    /// Whether it is what the node under the tree's cursor stands for.
    is_of_tree: bool,
}

impl Detail {
    /// Asks for a page on which the text of the record that is shown stands too: it opens there.
    pub(super) fn ask_from_here(&mut self, subject: Subject, selected: Option<RecordIdx>) {
        self.opens_at = self.subject.and_then(Subject::record);
        self.ask(subject, selected);
    }

    /// Asks for a page that is not the one of the record under the list's cursor.
    pub(super) fn ask(&mut self, subject: Subject, selected: Option<RecordIdx>) {
        self.asked = Some(AskedPage { subject, selected, is_of_tree: false });
    }

    /// While the tree has the focus, shows the text that the node under its cursor stands for, if it stands for one. Who
    /// goes straight on to the details reads on in it.
    pub(super) fn heed_tree(&mut self, node: Option<Subject>, focus: Focus, selected: Option<RecordIdx>) {
        match (focus, node) {
            (Focus::Tree, Some(subject)) => self.asked = Some(AskedPage { subject, selected, is_of_tree: true }),
            (Focus::Tree | Focus::Facets | Focus::List | Focus::Query, _) => {
                self.asked.take_if(|asked| asked.is_of_tree);
            }
            (Focus::Detail | Focus::PageQuery, _) => {}
        }
    }

    /// Goes back to the page of the record under the list's cursor.
    pub(super) fn follow_list(&mut self) {
        self.asked = None;
    }

    /// What the page is to be about while a record is under the list's cursor, and another may be pinned beside which it
    /// is shown.
    pub(super) fn wanted(&mut self, selected: Option<RecordIdx>, pinned: Option<RecordIdx>) -> Option<Subject> {
        self.asked.take_if(|asked| asked.selected != selected);
        let record = |selected| match pinned.filter(|pinned| *pinned != selected) {
            Some(pinned) => Subject::Comparison(pinned, selected),
            None => Subject::Record(selected),
        };
        self.asked(selected).or_else(|| selected.map(record))
    }

    /// The page that was asked for while a record is under the list's cursor, if one was.
    pub(super) fn asked(&self, selected: Option<RecordIdx>) -> Option<Subject> {
        self.asked.filter(|asked| asked.selected == selected).map(|asked| asked.subject)
    }

    /// Moves the text.
    pub(super) fn step(&mut self, motion: Motion) {
        let seen = self.page.len().saturating_sub(self.height) + 1;
        self.offset = step(self.offset, seen, self.height, motion);
        self.search.is_moved = true;
        self.spot = Spot::FirstLine;
    }

    /// Shows another page, from its first line on, or from the first place at which something was found.
    pub(super) fn show(&mut self, page: Option<PageOf>) {
        if page != self.page_of() {
            (self.subject, self.withdrawn) = match page {
                Some(PageOf::Subject(subject)) => (Some(subject), None),
                Some(PageOf::Withdrawn(at)) => (None, Some(at)),
                None => (None, None),
            };
            self.offset = 0;
            self.spot = Spot::FirstLine;
            self.links.chosen = None;
            self.search.turn_over();
        }
    }

    /// What the page is of.
    pub(super) fn page_of(&self) -> Option<PageOf> {
        self.withdrawn.map(PageOf::Withdrawn).or(self.subject.map(PageOf::Subject))
    }

    /// The withdrawn entry that it is about, by its place among those.
    #[must_use]
    pub const fn withdrawn(&self) -> Option<usize> {
        self.withdrawn
    }

    /// Whether there is a page.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.subject.is_none() && self.withdrawn.is_none()
    }

    /// The withdrawn entries have other places among themselves, and their pages may say something else.
    pub(super) fn move_withdrawn(&mut self, moved: impl Fn(usize) -> Option<usize>) {
        if self.withdrawn.is_some() {
            self.withdrawn = self.withdrawn.and_then(moved);
            self.laid_out = None;
            self.search.replace(self.page_of());
        }
    }

    /// Shows a page from a line on, whatever was found on it.
    pub(super) fn open_at(&mut self, subject: Option<Subject>, offset: usize) {
        self.show(subject.map(PageOf::Subject));
        self.offset = offset;
        self.search.keeps_place = true;
    }

    /// Records stand at other places, and the page may say more: the reader stays at the line.
    pub(super) fn replace(&mut self, moved: impl Fn(RecordIdx) -> Option<RecordIdx>) {
        self.subject = self.subject.and_then(|subject| subject.moved(&moved));
        self.asked = self.asked.and_then(|asked| {
            Some(AskedPage {
                subject: asked.subject.moved(&moved)?,
                selected: asked.selected.and_then(&moved),
                ..asked
            })
        });
        self.laid_out = None;
        self.search.replace(self.page_of());
        self.links.replace(moved);
    }

    /// Lays the page out, where there is something to show and room for it.
    pub(super) fn lay_out(&mut self, directory: Option<&Directory>, options: Option<LayoutOptions>, besides: Besides) {
        if let (Some(subject), Some(directory), Some(options)) = (self.subject, directory, options) {
            self.lay_out_as((PageOf::Subject(subject), options), besides, |besides| {
                page_besides(directory, subject, options, besides)
            });
            if let Some(line) = self.opens_at.take().and_then(|record| self.page.line_of(directory, record)) {
                self.offset = line;
                self.search.keeps_place = true;
            }
        } else if self.is_empty() && self.laid_out.take().is_some() {
            self.page = Page::default();
            self.layouts += 1;
        }
    }

    /// The same for the page of a withdrawn entry.
    pub(super) fn lay_out_withdrawn(&mut self, since: &Since, options: Option<LayoutOptions>, besides: Besides) {
        if let (Some(at), Some(options)) = (self.withdrawn, options) {
            self.opens_at = None;
            self.lay_out_as((PageOf::Withdrawn(at), options), besides, |besides| {
                since.withdrawn_page(at, options, besides.clone())
            });
        }
    }

    /// Lays a page out, unless that has been done.
    fn lay_out_as(&mut self, what: (PageOf, LayoutOptions), besides: Besides, page: impl FnOnce(&Besides) -> Page) {
        if self.laid_out == Some(what) && self.besides == besides {
            return;
        }
        self.page = page(&besides);
        self.besides = besides;
        self.laid_out = Some(what);
        self.layouts += 1;
        self.links.is_laid_out_anew = true;
        if matches!(self.spot, Spot::Section(_)) {
            self.spot = Spot::FirstLine;
        }
    }

    /// What the page that is there to be seen is of; none while the pane has no room.
    pub(super) fn shown(&self) -> Option<PageOf> {
        let (page, _) = self.laid_out.filter(|_| self.height > 0)?;
        Some(page).filter(|page| self.page_of() == Some(*page))
    }

    /// Keeps the last page full.
    pub(super) fn normalize(&mut self, height: usize) {
        self.height = height;
        self.offset = self.offset.min(self.last_offset());
    }

    /// The first line seen where the last one is.
    pub(super) fn last_offset(&self) -> usize {
        self.page.len().saturating_sub(self.height)
    }

    /// The lines that are seen.
    pub(super) fn seen(&self) -> Range<usize> {
        self.offset..self.offset.saturating_add(self.height)
    }

    /// Moves the page so that some lines are seen: not at all where they are seen from `offset` on, else with a few lines
    /// above them.
    pub(super) fn bring_to_sight(&mut self, (first, last): (usize, usize), offset: usize) {
        let seen = offset.min(self.last_offset())..offset.saturating_add(self.height);
        let is_seen = seen.contains(&first) && (seen.contains(&last) || seen.start == first);
        let context = CONTEXT.min(self.height / 4);
        self.offset = if is_seen { seen.start } else { first.saturating_sub(context).min(self.last_offset()) };
    }

    /// Goes to the beginning of another section: the next one, or the one before. As much of it as possible is seen; near
    /// the end of the page, where it cannot stand at the top, it is told apart. Whether there was one.
    pub(super) fn go_to_section(&mut self, is_forward: bool) -> bool {
        let here = match self.spot {
            Spot::Section(line) if self.seen().contains(&line) => line,
            _ => self.offset,
        };
        let mut sections = self.page.sections();
        let found = if is_forward {
            sections.find(|line| *line > here)
        } else {
            sections.take_while(|line| *line < here).last()
        };
        let Some(line) = found else { return false };
        self.offset = line.min(self.last_offset());
        self.search.is_moved = true;
        self.spot = Spot::Section(line);
        true
    }

    /// What is set off in the lines that are seen, the weaker first.
    #[must_use]
    pub fn annotations(&self, has_focus: bool) -> Vec<Annotation> {
        if self.shown().is_none() {
            return Vec::new();
        }
        let (seen, mut found) = (self.seen(), Vec::new());
        let mut add = |stretches: &mut dyn Iterator<Item = Stretch>, emphasis| {
            found
                .extend(stretches.filter(|it| seen.contains(&it.line)).map(|stretch| Annotation { stretch, emphasis }));
        };
        if has_focus {
            add(&mut self.links.seen.iter().flat_map(|link| link.stretches.iter().copied()), Emphasis::Link);
        }
        add(&mut self.search.hits.within(seen.clone()).map(|(_, stretch)| stretch), Emphasis::Hit);
        if !has_focus {
            return found;
        }
        if let Spot::Section(line) = self.spot
            && line != self.offset
        {
            let whole = Stretch { line, span: 0, from: 0, to: usize::MAX };
            add(&mut std::iter::once(whole), Emphasis::Section);
        }
        add(&mut self.links.chosen.iter().flat_map(|link| link.stretches.iter().copied()), Emphasis::ChosenLink);
        if let Some(current) = self.search.current {
            add(&mut self.search.hits.stretches_of(current).iter().copied(), Emphasis::CurrentHit);
        }
        found
    }

    /// Where on the page the reader is: a line that is seen, a piece of it, and its first character that counts.
    #[must_use]
    pub fn reader(&self) -> Stretch {
        let first_line = Stretch { line: self.offset, span: 0, from: 0, to: 0 };
        let place = match self.spot {
            Spot::FirstLine => None,
            Spot::Section(line) => Some(Stretch { line, ..first_line }),
            Spot::Link => self.links.chosen.as_ref().map(Link::begin),
            Spot::Hit => self.search.current.and_then(|it| self.search.hits.stretches_of(it).first().copied()),
        };
        place.filter(|it| self.seen().contains(&it.line)).unwrap_or(first_line)
    }
}
