//! English words that are one word with another ending: robot, robots and robotics; pharmacy and pharmaceutical.
//!
//! A stemmer makes a stem of a whole word. What is typed is not yet whole: `roboti` is on its way from robot to robotics,
//! and an answer must not go while one types on towards it. So two words are compared here: they are of one family where
//! both are the same beginning with an ending of the table, of which the typed one may be begun only.

/// How a typed word is of one family with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum Family {
    /// The typed ending is only begun.
    Begun,
    /// It is another form of the word.
    Whole,
}

/// Endings with the fewest letters that stand before them where they are endings: `ies` in `ladies`, not in `series`.
const ENDINGS: &[(&str, usize)] = &[
    // The number of things, and who or what does something.
    ("", 3),
    ("s", 3),
    ("es", 3),
    ("e", 4),
    ("ed", 4),
    ("er", 4),
    ("ers", 4),
    ("ing", 4),
    ("ings", 4),
    ("y", 4),
    ("ies", 4),
    // Fields of knowledge, those who work in them, and what is of them.
    ("ic", 4),
    ("ics", 4),
    ("ical", 4),
    ("ically", 4),
    ("ist", 4),
    ("ists", 4),
    ("istry", 4),
    ("ian", 5),
    ("ians", 5),
    ("ician", 4),
    ("icians", 4),
    ("ial", 5),
    ("ia", 5),
    ("ology", 5),
    ("ological", 5),
    ("al", 5),
    ("als", 5),
    ("ally", 5),
    ("alist", 5),
    ("ine", 5),
    ("ines", 5),
    ("eutical", 5),
    ("eutics", 5),
    ("ery", 5),
    ("ry", 5),
    ("ce", 4),
    ("ces", 4),
    ("tific", 4),
    ("tist", 4),
    ("tists", 4),
    ("ties", 5),
    ("ty", 5),
    // What is done, and that it is done.
    ("or", 5),
    ("ors", 5),
    ("ion", 5),
    ("ions", 5),
    ("ional", 5),
    ("ive", 5),
    ("ation", 5),
    ("ations", 5),
    ("ational", 5),
    ("ment", 4),
    ("ments", 4),
    ("ly", 4),
];

/// The fewest letters that two words of one family begin with.
pub(in crate::search) const FEWEST: usize = 3;

/// Whether a typed word is of one family with another, and how many letters they share.
pub(in crate::search) fn family(typed: &[u8], word: &[u8]) -> Option<(Family, usize)> {
    let common = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let ways = (FEWEST..=common).filter_map(|stem| {
        let (typed, word) = (typed.get(stem..)?, word.get(stem..)?);
        ENDINGS.iter().find(|(ending, fewest)| ending.as_bytes() == word && stem >= *fewest)?;
        let is_whole = ENDINGS.iter().any(|(ending, fewest)| ending.as_bytes() == typed && stem >= *fewest);
        let mut all = ENDINGS.iter().filter(|(_, fewest)| stem >= *fewest);
        let is_begun = all.any(|(ending, _)| ending.as_bytes().starts_with(typed));
        if is_whole {
            Some(Family::Whole)
        } else if is_begun {
            Some(Family::Begun)
        } else {
            None
        }
    });
    ways.max().map(|family| (family, common))
}

#[cfg(test)]
mod tests {
    use super::{Family, family};

    fn is_family(typed: &str, word: &str) -> Option<Family> {
        family(typed.as_bytes(), word.as_bytes()).map(|(family, _)| family)
    }

    #[test]
    fn forms_of_a_word_are_one_family() {
        for family in [
            &["robot", "robots", "robotic", "robotics"][..],
            &["pharmacy", "pharmacist", "pharmaceutical", "pharmaceutics", "pharmacies"],
            &["chemistry", "chemical", "chemist"],
            &["physics", "physical", "physicist"],
            &["mathematics", "mathematical", "mathematician"],
            &["library", "libraries", "librarian"],
            &["science", "sciences", "scientist", "scientific"],
            &["automation", "automatic", "automated", "automate"],
            &["medicine", "medical"],
            &["biology", "biological", "biologist"],
            &["technology", "technologies", "technological"],
            &["education", "educational", "educator"],
            &["art", "arts"],
            &["nurse", "nurses", "nursing"],
            &["engineer", "engineers", "engineering"],
            &["agriculture", "agricultural"],
            &["industry", "industrial", "industries"],
            &["environment", "environmental"],
        ] {
            for (typed, word) in family.iter().flat_map(|typed| family.iter().map(move |word| (typed, word))) {
                assert_eq!(is_family(typed, word), Some(Family::Whole), "{typed} {word}");
            }
        }
    }

    #[test]
    fn words_that_only_begin_alike_are_none() {
        for (typed, word) in [
            ("organ", "orange"),
            ("tea", "team"),
            ("universe", "university"),
            ("port", "portion"),
            ("plan", "planet"),
            ("community", "communication"),
            ("mat", "mate"),
            ("series", "serial"),
        ] {
            assert_eq!(is_family(typed, word), None, "{typed} {word}");
        }
    }

    #[test]
    fn a_family_is_not_lost_while_an_ending_is_typed() {
        for (typed, word) in [("robotics", "robot"), ("pharmacist", "pharmaceutical"), ("chemistry", "chemical")] {
            for end in 4..=typed.len() {
                let is_beginning = word.starts_with(&typed[..end]);
                assert!(is_beginning || is_family(&typed[..end], word).is_some(), "{} {word}", &typed[..end]);
            }
        }
    }
}
