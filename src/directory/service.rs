//! A service: what the booklet calls a 服务 and numbers 01 to 72 (HSDS `service`).

use serde::{Deserialize, Serialize};

use super::{Audience, Contact, Eligibility, Id, Schedule, Section};

/// A numbered service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// `service-01` …
    pub id: Id,
    /// The printed number, from 1, without gaps over the whole directory.
    pub number: u32,
    /// The title as printed in the body, line breaks joined.
    pub name: String,
    /// Its name in English, where the directory has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english: Option<String>,
    /// Whether the booklet prints that very name; else it is ours.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english_printed: bool,
    /// Other forms of the title, and short names that people use: HSDS `alternate_name`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_names: Box<[String]>,
    /// Words a reader may type that the name does not hold.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub keywords: Box<[String]>,
    /// The reading of `name`, syllables separated by blanks, where the pinyin table is wrong.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub pinyin: Option<String>,
    /// The part it stands in.
    pub part: Id,
    /// The category within the part, where the part has categories.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub category: Option<Id>,
    /// The booklet's page.
    pub page: u16,
    /// What it is, in one sentence of our own.
    pub summary: String,
    /// Who organises, supervises and implements, in the order printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub providers: Box<[Provider]>,
    /// For whom, in the order printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub audiences: Box<[Audience]>,
    /// Who may apply.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub eligibility: Option<Eligibility>,
    /// When.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub schedules: Box<[Schedule]>,
    /// What one gets: quotas, money, terms.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub benefits: Box<[Benefit]>,
    /// Results and sizes printed in the booklet.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub figures: Box<[Figure]>,
    /// Dated events, oldest first.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub history: Box<[Event]>,
    /// Official documents the booklet names.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub documents: Box<[Document]>,
    /// Whom to call, in the order printed.
    pub contacts: Box<[Contact]>,
    /// Web addresses that stand in the running text and not under 联系方式.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub urls: Box<[super::Url]>,
    /// The text, under the booklet's headings and in its order.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub sections: Box<[Section]>,
    /// Doubts about what is printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub notes: Box<[String]>,
}

/// Bodies that stand behind a service, under one printed heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// What the heading means.
    pub role: ProviderRole,
    /// The heading as printed: 组织机构, 主管单位, 责任部门, 主办单位, 实施单位, 实施部门.
    pub label: String,
    /// The bodies' names as printed, one each.
    pub names: Box<[String]>,
    /// Words printed behind the names, for example `等44个部门和单位`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub remark: Option<String>,
}

impl Provider {
    /// The bodies with the words behind them, as they are printed under the heading.
    #[must_use]
    pub fn printed(&self) -> String {
        format!("{}{}", self.names.join("、"), self.remark.as_deref().unwrap_or_default())
    }
}

/// The part a body plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProviderRole {
    /// Organises or hosts: 组织机构, 主办单位.
    Organizer,
    /// Supervises or answers for: 主管单位, 责任部门.
    Supervisor,
    /// Carries it out: 实施单位, 实施部门.
    Implementer,
}

/// Something the service gives or limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benefit {
    /// A quota, an amount of money, a term or something else.
    pub kind: BenefitKind,
    /// What is counted: `先进个人`, `每人每月生活津贴` …
    pub what: String,
    /// How the value is meant.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub bound: Bound,
    /// The plain number: people, yuan, years, times.
    pub value: f64,
    /// Number and unit as printed, for example `不超过300名` or `200万元`.
    pub printed: String,
}

/// What kind of benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BenefitKind {
    /// How many are chosen.
    Quota,
    /// Money, in yuan.
    Amount,
    /// For how long, in years.
    Term,
    /// Anything else that is counted.
    Other,
}

/// How a number is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// As it stands.
    #[default]
    Exactly,
    /// 不超过, 以下.
    AtMost,
    /// 超过, 余, 不少于, 以上.
    AtLeast,
    /// 左右, 约, 近.
    About,
}

/// A number the booklet reports.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted.
    pub what: String,
    /// How the value is meant.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub bound: Bound,
    /// The plain number: `3.6万` is 36000.
    pub value: f64,
    /// Number and unit as printed.
    pub printed: String,
    /// The day or year it was counted, where printed: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub as_of: Option<String>,
    /// Where it stands, unless in the running text.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub place: EventPlace,
}

/// A dated event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// What happened.
    pub what: String,
    /// Whether it is one edition of the service, held or called for at that date: what the next ones can be counted from.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub edition: bool,
    /// Where it stands, unless in the running text.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub place: EventPlace,
}

/// Where in the booklet a fact stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventPlace {
    /// In the running text.
    #[default]
    Text,
    /// Under a photograph.
    Caption,
    /// In a picture: a screenshot, a facsimile, a table.
    Picture,
}

/// An official document (HSDS `document`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The title as printed, with its brackets.
    pub title: String,
    /// The document number as printed, for example `人社部函〔2023〕27号`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub number: Option<String>,
    /// Who issued it, where printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub issuer: Option<String>,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub date: Option<String>,
    /// Where it can be read, where printed beside it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub url: Option<String>,
    /// What it is to the service: basis, source of the conditions, form to fill in …
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub what: String,
}
