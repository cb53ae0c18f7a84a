//! A document as HTML, for a page: headings, tables of facts with their labels as headers, lists, links that dial, write and
//! lead on.
//!
//! What language a text is in is said where that is not the page's own: a booklet's words stand on an English page as they
//! are printed, and a voice reads them as Chinese.

use maud::{Markup, html};

use super::phone_uri::uri;
use crate::directory::{Block, Directory, Item};
use crate::document::mentions::{Mentions, Reading};
use crate::document::{Element, Inline, Property, Role, Row, Target, entry};
use crate::messages::Lang;
use crate::text::{is_ideograph, strip};

/// A language as HTML names it (BCP 47).
#[must_use]
pub const fn language_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// The language of a text, where it is another one than the page's: Chinese has ideographs, English letters and none.
#[must_use]
pub fn other_language(text: &str, page: Lang) -> Option<&'static str> {
    let has_ideograph = text.chars().any(is_ideograph);
    let has_word = text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 1);
    match page {
        Lang::En if has_ideograph => Some(language_tag(Lang::Zh)),
        Lang::Zh if !has_ideograph && has_word => Some(language_tag(Lang::En)),
        Lang::Zh | Lang::En => None,
    }
}

/// How documents are written as HTML.
#[derive(Clone, Copy)]
pub struct Html<'a> {
    /// The directory.
    pub directory: &'a Directory,
    /// The language of the page.
    pub lang: Lang,
    /// Where the page stands to which something in the directory leads; where there is none it does not lead on.
    pub href: &'a dyn Fn(&Target) -> Option<String>,
    /// The names that lead on where they stand in running text, and of which page that is.
    pub mentions: Option<(&'a Mentions, Reading)>,
}

