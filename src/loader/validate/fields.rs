//! The values of each record by itself.

use crate::text::is_ideograph;

use super::formats::{
    is_confirmation_date, is_date, is_email, is_mobile, is_phone, is_postal_code, is_url, mobile_in, window_faults,
};
use super::syllables::{is_syllable, nearest_syllable};
use super::{Violations, eligibility, thesaurus};
use crate::directory::{
    Block, Charter, Confirmation, Contact, Department, DirectoryInfo, Discipline, Event, Figure, Item, Profile,
    Section, Service, Window,
};
use crate::loader::diagnostic::{DiagnosticKind, EnglishError};
use crate::loader::parse::Content;
use crate::loader::syntax_tree::FieldPath;

pub(super) fn check(file: usize, content: &Content, findings: &mut Violations) {
    let mut one = FileChecker { file, findings };
    match content {
        Content::DirectoryInfo(Some(value)) => one.info(value),
        Content::Departments(Some(value)) => one.departments(value),
        Content::SocietyList(Some(value)) => {
            one.require(&FieldPath::default(), "title", &value.title);
            one.date(&FieldPath::default(), "as_of", &value.as_of);
            one.contacts(&value.contacts);
        }
        Content::Charter(Some(value)) => one.charter(value),
        Content::Thesaurus(Some(value)) => thesaurus::check(file, value, findings),
        Content::Service(Some(value)) => one.service(value),
        Content::Discipline(Some(value)) => one.discipline(value),
        Content::Profile(Some(value)) => one.profile(value),
        Content::Unknown
        | Content::DirectoryInfo(None)
        | Content::Departments(None)
        | Content::SocietyList(None)
        | Content::Charter(None)
        | Content::Thesaurus(None)
        | Content::Service(None)
        | Content::Discipline(None)
        | Content::Profile(None) => {}
    }
}

/// The findings of one file.
struct FileChecker<'a> {
    file: usize,
    findings: &'a mut Violations,
}

