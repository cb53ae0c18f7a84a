//! `kechuang doctor`: what it says of terminals that are known.

use rustix::process::Signal;
use serde_json::Value;

use crate::support::pty::{Sort, Start, code, without_terminal};

/// What the doctor says in a terminal, as JSON.
fn asked(start: Start) -> Value {
    let mut terminal = start.args(["doctor", "--format", "json"]).size(200, 100).run();
    assert_eq!(code(terminal.end_restored()), 0);
    let said = String::from_utf8(terminal.rest()).unwrap();
    serde_json::from_str(&said[said.find('{').unwrap()..]).unwrap_or_else(|error| panic!("{error}: {said}"))
}

fn advice(said: &Value) -> Vec<&str> {
    said["advice"].as_array().unwrap().iter().map(|it| it["about"].as_str().unwrap()).collect()
}

#[test]
fn asking_a_mute_terminal_for_widths_costs_a_moment_at_most() {
    for (sort, cells, because) in [(Sort::Narrow, 1, "answer"), (Sort::Wide, 2, "answer"), (Sort::Mute, 1, "no-answer")]
    {
        let said = asked(Start::kechuang().sort(sort));
        assert_eq!(said["ambiguous_width"]["cells"], cells, "{sort:?}");
        assert_eq!(said["ambiguous_width"]["because"], because, "{sort:?}");
        assert_eq!(advice(&said).contains(&"mute"), sort == Sort::Mute);
    }
}

#[test]
fn a_signal_while_it_waits_for_the_answer_leaves_no_raw_line() {
    for signal in [Signal::TERM, Signal::HUP, Signal::USR1] {
        let mut terminal = Start::kechuang().sort(Sort::Mute).args(["doctor"]).run();
        terminal.wait_raw();
        terminal.signal(signal);
        assert_eq!(code(terminal.end_restored()), 128 + signal.as_raw());
    }
}

#[test]
fn the_question_leaves_no_trace_on_the_screen() {
    let mut terminal = Start::kechuang().args(["doctor"]).run();
    assert_eq!(code(terminal.end_restored()), 0);
    let screen = terminal.screen().contents();
    assert!(screen.starts_with("画面"), "{screen}");
    assert_eq!(screen.matches("·—─").count(), 1, "only as the name of what was asked for:\n{screen}");
}

#[test]
fn it_says_which_way_leads_to_the_clipboard_and_why() {
    let said = asked(Start::kechuang().env("TERM", "tmux-256color"));
    assert_eq!(said["clipboard"]["steps"], serde_json::json!(["osc52+tmux"]));
    assert_eq!(said["clipboard"]["because"], "over-ssh");
    assert_eq!(said["multiplexer"], "near-tmux");
    assert_eq!(advice(&said), ["near-tmux", "osc52"]);
    let said = asked(Start::kechuang().env("TMUX", "/tmp/none,1,0"));
    assert_eq!(said["clipboard"]["steps"], serde_json::json!(["tmux", "osc52+tmux"]));
    assert_eq!(said["clipboard"]["because"], "inside-tmux");
}

#[test]
fn it_says_what_to_change() {
    let start = Start::kechuang().env("TERM", "dumb").env("LC_ALL", "zh_CN.GBK").env("NO_COLOR", "1");
    let said = asked(start.clone().env("KECHUANG_CLIPBOARD", "off"));
    assert_eq!(said["colours"]["because"], "NO_COLOR");
    assert_eq!(said["ambiguous_width"]["because"], "not-asked");
    assert_eq!(advice(&said), ["term", "not-utf8", "clipboard-off"]);
    let mut terminal = start.args(["doctor", "--lang", "en"]).run();
    assert_eq!(code(terminal.end_restored()), 0);
    let screen = terminal.screen().contents();
    for told in
        ["export TERM=xterm-256color", "export LANG=zh_CN.UTF-8", "NO_COLOR", "LC_ALL=zh_CN.GBK", "does not answer"]
    {
        assert!(screen.contains(told), "{told} in\n{screen}");
    }
}

#[test]
fn without_a_terminal_it_says_so_and_asks_nobody() {
    let output = without_terminal(&Start::kechuang().args(["doctor", "--format", "json"]));
    assert_eq!(output.status.code(), Some(0));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&said["can_show_a_screen"], &said["ambiguous_width"]["because"]), (&false.into(), &"not-asked".into()));
    assert!(advice(&said).contains(&"no-terminal"));
}
