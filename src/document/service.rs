//! The document of a service.

use crate::directory::{Benefit, BenefitKind, ConditionKind, Directory, Document, Eligibility, Record, Service, Url};

use crate::messages::Lang;

use super::phrases::{contacts, date, fact, figures, history, standing};
use super::{DocumentBuilder, Element, Inline, Property, Role};

pub(super) fn write<'a>(document: &mut DocumentBuilder<'a>, directory: &Directory, service: &'a Service) {
    let facts = properties(document, directory, service);
    document.gap();
    document.properties(facts);
    contacts(document, directory, Record::Service(service), &service.contacts);
    document.sections(&service.sections);
    figures(document, &service.figures);
    history(document, &service.history);
    documents(document, &service.documents);
    urls(document, &service.urls);
}

/// Who, when, for whom, what one gets: the questions a reader comes with, in the order they ask them.
fn properties(document: &DocumentBuilder<'_>, directory: &Directory, service: &Service) -> Vec<Property> {
    let messages = document.messages();
    let mut facts = Vec::new();
    for audience in &service.audiences {
        let label = if audience.label.is_empty() { messages.facts.audience } else { document.label(&audience.label) };
        facts.extend(fact(label, &audience.printed));
    }
    facts.extend(service.eligibility.iter().flat_map(|it| eligibility(document, it)));
    for kind in [BenefitKind::Quota, BenefitKind::Amount, BenefitKind::Term, BenefitKind::Other] {
        facts.extend(benefits(document, &service.benefits, kind));
    }
    for (at, schedule) in service.schedules.iter().enumerate() {
        let mut printed = fact(document.label(&schedule.label), &schedule.printed);
        if service.schedules.get(at + 1).is_none_or(|next| next.confirmed != schedule.confirmed) {
            let standing = standing(document, directory, schedule.confirmed.as_deref());
            if let Some(property) = &mut printed {
                property.values.push(standing.clone());
            }
        }
        facts.extend(printed);
    }
    for provider in &service.providers {
        facts.extend(fact(document.label(&provider.label), &provider.printed()));
    }
    let also = service.alternate_names.join(messages.facts.and);
    facts.extend(fact(messages.facts.also, &also));
    facts
}

/// The labels that are shown translated, each with its printed form, in the order of the page.
pub(super) fn translated_labels(lang: Lang, service: &Service) -> String {
    let audiences = service.audiences.iter().map(|it| &it.label);
    let schedules = service.schedules.iter().map(|it| &it.label);
    let providers = service.providers.iter().map(|it| &it.label);
    let mut pairs: Vec<String> = Vec::new();
    for printed in audiences.chain(schedules).chain(providers) {
        if let Some(ours) = lang.translated(printed) {
            let pair = lang.messages().facts.labelled(ours, printed);
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    pairs.join(lang.messages().facts.semicolon)
}

fn eligibility(document: &DocumentBuilder<'_>, it: &Eligibility) -> Vec<Property> {
    let (all, messages) = (document.messages(), &document.messages().facts);
    let lang = document.lang;
    let ages = it.ages.iter().map(|age| {
        let born = age.born_from.as_ref().map(|day| messages.born_from(date(lang, day)));
        Inline::new(all.labelled(&age.group, &format!("{}{}", age.printed, born.unwrap_or_default())), Role::Text)
    });
    let ages: Vec<_> = ages.collect();
    let mut facts = Vec::new();
    if !ages.is_empty() {
        facts.push(Property { label: messages.age.to_owned(), values: ages });
    }
    for kind in ConditionKind::CRITERIA {
        let values: Vec<_> =
            it.criteria_of(kind).map(|it| Inline::new(all.labelled(&it.group, &it.printed), Role::Text)).collect();
        if !values.is_empty() {
            facts.push(Property { label: all.condition(kind).to_owned(), values });
        }
    }
    if !it.excluded.is_empty() {
        let values = it.excluded.iter().map(|it| Inline::new(&it.printed, Role::Text)).collect();
        facts.push(Property { label: messages.excluded.to_owned(), values });
    }
    facts
}

fn benefits(document: &DocumentBuilder<'_>, all: &[Benefit], kind: BenefitKind) -> Option<Property> {
    let messages = &document.messages().facts;
    let label = match kind {
        BenefitKind::Quota => messages.quota,
        BenefitKind::Amount => messages.amount,
        BenefitKind::Term => messages.term,
        BenefitKind::Other => messages.limit,
    };
    let values: Vec<_> = all
        .iter()
        .filter(|benefit| benefit.kind == kind)
        .map(|benefit| Inline::new(document.messages().labelled(&benefit.what, &benefit.printed), Role::Text))
        .collect();
    (!values.is_empty()).then(|| Property { label: label.to_owned(), values })
}

fn documents(document: &mut DocumentBuilder<'_>, documents: &[Document]) {
    if documents.is_empty() {
        return;
    }
    let (lang, messages) = (document.lang, document.messages());
    document.heading(messages.facts.documents);
    let mut lines = Vec::new();
    for document in documents {
        let title = messages.remarked(&document.title, document.number.as_deref());
        let issued = [document.issuer.clone(), document.date.as_ref().map(|day| date(lang, day))];
        let parts: Vec<String> = std::iter::once(title).chain(issued.into_iter().flatten()).collect();
        let line = parts.join(messages.facts.comma);
        let line = match document.what.as_str() {
            "" => line,
            what => messages.facts.explained(&line, what),
        };
        lines.push(Inline::new(line, Role::Text));
        lines.extend(document.url.as_deref().map(|url| Inline { role: Role::Text, ..Inline::web(url) }));
    }
    document.bullets(lines);
}

fn urls(document: &mut DocumentBuilder<'_>, urls: &[Url]) {
    if urls.is_empty() {
        return;
    }
    document.heading(document.messages().facts.urls);
    for url in urls {
        if let Some(label) = &url.label {
            document.paragraph(label, Role::Text);
        }
        document.elements.push(Element::Paragraph(Inline::web(&url.url)));
    }
}
