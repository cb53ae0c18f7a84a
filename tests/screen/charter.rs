//! The charter and its chapters, read in one piece.

use crate::support::desk::{Desk, options};
use crate::support::shipped::SHIPPED;
use kechuang::directory::{Directory, Kind, Record};
use kechuang::document::layout::StyledLine;
use kechuang::document::{Role, Subject, Target};
use kechuang::tui::mode::Focus;
use std::sync::Arc;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (50, 20), (40, 10)];

/// What the details show.
fn subject(desk: &Desk) -> Option<Subject> {
    desk.model.browse().detail.subject
}

/// All lines of the page.
fn lines(desk: &Desk) -> Vec<StyledLine> {
    let directory = desk.model.shared.directory.as_deref().unwrap();
    desk.model.browse().detail.page.lines_from(directory, 0).map(std::borrow::Cow::into_owned).collect()
}

fn to_node(desk: &mut Desk, label: &str) {
    desk.press("h");
    for _ in 0..200 {
        if desk.model.browse().tree.selected().unwrap().label() == label {
            return;
        }
        desk.press("j");
    }
    panic!("no node {label}");
}

fn charter_title() -> &'static str {
    SHIPPED.0.charter_title().unwrap().trim_matches(['《', '》'])
}

#[test]
fn the_tree_on_the_charter_shows_it_whole() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        to_node(&mut desk, charter_title());
        assert_eq!(subject(&desk), Some(Subject::Charter));
        desk.press("l j");
        let first = SHIPPED.0.chapters().next().unwrap();
        assert_eq!(subject(&desk), Some(Subject::Chapter(first.number)), "{width}×{height}");
        desk.press("Enter");
        let article = desk.model.browse().list.selected();
        assert_eq!((desk.model.browse().focus, subject(&desk)), (Focus::List, article.map(Subject::Record)));
        assert_eq!(article, first.articles.get(0), "the list is the chapter's");
    }
}

#[test]
fn the_text_is_read_at_every_size() {
    for (width, height) in SIZES {
        let mut desk = Desk::open(width, height);
        to_node(&mut desk, charter_title());
        desk.press("Shift-Tab");
        desk.shows(&format!("charter-{width}x{height}"));
        desk.press("Tab Esc h l j");
        desk.press("Shift-Tab ]");
        desk.shows(&format!("chapter-{width}x{height}"));
    }
}

#[test]
fn from_an_article_its_text_opens_at_that_article() {
    for (width, height) in SIZES {
        for (name, text) in [("本章全文", Subject::Chapter(2)), ("章程全文", Subject::Charter)] {
            let article = |tabs: usize| {
                let mut desk = Desk::open(width, height);
                desk.press("/ \"article-07\" Enter");
                desk.press(&"Tab ".repeat(tabs));
                desk
            };
            let mut desk = article(0);
            let before = subject(&desk);
            assert!(desk.frame().contains(name), "{name} is seen at {width}×{height}\n{}", desk.frame());
            for tabs in 1..6 {
                desk = article(tabs);
                desk.press("Enter");
                if subject(&desk) == Some(text) {
                    break;
                }
            }
            assert_eq!(subject(&desk), Some(text), "{width}×{height}");
            let page = &desk.model.browse().detail;
            let seen: Vec<String> =
                lines(&desk)[page.offset..].iter().take(page.height).map(StyledLine::text).collect();
            assert!(seen.iter().any(|line| line.starts_with("第七条")), "{width}×{height}\n{}", desk.frame());
            desk.press("Ctrl-o");
            assert_eq!(subject(&desk), before, "and back at {width}×{height}");
        }
    }
}

#[test]
fn the_charter_page_has_every_chapter_and_every_article() {
    let mut desk = Desk::open(120, 36);
    to_node(&mut desk, charter_title());
    let lines = lines(&desk);
    let of_role = |role| lines.iter().filter(move |line| line.spans.first().is_some_and(|it| it.role == role));
    let chapters: Vec<String> = of_role(Role::Heading).map(StyledLine::text).collect();
    assert_eq!(chapters, SHIPPED.0.chapters().map(|it| it.title.to_owned()).collect::<Vec<_>>());
    let articles: Vec<_> = of_role(Role::Subheading).map(|line| line.spans[0].target.clone()).collect();
    assert_eq!(
        articles,
        SHIPPED.0.of_kind(Kind::Article).iter().map(|no| Some(Target::Record(no))).collect::<Vec<_>>()
    );
    let squeezed = |text: &str| text.replace([' ', '　'], "");
    let whole = squeezed(&lines.iter().map(StyledLine::text).collect::<String>());
    for (_, record) in SHIPPED.0.records() {
        if let Record::Article(_, article) = record {
            let mut texts = vec![article.label.as_str(), &article.subject];
            kechuang::directory::each_text(&article.body, &mut |text| texts.push(text));
            assert!(texts.iter().all(|text| whole.contains(&squeezed(text))), "{}", article.id);
        }
    }
}

#[test]
fn who_goes_straight_to_the_details_reads_on_in_the_charter() {
    let mut desk = Desk::open(120, 36);
    to_node(&mut desk, charter_title());
    desk.press("Shift-Tab");
    assert_eq!((desk.model.browse().focus, subject(&desk)), (Focus::Detail, Some(Subject::Charter)));
    desk.press("G");
    assert!(desk.model.browse().detail.offset > 100, "the text is moved");
    desk.press("J");
    let selected = desk.model.browse().list.selected().unwrap();
    assert_eq!(selected, SHIPPED.0.of_kind(Kind::Article).get(1).unwrap(), "the next entry is the list's");
    assert_eq!(subject(&desk), Some(Subject::Record(selected)));
}

#[test]
fn a_directory_without_a_charter_has_no_such_page() {
    let mut contents = SHIPPED.0.contents();
    contents.charter = None;
    let directory: Arc<Directory> = Arc::new(contents.into());
    let mut desk = Desk::open_directory(options(), &directory, 120, 36);
    desk.press("h");
    for _ in 0..60 {
        assert!(matches!(subject(&desk), Some(Subject::Record(_))));
        desk.press("j l");
        desk.press("h");
    }
}
