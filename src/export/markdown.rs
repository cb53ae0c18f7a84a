//! A record as Markdown, for a page or a message.

use crate::directory::{Block, Contact, Directory, Item, Record};
use crate::words::{Words, fill};

/// A record with its facts, contacts and text, headings and lists as in the booklet.
#[must_use]
pub fn markdown(directory: &Directory, record: Record<'_>, words: &Words) -> String {
    let mut page = Page::default();
    let title = match record {
        Record::Article(_, article) => format!("{} {}", article.label, article.subject),
        _ => record.name().to_owned(),
    };
    page.heading(1, &title);
    let mut place: Vec<String> = directory.path(record).iter().map(|step| (*step).to_owned()).collect();
    place.extend(directory.page(record).map(|number| fill(words.facts.page, &[("page", &number.to_string())])));
    page.paragraph(&place.join(" · "));
    if let Some(summary) = record.summary() {
        page.paragraph(summary);
    }
    if let Record::Service(service) = record {
        page.facts(service.audiences.iter().map(|it| {
            let label = if it.label.is_empty() { words.facts.audience } else { &it.label };
            (label, it.printed.clone())
        }));
        page.facts(service.schedules.iter().map(|it| (it.label.as_str(), it.printed.clone())));
        page.facts(service.providers.iter().map(|it| (it.label.as_str(), it.printed())));
        page.end_list();
    }
    page.contacts(directory, &directory.contacts(record), words);
    for section in record.sections() {
        page.heading(2, &section.heading);
        page.blocks(&section.body);
    }
    page.blocks(record.body());
    if let Record::Service(service) = record {
        page.numbers(service.figures.iter().map(|it| (it.what.as_str(), it.printed.as_str())), words.facts.figures);
        page.numbers(service.history.iter().map(|it| (it.date.as_str(), it.what.as_str())), words.facts.history);
        let documents = service.documents.iter();
        page.numbers(
            documents.map(|it| (it.title.as_str(), it.number.as_deref().unwrap_or_default())),
            words.facts.documents,
        );
    }
    if !record.notes().is_empty() {
        page.heading(2, words.facts.notes);
        for note in record.notes() {
            page.bullet(0, "", note);
        }
    }
    page.finish()
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escaped(text)));
    }

    fn paragraph(&mut self, text: &str) {
        self.block(&escaped(text));
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

    fn bullet(&mut self, depth: usize, mark: &str, text: &str) {
        let space = if mark.is_empty() || mark.ends_with(['）', '、']) { "" } else { " " };
        self.0.push_str(&"  ".repeat(depth));
        self.0.push_str("- ");
        self.0.push_str(&escaped(&format!("{mark}{space}{text}")));
        self.0.push('\n');
    }

    fn facts<'a>(&mut self, facts: impl Iterator<Item = (&'a str, String)>) {
        for (label, value) in facts {
            self.bullet(0, "", &format!("{label}：{value}"));
        }
    }

    fn numbers<'a>(&mut self, numbers: impl Iterator<Item = (&'a str, &'a str)>, heading: &str) {
        let mut numbers = numbers.peekable();
        if numbers.peek().is_some() {
            self.heading(2, heading);
        }
        for (what, value) in numbers {
            let colon = if value.is_empty() { "" } else { "：" };
            self.bullet(0, "", &format!("{what}{colon}{value}"));
        }
        self.end_list();
    }

    fn contacts(&mut self, directory: &Directory, contacts: &[&Contact], words: &Words) {
        if contacts.is_empty() {
            return;
        }
        self.heading(2, words.facts.contacts);
        for contact in contacts {
            let department = contact.department.as_ref().and_then(|id| directory.department(id));
            let printed = contact.printed.as_deref().or(department.map(|it| it.name.as_str()));
            let mut lines: Vec<(&str, &str)> = Vec::new();
            lines.extend(printed.map(|name| (words.facts.department, name)));
            lines.extend(contact.phones.iter().map(|it| (words.phone_kind(it.kind), it.number.as_str())));
            lines.extend(contact.emails.iter().map(|it| (words.facts.email, it.address.as_str())));
            lines.extend(contact.urls.iter().map(|it| (words.facts.web, it.url.as_str())));
            lines.extend(contact.address.as_deref().map(|it| (words.facts.address, it)));
            lines.extend(contact.postal_code.as_deref().map(|it| (words.facts.postal_code, it)));
            self.facts(lines.into_iter().map(|(label, value)| (label, value.to_owned())));
        }
        self.end_list();
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Text(text) => self.paragraph(text),
                Block::List(items) => {
                    self.items(items, 0);
                    self.end_list();
                }
            }
        }
    }

    fn items(&mut self, items: &[Item], depth: usize) {
        for item in items {
            self.bullet(depth, &item.mark, &item.text);
            self.items(&item.items, depth + 1);
        }
    }

    fn finish(self) -> String {
        format!("{}\n", self.0.trim_end())
    }
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
    use super::escaped;

    #[test]
    fn what_looks_like_mark_up_is_escaped() {
        assert_eq!(escaped("1. 手稿*类*"), "1\\. 手稿\\*类\\*");
        assert_eq!(escaped("- 22.5 a_b"), "\\- 22.5 a\\_b");
        assert_eq!(escaped("2.0版"), "2\\.0版");
    }
}