impl Html<'_> {
    /// The elements of a document, from the top.
    #[must_use]
    pub fn written(&self, elements: &[Element<'_>]) -> Markup {
        html! {
            @for element in elements { (self.element(element)) }
        }
    }

    fn element(&self, element: &Element<'_>) -> Markup {
        match element {
            Element::Title(text) => html! { h1 lang=[self.other(text)] { (strip(text)) } },
            Element::OtherName { name, remark, .. } => html! {
                p class="other-name" {
                    span lang=[self.other(name)] { (strip(name)) } " " span class="quiet" { (remark) }
                }
            },
            Element::Place { path, target, page } => self.place(path, target.as_ref(), page.as_deref()),
            Element::Links(what, links) => html! {
                p class="quiet" {
                    (self.lang.messages().labelled(what, ""))
                    @for (at, link) in links.iter().enumerate() {
                        @if at > 0 { " · " }
                        (self.linked(link))
                    }
                }
            },
            Element::Gap => html! {},
            Element::Heading(text) if text.role == Role::Subheading => html! { h3 { (self.linked(text)) } },
            Element::Heading(text) => html! { h2 { (self.linked(text)) } },
            Element::Paragraph(text) => html! { p class=[class(text.role)] { (self.linked(text)) } },
            Element::Properties(facts) => self.facts(facts),
            Element::Blocks(blocks) => self.blocks(blocks),
            Element::Bullets(texts) => html! {
                ul {
                    @for text in texts { li class=[class(text.role)] { (self.linked(text)) } }
                }
            },
            Element::Entries(records) => html! {
                ul class="entries" {
                    @for no in records.iter() {
                        @if let Some(heading) = self.directory.heading(no) {
                            li { (self.linked(&Inline::new(entry(heading, self.lang.messages()), Role::Text).to(Some(Target::Record(no))))) }
                        }
                    }
                }
            },
            Element::Names(names) => html! {
                h1 { (self.lang.messages().facts.comparison) }
                ul {
                    @for (short, name) in Row::SHORT.into_iter().zip(names) {
                        li { (self.lang.messages().labelled(short, "")) (self.linked(name)) }
                    }
                }
            },
            Element::Row(row) => self.row(row),
        }
    }

    /// The tag of a text's language, where that is not the page's.
    fn other(&self, text: &str) -> Option<&'static str> {
        other_language(text, self.lang)
    }

    fn place(&self, path: &[String], target: Option<&Target>, page: Option<&str>) -> Markup {
        let steps = path.len();
        html! {
            p class="place quiet" {
                @for (at, step) in path.iter().enumerate() {
                    @if at > 0 { " › " }
                    @let target = target.filter(|_| at + 1 == steps).cloned();
                    (self.linked(&Inline::new(step.as_str(), Role::Quiet).to(target)))
                }
                @if let Some(page) = page { " · " (strip(page)) }
            }
        }
    }

    /// A text, leading on where it does.
    fn linked(&self, text: &Inline) -> Markup {
        let shown = strip(&text.text);
        let href = text.target.as_ref().and_then(|target| (self.href)(target).or_else(|| opened(target)));
        let is_address = matches!(text.target, Some(Target::Web(_) | Target::Email(_) | Target::Phone(_)));
        let lang = self.other(&text.text).filter(|_| !is_address);
        let is_heading = matches!(text.role, Role::Heading | Role::Subheading);
        let said = || {
            if is_heading {
                html! { (shown) }
            } else {
                self.running(&shown)
            }
        };
        match (href, lang) {
            (Some(href), lang) => html! { a href=(href) lang=[lang] { (shown) } },
            (None, Some(lang)) => html! { span lang=(lang) { (said()) } },
            (None, None) => said(),
        }
    }

    /// A text in which names lead on.
    fn running(&self, text: &str) -> Markup {
        let found = self.mentions.map(|(names, reading)| names.find(self.directory, text, reading));
        let mut chars = text.chars();
        let mut done = 0;
        let mut pieces: Vec<(String, Option<String>)> = Vec::new();
        for (range, target) in found.unwrap_or_default() {
            pieces.push((chars.by_ref().take(range.start.saturating_sub(done)).collect(), None));
            pieces.push((chars.by_ref().take(range.len()).collect(), (self.href)(&target)));
            done = range.end;
        }
        pieces.push((chars.collect(), None));
        html! {
            @for (text, href) in pieces {
                @match href {
                    Some(href) => { a href=(href) { (text) } },
                    None => { (text) },
                }
            }
        }
    }

    /// Facts as a table whose rows are headed by their labels.
    fn facts(&self, facts: &[Property]) -> Markup {
        html! {
            table class="facts" {
                tbody {
                    @for fact in facts {
                        tr {
                            th scope="row" lang=[self.other(&fact.label)] { (strip(&fact.label)) }
                            td {
                                @for value in &fact.values { p class=[class(value.role)] { (self.linked(value)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn blocks(&self, blocks: &[Block]) -> Markup {
        html! {
            @for block in blocks {
                @match block {
                    Block::Text(text) => { p lang=[self.other(text)] { (self.running(&strip(text))) } },
                    Block::List(items) => { (self.items(items)) },
                }
            }
        }
    }

    /// A list; where marks are printed they stand for the browser's, and a list it is said to be all the same.
    fn items(&self, items: &[Item]) -> Markup {
        let is_marked = items.iter().any(|item| !item.mark.is_empty());
        html! {
            ul class=[is_marked.then_some("marked")] role=[is_marked.then_some("list")] {
                @for Item { mark, text, items } in items {
                    li {
                        span lang=[self.other(text)] {
                            @if !mark.is_empty() { span class="mark" { (strip(mark)) } " " }
                            (self.running(&strip(text)))
                        }
                        @if !items.is_empty() { (self.items(items)) }
                    }
                }
            }
        }
    }

    /// A field of two records: what is the same once, else what each has.
    fn row(&self, row: &Row<'_>) -> Markup {
        let sides = Row::SHORT.into_iter().zip(&row.sides).take(if row.is_same() { 1 } else { 2 });
        html! {
            h2 {
                @if !row.is_same() { "≠ " }
                (self.linked(&row.label))
            }
            @for (short, side) in sides {
                @if !row.is_same() { h3 { (short) } }
                @if side.is_empty() { p { "—" } }
                (self.written(side))
            }
        }
    }
}

/// What a browser opens of an address. A web address is one of the web's: what else a scheme could do is not done.
fn opened(target: &Target) -> Option<String> {
    let uri = uri(target)?;
    let begins = |scheme: &str| uri.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    ["http://", "https://", "ftp://", "mailto:", "tel:"].into_iter().any(begins).then_some(uri)
}

/// The class of what is not running text.
const fn class(role: Role) -> Option<&'static str> {
    match role {
        Role::Strong => Some("strong"),
        Role::Quiet => Some("quiet"),
        Role::Warning => Some("warning"),
        Role::Label => Some("label"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, opened, other_language};
    use crate::directory::Directory;
    use crate::document::{Element, Inline, Role, Target};
    use crate::messages::Lang;

    #[test]
    fn only_what_a_browser_may_open_is_a_link() {
        for (address, href) in [
            ("www.tast.org.cn", Some("http://www.tast.org.cn")),
            ("HTTPS://a.cn/", Some("HTTPS://a.cn/")),
            ("javascript://%0aalert(1)", None),
            ("JavaScript://a", None),
            ("data://text/html", None),
        ] {
            assert_eq!(opened(&Target::Web(address.into())).as_deref(), href, "{address}");
        }
    }

    #[test]
    fn what_a_text_says_is_never_mark_up() {
        let directory = Directory::default();
        let html = Html { directory: &directory, lang: Lang::Zh, href: &|_| None, mentions: None };
        let text = "<script>alert(\"1\")</script>&lt;\u{202e}";
        let address = Inline::new(text, Role::Strong).to(Some(Target::Web("http://a\" onclick=\"b".into())));
        let page = html.written(&[Element::Title(text.to_owned()), Element::Paragraph(address)]).into_string();
        assert!(!page.contains("<script") && !page.contains("\" onclick") && !page.contains('\u{202e}'), "{page}");
        assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;lt;"), "{page}");
    }

    #[test]
    fn a_text_in_another_language_says_so() {
        assert_eq!(other_language("天津市药学会 2023", Lang::En), Some("zh-CN"));
        assert_eq!(other_language("Tianjin Society", Lang::Zh), Some("en"));
        assert_eq!(other_language("天津市 A 级", Lang::Zh), None);
        assert_eq!(other_language("022-27122522", Lang::Zh), None);
    }
}
