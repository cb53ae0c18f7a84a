//! Picking a record in a script: `$(kechuang pick --print phone)`.

use crate::ITS_NUMBER;
use crate::support::pty::{Start, code};

/// `pick` in a shell that says what came of it, as a script would take it.
fn picking(arguments: &str) -> Start {
    let call = format!("got=$({} pick {arguments}); echo \"<$got> $?\"", env!("CARGO_BIN_EXE_kechuang"));
    Start::program("sh").args(["-c", &call])
}

#[test]
fn what_was_picked_is_printed_and_the_screen_is_not_in_it() {
    let mut terminal = picking("--print phone").run();
    terminal.see("输入名称、拼音或首字母");
    terminal.send("yaoxuehui");
    terminal.see_selected("天津市药学会");
    terminal.send("\r");
    let said = terminal.see(&format!("<{ITS_NUMBER}> 0"));
    // The script takes the number alone; whoever picked it hears whose it is.
    assert!(said.contains("kechuang: 022-27122522（市科协学会学术部（院士专家部），"), "{said}");
    assert_eq!(code(terminal.end()), 0);
}

#[test]
fn a_query_of_the_call_is_there_and_the_title_is_printed() {
    for (print, printed) in [("", "天津市药学会"), ("--print id", "society-medicine-04")] {
        let terminal = picking(&format!("药学会 {print}")).run();
        terminal.see_selected("天津市药学会");
        terminal.send("\r");
        terminal.see(&format!("<{printed}> 0"));
    }
}

#[test]
fn of_several_numbers_the_reader_chooses() {
    let terminal = picking("评聘天津科普大使 --print phone").run();
    terminal.see_selected("评聘天津科普大使");
    terminal.send("\r");
    terminal.see("取哪一个？");
    terminal.send("2");
    terminal.see("<022-27121418> 0");
}

#[test]
fn esc_picks_nothing_and_exits_with_1() {
    let terminal = picking("--print title").run();
    terminal.see("输入名称、拼音或首字母");
    terminal.send("\x1b");
    terminal.see("<> 1");
}

#[test]
fn without_an_entry_enter_says_so_and_leaving_does_too() {
    let terminal = picking("〇〇〇〇〇〇〇 --print id").run();
    terminal.see("没有与“");
    terminal.send("\r");
    terminal.see("没有选中条目");
    // Enter has not left: the query can be mended.
    terminal.send("\x15药学会");
    terminal.see_selected("天津市药学会");
    terminal.send("\x1b");
    let screen = terminal.see("<> 1");
    assert!(screen.contains("kechuang: 没有选取条目"), "{screen}");
}

#[test]
fn several_are_printed_in_the_order_of_marking_one_a_line() {
    let terminal = picking("--multi --print id | tr '\\n' ,").run();
    terminal.see("输入名称、拼音或首字母");
    terminal.send("yaoxuehui");
    terminal.see_selected("天津市药学会");
    terminal.send("\t\x15service-02");
    terminal.see_selected("推荐中国青年科技奖");
    terminal.send("\t\r");
    terminal.see("<society-medicine-04,service-02,> 0");
}

#[test]
fn several_numbers_end_with_nul_and_a_remark_is_said_once() {
    let mut terminal = picking("-m0 --print phone kind:society | tr '\\0' ,").run();
    terminal.see("天津市数学会");
    // The first two societies have the number of their list, and no article has one.
    terminal.send("\t\t\x15article-02");
    terminal.see_selected("02");
    terminal.send("\t");
    terminal.see("已选 3");
    terminal.send("\r");
    let said = terminal.see(&format!("<{ITS_NUMBER},{ITS_NUMBER},> 0"));
    assert_eq!(said.matches("kechuang: 022-27122522").count(), 1, "{said}");
    assert!(said.contains("没有可取的内容"), "{said}");
    assert_eq!(code(terminal.end()), 0);
}
