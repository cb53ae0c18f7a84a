//! What the booklet says: types, loading and checking. Knows no screen and no search.
//!
//! The vocabulary is that of the Human Services Data Specification (HSDS 3) wherever it has a word.
//! A [`Directory`] is read from RON files, either those inside the binary or a folder of the same form
//! (`data/README.md`), and is shown to nobody before every check has found nothing.
//!
//! Lists in records are boxed slices: they do not grow once they are read, and the room that a vector keeps for growing
//! would be a third of the directory.

mod charter;
mod contact;
mod id;
mod info;
mod organization;
mod phone;
mod record;
mod rich_text;
mod schedule;
mod service;

pub use charter::{Article, Chapter, Charter};
pub use contact::{Contact, Email, Phone, PhoneKind, Url};
pub use id::Id;
pub use info::{AudienceTerm, Category, DirectoryInfo, Part, Preface};
pub use organization::{Department, Discipline, Profile, Society, SocietyList};
pub use phone::PhoneNumber;
pub use record::{Directory, Kind, Record, RecordIdx, each_text};
pub use rich_text::{Block, Item, Section};
pub use schedule::{Schedule, Window};
pub use service::{
    AgeLimit, Audience, Benefit, BenefitKind, Bound, Document, Eligibility, Event, EventPlace, Figure, Provider,
    ProviderRole, Service,
};

/// All that the files of a directory say. Every list is in the order of the printed numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    /// What the directory says of itself (`directory.ron`).
    pub info: DirectoryInfo,
    /// The services (`services/*.ron`).
    pub services: Vec<Service>,
    /// What holds for the whole list of societies (`societies.ron`).
    pub society_list: Option<SocietyList>,
    /// The societies by discipline (`societies/*.ron`).
    pub disciplines: Vec<Discipline>,
    /// Who answers (`departments.ron`).
    pub departments: Vec<Department>,
    /// Organisations described at length (`profiles/*.ron`).
    pub profiles: Vec<Profile>,
    /// The charter (`charter.ron`).
    pub charter: Option<Charter>,
}

/// Whether a field may stay out of the file: the one rule for every optional field.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
