//! The plain mode in a pipe: a dialogue of lines, in both languages, by the same engine as the screen's.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

use kechuang::directory::Kind;

use crate::support::shipped::SHIPPED;

/// What speaks for a program that is to be asked line by line.
fn plain(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).args(["--today", "2026-11-26"]).env_clear().stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What is said to some bytes, and the exit code. Nothing of it is for the eye alone.
fn heard(mut command: Command, typed: &[u8]) -> (String, i32) {
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let bytes = typed.to_vec();
    // Who says more than a pipe holds must be listened to meanwhile.
    let typing = std::thread::spawn(move || drop(input.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    typing.join().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let foreign = said.chars().filter(|c| *c != '\n' && kechuang::text::foreign(*c).is_some()).count();
    assert_eq!(foreign, 0, "lines of text and nothing else: {said:?}");
    assert!(said.ends_with('\n'), "{said:?}");
    (said, output.status.code().unwrap())
}

/// What is said in a language to some lines.
fn said_in(lang: &str, lines: &str) -> String {
    let (said, code) = heard(plain(&["--plain", "--lang", lang]), lines.as_bytes());
    assert_eq!(code, 0, "{said}");
    said
}

fn said(lines: &str) -> String {
    said_in("zh", lines)
}

/// The replies to each line, without the prompts. The first is the greeting.
fn replies(lang: &str, lines: &str) -> Vec<Vec<String>> {
    let mut replies = vec![Vec::new()];
    for line in said_in(lang, lines).lines() {
        if line.ends_with('>') {
            replies.push(Vec::new());
        } else {
            replies.last_mut().unwrap().push(line.to_owned());
        }
    }
    replies
}

fn reply(lang: &str, lines: &str) -> Vec<String> {
    let all = replies(lang, lines);
    // Behind the last line stands only that the input has ended.
    all.into_iter().rev().nth(1).unwrap()
}

#[test]
fn a_question_leads_to_numbered_answers_and_a_number_on() {
    let all = replies("zh", "药学会\n1\n更多\n");
    assert!(all[0][1].contains("输入要找的内容") && all[0][1].contains("帮助"), "{all:?}");
    assert!(all[1][0].starts_with("“药学会”：共 "), "the total: {all:?}");
    assert_eq!(all[1][1], "1. 天津市药学会，学会，医学");
    assert_eq!(all[2][0], "1. 天津市药学会，学会，医学", "what was chosen is said again");
    assert!(all[2][1].contains("没有列出该学会自己的电话"), "{all:?}");
    assert!(all[2][2].ends_with("（院士专家部）") && all[2][3] == "清单部门电话：022-27122522", "{all:?}");
    assert!(all[3].iter().any(|line| line == "学科：医学"), "{all:?}");
    assert_eq!(all[3].last().unwrap(), "到此为止。");
}

#[test]
fn an_input_without_an_end_that_is_no_line_keeps_no_visitor() {
    let program = env!("CARGO_BIN_EXE_kechuang");
    let mut visitor = Command::new("timeout");
    // One that does not leave is ended, with another code.
    visitor.args(["20", program, "--kiosk", "--lang", "zh", "--idle-timeout", "0.01"]).env_clear();
    visitor.stdin(std::fs::File::open("/dev/zero").unwrap());
    let output = visitor.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.ends_with("已离开。\n"), "{said:?} {:?}", output.status);
    assert!(said.contains("要留下请按回车"), "he is warned as whoever says nothing: {said}");
}

#[test]
fn english_readers_have_the_same_dialogue() {
    let all = replies("en", "shuxuehui\n1\nmore\nquit\n");
    assert!(all[0][1].starts_with("Type what to find"), "{all:?}");
    assert!(all[1][0].starts_with("“shuxuehui”, total "), "{all:?}");
    assert!(all[2].iter().any(|line| line == "Phone (list): 022-27122522"), "{all:?}");
    assert_eq!(all[4], ["Left."]);
}

#[test]
fn of_a_service_one_hears_whom_to_call_who_and_when_first() {
    let entry = reply("zh", "推荐全国创新争先奖天津市候选对象\n1\n");
    let at = |label: &str| {
        entry.iter().position(|line| line.starts_with(label)).unwrap_or_else(|| panic!("{label}: {entry:?}"))
    };
    assert!(at("1. ") == 0 && at("部门：") == 1 && at("电话：022-27111199") == 2, "{entry:?}");
    assert!(
        at("电话：") < at("面向：") && at("面向：") < at("评选周期：") && at("评选周期：") < at("时间："),
        "{entry:?}"
    );
    assert!(!entry.iter().any(|line| line.starts_with("所在：")), "the rest of the page comes later");
    assert!(entry.last().unwrap().contains("输入“更多”"), "{entry:?}");
}

#[test]
fn nothing_of_a_page_is_left_out() {
    for (id, kind) in [("service-13", Kind::Service), ("profile-tast", Kind::Profile), ("article-05", Kind::Article)] {
        let directory = &SHIPPED.0;
        let no = directory.index_of(id).unwrap();
        let heading = directory.heading(no).unwrap();
        assert_eq!(heading.kind, kind);
        let entry = said(&format!("/^{}$\n1\n全部\n", heading.name));
        let page = kechuang::export::text(directory, directory.record(no).unwrap(), kechuang::messages::Lang::Zh);
        // The page aligns labels and values with blanks, and draws signs before lists and between steps.
        let words = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let told: String = words(&entry);
        for line in page.lines().skip(1).filter(|line| !line.contains('›') && !line.contains('·')) {
            let pieces = line.split("  ").map(words).filter(|it| !it.is_empty() && it != "联系方式");
            for piece in pieces {
                assert!(told.contains(&piece), "{id}: “{piece}” in\n{entry}");
            }
        }
    }
}

#[test]
fn many_answers_are_said_in_portions_to_the_last() {
    let all = replies("zh", "类型:学会\n\n更多\n全部\n更多\n147\n");
    let first = |reply: &[String]| reply.iter().find_map(|line| line.split_once(". ")?.0.parse::<u32>().ok()).unwrap();
    assert!(
        all[1][0].contains("共 147 条") && all[1].iter().any(|line| line == "还有 137 条，输入“更多”。"),
        "{all:?}"
    );
    assert_eq!((first(&all[2]), first(&all[3]), first(&all[4])), (11, 21, 31), "Enter alone goes on as well");
    assert!(all[4].len() == 117 && all[5] == ["到此为止。"], "{:?}", all[5]);
    assert!(all[6][0].starts_with("147. "), "{:?}", all[6]);
}

#[test]
fn words_are_commands_in_both_languages() {
    for (lang, words) in [("zh", ["帮助", "help", "?", "ｈｅｌｐ"]), ("en", ["help", "帮助", "？", "H"])] {
        let first = reply(lang, &format!("{}\n", words[0]));
        assert!(first.len() > 15, "{first:?}");
        for word in words {
            assert_eq!(reply(lang, &format!("{word}\n")), first, "{word}");
        }
    }
    for word in ["退出", "quit", "q", "离开", "exit", "QUIT"] {
        let all = replies("zh", &format!("{word}\n药学会\n"));
        assert_eq!(all[1..], [vec!["已离开。"]], "{word} is the end");
    }
}

#[test]
fn a_word_that_is_a_command_can_be_found_too() {
    for typed in ["/帮助", "“帮助”", "\"帮助\""] {
        assert!(reply("zh", &format!("{typed}\n"))[0].starts_with("“帮助”：共 "), "{typed}");
    }
    let slip = reply("zh", "hlep\n");
    assert!(slip[0].contains("hlep") && slip[0].contains("help"), "{slip:?}");
    let slip = reply("zh", "退处\n");
    assert!(slip[0].contains("退出"), "{slip:?}");
}

#[test]
fn one_goes_back_and_hears_things_again() {
    let all = replies("zh", "药学会\n1\n再说\n2\n返回\n数学会\n返回\n列表\n返回\n返回\n");
    assert_eq!(all[3], all[2], "again");
    assert!(all[4][0].starts_with("2. "), "the number of the same list: {all:?}");
    assert!(all[5][0].starts_with("“药学会”") && all[7][0].starts_with("“药学会”"), "{all:?}");
    assert!(all[8][0].starts_with("“药学会”"), "{all:?}");
    assert!(all[9][0].contains("输入要找的内容") && all[10][0].contains("已经在开头"), "{all:?}");
    assert!(reply("zh", "再说\n")[0].contains("还没有"), "nothing was said so far");
}

#[test]
fn a_number_is_spelt_as_it_is_spoken_on_the_telephone() {
    let zh = reply("zh", "药学会\n1\n念\n");
    assert_eq!(zh[1..], ["分开：0 2 2，2 7 1 2，2 5 2 2", "读作：零二二，二七幺二，二五二二"]);
    let en = reply("en", "药学会\n1\nspell\n");
    assert_eq!(
        en[1..],
        ["Spaced: 0 2 2, 2 7 1 2, 2 5 2 2", "Spoken: zero two two, two seven one two, two five two two"]
    );
    // Of a row of the list, and of one number of several.
    assert!(reply("zh", "药学会\n电话 1\n")[0].contains("022-27122522"));
    let several = reply("zh", "科普部\n1\n电话\n");
    assert!(several.len() == 3 && several[2].starts_with("3. 传真："), "{several:?}");
    assert!(reply("zh", "科普部\n1\n念 2\n")[1].starts_with("分开：0 2 2，2 7 1 2，1 4 1 8"));
    assert!(reply("zh", "科普部\n1\n念 7\n")[0].contains("只有 3 个号码"));
    assert!(reply("zh", "念\n")[0].contains("先输入编号"));
}

#[test]
fn copying_says_what_has_happened_and_writes_no_sequence() {
    let none = reply("zh", "药学会\n1\n复制\n");
    assert!(none[0].contains("没有复制") && none[0].contains("022-27122522"), "{none:?}");
    let which = reply("zh", "科普部\n1\n复制\n");
    assert!(which.last().unwrap().contains("复制 1"), "{which:?}");
    let file = std::env::temp_dir().join(format!("kechuang-plain-{}", std::process::id()));
    let program = format!("tee {}", file.display());
    let mut command = plain(&["--plain", "--lang", "zh"]);
    command.env("KECHUANG_CLIPBOARD", &program).env("PATH", std::env::var_os("PATH").unwrap());
    let (said, _) = heard(command, "科普部\n1\n复制 2\n".as_bytes());
    assert!(said.contains(&format!("已将 022-27121418 交给 {program}")), "{said}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "022-27121418");
    std::fs::remove_file(file).unwrap();
}

#[test]
fn what_fits_is_asked_for_question_by_question() {
    let all = replies("zh", "合适\n三百\n38\n女\n9\n");
    assert!(all[1][1].contains("年龄") && all[2][0].contains("“三百”") && all[2][1] == all[1][1], "{all:?}");
    assert!(all[3][0].contains('女') && all[4][0].contains('月'), "{all:?}");
    // The same as for who writes the fields.
    assert_eq!(all[5], replies("zh", "年龄:38 性别:女 月份:9\n")[1]);
    assert!(all[5][1].starts_with("适合 ") && all[5].iter().any(|line| line.starts_with("待读 ")), "{all:?}");
    assert!(all[5].iter().any(|line| line.contains("年龄 ≤45 女")), "what decides: {all:?}");
    let skipped = replies("en", "what fits\n\n\n\nback\nwhat fits\nback\n");
    assert!(skipped[4][0].contains("Nothing was answered") && skipped[7][0] == "Stopped.", "{skipped:?}");
    let excluded = reply("zh", "年龄:60\n不合\n1\n返回\n");
    assert!(excluded[1].starts_with("不合 ") && excluded[2].starts_with("1. "), "{excluded:?}");
    assert!(reply("zh", "药学会\n不合\n")[0].contains("合适"));
}

#[test]
fn dates_to_come_are_listed_by_month_with_how_they_are_known() {
    let all = replies("zh", "年历\n12\n1\n");
    assert!(all[1][1].contains("哪几个月"), "{all:?}");
    assert!(all[2].iter().any(|line| line.contains("截止 2026-12-15，原书")), "{all:?}");
    assert!(reply("zh", "年历\n1\n")[1].starts_with("1. 2027-01-01 至 2027-01-31，推算，"));
    assert!(all[3][0].starts_with("1. 2026-09-01 至 2026-12-31"), "{all:?}");
    let whole = reply("en", "year\n\nall\n");
    assert!(whole.last().unwrap().starts_with("Besides: "), "{whole:?}");
}

#[test]
fn the_table_of_contents_is_walked_by_numbers() {
    let all = replies("zh", "目录\n1\n1\n1\n相关\n1\n");
    assert!(all[1][0] == "目录：共 9 项。" && all[1][1] == "1. 服务科技工作者，21 条", "{all:?}");
    assert_eq!(all[2].last().unwrap(), "3. 服务科技工作者，全部，21 条");
    assert!(all[3][1].starts_with("1. 推荐全国创新争先奖") && all[4][0] == all[3][1], "{all:?}");
    assert!(all[5][1].contains("，部门") && all[6][0] == all[5][1], "to the department: {all:?}");
    let counted = SHIPPED.0.of_kind(Kind::Society).len();
    assert!(all[1].contains(&format!("6. 学会，{counted} 条")), "{all:?}");
}

#[test]
fn the_language_changes_in_the_middle() {
    let all = replies("zh", "药学会\n1\nlang en\nlang\n语言 中文\nlang fr\n");
    assert_eq!(
        all[3][..2],
        ["English from now on.", "1. Tianjin Pharmaceutical Association, 天津市药学会, society, Medicine"]
    );
    assert_eq!((&all[4][0], &all[5][0]), (&"现在用中文。".to_owned(), &"现在用中文。".to_owned()));
    assert!(all[6][0].contains("English"), "{all:?}");
}

#[test]
fn what_is_wrong_with_a_question_is_told_as_in_the_search() {
    for (typed, told) in
        [("年龄:200", "0 至 150"), ("月份:13", "1 至 12"), ("部们:科普部", "部门:"), ("性别:x", "女 或 男")]
    {
        let reply = reply("zh", &format!("{typed}\n"));
        assert!(reply[0].contains(told), "{typed}: {reply:?}");
    }
    assert!(reply("zh", "绝无此物xyzq\n")[0].contains("没有与"));
    assert!(reply("zh", "药学会\n77\n")[0].contains("共 5 条"));
    assert!(reply("zh", "药学会\n27122522\n")[0].starts_with("“27122522”：共 "), "a telephone number is found");
}

#[test]
fn lines_are_broken_only_where_a_width_is_named() {
    let long = |said: &str| said.lines().map(kechuang::text::cells).max().unwrap();
    let typed = "推荐全国创新争先奖\n1\n全部\n";
    assert!(long(&said(typed)) > 150);
    for width in ["40", "80"] {
        let mut command = plain(&["--plain", "--lang", "zh"]);
        command.env("COLUMNS", width);
        let (narrow, _) = heard(command, typed.as_bytes());
        assert!(long(&narrow) < width.parse().unwrap(), "{narrow}");
        let by_word = said(&format!("行宽 {width}\n{typed}"));
        assert!(long(by_word.split_once("列。").unwrap().1) < width.parse().unwrap(), "{by_word}");
    }
    assert!(reply("zh", "width 5\n")[0].contains("20"));
}

#[test]
fn odd_input_is_answered_or_passed_over() {
    // On a line that nobody edits: backspaces, arrow keys, a pasted text, ends of lines of every kind, NULs.
    let raw = "药学\u{8}学会\u{1b}[D\u{1b}OA\r\u{1b}[200~数学会\u{1b}[201~\r\n\0\0物理\u{15}工学\n";
    let all = replies("zh", raw);
    let first: Vec<&str> = all[1..4].iter().map(|it| it[0].split('：').next().unwrap()).collect();
    assert_eq!(first, ["“药学会”", "“数学会”", "“工学”"], "{all:?}");
    // 数学会 in GBK.
    let (said, _) = heard(plain(&["--plain", "--lang", "zh"]), b"\xca\xfd\xd1\xa7\xbb\xe1\nyxh\n");
    assert!(said.contains("UTF-8") && said.contains("“yxh”"), "{said}");
    let (said, _) = heard(plain(&["--plain", "--lang", "zh"]), "学".repeat(1 << 18).as_bytes());
    assert!(said.contains("至多 200 个字") && said.len() < 4096, "{said}");
    let (said, _) = heard(plain(&["--plain", "--lang", "zh"]), &vec![0; 1 << 20]);
    assert!(said.ends_with("查找>\n已离开。\n"), "{said}");
}

/// A dialogue that is asked line by line, as by another program.
struct Partner(Child, BufReader<std::process::ChildStdout>);

impl Partner {
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.1.read_line(&mut line).unwrap();
        line
    }

    fn say(&mut self, line: &str) {
        self.0.stdin.as_mut().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    }
}

#[test]
fn every_answer_is_there_before_the_next_line_is_typed() {
    let mut child = plain(&["--plain", "--lang", "zh"]).spawn().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let mut partner = Partner(child, output);
    while partner.line() != "查找>\n" {}
    partner.say("药学会");
    assert!(partner.line().starts_with("“药学会”"));
    while partner.line() != "编号>\n" {}
    partner.say("1");
    assert!(partner.line().starts_with("1. 天津市药学会"));
    while partner.line() != "条目>\n" {}
    drop(partner.0.stdin.take());
    let mut rest = String::new();
    partner.1.read_to_string(&mut rest).unwrap();
    assert_eq!((rest.as_str(), partner.0.wait().unwrap().code()), ("已离开。\n", Some(0)));
}

#[test]
fn who_stops_listening_ends_it_without_a_word() {
    let mut child = plain(&["--plain"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    let _ = input.write_all("药学会\n1\n".as_bytes());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(told, "");
}

#[test]
fn a_query_on_the_command_line_is_answered_first() {
    let (told, _) = heard(plain(&["--plain", "--lang", "zh", "药学会"]), b"");
    assert!(told.starts_with("“药学会”：共 "), "{told}");
    // A word that is a command is something to be found there.
    let (told, _) = heard(plain(&["--plain", "--lang", "zh", "帮助"]), b"1\n");
    assert!(told.starts_with("“帮助”：共 ") && told.contains("\n编号>\n1. "), "{told}");
}

#[test]
fn variables_choose_lines_or_the_screen() {
    for (name, value) in [("KECHUANG_PLAIN", "1"), ("ACCESSIBLE", "1"), ("ACCESSIBLE", "yes")] {
        let mut command = plain(&["--lang", "en"]);
        command.env(name, value).env("TERM", "xterm-256color");
        assert!(heard(command, b"").0.contains("Plain mode."), "{name}");
    }
    for variables in [&[("ACCESSIBLE", "0")][..], &[("ACCESSIBLE", "1"), ("KECHUANG_PLAIN", "0")], &[("TERM", "dumb")]]
    {
        let mut command = plain(&["--lang", "en"]);
        let output = command.envs(variables.iter().copied()).stdin(Stdio::null()).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.stdout.is_empty() && told.contains("--plain"), "{variables:?}: {told}");
    }
}

#[test]
fn a_directory_of_ones_own_is_announced_before_it_is_read() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let (told, _) = heard(plain(&["--plain", "--lang", "zh", "--data", data]), b"yxh\n");
    assert_eq!(told.lines().next().unwrap(), format!("正在读取目录 {data}。"));
    assert!(told.contains("“yxh”：共 "), "{told}");
    // A fault is told without colours, on standard error.
    let output = plain(&["--plain", "--lang", "zh", "--data", "/nowhere"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("/nowhere"));
}

#[test]
fn where_lines_come_by_themselves_nothing_is_compared() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let mut command = plain(&["--lang", "zh", "--since", data]);
    command.env("KECHUANG_PLAIN", "1");
    let (told, code) = heard(command, b"");
    assert!(told.starts_with("--since 用于画面") && told.contains("kechuang diff"), "{told}");
    assert_eq!(code, 0);
    let output = plain(&["--plain", "--since", data]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "asked for together they are refused");
}

#[test]
fn a_command_beside_it_is_refused() {
    let output = plain(&["--plain", "--lang", "en", "search", "药学会"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--plain"));
}

#[test]
fn the_words_in_the_readme_are_those_of_the_help() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let table: String = readme.split("\n| word |").nth(1).unwrap().split("\n\n").next().unwrap().into();
    let told: Vec<&str> = table.split('`').skip(1).step_by(2).map(|word| word.trim_end_matches(" 80")).collect();
    let help = reply("zh", "帮助\n").join("\n");
    for word in &told {
        assert!(help.contains(word), "{word} in {help}");
    }
    // `again` and what a question says of escapes stand in lines without a command.
    let lines = reply("en", "help\n");
    let commands = lines.iter().skip(5).map(|line| line.split([',', ':']).next().unwrap());
    for command in commands {
        assert!(told.contains(&command), "{command} in {told:?}");
    }
}
