//! What is wrong with a directory's files, and what would be right.
//!
//! A row for each kind of fault, both languages side by side: the compiler sees that no kind is without words, and the
//! holes are the facts of the kind. They are checked as those of the other messages are.

mod characters;
mod settings;
mod syntax;
mod words;

use std::borrow::Cow;
use std::fmt::Display;

use super::Lang;
use super::catalogue::fill;
use crate::loader::diagnostic::{BirthLimitError, DiagnosticKind, GroupError, Reference, WindowError};
use crate::loader::{Misnamed, layout};

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiagnosticText {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// The words for a fault: its holes (a name in scope, or a name with its value), message and help in Chinese, message
/// and help in English.
macro_rules! row {
    (
        $lang:expr,
        [$($hole:ident $(= $value:expr)?),*],
        ($zh:literal, $zh_help:literal),
        ($en:literal, $en_help:literal) $(,)?
    ) => {{
        const _: () = $crate::messages::catalogue::check(
            "its sentences have other holes than it declares",
            concat!($zh, $zh_help),
            concat!($en, $en_help),
            &[$(stringify!($hole)),*],
        );
        let (message, help) = if $lang == Lang::Zh { ($zh, $zh_help) } else { ($en, $en_help) };
        $crate::messages::diagnostics::filled(message, help, &[$((stringify!($hole), &row!(@ $hole $($value)?))),*])
    }};
    (@ $hole:ident) => { $hole };
    (@ $hole:ident $value:expr) => { $value };
}

use row;

fn filled(message: &str, help: &str, values: &[(&str, &dyn Display)]) -> DiagnosticText {
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (*name, short(&value.to_string()).into_owned())).collect();
    let values: Vec<(&str, &dyn Display)> = values.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
    DiagnosticText { message: fill(message, &values), help: fill(help, &values) }
}

/// What a message quotes of a file, cut where it is longer than any name: the excerpt shows where it stands.
fn short(thing: &str) -> Cow<'_, str> {
    const LONGEST: usize = 400;
    match thing.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &thing[..end]).into(),
        None => thing.into(),
    }
}

