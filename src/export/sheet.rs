//! What there is for somebody on one page of paper (A4), as HTML that a browser prints.
//!
//! It is one page by construction: every line is broken here, no line is higher than another, and more than
//! [`MOST_LINES`] of them are never written. What has no room is counted and named by its number.

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::html::language_tag;
use super::matches::{Match, MatchGroup};
use crate::directory::Directory;
use crate::document::entry;
use crate::messages::{Lang, Messages};
use crate::text::{cells, fit, is_ambiguous, strip, wrap};

/// So many lines of the groups have room, headings among them.
const MOST_LINES: usize = 61;

/// So many lines say for whom and when it is asked.
const MOST_LINES_TOLD: usize = 2;

/// So many lines of what was excluded are kept free where what fits would fill the page, and so many of what is to be read.
const LEAST_LINES: usize = 8;

/// A row of what fits has so many lines at most: as many as leave room for all that there is, else for all that fits.
const ROW_LINES: [usize; 3] = [3, 2, 1];

/// So many lines name by number what has no room.
const REST_LINES: usize = 2;

/// More numbers would not stand in them.
const REST_NUMBERS: usize = 100;

/// What a line has room for, in halves of the font's size: a Chinese character is two. (186 mm in 8 points are 131.)
const WIDTH: usize = 126;

/// The same of the columns: service, what decides or is to be read, when, whom to call.
const COLUMNS: [usize; 4] = [33, 37, 24, 32];

/// The same of the name and of the words of what is excluded.
const EXCLUDED: [usize; 2] = [30, 32];

/// What is cut ends with it.
const ELLIPSIS: &str = "…";

