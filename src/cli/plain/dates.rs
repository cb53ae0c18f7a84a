//! Dates to come.

use hashbrown::HashSet;
use jiff::ToSpan;

use super::answers::{About, List, Rows, World};
use crate::calendar::{Calendar, Months};
use crate::export::when;
use crate::messages::Messages;

/// What takes place from today on within a year, perhaps in some months only; and what is said of services without dates.
pub(super) fn dates(world: &World<'_>, messages: &Messages, months: Option<Months>) -> (List, Vec<String>) {
    let today = world.today;
    let calendar = Calendar::with(world.directory, world.pages());
    let end = today.saturating_add(1.year());
    let mut rows = Vec::new();
    // A window over New Year stands in both years.
    let mut seen = HashSet::new();
    let (mut on_demand, mut undated) = (0, 0);
    for year in today.year()..=end.year() {
        let list = calendar.list(year, |month| months.is_none_or(|it| it.contains(month)));
        (on_demand, undated) = (list.on_demand.len(), list.undated.len());
        let whole_years = list.year_only.iter().filter(|_| months.is_none());
        for (entry, it) in list.dated.iter().chain(whole_years) {
            if it.to >= today && it.from < end && seen.insert((entry.record, it.from, it.to)) {
                let grade = when::grade(messages, &it.grade);
                rows.push((entry.record, when::days(messages, it) + messages.plain.comma + grade));
            }
        }
    }
    let total = rows.len();
    let others = (on_demand + undated > 0).then(|| messages.plain.other_times(on_demand, undated));
    let last: Vec<String> = others.into_iter().collect();
    (List::new(About::Year(months), Rows::Dated(rows), total, last.clone()), last)
}
