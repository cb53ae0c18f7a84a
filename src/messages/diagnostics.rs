//! What is wrong with a directory's files, and what would be right.

use std::borrow::Cow;

use super::{Lang, fill};
use crate::loader::Misnamed;
use crate::loader::diagnostic::{DiagnosticKind, ExpectedType, Reference, SyntaxError, WindowError};
use crate::text::{Foreign, MOST_MARKS};

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiagnosticText {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// A fault in words of one language. Text taken from the files may still hold anything.
#[must_use]
pub fn fault(lang: Lang, kind: &DiagnosticKind) -> DiagnosticText {
    let Row { zh, en, things } = row(lang, kind);
    let (message, help) = if lang == Lang::Zh { zh } else { en };
    let things: Vec<(&str, Cow<'_, str>)> = things.iter().map(|(name, thing)| (*name, short(thing))).collect();
    let things: Vec<(&str, &str)> = things.iter().map(|(name, thing)| (*name, thing.as_ref())).collect();
    DiagnosticText { message: fill(message, &things), help: fill(help, &things) }
}

/// What a message quotes of a file, cut where it is longer than any name: the excerpt shows where it stands.
fn short(thing: &str) -> Cow<'_, str> {
    const LONGEST: usize = 400;
    match thing.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &thing[..end]).into(),
        None => thing.into(),
    }
}

