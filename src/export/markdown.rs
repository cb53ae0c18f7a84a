//! A record's document as Markdown, for a page or a message.

use std::io::{BufWriter, Write};

use super::leaving::{Leaving, Left, NotWritten};
use crate::directory::{Block, Directory, Item, Record};
use crate::document::{Element, Inline, Property, Role, Row, Subject, about, document, entry};
use crate::messages::{Lang, Messages};
pub(super) use crate::text::markdown_escaped as escaped;
use crate::text::{foreign, is_character_reference as is_reference};

/// A record with everything that its page on the screen says, headings and lists as in the booklet.
#[must_use]
pub fn markdown(directory: &Directory, record: Record<'_>, lang: Lang) -> String {
    written(directory, &document(directory, record, lang), lang)
}

/// The same of anything that a page is about.
#[must_use]
pub fn markdown_about(directory: &Directory, subject: Subject, lang: Lang) -> String {
    written(directory, &about(directory, subject, lang), lang)
}

/// Writes records as one document: the directory's title, and below it each record with everything that its page says.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn several(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    let mut out = BufWriter::new(out);
    writeln!(out, "# {}", escaped(&leaving.directory.info().title))?;
    leaving.each(leaving.records, progress, |_, record| {
        let mut page = MarkdownWriter { above: 1, ..MarkdownWriter::new(leaving.lang) };
        for element in &document(leaving.directory, record, leaving.lang) {
            page.element(leaving.directory, element);
        }
        Ok(write!(out, "\n{}", page.finish())?)
    })?;
    out.flush()?;
    Ok(Left { records: leaving.records.len(), ..Left::default() })
}

