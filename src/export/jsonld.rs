//! Records as JSON-LD in the vocabulary of schema.org, for the pages of a web site and for what reads them.
//!
//! A service is a `GovernmentService`, a society, a department and a profile are each an `Organization`, and an article
//! and the preface a `CreativeWork`. When a service takes place is an `Event` about it with a `Schedule`: nothing else
//! may have one. What schema.org has no word for (documents' purposes, figures, history) is left out.

use std::io::{BufWriter, Write};

use serde_json::Value;

use super::address::uri;
use super::json::written;
use super::leaving::{Leaving, Left, NotWritten};
use super::node::{Fields, Uuids, conditions, dialled, plain};
use crate::directory::{
    AgeLimit, Article, Audience, ChapterRef, Contact, ContactOwner, Directory, Document, Email, Force, Name, Phone,
    PhoneKind, Provider, ProviderRole, Record, Schedule, Service, Sex, Trait, Window,
};
use crate::messages::Messages;

/// The vocabulary of everything below.
const CONTEXT: &str = "https://schema.org";

/// A record as one object on one line that may stand as it is in `<script type="application/ld+json">`: no `<`, `>` or
/// `&` is in it. `page` is the address of the page that is about the record, where there is one.
///
/// # Errors
/// A value that JSON cannot hold, of which the program has none.
pub fn jsonld(
    directory: &Directory,
    record: Record<'_>,
    messages: &Messages,
    page: Option<&str>,
) -> serde_json::Result<String> {
    let mut whole = Fields::default().with("@context", CONTEXT);
    whole = whole.maybe("mainEntityOfPage", page);
    let mut whole = Value::from(whole);
    if let (Value::Object(whole), Value::Object(fields)) = (&mut whole, node(directory, record, messages)) {
        whole.extend(fields);
    }
    embedded(&whole)
}

