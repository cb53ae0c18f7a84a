//! Makes the records of a directory fit each other: numbers, ids, names, pages, references.

use kechuang::directory::{
    AgeLimit, Asks, Contact, Contents, Department, DirectoryInfo, Event, Id, Service, Thesaurus, Trait,
};

/// A directory whose values are good becomes one that satisfies every rule.
pub(crate) fn settle(mut contents: Contents) -> Contents {
    about(&mut contents);
    departments(&mut contents.departments);
    societies(&mut contents);
    services(&mut contents);
    profiles(&mut contents);
    english_names(&mut contents);
    thesaurus(&mut contents.thesaurus);
    let mut article_number = 0;
    for (c, chapter) in contents.charter.iter_mut().flat_map(|it| &mut it.chapters).enumerate() {
        chapter.number = number(c);
        for article in &mut chapter.articles {
            article_number += 1;
            article.number = article_number;
            article.id = format!("article-{article_number:02}").into();
        }
    }
    contents
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap()
}

/// A reading with a syllable for each Han character of a name, where there is one at all.
fn read_aloud(pinyin: &mut Option<String>, name: &str) {
    let characters = name.chars().filter(|c| kechuang::text::is_ideograph(*c)).count();
    *pinyin = pinyin.take().map(|_| vec!["ke"; characters].join(" "));
}

/// A name in English of its own for whoever has one, printed only where there is one.
fn english_names(contents: &mut Contents) {
    let Contents { info, services, disciplines, departments, profiles, .. } = contents;
    let mut names: Vec<(&mut Option<String>, &mut bool)> = Vec::new();
    for part in &mut info.parts {
        names.push((&mut part.english, &mut part.english_printed));
        names.extend(part.categories.iter_mut().map(|it| (&mut it.english, &mut it.english_printed)));
    }
    names.extend(services.iter_mut().map(|it| (&mut it.english, &mut it.english_printed)));
    for discipline in disciplines {
        names.push((&mut discipline.english, &mut discipline.english_printed));
        names.extend(discipline.societies.iter_mut().map(|it| (&mut it.english, &mut it.english_printed)));
    }
    names.extend(departments.iter_mut().map(|it| (&mut it.english, &mut it.english_printed)));
    names.extend(profiles.iter_mut().map(|it| (&mut it.english, &mut it.english_printed)));
    for (n, (english, printed)) in names.into_iter().enumerate() {
        *printed &= english.is_some();
        if let Some(name) = english {
            name.insert_str(0, &format!("{n} "));
        }
    }
}

/// Groups with a word at least, which leads somewhere, and no word twice in one.
fn thesaurus(thesaurus: &mut Thesaurus) {
    for (w, word) in thesaurus.ignored.iter_mut().enumerate() {
        word.insert_str(0, &format!("i{w}-"));
    }
    for (g, group) in thesaurus.groups.iter_mut().enumerate() {
        let given = group.words.iter().cloned().chain(["词".to_owned(), "字".to_owned()]);
        group.words = given.enumerate().map(|(w, word)| format!("w{g}-{w}-{word}")).collect();
        for (w, word) in group.leads_to.iter_mut().enumerate() {
            word.insert_str(0, &format!("l{w}-"));
        }
    }
}

fn about(contents: &mut Contents) {
    for (p, part) in contents.info.parts.iter_mut().enumerate() {
        part.number = number(p);
        part.id = format!("part-{}", part.number).into();
        for (c, category) in part.categories.iter_mut().enumerate() {
            category.id = format!("category-{p}-{c}").into();
        }
    }
    for (a, term) in contents.info.audiences.iter_mut().enumerate() {
        term.id = format!("audience-{a}").into();
    }
    let first = contents.info.audiences[0].id.clone();
    contents.info.audiences.iter_mut().flat_map(|it| &mut it.broader).for_each(|id| *id = first.clone());
    for list in [&mut contents.info.fields, &mut contents.info.places] {
        for (t, term) in list.iter_mut().enumerate() {
            term.id = format!("term-{t}").into();
            term.broader.iter_mut().for_each(|id| *id = "term-0".into());
        }
    }
    if let Some(preface) = &mut contents.info.preface {
        preface.id = "preface".into();
    }
}

fn departments(departments: &mut [Department]) {
    for (d, department) in departments.iter_mut().enumerate() {
        department.id = format!("department-{d}").into();
        department.name.insert_str(0, &format!("{d}-"));
        for (n, name) in department.alternate_names.iter_mut().enumerate() {
            name.insert_str(0, &format!("{d}-{n}-"));
        }
        read_aloud(&mut department.pinyin, &department.name);
    }
}