/// Message and help in both languages, with the things that both fill in.
struct Row {
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
    things: Vec<(&'static str, String)>,
}

#[allow(
    clippy::too_many_lines,
    reason = "a table: one row for each kind of fault, and the compiler sees that none is missing"
)]
fn row(lang: Lang, kind: &DiagnosticKind) -> Row {
    match kind {
        DiagnosticKind::NotUtf8 => Row {
            zh: ("文件不是 UTF-8 编码，或转存时丢了字", "用 UTF-8 编码重新保存，再补上丢失的字"),
            en: ("the file is not UTF-8, or characters were lost", "save it as UTF-8 and mend what was lost"),
            things: Vec::new(),
        },
        DiagnosticKind::Syntax(slip) => syntax(slip),
        DiagnosticKind::WrongType(wanted) => wrong_type(wanted),
        DiagnosticKind::UnknownField { found, expected, nearest } => Row {
            zh: match nearest {
                None => ("没有名为 {found} 的字段", "可用的字段：{expected}"),
                Some(_) => ("没有名为 {found} 的字段", "是否想写 {nearest}？可用的字段：{expected}"),
            },
            en: match nearest {
                None => ("there is no field named {found}", "the fields are {expected}"),
                Some(_) => ("there is no field named {found}", "did you mean {nearest}? the fields are {expected}"),
            },
            things: choice(found, expected, nearest.as_ref()),
        },
        DiagnosticKind::MissingField(field) => Row {
            zh: ("缺少字段 {field}", "在括号结束前写上 {field}: …"),
            en: ("the field {field} is missing", "write {field}: … before the bracket closes"),
            things: vec![("field", field.clone())],
        },
        DiagnosticKind::DuplicateField(field) => Row {
            zh: ("字段 {field} 写了两次", "只留一个"),
            en: ("the field {field} stands twice", "keep one of them"),
            things: vec![("field", field.clone())],
        },
        DiagnosticKind::UnknownVariant { found, expected, nearest } => Row {
            zh: match nearest {
                None => ("这里不能写 {found}", "可以写：{expected}"),
                Some(_) => ("这里不能写 {found}", "是否想写 {nearest}？可以写：{expected}"),
            },
            en: match nearest {
                None => ("{found} cannot stand here", "write one of {expected}"),
                Some(_) => ("{found} cannot stand here", "did you mean {nearest}? there are {expected}"),
            },
            things: choice(found, expected, nearest.as_ref()),
        },
        DiagnosticKind::UnknownFile => Row {
            zh: (
                "目录格式中没有这个文件",
                "可用：directory.ron、departments.ron、societies.ron、charter.ron，以及 services、societies、profiles 中的 .ron 文件",
            ),
            en: (
                "the format has no place for this file",
                "there are directory.ron, departments.ron, societies.ron, charter.ron, and the .ron files in services, societies and profiles",
            ),
            things: Vec::new(),
        },
        DiagnosticKind::Misnamed(Misnamed::File { right }) => Row {
            zh: ("没有读这个文件：文件名不以 .ron 结尾", "改名为 {right}；用不着就移出目录，或在名字前加 ."),
            en: (
                "this file was not read: its name does not end in .ron",
                "rename it to {right}; if it is not meant to be read, move it away or begin its name with .",
            ),
            things: vec![("right", right.clone())],
        },
        DiagnosticKind::Misnamed(Misnamed::Folder) => Row {
            zh: ("这是文件夹，却用了 .ron 文件的名字，没有读", "把文件夹改名；要写记录，就把它写进一个 .ron 文件"),
            en: (
                "this folder has the name of a .ron file, and was not read",
                "give the folder another name; what is to be read stands in a file",
            ),
            things: Vec::new(),
        },
        DiagnosticKind::MissingFile(name) => Row {
            zh: ("缺少文件 {name}", "每个目录都要有它：写明标题、出版者和各部分"),
            en: (
                "the file {name} is missing",
                "every directory has it: it gives the title, the publisher and the parts",
            ),
            things: vec![("name", (*name).to_owned())],
        },
        DiagnosticKind::Foreign { character, sort, in_paragraph } => foreign(lang, *character, *sort, *in_paragraph),
        DiagnosticKind::LookAlike { found, right: ' ' } => Row {
            zh: ("含有特殊空格 {code}", "改用普通空格"),
            en: ("holds a blank of its own sort, {code}", "write a plain blank instead"),
            things: vec![("code", code(*found))],
        },
        DiagnosticKind::LookAlike { found, right } => Row {
            zh: ("{code} 不是“{right}”，只是形似", "改写为“{right}”"),
            en: ("{code} is not “{right}”, it only looks like it", "write “{right}”"),
            things: vec![("code", code(*found)), ("right", right.to_string())],
        },
        DiagnosticKind::TooManyMarks => Row {
            zh: ("一个字上的附加符号超过 {most} 个", "删去多余的符号"),
            en: ("more than {most} marks over one character", "delete those that are too many"),
            things: vec![("most", MOST_MARKS.to_string())],
        },
        DiagnosticKind::BadId(id) => Row {
            zh: ("编号“{id}”写法不对", "只用小写字母、数字，词与词之间用 - 连接"),
            en: ("the id “{id}” is not well formed", "lower-case letters and digits, words joined by -"),
            things: vec![("id", id.clone())],
        },
        DiagnosticKind::UnexpectedId { found, expected } => Row {
            zh: ("编号“{found}”与记录不符", "应为 {expected}"),
            en: ("the id “{found}” does not fit its record", "it should be {expected}"),
            things: vec![("found", found.clone()), ("expected", expected.clone())],
        },
        DiagnosticKind::DuplicateId(id) => Row {
            zh: ("编号“{id}”已用过", "每条记录一个编号，不可重复"),
            en: ("the id “{id}” is taken", "every record has an id of its own"),
            things: vec![("id", id.clone())],
        },
        DiagnosticKind::NumberZero => Row {
            zh: ("序号不能是 0", "序号从 1 起，连续且不重复"),
            en: ("no number is 0", "numbers run from 1, each once"),
            things: Vec::new(),
        },
        DiagnosticKind::DuplicateNumber(number) => Row {
            zh: ("序号 {number} 已用过", "序号从 1 起，连续且不重复"),
            en: ("the number {number} is taken", "numbers run from 1, each once"),
            things: vec![("number", number.to_string())],
        },
        DiagnosticKind::NumberGap { found, expected } => Row {
            zh: ("序号 {found} 之前缺 {expected}", "序号从 1 起，连续且不重复"),
            en: ("before the number {found} the number {expected} is missing", "numbers run from 1, each once"),
            things: vec![("found", found.to_string()), ("expected", expected.to_string())],
        },
        DiagnosticKind::PageOrder { found, before } => Row {
            zh: ("第 {found} 页排在前一项的第 {before} 页之前", "页码随序号递增；核对两处页码"),
            en: (
                "page {found} comes before page {before} of the record before",
                "pages rise with the numbers; check both",
            ),
            things: vec![("found", found.to_string()), ("before", before.to_string())],
        },
        DiagnosticKind::DuplicateName(name) => Row {
            zh: ("名称“{name}”已用过", "两条记录不可同名"),
            en: ("the name “{name}” is taken", "no two records share a name"),
            things: vec![("name", name.clone())],
        },
        DiagnosticKind::Empty(field) => Row {
            zh: ("{field} 是空的", "填上内容；可省的字段就整个删去"),
            en: ("{field} is empty", "fill it in; leave out an optional field altogether"),
            things: vec![("field", (*field).to_owned())],
        },
        DiagnosticKind::Unknown { what, found, nearest: None } => Row {
            zh: ("没有编号为“{found}”的{what}", "编号见 {file}"),
            en: ("there is no {what} “{found}”", "the ids stand in {file}"),
            things: vec![
                ("what", reference_name(lang, *what).to_owned()),
                ("found", found.clone()),
                ("file", reference_file(*what).to_owned()),
            ],
        },
        DiagnosticKind::Unknown { what, found, nearest: Some(nearest) } => Row {
            zh: ("没有编号为“{found}”的{what}", "是否想写 {nearest}？编号见 {file}"),
            en: ("there is no {what} “{found}”", "did you mean {nearest}? the ids stand in {file}"),
            things: vec![
                ("what", reference_name(lang, *what).to_owned()),
                ("found", found.clone()),
                ("nearest", nearest.clone()),
                ("file", reference_file(*what).to_owned()),
            ],
        },
        DiagnosticKind::CategoryOfOtherPart { category, part } => Row {
            zh: ("类别“{category}”属于 {part}", "改正 part 或 category 之一"),
            en: ("the category “{category}” belongs to {part}", "mend either part or category"),
            things: vec![("category", category.clone()), ("part", part.clone())],
        },
        DiagnosticKind::UnknownSpelling(printed) => Row {
            zh: ("该部门没有“{printed}”这种写法", "把它加到 departments.ron 的 alternate_names，或改正这里"),
            en: (
                "the department is nowhere spelled “{printed}”",
                "add it to alternate_names in departments.ron, or mend it here",
            ),
            things: vec![("printed", printed.clone())],
        },
        DiagnosticKind::NoDepartment => Row {
            zh: ("联系方式没有写明部门", "写上 department: \"department-…\""),
            en: ("a contact without a department", "write department: \"department-…\""),
            things: Vec::new(),
        },
        DiagnosticKind::EmptyContact => Row {
            zh: ("联系方式里没有电话、邮箱、网址，也没有地址", "至少写一项；没有就删去这一条"),
            en: (
                "a contact without telephone, e-mail, web or postal address",
                "give one of them, or leave the contact out",
            ),
            things: Vec::new(),
        },
        DiagnosticKind::BadPhone(number) => Row {
            zh: ("电话“{number}”写法不对", "写成 010-12345678：区号与号码用 - 连接，位数不多不少"),
            en: (
                "the telephone number “{number}” is not well formed",
                "write it like 010-12345678: area code and number joined by -, with all their digits",
            ),
            things: vec![("number", number.clone())],
        },
        DiagnosticKind::PrivatePhone(number) => Row {
            zh: ("“{number}”是手机号码", "目录不公布私人号码；写办公电话"),
            en: ("“{number}” is a mobile number", "no private person's number is published; give the office's"),
            things: vec![("number", number.clone())],
        },
        DiagnosticKind::BadUrl(url) => Row {
            zh: ("网址“{url}”写法不对", "写成 http://www.example.cn/… 或 www.example.cn，只用 ASCII，不含空格"),
            en: (
                "the web address “{url}” is not well formed",
                "write http://www.example.cn/… or www.example.cn, ASCII without blanks",
            ),
            things: vec![("url", url.clone())],
        },
        DiagnosticKind::BadEmail(address) => Row {
            zh: ("邮箱“{address}”写法不对", "写成 name@example.cn"),
            en: ("the e-mail address “{address}” is not well formed", "write name@example.cn"),
            things: vec![("address", address.clone())],
        },
        DiagnosticKind::BadPostalCode(code) => Row {
            zh: ("邮编“{code}”写法不对", "邮编是六位数字"),
            en: ("the postcode “{code}” is not well formed", "a postcode has six digits"),
            things: vec![("code", code.clone())],
        },
        DiagnosticKind::BadDate(date) => Row {
            zh: ("日期“{date}”写法不对", "写成 2023、2023-04 或 2023-04-30，且历法上确有此日"),
            en: (
                "the date “{date}” is not well formed",
                "write 2023, 2023-04 or 2023-04-30, a day that the calendar has",
            ),
            things: vec![("date", date.clone())],
        },
        DiagnosticKind::HistoryOrder { found, before } => Row {
            zh: ("{found} 早于前一条的 {before}", "沿革由早到晚排列"),
            en: ("{found} is earlier than {before} before it", "history runs from old to new"),
            things: vec![("found", found.clone()), ("before", before.clone())],
        },
        DiagnosticKind::ImpossibleWindow(WindowError::Month(month)) => Row {
            zh: ("没有 {month} 月", "月份是 1 至 12"),
            en: ("there is no month {month}", "months are 1 to 12"),
            things: vec![("month", month.to_string())],
        },
        DiagnosticKind::ImpossibleWindow(WindowError::Week(week)) => Row {
            zh: ("一个月没有第 {week} 周", "周是 1 至 5"),
            en: ("a month has no week {week}", "weeks are 1 to 5"),
            things: vec![("week", week.to_string())],
        },
        DiagnosticKind::ImpossibleWindow(WindowError::Day { month, day }) => Row {
            zh: ("{month} 月没有 {day} 日", "核对月和日"),
            en: ("month {month} has no day {day}", "check month and day"),
            things: vec![("month", month.to_string()), ("day", day.to_string())],
        },
        DiagnosticKind::ImpossibleWindow(WindowError::NoYears) => Row {
            zh: ("周期不能是 0 年", "每年一次写 years: 1"),
            en: ("a cycle cannot last 0 years", "once a year is years: 1"),
            things: Vec::new(),
        },
        DiagnosticKind::ImpossibleWindow(WindowError::Cycle { years, from, to }) => Row {
            zh: ("{from} 至 {to} 不是 {years} 年", "首尾两年都算在内"),
            en: ("{from} to {to} is not {years} years", "both the first and the last year count"),
            things: vec![("years", years.to_string()), ("from", from.to_string()), ("to", to.to_string())],
        },
        DiagnosticKind::ImpossibleAge => Row {
            zh: ("这一年龄限制没有人符合，或没有写明年龄", "写 min 或 max；min 不大于 max"),
            en: ("an age limit that fits nobody, or gives no age", "give min or max; min is not above max"),
            things: Vec::new(),
        },
        DiagnosticKind::BadValue => Row {
            zh: ("数值不能为负，也不能无穷", "写不带单位的数：3.6万 写 36000"),
            en: ("a number below zero or without end", "write the plain number: 3.6万 is 36000"),
            things: Vec::new(),
        },
        DiagnosticKind::SocietyCount { found, expected } => Row {
            zh: ("清单写 {expected} 个学会，实有 {found} 个", "改正 count，或补齐 societies 中的文件"),
            en: (
                "the list says {expected} societies, there are {found}",
                "mend count, or complete the files in societies",
            ),
            things: vec![("found", found.to_string()), ("expected", expected.to_string())],
        },
        DiagnosticKind::PinyinLength { syllables, characters } => Row {
            zh: ("读音有 {syllables} 个音节，名称有 {characters} 个汉字", "每个汉字一个音节，以空格分开"),
            en: (
                "the reading has {syllables} syllables, the name {characters} characters",
                "one syllable for each Han character, separated by blanks",
            ),
            things: vec![("syllables", syllables.to_string()), ("characters", characters.to_string())],
        },
        DiagnosticKind::NoSyllable { found, nearest } => Row {
            zh: match nearest {
                None => ("“{found}”不是普通话音节", "每个汉字一个音节，不标声调，ü 写作 v，以空格分开"),
                Some(_) => ("“{found}”不是普通话音节", "是否想写 {nearest}？不标声调，ü 写作 v"),
            },
            en: match nearest {
                None => {
                    ("“{found}” is no syllable of Mandarin", "write each without its tone, v for ü, blanks between")
                }
                Some(_) => ("“{found}” is no syllable of Mandarin", "did you mean {nearest}? no tones, v for ü"),
            },
            things: vec![("found", found.clone()), ("nearest", nearest.clone().unwrap_or_default())],
        },
    }
}