const fn in_language(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A fault in words of one language. Text taken from the files may still hold anything.
#[must_use]
#[allow(
    clippy::too_many_lines,
    reason = "a table: one row for each kind of fault, and the compiler sees that none is missing"
)]
pub fn fault(lang: Lang, kind: &DiagnosticKind) -> DiagnosticText {
    match kind {
        DiagnosticKind::NotUtf8 => row!(
            lang,
            [],
            ("文件不是 UTF-8 编码，或转存时丢了字", "用 UTF-8 编码重新保存，再补上丢失的字"),
            ("the file is not UTF-8, or characters were lost", "save it as UTF-8 and mend what was lost")
        ),
        DiagnosticKind::Syntax(slip) => syntax::syntax(lang, slip),
        DiagnosticKind::WrongType(wanted) => syntax::wrong_type(lang, wanted),
        DiagnosticKind::UnknownField { found, expected, nearest } => {
            syntax::unknown_field(lang, found, expected, nearest.as_deref())
        }
        DiagnosticKind::MissingField(field) => row!(
            lang,
            [field],
            ("缺少字段 {field}", "在括号结束前写上 {field}: …"),
            ("the field {field} is missing", "write {field}: … before the bracket closes")
        ),
        DiagnosticKind::DuplicateField(field) => row!(
            lang,
            [field],
            ("字段 {field} 写了两次", "只留一个"),
            ("the field {field} stands twice", "keep one of them")
        ),
        DiagnosticKind::UnknownVariant { found, expected, nearest } => {
            syntax::unknown_variant(lang, found, expected, nearest.as_deref())
        }
        DiagnosticKind::UnknownFile => row!(
            lang,
            [files = layout::FILES.join(in_language(lang, "、", ", ")), folders = folder_names(lang)],
            ("目录格式中没有这个文件", "可用：{files}，以及 {folders} 中的 .ron 文件"),
            ("the format has no place for this file", "there are {files}, and the .ron files in {folders}")
        ),
        DiagnosticKind::Misnamed(Misnamed::File { right }) => row!(
            lang,
            [right],
            ("没有读这个文件：文件名不以 .ron 结尾", "改名为 {right}；用不着就移出目录，或在名字前加 ."),
            (
                "this file was not read: its name does not end in .ron",
                "rename it to {right}; if it is not meant to be read, move it away or begin its name with ."
            )
        ),
        DiagnosticKind::Misnamed(Misnamed::Folder) => row!(
            lang,
            [],
            ("这是文件夹，却用了 .ron 文件的名字，没有读", "把文件夹改名；要写记录，就把它写进一个 .ron 文件"),
            (
                "this folder has the name of a .ron file, and was not read",
                "give the folder another name; what is to be read stands in a file"
            )
        ),
        DiagnosticKind::MissingFile(name) => row!(
            lang,
            [name],
            ("缺少文件 {name}", "每个目录都要有它：写明标题、出版者和各部分"),
            ("the file {name} is missing", "every directory has it: it gives the title, the publisher and the parts")
        ),
        DiagnosticKind::Foreign { character, sort, in_paragraph } => {
            characters::foreign(lang, *character, *sort, *in_paragraph)
        }
        DiagnosticKind::LookAlike { found, right } => characters::look_alike(lang, *found, *right),
        DiagnosticKind::TooManyMarks => characters::too_many_marks(lang),
        DiagnosticKind::BadId(id) => row!(
            lang,
            [id],
            ("编号“{id}”写法不对", "只用小写字母、数字，词与词之间用 - 连接"),
            ("the id “{id}” is not well formed", "lower-case letters and digits, words joined by -")
        ),
        DiagnosticKind::UnexpectedId { found, expected } => row!(
            lang,
            [found, expected],
            ("编号“{found}”与记录不符", "应为 {expected}"),
            ("the id “{found}” does not fit its record", "it should be {expected}")
        ),
        DiagnosticKind::DuplicateId(id) => row!(
            lang,
            [id],
            ("编号“{id}”已用过", "每条记录一个编号，不可重复"),
            ("the id “{id}” is taken", "every record has an id of its own")
        ),
        DiagnosticKind::NumberZero => row!(
            lang,
            [],
            ("序号不能是 0", "序号从 1 起，连续且不重复"),
            ("no number is 0", "numbers run from 1, each once")
        ),
        DiagnosticKind::DuplicateNumber(number) => row!(
            lang,
            [number],
            ("序号 {number} 已用过", "序号从 1 起，连续且不重复"),
            ("the number {number} is taken", "numbers run from 1, each once")
        ),
        DiagnosticKind::NumberGap { found, expected } => row!(
            lang,
            [found, expected],
            ("序号 {found} 之前缺 {expected}", "序号从 1 起，连续且不重复"),
            ("before the number {found} the number {expected} is missing", "numbers run from 1, each once")
        ),
        DiagnosticKind::PageOrder { found, before } => row!(
            lang,
            [found, before],
            ("第 {found} 页排在前一项的第 {before} 页之前", "页码随序号递增；核对两处页码"),
            ("page {found} comes before page {before} of the record before", "pages rise with the numbers; check both")
        ),
        DiagnosticKind::DuplicateName(name) => row!(
            lang,
            [name],
            ("名称“{name}”已用过", "两条记录不可同名"),
            ("the name “{name}” is taken", "no two records share a name")
        ),
        DiagnosticKind::English(error) => words::english(lang, error),
        DiagnosticKind::Thesaurus(error) => words::thesaurus(lang, error),
        DiagnosticKind::Empty(field) => row!(
            lang,
            [field],
            ("{field} 是空的", "填上内容；可省的字段就整个删去"),
            ("{field} is empty", "fill it in; leave out an optional field altogether")
        ),
        DiagnosticKind::Unknown { what, found, nearest: None } => row!(
            lang,
            [what = reference_name(lang, *what), found, file = reference_file(*what)],
            ("没有编号为“{found}”的{what}", "编号见 {file}"),
            ("there is no {what} “{found}”", "the ids stand in {file}")
        ),
        DiagnosticKind::Unknown { what, found, nearest: Some(nearest) } => row!(
            lang,
            [what = reference_name(lang, *what), found, nearest, file = reference_file(*what)],
            ("没有编号为“{found}”的{what}", "是否想写 {nearest}？编号见 {file}"),
            ("there is no {what} “{found}”", "did you mean {nearest}? the ids stand in {file}")
        ),
        DiagnosticKind::CategoryOfOtherPart { category, part } => row!(
            lang,
            [category, part],
            ("类别“{category}”属于 {part}", "改正 part 或 category 之一"),
            ("the category “{category}” belongs to {part}", "mend either part or category")
        ),
        DiagnosticKind::UnknownSpelling(printed) => row!(
            lang,
            [printed, file = layout::DEPARTMENTS],
            ("该部门没有“{printed}”这种写法", "把它加到 {file} 的 alternate_names，或改正这里"),
            ("the department is nowhere spelled “{printed}”", "add it to alternate_names in {file}, or mend it here")
        ),
        DiagnosticKind::NoDepartment => row!(
            lang,
            [],
            ("联系方式没有写明部门", "写上 department: \"department-…\""),
            ("a contact without a department", "write department: \"department-…\"")
        ),
        DiagnosticKind::EmptyContact => row!(
            lang,
            [],
            ("联系方式里没有电话、邮箱、网址，也没有地址", "至少写一项；没有就删去这一条"),
            (
                "a contact without telephone, e-mail, web or postal address",
                "give one of them, or leave the contact out"
            )
        ),
        DiagnosticKind::BadPhone(number) => row!(
            lang,
            [number],
            ("电话“{number}”写法不对", "写成 010-12345678：区号与号码用 - 连接，位数不多不少"),
            (
                "the telephone number “{number}” is not well formed",
                "write it like 010-12345678: area code and number joined by -, with all their digits"
            )
        ),
        DiagnosticKind::PrivatePhone(number) => row!(
            lang,
            [number],
            ("“{number}”是手机号码", "目录不公布私人号码；写办公电话"),
            ("“{number}” is a mobile number", "no private person's number is published; give the office's")
        ),
        DiagnosticKind::BadUrl(url) => row!(
            lang,
            [url],
            ("网址“{url}”写法不对", "写成 http://www.example.cn/… 或 www.example.cn，只用 ASCII，不含空格"),
            (
                "the web address “{url}” is not well formed",
                "write http://www.example.cn/… or www.example.cn, ASCII without blanks"
            )
        ),
        DiagnosticKind::BadEmail(address) => row!(
            lang,
            [address],
            ("邮箱“{address}”写法不对", "写成 name@example.cn"),
            ("the e-mail address “{address}” is not well formed", "write name@example.cn")
        ),
        DiagnosticKind::BadPostalCode(code) => row!(
            lang,
            [code],
            ("邮编“{code}”写法不对", "邮编是六位数字"),
            ("the postcode “{code}” is not well formed", "a postcode has six digits")
        ),
        DiagnosticKind::BadDate(date) => row!(
            lang,
            [date],
            ("日期“{date}”写法不对", "写成 2023、2023-04 或 2023-04-30，且历法上确有此日"),
            ("the date “{date}” is not well formed", "write 2023, 2023-04 or 2023-04-30, a day that the calendar has")
        ),
        DiagnosticKind::ConfirmedWhen(date) => row!(
            lang,
            [date],
            ("核对日期“{date}”写法不对", "写成 2026-11 或 2026-11-03，即何年何月核对"),
            (
                "“{date}” is no date of a confirmation",
                "write the month or the day it was confirmed: 2026-11 or 2026-11-03"
            )
        ),
        DiagnosticKind::HistoryOrder { found, before } => row!(
            lang,
            [found, before],
            ("{found} 早于前一条的 {before}", "沿革由早到晚排列"),
            ("{found} is earlier than {before} before it", "history runs from old to new")
        ),
        DiagnosticKind::ImpossibleAge => row!(
            lang,
            [],
            ("这一年龄限制没有人符合，或没有写明年龄", "写 min 或 max；min 不大于 max"),
            ("an age limit that fits nobody, or gives no age", "give min or max; min is not above max")
        ),
        DiagnosticKind::BirthLimit(error) => birth_limit(lang, error),
        DiagnosticKind::ImpossibleGroup(GroupError::Unprinted) => row!(
            lang,
            [],
            ("who 的旁边没有印出的字样", "在 group 中照印写明指谁"),
            ("who without the printed words", "say in group, as printed, who is meant")
        ),
        DiagnosticKind::ImpossibleGroup(GroupError::Everybody) => row!(
            lang,
            [],
            ("who 包括所有人，等于没有写", "只写条件所指的人；对所有人都适用就不写 who"),
            ("who means everybody", "name those alone whom it is about; what holds for all has no who")
        ),
        DiagnosticKind::GroupTwice(group) if group.is_empty() => row!(
            lang,
            [],
            ("对所有人的年龄限制写了两次", "合成一条，min 和 max 写在一起；只对一部分人的写明 group"),
            ("two age limits for everybody", "make it one, with both min and max; a limit for some has a group")
        ),
        DiagnosticKind::GroupTwice(group) => row!(
            lang,
            [group],
            ("“{group}”的年龄限制写了两次", "合成一条，min 和 max 写在一起；不同的人写不同的 group"),
            ("two age limits for “{group}”", "make it one, with both min and max; other people have another group")
        ),
        DiagnosticKind::NoSuchSection(heading) => row!(
            lang,
            [heading],
            ("本服务的 sections 中没有标题“{heading}”", "照写 sections 中的 heading"),
            ("no section of this service is headed “{heading}”", "write a heading of its sections as it stands")
        ),
        DiagnosticKind::BadValue => row!(
            lang,
            [],
            ("数值不能为负，也不能无穷", "写不带单位的数：3.6万 写 36000"),
            ("a number below zero or without end", "write the plain number: 3.6万 is 36000")
        ),
        DiagnosticKind::SocietyCount { found, expected } => row!(
            lang,
            [found, expected],
            ("清单写 {expected} 个学会，实有 {found} 个", "改正 count，或补齐 societies 中的文件"),
            ("the list says {expected} societies, there are {found}", "mend count, or complete the files in societies")
        ),
        DiagnosticKind::PinyinLength { syllables, characters } => row!(
            lang,
            [syllables, characters],
            ("读音有 {syllables} 个音节，名称有 {characters} 个汉字", "每个汉字一个音节，以空格分开"),
            (
                "the reading has {syllables} syllables, the name {characters} characters",
                "one syllable for each Han character, separated by blanks"
            )
        ),
        DiagnosticKind::NoSyllable { found, nearest: None } => row!(
            lang,
            [found],
            ("“{found}”不是普通话音节", "每个汉字一个音节，不标声调，ü 写作 v，以空格分开"),
            ("“{found}” is no syllable of Mandarin", "write each without its tone, v for ü, blanks between")
        ),
        DiagnosticKind::NoSyllable { found, nearest: Some(nearest) } => row!(
            lang,
            [found, nearest],
            ("“{found}”不是普通话音节", "是否想写 {nearest}？不标声调，ü 写作 v"),
            ("“{found}” is no syllable of Mandarin", "did you mean {nearest}? no tones, v for ü")
        ),
        DiagnosticKind::Setting(error) => settings::setting(lang, error),
        DiagnosticKind::ImpossibleWindow(error) => impossible_window(lang, *error),
    }
}

