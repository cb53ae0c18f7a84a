//! Every lookup of a directory against a scan of everything its files say.

use kechuang::directory::{
    Contact, Contents, Directory, Id, Kind, Name, Record, RecordIdx, RecordList, Service, ServiceDates,
};

/// The places of the records for which something holds, found by opening every record.
fn scan(directory: &Directory, is_meant: impl Fn(Record<'_>) -> bool) -> Vec<RecordIdx> {
    directory.records().filter(|(_, record)| is_meant(*record)).map(|(no, _)| no).collect()
}

fn listed(records: &RecordList) -> Vec<RecordIdx> {
    records.iter().collect()
}

fn named<'a>(printed: &'a str, english: Option<&'a String>) -> Name<'a> {
    Name { printed, english: english.map(String::as_str) }
}

fn names(contacts: &[Contact], department: &Id) -> bool {
    contacts.iter().any(|contact| contact.department.as_ref() == Some(department))
}

/// The directory as it is read from a compiled file.
pub(crate) fn compiled(directory: &Directory) -> Directory {
    let columns = directory.columns(|_| ()).unwrap();
    let get = |name| columns.iter().find(|(column, _)| *column == name).map(|(_, bytes)| bytes.clone());
    Directory::from_columns(get).unwrap()
}

/// The lookups of a directory and of the same one compiled.
pub(crate) fn agree(contents: &Contents) {
    let directory = Directory::from(contents.clone());
    agree_in(&compiled(&directory), contents);
    agree_in(&directory, contents);
}

fn agree_in(directory: &Directory, contents: &Contents) {
    every_record(directory, contents);
    parts(directory, contents);
    contents.departments.iter().for_each(|it| department(directory, contents, &it.id));
    for kind in Kind::ALL {
        assert_eq!(listed(&directory.of_kind(kind)), scan(directory, |it| it.kind() == kind), "{kind:?}");
    }
    for (found, said) in directory.disciplines().zip(&contents.disciplines) {
        let societies = scan(directory, |it| matches!(it, Record::Society(discipline, _) if *discipline.id == said.id));
        assert_eq!(found.english, said.english.as_deref());
        assert_eq!((found.id, found.name, listed(&found.societies)), (said.id.as_str(), said.name.as_str(), societies));
    }
    for (found, said) in directory.chapters().zip(contents.charter.iter().flat_map(|it| &it.chapters)) {
        let articles = scan(directory, |it| matches!(it, Record::Article(chapter, _) if chapter.number == said.number));
        assert_eq!((found.number, found.title, listed(&found.articles)), (said.number, said.title.as_str(), articles));
    }
    assert_eq!(directory.disciplines().count(), contents.disciplines.len());
    assert_eq!(directory.chapters().count(), contents.charter.iter().flat_map(|it| &it.chapters).count());
    for term in &contents.info.audiences {
        assert_eq!(directory.audience_term(&term.id), Some(term));
    }
    for no in directory.all().iter() {
        let said = match directory.record(no) {
            Some(Record::Service(service)) => Some(ServiceDates::of(service)),
            _ => None,
        };
        assert_eq!(directory.dates(no), said);
    }
    let unknown = Id::from("no-such-id");
    assert_eq!(directory.index_of(unknown.as_str()), None);
    assert_eq!((directory.part(&unknown), directory.audience_term(&unknown)), (None, None));
    assert!(directory.department(&unknown).is_none() && directory.answered_by(&unknown).is_empty());
    assert_eq!(directory.heading(RecordIdx(u32::try_from(directory.len()).unwrap())), None);
}

/// Headings say of each record what the record says, and its id leads back to it.
fn every_record(directory: &Directory, contents: &Contents) {
    assert_eq!(directory.headings().count(), directory.len());
    assert_eq!(listed(&directory.all()), scan(directory, |_| true));
    for (no, record) in directory.records() {
        let heading = directory.heading(no).unwrap();
        assert_eq!((heading.id, heading.kind), (record.id().as_str(), record.kind()));
        assert_eq!((heading.number, heading.name), (record.number(), record.name()));
        assert_eq!(heading.english, record.english());
        assert_eq!(directory.index_of(record.id().as_str()), Some(no));
        let expected: Vec<Name<'_>> = match record {
            Record::Service(it) => {
                let part = contents.info.parts.iter().find(|part| part.id == it.part).unwrap();
                let category = part.categories.iter().find(|category| Some(&category.id) == it.category.as_ref());
                let category = category.map(|it| named(&it.name, it.english.as_ref()));
                std::iter::once(named(&part.name, part.english.as_ref())).chain(category).collect()
            }
            Record::Society(discipline, _) => {
                let discipline = contents.disciplines.iter().find(|it| it.id == *discipline.id).unwrap();
                vec![named(&discipline.name, discipline.english.as_ref())]
            }
            Record::Article(chapter, _) => {
                [&contents.charter.as_ref().unwrap().title, chapter.title].map(Name::of).into()
            }
            Record::Department(_) | Record::Profile(_) | Record::Preface(_) => Vec::new(),
        };
        assert_eq!(heading.place.steps().collect::<Vec<_>>(), expected);
        assert_eq!(heading.place.innermost(), expected.last().copied());
        assert_eq!(directory.path(record), expected);
    }
}

