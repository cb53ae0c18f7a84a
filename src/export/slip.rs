//! A slip: what a reader reports of an entry, in lines that people and a program read.
//!
//! ```text
//! [kechuang 纠错 slip]
//! 编号 id: service-13
//! 条目 entry: 工程师资格国际互认
//! 栏目 field: number
//! 所印 printed: 022-27122522
//! 有误 wrong: 已停机
//! 版本 edition: 2023 版, 2023-05
//! 页码 page: 16
//! [end]
//! ```
//!
//! The form is fixed, whatever the reader's language. A line is a key in ASCII, with its Chinese word before it, and a value of
//! one line. Whoever reads it passes over what stands around slips, and what mail does to them: signs of quoting, other line
//! ends, long lines that are broken.

use serde_json::{Value, json};

use crate::directory::{Directory, Record};
use crate::messages::{Lang, Messages};
use crate::text::{cells, strip};

const BEGIN: &str = "[kechuang 纠错 slip]";
const END: &str = "[end]";

/// The keys with the words before them, in the order of the lines.
const KEYS: [(&str, &str); 7] = [
    ("编号", "id"),
    ("条目", "entry"),
    ("栏目", "field"),
    ("所印", "printed"),
    ("有误", "wrong"),
    ("版本", "edition"),
    ("页码", "page"),
];

/// A key with its word and a blank is no longer than so many characters.
const LONGEST_KEY: usize = 12;

/// What of an entry is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlipField {
    /// What it is called.
    Name,
    /// Whom to call.
    Number,
    /// When.
    Window,
    /// For whom it is, and who may apply.
    Condition,
    /// Anything else.
    Other,
}

impl SlipField {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Name, Self::Number, Self::Window, Self::Condition, Self::Other];

    /// Its name in a slip and on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Window => "window",
            Self::Condition => "condition",
            Self::Other => "other",
        }
    }

    /// In the reader's words.
    #[must_use]
    pub const fn name(self, messages: &Messages) -> &'static str {
        let said = &messages.curating;
        match self {
            Self::Name => said.field_name,
            Self::Number => said.field_number,
            Self::Window => said.field_window,
            Self::Condition => said.field_condition,
            Self::Other => said.field_other,
        }
    }
}

/// A slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The id of the entry.
    pub id: String,
    /// What it is called, for people.
    pub title: String,
    /// What of it is wrong.
    pub field: SlipField,
    /// What is printed there; empty where nothing is meant in particular.
    pub printed: String,
    /// What is wrong with it, in the reader's words.
    pub wrong: String,
    /// The edition that the reader has.
    pub edition: String,
    /// The booklet's page.
    pub page: Option<u16>,
}

/// Why what begins as a slip is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipFault {
    /// Its end is missing.
    Unfinished,
    /// A line of it is missing, or says nothing.
    Lacks(&'static str),
    /// What is wrong is none of the fields.
    UnknownField(String),
}

/// Each thing of an entry that can be wrong, with what is printed there, in the order of a page. Of the last one nothing is.
#[must_use]
pub fn slip_fields(directory: &Directory, record: Record<'_>) -> Vec<(SlipField, String)> {
    let mut all = vec![(SlipField::Name, record.title().printed.to_owned())];
    all.extend(directory.phones(record).into_iter().map(|phone| (SlipField::Number, phone.number.clone())));
    if let Record::Service(service) = record {
        all.extend(service.schedules.iter().map(|it| (SlipField::Window, it.printed.clone())));
        let audiences = service.audiences.iter().map(|it| &it.printed);
        let eligibility = service.eligibility.iter().flat_map(|it| {
            let ages = it.ages.iter().map(|age| &age.printed);
            let criteria = it.criteria.iter().map(|criterion| &criterion.printed);
            ages.chain(criteria).chain(it.excluded.iter().map(|excluded| &excluded.printed))
        });
        all.extend(audiences.chain(eligibility).map(|printed| (SlipField::Condition, printed.clone())));
    }
    all.push((SlipField::Other, String::new()));
    all
}

/// The edition of a directory, as slips name it.
#[must_use]
pub fn edition_of(directory: &Directory) -> String {
    let info = directory.info();
    let edition = info.edition.iter().map(String::as_str).filter(|it| !it.is_empty());
    one_line(&edition.chain([info.published.as_str()]).collect::<Vec<_>>().join(", "))
}