/// A window that cannot occur.
fn impossible_window(lang: Lang, error: WindowError) -> DiagnosticText {
    match error {
        WindowError::Month(month) => row!(
            lang,
            [month],
            ("没有 {month} 月", "月份是 1 至 12"),
            ("there is no month {month}", "months are 1 to 12")
        ),
        WindowError::Week(week) => row!(
            lang,
            [week],
            ("一个月没有第 {week} 周", "周是 1 至 5"),
            ("a month has no week {week}", "weeks are 1 to 5")
        ),
        WindowError::Day { month, day } => row!(
            lang,
            [month, day],
            ("{month} 月没有 {day} 日", "核对月和日"),
            ("month {month} has no day {day}", "check month and day")
        ),
        WindowError::NoYears => row!(
            lang,
            [],
            ("周期不能是 0 年", "每年一次写 years: 1"),
            ("a cycle cannot last 0 years", "once a year is years: 1")
        ),
        WindowError::Cycle { years, from, to } => row!(
            lang,
            [years, from, to],
            ("{from} 至 {to} 不是 {years} 年", "首尾两年都算在内"),
            ("{from} to {to} is not {years} years", "both the first and the last year count")
        ),
    }
}

fn birth_limit(lang: Lang, error: &BirthLimitError) -> DiagnosticText {
    match error {
        BirthLimitError::NoDay(date) => row!(
            lang,
            [date],
            ("born_from 应是一天，不是“{date}”", "写成 1981-01-01"),
            ("born_from is a day, not “{date}”", "write 1981-01-01")
        ),
        BirthLimitError::NoMax => row!(
            lang,
            [],
            ("有 born_from 而没有 max", "写明最大年龄 max"),
            ("born_from without max", "give the oldest age in max")
        ),
        BirthLimitError::Disagrees { found, first } => row!(
            lang,
            [found, first],
            ("按此 born_from 和 max，{found} 起超龄；前一条是 {first}", "同一次评选按同一天算：改正 born_from 或 max"),
            (
                "with this born_from and max one is too old from {found} on, with the first from {first} on",
                "the limits of one service are counted to one day: mend born_from or max"
            )
        ),
    }
}

fn reference_name(lang: Lang, what: Reference) -> &'static str {
    let (zh, en) = match what {
        Reference::Part => ("部分", "part"),
        Reference::Category => ("类别", "category"),
        Reference::Department => ("部门", "department"),
        Reference::Audience => ("对象", "audience"),
        Reference::WorkField => ("领域", "field of work"),
        Reference::Place => ("地方", "place"),
    };
    in_language(lang, zh, en)
}

fn folder_names(lang: Lang) -> String {
    let [services, disciplines, profiles] = layout::FOLDERS;
    match lang {
        Lang::Zh => format!("{services}、{disciplines}、{profiles}"),
        Lang::En => format!("{services}, {disciplines} and {profiles}"),
    }
}

fn reference_file(what: Reference) -> &'static str {
    match what {
        Reference::Part | Reference::Category | Reference::Audience | Reference::WorkField | Reference::Place => {
            layout::DIRECTORY
        }
        Reference::Department => layout::DEPARTMENTS,
    }
}
