//! Small phrases of a sheet: dates, people's names for things, whom to call.

use crate::directory::{Contact, Directory, Event, Figure, Place};
use crate::words::{Lang, fill};

use super::{Fact, Sheet, Tone};

/// A date of the data (`2017`, `2017-08`, `2017-08-03`) as the language writes it.
pub(super) fn date(lang: Lang, date: &str) -> String {
    if lang == Lang::En {
        return date.to_owned();
    }
    let units = ["年", "月", "日"];
    let parts = date.split('-').zip(units);
    parts.flat_map(|(part, unit)| [part.trim_start_matches('0'), unit]).collect()
}

/// A fact with one value, or none if the value is empty.
pub(super) fn fact(label: &str, value: &str) -> Option<Fact> {
    let values = vec![(value.to_owned(), Tone::Text)];
    (!value.is_empty()).then(|| Fact { label: label.to_owned(), values })
}

/// Numbers the booklet reports, as printed.
pub(super) fn figures(sheet: &mut Sheet<'_>, figures: &[Figure]) {
    if figures.is_empty() {
        return;
    }
    let words = sheet.words();
    let lang = sheet.lang;
    sheet.heading(words.facts.figures);
    let lines = figures.iter().map(|figure| {
        let as_of = figure.as_of.as_ref().map(|day| fill(words.facts.as_of, &[("date", &date(lang, day))]));
        let remarks: Vec<String> = as_of.into_iter().chain(place(sheet, figure.place)).collect();
        let remarks = if remarks.is_empty() { String::new() } else { format!("（{}）", remarks.join("，")) };
        format!("{}：{}{remarks}", figure.what, figure.printed)
    });
    let lines: Vec<String> = lines.collect();
    sheet.bullets(lines, Tone::Text);
}

/// Events, the date in front.
pub(super) fn history(sheet: &mut Sheet<'_>, history: &[Event]) {
    if history.is_empty() {
        return;
    }
    let lang = sheet.lang;
    sheet.heading(sheet.words().facts.history);
    let facts: Vec<Fact> = history
        .iter()
        .map(|event| {
            let remark = place(sheet, event.place).map(|remark| format!("（{remark}）")).unwrap_or_default();
            let values = vec![(format!("{}{remark}", event.what), Tone::Text)];
            Fact { label: date(lang, &event.date), values }
        })
        .collect();
    sheet.facts(facts);
}

fn place(sheet: &Sheet<'_>, place: Place) -> Option<String> {
    let words = sheet.words();
    match place {
        Place::Text => None,
        Place::Caption => Some(words.facts.in_caption.to_owned()),
        Place::Picture => Some(words.facts.in_picture.to_owned()),
    }
}

/// Whom to call: each number and each address on a line of its own.
pub(super) fn contacts(sheet: &mut Sheet<'_>, directory: &Directory, contacts: &[Contact]) {
    if contacts.is_empty() {
        return;
    }
    let words = sheet.words();
    sheet.heading(words.facts.contacts);
    for contact in contacts {
        let facts = contact_facts(sheet, directory, contact);
        sheet.facts(facts);
    }
}

fn contact_facts(sheet: &Sheet<'_>, directory: &Directory, contact: &Contact) -> Vec<Fact> {
    let words = sheet.words();
    let mut facts = Vec::new();
    let department = contact.department.as_ref().and_then(|id| directory.department(id));
    if let Some(department) = department {
        let mut values = vec![(department.name.clone(), Tone::Text)];
        if let Some(printed) = contact.printed.as_ref().filter(|printed| **printed != department.name) {
            values.push((fill(words.facts.printed_as, &[("name", printed)]), Tone::Quiet));
        }
        facts.push(Fact { label: words.facts.department.to_owned(), values });
    }
    for phone in &contact.phones {
        let number = (phone.number.clone(), Tone::Strong);
        let note = phone.note.iter().map(|note| (note.clone(), Tone::Warning));
        let values = std::iter::once(number).chain(note).collect();
        facts.push(Fact { label: words.phone_kind(phone.kind).to_owned(), values });
    }
    for email in &contact.emails {
        let values = vec![(email.address.clone(), Tone::Strong)];
        facts.push(Fact { label: words.facts.email.to_owned(), values });
    }
    for url in &contact.urls {
        let label = url.label.iter().map(|label| (label.clone(), Tone::Quiet));
        let values = std::iter::once((url.url.clone(), Tone::Strong)).chain(label).collect();
        facts.push(Fact { label: words.facts.web.to_owned(), values });
    }
    facts.extend(contact.address.as_ref().and_then(|address| fact(words.facts.address, address)));
    facts.extend(contact.postal_code.as_ref().and_then(|code| fact(words.facts.postal_code, code)));
    facts
}

#[cfg(test)]
mod tests {
    use super::{Lang, date};

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        assert_eq!(date(Lang::Zh, "2017-08-03"), "2017年8月3日");
        assert_eq!(date(Lang::Zh, "2017"), "2017年");
        assert_eq!(date(Lang::En, "2017-08"), "2017-08");
    }
}