/// A text on one line, without ends and without what must not reach a terminal.
fn one_line(text: &str) -> String {
    strip(&text.replace(['\r', '\n'], " ")).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Slip {
    /// A slip on an entry of a directory.
    #[must_use]
    pub fn on(directory: &Directory, record: Record<'_>, (field, printed): (SlipField, &str), wrong: &str) -> Self {
        Self {
            id: record.id().to_string(),
            title: one_line(record.title().printed),
            field,
            printed: one_line(printed),
            wrong: one_line(wrong),
            edition: edition_of(directory),
            page: directory.page(record),
        }
    }

    /// Its lines.
    #[must_use]
    pub fn text(&self) -> String {
        let page = self.page.map(|page| page.to_string()).unwrap_or_default();
        let values =
            [&self.id, &self.title, self.field.slug(), &self.printed, &self.wrong, &self.edition, page.as_str()];
        let mut text = format!("{BEGIN}\n");
        for ((word, key), value) in KEYS.into_iter().zip(values).filter(|(_, value)| !value.is_empty()) {
            text.extend([word, " ", key, ": ", &one_line(value), "\n"]);
        }
        text + END
    }

    /// What the directory says there now, in the order of the page.
    #[must_use]
    pub fn now(&self, directory: &Directory) -> Option<Vec<String>> {
        let record = directory.record(directory.index_of(&self.id)?)?;
        let fields = slip_fields(directory, record).into_iter();
        Some(fields.filter(|(field, printed)| *field == self.field && !printed.is_empty()).map(|(_, it)| it).collect())
    }

    /// How the entry stands to the slip.
    #[must_use]
    pub fn standing(&self, directory: &Directory) -> SlipStanding {
        match self.now(directory) {
            None => SlipStanding::Gone,
            Some(_) if self.printed.is_empty() => SlipStanding::Open,
            Some(now) if now.iter().any(|it| one_line(it) == self.printed) => SlipStanding::AsPrinted,
            Some(_) => SlipStanding::Changed,
        }
    }
}

/// How an entry stands to a slip on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipStanding {
    /// What is reported stands there still.
    AsPrinted,
    /// It has been changed, or taken out.
    Changed,
    /// Nothing was named that could be compared.
    Open,
    /// There is no such entry.
    Gone,
}

impl SlipStanding {
    /// Its name for other programs.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::AsPrinted => "as-printed",
            Self::Changed => "changed",
            Self::Open => "open",
            Self::Gone => "gone",
        }
    }

    /// In the reader's words.
    #[must_use]
    pub const fn told(self, messages: &Messages) -> &'static str {
        let said = &messages.curating;
        match self {
            Self::AsPrinted => said.slip_as_printed,
            Self::Changed => said.slip_changed,
            Self::Open => said.slip_open,
            Self::Gone => said.slip_gone,
        }
    }
}

/// A slip that is being read: its values by the order of the keys.
#[derive(Debug, Default)]
struct Begun {
    line: usize,
    values: [Option<String>; 7],
    last: Option<usize>,
}

impl Begun {
    fn take(&mut self, line: &str) {
        if let Some((at, value)) = keyed(line)
            && let Some(place @ None) = self.values.get_mut(at)
        {
            *place = Some(value.to_owned());
            self.last = Some(at);
        } else if let Some(Some(value)) = self.last.and_then(|at| self.values.get_mut(at)) {
            // A long line that was broken on its way.
            let is_wide = |c: Option<char>| c.is_some_and(|c| cells(c.encode_utf8(&mut [0; 4])) > 1);
            let is_joined = is_wide(value.chars().next_back()) && is_wide(line.chars().next());
            value.push_str(if is_joined || value.is_empty() { "" } else { " " });
            value.push_str(line);
        }
    }

    fn finish(self) -> Result<Slip, SlipFault> {
        let [id, title, field, printed, wrong, edition, page] = self.values.map(|it| one_line(&it.unwrap_or_default()));
        for (key, value) in [("id", &id), ("field", &field), ("wrong", &wrong)] {
            if value.is_empty() {
                return Err(SlipFault::Lacks(key));
            }
        }
        let known = SlipField::ALL.into_iter().find(|it| it.slug() == field);
        let field = known.ok_or(SlipFault::UnknownField(field))?;
        Ok(Slip { id, title, field, printed, wrong, edition, page: page.parse().ok() })
    }
}

/// The place of the key that a line begins with, and the value behind it.
fn keyed(line: &str) -> Option<(usize, &str)> {
    let (before, value) = line.split_once([':', '：'])?;
    let key = before.split_whitespace().next_back().filter(|_| before.chars().count() <= LONGEST_KEY)?;
    Some((KEYS.iter().position(|(_, it)| *it == key)?, value.trim()))
}

/// A line without the signs with which mail quotes it.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || c == '>').trim_end()
}

/// The slips in a text, each with the number of the line on which it begins, from 1. What stands around them is passed over.
#[must_use]
pub fn read_slips(text: &str) -> Vec<(usize, Result<Slip, SlipFault>)> {
    let mut slips = Vec::new();
    let mut begun: Option<Begun> = None;
    for (number, line) in text.lines().enumerate() {
        let line = unquoted(line);
        match line {
            BEGIN => {
                slips.extend(begun.take().map(|it| (it.line, Err(SlipFault::Unfinished))));
                begun = Some(Begun { line: number + 1, ..Begun::default() });
            }
            END => slips.extend(begun.take().map(|it| (it.line, it.finish()))),
            "" => {}
            _ => begun.iter_mut().for_each(|it| it.take(line)),
        }
    }
    slips.extend(begun.map(|it| (it.line, Err(SlipFault::Unfinished))));
    slips
}

