//! The words of the thesaurus: none empty, none twice in a group, none that leads nowhere.

use std::collections::HashMap;

use super::Violations;
use crate::directory::{Thesaurus, ThesaurusGroup};
use crate::loader::diagnostic::{DiagnosticKind, ThesaurusError};
use crate::loader::syntax_tree::FieldPath;

/// Where a word stands, by the word as it is looked for.
type Places = HashMap<String, FieldPath>;

pub(super) fn check(file: usize, thesaurus: &Thesaurus, findings: &mut Violations) {
    let mut check = Check { file, findings };
    let mut ignored = Places::with_capacity(thesaurus.ignored.len());
    check.words(&FieldPath::default().field("ignored"), "ignored", &thesaurus.ignored, &mut ignored);
    let groups = FieldPath::default().field("groups");
    for (g, group) in thesaurus.groups.iter().enumerate() {
        check.group(&groups.at(g), group, &ignored);
    }
}

struct Check<'a> {
    file: usize,
    findings: &'a mut Violations,
}

impl Check<'_> {
    fn group(&mut self, path: &FieldPath, group: &ThesaurusGroup, ignored: &Places) {
        let ThesaurusGroup { words, leads_to } = group;
        match &**words {
            [] => self.findings.add(self.file, path.field("words"), DiagnosticKind::Empty("words")),
            [word] if leads_to.is_empty() && !word.trim().is_empty() => {
                self.findings.add(
                    self.file,
                    path.field("words").at(0),
                    DiagnosticKind::Thesaurus(ThesaurusError::Lone(word.clone())),
                );
            }
            _ => {}
        }
        let mut taken = Places::new();
        for (field, list) in [("words", words), ("leads_to", leads_to)] {
            self.words(&path.field(field), field, list, &mut taken);
            for (w, word) in list.iter().enumerate() {
                if let Some(place) = ignored.get(&folded(word)) {
                    let kind = DiagnosticKind::Thesaurus(ThesaurusError::Ignored(word.clone()));
                    let other = (self.file, place.clone());
                    self.findings.add_beside(self.file, path.field(field).at(w), kind, other);
                }
            }
        }
    }

    /// No word of a list is empty or was taken before.
    fn words(&mut self, path: &FieldPath, field: &'static str, words: &[String], taken: &mut Places) {
        for (w, word) in words.iter().enumerate() {
            let (place, folded) = (path.at(w), folded(word));
            if folded.is_empty() {
                self.findings.add(self.file, place, DiagnosticKind::Empty(field));
            } else if let Some(first) = taken.get(&folded) {
                let kind = DiagnosticKind::Thesaurus(ThesaurusError::Twice(word.clone()));
                self.findings.add_beside(self.file, place, kind, (self.file, first.clone()));
            } else {
                taken.insert(folded, place);
            }
        }
    }
}

/// A word as it is looked for: letters of any size are the same.
fn folded(word: &str) -> String {
    word.trim().to_lowercase()
}
