//! `o`: an address is opened where there is a desktop, and copied where there is none.
#![cfg(target_os = "linux")]

use std::os::unix::fs::PermissionsExt;

use crate::opened;
use crate::support::pty::{Folder, Start, Terminal, code};

/// A service with one web address.
const ONE: &str = "service-07";
const ITS_ADDRESS: &str = "https://cast-cse.webtrn.cn/cms";
/// A service with two, of which the first is printed without its scheme.
const TWO: &str = "service-03";

/// A desktop on which one program opens addresses, and says which.
struct Desktop {
    folder: Folder,
}

impl Desktop {
    /// The program notes what it is called with and goes on with a script.
    fn with(script: &str) -> Self {
        let folder = Folder::new();
        let opener = folder.path().join("xdg-open");
        let noted = folder.path().join("noted");
        let script = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{}'\n{script}\n", noted.display());
        std::fs::write(&opener, script).unwrap();
        std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
        Self { folder }
    }

    /// The program on this desktop, at an entry.
    fn at(&self, entry: &str) -> Terminal {
        // Only what a script needs is there besides, and no other opener.
        let path = format!("{}:/bin", self.folder.path().display());
        let start = Start::kechuang().without_env("SSH_TTY").env("DISPLAY", ":987").env("PATH", &path);
        let terminal = start.env("KECHUANG_CLIPBOARD", "osc52").args(["--lang", "zh", entry]).run();
        terminal.see_selected("▌");
        terminal
    }

    fn opened(&self) -> Vec<String> {
        let noted = std::fs::read_to_string(self.folder.path().join("noted")).unwrap_or_default();
        noted.lines().map(str::to_owned).collect()
    }
}

#[test]
fn o_opens_the_address_and_nothing_gets_on_the_screen() {
    let desktop = Desktop::with("echo noise; echo noise >&2; read line; exit 0");
    let mut terminal = desktop.at(ONE);
    let before = terminal.screen().contents();
    terminal.send("o");
    terminal.see("已打开 https://cast-cse.webtrn.cn/cms");
    assert_eq!(desktop.opened(), [ITS_ADDRESS]);
    let after = terminal.screen().contents();
    let rows = |text: &str| text.lines().take(34).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&before), rows(&after));
    assert!(!String::from_utf8_lossy(&terminal.heard_after(0)).contains("noise"));
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn of_several_addresses_a_menu_asks_which_to_open() {
    let desktop = Desktop::with("");
    let terminal = desktop.at(TWO);
    terminal.send("o");
    terminal.see("打开哪个网址？");
    assert!(desktop.opened().is_empty());
    terminal.send("1");
    terminal.see("已打开 www.tast.org.cn");
    assert_eq!(desktop.opened(), ["http://www.tast.org.cn"], "with its scheme");
}

#[test]
fn a_browser_that_takes_its_time_keeps_no_key_waiting() {
    let desktop = Desktop::with("exec sleep 30");
    let mut terminal = desktop.at(ONE);
    terminal.send("o");
    terminal.see("正在打开");
    terminal.send("j");
    terminal.see_gone("正在打开");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0, "nor does it keep the program");
}

#[test]
fn where_nothing_opens_it_the_address_is_copied_and_so_said() {
    let desktop = Desktop::with("exit 3");
    let terminal = desktop.at(ONE);
    let place = terminal.heard_so_far();
    terminal.send("o");
    terminal.see("未能打开：已发送 https://cast-cse.webtrn.cn/cms 到终端剪贴板");
    terminal.hear("\x1b]52;c;aHR0cHM6Ly9jYXN0LWNzZS53ZWJ0cm4uY24vY21z", place);
}

#[test]
fn over_ssh_the_address_is_copied_and_that_is_said() {
    let desktop = Desktop::with("");
    let path = format!("{}:/bin", desktop.folder.path().display());
    let terminal = Start::kechuang().env("DISPLAY", "localhost:10.0").env("PATH", &path).args([ONE]).run();
    terminal.see_selected("▌");
    let place = terminal.heard_so_far();
    terminal.send("o");
    terminal.see("这里没有桌面可打开网页：已发送 https://cast-cse.webtrn.cn/cms");
    terminal.hear("\x1b]52;c;aHR0cHM6Ly9jYXN0LWNzZS53ZWJ0cm4uY24vY21z", place);
    assert!(desktop.opened().is_empty());
}

#[test]
fn an_entry_without_an_address_says_what_can_be_done() {
    let desktop = Desktop::with("");
    let terminal = desktop.at("天津市数学会");
    terminal.send("o");
    terminal.see("“天津市数学会”没有网址；按 Y 可复制其他内容");
    assert!(desktop.opened().is_empty());
}

#[test]
fn a_kiosk_opens_no_address_and_copies_none_for_it() {
    let desktop = Desktop::with("");
    let path = format!("{}:/bin", desktop.folder.path().display());
    let start = Start::kechuang().without_env("SSH_TTY").env("DISPLAY", ":987").env("PATH", &path);
    let mut terminal = opened(start.args(["--kiosk"]));
    terminal.send("/service-07\rooo?");
    terminal.see("帮助");
    terminal.send("?q");
    assert_eq!(code(terminal.end_restored()), 0);
    assert!(desktop.opened().is_empty());
    let bytes = terminal.rest();
    let said = String::from_utf8_lossy(&bytes);
    assert!(!said.contains("打开") && !said.contains("\x1b]52"), "{said}");
}
