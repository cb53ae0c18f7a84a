//! The facets: what the reader chooses of age, sex, time and the like, in the tree's place.
//!
//! What is chosen stands in the query and nowhere else: choosing edits its text, and what is typed there shows here.

mod chosen;
mod rows;

pub use rows::{Row, What};

use std::sync::Arc;

use super::state::Browse;
use crate::eligibility::OLDEST;
use crate::messages::Lang;
use crate::search::{FacetCounts, FacetList, FieldRole, Problem, Query, sex_word, today_word};
use crate::tui::action::Effect;
use crate::tui::mode::Focus;
use crate::tui::motion::Motion;
use crate::tui::scroll::{Rows, step};
use crate::tui::shared::Shared;
use crate::tui::widgets::prompt::Prompt;
use chosen::Chosen;

/// The facets with their state.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// Whether they are seen in the tree's place.
    pub is_open: bool,
    /// Every row, in order.
    pub list: Vec<Row>,
    /// The cursor and the rows that are seen. A heading is never under the cursor.
    pub rows: Rows,
    /// The values that the directory has.
    lists: Arc<[FacetList]>,
    /// What the query chooses.
    chosen: Chosen,
    /// How many entries there would be, as far as that is known.
    counts: Option<FacetCounts>,
    /// Whether the months stand below the seasons one by one.
    is_by_month: bool,
    /// Whether the last key was a digit, so that the next one stands behind it.
    is_typing: bool,
    /// Where keys went before, and the query then.
    opened: Option<(Focus, String)>,
}

impl Facets {
    /// The age that is told, as it stands in the query; empty where none is.
    #[must_use]
    pub fn age(&self) -> String {
        self.chosen.age()
    }

    /// How many facets have something chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.chosen.count()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Row> {
        self.list.get(self.rows.cursor)
    }

    /// How many entries the list would have with the value of a row, everything else being as it is.
    #[must_use]
    pub fn count(&self, row: &Row) -> Option<usize> {
        row.what.count(self.counts.as_ref()?)
    }

    /// Takes in how many entries there would be; nothing where that was not asked.
    pub(super) fn counted(&mut self, counts: Option<&FacetCounts>) {
        if counts.is_some() {
            self.counts = counts.cloned();
        }
    }

    /// Whether a row stands at a place that can be chosen.
    fn is_stop(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|row| !row.is_heading())
    }

    /// Moves the cursor; over a heading it goes on.
    fn step(&mut self, motion: Motion) {
        let before = self.rows.cursor;
        let at = step(before, self.list.len(), self.rows.height, motion);
        let next = if at > before {
            (at..self.list.len()).find(|at| self.is_stop(*at))
        } else {
            (0..=at).rev().find(|at| self.is_stop(*at))
        };
        self.rows.cursor = next.unwrap_or(before);
        // The heading of the first value is seen with it.
        if at < before && self.rows.cursor == self.rows.offset {
            let heading = self.rows.cursor.checked_sub(1).filter(|at| !self.is_stop(*at));
            self.rows.offset = heading.unwrap_or(self.rows.offset);
        }
    }

    /// What stands behind the colon for the value of a row: how it is to be written, or where it is chosen, what stands there.
    fn written(&self, row: &Row, shared: &Shared) -> Vec<String> {
        match &row.what {
            What::Value(list, place) => {
                let Some(list) = self.lists.get(*list) else { return Vec::new() };
                if !row.is_chosen {
                    let value = list.values.get(*place).map(|value| value.written(shared.lang == Lang::En));
                    return value.into_iter().collect();
                }
                let typed = self.chosen.values(row.role).into_iter();
                typed.filter(|typed| list.place_of(typed) == Some(*place)).map(str::to_owned).collect()
            }
            What::Typed(value) => vec![value.clone()],
            What::Sex(sex) => vec![sex_word(*sex, shared.messages().naming()).to_owned()],
            What::Today => vec![today_word(shared.messages().naming()).to_owned()],
            _ => vec![String::new()],
        }
    }

    /// Puts the rows together for a query.
    fn read(&mut self, query: &Prompt<Query>, shared: &Shared) {
        self.chosen = Chosen::of(query.trimmed(), query.value());
        let under = self.selected().map(|row| row.what.clone());
        // Of a directory that grows, those of what there was before stay until there are others.
        if let Some(lists) = shared.index.as_ref().and_then(|index| index.facet_values()) {
            self.lists = lists;
        }
        self.list = rows::list(&self.chosen, &self.lists, self.is_by_month, shared);
        // Rows come in between where the months are unfolded, or where a value is typed that is not among those below.
        let at = under.and_then(|what| self.list.iter().position(|row| row.what == what));
        self.rows.cursor = at.unwrap_or_else(|| self.stop_near(self.rows.cursor));
    }

    /// The row that may be chosen at a place or, where a heading or nothing stands there, the next one before it; else the
    /// first of all.
    fn stop_near(&self, place: usize) -> usize {
        let is_stop = |at: &usize| self.is_stop(*at);
        let before = (0..=place.min(self.list.len())).rev().find(is_stop);
        before.or_else(|| (0..self.list.len()).find(is_stop)).unwrap_or(0)
    }
}

impl Browse {
    /// What stands on the left: the facets, or else the tree.
    pub(super) const fn left(&self) -> Focus {
        if self.facets.is_open { Focus::Facets } else { Focus::Tree }
    }

