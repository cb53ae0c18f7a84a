//! A visitor without an account: what he has.

use std::time::Duration;

use rustix::process::Signal;

use crate::pty::{KECHUANG, code};
use crate::sshd::{Sshd, is_missing, kiosk_block, run, user};
use crate::{TREE, find_and_copy};

#[test]
fn he_browses_finds_copies_and_leaves() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let mut terminal = sshd.client(&[]).run();
    find_and_copy(&terminal);
    let far = sshd.only_far();
    assert_eq!(far.open_files(), [""; 0], "no file is open");
    assert_eq!(far.children(), [""; 0], "no process has been started");
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
}

#[test]
fn when_his_line_drops_the_far_process_is_gone_within_a_second() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let terminal = sshd.client(&[]).run();
    terminal.see(TREE);
    let far = sshd.only_far();
    assert!(far.is_gone_after(Duration::from_secs(1), || terminal.signal(Signal::KILL)));
}

#[test]
fn who_stays_away_is_logged_out() {
    if is_missing() {
        return;
    }
    // Half a second, so that nobody has to wait for a quarter of an hour.
    let block = kiosk_block().replace("--kiosk", "--kiosk --idle-timeout 0.008");
    let sshd = Sshd::with(&block);
    let mut terminal = sshd.client(&[]).run();
    assert_eq!(code(terminal.end()), 0);
    let said = String::from_utf8(terminal.rest()).unwrap();
    assert!(said.contains(TREE), "he was shown the directory first");
    assert!(said.contains("0.008 分钟无人操作，已离开"), "{said:?}");
}

/// Which settings sshd has in force for an account.
fn in_force(sshd: &Sshd, account: &str) -> String {
    let config = sshd.folder().path().join("config").display().to_string();
    let asked = ["-T", "-f", &config, "-C", &format!("user={account},host=localhost,addr=127.0.0.1")];
    let output = run(crate::sshd::server().unwrap().to_str().unwrap(), &asked.map(str::to_owned));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn sshd_accepts_the_block() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let visitor = in_force(&sshd, &user());
    let runs = format!("forcecommand exec {KECHUANG} --kiosk");
    for setting in [&runs, "disableforwarding yes", "permituserrc no", "authenticationmethods publickey"] {
        assert!(visitor.contains(setting), "{setting} in\n{visitor}");
    }
    let anybody_else = in_force(&sshd, "somebody-else");
    for setting in ["forcecommand none", "authenticationmethods any"] {
        assert!(anybody_else.contains(setting), "{setting} in\n{anybody_else}");
    }
}

#[test]
fn the_lines_that_let_anybody_in_hold_for_the_visitors_account_alone() {
    if is_missing() {
        return;
    }
    // As the block says: a # before the two lines for keys, none before the three lines for anybody.
    let block = kiosk_block();
    let (before, lines) = block.split_once("    # For keys:\n").unwrap();
    let (lines, behind) = lines.split_once("Match all").unwrap();
    let switched = lines.lines().map(|line| match line.strip_prefix('#') {
        Some(line) => format!("{line}\n"),
        None => format!("#{line}\n"),
    });
    let sshd = Sshd::with(&format!("{before}{}Match all{behind}", switched.collect::<String>()));
    let settings = ["authenticationmethods none", "passwordauthentication yes", "permitemptypasswords yes"];
    let (visitor, anybody_else) = (in_force(&sshd, &user()), in_force(&sshd, "somebody-else"));
    for setting in settings {
        assert!(visitor.contains(setting), "{setting} in\n{visitor}");
        assert!(!anybody_else.contains(setting), "{setting} in\n{anybody_else}");
    }
}
