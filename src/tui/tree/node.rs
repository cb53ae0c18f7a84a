//! A node of the tree: what it stands for, and which entries it holds.

use crate::directory::{Id, RecordList};
use crate::document::Subject;
use crate::text::cells;

/// What a node stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NodeKey {
    /// The whole directory.
    All,
    /// The reader's favourites.
    Favourites,
    /// What the reader has read lately.
    Recent,
    /// What an older directory has and this one no more.
    Withdrawn,
    /// A part.
    Part(Id),
    /// A category.
    Category(Id),
    /// All societies.
    Societies,
    /// A discipline.
    Discipline(Id),
    /// All departments.
    Departments,
    /// A department with what it answers for.
    Department(Id),
    /// The charter.
    Charter,
    /// A chapter of the charter.
    Chapter(u32),
    /// The preface and the organisations behind the book.
    About,
}

impl NodeKey {
    /// The sorts of nodes that there is one of, by the word for it; everything has none.
    const SINGLE: [(Self, &str); 8] = [
        (Self::Favourites, "favourites"),
        (Self::Recent, "recent"),
        (Self::Withdrawn, "withdrawn"),
        (Self::All, ""),
        (Self::Societies, "societies"),
        (Self::Departments, "departments"),
        (Self::Charter, "charter"),
        (Self::About, "about"),
    ];

    /// The word by which it is known again at another time.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Part(id) => format!("part:{id}"),
            Self::Category(id) => format!("category:{id}"),
            Self::Discipline(id) => format!("discipline:{id}"),
            Self::Department(id) => format!("department:{id}"),
            Self::Chapter(number) => format!("chapter:{number}"),
            Self::All
            | Self::Favourites
            | Self::Recent
            | Self::Withdrawn
            | Self::Societies
            | Self::Departments
            | Self::Charter
            | Self::About => {
                let word = Self::SINGLE.iter().find(|(key, _)| key == self).map_or("", |(_, word)| word);
                word.to_owned()
            }
        }
    }

    /// The node of a word, whether a directory has it or not.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let Some((sort, name)) = word.split_once(':') else {
            return Self::SINGLE.into_iter().find(|(_, known)| *known == word).map(|(key, _)| key);
        };
        Some(match sort {
            "part" => Self::Part(name.into()),
            "category" => Self::Category(name.into()),
            "discipline" => Self::Discipline(name.into()),
            "department" => Self::Department(name.into()),
            "chapter" => Self::Chapter(name.parse().ok()?),
            _ => return None,
        })
    }

    /// The text that can be read in one piece, if it stands for one.
    #[must_use]
    pub const fn text(&self) -> Option<Subject> {
        match self {
            Self::Charter => Some(Subject::Charter),
            Self::Chapter(number) => Some(Subject::Chapter(*number)),
            Self::All
            | Self::Favourites
            | Self::Recent
            | Self::Withdrawn
            | Self::Part(_)
            | Self::Category(_)
            | Self::Societies
            | Self::Discipline(_)
            | Self::Departments
            | Self::Department(_)
            | Self::About => None,
        }
    }
}

impl NodeKey {
    /// Whether it holds what the reader keeps, or what was withdrawn: what comes and goes beside the directory.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        matches!(self, Self::Favourites | Self::Recent | Self::Withdrawn)
    }
}

/// A node.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it stands for.
    pub key: NodeKey,
    /// The printed name, or a word of ours.
    pub name: String,
    /// The name in English, where the directory has one.
    pub english: Option<String>,
    /// Whether that leads.
    pub leads_in_english: bool,
    /// How deep it stands, from 0.
    pub depth: u16,
    /// Whether nodes stand below it.
    pub has_children: bool,
    /// The records it scopes the list to, in order.
    pub records: RecordList,
    /// How many entries it holds: as many as records, but of withdrawn ones, which are no records of this directory.
    pub count: usize,
}

impl Node {
    /// The name as it leads in the reader's language.
    #[must_use]
    pub fn label(&self) -> &str {
        self.english.as_deref().filter(|_| self.leads_in_english).unwrap_or(&self.name)
    }

    /// The printed name, where another one leads.
    #[must_use]
    pub fn beside(&self) -> Option<&str> {
        self.english.as_ref().filter(|_| self.leads_in_english).map(|_| self.name.as_str())
    }

    /// The columns of its row: the pointer, two for each level, the fold mark, the name, the count between blanks, and the
    /// scrollbar.
    pub(super) fn columns(&self) -> u16 {
        let digits = self.count.checked_ilog10().unwrap_or(0) as usize + 1;
        let wide = 1 + usize::from(self.depth) * 2 + 2 + cells(self.label()) + 1 + digits + 1 + 1;
        u16::try_from(wide).unwrap_or(u16::MAX)
    }
}
