//! A visitor without an account: what they have.

use std::collections::BTreeSet;
use std::process::Command;
use std::time::Duration;

use rustix::process::Signal;

use crate::support::pty::{DEADLINE, Folder, KECHUANG, code, leave_out};
use crate::support::sshd::{Sshd, is_missing, kiosk_block, kiosk_block_with, run, user};
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
    assert!(said.contains(TREE), "they were shown the directory first");
    assert!(said.contains("0.008 分钟无人操作，已离开"), "{said:?}");
}

/// Which settings sshd has in force for an account.
fn in_force(sshd: &Sshd, account: &str) -> String {
    let config = sshd.folder().path().join("config").display().to_string();
    let asked = ["-T", "-f", &config, "-C", &format!("user={account},host=localhost,addr=127.0.0.1")];
    let output = run(crate::support::sshd::server().unwrap().to_str().unwrap(), &asked.map(str::to_owned));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn without_keys_sshd_asks_for_nothing_and_the_rest_stays() {
    if is_missing() {
        return;
    }
    let settings = |options: &[&str]| in_force(&Sshd::with(&kiosk_block_with(options)), &user());
    // The port and the folder are others.
    let lines = |settings: &str| -> BTreeSet<String> {
        let own = ["port ", "listenaddress ", "hostkey ", "authorizedkeysfile ", "setenv "];
        settings.lines().filter(|line| !own.iter().any(|it| line.starts_with(it))).map(str::to_owned).collect()
    };
    let (by_keys, anybody) = (settings(&[]), settings(&["--no-keys"]));
    assert!(!anybody.contains("authorizedkeysfile /etc/ssh/kechuang.keys"), "{anybody}");
    let (by_keys, anybody) = (lines(&by_keys), lines(&anybody));
    let only_in = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).cloned().collect::<Vec<_>>();
    assert_eq!(
        only_in(&anybody, &by_keys),
        ["authenticationmethods none", "passwordauthentication yes", "permitemptypasswords yes"]
    );
    assert_eq!(
        only_in(&by_keys, &anybody),
        ["authenticationmethods publickey", "passwordauthentication no", "permitemptypasswords no"]
    );
}

#[test]
fn sshd_accepts_the_block() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let visitor = in_force(&sshd, &user());
    let runs = format!("forcecommand exec {KECHUANG} --kiosk");
    for setting in [
        &runs,
        "disableforwarding yes",
        "permituserrc no",
        "authenticationmethods publickey",
        "acceptenv LANG\nacceptenv LC_*\n",
    ] {
        assert!(visitor.contains(setting), "{setting} in\n{visitor}");
    }
    for forwarding in ["allowagent", "allowstreamlocal", "allowtcp", "x11"] {
        assert!(visitor.contains(&format!("{forwarding}forwarding no\n")), "{forwarding} in\n{visitor}");
    }
    assert!(visitor.contains("permittunnel no\n"), "{visitor}");
    // What the comment has an administrator look at is there, and as it stands in the block.
    let block = kiosk_block();
    let (_, pattern) = block.split_once("grep -E '").unwrap();
    for name in pattern.split('\'').next().unwrap().split('|') {
        let mut lines = visitor.lines().filter_map(|line| line.strip_prefix(name)).map(str::trim).peekable();
        assert!(lines.peek().is_some(), "{name} in\n{visitor}");
        let stands = |value: &str| {
            let mut own = block.lines().map(str::trim_start).filter(|line| !line.starts_with('#'));
            own.any(|line| line.to_lowercase().starts_with(name) && line.contains(value))
        };
        lines.for_each(|value| assert!(stands(value), "{name} {value}"));
    }
    assert!(!visitor.contains("acceptenv *"), "what the server lets in elsewhere is not the visitor's: {visitor}");
    let anybody_else = in_force(&sshd, "somebody-else");
    for setting in [
        "forcecommand none",
        "authenticationmethods any",
        "disableforwarding no",
        "allowtcpforwarding yes",
        "acceptenv *",
    ] {
        assert!(anybody_else.contains(setting), "{setting} in\n{anybody_else}");
    }
}

#[test]
fn what_lets_anybody_in_holds_for_the_visitors_account_alone() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::with(&kiosk_block_with(&["--no-keys"]));
    let settings = ["authenticationmethods none", "passwordauthentication yes", "permitemptypasswords yes"];
    let (visitor, anybody_else) = (in_force(&sshd, &user()), in_force(&sshd, "somebody-else"));
    for setting in settings {
        assert!(visitor.contains(setting), "{setting} in\n{visitor}");
        assert!(!anybody_else.contains(setting), "{setting} in\n{anybody_else}");
    }
}

/// The number behind a setting of the visitor's.
fn number(settings: &str, name: &str) -> u32 {
    let value = settings.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.unwrap_or_else(|| panic!("{name} in\n{settings}")).parse().unwrap()
}

#[test]
fn a_dead_line_is_given_up_within_three_minutes() {
    if is_missing() {
        return;
    }
    let settings = in_force(&Sshd::kiosk(), &user());
    let (interval, count) = (number(&settings, "clientaliveinterval"), number(&settings, "clientalivecountmax"));
    // OpenSSH 9.2 lets two intervals pass from one question to the next.
    assert!(count > 0 && interval > 0 && 2 * interval * (count + 1) < 180, "{interval} {count}");
    // The same with an interval of a second, and a client that says nothing more: its line is open, nobody is there.
    let block = kiosk_block();
    let quick = block.replace(&format!("ClientAliveInterval {interval}\n"), "ClientAliveInterval 1\n");
    assert_ne!(quick, block);
    let sshd = Sshd::with(&quick);
    let terminal = sshd.client(&[]).run();
    terminal.see(TREE);
    let far = sshd.only_far();
    assert!(far.is_gone_after(DEADLINE, || terminal.signal(Signal::STOP)));
    terminal.signal(Signal::KILL);
}