fn parts(directory: &Directory, contents: &Contents) {
    for part in &contents.info.parts {
        assert_eq!(directory.part(&part.id), Some(part));
        let services = scan(directory, |it| matches!(it, Record::Service(it) if it.part == part.id));
        assert_eq!(listed(&directory.services_in(&part.id)), services);
        for category in &part.categories {
            assert_eq!(directory.part(&category.id), None);
            let services =
                scan(directory, |it| matches!(it, Record::Service(it) if it.category.as_ref() == Some(&category.id)));
            assert_eq!(listed(&directory.services_in(&category.id)), services);
        }
    }
}

fn department(directory: &Directory, contents: &Contents, id: &Id) {
    assert_eq!(directory.department(id).map(|it| &it.id), Some(id));
    let mut answered: Vec<RecordIdx> = directory.index_of(id.as_str()).into_iter().collect();
    answered.extend(scan(directory, |record| match record {
        Record::Service(it) => names(&it.contacts, id),
        Record::Society(..) => contents.society_list.iter().any(|list| names(&list.contacts, id)),
        Record::Profile(it) => names(&it.contacts, id),
        Record::Department(_) | Record::Article(..) | Record::Preface(_) => false,
    }));
    assert_eq!(listed(&directory.answered_by(id)), answered);
    let services: Vec<&Service> = contents.services.iter().filter(|it| names(&it.contacts, id)).collect();
    let ids = |of: &[&Service]| of.iter().map(|it| it.id.to_string()).collect::<Vec<_>>();
    let listed = directory.services_of(id);
    let listed = listed.iter().map(|no| directory.heading(no).unwrap().id.to_owned());
    assert_eq!(listed.collect::<Vec<_>>(), ids(&services));

    let itself = directory.record(directory.index_of(id.as_str()).unwrap()).unwrap();
    let of_list = contents.society_list.iter().flat_map(|list| &list.contacts);
    let blocks: Vec<&Contact> = contents
        .services
        .iter()
        .flat_map(|it| &it.contacts)
        .chain(of_list)
        .filter(|contact| contact.is_answered_by(id))
        .collect();
    assert_eq!(directory.contacts(itself), blocks);
    let owned = directory.numbers(itself);
    assert_eq!(owned.iter().map(|it| it.phone).collect::<Vec<_>>(), directory.phones(itself));
    let numbers = directory.numbers_of(id);
    assert_eq!(numbers.iter().map(|it| it.phone).collect::<Vec<_>>(), directory.phones(itself));
    for number in numbers {
        let prints = |contact: &Contact| {
            contact.is_answered_by(id) && contact.phones.iter().any(|phone| phone.number == number.phone.number)
        };
        let printing: Vec<&Service> =
            services.iter().copied().filter(|service| service.contacts.iter().any(prints)).collect();
        let listed = number.services.iter().map(|no| directory.heading(no).unwrap().id.to_owned());
        assert_eq!(listed.collect::<Vec<_>>(), ids(&printing));
        let is_of_list = contents.society_list.iter().any(|list| list.contacts.iter().any(prints));
        assert_eq!(number.is_of_list, is_of_list);
    }
}
