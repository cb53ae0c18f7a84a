//! A record's document as Markdown, for a page or a message.

use crate::directory::{Block, Directory, Item, Record};
use crate::document::{Element, Property, Role, document};
use crate::messages::Lang;

/// A record with everything that its page on the screen says, headings and lists as in the booklet.
#[must_use]
pub fn markdown(directory: &Directory, record: Record<'_>, lang: Lang) -> String {
    let mut page = Page::default();
    for element in document(directory, record, lang) {
        page.element(&element);
    }
    page.finish()
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn element(&mut self, element: &Element<'_>) {
        match element {
            Element::Title(text) => self.heading(1, text),
            Element::Place { path, page } => {
                let place: Vec<String> = std::iter::once(path.join(" › ")).chain(page.clone()).collect();
                self.block(&escaped(&place.join(" · ")));
            }
            // Every block of Markdown is set off from the one before.
            Element::Gap => self.end_list(),
            Element::Heading(text) => self.heading(2, text),
            Element::Paragraph(text, _) => self.block(&shown(text)),
            Element::Properties(facts) => {
                for fact in facts {
                    self.fact(fact);
                }
            }
            Element::Blocks(blocks) => self.blocks(blocks),
            Element::Bullets(texts, _) => {
                for text in texts {
                    self.bullet(0, &shown(text));
                }
                self.end_list();
            }
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escaped(text)));
    }

    fn block(&mut self, text: &str) {
        self.end_list();
        self.0.push_str(text);
        self.0.push_str("\n\n");
    }

    /// A list is ended by a blank line.
    fn end_list(&mut self) {
        if self.0.ends_with('\n') && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn bullet(&mut self, depth: usize, text: &str) {
        self.0.extend([&"  ".repeat(depth), "- ", text, "\n"]);
    }

    /// One value stands behind its label, with its remarks below; several stand below.
    fn fact(&mut self, fact: &Property) {
        let label = escaped(&fact.label);
        let several = fact.values.iter().filter(|(_, role)| !role.is_remark()).count() > 1;
        let mut values: Vec<&(String, Role)> = fact.values.iter().collect();
        if several || values.is_empty() {
            self.bullet(0, &label);
        } else {
            self.bullet(0, &format!("{label}：{}", shown(&values.remove(0).0)));
        }
        for (value, _) in values {
            self.bullet(1, &shown(value));
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
        format!("{}\n", self.0.trim_end())
    }
}

/// An address as a link, everything else as it is read.
fn shown(text: &str) -> String {
    let is_address = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
    if is_address && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>')) {
        return format!("<{text}>");
    }
    escaped(text)
}

/// The text with every character that Markdown would take for mark-up escaped. A number with a full stop at the
/// beginning would become a list.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let numbered = c == '.' && at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        let leading = at == 0 && matches!(c, '#' | '-' | '+' | '>' | '=');
        if numbered || leading || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{escaped, markdown, shown};
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
                        Element::Title(said) | Element::Heading(said) | Element::Paragraph(said, _) => expect(&said),
                        Element::Place { path, page } => path.iter().chain(&page).for_each(|said| expect(said)),
                        Element::Properties(facts) => {
                            for fact in facts {
                                expect(&fact.label);
                                fact.values.iter().for_each(|(said, _)| expect(said));
                            }
                        }
                        Element::Bullets(texts, _) => texts.iter().for_each(|said| expect(said)),
                        Element::Blocks(_) | Element::Gap => {}
                    }
                }
            }
        }
    }
}
