//! Conditions in plain words: 45岁, 每两年, 五月, 女, 博士, 第73页 are read as the fields that they mean.
//!
//! Numerals and units are grammar and stand in `grammar`; words such as 女 or 硕士 are those that fields take as values, and for
//! whom something is says the directory's own list of audiences.

mod grammar;

use std::ops::Range;

use hashbrown::HashMap;

use super::Query;
use super::attainments;
use super::fields::{self, FieldRole, Naming};
use super::values;
use crate::directory::DirectoryInfo;
use crate::search::index::Index;
use crate::search::index::facets::ON_DEMAND;
use crate::search::index::fold;
use crate::search::index::tokens::singular;
use grammar::Taken;

/// A condition that stands in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The bytes of the text that say it.
    pub range: Range<usize>,
    /// The field that they mean.
    pub role: FieldRole,
    /// What stands behind the field's colon then; without blanks.
    pub value: String,
}

impl Condition {
    /// As it is typed with its field: `age:45`.
    #[must_use]
    pub fn written(&self, naming: Naming) -> String {
        let field = fields::FIELDS.iter().find(|field| field.role == self.role);
        format!("{}:{}", field.map_or("", |field| field.named(naming)), self.value)
    }
}

impl Query {
    /// The query with conditions that are asked beside it, as far as it does not ask for the same itself.
    #[must_use]
    pub fn with_conditions(&self, conditions: &[Condition]) -> Self {
        let mut asked = Self::of_conditions(conditions);
        let mut query = self.clone();
        query.told.take(asked.told);
        for mut term in asked.filters.drain(..) {
            query.clause += 1;
            term.clause = query.clause;
            query.filters.push(term);
        }
        query
    }

    /// The query of some conditions: what would be typed with their fields.
    #[must_use]
    pub fn of_conditions(conditions: &[Condition]) -> Self {
        let fields: Vec<String> = conditions.iter().map(|it| it.written(Naming::English)).collect();
        Self::parse(&fields.join(" "))
    }
}

impl Index {
    /// The conditions that plain words of a text say, ascending and disjoint. Of words that overlap the longer one says what it
    /// says; what lies within a longer one of the `known` stretches of the text (bytes), or across its end, says nothing of its
    /// own.
    #[must_use]
    pub fn conditions(&self, text: &str, known: &[Range<usize>]) -> Vec<Condition> {
        self.plain_words.get_or_init(|| PlainWords::new(self.directory.info())).read(text, known)
    }
}

/// The words that mean a condition: those that fields take as values, and the names of a directory's audiences.
#[derive(Debug)]
pub(in crate::search) struct PlainWords {
    by_first: HashMap<char, Vec<Meant>>,
}

/// A word that means a condition.
#[derive(Debug)]
struct Meant {
    /// As it is compared.
    word: Vec<char>,
    role: FieldRole,
    value: String,
}

/// Words among the values of fields that mean something else in running text.
const AMBIGUOUS: [&str; 13] = [
    "初级",
    "中级",
    "高级",
    "工程师",
    "master",
    "doctor",
    "college",
    "assistant",
    "associate",
    "full",
    "engineer",
    "intermediate",
    "undergraduate",
];

/// Signs that may stand around a word of one character.
const AROUND: &str = "的性们";

impl PlainWords {
    /// The words that a directory's conditions are read by.
    pub(in crate::search) fn new(info: &DirectoryInfo) -> Self {
        let mut words = Self { by_first: HashMap::new() };
        for (role, word) in attainments::all_words().filter(|(_, word)| !AMBIGUOUS.contains(word)) {
            words.add(word, role, word);
        }
        for (sex, word) in values::sex_words() {
            let naming = if word.is_ascii() { Naming::English } else { Naming::Chinese };
            words.add(word, FieldRole::Sex, values::sex_word(sex, naming));
        }
        words.add(ON_DEMAND, FieldRole::Cycle, ON_DEMAND);
        for term in &info.audiences {
            let names = [&term.name, &term.english].into_iter().chain(&term.alternate_names);
            for name in names.filter(|name| !name.is_empty()) {
                let naming = if name.is_ascii() { Naming::English } else { Naming::Chinese };
                let value = values::in_one_piece(name);
                let (role, value) = match term.sex {
                    Some(sex) => (FieldRole::Sex, values::sex_word(sex, naming)),
                    None => (FieldRole::Audience, value.as_str()),
                };
                words.add(name, role, value);
                // `universities` are more than one `university`.
                let one = singular(name);
                if one != *name {
                    words.add(&one, role, value);
                }
            }
        }
        words
    }

