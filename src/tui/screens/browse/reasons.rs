//! What decides of the entries that are seen, while the query tells of a person or a time; found out once for each answer.

use std::collections::HashMap;

use super::state::Browse;
use jiff::civil::Date;

use crate::calendar::{Agenda, Pages, TimeAsked};
use crate::directory::{Directory, RecordIdx};
use crate::document::Subject;
use crate::eligibility::{Person, judge};
use crate::export::{Deciding, When, judged};
use crate::search::{Query, Standing};
use crate::tui::shared::Shared;

/// For each entry that has been seen since the query was answered, what decides.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    /// The dated addresses of the directory, once they were needed.
    pages: Option<Pages>,
    deciding: HashMap<RecordIdx, Deciding>,
    /// The entry whose page was shown last, with what that says of the person.
    remark: Option<(RecordIdx, String)>,
}

impl Reasons {
    /// Another query is answered.
    pub(super) fn forget(&mut self) {
        self.deciding.clear();
        self.remark = None;
    }

    /// Another directory is shown.
    pub(super) fn outdate(&mut self) {
        *self = Self::default();
    }
}

/// What a query tells.
struct Asked {
    person: Option<Person>,
    times: Vec<TimeAsked>,
}

impl Asked {
    fn of(query: &Query, today: Date) -> Self {
        Self { person: query.person(), times: query.times_asked(today) }
    }
}

impl Browse {
    /// What decides of an entry; `None` where nobody and no time is told of.
    #[must_use]
    pub fn deciding(&self, entry: RecordIdx) -> Option<&Deciding> {
        self.reasons.deciding.get(&entry).filter(|_| self.is_filtered() && self.list.grouping.is_some())
    }

    /// Finds out what the page of the entry that it is about says of the person whom the query tells of, below its title.
    pub(super) fn find_remark(&mut self, shared: &Shared) {
        let Some(Subject::Record(entry)) = self.detail.subject else { return };
        let is_known = self.reasons.remark.as_ref().is_some_and(|(of, _)| *of == entry);
        if is_known || self.is_searching() {
            return;
        }
        let said = self.list.grouping.and_then(|_| remark(shared, &self.asked_query(), entry));
        self.reasons.remark = Some((entry, said.unwrap_or_default()));
    }

    /// What [`Browse::find_remark`] found.
    pub(super) fn remark(&self) -> &str {
        let of = self.reasons.remark.as_ref().filter(|(of, _)| self.detail.subject == Some(Subject::Record(*of)));
        of.map_or("", |(_, said)| said)
    }

    /// Finds out what decides of the entries that are seen. Until the query is answered, that is what did for the one before.
    pub(super) fn look_up_reasons(&mut self, shared: &Shared) {
        let Some(directory) = shared.directory.as_deref() else { return };
        if self.is_searching() || self.list.grouping.is_none() {
            return;
        }
        let list = &self.list;
        let is_new = |entry: &RecordIdx| !self.reasons.deciding.contains_key(entry);
        let seen = list.seen_entries().filter_map(|at| Some((at, list.entries.get(at)?)));
        let new: Vec<(usize, RecordIdx)> = seen.filter(|(_, entry)| is_new(entry)).collect();
        if new.is_empty() {
            return;
        }
        let asked = Asked::of(&self.asked_query().on(shared.today), shared.today);
        let pages = self.reasons.pages.get_or_insert_with(|| Pages::of(directory));
        for (at, entry) in new {
            let is_excluded = list.group_of(at) == Some(Standing::Excluded);
            let deciding = deciding(shared, directory, pages, &asked, entry, is_excluded);
            self.reasons.deciding.insert(entry, deciding);
        }
    }
}

fn remark(shared: &Shared, query: &Query, entry: RecordIdx) -> Option<String> {
    let directory = shared.directory.as_deref()?;
    let person = query.clone().on(shared.today).person()?;
    let conditions = directory.conditions(entry)?;
    let judgement = judge(directory.info(), conditions, &person, shared.today);
    Some(judged(shared.lang, &person, shared.today, &judgement, conditions.page))
}

fn deciding(
    shared: &Shared,
    directory: &Directory,
    pages: &Pages,
    asked: &Asked,
    entry: RecordIdx,
    is_excluded: bool,
) -> Deciding {
    let (Some(conditions), Some(dates)) = (directory.conditions(entry), directory.dates(entry)) else {
        return Deciding::default();
    };
    let judged = asked.person.as_ref().map(|it| judge(directory.info(), conditions, it, shared.today));
    let agenda = Agenda::of(&dates, pages);
    let when = When::new(&agenda, shared.today, &asked.times);
    Deciding::new(shared.messages(), judged.as_ref(), Some(&when), is_excluded)
}