fn foreign(lang: Lang, character: char, sort: Foreign, in_paragraph: bool) -> Row {
    let (zh, en) = match character {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' if in_paragraph => (
            "一段文字写在一行里；要分段就另写一个 Text(\"…\")",
            "a text stands on one line; for a paragraph begin another Text(\"…\")",
        ),
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
            ("文字写在一行里；删去换行", "a text stands on one line; take the line break out")
        }
        '\t' => ("改用空格", "write a blank instead"),
        _ => ("删去它", "delete it"),
    };
    Row {
        zh: ("含有不可用的字符 {code}（{sort}）", zh),
        en: ("holds the character {code} ({sort}), which may not be shown", en),
        things: vec![("code", code(character)), ("sort", sort_name(lang, sort).to_owned())],
    }
}

/// A character by its number, for one that is not to be seen or looks like another.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn choice(found: &str, expected: &[String], nearest: Option<&String>) -> Vec<(&'static str, String)> {
    let nearest = nearest.cloned().unwrap_or_default();
    vec![("found", found.to_owned()), ("expected", expected.join(", ")), ("nearest", nearest)]
}

fn syntax(slip: &SyntaxError) -> Row {
    match slip {
        SyntaxError::Empty => Row {
            zh: ("文件是空的", "照 data/README.md 写上内容；用不着的文件就删去"),
            en: ("the file is empty", "fill it in as data/README.md shows, or delete a file that is not needed"),
            things: Vec::new(),
        },
        SyntaxError::End => Row {
            zh: ("文件到此已完，括号却没有闭合", "检查前面的括号是否成对：( 与 )，[ 与 ]"),
            en: ("the file ends inside a bracket", "look for a bracket before that is not closed"),
            things: Vec::new(),
        },
        SyntaxError::Quote => Row {
            zh: ("这一行的引号没有闭合", "文字写在一行里，首尾各一个英文引号；文字中的引号写 \\\""),
            en: (
                "a quote on this line is not closed",
                "a text stands on one line, a straight quote on both sides; a quote in it is \\\"",
            ),
            things: Vec::new(),
        },
        SyntaxError::Comment => Row {
            zh: ("以 /* 开始的注释没有结束", "在注释末尾写 */"),
            en: ("the comment that begins with /* does not end", "write */ at its end"),
            things: Vec::new(),
        },
        SyntaxError::Escape => Row {
            zh: ("反斜杠 \\ 后的写法不对", "文字中的反斜杠写 \\\\，引号写 \\\""),
            en: ("nothing is written like this behind a \\", "in a text, a backslash is \\\\ and a quote is \\\""),
            things: Vec::new(),
        },
        SyntaxError::Attribute => Row {
            zh: ("目录格式没有这种 #! 开头的写法", "删去这一行"),
            en: ("the format has nothing that begins with #! like this", "delete the line"),
            things: Vec::new(),
        },
        SyntaxError::Comma => Row {
            zh: ("这里之前缺逗号或括号", "字段之间、列表各项之间用英文逗号 , 隔开"),
            en: ("a comma or a bracket is missing before this", "fields, and items of a list, are parted by commas"),
            things: Vec::new(),
        },
        SyntaxError::Colon => Row {
            zh: ("字段名后缺冒号", "字段名与值之间用英文冒号 : 隔开"),
            en: ("a colon is missing behind the field's name", "write name: value"),
            things: Vec::new(),
        },
        SyntaxError::Bracket(bracket) => Row {
            zh: ("括号不成对：{bracket} 不该在这里", "检查前面的括号是否成对：( 与 )，[ 与 ]"),
            en: ("the bracket {bracket} closes nothing here", "look at the brackets before: ( goes with ), [ with ]"),
            things: vec![("bracket", bracket.to_string())],
        },
        SyntaxError::FullWidth { found, right } => Row {
            zh: ("这里的 {found} 是中文标点", "换成英文的 {right}"),
            en: ("{found} is a Chinese punctuation mark", "write the ASCII {right}"),
            things: vec![("found", found.to_string()), ("right", right.to_string())],
        },
        SyntaxError::Trailing => Row {
            zh: ("内容在前面已经结束", "一个文件只有一对最外层括号；删去多出的内容或括号"),
            en: (
                "the file's value has ended before this",
                "a file is one value in one pair of brackets; delete the rest",
            ),
            things: Vec::new(),
        },
        SyntaxError::Deep => Row {
            zh: ("括号套得太深", "减少 items 的层数；若不该这样深，检查前面的括号是否闭合"),
            en: (
                "brackets stand too deep in other brackets",
                "use fewer levels of items; or look for a bracket before that is not closed",
            ),
            things: Vec::new(),
        },
        SyntaxError::Other(reason) => Row {
            zh: ("无法按 RON 读取（{reason}）", "检查这里和前面的括号、引号、逗号"),
            en: ("not readable as RON ({reason})", "look at the brackets, quotes and commas here and before"),
            things: vec![("reason", reason.clone())],
        },
    }
}

