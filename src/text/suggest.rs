//! The name that was meant by one that is not there: one measure for the fields of the format and of a query, for ids,
//! for settings and for syllables.

use strsim::damerau_levenshtein;

/// The one of `names` that `found` was meant to be, whatever the size of letters: the only one that it begins, else the
/// one fewest changes away, and the first of several, if it is near ([`is_near`]).
#[must_use]
pub fn nearest<'a>(found: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = found.to_lowercase();
    let names: Vec<(&str, String)> = names.into_iter().map(|name| (name, name.to_lowercase())).collect();
    let mut begun = names.iter().filter(|(_, lower)| !found.is_empty() && lower.starts_with(&found));
    if let (Some((name, _)), None) = (begun.next(), begun.next()) {
        return Some(name);
    }
    let near = names.iter().filter_map(|(name, lower)| Some((changes(&found, lower)?, *name)));
    near.min_by_key(|(changes, _)| *changes).map(|(_, name)| name)
}

/// Whether at most one character in three of the longer one makes one the other: left out, put in, replaced, or changed
/// in place with its neighbour. Of a word of two Chinese characters one may be wrong; of two letters none, for two
/// letters are a code, and another pair is another code.
#[must_use]
pub fn is_near(found: &str, name: &str) -> bool {
    changes(found, name).is_some()
}

/// How many changes make one the other, if they are few enough.
fn changes(found: &str, name: &str) -> Option<usize> {
    let (typed, meant) = (found.chars().count(), name.chars().count());
    let most = match typed.max(meant) {
        2 if !name.is_ascii() => 1,
        length => length / 3,
    };
    if typed.abs_diff(meant) > most {
        return None;
    }
    let changes = damerau_levenshtein(found, name);
    (changes <= most).then_some(changes)
}

#[cfg(test)]
mod tests {
    use super::{is_near, nearest};

    #[test]
    fn one_change_in_three_letters_is_near() {
        for (found, name) in [("nmae", "name"), ("nam", "name"), ("naame", "name"), ("fro", "for"), ("部们", "部门")]
        {
            assert!(is_near(found, name), "{found}");
        }
        for (found, name) in [("em", "en"), ("colour", "mark"), ("天", "a"), ("电话", "部门"), ("", "for")] {
            assert!(!is_near(found, name), "{found}");
        }
    }

    #[test]
    fn the_fewest_changes_win_and_then_the_first() {
        assert_eq!(nearest("Plian", ["Plant", "Plain"]), Some("Plain"));
        assert_eq!(nearest("service-99", ["service-90", "service-91"]), Some("service-90"));
        assert_eq!(nearest("SERVICE-01", ["service-10", "service-01"]), Some("service-01"));
    }

    #[test]
    fn the_beginning_of_one_name_is_that_name() {
        assert_eq!(nearest("desc", ["name", "description"]), Some("description"));
        assert_eq!(nearest("n", ["name", "number"]), None);
        assert_eq!(nearest("", ["name"]), None);
    }
}
