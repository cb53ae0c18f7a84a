//! One question over SSH instead of the screen.

use std::process::{Command, Output};

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
    let questions: [(&[&str], &[&str]); 7] = [
        (&["药学会"], &["search", "药学会"]),
        (&["find", "yaoxuehui"], &["search", "yaoxuehui"]),
        (&["show", "service-04"], &["show", "service-04"]),
        (&["show", "天津市药学会"], &["show", "天津市药学会"]),
        (&["card", "service-04"], &["show", "service-04", "--format", "vcard"]),
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
    for verb in ["find", "show", "card", "calendar", "phones"] {
        assert!(help.contains(verb), "{help}");
    }
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
        assert!(!std::path::Path::new(&touched).exists(), "{question}");
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