#[test]
fn who_opens_no_screen_is_sent_away_where_sshd_can() {
    if is_missing() {
        return;
    }
    // As the block says: the line without its #, which only a newer sshd knows. A second instead of a minute.
    let block = kiosk_block();
    let timed = block.replace("\n#    UnusedConnectionTimeout 1m\n", "\n    UnusedConnectionTimeout 1\n");
    assert_ne!(timed, block);
    if !knows(&timed) {
        return leave_out("this sshd has no UnusedConnectionTimeout");
    }
    let sshd = Sshd::with(&timed);
    assert!(in_force(&sshd, &user()).contains("unusedconnectiontimeout 1\n"));
    assert!(in_force(&sshd, "somebody-else").contains("unusedconnectiontimeout none\n"));
    // `run` ends what does not end by itself, with another code.
    let ended = run("ssh", &sshd.call(&["-N"], &[]));
    assert_eq!(ended.status.code(), Some(255), "{ended:?}");
    // Who reads is no such case.
    let mut terminal = sshd.client(&[]).run();
    crate::find_and_copy(&terminal);
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
}

/// Whether sshd understands a block.
fn knows(block: &str) -> bool {
    let folder = Folder::new();
    folder.write("config", block);
    let config = folder.path().join("config").display().to_string();
    // It is read in full before anything is missed, a host key for one.
    let output =
        run(crate::support::sshd::server().unwrap().to_str().unwrap(), &["-t", "-f", &config].map(str::to_owned));
    !String::from_utf8_lossy(&output.stderr).contains("Bad configuration option")
}

#[test]
fn the_lines_for_the_whole_server_are_known_to_sshd() {
    if is_missing() {
        return;
    }
    let block = kiosk_block();
    let (_, behind) = block.split_once("\nMatch all\n").unwrap();
    // What an older server does not know stands behind the version that brought it.
    let (lines, newer) = behind.split_once("# From OpenSSH 9.8").unwrap();
    let settings = |text: &str| -> Vec<String> {
        let line = |line: &str| {
            let words: Vec<&str> = line.strip_prefix("#   ")?.split_whitespace().collect();
            let is_setting = words.first()?.starts_with(|c: char| c.is_ascii_uppercase());
            is_setting.then(|| words[..2].join(" "))
        };
        text.lines().filter_map(line).collect()
    };
    let known = settings(lines);
    assert_eq!(known.len(), 5, "{known:?}");
    assert_eq!(settings(newer), ["PerSourcePenalties yes", "PerSourcePenaltyExemptList 192.0.2.10"]);
    let sshd = Sshd::with(&format!("{}\n{block}", known.join("\n")));
    let in_force = in_force(&sshd, &user());
    for setting in ["persourcemaxstartups 10", "persourcenetblocksize 32:64", "maxstartups 20:30:200"] {
        assert!(in_force.contains(setting), "{setting} in\n{in_force}");
    }
}

#[test]
fn whatever_ends_it_no_image_of_its_memory_is_left() {
    if is_missing() {
        return;
    }
    // As on a machine on which programs leave one.
    let block = kiosk_block();
    let with_images = block.replace("ForceCommand exec ", "ForceCommand ulimit -c unlimited; exec ");
    assert_ne!(with_images, block);
    let sshd = Sshd::with(&with_images);
    for term in ["xterm-256color", "dumb"] {
        let terminal = sshd.client(&[]).env("TERM", term).run();
        terminal.see(if term == "dumb" { "查找>" } else { TREE });
        let far = sshd.only_far();
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", far.0)).unwrap();
        let of_images = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        let words: Vec<&str> = of_images.split_whitespace().collect();
        assert_eq!(words[4..6], ["0", "0"], "{term}: {of_images}");
        assert!(far.is_gone_after(DEADLINE, || terminal.signal(Signal::KILL)));
    }
}

#[test]
fn the_ceiling_is_one_that_systemd_understands() {
    let is_installed = Command::new("systemd-analyze").arg("--version").output().is_ok_and(|it| it.status.success());
    if !is_installed {
        return leave_out("systemd-analyze is not installed");
    }
    let block = kiosk_block();
    // As the comment has it, in a folder of the test's, and of an account that every system has.
    let folder = Folder::new();
    let units = folder.path().display().to_string();
    let of_ceiling = |line: &&str| line.starts_with("#      ") && line.contains("/etc/systemd/system");
    let commands = block.lines().filter(of_ceiling).map(|line| {
        let line = line.trim_start_matches('#').replace("/etc/systemd/system", &units);
        line.replace("$(id -u visitor)", "999")
    });
    let commands: Vec<String> = commands.collect();
    assert_eq!(commands.len(), 2, "{block}");
    let written = Command::new("sh").args(["-euc", &commands.join("\n")]).status().unwrap();
    assert!(written.success(), "{commands:?}");
    let verified = || {
        let mut command = Command::new("systemd-analyze");
        let command = command.args(["verify", "user-999.slice"]).env("SYSTEMD_UNIT_PATH", format!("{units}:"));
        let output = command.output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let ours = |said: String| {
        said.lines().filter(|line| line.contains("kechuang.conf")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ours(verified()), [""; 0]);
    // The same with a slip in it: this test would have noticed.
    let file = "user-999.slice.d/kechuang.conf";
    let right = std::fs::read_to_string(folder.path().join(file)).unwrap();
    assert!(right.contains("\nMemoryMax=") && right.contains("\nTasksMax="), "{right}");
    folder.write(file, &right.replace("MemoryMax", "MemoryMaximum"));
    assert_eq!(ours(verified()).len(), 1);
}
