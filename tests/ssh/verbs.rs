//! One question over SSH instead of the screen.

use std::path::Path;
use std::process::{Command, Output};

use icalendar::parser::{read_calendar, unfold};
use kechuang::text::cells;

use crate::support::pty::{Folder, KECHUANG, code};
use crate::support::sshd::{Sshd, is_missing, kiosk_block, run};

/// What the subcommand of the shell answers, for which nobody had to log in.
fn in_the_shell(arguments: &[&str]) -> Output {
    let mut command = Command::new(KECHUANG);
    command.args(arguments).env_remove("KECHUANG_DATA").env("LANG", "zh_CN.UTF-8").env("HOME", "/nowhere");
    command.output().unwrap()
}

#[test]
fn a_question_is_answered_as_in_the_shell() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let questions: [(&[&str], &[&str]); 12] = [
        (&["药学会"], &["search", "药学会"]),
        (&["find", "yaoxuehui"], &["search", "yaoxuehui"]),
        (&["show", "service-04"], &["show", "service-04"]),
        (&["show", "天津市药学会"], &["show", "天津市药学会"]),
        (&["card", "service-04"], &["export", "--format", "vcard", "service-04"]),
        (&["card", "天津市药学会"], &["export", "--format", "vcard", "society-medicine-04"]),
        (&["card", "service-13", "service-04"], &["export", "--format", "vcard", "service-04 | service-13"]),
        (&["ics"], &["export", "--format", "ical"]),
        (&["ics", "service-59"], &["export", "--format", "ical", "service-59"]),
        (&["ics", "奖"], &["export", "--format", "ical", "奖"]),
        (&["phones"], &["phones"]),
        (&["find", "'zzzz zzzz'"], &["search", "zzzz zzzz"]),
    ];
    for (question, shell) in questions {
        for options in [&[][..], &["-T"]] {
            let output = run("ssh", &sshd.call(options, question));
            let expected = in_the_shell(shell);
            assert_eq!(output.stdout, expected.stdout, "{question:?}");
            assert_eq!(output.status.code(), expected.status.code(), "{question:?}");
        }
    }
    let help = String::from_utf8(run("ssh", &sshd.call(&[], &["help"])).stdout).unwrap();
    for verb in ["find", "show", "card", "calendar", "ics", "phones", "help"] {
        assert!(help.contains(verb), "{help}");
    }
}

#[test]
fn dates_are_taken_into_another_calendar() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let events = |question: &[&str]| {
        let output = run("ssh", &sshd.call(&[], question));
        assert_eq!(output.status.code(), Some(0), "{question:?}");
        let file = String::from_utf8(output.stdout).unwrap();
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).unwrap();
        let events = calendar.components.iter().filter(|it| it.name == "VEVENT").map(|event| {
            let value = |name: &str| event.properties.iter().find(|it| it.name == name).unwrap().val.to_string();
            assert!(!value("UID").is_empty() && value("DTSTART").len() == 8 && !value("SUMMARY").is_empty());
            value("DESCRIPTION")
        });
        events.collect::<Vec<_>>()
    };
    let all = events(&["ics"]);
    let of_one: Vec<&String> = all.iter().filter(|it| it.contains("service-59")).collect();
    assert!(!of_one.is_empty() && of_one.len() < all.len());
    assert_eq!(events(&["ics", "service-59"]).iter().collect::<Vec<_>>(), of_one);
    assert!(events(&["ics", "service-57", "service-59"]).len() > of_one.len());
    // A society takes place at no time.
    let none = run("ssh", &sshd.call(&[], &["ics", "天津市药学会"]));
    assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0));
}

#[test]
fn a_telephone_with_a_narrow_terminal_gets_lines_that_fit() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    for question in [&["药学会"][..], &["show", "service-04"], &["phones", "学术部"], &["calendar"]] {
        let mut terminal = sshd.client(question).size(44, 20).run();
        assert_eq!(code(terminal.end()), 0, "{question:?}");
        let said = String::from_utf8(terminal.rest()).unwrap();
        assert!(said.lines().count() > 2 && !said.contains('\x1b'), "{said}");
        let widest = said.lines().map(cells).max();
        assert!(widest <= Some(44), "{question:?}: {widest:?}\n{said}");
    }
}

#[test]
fn what_is_no_verb_is_refused_in_the_visitors_language() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::with(&kiosk_block().replace("--kiosk", "--kiosk --lang en"));
    for question in ["ls", "show", "calendar 2027", "card -h", "help ics"] {
        let output = run("ssh", &sshd.call(&[], &[question]));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{question}");
        assert!(said.lines().count() == 1 && said.contains("ask one thing: ssh … help"), "{said}");
    }
    let help = String::from_utf8(run("ssh", &sshd.call(&[], &["help"])).stdout).unwrap();
    assert!(help.contains("ics [QUERY or ID]"), "{help}");
}

