//! Attributes: what is said of a thing in the words of a list, or in words of its own.

use serde_json::Value;
use uuid::Uuid;

use super::Exporter;
use crate::directory::{DisciplineRef, Id, Record, Service};
use crate::export::node::Fields;

/// A list of words that the directory orders its records by.
#[derive(Clone, Copy)]
enum Taxonomy {
    /// Parts, and the categories within them.
    Part,
    Audience,
    Discipline,
}

impl Taxonomy {
    /// What a word of it says of a thing.
    const fn slug(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Audience => "audience",
            Self::Discipline => "discipline",
        }
    }
}

/// The attributes of one thing.
pub(super) struct Attributes<'e, 'a> {
    exporter: &'e Exporter<'a>,
    entity: &'static str,
    link: Uuid,
    list: Vec<Value>,
}

impl<'e, 'a> Attributes<'e, 'a> {
    /// Those of a thing: its sort in the standard, and its id.
    pub(super) fn new(exporter: &'e Exporter<'a>, entity: &'static str, link: Uuid) -> Self {
        Self { exporter, entity, link, list: Vec::new() }
    }

    /// Something said under a printed heading, if there is one, in words of its own or in a word of a list.
    fn push(&mut self, what: &str, label: &str, value: &str, term: Option<Fields>) {
        let id = self.exporter.uuids.thing("attribute", &format!("{} {}", self.link, self.list.len()));
        let attribute = Fields::default()
            .with("id", id.to_string())
            .with("link_id", self.link.to_string())
            .with("link_type", what)
            .with("link_entity", self.entity)
            .text("label", label)
            .text("value", value)
            .maybe("taxonomy_term", term);
        self.list.push(attribute.into());
    }

    /// Something said in words of its own.
    pub(super) fn add(&mut self, what: &str, label: &str, value: &str) {
        self.push(what, label, value, None);
    }

    /// The names that found no other place.
    pub(super) fn other_names(&mut self, record: Record<'_>) {
        let skipped = usize::from(record.english().is_none());
        for name in record.alternate_names().iter().skip(skipped) {
            self.add("alternate_name", "", name);
        }
    }

    /// The part and the category of a service.
    pub(super) fn place(&mut self, it: &Service) {
        let Some(part) = self.exporter.directory.part(&it.part) else { return };
        let term = self.term(Taxonomy::Part, &part.id, &part.name, part.english.as_deref());
        self.push("part", "", "", Some(term));
        let category = part.categories.iter().find(|category| Some(&category.id) == it.category.as_ref());
        if let Some(category) = category {
            let term = self.term(Taxonomy::Part, &category.id, &category.name, category.english.as_deref());
            let parent = self.exporter.uuids.thing("part", part.id.as_str());
            self.push("category", "", "", Some(term.with("parent_id", parent.to_string())));
        }
    }

    /// For whom a service is: the printed words, with each word of the directory's list that they mean.
    pub(super) fn audiences(&mut self, it: &Service) {
        let directory = self.exporter.directory;
        for audience in &it.audiences {
            let terms = audience.terms.iter().filter_map(|id| directory.audience_term(id));
            let mut terms = terms
                .map(|it| Some(self.term(Taxonomy::Audience, &it.id, &it.name, Some(&it.english))))
                .collect::<Vec<_>>();
            if terms.is_empty() {
                terms.push(None);
            }
            for term in terms {
                self.push("audience", &audience.label, &audience.printed, term);
            }
        }
    }

    /// The discipline of a society.
    pub(super) fn discipline(&mut self, it: DisciplineRef<'_>) {
        let term = self.term(Taxonomy::Discipline, it.id, it.name, it.english);
        self.push("discipline", "", "", Some(term));
    }

    fn term(&self, list: Taxonomy, id: &Id, name: &str, english: Option<&str>) -> Fields {
        let (uuids, messages) = (self.exporter.uuids, self.exporter.messages);
        let of_list = match list {
            Taxonomy::Part => messages.facets.part,
            Taxonomy::Audience => messages.facets.audience,
            Taxonomy::Discipline => messages.facts.discipline,
        };
        let taxonomy = uuids.thing("taxonomy", list.slug()).to_string();
        let title = self.exporter.directory.info().title.as_str();
        let detail = Fields::default().with("id", &*taxonomy).with("name", of_list).with("description", title);
        Fields::default()
            .with("id", uuids.thing(list.slug(), id.as_str()).to_string())
            .with("code", id.as_str())
            .with("name", name)
            // A term must be described, and its name in English is all that is said of it.
            .with("description", english.unwrap_or(name))
            .with("taxonomy_id", taxonomy)
            .with("taxonomy_detail", detail)
    }

    /// All of them, in the order in which they were added.
    pub(super) fn finish(self) -> Vec<Value> {
        self.list
    }
}