fn written(directory: &Directory, elements: &[Element<'_>], lang: Lang) -> String {
    let mut page = MarkdownWriter::new(lang);
    for element in elements {
        page.element(directory, element);
    }
    page.finish()
}

struct MarkdownWriter {
    text: String,
    /// How many levels of headings stand above its own.
    above: usize,
    messages: &'static Messages,
}

impl MarkdownWriter {
    fn new(lang: Lang) -> Self {
        Self { text: String::new(), above: 0, messages: lang.messages() }
    }

    fn element(&mut self, directory: &Directory, element: &Element<'_>) {
        match element {
            Element::Title(text) => self.heading(1, text),
            Element::OtherName { name, remark, .. } => self.block(&shown(&self.messages.remarked(name, Some(remark)))),
            Element::Place { path, page, .. } => {
                let place: Vec<String> = std::iter::once(path.join(" › ")).chain(page.clone()).collect();
                self.block(&escaped(&place.join(" · ")));
            }
            Element::Names(names) => {
                self.heading(1, self.messages.facts.comparison);
                for (short, name) in Row::SHORT.into_iter().zip(names) {
                    self.bullet(0, &self.messages.labelled(short, &shown(&name.text)));
                }
                self.end_list();
            }
            Element::Row(row) => self.row(directory, row),
            Element::Links(what, links) => {
                let links: Vec<&str> = links.iter().map(|link| link.text.as_str()).collect();
                self.block(&escaped(&self.messages.labelled(what, &links.join(" · "))));
            }
            // Every block of Markdown is set off from the one before.
            Element::Gap => self.end_list(),
            Element::Heading(text) => self.heading(if text.role == Role::Subheading { 3 } else { 2 }, &text.text),
            Element::Paragraph(text) => self.block(&shown(&text.text)),
            Element::Properties(facts) => {
                for fact in facts {
                    self.fact(0, fact);
                }
            }
            Element::Blocks(blocks) => self.blocks(blocks),
            Element::Bullets(texts) => {
                for text in texts {
                    self.bullet(0, &shown(&text.text));
                }
                self.end_list();
            }
            Element::Entries(records) => {
                for heading in records.iter().filter_map(|no| directory.heading(no)) {
                    self.bullet(0, &shown(&entry(heading, self.messages)));
                }
                self.end_list();
            }
        }
    }

    /// A field of two records: what is the same once, else what each has.
    fn row(&mut self, directory: &Directory, row: &Row<'_>) {
        let (is_same, is_section) = (row.is_same(), row.is_section());
        let label = if is_same { row.label.text.clone() } else { format!("≠ {}", row.label.text) };
        if is_section {
            self.heading(2, &label);
        }
        let values = |side: &[Element<'_>]| -> Vec<Inline> {
            let none = side.is_empty().then(|| Inline::new("—", Role::Quiet));
            let texts =
                side.iter().filter_map(|it| if let Element::Paragraph(text) = it { Some(text.clone()) } else { None });
            none.into_iter().chain(texts).collect()
        };
        let [first, second] = &row.sides;
        if !is_section && is_same {
            return self.fact(0, &Property { label, values: values(first) });
        }
        if !is_section {
            self.bullet(0, &escaped(&label));
        }
        for (short, side) in Row::SHORT.into_iter().zip([first, second]) {
            if !is_section {
                self.fact(1, &Property { label: short.to_owned(), values: values(side) });
                continue;
            }
            if !is_same {
                self.heading(3, short);
            }
            if side.is_empty() {
                self.block("—");
            }
            for element in side {
                self.element(directory, element);
            }
            if is_same {
                break;
            }
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level + self.above), escaped(text)));
    }

    fn block(&mut self, text: &str) {
        self.end_list();
        self.text.push_str(text);
        self.text.push_str("\n\n");
    }

    /// A list is ended by a blank line.
    fn end_list(&mut self) {
        if self.text.ends_with('\n') && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn bullet(&mut self, depth: usize, text: &str) {
        self.text.extend([&"  ".repeat(depth), "- ", text, "\n"]);
    }

    /// One value stands behind its label, with its remarks below; several stand below.
    fn fact(&mut self, depth: usize, fact: &Property) {
        let label = escaped(&fact.label);
        let several = fact.values.iter().filter(|value| !value.role.is_remark()).count() > 1;
        let mut values: Vec<&Inline> = fact.values.iter().collect();
        if several || values.is_empty() {
            self.bullet(depth, &label);
        } else {
            self.bullet(depth, &self.messages.labelled(&label, &shown(&values.remove(0).text)));
        }
        for value in values {
            self.bullet(depth + 1, &shown(&value.text));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Text(text) => self.block(&escaped(text)),
                Block::List(items) => {
                    self.items(items, 0);
                    self.end_list();
                }
            }
        }
    }

    fn items(&mut self, items: &[Item], depth: usize) {
        for Item { mark, text, items } in items {
            // A mark that ends in a full-width bracket brings its own space.
            let space = if mark.is_empty() || mark.ends_with(['）', '、', '．']) { "" } else { " " };
            self.bullet(depth, &escaped(&format!("{mark}{space}{text}")));
            self.items(items, depth + 1);
        }
    }

    fn finish(self) -> String {
        format!("{}\n", self.text.trim_end())
    }
}