#[test]
fn who_has_a_terminal_is_answered_and_the_line_ends() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let mut terminal = sshd.client(&["药学会"]).run();
    assert_eq!(code(terminal.end()), 0);
    let said = String::from_utf8(terminal.rest()).unwrap();
    assert!(said.contains("天津市药学会") && !said.contains("\x1b[?1049h"), "{said}");
}

#[test]
fn what_a_shell_would_carry_out_finds_nothing_and_does_nothing() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let folder = Folder::new();
    let touched = folder.path().join("touched").display().to_string();
    for question in [format!("药学会; touch {touched}"), format!("药$(touch {touched})"), format!("药 | tee {touched}")]
    {
        let output = run("ssh", &sshd.call(&[], &[&question]));
        assert!(output.status.code().is_some_and(|code| code < 3), "{question}");
        assert!(!Path::new(&touched).exists(), "{question}");
    }
    for question in ["show ../../etc/passwd", "show /etc/passwd", "card $HOME"] {
        let output = run("ssh", &sshd.call(&[], &[question]));
        assert_ne!(output.status.code(), Some(0), "{question}");
        assert!(output.stdout.is_empty(), "{question}");
    }
}

#[test]
fn nothing_is_told_of_the_machine_and_nothing_of_options() {
    if is_missing() {
        return;
    }
    let folder = Folder::new();
    let data = folder.path().join("own.kcd").display().to_string();
    let compiled = in_the_shell(&["compile", concat!(env!("CARGO_MANIFEST_DIR"), "/data"), "-o", &data]);
    assert!(compiled.status.success(), "{compiled:?}");
    let sshd = Sshd::with(&kiosk_block().replace("--kiosk", &format!("--kiosk --data {data}")));
    let place = folder.path().display().to_string();
    let told = |question: &str, code: i32| {
        let output = run("ssh", &sshd.call(&[], &[question]));
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{question}: {said}");
        for secret in [&*place, "--data", "--limit", "kechuang search"] {
            assert!(!said.contains(secret), "{secret} in the answer to {question}: {said}");
        }
        said
    };
    // What he is advised is something that he can do.
    assert!(told("show zzzz-zzzz", 1).contains("ssh … find zzzz-zzzz"));
    assert!(told("card 没有这个人呀", 1).contains("ssh … find 没有这个人呀"));
    assert!(told("find 学会", 0).contains("只列出 20 条"));
    told("phones 月份:13", 2);
    std::fs::write(&data, "no directory").unwrap();
    for question in ["find 学会", "show service-04", "phones", "calendar"] {
        assert!(told(question, 2).contains("目录暂时打不开"), "{question}");
    }
}

/// What sshd's forced command says of a directory to a visitor who asks one thing.
fn asked_of(directory: &Path, question: &str) -> Output {
    let mut command = Command::new(KECHUANG);
    command.args(["--kiosk", "--data"]).arg(directory).env_clear().env("SSH_ORIGINAL_COMMAND", question);
    command.output().unwrap()
}

#[test]
fn a_visitor_is_told_of_no_option_that_he_does_not_have() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for question in [
        "find 学会",
        "ics",
        "ics service-04",
        "card 天津市药学会",
        "find zzzzzz !",
        "phones zzzz",
        "show 学会",
        "show 火星协会",
        "card 火星协会",
    ] {
        let output = asked_of(&shipped, question);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("--") && !said.contains("search"), "{question}: {said}");
        assert!(!said.contains(shipped.to_str().unwrap()), "no path is his to know: {said}");
    }
}

#[test]
fn of_a_large_directory_nobody_gets_a_list_of_all() {
    let folder = crate::support::folder::Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let society = |n| {
        format!(
            "(id: \"society-agriculture-{n:02}\", number: {n}, name: \"天津市第{n}学会\", english: \"Society {n}\"),"
        )
    };
    let (first, count) =
        ("(id: \"agriculture\", number: 4, name: \"农学\", english: \"Agriculture\", societies: [", 5_100);
    folder.write("societies/agriculture.ron", format!("{first}{}])", (1..=count).map(society).collect::<String>()));
    let list = std::fs::read_to_string(folder.mine().join("societies.ron")).unwrap();
    assert!(list.contains("count: 147,"));
    folder.write("societies.ron", list.replace("count: 147,", &format!("count: {},", 147 - 7 + count)));
    for question in ["phones", "calendar", "ics 学会"] {
        let output = asked_of(&folder.mine(), question);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{question}: {said}");
        assert!(said.lines().count() == 1 && said.contains("一次答不完"), "{question}: {said}");
    }
    for question in [
        "药学会",
        "find 学会",
        "ics",
        "phones 学术部",
        "ics service-59",
        "ics 奖",
        "card service-04",
        "show service-04",
    ] {
        let output = asked_of(&folder.mine(), question);
        assert!(output.status.success() && !output.stdout.is_empty(), "{question}: {output:?}");
        let lines = output.stdout.split(|byte| *byte == b'\n').count();
        assert!(lines < 500, "{question}: {lines} lines");
    }
}