/// Of 270 mm the heading takes 8, four gaps 5, and 67 lines of 3.8 mm take 255: those of the groups, two on who asks, one on
/// the directory, three at the end.
const STYLE: &str = "
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { font: 8pt/3.8mm 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif; color: #000; background: #fff; }
main { width: 186mm; height: 270mm; margin: 0 auto; overflow: hidden; }
h1 { font-size: 14pt; line-height: 8mm; height: 8mm; overflow: hidden; white-space: nowrap; }
p, td, th { line-height: 3.8mm; white-space: nowrap; overflow: hidden; vertical-align: top; text-align: left; }
table { width: 186mm; table-layout: fixed; border-collapse: collapse; }
section { padding-top: 1.2mm; }
h2 { font-size: 9pt; line-height: 3.8mm; height: 3.8mm; }
th { font-weight: normal; color: #444; }
td { padding-right: 1mm; }
td:first-child { font-weight: bold; }
@media screen { main { margin: 12mm auto; } }
";

/// What a page says.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The directory.
    pub directory: &'a Directory,
    /// The services with what was judged of them.
    pub matches: &'a [Match<'a>],
    /// For whom and when it is asked, each with its label.
    pub told: Vec<(&'static str, String)>,
    /// The day on which it is asked.
    pub today: Date,
    /// The language of the page.
    pub lang: Lang,
}

/// Lines of a cell or a paragraph.
type Lines = Vec<String>;

/// The page as HTML that needs no other file.
#[must_use]
pub fn sheet_html(sheet: &Sheet<'_>) -> String {
    let messages = sheet.lang.messages();
    let said = &messages.matches;
    let info = sheet.directory.info();
    let edition = info.edition.as_deref().unwrap_or(&info.published);
    let source = [said.sheet_source, &*messages.remarked(&info.title, Some(edition))];
    let day = messages.labelled(said.sheet_day, &sheet.today.to_string());
    let source = day + said.semicolon + &messages.labelled(source[0], source[1]);
    let told = sheet.told.iter().map(|(label, value)| messages.labelled(label, value));
    let told = broken(&told.collect::<Vec<_>>().join(said.semicolon), WIDTH, MOST_LINES_TOLD);
    let page = html! {
        (DOCTYPE)
        html lang=(language_tag(sheet.lang)) {
            head {
                meta charset="utf-8";
                title { (said.sheet_title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (said.sheet_title) }
                    p { (lines(&told)) }
                    p { (lines(&broken(&source, WIDTH, 1))) }
                    (Body::of(sheet).written(messages))
                    section {
                        @for sentence in [said.what_is_compared, said.sheet_inferred, said.sheet_numbers] {
                            p { (lines(&broken(sentence, WIDTH, 1))) }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// How wide a text is in a Chinese font, which has “ and … as wide as an ideograph, and digits a little wider than half of one.
fn printed_width(text: &str) -> usize {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    cells(text) + text.chars().filter(|c| is_ambiguous(*c)).count() + digits.div_ceil(6)
}

/// A text broken into lines of a width, of which there are so many at most.
fn broken(text: &str, width: usize, most: usize) -> Lines {
    let text = strip(text);
    let is_wide = |line: &String| printed_width(line) > width;
    // The lines are made narrower until the widest of them has room.
    let broken = (width / 2..=width).rev().map(|width| wrap(&text, width));
    let mut lines =
        broken.into_iter().find(|lines| !lines.iter().any(is_wide)).unwrap_or_else(|| wrap(&text, width / 2));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last}{ELLIPSIS}"), width);
        }
    }
    lines
}

/// A text cut to a width. Of a number or a date nothing stays where not all of it does: half of one is another.
fn cut(text: &str, width: usize) -> String {
    let mut cuts = (0..=width).rev().map(|width| fit(text, width, ELLIPSIS));
    let cut = cuts.find(|it| printed_width(it) <= width).unwrap_or_default();
    let is_of_number = |c: char| c.is_ascii_digit() || c == '-';
    let Some(kept) = cut.strip_suffix(ELLIPSIS).filter(|_| *cut != *text) else { return cut.into_owned() };
    let rest = text.strip_prefix(kept).unwrap_or_default();
    let kept = if rest.starts_with(is_of_number) { kept.trim_end_matches(is_of_number) } else { kept };
    format!("{}{ELLIPSIS}", kept.trim_end())
}

fn lines(lines: &[String]) -> Markup {
    html! {
        @for (at, line) in lines.iter().enumerate() {
            @if at > 0 { br; }
            (line)
        }
    }
}

/// A service in columns.
struct Row {
    cells: [Lines; 4],
}

impl Row {
    fn height(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// A group on the page: its title with the count, what has room, and the line about what has not.
struct Part<T> {
    title: String,
    shown: Vec<T>,
    rest: Lines,
}

/// The three groups as they have room.
struct Body {
    fits: Part<Row>,
    to_read: Part<Row>,
    excluded: Part<String>,
}

impl Body {
    fn of(sheet: &Sheet<'_>) -> Self {
        let of = |group| sheet.matches.iter().filter(|it| it.group() == group).collect::<Vec<_>>();
        let [fits, to_read, excluded] = MatchGroup::ALL.map(of);
        let title = |group: MatchGroup, count| {
            let messages = sheet.lang.messages();
            messages.matches.counted(group.title(messages), count)
        };
        // Three titles, and the columns' names above two of the groups.
        let room = MOST_LINES - 5;
        let words = |most| excluded_words(sheet, &excluded, most);
        let (shown, rest) = words(LEAST_LINES);
        let kept_for_excluded = shown.len() + rest.len();
        let kept_for_read = to_read.len().min(LEAST_LINES);
        let rows = |most: usize, all: &[&Match<'_>]| -> Vec<Row> {
            all.iter().take(MOST_LINES).map(|it| row(sheet, it, most)).collect()
        };
        let height = |rows: &[Row]| rows.iter().map(Row::height).sum::<usize>();
        let room_of_fits = room - kept_for_excluded - kept_for_read;
        let others = to_read.len() + words(room).0.len();
        let has_room = |most: usize, height: usize| {
            if most == ROW_LINES[0] { height + others <= room } else { height <= room_of_fits || most == 1 }
        };
        let mut of_fits = ROW_LINES.iter().map(|most| (*most, rows(*most, &fits)));
        let of_fits = of_fits.find(|(most, rows)| has_room(*most, height(rows))).map(|(_, rows)| rows);
        let (shown, rest) = taken(sheet, of_fits.unwrap_or_default(), fits.len(), &fits, room_of_fits);
        let room = room - height(&shown) - rest.len();
        let fits = Part { title: title(MatchGroup::Fits, fits.len()), shown, rest };
        let (shown, rest) = taken(sheet, rows(1, &to_read), to_read.len(), &to_read, room - kept_for_excluded);
        let room = room - height(&shown) - rest.len();
        let to_read = Part { title: title(MatchGroup::ToBeRead, to_read.len()), shown, rest };
        let (shown, rest) = words(room);
        Self { fits, to_read, excluded: Part { title: title(MatchGroup::Excluded, excluded.len()), shown, rest } }
    }

    fn written(&self, messages: &Messages) -> Markup {
        let said = &messages.matches;
        html! {
            (table(&self.fits, said.by, messages))
            (table(&self.to_read, said.read, messages))
            section {
                h2 { (self.excluded.title) }
                p { (lines(&self.excluded.shown)) }
                p { (lines(&self.excluded.rest)) }
            }
        }
    }
}

fn table(part: &Part<Row>, words: &str, messages: &Messages) -> Markup {
    let said = &messages.matches;
    let whole: usize = COLUMNS.iter().sum();
    let width = |column: usize| format!("width: {}%", 100 * column / whole);
    html! {
        section {
            h2 { (part.title) }
            table {
                @for column in COLUMNS { col style=(width(column)); }
                tr { @for name in [said.sheet_service, words, said.sheet_when, said.sheet_call] { th scope="col" { (name) } } }
                @for row in &part.shown {
                    tr { @for cell in &row.cells { td { (lines(cell)) } } }
                }
            }
            p { (lines(&part.rest)) }
        }
    }
}

fn row(sheet: &Sheet<'_>, it: &Match<'_>, most: usize) -> Row {
    let messages = sheet.lang.messages();
    let heading = sheet.directory.heading(it.record);
    let contacts = it.contacts(sheet.directory, messages).into_iter();
    // The number stands first: it is not cut.
    let contacts = contacts.map(|[name, numbers]| format!("{numbers} {name}").trim().to_owned());
    let cells = [
        heading.map(|it| entry(it, messages)).unwrap_or_default(),
        it.conditions(sheet.lang),
        it.when(messages, sheet.today),
        contacts.collect::<Vec<_>>().join(messages.matches.semicolon),
    ];
    let mut widths = COLUMNS.into_iter();
    let cells = cells.map(|text| broken(&text, widths.next().unwrap_or(WIDTH), most));
    Row { cells }
}

/// The rows that have room, and the lines that name the others.
fn taken(sheet: &Sheet<'_>, mut rows: Vec<Row>, count: usize, all: &[&Match<'_>], room: usize) -> (Vec<Row>, Lines) {
    let height = |rows: &[Row]| rows.iter().map(Row::height).sum::<usize>();
    if rows.len() == count && height(&rows) <= room {
        return (rows, Vec::new());
    }
    while height(&rows) > room.saturating_sub(REST_LINES) {
        rows.pop();
    }
    let rest = rest(sheet, count - rows.len(), all.get(rows.len()..).unwrap_or_default());
    (rows, rest)
}

/// The lines about what has no room.
fn rest(sheet: &Sheet<'_>, count: usize, all: &[&Match<'_>]) -> Lines {
    let messages = sheet.lang.messages();
    let numbers = all.iter().take(REST_NUMBERS).filter_map(|it| sheet.directory.heading(it.record)?.number);
    let numbers: Vec<String> = numbers.map(|number| format!("{number:02}")).collect();
    broken(&messages.matches.sheet_no_room(count, numbers.join(messages.facts.and)), WIDTH, REST_LINES)
}

/// What is excluded with the words that do it, one behind the other, in so many lines, and those that name the others.
fn excluded_words(sheet: &Sheet<'_>, all: &[&Match<'_>], room: usize) -> (Lines, Lines) {
    let messages = sheet.lang.messages();
    let [name, words] = EXCLUDED;
    let each = |it: &&Match<'_>| {
        let heading = sheet.directory.heading(it.record).map(|it| entry(it, messages)).unwrap_or_default();
        messages.remarked(&cut(&heading, name), Some(&cut(&it.excludes(sheet.lang, sheet.today), words)))
    };
    let mut width = 0;
    let entries = all.iter().map(each).take_while(|it| {
        let is_begun = width <= room.saturating_mul(WIDTH);
        width += printed_width(it);
        is_begun
    });
    let mut entries: Vec<String> = entries.collect();
    loop {
        let shown = broken(&entries.join(messages.matches.semicolon), WIDTH, usize::MAX);
        let is_whole = entries.len() == all.len();
        if entries.is_empty() || shown.len() <= if is_whole { room } else { room.saturating_sub(REST_LINES) } {
            let left = all.get(entries.len()..).unwrap_or_default();
            let shown = if entries.is_empty() { Vec::new() } else { shown };
            return (shown, if is_whole { Vec::new() } else { rest(sheet, left.len(), left) });
        }
        entries.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{broken, cut, printed_width};

    #[test]
    fn of_a_number_or_a_date_all_stays_or_nothing() {
        for (text, width, expected) in [
            ("022-27128948 022-27121418 市科协科普部", 32, "022-27128948 022-27121418…"),
            ("022-27128948 022-27121418 市科协科普部", 28, "022-27128948…"),
            ("推算 2027-09-12 至 26", 14, "推算…"),
            ("022-27128948", 8, "…"),
            ("科普部", 6, "科普部"),
            ("天津市科普部", 8, "天津市…"),
        ] {
            let found = cut(text, width);
            assert!(printed_width(&found) <= width, "{found}");
            assert_eq!(found, expected, "{text} {width}");
        }
    }

    #[test]
    fn no_line_is_wider_than_its_column_and_none_is_too_many() {
        let text = "“科创中国”……“年会”、22-27128948、每三年一次 W W W 2027-09-12 至 2027-09-26；".repeat(9);
        for width in [24, 33, 126] {
            for most in [1, 2, 3, 9] {
                let lines = broken(&text, width, most);
                assert!(lines.len() <= most && lines.iter().all(|line| printed_width(line) <= width), "{lines:?}");
            }
        }
    }
}
