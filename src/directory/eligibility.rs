//! For whom a service is and who may apply: the printed words and, beside them, what of them can be compared.

use serde::{Deserialize, Serialize};

use super::Id;

/// A printed heading that says for whom, with the words folded to the directory's own short list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// The heading as printed: 服务对象, 申报对象, 参与对象 …; empty where the text says it without a heading.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub label: String,
    /// The words as printed, `……` where some are left out; where the booklet has no phrase for it, our own.
    pub printed: String,
    /// Ids of [`AudienceTerm`](super::AudienceTerm)s.
    pub terms: Box<[Id]>,
    /// Whether the words mean people, teams or bodies; empty where they leave that open.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub parties: Box<[Party]>,
    /// The place that the words bind them to (我市, 在津): the id of one of the directory's places.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub place: Option<Id>,
    /// Whether the words name all of them, so that a body of another kind is left out: no 等, no 各类.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub exhaustive: bool,
    /// Whether the terms mean more than the words (顶尖人才, folded to researchers), so that only the words tell who is meant.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub wider: bool,
}

/// Who applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Party {
    /// One person.
    Individual,
    /// Several people, with one who leads them.
    Team,
    /// A body: it has no age, no sex and no degree.
    Body,
}

/// Who may apply (HSDS `eligibility`). The full conditions stand in the sections.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Age limits; several where groups differ. Who meets one that holds for him meets them all.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub ages: Box<[AgeLimit]>,
    /// What else is asked for. Each of them must be met.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub criteria: Box<[Criterion]>,
    /// Who is left out, or may not apply again.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub excluded: Box<[Exclusion]>,
    /// Headings of the service's sections with conditions that no program compares.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub sections: Box<[String]>,
}

/// An age limit in completed years, both ends included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeLimit {
    /// For whom it holds, as printed: empty for everybody, else for example `女性` or `女性或医学领域`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub group: String,
    /// What those have of whom one is enough; empty where the words of `group` cannot be compared.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub who: Box<[Trait]>,
    /// Youngest age.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub min: Option<u8>,
    /// Oldest age.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub max: Option<u8>,
    /// First birthday admitted, `YYYY-MM-DD`, where printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub born_from: Option<String>,
    /// How firm it is.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub force: Force,
    /// The words as printed.
    pub printed: String,
}

/// Something that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What is asked for, as far as it can be compared.
    pub asks: Asks,
    /// For whom it holds, as printed; empty for everybody.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub group: String,
    /// What those have of whom one is enough; empty where the words of `group` cannot be compared.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub who: Box<[Trait]>,
    /// How firm it is.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub force: Force,
    /// The words as printed.
    pub printed: String,
}

/// What a criterion asks for. Without a value it is of this kind and cannot be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Asks {
    /// A sex.
    Sex(Sex),
    /// Citizenship.
    Nationality {
        /// The id of one of the directory's places.
        #[serde(default, skip_serializing_if = "super::is_default")]
        place: Option<Id>,
    },
    /// Where one must work, all day if the words say so, or a body be registered.
    Residence {
        /// The id of one of the directory's places.
        #[serde(default, skip_serializing_if = "super::is_default")]
        place: Option<Id>,
    },
    /// A degree.
    Degree {
        /// The lowest that will do.
        #[serde(default, skip_serializing_if = "super::is_default")]
        min: Option<Degree>,
    },
    /// A professional rank.
    Rank {
        /// The lowest that will do.
        #[serde(default, skip_serializing_if = "super::is_default")]
        min: Option<Rank>,
    },
    /// Anything else.
    #[default]
    Other,
}

/// Who is left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// What those have of whom one is enough; empty where the words cannot be compared.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub who: Box<[Trait]>,
    /// The words as printed.
    pub printed: String,
}

/// What one can have by which a condition tells people apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Trait {
    /// A woman.
    Female,
    /// A man.
    Male,
    /// Works in a field: the id of one of the directory's fields of work.
    Field(Id),
    /// Is meant by an audience term: its id.
    Audience(Id),
    /// Is a student for this degree.
    Studying(Degree),
    /// Applies as one person.
    Individual,
    /// Applies as a team.
    Team,
    /// Is a body.
    Body,
}

/// How firm a condition is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Force {
    /// As it stands.
    #[default]
    Strict,
    /// With exceptions (一般, 原则上, 或具有同等能力): who is beyond it may be taken all the same.
    Usual,
    /// Left to whoever decides (可适当): who is within it may be refused all the same.
    Discretionary,
}

/// A sex, as conditions tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// 女.
    Female,
    /// 男.
    Male,
}

/// A degree, ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Degree {
    /// 大专.
    College,
    /// 本科.
    Bachelor,
    /// 硕士; 研究生 begins here.
    Master,
    /// 博士.
    Doctor,
}

/// A professional rank, ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rank {
    /// 初级: assistant engineer.
    Assistant,
    /// 中级: engineer.
    Intermediate,
    /// 副高级; 高级 begins here.
    Associate,
    /// 正高级.
    Full,
}

impl Sex {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Female, Self::Male];

    /// The word for it on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

impl Degree {
    /// Every degree, ascending.
    pub const ALL: [Self; 4] = [Self::College, Self::Bachelor, Self::Master, Self::Doctor];

    /// The word for it on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::College => "college",
            Self::Bachelor => "bachelor",
            Self::Master => "master",
            Self::Doctor => "doctor",
        }
    }
}

impl Rank {
    /// Every rank, ascending.
    pub const ALL: [Self; 4] = [Self::Assistant, Self::Intermediate, Self::Associate, Self::Full];

    /// The word for it on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Assistant => "assistant",
            Self::Intermediate => "intermediate",
            Self::Associate => "associate",
            Self::Full => "full",
        }
    }
}

impl Party {
    /// Everybody who can apply.
    pub const ALL: [Self; 3] = [Self::Individual, Self::Team, Self::Body];

    /// The word for it on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Team => "team",
            Self::Body => "body",
        }
    }
}

/// What a condition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConditionKind {
    /// For whom it is.
    Audience,
    /// Age.
    Age,
    /// Sex.
    Sex,
    /// Citizenship.
    Nationality,
    /// Where one works, or a body is registered.
    Residence,
    /// Degree.
    Degree,
    /// Professional rank.
    Rank,
    /// Anything else that is asked for.
    Other,
    /// Who is left out.
    Excluded,
    /// A section of the service with conditions.
    Section,
}

impl ConditionKind {
    /// The kinds of criteria, in the order in which they are read.
    pub const CRITERIA: [Self; 6] =
        [Self::Sex, Self::Nationality, Self::Residence, Self::Degree, Self::Rank, Self::Other];

    /// The word for it in machine-readable output.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Audience => "audience",
            Self::Age => "age",
            Self::Sex => "sex",
            Self::Nationality => "nationality",
            Self::Residence => "residence",
            Self::Degree => "degree",
            Self::Rank => "rank",
            Self::Other => "other",
            Self::Excluded => "excluded",
            Self::Section => "section",
        }
    }
}

impl Asks {
    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> ConditionKind {
        match self {
            Self::Sex(_) => ConditionKind::Sex,
            Self::Nationality { .. } => ConditionKind::Nationality,
            Self::Residence { .. } => ConditionKind::Residence,
            Self::Degree { .. } => ConditionKind::Degree,
            Self::Rank { .. } => ConditionKind::Rank,
            Self::Other => ConditionKind::Other,
        }
    }
}

impl Eligibility {
    /// The criteria of a kind, in the order of the file.
    pub fn criteria_of(&self, kind: ConditionKind) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(move |it| it.asks.kind() == kind)
    }
}