/// A value on one line that means nothing to HTML.
fn embedded(value: &Value) -> serde_json::Result<String> {
    // These stand only in strings.
    Ok(written(value, false)?.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// Writes records as one graph, a line each.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn graph(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    let mut out = BufWriter::new(out);
    write!(out, "{{\"@context\":\"{CONTEXT}\",\"@graph\":[")?;
    let mut before = "\n";
    leaving.each(leaving.records, progress, |_, record| {
        let node = embedded(&node(leaving.directory, record, leaving.lang.messages()))?;
        Ok(write!(out, "{}{node}", std::mem::replace(&mut before, ",\n"))?)
    })?;
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(Left { records: leaving.records.len(), ..Left::default() })
}

/// A record without what stands around it.
fn node(directory: &Directory, record: Record<'_>, messages: &Messages) -> Value {
    let kind = match record {
        Record::Service(_) => "GovernmentService",
        Record::Society(..) | Record::Department(_) | Record::Profile(_) => "Organization",
        Record::Article(..) | Record::Preface(_) => "CreativeWork",
    };
    let id = record.id().as_str();
    let english = record.english().map(|it| Fields::default().with("@value", it).with("@language", "en"));
    let others = record.alternate_names().iter().map(|it| Value::from(it.as_str()));
    let whole = typed(kind)
        .with("@id", format!("urn:uuid:{}", Uuids::of(directory).record(id)))
        .with("identifier", id)
        .with("name", record.name())
        .many("alternateName", english.map(Value::from).into_iter().chain(others));
    match record {
        Record::Service(it) => service(directory, it, whole, messages),
        Record::Society(it, _) => organization(directory, record, whole.with("knowsAbout", it.name), messages),
        Record::Department(_) => organization(directory, record, whole, messages),
        Record::Profile(it) => organization(directory, record, whole.text("description", &it.summary), messages),
        Record::Article(chapter, it) => article(directory, chapter, it, whole),
        Record::Preface(it) => whole.text("text", &plain(&it.body)).text("creditText", &it.signed),
    }
    .into()
}

fn typed(kind: &str) -> Fields {
    Fields::default().with("@type", kind)
}

fn service(directory: &Directory, it: &Service, whole: Fields, messages: &Messages) -> Fields {
    let category = directory.path(Record::Service(it)).into_iter().map(|it: Name<'_>| it.printed);
    let bodies = |is_one: fn(ProviderRole) -> bool| {
        let providers = it.providers.iter().filter(move |it| is_one(it.role));
        providers.flat_map(|it: &Provider| &it.names).map(|name| typed("Organization").with("name", name.as_str()))
    };
    let ages = it.eligibility.iter().flat_map(|it| &it.ages).filter_map(age);
    let audiences = it.audiences.iter().map(|it| audience(directory, it));
    let terms = it.eligibility.as_ref().map(|it| conditions(it, messages)).unwrap_or_default();
    let on_demand = it.schedules.iter().filter(|it| it.windows.contains(&Window::OnDemand));
    let output = it.benefits.iter().map(|it| typed("Thing").text("name", &it.what).text("description", &it.printed));
    let events = it.schedules.iter().filter_map(event).map(Value::from);
    let documents = it.documents.iter().filter_map(document).map(Value::from);
    whole
        .text("description", &it.summary)
        .many("category", category)
        .many("provider", bodies(|role| role != ProviderRole::Implementer))
        .many("serviceOperator", bodies(|role| role == ProviderRole::Implementer))
        .many("audience", audiences.chain(ages))
        .many("termsOfService", terms)
        .many("serviceOutput", output)
        .many("hoursAvailable", on_demand.map(|it| typed("OpeningHoursSpecification").text("description", &it.printed)))
        .many(
            "availableChannel",
            it.contacts.iter().filter_map(|contact| channel(directory, Record::Service(it), contact, messages)),
        )
        .many("url", it.urls.iter().filter_map(|it| uri(&it.url)))
        .many("subjectOf", events.chain(documents))
}

fn audience(directory: &Directory, it: &Audience) -> Fields {
    let names = it.terms.iter().filter_map(|id| directory.audience_term(id)).map(|term| term.name.as_str());
    let place = directory.info().places.iter().find(|place| Some(&place.id) == it.place.as_ref());
    typed("Audience")
        .many("name", names)
        .text("audienceType", &it.printed)
        .maybe("geographicArea", place.map(|it| typed("AdministrativeArea").with("name", it.name.as_str())))
}

/// Whom an age limit admits. One that is not firm is only suggested.
fn age(it: &AgeLimit) -> Option<Fields> {
    let (least, most, sex) = match it.force {
        Force::Strict => ("requiredMinAge", "requiredMaxAge", "requiredGender"),
        Force::Usual | Force::Discretionary => ("suggestedMinAge", "suggestedMaxAge", "suggestedGender"),
    };
    let gender = match &*it.who {
        [Trait::Female] => Some(Sex::Female.slug()),
        [Trait::Male] => Some(Sex::Male.slug()),
        _ => None,
    };
    let admitted = typed("PeopleAudience")
        .text("audienceType", &it.group)
        .maybe(least, it.min)
        .maybe(most, it.max)
        .maybe(sex, gender)
        .text("description", &it.printed);
    (it.min.is_some() || it.max.is_some()).then_some(admitted)
}

/// What a printed heading says of when, as far as it comes again.
fn event(it: &Schedule) -> Option<Fields> {
    let schedules: Vec<Value> = it.windows.iter().filter_map(schedule).map(Value::from).collect();
    let named = typed("Event").text("name", &it.label).text("description", &it.printed);
    (!schedules.is_empty()).then(|| named.many("eventSchedule", schedules))
}

fn schedule(window: &Window) -> Option<Fields> {
    let every = |years: u8| typed("Schedule").with("repeatFrequency", format!("P{years}Y"));
    Some(match window {
        Window::Every { years, .. } | Window::Cycle { years, .. } => every(*years),
        Window::Months { years, from, to, what, .. } => {
            let last = if from <= to { *to } else { to.saturating_add(12) };
            every(*years)
                .text("name", what)
                .many("byMonth", (*from..=last).map(|month| month.saturating_sub(1) % 12 + 1))
        }
        Window::Week { month, week, what, .. } => {
            every(1).text("name", what).with("byMonth", *month).with("byMonthWeek", *week)
        }
        Window::Deadline { month, day, what, .. } => {
            every(1).text("name", what).with("byMonth", *month).with("byMonthDay", *day)
        }
        Window::OnDemand => return None,
    })
}

fn document(it: &Document) -> Option<Fields> {
    let issuer = it.issuer.as_deref().map(|name| typed("Organization").with("name", name));
    typed("CreativeWork")
        .text("name", &it.title)
        .maybe("identifier", it.number.as_deref())
        .maybe("publisher", issuer)
        .maybe("datePublished", it.date.as_deref())
        .maybe("url", it.url.as_deref().and_then(uri))
        .text("description", &it.what)
        .told()
}

/// A way to whoever answers for a service.
fn channel(directory: &Directory, of: Record<'_>, it: &Contact, messages: &Messages) -> Option<Fields> {
    typed("ServiceChannel")
        .many("servicePhone", contact_point(directory, of, it, messages))
        .many("servicePostalAddress", address(it))
        .many("serviceUrl", it.urls.iter().filter_map(|it| uri(&it.url)))
        .told()
}

fn organization(directory: &Directory, record: Record<'_>, whole: Fields, messages: &Messages) -> Fields {
    let contacts = directory.contacts(record);
    let (points, urls): (Vec<Fields>, Vec<String>) = if let Record::Department(_) = record {
        // Its numbers stand under many services, and the addresses there are the services'.
        let numbers = directory.numbers(record).into_iter().map(|it| it.phone).collect::<Vec<_>>();
        (point("", &numbers, &directory.emails(record), "", messages).into_iter().collect(), Vec::new())
    } else {
        let point = |it: &&Contact| contact_point(directory, record, it, messages);
        let urls = contacts.iter().flat_map(|it| &it.urls).filter_map(|it| uri(&it.url));
        let is_own = !matches!(record, Record::Society(..));
        (contacts.iter().filter_map(point).collect(), urls.filter(|_| is_own).collect())
    };
    let addresses = contacts.iter().filter_map(|it| address(it)).filter(|_| matches!(record, Record::Profile(_)));
    whole.many("url", urls).many("address", addresses).many("contactPoint", points)
}

/// Who answers at a printed block, and where; that it is not the record's own, if so.
fn contact_point(directory: &Directory, record: Record<'_>, it: &Contact, messages: &Messages) -> Option<Fields> {
    let owner = directory.owner(record, it);
    let name = it.printed.as_deref().or(owner.department().map(|it| it.name.as_str())).unwrap_or_default();
    let remark = if matches!(owner, ContactOwner::List(_)) { messages.facts.of_list_note } else { "" };
    let (phones, emails): (Vec<&Phone>, Vec<&Email>) = (it.phones.iter().collect(), it.emails.iter().collect());
    point(name, &phones, &emails, remark, messages)
}

fn point(name: &str, phones: &[&Phone], emails: &[&Email], remark: &str, messages: &Messages) -> Option<Fields> {
    let of = |kind| {
        let numbers = phones.iter().filter(move |it| it.kind == kind);
        numbers.map(|it| dialled(&it.number, it.note.is_some()))
    };
    let doubt = |it: &&Phone| it.note.as_ref().map(|note| messages.labelled(&it.number, note));
    let remarks = Some(remark.to_owned()).filter(|it| !it.is_empty()).into_iter();
    let remarks: Vec<String> = remarks.chain(phones.iter().filter_map(doubt)).collect();
    typed("ContactPoint")
        .text("contactType", name)
        .many("telephone", of(PhoneKind::Voice))
        .many("faxNumber", of(PhoneKind::Fax))
        .many("email", emails.iter().map(|it| it.address.as_str()))
        .text("description", &remarks.join(messages.facts.semicolon))
        .told()
}

fn address(it: &Contact) -> Option<Fields> {
    typed("PostalAddress")
        .maybe("streetAddress", it.address.as_deref())
        .maybe("postalCode", it.postal_code.as_deref())
        .told()
}

fn article(directory: &Directory, chapter: ChapterRef<'_>, it: &Article, whole: Fields) -> Fields {
    let whole_text = directory.charter_title().map(|title| typed("CreativeWork").with("name", title));
    let chapter = typed("CreativeWork").text("name", chapter.title).maybe("isPartOf", whole_text);
    whole
        .text("headline", &it.label)
        .with("position", it.number)
        .text("text", &plain(&it.body))
        .with("isPartOf", chapter)
}
