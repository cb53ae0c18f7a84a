//! Sentences, and the small things that stand in a record.

use super::random::Random;
use super::words;

/// A word with its reading, where one is given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) text: &'static str,
    pub(super) reading: &'static str,
}

/// The words of `words.rs`, taken apart once.
pub(super) struct Vocabulary {
    pub(super) cities: Vec<Word>,
    pub(super) districts: Vec<Word>,
    pub(super) topics: Vec<Word>,
    pub(super) societies: Vec<Word>,
    pub(super) disciplines: Vec<Word>,
    pub(super) offices: Vec<Word>,
    pub(super) verbs: Vec<Word>,
    pub(super) objects: Vec<Word>,
    pub(super) forms: Vec<Word>,
    /// The name of a part, and its categories: their names, with their ids as the readings.
    pub(super) parts: Vec<Vec<Word>>,
    pub(super) people: Vec<Word>,
    pub(super) bodies: Vec<Word>,
    pub(super) headings: Vec<Word>,
    pub(super) streets: Vec<Word>,
    pub(super) events: Vec<Word>,
    pub(super) chapters: Vec<Word>,
    slots: Vec<(&'static str, Vec<Word>)>,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        Self {
            cities: read(words::CITIES),
            districts: read(words::DISTRICTS),
            topics: read(words::TOPICS),
            societies: read(words::SOCIETIES),
            disciplines: read(words::DISCIPLINES),
            offices: read(words::OFFICES),
            verbs: read(words::VERBS),
            objects: read(words::OBJECTS),
            forms: read(words::FORMS),
            parts: words::PARTS.iter().map(|part| read(part)).collect(),
            people: read(words::PEOPLE),
            bodies: read(words::BODIES),
            headings: read(words::HEADINGS),
            streets: read(words::STREETS),
            events: read(words::EVENTS),
            chapters: read(words::CHAPTERS),
            slots: words::SLOTS.iter().map(|(name, of)| (*name, read(of))).collect(),
        }
    }

    /// A word for a slot.
    pub(super) fn word(&self, slot: &str, random: &mut Random) -> &'static str {
        self.slots.iter().find(|(name, _)| *name == slot).map_or("", |(_, of)| random.pick(of).text)
    }

    /// A sentence.
    pub(super) fn sentence(&self, random: &mut Random) -> String {
        let sentence = *random.pick(&words::SENTENCES);
        self.fill(sentence, random)
    }

    /// A text with its slots filled.
    pub(super) fn fill(&self, text: &str, random: &mut Random) -> String {
        let mut filled = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some((before, slot, after)) = rest
            .split_once('{')
            .and_then(|(before, rest)| rest.split_once('}').map(|(slot, rest)| (before, slot, rest)))
        {
            filled += before;
            filled += self.word(slot, random);
            rest = after;
        }
        filled + rest
    }

    /// A paragraph of so many sentences.
    pub(super) fn paragraph(&self, sentences: usize, random: &mut Random) -> String {
        (0..sentences).map(|_| self.sentence(random)).collect()
    }
}

fn read(words: &'static str) -> Vec<Word> {
    let word = |word: &'static str| {
        let (text, reading) = word.split_once('=').unwrap_or((word, ""));
        Word { text, reading }
    };
    words.split_whitespace().map(word).collect()
}

/// A text as RON has it. None of the words holds a quote or a backslash.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// A telephone number behind an area code. Local numbers never begin with 1.
pub(super) fn telephone(random: &mut Random) -> String {
    let area = random.between(21, 29);
    format!("0{area}-1{:07}", random.below(10_000_000))
}

/// A date between two years, to the month.
pub(super) fn month(year: usize, random: &mut Random) -> String {
    format!("{year}-{:02}", random.between(1, 12))
}
