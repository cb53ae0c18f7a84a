//! Names in running text that lead on: departments, services, societies, profiles and the charter by their names, services
//! also by their printed numbers, articles within the charter by theirs.
//!
//! The directory's own words are all that is known: a name is one that a record has, and of one that two records have
//! nobody can say which is meant. Where names overlap, the one that begins first counts, and of those the longest, so that
//! none is found within another.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use hashbrown::HashMap;

use super::{Subject, Target};
use crate::directory::{Directory, Kind, Record, RecordList};
use crate::text::Glyphs;

/// In a larger directory only departments, numbers and articles lead on: a table of more names costs more than it takes
/// to wait for.
pub const MOST_NAMES: usize = 5_000;
/// Of more services none is opened to learn its other names.
const MOST_OPENED: usize = 500;
/// A shorter name of a service or a society may be a word like any other.
const SHORTEST: usize = 5;
/// The same for departments and profiles, of which there are few. A shorter one stands on nearly every page, and would be
/// one more to walk past on each.
const SHORTEST_OF_FEW: usize = 4;

/// The names of a directory that lead on.
#[derive(Debug, Clone)]
pub struct Mentions {
    glyphs: &'static Glyphs,
    names: Table,
    /// The printed numbers of articles.
    labels: Table,
}

/// Where a name is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// What the page is about: it does not lead to itself.
    pub subject: Subject,
    /// Whether the text is the charter's, in which a printed number names an article.
    pub in_charter: bool,
}

impl Reading {
    /// Of the page about a subject.
    #[must_use]
    pub fn of(directory: &Directory, subject: Subject) -> Self {
        let kind = subject.record().and_then(|record| directory.heading(record)).map(|it| it.kind);
        let is_text = matches!(subject, Subject::Charter | Subject::Chapter(_));
        Self { subject, in_charter: is_text || kind == Some(Kind::Article) }
    }

    /// Where the page's own names lead.
    fn own(self) -> Vec<Target> {
        match self.subject {
            Subject::Record(_) | Subject::Comparison(..) => {
                self.subject.records().into_iter().map(Target::Record).collect()
            }
            Subject::Charter => vec![Target::Charter],
            Subject::Chapter(number) => vec![Target::Chapter(number)],
        }
    }
}

impl Mentions {
    /// The names of a directory, as they are shown with these signs.
    #[must_use]
    pub fn of(directory: &Directory, glyphs: &'static Glyphs) -> Self {
        let mut names = Names { glyphs, known: HashMap::new() };
        let few = [Kind::Department, Kind::Profile].map(|kind| directory.of_kind(kind));
        let many = [Kind::Service, Kind::Society].map(|kind| directory.of_kind(kind));
        let is_small = many.iter().map(RecordList::len).sum::<usize>() <= MOST_NAMES;
        let short_lists = few.iter().filter(|list| list.len() <= MOST_NAMES).map(|list| (list, SHORTEST_OF_FEW));
        let long_lists = many.iter().filter(|_| is_small).map(|list| (list, SHORTEST));
        let lists: Vec<(&RecordList, usize)> = short_lists.chain(long_lists).collect();
        if let Some(title) = directory.charter_title() {
            names.add(title.trim_matches(['《', '》']), SHORTEST, &Target::Charter);
        }
        for (records, shortest) in &lists {
            let headings = records.iter().filter_map(|no| Some((no, directory.heading(no)?)));
            headings.for_each(|(no, heading)| names.add(heading.name, *shortest, &Target::Record(no)));
        }
        // A record is sooner meant by its own name than another one by one of its others.
        let mut others = Names { glyphs, known: HashMap::new() };
        for (records, shortest) in lists.iter().filter(|(records, _)| records.len() <= MOST_OPENED) {
            let opened = records.iter().filter_map(|no| Some((no, directory.record(no)?)));
            for (no, record) in opened.filter(|(_, record)| !matches!(record, Record::Society(..))) {
                for name in record.alternate_names() {
                    others.add(name, *shortest, &Target::Record(no));
                }
            }
        }
        for (name, target) in others.known {
            names.known.entry(name).or_insert(target);
        }
        let mut labels = Names { glyphs, known: HashMap::new() };
        let articles = directory.of_kind(Kind::Article);
        for no in articles.iter().take(MOST_NAMES) {
            if let Some(Record::Article(_, article)) = directory.record(no) {
                labels.add(&article.label, 1, &Target::Record(no));
            }
        }
        Self { glyphs, names: names.table(), labels: labels.table() }
    }

