//! Names, each given once.

use std::collections::HashSet;

use super::random::Random;
use super::text::{Vocabulary, Word};

/// Gives names, and none twice.
pub(super) struct Names<'a> {
    vocabulary: &'a Vocabulary,
    given: HashSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary) -> Self {
        Self { vocabulary, given: HashSet::new() }
    }

    /// What is made, made anew until it was not given before.
    fn once<T>(&mut self, mut make: impl FnMut() -> (String, T)) -> (String, T) {
        loop {
            let (name, more) = make();
            if self.given.insert(name.clone()) {
                return (name, more);
            }
        }
    }

    pub(super) fn profile(&mut self, number: usize) -> String {
        let vocabulary = self.vocabulary;
        let city = vocabulary.cities[number % vocabulary.cities.len()].text;
        self.once(|| (format!("{city}科学技术服务联盟"), ())).0
    }

    pub(super) fn discipline(&self, number: usize) -> String {
        let names = &self.vocabulary.disciplines;
        let name = names[(number - 1) % names.len()].text;
        match (number - 1) / names.len() {
            0 => name.to_owned(),
            round => format!("{name}第{}组", round + 1),
        }
    }

    /// A department's name, and its short one where it has one.
    pub(super) fn department(&mut self, random: &mut Random) -> (String, Option<String>) {
        let vocabulary = self.vocabulary;
        let (name, short) = self.once(|| {
            let (city, district) = place(vocabulary, 60, random);
            let office = random.pick(&vocabulary.offices).text;
            let short = random.chance(40).then(|| format!("{}{district}{office}", city.text.trim_end_matches('市')));
            (format!("{}{district}科协{office}", city.text), short)
        });
        (name, short.filter(|short| self.given.insert(short.clone())))
    }

    pub(super) fn service(&mut self, random: &mut Random) -> String {
        let vocabulary = self.vocabulary;
        let make = || {
            let (city, district) = place(vocabulary, 70, random);
            let (verb, object) = (random.pick(&vocabulary.verbs).text, random.pick(&vocabulary.objects).text);
            let form = if random.chance(60) { random.pick(&vocabulary.forms).text } else { "" };
            (format!("{verb}{}{district}{object}{form}", city.text), ())
        };
        self.once(make).0
    }

    /// A society's name, and its reading where city, subject and kind have one.
    pub(super) fn society(&mut self, random: &mut Random) -> (String, Option<String>) {
        let vocabulary = self.vocabulary;
        self.once(|| {
            let (city, district) = place(vocabulary, 85, random);
            let (topic, kind) = (random.pick(&vocabulary.topics), random.pick(&vocabulary.societies));
            let parts = [*city, Word { text: district, reading: "" }, *topic, *kind];
            let parts = parts.iter().filter(|part| !part.text.is_empty());
            let name = parts.clone().map(|part| part.text).collect();
            let is_read = parts.clone().all(|part| !part.reading.is_empty());
            let reading = || parts.map(|part| part.reading).collect::<Vec<_>>().join("-").replace('-', " ");
            (name, is_read.then(reading))
        })
    }
}

/// A city, and so often of a hundred times one of its districts.
fn place<'a>(vocabulary: &'a Vocabulary, districts: usize, random: &mut Random) -> (&'a Word, &'static str) {
    let city = random.pick(&vocabulary.cities);
    let district = if random.chance(districts) { random.pick(&vocabulary.districts).text } else { "" };
    (city, district)
}