    /// Goes to the facets, which are shown if they are not; from them, puts them away.
    pub(super) fn facets_key(&mut self, shared: &Shared) -> Vec<Effect> {
        if self.focus == Focus::Facets {
            self.close_facets();
            return Vec::new();
        }
        if !self.facets.is_open {
            self.facets.opened = Some((self.focus, self.query.text().to_owned()));
        }
        self.facets.is_typing = false;
        self.focus = Focus::Facets;
        if std::mem::replace(&mut self.facets.is_open, true) { Vec::new() } else { self.count_facets(shared) }
    }

    /// Puts the facets away. Who has chosen something goes on in the list, who has not where they were.
    fn close_facets(&mut self) {
        self.facets.is_open = false;
        let before = self.facets.opened.take().filter(|(_, query)| query == self.query.text());
        self.focus = before.map_or(Focus::List, |(focus, _)| focus);
    }

    /// Asks for the counts. The list stays as it is.
    pub(super) fn count_facets(&mut self, shared: &Shared) -> Vec<Effect> {
        if !self.is_filtered() {
            return self.count_unfiltered(shared);
        }
        let is_answered = !self.is_searching();
        let kept = self.keeps;
        let effects = self.show_reached(true, shared);
        self.is_asked_again |= is_answered;
        self.keeps = kept;
        effects
    }

    /// Asks how many entries there would be where no query is in force, so that the list needs no search.
    pub(super) fn count_unfiltered(&mut self, shared: &Shared) -> Vec<Effect> {
        if !self.facets.is_open || shared.index.is_none() {
            return Vec::new();
        }
        let request = self.ask(shared);
        self.answered = self.asked;
        vec![Effect::Search(Box::new(request))]
    }

    /// Chooses the value under the cursor, or lets go of it.
    pub(super) fn toggle_facet(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.facets.is_typing = false;
        let Some(row) = self.facets.selected() else { return Vec::new() };
        match row.what {
            What::Age => {
                shared.say(shared.messages().facets.type_age.to_owned());
                return Vec::new();
            }
            What::Months => {
                self.facets.is_by_month = !self.facets.is_by_month;
                return Vec::new();
            }
            _ => {}
        }
        let mut text = self.query.text().to_owned();
        // A value may stand there by several of its names.
        for value in self.facets.written(row, shared) {
            text = self.facets.chosen.toggled(&text, row, &value, shared.lang);
        }
        self.set_query(text, shared)
    }

    /// Takes one facet out of the query: in the facets the one under the cursor, elsewhere the field that stands last.
    pub(super) fn clear_facet(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.facets.is_typing = false;
        let words = &shared.messages().facets;
        let row = self.facets.selected().filter(|_| self.focus == Focus::Facets);
        let (text, otherwise) = match row {
            Some(row) => (chosen::without(self.query.text(), row.role), words.nothing_chosen_here),
            None => (chosen::without_last(self.query.text()), words.nothing_chosen),
        };
        match text {
            Some(text) => self.set_query(text, shared),
            None => shared.warn(otherwise.to_owned()),
        }
    }

    /// A digit typed anywhere among the facets is one of the age.
    pub(in crate::tui) fn type_age(&mut self, digit: char, shared: &mut Shared) -> Vec<Effect> {
        let before = Some(self.facets.age()).filter(|_| self.facets.is_typing).unwrap_or_default();
        let age = format!("{before}{digit}");
        if age.parse().is_ok_and(|years: u8| years <= OLDEST) {
            self.facets.is_typing = true;
            return self.set_age(&age, shared);
        }
        shared.warn(shared.messages().facets.too_old(OLDEST, age))
    }

    /// Takes the last digit of the age away.
    pub(super) fn delete_digit(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let mut age = self.facets.age();
        // What is no number was typed elsewhere, and goes whole.
        match age.bytes().all(|byte| byte.is_ascii_digit()) {
            true if age.pop().is_none() => return Vec::new(),
            true => {}
            false => age.clear(),
        }
        self.facets.is_typing = true;
        self.set_age(&age, shared)
    }

    fn set_age(&mut self, age: &str, shared: &mut Shared) -> Vec<Effect> {
        let text = chosen::with_only(self.query.text(), FieldRole::Age, age, shared.lang);
        self.set_query(text, shared)
    }

    /// Puts another query in the place of the one that is in force, if there is room for it; says so where there is not.
    fn set_query(&mut self, text: String, shared: &mut Shared) -> Vec<Effect> {
        let has_room = |problem: &&Problem| matches!(problem, Problem::TooLong { .. } | Problem::TooManyTerms { .. });
        if let Some(problem) = Query::parse(&text).problems().iter().find(has_room) {
            return shared.warn(shared.messages().problem(problem));
        }
        let caret = text.chars().count();
        self.query.set(text, caret);
        self.refilter(false, shared)
    }

    /// Puts the cursor of the facets on a row, and chooses it where the mouse asks for that.
    pub(super) fn click_facet(&mut self, row: usize, shared: &mut Shared) -> Vec<Effect> {
        self.focus = Focus::Facets;
        let at = self.facets.rows.offset.saturating_add(row);
        if self.facets.list.get(at).is_none_or(Row::is_heading) {
            return Vec::new();
        }
        self.facets.rows.cursor = at;
        if self.facets.selected().is_some_and(|row| row.what == What::Age) {
            return Vec::new();
        }
        self.toggle_facet(shared)
    }

    /// Moves the cursor of the facets.
    pub(super) fn step_in_facets(&mut self, motion: Motion) {
        self.facets.is_typing = false;
        self.facets.step(motion);
    }

    /// Brings the facets up to date with the query, and their cursor into sight.
    pub(super) fn normalize_facets(&mut self, height: u16, shared: &Shared) {
        if !self.facets.is_open {
            return;
        }
        self.facets.read(&self.query, shared);
        self.facets.rows.normalize(height.into(), self.facets.list.len());
    }
}