    fn add(&mut self, word: &str, role: FieldRole, value: &str) {
        let word: Vec<char> = word.chars().map(compared).collect();
        let Some(first) = word.first() else { return };
        self.by_first.entry(*first).or_default().push(Meant { word, role, value: value.to_owned() });
    }

    /// The same as [`Index::conditions`]. A word of one character says something only where it stands alone: between other
    /// conditions, known stretches and what is no ideograph.
    pub(in crate::search) fn read(&self, text: &str, known: &[Range<usize>]) -> Vec<Condition> {
        let text = Query::cut(text);
        let (places, chars): (Vec<usize>, Vec<char>) = text.char_indices().map(|(at, c)| (at, compared(c))).unzip();
        let byte = |at: usize| places.get(at).copied().unwrap_or(text.len());
        let begins = (0..chars.len()).filter(|at| !chars[*at].is_whitespace());
        let mut all: Vec<Taken> = begins.flat_map(|at| self.at(&chars, at)).collect();
        all.sort_by_key(|it| (std::cmp::Reverse(it.range.len()), it.range.start));
        let mut found: Vec<(Range<usize>, Taken)> = Vec::new();
        for it in all {
            let range = byte(it.range.start)..byte(it.range.end);
            let is_longer = |other: &&Range<usize>| other.len() > range.len() && overlap(other, &range);
            let is_taken = found.iter().any(|(other, _)| overlap(other, &range));
            if !is_taken && !known.iter().any(|other| is_longer(&other)) {
                found.push((range, it));
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        while let Some(at) = unbounded(&found, &chars, known, text) {
            found.remove(at);
        }
        let value_of_sex = |(_, it): &&(Range<usize>, Taken)| it.role == FieldRole::Sex;
        let sexes: Vec<_> =
            found.iter().filter(value_of_sex).filter_map(|(_, it)| values::sexes(&it.value).ok()).collect();
        // Whoever names both tells of neither.
        let is_both = sexes.iter().any(|it| Some(it) != sexes.first());
        let told = found.into_iter().filter(|(_, it)| !(is_both && it.role == FieldRole::Sex));
        told.map(|(range, it)| Condition { range, role: it.role, value: it.value }).collect()
    }

    /// What may be read from a character on, in every way.
    fn at(&self, chars: &[char], at: usize) -> Vec<Taken> {
        let mut found = grammar::read(chars, at);
        let rest = chars.get(at..).unwrap_or_default();
        let named = rest.first().and_then(|first| self.by_first.get(first)).map(Vec::as_slice).unwrap_or_default();
        for it in named.iter().filter(|it| rest.starts_with(&it.word)) {
            found.extend(grammar::named(chars, at, it.word.len(), it.role, &it.value));
        }
        found
    }
}

/// A character as it is compared: half width, small, simplified.
fn compared(c: char) -> char {
    fold::letter(c).unwrap_or_else(|| fold::in_address(c))
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The place of a word of one ideograph that stands beside ideographs of which nothing is known.
fn unbounded(found: &[(Range<usize>, Taken)], chars: &[char], known: &[Range<usize>], text: &str) -> Option<usize> {
    let is_han = |c: char| !c.is_ascii() && c.is_alphanumeric();
    found.iter().position(|(range, it)| {
        let is_open = |neighbour: Option<char>, is_edge: &dyn Fn(&Range<usize>) -> bool| {
            let is_known = known.iter().any(is_edge) || found.iter().any(|(other, _)| is_edge(other));
            neighbour.is_some_and(|c| is_han(c) && !AROUND.contains(c)) && !is_known
        };
        let before = it.range.start.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let is_one = it.range.len() == 1 && text.get(range.clone()).is_some_and(|it| !it.is_ascii());
        is_one
            && (is_open(before, &|other| other.end == range.start)
                || is_open(chars.get(it.range.end).copied(), &|other| other.start == range.end))
    })
}