    /// Whether they are the names as shown with these signs.
    #[must_use]
    pub fn are_shown_with(&self, glyphs: &Glyphs) -> bool {
        self.glyphs.set == glyphs.set
    }

    /// The names in a text of a page that lead to something else: which of its characters, and where. Each leads on once in a
    /// text.
    #[must_use]
    pub fn find(&self, directory: &Directory, text: &str, reading: Reading) -> Vec<(Range<usize>, Target)> {
        let mut found: Vec<(Range<usize>, Target)> = self.names.find(text).collect();
        if reading.in_charter {
            found.extend(self.labels.find(text).filter(|(label, _)| !is_of_another(text, label.start)));
        }
        found.extend(service_numbers(directory, text));
        found.sort_by_key(|(bytes, _)| (bytes.start, usize::MAX - bytes.end));
        let mut end = 0;
        let mut known = reading.own();
        found.retain(|(bytes, target)| {
            let leads = bytes.start >= end && !known.contains(target);
            if leads {
                known.push(target.clone());
            }
            // What names the record itself may hold nothing else.
            end = end.max(bytes.end);
            leads
        });
        in_chars(text, found)
    }
}

/// Whether a printed number stands behind the title of another document, whose article it is.
fn is_of_another(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.trim_end().ends_with(['》', '〉', '」']))
}

/// Places in bytes as places in characters; they are in order.
fn in_chars(text: &str, found: Vec<(Range<usize>, Target)>) -> Vec<(Range<usize>, Target)> {
    let (mut bytes, mut chars) = (0, 0);
    let mut upto = |end: usize| {
        chars += text.get(bytes..end).map_or(0, |between| between.chars().count());
        bytes = end;
        chars
    };
    found.into_iter().map(|(range, target)| (upto(range.start)..upto(range.end), target)).collect()
}

/// `第 51、52 项`, `第 3 至 5 项`: services by their printed numbers. Each number leads to its own.
fn service_numbers(directory: &Directory, text: &str) -> Vec<(Range<usize>, Target)> {
    let mut found = Vec::new();
    for (begin, sign) in text.match_indices('第') {
        let from = begin + sign.len();
        let Some(length) = text.get(from..).and_then(|behind| behind.find('项')) else { break };
        let between = text.get(from..from + length).unwrap_or_default();
        let is_joint =
            |c: char| matches!(c, ' ' | '、' | '，' | ',' | '和' | '及' | '与' | '至' | '-' | '–' | '—' | '~');
        if between.is_empty() || !between.chars().all(|c| c.is_ascii_digit() || is_joint(c)) {
            continue;
        }
        let mut rest = between;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let digits = rest.get(at..).unwrap_or_default();
            let width = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let place = from + between.len() - digits.len();
            let number = digits.get(..width).and_then(|digits| digits.parse().ok());
            if let Some(service) = number.and_then(|number| directory.service_numbered(number)) {
                found.push((place..place + width, Target::Record(service)));
            }
            rest = digits.get(width..).unwrap_or_default();
        }
    }
    found
}

/// Collects names.
struct Names {
    glyphs: &'static Glyphs,
    /// Nowhere where two have it.
    known: HashMap<String, Option<Target>>,
}

impl Names {
    fn add(&mut self, name: &str, shortest: usize, target: &Target) {
        let name = self.glyphs.show(name.trim());
        if name.chars().count() < shortest {
            return;
        }
        let known = self.known.entry_ref(name.as_ref()).or_insert_with(|| Some(target.clone()));
        if known.as_ref() != Some(target) {
            *known = None;
        }
    }

    fn table(self) -> Table {
        let (names, targets): (Vec<String>, Vec<Option<Target>>) = self.known.into_iter().unzip();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).ok();
        Table { finder: finder.filter(|_| !names.is_empty()), targets }
    }
}

/// Names prepared to be found all at once.
#[derive(Debug, Clone)]
struct Table {
    /// Of no names, none.
    finder: Option<AhoCorasick>,
    targets: Vec<Option<Target>>,
}

impl Table {
    /// Where they stand, in bytes.
    fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, Target)> + 'a {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(text));
        let whole = found.filter(move |it| is_whole(text, it.range()));
        whole.filter_map(|it| Some((it.range(), self.targets.get(it.pattern().as_usize())?.clone()?)))
    }
}