impl FileChecker<'_> {
    fn add(&mut self, path: FieldPath, kind: DiagnosticKind) {
        self.findings.add(self.file, path, kind);
    }

    fn require(&mut self, path: &FieldPath, field: &'static str, value: &str) {
        self.findings.require(self.file, path, field, value);
    }

    /// No text of a list is empty.
    fn texts(&mut self, path: &FieldPath, field: &'static str, texts: &[String]) {
        for (t, _) in texts.iter().enumerate().filter(|(_, text)| text.trim().is_empty()) {
            self.add(path.field(field).at(t), DiagnosticKind::Empty(field));
        }
    }

    fn date(&mut self, path: &FieldPath, field: &'static str, value: &str) {
        if !is_date(value) {
            self.add(path.field(field), DiagnosticKind::BadDate(value.to_owned()));
        }
    }

    fn url(&mut self, path: FieldPath, url: &str) {
        if !is_url(url) {
            self.add(path, DiagnosticKind::BadUrl(url.to_owned()));
        }
    }

    /// A reading has one syllable for each Han character and none for anything else.
    fn pinyin(&mut self, path: &FieldPath, name: &str, pinyin: Option<&str>) {
        let Some(pinyin) = pinyin else { return };
        for syllable in pinyin.split_whitespace().filter(|it| !is_syllable(it)) {
            let nearest = nearest_syllable(syllable).map(str::to_owned);
            self.add(path.field("pinyin"), DiagnosticKind::NoSyllable { found: syllable.to_owned(), nearest });
        }
        let syllables = pinyin.split_whitespace().count();
        let characters = name.chars().filter(|c| is_ideograph(*c)).count();
        if syllables != characters {
            let kind = DiagnosticKind::PinyinLength { syllables, characters };
            self.findings.add_needing(self.file, path.field("pinyin"), kind, vec![(self.file, path.field("name"))]);
        }
    }

    /// A name in English is one, and is printed only where there is one.
    fn english(&mut self, path: &FieldPath, english: Option<&str>, is_printed: bool) {
        match english {
            Some(english) => self.in_english(path, english),
            None if is_printed => {
                self.add(path.field("english_printed"), DiagnosticKind::English(EnglishError::NotGiven));
            }
            None => {}
        }
    }

    /// There is something in it, and no Chinese.
    fn in_english(&mut self, path: &FieldPath, english: &str) {
        self.require(path, "english", english);
        if let Some(found) = english.chars().find(|c| is_chinese(*c)) {
            self.add(path.field("english"), DiagnosticKind::English(EnglishError::Chinese(found)));
        }
    }

    fn info(&mut self, value: &DirectoryInfo) {
        let root = FieldPath::default();
        self.require(&root, "title", &value.title);
        self.require(&root, "short_title", &value.short_title);
        self.require(&root, "publisher", &value.publisher);
        self.texts(&root, "alternate_titles", &value.alternate_titles);
        self.texts(&root, "common_prefixes", &value.common_prefixes);
        self.date(&root, "published", &value.published);
        for (p, part) in value.parts.iter().enumerate() {
            let path = root.field("parts").at(p);
            self.require(&path, "name", &part.name);
            self.english(&path, part.english.as_deref(), part.english_printed);
            for (c, category) in part.categories.iter().enumerate() {
                let path = path.field("categories").at(c);
                self.require(&path, "name", &category.name);
                self.english(&path, category.english.as_deref(), category.english_printed);
            }
        }
        for (a, term) in value.audiences.iter().enumerate() {
            let path = root.field("audiences").at(a);
            self.require(&path, "name", &term.name);
            self.in_english(&path, &term.english);
            self.texts(&path, "alternate_names", &term.alternate_names);
        }
        for (list, terms) in [("fields", &value.fields), ("places", &value.places)] {
            for (t, term) in terms.iter().enumerate() {
                let path = root.field(list).at(t);
                self.require(&path, "name", &term.name);
                self.in_english(&path, &term.english);
                self.texts(&path, "alternate_names", &term.alternate_names);
            }
        }
        if let Some(preface) = &value.preface {
            self.require(&root.field("preface"), "title", &preface.title);
            self.blocks(&root.field("preface"), &preface.body);
        }
    }

    fn charter(&mut self, charter: &Charter) {
        let root = FieldPath::default();
        self.require(&root, "title", &charter.title);
        for (c, chapter) in charter.chapters.iter().enumerate() {
            let path = root.field("chapters").at(c);
            self.require(&path, "title", &chapter.title);
            for (a, article) in chapter.articles.iter().enumerate() {
                let path = path.field("articles").at(a);
                self.require(&path, "label", &article.label);
                self.require(&path, "subject", &article.subject);
                self.blocks(&path, &article.body);
            }
        }
    }

    fn discipline(&mut self, discipline: &Discipline) {
        let root = FieldPath::default();
        self.require(&root, "name", &discipline.name);
        self.english(&root, discipline.english.as_deref(), discipline.english_printed);
        self.texts(&root, "alternate_names", &discipline.alternate_names);
        for (s, society) in discipline.societies.iter().enumerate() {
            let path = root.field("societies").at(s);
            self.require(&path, "name", &society.name);
            self.pinyin(&path, &society.name, society.pinyin.as_deref());
            self.english(&path, society.english.as_deref(), society.english_printed);
            self.texts(&path, "alternate_names", &society.alternate_names);
            self.texts(&path, "notes", &society.notes);
        }
    }

    fn departments(&mut self, departments: &[Department]) {
        for (d, department) in departments.iter().enumerate() {
            let path = FieldPath::default().at(d);
            self.require(&path, "name", &department.name);
            self.pinyin(&path, &department.name, department.pinyin.as_deref());
            self.english(&path, department.english.as_deref(), department.english_printed);
            self.texts(&path, "alternate_names", &department.alternate_names);
            self.texts(&path, "notes", &department.notes);
        }
    }

    fn profile(&mut self, profile: &Profile) {
        let root = FieldPath::default();
        self.require(&root, "name", &profile.name);
        self.require(&root, "summary", &profile.summary);
        self.pinyin(&root, &profile.name, profile.pinyin.as_deref());
        self.english(&root, profile.english.as_deref(), profile.english_printed);
        self.history(&profile.history);
        self.figures(&profile.figures);
        self.contacts(&profile.contacts);
        self.sections(&profile.sections);
        self.texts(&root, "alternate_names", &profile.alternate_names);
        self.texts(&root, "notes", &profile.notes);
    }

    fn service(&mut self, service: &Service) {
        let root = FieldPath::default();
        self.require(&root, "name", &service.name);
        self.require(&root, "summary", &service.summary);
        self.pinyin(&root, &service.name, service.pinyin.as_deref());
        self.english(&root, service.english.as_deref(), service.english_printed);
        if service.contacts.is_empty() {
            self.add(root.field("contacts"), DiagnosticKind::Empty("contacts"));
        }
        for (p, provider) in service.providers.iter().enumerate() {
            let path = root.field("providers").at(p);
            self.require(&path, "label", &provider.label);
            self.texts(&path, "names", &provider.names);
            if provider.names.is_empty() {
                self.add(path.field("names"), DiagnosticKind::Empty("names"));
            }
        }
        for (a, audience) in service.audiences.iter().enumerate() {
            let path = root.field("audiences").at(a);
            self.require(&path, "printed", &audience.printed);
            if audience.terms.is_empty() {
                self.add(path.field("terms"), DiagnosticKind::Empty("terms"));
            }
        }
        self.when(service);
        self.who_and_what(service);
        self.history(&service.history);
        self.figures(&service.figures);
        self.contacts(&service.contacts);
        for (u, url) in service.urls.iter().enumerate() {
            self.url(root.field("urls").at(u).field("url"), &url.url);
        }
        self.sections(&service.sections);
        self.texts(&root, "alternate_names", &service.alternate_names);
        self.texts(&root, "keywords", &service.keywords);
        self.texts(&root, "notes", &service.notes);
    }

    fn when(&mut self, service: &Service) {
        for (s, schedule) in service.schedules.iter().enumerate() {
            let path = FieldPath::default().field("schedules").at(s);
            self.require(&path, "printed", &schedule.printed);
            self.confirmed(&path, schedule.confirmed.as_deref());
            for (w, window) in schedule.windows.iter().enumerate() {
                if let Window::Deadline { what, .. } = window {
                    self.require(&path.field("windows").at(w), "what", what);
                }
                for (field, fault) in window_faults(window) {
                    let place = path.field("windows").at(w).field(field);
                    let others = ["years", "from", "to", "month"].map(|field| path.field("windows").at(w).field(field));
                    let needs: Vec<_> = others.into_iter().map(|other| (self.file, other)).collect();
                    self.findings.add_needing(self.file, place, DiagnosticKind::ImpossibleWindow(fault), needs);
                }
            }
        }
    }

    fn who_and_what(&mut self, service: &Service) {
        let root = FieldPath::default();
        eligibility::check(self.file, service, self.findings);
        for (b, benefit) in service.benefits.iter().enumerate() {
            let path = root.field("benefits").at(b);
            self.require(&path, "what", &benefit.what);
            self.require(&path, "printed", &benefit.printed);
            self.value(&path, benefit.value);
        }
        for (d, document) in service.documents.iter().enumerate() {
            let path = root.field("documents").at(d);
            self.require(&path, "title", &document.title);
            if let Some(date) = &document.date {
                self.date(&path, "date", date);
            }
            if let Some(url) = &document.url {
                self.url(path.field("url"), url);
            }
        }
    }

    fn value(&mut self, path: &FieldPath, value: f64) {
        if !value.is_finite() || value < 0.0 {
            self.add(path.field("value"), DiagnosticKind::BadValue);
        }
    }

    fn figures(&mut self, figures: &[Figure]) {
        for (f, figure) in figures.iter().enumerate() {
            let path = FieldPath::default().field("figures").at(f);
            self.require(&path, "what", &figure.what);
            self.require(&path, "printed", &figure.printed);
            self.value(&path, figure.value);
            if let Some(date) = &figure.as_of {
                self.date(&path, "as_of", date);
            }
        }
    }

    fn history(&mut self, history: &[Event]) {
        let mut before = "";
        let events = FieldPath::default().field("history");
        for (h, event) in history.iter().enumerate() {
            let path = events.at(h);
            self.require(&path, "what", &event.what);
            self.date(&path, "date", &event.date);
            // Of two dates the coarser covers the finer, so only what both say is compared.
            let shared = event.date.len().min(before.len());
            if event.date.get(..shared) < before.get(..shared) {
                let kind = DiagnosticKind::HistoryOrder { found: event.date.clone(), before: before.to_owned() };
                let other = (self.file, events.at(h - 1).field("date"));
                self.findings.add_beside(self.file, path.field("date"), kind, other);
            }
            before = &event.date;
        }
    }

    fn contacts(&mut self, contacts: &[Contact]) {
        for (c, contact) in contacts.iter().enumerate() {
            let path = FieldPath::default().field("contacts").at(c);
            let leads_somewhere = !(contact.phones.is_empty() && contact.emails.is_empty() && contact.urls.is_empty());
            if !leads_somewhere && contact.address.is_none() {
                self.add(path.clone(), DiagnosticKind::EmptyContact);
            }
            for (p, phone) in contact.phones.iter().enumerate() {
                let place = || path.field("phones").at(p).field("number");
                if !is_phone(&phone.number) {
                    self.add(place(), DiagnosticKind::BadPhone(phone.number.clone()));
                } else if is_mobile(&phone.number) {
                    self.add(place(), DiagnosticKind::PrivatePhone(phone.number.clone()));
                }
            }
            for (e, email) in contact.emails.iter().enumerate() {
                if !is_email(&email.address) {
                    let place = path.field("emails").at(e).field("address");
                    self.add(place, DiagnosticKind::BadEmail(email.address.clone()));
                }
            }
            for (u, url) in contact.urls.iter().enumerate() {
                self.url(path.field("urls").at(u).field("url"), &url.url);
            }
            if let Some(code) = contact.postal_code.as_deref().filter(|code| !is_postal_code(code)) {
                self.add(path.field("postal_code"), DiagnosticKind::BadPostalCode(code.to_owned()));
            }
            self.confirmed(&path, contact.confirmed.as_deref());
        }
    }

    /// Who asked is an office, and when is a month or a day. Whether that is past only a clock could tell.
    fn confirmed(&mut self, path: &FieldPath, confirmed: Option<&Confirmation>) {
        let Some(Confirmation { on, by, .. }) = confirmed else { return };
        let path = path.field("confirmed");
        if !is_confirmation_date(on) {
            self.add(path.field("on"), DiagnosticKind::ConfirmedWhen(on.clone()));
        }
        self.require(&path, "by", by);
        if let Some(number) = mobile_in(by) {
            self.add(path.field("by"), DiagnosticKind::PrivatePhone(number.to_owned()));
        }
    }

    fn sections(&mut self, sections: &[Section]) {
        for (s, section) in sections.iter().enumerate() {
            let path = FieldPath::default().field("sections").at(s);
            self.require(&path, "heading", &section.heading);
            self.blocks(&path, &section.body);
        }
    }

    /// The `body` of a section, an article or the preface.
    fn blocks(&mut self, path: &FieldPath, blocks: &[Block]) {
        let path = path.field("body");
        if blocks.is_empty() {
            self.add(path.clone(), DiagnosticKind::Empty("body"));
        }
        for (b, block) in blocks.iter().enumerate() {
            let inside = || path.at(b).at(0);
            match block {
                Block::Text(text) if text.trim().is_empty() => self.add(inside(), DiagnosticKind::Empty("Text")),
                Block::List(items) if items.is_empty() => self.add(inside(), DiagnosticKind::Empty("List")),
                Block::Text(_) => {}
                Block::List(items) => self.items(&inside(), items),
            }
        }
    }

    fn items(&mut self, path: &FieldPath, items: &[Item]) {
        for (i, item) in items.iter().enumerate() {
            let path = path.at(i);
            self.require(&path, "text", &item.text);
            if !item.items.is_empty() {
                self.items(&path.field("items"), &item.items);
            }
        }
    }
}

/// Whether a character belongs to Chinese: Han, its punctuation, full-width forms.
fn is_chinese(c: char) -> bool {
    is_ideograph(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
}
