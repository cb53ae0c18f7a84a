//! What a record may be or have: `is:favourite`, `has:note`, `has:phone`, and their words.

use super::fields::{FieldRole, Naming, Problem};
use super::values::{Words, first, is_begun, listed};
use crate::search::index::facets::FacetKind;
use crate::search::index::fold;
use crate::search::record_set::RecordSet;

/// Something that a record may be or have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// The reader has made it a favourite.
    Favourite,
    /// The reader has read it lately.
    Recent,
    /// There is a note of the reader's own on it.
    Note,
    /// It is new since an older directory.
    Added,
    /// It says something else than in an older directory.
    Changed,
    /// A telephone number is printed for it.
    Phone,
    /// An e-mail address is.
    Email,
    /// A web address is.
    Url,
}

impl Trait {
    /// Whether it is said by the reader, not by the directory.
    #[must_use]
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Favourite | Self::Recent | Self::Note | Self::Added | Self::Changed)
    }

    /// The sort of fact of which one is enough; `None` where the reader says it.
    pub(in crate::search) const fn fact(self) -> Option<FacetKind> {
        match self {
            Self::Favourite | Self::Recent | Self::Note | Self::Added | Self::Changed => None,
            Self::Phone => Some(FacetKind::Phone),
            Self::Email => Some(FacetKind::Email),
            Self::Url => Some(FacetKind::Url),
        }
    }
}

/// The records of which the reader says something. Who keeps nothing has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnRecords {
    /// The favourites.
    pub favourites: RecordSet,
    /// What was read lately.
    pub recent: RecordSet,
    /// What has a note.
    pub noted: RecordSet,
    /// What is new since an older directory.
    pub added: RecordSet,
    /// What says something else than there.
    pub changed: RecordSet,
}

impl OwnRecords {
    /// The records of which the reader says it; `None` for what the directory says.
    pub(in crate::search) const fn with(&self, it: Trait) -> Option<&RecordSet> {
        match it {
            Trait::Favourite => Some(&self.favourites),
            Trait::Recent => Some(&self.recent),
            Trait::Note => Some(&self.noted),
            Trait::Added => Some(&self.added),
            Trait::Changed => Some(&self.changed),
            Trait::Phone | Trait::Email | Trait::Url => None,
        }
    }
}

/// The words behind `is:`.
const BEING: &[(Trait, Words)] = &[
    (Trait::Favourite, [&["收藏", "已收藏"], &["favourite", "favorite", "starred"]]),
    (Trait::Note, [&["批注", "有批注"], &["noted", "annotated"]]),
    (Trait::Recent, [&["最近", "看过", "最近看过"], &["recent", "seen"]]),
    (Trait::Added, [&["新增"], &["new"]]),
    (Trait::Changed, [&["改动"], &["changed"]]),
];

/// The words behind `has:`.
const HAVING: &[(Trait, Words)] = &[
    (Trait::Note, [&["批注", "笔记"], &["note"]]),
    (Trait::Phone, [&["电话", "号码"], &["phone", "tel", "number"]]),
    (Trait::Email, [&["邮箱", "邮件"], &["email", "e-mail", "mail"]]),
    (Trait::Url, [&["网址", "网站", "链接"], &["url", "link", "website"]]),
];

const fn of(role: FieldRole) -> &'static [(Trait, Words)] {
    match role {
        FieldRole::Is => BEING,
        FieldRole::Has => HAVING,
        _ => &[],
    }
}

/// The words that a field of traits takes, those of a language.
pub fn trait_words(role: FieldRole, naming: Naming) -> impl Iterator<Item = &'static str> {
    of(role).iter().map(move |(_, words)| first(words, naming))
}

/// The field and the trait of which one of the words is such a one.
pub(super) fn called(is_it: impl Fn(&str) -> bool) -> Option<(FieldRole, Trait)> {
    let all = [FieldRole::Has, FieldRole::Is].into_iter().flat_map(|role| of(role).iter().map(move |it| (role, it)));
    let mut of_word = all.filter(|(_, (_, words))| words.iter().copied().flatten().any(|word| is_it(word)));
    of_word.next().map(|(role, (it, _))| (role, *it))
}

/// The word for a trait, as the value of its field.
#[must_use]
pub fn trait_word(role: FieldRole, it: Trait, naming: Naming) -> &'static str {
    of(role).iter().find(|(other, _)| *other == it).map_or("", |(_, words)| first(words, naming))
}

/// Traits by their words or the beginnings of those, and lists of them; each once.
pub(in crate::search) fn traits(role: FieldRole, value: &str) -> Result<Vec<Trait>, Problem> {
    let mut found: Vec<Trait> = Vec::new();
    for one in listed(value).filter(|it| !is_begun(it)) {
        let folded: String = fold::letters(one).collect();
        let is_begun = |word: &&str| fold::letters(word).collect::<String>().starts_with(&folded);
        let before = found.len();
        let meant = of(role).iter().filter(|(_, words)| words.iter().copied().flatten().any(is_begun));
        found.extend(meant.map(|(it, _)| *it));
        if found.len() == before {
            return Err(Problem::UnknownTrait { field: role, value: one.to_owned() });
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
