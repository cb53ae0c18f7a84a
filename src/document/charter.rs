//! The documents of the charter and of a chapter: the text of their articles in one piece.

use crate::directory::{ChapterHeading, Directory, RecordList};
use crate::messages::Lang;

use super::{DocumentBuilder, Element, Inline, Role, Subject, Target};

/// The elements of the whole charter, from the top; none where the directory has no charter.
pub(super) fn charter(directory: &Directory, lang: Lang) -> Vec<Element<'_>> {
    let mut document = DocumentBuilder { lang, elements: Vec::new() };
    let Some(title) = directory.charter_title() else { return document.elements };
    document.elements.push(Element::Title(title.to_owned()));
    place(&mut document, directory, &directory.info().title, None);
    for ChapterHeading { number, title, articles } in directory.chapters() {
        let heading = Inline::new(title, Role::Heading).to(Some(Target::Chapter(number)));
        document.elements.push(Element::Heading(heading));
        self::articles(&mut document, directory, &articles, Role::Subheading);
    }
    end(&mut document, directory, Subject::Charter);
    document.elements
}

/// The elements of a chapter, from the top; none where the charter has no chapter of this number.
pub(super) fn chapter(directory: &Directory, number: u32, lang: Lang) -> Vec<Element<'_>> {
    let mut document = DocumentBuilder { lang, elements: Vec::new() };
    let chapter = directory.chapters().find(|chapter| chapter.number == number);
    let Some((title, chapter)) = directory.charter_title().zip(chapter) else { return document.elements };
    document.elements.push(Element::Title(chapter.title.to_owned()));
    place(&mut document, directory, title, Some(Target::Charter));
    articles(&mut document, directory, &chapter.articles, Role::Heading);
    end(&mut document, directory, Subject::Chapter(number));
    document.elements
}

/// Where the text stands.
fn place(document: &mut DocumentBuilder<'_>, directory: &Directory, within: &str, target: Option<Target>) {
    let page = directory.charter_page().map(|page| document.messages().facts.page_from(page));
    document.elements.push(Element::Place { path: vec![within.to_owned()], target, page });
}

/// That these are our words, and the id of the text.
fn end(document: &mut DocumentBuilder<'_>, directory: &Directory, text: Subject) {
    document.gap();
    document.our_words(directory.charter_page(), false);
    if let Some(id) = text.text_id() {
        document.paragraph(&document.messages().facts.id(&id), Role::Quiet);
    }
}

/// Articles one after the other, each under a heading that leads to it.
fn articles<'a>(document: &mut DocumentBuilder<'a>, directory: &'a Directory, articles: &RecordList, role: Role) {
    for no in articles.iter() {
        let (record, messages) = (directory.record(no), document.messages());
        let name = || directory.heading(no).map(|it| it.name.to_owned()).unwrap_or_default();
        let heading = Inline::new(record.map_or_else(name, |record| super::title(record, messages)), role)
            .to(Some(Target::Record(no)));
        document.elements.push(Element::Heading(heading));
        match record {
            Some(record) => {
                document.blocks(record.body());
                document.warnings(record.notes());
            }
            None => document.paragraph(document.messages().facts.damaged, Role::Warning),
        }
    }
}
