//! The fields of records by their names in the files: how a reader calls each, and its values in words.
//!
//! A field is known by the end of [`Path::fields`](super::path::Path::fields): `phones.number` is that of every contact. The
//! longest row that fits holds. One that no row fits is called as in the files; a test holds that there is none.

use crate::messages::Messages;

type Label = fn(&Messages) -> &'static str;

/// Every field and what it is called.
const FIELDS: &[(&str, Label)] = &[
    // Of several sorts of records.
    ("id", |m| m.field_names.id),
    ("number", |m| m.facts.number),
    ("name", |m| m.field_names.name),
    ("english", |m| m.facts.english_name),
    ("english_printed", |m| m.field_names.is_english_printed),
    ("alternate_names", |m| m.facts.also),
    ("keywords", |m| m.field_names.keywords),
    ("pinyin", |m| m.field_names.pinyin),
    ("page", |m| m.facts.printed_on),
    ("summary", |m| m.facts.in_short),
    ("notes", |m| m.facts.notes),
    ("title", |m| m.field_names.title),
    // Where a record stands.
    ("part", |m| m.field_names.part),
    ("category", |m| m.field_names.category),
    ("discipline", |m| m.facts.discipline),
    ("chapter", |m| m.field_names.chapter),
    // Services.
    ("providers", |m| m.field_names.providers),
    ("providers.role", |m| m.field_names.role),
    ("providers.label", |m| m.field_names.printed_label),
    ("providers.names", |m| m.field_names.names),
    ("providers.remark", |m| m.field_names.remark),
    ("audiences", |m| m.field_names.audiences),
    ("audiences.label", |m| m.field_names.printed_label),
    ("audiences.printed", |m| m.field_names.printed),
    ("audiences.terms", |m| m.field_names.terms),
    ("audiences.parties", |m| m.field_names.parties),
    ("audiences.place", |m| m.field_names.place),
    ("audiences.exhaustive", |m| m.field_names.exhaustive),
    ("audiences.wider", |m| m.field_names.wider),
    ("eligibility.ages", |m| m.facts.age),
    ("ages.group", |m| m.field_names.group),
    ("ages.who", |m| m.field_names.who),
    ("ages.min", |m| m.field_names.youngest),
    ("ages.max", |m| m.field_names.oldest),
    ("ages.born_from", |m| m.field_names.born_from),
    ("ages.force", |m| m.field_names.force),
    ("ages.printed", |m| m.field_names.printed),
    ("eligibility.criteria", |m| m.field_names.conditions),
    ("criteria.asks", |m| m.field_names.asks),
    ("criteria.group", |m| m.field_names.group),
    ("criteria.who", |m| m.field_names.who),
    ("criteria.force", |m| m.field_names.force),
    ("criteria.printed", |m| m.field_names.printed),
    ("eligibility.excluded", |m| m.facts.excluded),
    ("excluded.who", |m| m.field_names.who),
    ("excluded.printed", |m| m.field_names.printed),
    ("eligibility.sections", |m| m.facts.conditions_in),
    ("schedules", |m| m.field_names.schedules),
    ("schedules.label", |m| m.field_names.printed_label),
    ("schedules.printed", |m| m.field_names.printed),
    ("schedules.windows", |m| m.field_names.windows),
    ("benefits", |m| m.field_names.benefits),
    ("benefits.kind", |m| m.field_names.sort),
    ("benefits.what", |m| m.field_names.what),
    ("benefits.bound", |m| m.field_names.bound),
    ("benefits.value", |m| m.field_names.value),
    ("benefits.printed", |m| m.field_names.printed),
    ("figures", |m| m.facts.figures),
    ("figures.what", |m| m.field_names.what),
    ("figures.bound", |m| m.field_names.bound),
    ("figures.value", |m| m.field_names.value),
    ("figures.printed", |m| m.field_names.printed),
    ("figures.as_of", |m| m.field_names.as_of),
    ("figures.place", |m| m.field_names.found_in),
    ("history", |m| m.facts.history),
    ("history.date", |m| m.field_names.date),
    ("history.what", |m| m.field_names.event),
    ("history.edition", |m| m.field_names.edition_of),
    ("history.place", |m| m.field_names.found_in),
    ("documents", |m| m.facts.documents),
    ("documents.number", |m| m.field_names.document_number),
    ("documents.issuer", |m| m.field_names.issuer),
    ("documents.date", |m| m.field_names.date),
    ("documents.url", |m| m.facts.web),
    ("documents.what", |m| m.field_names.purpose),
    ("contacts", |m| m.facts.contacts),
    ("contacts.department", |m| m.facts.department),
    ("contacts.printed", |m| m.field_names.answers_as),
    ("contacts.phones", |m| m.facts.phone),
    ("phones.number", |m| m.facts.phone),
    ("phones.kind", |m| m.field_names.number_kind),
    ("phones.note", |m| m.field_names.number_note),
    ("contacts.emails", |m| m.facts.email),
    ("emails.address", |m| m.facts.email),
    ("emails.label", |m| m.field_names.label),
    ("contacts.urls", |m| m.facts.web),
    ("urls", |m| m.facts.urls),
    ("urls.url", |m| m.facts.web),
    ("urls.label", |m| m.field_names.label),
    ("contacts.address", |m| m.facts.address),
    ("contacts.postal_code", |m| m.facts.postal_code),
    ("confirmed.on", |m| m.field_names.confirmed_on),
    ("confirmed.by", |m| m.field_names.confirmed_by),
    ("confirmed.how", |m| m.field_names.confirmed_how),
    ("sections", |m| m.facts.text),
    ("sections.heading", |m| m.field_names.title),
    ("body", |m| m.facts.text),
    ("body.Text", |m| m.field_names.paragraph),
    ("body.List", |m| m.field_names.list),
    ("List.mark", |m| m.field_names.mark),
    ("List.text", |m| m.field_names.item),
    ("items", |m| m.field_names.list),
    ("items.mark", |m| m.field_names.mark),
    ("items.text", |m| m.field_names.item),
    // Articles and the preface.
    ("label", |m| m.field_names.article_label),
    ("subject", |m| m.field_names.subject),
    ("signed", |m| m.field_names.signed),
    // The directory itself.
    ("alternate_titles", |m| m.field_names.alternate_titles),
    ("short_title", |m| m.field_names.short_title),
    ("edition", |m| m.field_names.edition),
    ("publisher", |m| m.field_names.publisher),
    ("published", |m| m.field_names.published),
    ("common_prefixes", |m| m.field_names.common_prefixes),
    ("parts", |m| m.field_names.parts),
    ("parts.categories", |m| m.field_names.category),
    ("audiences.organization", |m| m.field_names.is_organization),
    ("audiences.everybody", |m| m.field_names.everybody),
    ("audiences.sex", |m| m.facts.sex),
    ("broader", |m| m.field_names.broader),
    ("fields", |m| m.field_names.fields),
    ("places", |m| m.field_names.places),
    ("society_list", |m| m.field_names.society_list),
    ("society_list.as_of", |m| m.field_names.as_of),
    ("society_list.count", |m| m.field_names.count),
    ("disciplines", |m| m.field_names.disciplines),
    ("charter", |m| m.field_names.charter),
    ("charter.chapters", |m| m.field_names.chapters),
    ("thesaurus.ignored", |m| m.field_names.ignored),
    ("thesaurus.groups", |m| m.field_names.thesaurus),
    ("groups.words", |m| m.field_names.words),
    ("groups.leads_to", |m| m.field_names.leads_to),
    ("departments", |m| m.field_names.departments),
];