fn contacts(contacts: &mut [Contact], departments: &[Department], always: bool) {
    for (c, contact) in contacts.iter_mut().enumerate() {
        let department = &departments[c % departments.len()];
        if always || contact.department.is_some() {
            contact.department = Some(department.id.clone());
        }
        let spelling = department.alternate_names.first().filter(|_| contact.department.is_some());
        contact.printed = contact.printed.take().and(spelling.cloned());
        if contact.phones.is_empty() && contact.emails.is_empty() && contact.urls.is_empty() {
            contact.address.get_or_insert_with(|| "滨河路1号".to_owned());
        }
    }
}

fn age(limit: &mut AgeLimit) {
    let (min, max) = (limit.min, limit.max);
    (limit.min, limit.max) = match (min, max) {
        (Some(min), Some(max)) => (Some(min.min(max)), Some(min.max(max))),
        (None, None) => (Some(18), None),
        one => one,
    };
}

/// Terms and headings that there are, groups with their words, no group twice, first birthdays that agree.
fn eligibility(service: &mut Service, info: &DirectoryInfo) {
    let [audience, field, place] = [&info.audiences[0].id, &info.fields[0].id, &info.places[0].id];
    for it in &mut service.audiences {
        it.place = it.place.take().map(|_| place.clone());
    }
    let Some(who) = &mut service.eligibility else { return };
    let known = |one: &mut Trait| match one {
        Trait::Field(id) => *id = field.clone(),
        Trait::Audience(id) => *id = audience.clone(),
        _ => {}
    };
    for (a, limit) in who.ages.iter_mut().enumerate() {
        age(limit);
        limit.group.insert_str(0, &format!("{a}-"));
        limit.who.iter_mut().for_each(known);
        // The oldest who are admitted become too old on one day.
        let max = limit.max.filter(|_| limit.born_from.is_some());
        limit.born_from = max.map(|max| format!("{}-05-31", 2023 - u16::from(max)));
    }
    for it in &mut who.criteria {
        it.who.iter_mut().for_each(known);
        it.group.insert(0, '组');
        if let Asks::Nationality { place: Some(it) } | Asks::Residence { place: Some(it) } = &mut it.asks {
            *it = place.clone();
        }
    }
    who.excluded.iter_mut().flat_map(|it| &mut it.who).for_each(known);
    let headings: Vec<String> = service.sections.iter().map(|it| it.heading.clone()).collect();
    who.sections = headings.into_iter().take(who.sections.len()).collect();
}

fn oldest_first(history: &mut [Event]) {
    history.sort_by(|a, b| a.date.cmp(&b.date));
}

fn services(contents: &mut Contents) {
    let Contents { info, departments, services, .. } = contents;
    let mut pages: Vec<u16> = services.iter().map(|it| it.page).collect();
    pages.sort_unstable();
    for (s, service) in services.iter_mut().enumerate() {
        service.number = number(s);
        service.id = format!("service-{:02}", service.number).into();
        service.name.insert_str(0, &format!("{s}-"));
        service.page = pages[s];
        read_aloud(&mut service.pinyin, &service.name);
        let part = &info.parts[s % info.parts.len()];
        service.part = part.id.clone();
        service.category = service.category.take().and(part.categories.first().map(|it| it.id.clone()));
        let known: Vec<&Id> = info.audiences.iter().map(|it| &it.id).collect();
        for (t, term) in service.audiences.iter_mut().flat_map(|it| &mut it.terms).enumerate() {
            *term = known[t % known.len()].clone();
        }
        eligibility(service, info);
        oldest_first(&mut service.history);
        contacts(&mut service.contacts, departments, true);
    }
}

fn societies(contents: &mut Contents) {
    let mut count = 0;
    for (d, discipline) in contents.disciplines.iter_mut().enumerate() {
        discipline.number = number(d);
        discipline.id = format!("discipline-{d}").into();
        for (s, society) in discipline.societies.iter_mut().enumerate() {
            society.number = number(s);
            society.id = format!("society-{}-{:02}", discipline.id, society.number).into();
            society.name.insert_str(0, &format!("{d}-{s}-"));
            read_aloud(&mut society.pinyin, &society.name);
            count += 1;
        }
    }
    if let Some(list) = &mut contents.society_list {
        list.count = count;
        contacts(&mut list.contacts, &contents.departments, false);
    }
}

fn profiles(contents: &mut Contents) {
    let mut pages: Vec<u16> = contents.profiles.iter().map(|it| it.page).collect();
    pages.sort_unstable();
    for (p, profile) in contents.profiles.iter_mut().enumerate() {
        profile.number = number(p);
        profile.id = format!("profile-{p}").into();
        profile.name.insert_str(0, &format!("{p}-"));
        profile.page = pages[p];
        read_aloud(&mut profile.pinyin, &profile.name);
        oldest_first(&mut profile.history);
        contacts(&mut profile.contacts, &contents.departments, false);
    }
}
