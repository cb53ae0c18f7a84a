//! The queries that were left behind: Up in an empty query and one key in the list bring them back.

use super::state::Browse;
use crate::tui::action::Effect;
use crate::tui::shared::Shared;

/// So many queries are remembered; the oldest are forgotten.
const MOST_QUERIES: usize = 100;

/// The queries that were left behind, each once, the last one last.
#[derive(Debug, Clone, Default)]
pub(super) struct Earlier {
    queries: Vec<String>,
    /// The one that was brought back, as long as it stands as it was.
    brought: Option<usize>,
    /// Those that were left behind, in order, until somebody takes them.
    pub(super) asked: Vec<String>,
    /// Whether the list's cursor has been moved since the query was changed.
    pub(super) is_list_moved: bool,
    /// The query that stood where the reader left the last time, until another is typed.
    pub(super) restored: Option<String>,
}

impl Earlier {
    /// Remembers a query that is left behind.
    pub(super) fn leave(&mut self, query: &str) {
        let query = query.trim();
        self.brought = None;
        if query.is_empty() {
            return;
        }
        if self.queries.last().is_some_and(|last| last == query) {
            return;
        }
        self.asked.push(query.to_owned());
        self.queries.retain(|known| known != query);
        self.queries.push(query.to_owned());
        if self.queries.len() > MOST_QUERIES {
            self.queries.remove(0);
        }
    }

    /// Takes queries over that were asked another time or elsewhere, the last one first. While the reader goes through
    /// those that are known, they stay as they are.
    pub(super) fn know<'a>(&mut self, queries: impl Iterator<Item = &'a str>) {
        if self.brought.is_some() {
            return;
        }
        let mut known: Vec<String> = queries.take(MOST_QUERIES).map(str::to_owned).collect();
        known.reverse();
        self.queries = known;
    }

    /// The query before the one that stands now, or the last one where none does. Before the oldest comes the last one
    /// again. A query that was typed anew takes its place among them.
    fn bring(&mut self, now: &str) -> Option<&str> {
        if !self.has_brought(now) {
            self.leave(now);
            self.brought = self.queries.len().checked_sub(1).filter(|_| !now.is_empty());
        }
        let last = self.queries.len().checked_sub(1)?;
        let before = self.brought.and_then(|at| at.checked_sub(1)).unwrap_or(last);
        self.brought = Some(before);
        self.is_list_moved = false;
        self.queries.get(before).map(String::as_str).filter(|query| *query != now)
    }

    /// Whether what stands now is what was brought back.
    fn has_brought(&self, now: &str) -> bool {
        self.brought.and_then(|at| self.queries.get(at)).is_some_and(|query| query == now)
    }
}

impl Browse {
    /// Whether Up in the query goes to an earlier query: where none is being typed, and the reader is not in the list.
    pub(super) fn is_before_queries(&self) -> bool {
        let text = self.query.trimmed();
        !self.earlier.is_list_moved && (text.is_empty() || self.earlier.has_brought(text))
    }

    /// Brings an earlier query back.
    pub(super) fn bring_query(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(query) = self.earlier.bring(self.query.trimmed()).map(str::to_owned) else {
            return shared.warn(shared.messages().toasts.no_earlier_query.to_owned());
        };
        let caret = query.chars().count();
        self.query.set(query, caret);
        self.refilter(false, shared)
    }
}

#[cfg(test)]
mod tests {
    use super::{Earlier, MOST_QUERIES};

    #[test]
    fn the_last_query_comes_back_first_and_each_once() {
        let mut earlier = Earlier::default();
        for query in ["药学", "数学", " ", "药学 "] {
            earlier.leave(query);
        }
        assert_eq!(earlier.bring(""), Some("药学"));
        assert_eq!(earlier.bring("药学"), Some("数学"));
        assert_eq!(earlier.bring("数学"), Some("药学"), "round again");
        assert_eq!(earlier.bring("医学"), Some("药学"), "one that was typed anew is the last");
        assert_eq!(earlier.bring("药学"), Some("数学"));
        assert_eq!(earlier.bring("数学"), Some("医学"));
    }

    #[test]
    fn the_oldest_queries_are_forgotten() {
        let mut earlier = Earlier::default();
        assert_eq!(earlier.bring(""), None);
        assert_eq!(earlier.bring("药学"), None, "there is no other");
        (0..2 * MOST_QUERIES).for_each(|number| earlier.leave(&number.to_string()));
        assert_eq!(earlier.queries.len(), MOST_QUERIES);
    }
}