/// Fields whose values are told as one, whatever they hold.
const WHOLE: [&str; 3] = ["schedules.windows", "criteria.asks", "who"];

/// The fields that name an element of a list, the first that it has.
const NAMES: [(&str, &[&str]); 17] = [
    ("audiences", &["label", "printed", "name"]),
    ("providers", &["label"]),
    ("ages", &["printed"]),
    ("criteria", &["printed"]),
    ("excluded", &["printed"]),
    ("schedules", &["label", "printed"]),
    ("benefits", &["what"]),
    ("figures", &["what"]),
    ("history", &["date"]),
    ("documents", &["title"]),
    ("contacts", &["department", "address"]),
    ("sections", &["heading"]),
    ("parts", &["name"]),
    ("disciplines", &["name"]),
    ("chapters", &["title"]),
    ("fields", &["name"]),
    ("places", &["name"]),
];

/// Lists whose elements are called by the names that are printed for them.
const PRINTED: [&str; 4] = ["audiences", "providers", "schedules", "sections"];

/// Whether a field is `end`, or is called so at its end.
pub(super) fn ends_with(fields: &str, end: &str) -> bool {
    fields.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether a value is told as one.
pub(super) fn is_whole(fields: &str) -> bool {
    WHOLE.iter().any(|end| ends_with(fields, end))
}

/// The fields that may name an element of a list.
pub(super) fn names_element(list: &str) -> &'static [&'static str] {
    NAMES.iter().find(|(end, _)| ends_with(list, end)).map_or(&[], |(_, names)| names)
}

/// Whether an element of a list is called by the name that is printed for it.
pub(super) fn is_called_as_printed(list: &str) -> bool {
    PRINTED.contains(&list)
}

/// What a field is called; nothing where it has no row.
pub(super) fn known_label(fields: &str, messages: &Messages) -> Option<&'static str> {
    let rows = FIELDS.iter().filter(|(end, _)| ends_with(fields, end));
    rows.max_by_key(|(end, _)| end.len()).map(|(_, label)| label(messages))
}

/// What a field is called.
pub(super) fn label<'a>(fields: &'a str, messages: &Messages) -> &'a str {
    known_label(fields, messages).unwrap_or_else(|| fields.rsplit('.').next().unwrap_or(fields))
}