fn wrong_type(wanted: &ExpectedType) -> Row {
    let (zh, en) = match wanted {
        ExpectedType::Text => (
            ("这里应是文字", "写在英文引号之间：\"…\""),
            ("a text should stand here", "write it in straight quotes: \"…\""),
        ),
        ExpectedType::Whole => (
            ("这里应是整数", "只写数字，不加引号和单位"),
            ("a whole number should stand here", "digits only, without quotes or a unit"),
        ),
        ExpectedType::InBounds => (
            ("这个数过大或为负", "序号和个数不超过 4294967295，页码和年份不超过 65535，其他整数不超过 255，都不为负"),
            (
                "this number is too large, or below zero",
                "numbers and counts go up to 4294967295, pages and years to 65535, other whole numbers to 255, none below 0",
            ),
        ),
        ExpectedType::Number => (
            ("这里应是数", "只写数字，不加引号和单位：3.6万 写 36000"),
            ("a number should stand here", "digits only, without quotes or a unit: 3.6万 is 36000"),
        ),
        ExpectedType::Truth => (
            ("这里应是 true 或 false", "是写 true，否写 false，不加引号"),
            ("true or false should stand here", "write true or false without quotes"),
        ),
        ExpectedType::List => (
            ("这里应是列表", "写在方括号里：[…, …]"),
            ("a list should stand here", "write it in square brackets: […, …]"),
        ),
        ExpectedType::Fields => (
            ("这里应是若干字段", "写在圆括号里：(字段: 值, …)"),
            ("fields should stand here", "write them in parentheses: (field: value, …)"),
        ),
        ExpectedType::Word => (
            ("这里应是格式规定的词", "不加引号；可用的词见 data/README.md"),
            ("a word of the format should stand here", "write it without quotes; see data/README.md for the words"),
        ),
        ExpectedType::FieldName => (
            ("这里应是字段名", "写成 字段: 值，字段名不加引号"),
            ("a field's name should stand here", "write field: value, the name without quotes"),
        ),
        ExpectedType::Nameless(_) => (
            ("括号前不该写 {found}", "删去它，只写 (字段: 值, …)"),
            ("the name {found} does not belong before this bracket", "delete it: (field: value, …) is enough"),
        ),
    };
    let things = if let ExpectedType::Nameless(found) = wanted { vec![("found", found.clone())] } else { Vec::new() };
    Row { zh, en, things }
}

fn sort_name(lang: Lang, sort: Foreign) -> &'static str {
    let (zh, en) = match sort {
        Foreign::Control => ("控制字符", "control character"),
        Foreign::Bidi => ("书写方向控制符", "bidirectional control"),
        Foreign::ZeroWidth => ("零宽字符", "zero-width character"),
        Foreign::PrivateUse => ("私用区字符", "private-use character"),
        Foreign::Unassigned => ("未定义的字符", "character that is not defined"),
    };
    if lang == Lang::Zh { zh } else { en }
}

fn reference_name(lang: Lang, what: Reference) -> &'static str {
    let (zh, en) = match what {
        Reference::Part => ("部分", "part"),
        Reference::Category => ("类别", "category"),
        Reference::Department => ("部门", "department"),
        Reference::Audience => ("对象", "audience"),
    };
    if lang == Lang::Zh { zh } else { en }
}

fn reference_file(what: Reference) -> &'static str {
    match what {
        Reference::Part | Reference::Category | Reference::Audience => "directory.ron",
        Reference::Department => "departments.ron",
    }
}
