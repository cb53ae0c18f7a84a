//! The sheet of a service.

use crate::directory::{Benefit, BenefitKind, Directory, Document, Eligibility, Service, Url};
use crate::words::fill;

use super::phrases::{contacts, date, fact, figures, history};
use super::{Fact, Sheet, Tone};

pub(super) fn write<'a>(sheet: &mut Sheet<'a>, directory: &Directory, service: &'a Service) {
    let facts = facts(sheet, service);
    sheet.gap();
    sheet.facts(facts);
    contacts(sheet, directory, &service.contacts);
    sheet.sections(&service.sections);
    figures(sheet, &service.figures);
    history(sheet, &service.history);
    documents(sheet, &service.documents);
    urls(sheet, &service.urls);
}

/// Who, when, for whom, what one gets: the questions a reader comes with, in the order he asks them.
fn facts(sheet: &Sheet<'_>, service: &Service) -> Vec<Fact> {
    let words = sheet.words();
    let mut facts = Vec::new();
    for audience in &service.audiences {
        let label = if audience.label.is_empty() { words.facts.audience } else { &audience.label };
        facts.extend(fact(label, &audience.printed));
    }
    facts.extend(service.eligibility.iter().flat_map(|it| eligibility(sheet, it)));
    for kind in [BenefitKind::Quota, BenefitKind::Amount, BenefitKind::Term, BenefitKind::Other] {
        facts.extend(benefits(sheet, &service.benefits, kind));
    }
    for schedule in &service.schedules {
        facts.extend(fact(&schedule.label, &schedule.printed));
    }
    for provider in &service.providers {
        facts.extend(fact(&provider.label, &provider.printed()));
    }
    let also = service.alternate_names.join("、");
    facts.extend(fact(words.facts.also, &also));
    facts
}

fn eligibility(sheet: &Sheet<'_>, it: &Eligibility) -> Vec<Fact> {
    let words = &sheet.words().facts;
    let lang = sheet.lang;
    let ages = it.ages.iter().map(|age| {
        let group = if age.group.is_empty() { String::new() } else { format!("{}：", age.group) };
        let born = age.born_from.as_ref().map(|day| fill(words.born_from, &[("date", &date(lang, day))]));
        (format!("{group}{}{}", age.printed, born.unwrap_or_default()), Tone::Text)
    });
    let ages: Vec<_> = ages.collect();
    let mut facts = Vec::new();
    if !ages.is_empty() {
        facts.push(Fact { label: words.age.to_owned(), values: ages });
    }
    let single = [
        (words.nationality, &it.nationality),
        (words.residence, &it.residence),
        (words.degree, &it.degree),
        (words.rank, &it.rank),
    ];
    facts.extend(single.into_iter().filter_map(|(label, value)| fact(label, value.as_deref().unwrap_or_default())));
    if !it.excluded.is_empty() {
        let values = it.excluded.iter().map(|who| (who.clone(), Tone::Text)).collect();
        facts.push(Fact { label: words.excluded.to_owned(), values });
    }
    facts
}

fn benefits(sheet: &Sheet<'_>, all: &[Benefit], kind: BenefitKind) -> Option<Fact> {
    let words = &sheet.words().facts;
    let label = match kind {
        BenefitKind::Quota => words.quota,
        BenefitKind::Amount => words.amount,
        BenefitKind::Term => words.term,
        BenefitKind::Other => words.limit,
    };
    let values: Vec<_> = all
        .iter()
        .filter(|benefit| benefit.kind == kind)
        .map(|benefit| {
            let what = if benefit.what.is_empty() { String::new() } else { format!("{}：", benefit.what) };
            (format!("{what}{}", benefit.printed), Tone::Text)
        })
        .collect();
    (!values.is_empty()).then(|| Fact { label: label.to_owned(), values })
}

fn documents(sheet: &mut Sheet<'_>, documents: &[Document]) {
    if documents.is_empty() {
        return;
    }
    let lang = sheet.lang;
    sheet.heading(sheet.words().facts.documents);
    let mut lines = Vec::new();
    for document in documents {
        let number = document.number.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
        let what = if document.what.is_empty() { String::new() } else { format!("——{}", document.what) };
        let issued = [document.issuer.clone(), document.date.as_ref().map(|day| date(lang, day))];
        let issued: Vec<String> = issued.into_iter().flatten().collect();
        let issued = if issued.is_empty() { String::new() } else { format!("，{}", issued.join("，")) };
        lines.push(format!("{}{number}{issued}{what}", document.title));
        lines.extend(document.url.clone());
    }
    sheet.bullets(lines, Tone::Text);
}

fn urls(sheet: &mut Sheet<'_>, urls: &[Url]) {
    if urls.is_empty() {
        return;
    }
    sheet.heading(sheet.words().facts.urls);
    for url in urls {
        if let Some(label) = &url.label {
            sheet.paragraph(label, Tone::Text);
        }
        sheet.paragraph(&url.url, Tone::Strong);
    }
}