/// An object for each slip: `line`; `id`, `title`, `field`, `printed`, `wrong`, `edition`, `page` as reported; `entry` (the title
/// now; none where it is gone), `now` (what stands there), `state` and `current_edition`. Of one that is none `line` and `error`.
#[must_use]
pub fn slips_json(directory: &Directory, slips: &[(usize, Result<Slip, SlipFault>)], lang: Lang) -> Value {
    let edition = edition_of(directory);
    let rows = slips.iter().map(|(line, slip)| match slip {
        Err(fault) => json!({ "line": line, "error": fault.told(lang.messages()) }),
        Ok(it) => {
            let entry = directory.index_of(&it.id).and_then(|no| directory.heading(no)).map(|it| it.name);
            json!({
                "line": line, "id": it.id, "title": it.title, "field": it.field.slug(), "printed": it.printed,
                "wrong": it.wrong, "edition": it.edition, "page": it.page, "entry": entry, "now": it.now(directory),
                "state": it.standing(directory).slug(), "current_edition": edition,
            })
        }
    });
    rows.collect()
}

impl SlipFault {
    /// In the reader's words.
    #[must_use]
    pub fn told(&self, messages: &Messages) -> String {
        let said = &messages.curating;
        match self {
            Self::Unfinished => said.slip_unfinished(END),
            Self::Lacks(key) => said.slip_lacks(key),
            Self::UnknownField(found) => {
                said.slip_unknown_field(found, SlipField::ALL.map(SlipField::slug).join(messages.facts.and))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{Slip, SlipFault, SlipField, one_line, read_slips};

    fn slip() -> impl Strategy<Value = Slip> {
        let text =
            || prop_oneof!["\\PC{1,20}", "[一-龥a-z:：>\\[\\] ]{1,30}", any::<String>()].prop_map(|it| one_line(&it));
        let said = text().prop_filter("something is said", |it| !it.is_empty());
        let parts =
            ("[a-z-]{1,20}", text(), select(SlipField::ALL.to_vec()), text(), said, text(), any::<Option<u16>>());
        parts.prop_map(|(id, title, field, printed, wrong, edition, page)| Slip {
            id,
            title,
            field,
            printed,
            wrong,
            edition,
            page,
        })
    }

    proptest! {
        #[test]
        fn what_is_composed_is_read_back_however_mail_quotes_it(
            slips in proptest::collection::vec(slip(), 1..4),
            quote in select(vec!["", "> ", ">> ", "  > "]),
            end in select(vec!["\n", "\r\n"]),
        ) {
            let text: Vec<String> = slips.iter().flat_map(|it| ["你好 dear".to_owned(), it.text(), "id: x".to_owned()]).collect();
            let text = text.join("\n").lines().flat_map(|line| [quote, line, end]).collect::<String>();
            let read: Vec<Slip> = read_slips(&text).into_iter().map(|(_, it)| it.unwrap()).collect();
            prop_assert_eq!(read, slips);
        }

        #[test]
        fn no_text_is_too_odd_to_be_looked_through(text in "([>\\[\\] a-z:：\n]|\\[kechuang 纠错 slip\\]\n|\\[end\\]\n|wrong: |\\PC){0,60}") {
            let lines = text.lines().count();
            prop_assert!(read_slips(&text).iter().all(|(line, _)| *line >= 1 && *line <= lines));
        }
    }

    #[test]
    fn a_long_line_that_mail_has_broken_is_one_again() {
        let text = "[kechuang 纠错 slip]\n编号 id: service-01\n栏目 field: other\n有误 wrong: 打了三次都\n没有人接 the second\ntime: nobody\n[end]";
        let (_, slip) = read_slips(text).remove(0);
        assert_eq!(slip.unwrap().wrong, "打了三次都没有人接 the second time: nobody");
    }

    #[test]
    fn what_is_damaged_says_why() {
        let fault = |text: &str| read_slips(text).remove(0).1.unwrap_err();
        let begin = "[kechuang 纠错 slip]\n";
        assert_eq!(fault(begin), SlipFault::Unfinished);
        assert_eq!(fault(&format!("{begin}id: a\n{begin}[end]")), SlipFault::Unfinished);
        assert_eq!(fault(&format!("{begin}[end]")), SlipFault::Lacks("id"));
        assert_eq!(fault(&format!("{begin}id: a\nfield: name\n[end]")), SlipFault::Lacks("wrong"));
        let unknown = format!("{begin}id: a\nfield: 号码\nwrong: x\n[end]");
        assert_eq!(fault(&unknown), SlipFault::UnknownField("号码".to_owned()));
        assert!(read_slips("id: a\nfield: name\nwrong: x\n[end]").is_empty());
    }
}
