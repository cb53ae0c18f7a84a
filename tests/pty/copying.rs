//! Taking a number away.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::support::pty::{Start, Terminal};
use crate::{ITS_NUMBER, opened, opened_at_society};

/// A service for which two numbers answer.
const SERVICE: &str = "组织推荐全国科普教育基地";
const ITS_NUMBERS: [&str; 2] = ["022-27121418", "022-27128948"];

/// What was sent to the clipboard after a place.
fn sent(terminal: &Terminal, after: usize) -> String {
    let from = terminal.hear("\x1b]52;c;", after);
    let rest = terminal.heard_after(from);
    let end = rest.iter().position(|byte| matches!(byte, 0x1b | 0x07)).unwrap();
    String::from_utf8(BASE64_STANDARD.decode(&rest[..end]).unwrap()).unwrap()
}

#[test]
fn y_sends_the_number_and_says_that_it_was_sent() {
    let terminal = opened_at_society(Start::kechuang());
    terminal.send("\r");
    let place = terminal.heard_so_far();
    terminal.send("y");
    terminal
        .see(&format!("已发送 {ITS_NUMBER}（市科协学会学术部（院士专家部），学会清单的联系部门，非该学会自有电话）"));
    assert_eq!(sent(&terminal, place), ITS_NUMBER);
}

#[test]
fn a_doubtful_number_is_sent_as_printed_and_the_reader_told() {
    let terminal = Start::kechuang().args(["service-07"]).run();
    terminal.see_selected("07 中国工程师联合体");
    let place = terminal.heard_so_far();
    terminal.send("\ry");
    terminal.see("已发送 022-27124778（疑为 022-27114778 的误印；市科协科创部（企事业部））");
    assert_eq!(sent(&terminal, place), "022-27124778");
}

#[test]
fn what_is_sent_is_never_called_copied() {
    let terminal = opened_at_society(Start::kechuang().args(["--lang", "en"]));
    terminal.send("\ry");
    let screen = terminal.see(&format!("Sent {ITS_NUMBER}"));
    assert!(!screen.contains("opied"), "{screen}");
}

#[test]
fn of_several_numbers_a_menu_asks_which() {
    let terminal = opened(Start::kechuang());
    terminal.send("/").send("全国科普教育基地");
    terminal.see_selected(SERVICE);
    terminal.send("\r");
    let place = terminal.heard_so_far();
    terminal.send("y");
    let screen = terminal.see("复制哪个号码？");
    let entry = |digit: usize| {
        let number = ITS_NUMBERS[digit - 1];
        let shown = |line: &str| line.contains(number) && line.contains(&format!("│ {digit} "));
        assert!(screen.lines().any(shown), "{digit} {number} in\n{screen}");
    };
    entry(1);
    entry(2);
    // Esc backs out, and nothing has been taken.
    terminal.send("\x1b");
    terminal.see_gone("复制哪个号码？");
    assert!(!String::from_utf8_lossy(&terminal.heard_after(place)).contains("\x1b]52;"));
    // Digits take the number they stand before; Enter takes the one under the cursor.
    terminal.send("y");
    terminal.see("复制哪个号码？");
    terminal.send("2");
    terminal.see(&format!("已发送 {}", ITS_NUMBERS[1]));
    terminal.see_gone("复制哪个号码？");
    assert_eq!(sent(&terminal, place), ITS_NUMBERS[1]);
    let place = terminal.heard_so_far();
    terminal.send("y");
    terminal.see("复制哪个号码？");
    terminal.send("\r");
    terminal.see(&format!("已发送 {}", ITS_NUMBERS[0]));
    assert_eq!(sent(&terminal, place), ITS_NUMBERS[0]);
}

#[test]
fn anything_else_of_a_record_can_be_taken_away_too() {
    let terminal = opened_at_society(Start::kechuang());
    terminal.send("\r");
    let place = terminal.heard_so_far();
    terminal.send("Y");
    terminal.see("复制什么？");
    terminal.send("1");
    terminal.see(&format!("已发送 {}", crate::SOCIETY));
    assert_eq!(sent(&terminal, place), crate::SOCIETY);
}