/// Whether what stands in letters is no part of a longer word.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let name = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).and_then(|it| it.chars().next_back());
    let behind = text.get(range.end..).and_then(|it| it.chars().next());
    !(is_letter(before) && is_letter(name.chars().next()) || is_letter(name.chars().next_back()) && is_letter(behind))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{Directory, Glyphs, Mentions, Reading, Subject, Target};
    use crate::directory::{Contents, Department, Id, Profile, RecordIdx, Service};
    use crate::document::layout::Page;
    use crate::document::{Inline, Role};
    use crate::text::GlyphSet;

    fn directory() -> Directory {
        let service = |number: u32, name: &str, others: &[&str]| Service {
            id: Id::from(format!("service-{number:02}")),
            number,
            name: name.to_owned(),
            alternate_names: others.iter().map(|it| (*it).to_owned()).collect(),
            ..Service::default()
        };
        let services = vec![
            service(1, "评选青年科技奖", &["青年科技奖", "科技奖"]),
            service(2, "“创新”大赛与交流", &["全国青年科技奖"]),
            service(3, "科普大使聘请", &["创新驱动工程"]),
            service(4, "科学家寻访活动", &["创新驱动工程"]),
        ];
        let departments = ["科协科普部", "科普部办公室"].into_iter().zip(1_u32..).map(|(name, number)| Department {
            id: Id::from(format!("department-{number}")),
            name: name.to_owned(),
            ..Department::default()
        });
        let profiles = vec![Profile {
            id: Id::from("profile-cast"),
            name: "中国科协".to_owned(),
            alternate_names: ["CAST".to_owned()].into(),
            ..Profile::default()
        }];
        Contents { services, departments: departments.collect(), profiles, ..Contents::default() }.into()
    }

    /// What leads on in a text on the page of service 3, with the ids of where it leads.
    fn found(text: &str, glyphs: GlyphSet) -> Vec<String> {
        let directory = directory();
        let glyphs = Glyphs::of(glyphs);
        let text = glyphs.show(text).into_owned();
        let mut page = Page::default();
        page.push_lines(vec![crate::document::layout::StyledLine::of(vec![Inline::new(&text, Role::Text)])]);
        let read = page.texts(&directory, 0..1).next().unwrap();
        let mentions = Mentions::of(&directory, glyphs);
        let named = mentions.find(&directory, &read.text, Reading::of(&directory, Subject::Record(RecordIdx(2))));
        let id = |target| match target {
            Target::Record(no) => directory.heading(no).unwrap().id.to_owned(),
            other => format!("{other:?}"),
        };
        let chars: Vec<char> = text.chars().collect();
        named.into_iter().map(|(at, to)| format!("{}={}", chars[at].iter().collect::<String>(), id(to))).collect()
    }

    #[test]
    fn names_lead_to_what_they_name() {
        let narrow = |text| found(text, GlyphSet::Narrow);
        assert_eq!(
            narrow("由科协科普部和中国科协办，青年科技奖除外"),
            ["科协科普部=department-1", "中国科协=profile-cast", "青年科技奖=service-01"]
        );
        assert_eq!(narrow("全国青年科技奖"), ["全国青年科技奖=service-02"], "the longer name");
        assert_eq!(narrow("评科技奖"), [""; 0], "too short to be a name");
        assert_eq!(narrow("科普大使聘请"), [""; 0], "the page's own");
        assert_eq!(narrow("创新驱动工程"), [""; 0], "nobody knows which");
        assert_eq!(narrow("见 CAST，不是 BROADCAST"), ["CAST=profile-cast"]);
        assert_eq!(narrow("中国科协，中国科协"), ["中国科协=profile-cast"], "once is enough");
    }

    #[test]
    fn printed_numbers_lead_to_their_services() {
        let narrow = |text| found(text, GlyphSet::Narrow);
        assert_eq!(narrow("见第 01、2 项"), ["01=service-01", "2=service-02"]);
        assert_eq!(narrow("第01项与第 3、99 项、第 4 项"), ["01=service-01", "4=service-04"]);
        assert_eq!(narrow("每年第 1 周，共 2 项；第 1 周有 2 项"), [""; 0]);
        assert_eq!(narrow("第项"), [""; 0]);
    }

    #[test]
    fn names_are_found_as_they_are_shown() {
        for glyphs in GlyphSet::ALL {
            let found = found("见“创新”大赛与交流。", glyphs);
            assert!(found.len() == 1 && found[0].ends_with("=service-02"), "{found:?}");
        }
    }
}