/// An address as a link, everything else as it is read.
fn shown(text: &str) -> String {
    let is_address = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
    let stands = |c: char| !c.is_whitespace() && foreign(c).is_none() && !matches!(c, '<' | '>');
    let has_reference = text.char_indices().any(|(at, c)| c == '&' && is_reference(&text[at..]));
    if is_address && text.chars().all(stands) && !has_reference {
        return format!("<{text}>");
    }
    escaped(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use proptest::prelude::{any, prop_oneof, proptest};
    use proptest::strategy::Strategy;
    use pulldown_cmark::{Event, Options, Parser};

    use super::{entry, escaped, markdown, shown};
    use crate::document::{Element, document};
    use crate::loader::{Source, load};
    use crate::messages::Lang;

    #[test]
    fn what_looks_like_mark_up_is_escaped() {
        assert_eq!(escaped("1. 手稿*类*"), "1\\. 手稿\\*类\\*");
        assert_eq!(escaped("- 22.5 a_b"), "\\- 22.5 a\\_b");
        assert_eq!(escaped("2.0版"), "2\\.0版");
    }

    #[test]
    fn an_address_is_a_link_and_not_escaped() {
        assert_eq!(shown("https://a.cn/b_c"), "<https://a.cn/b_c>");
        assert_eq!(shown("www.a_b.cn"), "www.a\\_b.cn");
        assert_eq!(shown("http://a.cn> <b>"), "http://a.cn\\> \\<b\\>");
    }

    #[test]
    fn a_reference_to_a_character_stays_what_is_written() {
        assert_eq!(
            escaped("a &lt; b &#60; &#x3C; &copy; & c; R&D;"),
            "a \\&lt; b \\&#60; \\&#x3C; \\&copy; & c; R\\&D;"
        );
        assert_eq!(shown("http://a.cn/?a=1&b=2"), "<http://a.cn/?a=1&b=2>");
        assert_eq!(shown("http://a.cn/?a&lt;b"), "http://a.cn/?a\\&lt;b");
    }

    /// What a reader of Markdown takes a page for, with everything that GitHub's adds.
    fn read(page: &str) -> String {
        let options = Options::ENABLE_GFM
            | Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES;
        Parser::new_ext(page, options).fold(String::new(), |text, event| match event {
            Event::Text(element) => text + &element,
            Event::Start(_) | Event::End(_) => text,
            other => panic!("{other:?} in {page:?}"),
        })
    }

    /// Texts of what has a meaning in Markdown.
    fn any_text() -> impl Strategy<Value = String> {
        let signs = "\\\\`*_\\[\\]<>|~#&;:!=+.()\"'1a科 ·-";
        let sign = prop_oneof![
            4 => proptest::string::string_regex(&format!("[{signs}]")).unwrap(),
            1 => proptest::sample::select(vec!["&lt;", "&#35;", "&#x2a;", "&amp;", "---", "***", "```", "~~~", "1. ", "[x] ", "    ", "# ", " #", "<b>", "<!--", "](", "http://a.cn/", "a@b.cn", "^1"]).prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
        ];
        proptest::collection::vec(sign, 0..24).prop_map(|elements| elements.concat())
    }

    proptest! {
        #![proptest_config(proptest::test_runner::Config { cases: 4000, failure_persistence: None, ..Default::default() })]

        #[test]
        fn a_reader_of_markdown_reads_the_text(text in any_text()) {
            let said = crate::text::strip(&text).trim_matches(' ').to_owned();
            for before in ["", "# ", "## ", "- ", "- a\n  - "] {
                let label = if before.contains('a') { "a" } else { "" };
                assert_eq!(read(&format!("{before}{}\n", escaped(&text))), format!("{label}{said}"), "{before:?} {text:?}");
            }
            assert_eq!(read(&format!("- a：{}\n", shown(&text))), format!("a：{said}"), "{text:?}");
        }
    }

    #[test]
    fn every_piece_of_a_sheet_is_in_its_markdown_once_and_in_order() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        for lang in Lang::ALL {
            for (_, record) in directory.records() {
                let text = markdown(&directory, record, lang);
                let mut rest = text.as_str();
                let mut expect = |said: &str| {
                    let at = rest.find(&shown(said)).or_else(|| rest.find(&escaped(said)));
                    assert!(at.is_some(), "{}: {said}\n{text}", record.id());
                    rest = &rest[at.unwrap_or_default()..];
                };
                for element in document(&directory, record, lang) {
                    match element {
                        Element::Title(said) | Element::OtherName { name: said, .. } => expect(&said),
                        Element::Heading(said) | Element::Paragraph(said) => expect(&said.text),
                        Element::Place { path, page, .. } => path.iter().chain(&page).for_each(|said| expect(said)),
                        Element::Links(what, links) => {
                            expect(&what);
                            for link in &links {
                                expect(&link.text);
                            }
                        }
                        Element::Properties(facts) => {
                            for fact in facts {
                                expect(&fact.label);
                                fact.values.iter().for_each(|said| expect(&said.text));
                            }
                        }
                        Element::Bullets(texts) => texts.iter().for_each(|said| expect(&said.text)),
                        Element::Entries(records) => {
                            records
                                .iter()
                                .for_each(|no| expect(&entry(directory.heading(no).unwrap(), lang.messages())));
                        }
                        Element::Blocks(_) | Element::Names(_) | Element::Row(_) | Element::Gap => {}
                    }
                }
            }
        }
    }
}
