//! What a visitor may ask for instead of the screen (`ssh host show service-04`): a closed list of verbs, each answered as
//! the subcommand of the shell answers, and nothing else.
//!
//! The words come from `SSH_ORIGINAL_COMMAND`. No shell reads them, no name of a file and no option is ever made of one.

use crate::text::is_ideograph;

/// More bytes than anybody types are no question.
const LONGEST: usize = 1024;
/// And so are more words.
const MOST_WORDS: usize = 32;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verb {
    /// What is found by a query.
    Find(Vec<String>),
    /// An entry, by its id or its name.
    Show(Vec<String>),
    /// Who answers for entries, as vCards.
    Card(Vec<String>),
    /// When services take place.
    Calendar,
    /// The same as a file for a calendar (iCalendar): of all, or of what a query finds.
    Ics(Vec<String>),
    /// The phone book, or what of it a query finds.
    Phones(Vec<String>),
    /// Which verbs there are.
    Help,
}

impl Verb {
    /// What a command asks for; nothing where it is none of the list. Without a verb it is a query, if it has a letter that
    /// no command of a shell has.
    #[must_use]
    pub fn of(command: &str) -> Option<Self> {
        let mut words = split(command)?;
        let verb = words.first()?.clone();
        if verb.chars().any(is_ideograph) {
            return Some(Self::Find(words));
        }
        words.remove(0);
        let rest = words;
        match verb.as_str() {
            "find" | "search" if !rest.is_empty() => Some(Self::Find(rest)),
            "show" if !rest.is_empty() => Some(Self::Show(rest)),
            "card" if !rest.is_empty() => Some(Self::Card(rest)),
            "calendar" if rest.is_empty() => Some(Self::Calendar),
            "ics" => Some(Self::Ics(rest)),
            "phones" => Some(Self::Phones(rest)),
            "help" if rest.is_empty() => Some(Self::Help),
            _ => None,
        }
    }
}

/// The words of a command. What stands in quotes is one word, and nothing else is more than itself: there are no variables,
/// no patterns, no other commands. Nothing where a quote is left open, where a word looks like an option, where there is a
/// control character, or where there is too much.
#[must_use]
pub fn split(command: &str) -> Option<Vec<String>> {
    if command.len() > LONGEST || command.chars().any(char::is_control) {
        return None;
    }
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in command.chars() {
        if quote == Some(c) {
            quote = None;
        } else if quote.is_none() && matches!(c, '"' | '\'') {
            word.get_or_insert_default();
            quote = Some(c);
        } else if quote.is_none() && c.is_whitespace() {
            words.extend(word.take());
        } else {
            word.get_or_insert_default().push(c);
        }
    }
    words.extend(word);
    let is_right = quote.is_none() && words.len() <= MOST_WORDS && !words.iter().any(|word| word.starts_with('-'));
    is_right.then_some(words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::{LONGEST, MOST_WORDS, Verb, split};

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn each_verb_is_read_with_its_words() {
        let read = [
            ("药学会", Verb::Find(words(&["药学会"]))),
            ("  女 博士  奖 ", Verb::Find(words(&["女", "博士", "奖"]))),
            ("find yaoxuehui", Verb::Find(words(&["yaoxuehui"]))),
            ("search 'young women' 奖", Verb::Find(words(&["young women", "奖"]))),
            ("show service-04", Verb::Show(words(&["service-04"]))),
            ("card \"药学会\"", Verb::Card(words(&["药学会"]))),
            ("phones", Verb::Phones(Vec::new())),
            ("phones 学术部", Verb::Phones(words(&["学术部"]))),
            ("calendar", Verb::Calendar),
            ("ics", Verb::Ics(Vec::new())),
            ("ics service-04", Verb::Ics(words(&["service-04"]))),
            ("〇号 奖", Verb::Find(words(&["〇号", "奖"]))),
            ("help", Verb::Help),
        ];
        for (command, verb) in read {
            assert_eq!(Verb::of(command), Some(verb), "{command}");
        }
    }

    #[test]
    fn everything_else_is_none() {
        let others = [
            "",
            " ",
            "id",
            "ls -la",
            "sh -c id",
            "/usr/lib/openssh/sftp-server",
            "scp -t .",
            "rsync --server 药",
            "show",
            "card",
            "find",
            "help me",
            "ics -o /tmp/x",
            "䷀",
            "，",
            "calendar 2026",
            "show -h",
            "药学会 --data /etc",
            "find \"药学会",
            "show service-04\nid",
            "\u{1b}[2J药",
            "SHOW service-04",
            "kechuang show service-04",
        ];
        for command in others {
            assert_eq!(Verb::of(command), None, "{command:?}");
        }
        assert_eq!(Verb::of(&"药".repeat(LONGEST)), None);
        assert_eq!(Verb::of(&"药 ".repeat(MOST_WORDS + 1)), None);
    }

    #[test]
    fn what_a_shell_would_carry_out_is_only_looked_for() {
        for text in ["药;id", "药$(id)", "药`id`", "药*", "药|cat", "药>x", "药&&id", "药\\"] {
            assert_eq!(Verb::of(text), Some(Verb::Find(words(&[text]))), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_split_or_refused(text in any::<String>()) {
            let Some(words) = split(&text) else { return Ok(()) };
            prop_assert!(words.len() <= MOST_WORDS);
            prop_assert!(words.iter().all(|word| !word.starts_with('-') && !word.chars().any(char::is_control)));
        }

        #[test]
        fn words_in_quotes_come_back_as_they_are(inside in prop::collection::vec("[^'\\pC-]{0,20}", 0..8)) {
            let command = inside.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(split(&command), Some(inside));
        }
    }
}
