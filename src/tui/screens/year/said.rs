//! What is known of a service in a year, in words.

use super::table::Wanted;
use crate::calendar::{Days, Entry, Occurrence};
use crate::export::when;
use crate::messages::Messages;

/// A paragraph for each time that the service takes place in the year, and one for the next time where that is another;
/// of one without a date what is printed of when. What `days` are comes first, and what is over last.
pub(super) fn said(messages: &Messages, entry: &Entry<'_>, days: &[Days], wanted: Wanted) -> Vec<String> {
    let mut all = entry.agenda.of_year(wanted.year);
    // A row of a list is about one of several.
    let is_chosen = |it: &Occurrence<'_>| matches!(days, [chosen] if Days::from(it) == *chosen);
    all.sort_by_key(|it| (!is_chosen(it), it.to < wanted.today));
    let next = entry.agenda.next(wanted.today).filter(|next| !all.contains(next));
    let mut said: Vec<String> = all.iter().map(|it| occurrence(messages, it)).collect();
    if next.is_some() {
        said.extend(when::next(messages, entry, wanted.today));
    }
    let undated = when::undated(messages, entry);
    if said.is_empty() || entry.agenda.is_on_demand() {
        said.push(undated);
    }
    said
}

fn occurrence(messages: &Messages, it: &Occurrence<'_>) -> String {
    let reasons = when::reasons(messages, it);
    let days = when::days(messages, it);
    format!("{days}  {}  {reasons}", when::grade(messages, &it.grade)).trim_end().to_owned()
}
