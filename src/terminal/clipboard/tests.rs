#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
use std::sync::mpsc::{channel, sync_channel};

use ratatui::layout::Size;

use super::*;
use crate::terminal::environment::Streams;

const NUMBER: &str = "022-27122522";
const NUMBER_SENT: &[u8] = b"\x1b]52;c;MDIyLTI3MTIyNTIy\x07";
const SOON: Duration = Duration::from_secs(10);

fn facts(variables: &[(&str, &str)], kiosk: bool) -> TerminalInfo {
    let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    TerminalInfo::gather(env, Streams::default(), Size::new(80, 24), kiosk)
}

fn strategy(variables: &[(&str, &str)]) -> (Vec<Method>, Reason) {
    let Strategy { steps, why } = Strategy::new(&facts(variables, false), None);
    (steps, why)
}

const fn osc(passthrough: Passthrough) -> Method {
    Method::Osc52 { passthrough }
}

const SSH: (&str, &str) = ("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22");
const DISPLAY: (&str, &str) = ("DISPLAY", ":0");
const TMUX: (&str, &str) = ("TMUX", "/tmp/tmux-1000/default,4242,0");

#[test]
#[cfg(target_os = "linux")]
fn the_ways_that_are_tried_where_the_reader_sits() {
    use Method::{Native, TmuxBuffer};
    use Passthrough as P;
    assert_eq!(strategy(&[DISPLAY]), (vec![Native, osc(P::None)], Reason::Display));
    assert_eq!(strategy(&[DISPLAY, TMUX]), (vec![Native, TmuxBuffer, osc(P::Tmux)], Reason::Display));
    assert_eq!(strategy(&[TMUX]), (vec![TmuxBuffer, osc(P::Tmux)], Reason::InsideTmux));
    assert_eq!(strategy(&[TMUX, SSH, DISPLAY]), (vec![TmuxBuffer, osc(P::Tmux)], Reason::InsideTmux));
    assert_eq!(strategy(&[SSH]), (vec![osc(P::None)], Reason::OverSsh));
    assert_eq!(strategy(&[SSH, DISPLAY]), (vec![osc(P::None)], Reason::OverSsh));
    assert_eq!(strategy(&[SSH, ("TERM", "tmux-256color")]), (vec![osc(P::Tmux)], Reason::OverSsh));
    assert_eq!(strategy(&[SSH, ("TERM", "screen.xterm")]), (vec![osc(P::Screen)], Reason::OverSsh));
    assert_eq!(strategy(&[("STY", "1.pts"), ("TERM", "screen")]), (vec![osc(P::Screen)], Reason::NoDisplay));
    assert_eq!(strategy(&[("WAYLAND_DISPLAY", "wayland-0")]), (vec![osc(P::None)], Reason::NoDisplay));
    assert_eq!(strategy(&[]), (vec![osc(P::None)], Reason::NoDisplay));
}

#[test]
fn the_readers_wish_goes_first_and_nothing_else_is_tried() {
    let wished = |wish| strategy(&[DISPLAY, TMUX, ("KECHUANG_CLIPBOARD", wish)]).0;
    assert_eq!(wished("osc52"), [osc(Passthrough::Tmux)]);
    assert_eq!(wished("tmux"), [Method::TmuxBuffer]);
    assert_eq!(wished("native"), [Method::Native]);
    assert_eq!(wished("off"), [Method::Off]);
    assert_eq!(wished("wl-copy  --primary"), [Method::Command(vec!["wl-copy".into(), "--primary".into()])]);
    assert_eq!(wished("tmux load-buffer -"), [Method::Command(["tmux", "load-buffer", "-"].map(Into::into).to_vec())]);
}

#[test]
fn the_environment_goes_before_the_configuration() {
    let configured = Preference::read("off");
    let both = Strategy::new(&facts(&[("KECHUANG_CLIPBOARD", "osc52")], false), configured.as_ref());
    assert_eq!((both.steps, both.why), (vec![osc(Passthrough::None)], Reason::Environment));
    let one = Strategy::new(&facts(&[], false), configured.as_ref());
    assert_eq!((one.steps, one.why), (vec![Method::Off], Reason::Configuration));
}

#[test]
fn a_kiosk_has_only_the_escape_sequence_whatever_is_wished() {
    let variables = [DISPLAY, TMUX, ("KECHUANG_CLIPBOARD", "touch /tmp/x")];
    let strategy = Strategy::new(&facts(&variables, true), Preference::read("native").as_ref());
    assert_eq!((strategy.steps, strategy.why), (vec![osc(Passthrough::None)], Reason::Kiosk));
}

#[test]
fn the_escape_sequence_byte_for_byte() {
    assert_eq!(osc52(NUMBER, Passthrough::None), NUMBER_SENT);
    assert_eq!(
        osc52(NUMBER, Passthrough::Tmux),
        [NUMBER_SENT, b"\x1bPtmux;\x1b\x1b]52;c;MDIyLTI3MTIyNTIy\x07\x1b\\"].concat()
    );
    assert_eq!(
        osc52(NUMBER, Passthrough::Screen),
        [NUMBER_SENT, b"\x1bP\x1b]52;c;MDIyLTI3MTIyNTIy\x07\x1b\\"].concat()
    );
    assert_eq!(osc52("市", Passthrough::None), b"\x1b]52;c;5biC\x07");
}

#[test]
fn screen_gets_a_long_text_in_pieces_that_it_hands_on_whole() {
    let text = "天津".repeat(LONGEST_SENT / 6);
    let plain = osc52(&text, Passthrough::None);
    let wrapped = osc52(&text, Passthrough::Screen);
    let mut rest = &wrapped[..];
    let mut handed_on = Vec::new();
    while !rest.is_empty() {
        assert!(rest.starts_with(b"\x1bP"), "no plain form, which would spill onto the screen");
        let end = rest.windows(2).position(|two| two == b"\x1b\\").unwrap() + 2;
        assert!(end <= 256, "a piece of {end} bytes");
        handed_on.extend_from_slice(&rest[2..end - 2]);
        rest = &rest[end..];
    }
    assert_eq!(handed_on, plain);
}

#[test]
fn a_terminal_takes_the_text_and_shows_nothing_of_it() {
    #[derive(Default)]
    struct Taken(Vec<Vec<u8>>);
    impl vt100::Callbacks for Taken {
        fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
            self.0.push(data.to_vec());
        }
    }
    for passthrough in [Passthrough::None, Passthrough::Tmux, Passthrough::Screen] {
        let (rows, columns) = (24.try_into().unwrap(), 80.try_into().unwrap());
        let mut emulator = vt100::Parser::new_with_callbacks(rows, columns, 0, Taken::default());
        emulator.process(&osc52(NUMBER, passthrough));
        assert_eq!(emulator.callbacks().0.first().map(Vec::as_slice), Some(&b"MDIyLTI3MTIyNTIy"[..]));
        assert_eq!(emulator.screen().contents(), "", "{passthrough:?}");
    }
}

/// Copies and waits for the result.
fn copied(clipboard: &Clipboard, text: &str) -> Result<CopyOutcome, CopyError> {
    let (told, result) = channel();
    clipboard.copy(text.to_owned(), move |outcome| told.send(outcome).unwrap());
    result.recv_timeout(SOON).unwrap()
}

fn clipboard(steps: &[Method], open: display::Open) -> Clipboard {
    let strategy = Strategy { steps: steps.to_vec(), why: Reason::NoDisplay };
    Clipboard(Arc::new(ClipboardState {
        busy: AtomicUsize::default(),
        strategy,
        owner: SelectionOwner::new(open),
        tmux: None,
    }))
}

fn no_display() -> Result<display::Put, String> {
    Err("no display".into())
}

#[allow(clippy::unnecessary_wraps, reason = "one of several displays")]
fn willing_display() -> Result<display::Put, String> {
    Ok(Box::new(|_| Ok(())))
}

fn dead_display() -> Result<display::Put, String> {
    let (_kept, never) = sync_channel::<()>(0);
    let _ = never.recv_timeout(SOON * 6);
    Err("too late".into())
}

fn command(words: &[&str]) -> Method {
    Method::Command(words.iter().map(|&word| word.to_owned()).collect())
}

#[test]
fn sent_is_not_copied_and_copied_is_known() {
    let sent = copied(&clipboard(&[osc(Passthrough::None)], no_display), NUMBER).unwrap();
    assert_eq!(sent, CopyOutcome { step: osc(Passthrough::None), known: false, bytes: NUMBER_SENT.to_vec() });
    let kept = copied(&clipboard(&[Method::Native, osc(Passthrough::None)], willing_display), NUMBER).unwrap();
    assert_eq!(kept, CopyOutcome { step: Method::Native, known: true, bytes: Vec::new() });
}

#[test]
fn a_display_that_refuses_or_is_mute_leads_on_to_the_next_way() {
    for open in [no_display as display::Open, dead_display] {
        let clipboard = clipboard(&[Method::Native, osc(Passthrough::None)], open);
        assert_eq!(copied(&clipboard, NUMBER).unwrap().step, osc(Passthrough::None));
        assert_eq!(copied(&clipboard, NUMBER).unwrap().step, osc(Passthrough::None));
        clipboard.close();
    }
}

#[test]
fn where_every_way_fails_each_fault_is_told() {
    let missing = command(&["kechuang-has-no-such-program"]);
    let failing = command(&["sh", "-c", "cat > /dev/null; exit 3"]);
    let clipboard = clipboard(&[Method::Native, missing.clone(), failing.clone()], no_display);
    let Err(CopyError::Failed(faults)) = copied(&clipboard, NUMBER) else { panic!("nothing could work") };
    assert_eq!(faults[0], (Method::Native, MethodError::Display("no display".into())));
    assert!(matches!(&faults[1], (step, MethodError::NotStarted(_)) if *step == missing));
    assert_eq!(faults[2], (failing, MethodError::Ended(Some(3))));
}

#[test]
fn a_program_gets_the_text_on_its_standard_input() {
    let right = command(&["sh", "-c", "test \"$(cat)\" = 022-27122522"]);
    let outcome = copied(&clipboard(std::slice::from_ref(&right), no_display), NUMBER).unwrap();
    assert_eq!(outcome, CopyOutcome { step: right, known: true, bytes: Vec::new() });
}

#[test]
fn a_program_that_does_not_end_is_ended() {
    let endless = command(&["tail", "-f", "/dev/null"]);
    let refusal = copied(&clipboard(std::slice::from_ref(&endless), no_display), NUMBER).unwrap_err();
    assert_eq!(refusal, CopyError::Failed(vec![(endless, MethodError::TimedOut)]));
}

#[test]
fn a_key_held_down_starts_few_programs_at_once() {
    let clipboard = clipboard(&[command(&["sh", "-c", "cat > /dev/null"])], no_display);
    let (told, results) = channel();
    for _ in 0..20 {
        let (told, busy) = (told.clone(), clipboard.clone());
        clipboard.copy(NUMBER.to_owned(), move |outcome| {
            told.send((outcome, busy.0.busy.load(Ordering::SeqCst))).unwrap();
        });
    }
    for (outcome, busy) in results.iter().take(20) {
        assert!(outcome.unwrap().known && busy <= MOST_AT_ONCE, "{busy} at once");
    }
}

#[test]
fn only_what_can_be_seen_is_taken_and_no_line_break_at_an_end() {
    let clipboard = clipboard(&[osc(Passthrough::None)], no_display);
    for hidden in ["022\n", "rm -r ~\r", "a\x1b[31m", "022\u{202e}22", "0\u{200b}2", "a\u{2028}b", "\t"] {
        assert_eq!(copied(&clipboard, hidden), Err(CopyError::Unfit), "{hidden:?}");
    }
    assert_eq!(copied(&clipboard, ""), Err(CopyError::Empty));
    for hidden in ["022\n\r", "\n022", "天津\n\u{1b}[31m市", "天\r\n津"] {
        assert_eq!(copied(&clipboard, hidden), Err(CopyError::Unfit), "{hidden:?}");
    }
    assert!(copied(&clipboard, "天津\n\n市").is_ok(), "line breaks stand between lines");
}

#[test]
fn a_text_longer_than_a_terminal_takes_is_not_cut_but_refused() {
    let osc = osc(Passthrough::Screen);
    let sending = clipboard(std::slice::from_ref(&osc), no_display);
    assert!(copied(&sending, &"1".repeat(LONGEST_SENT)).is_ok());
    let long = "1".repeat(LONGEST_SENT + 1);
    let refusal = copied(&sending, &long).unwrap_err();
    assert_eq!(refusal, CopyError::Failed(vec![(osc.clone(), MethodError::TooLong(LONGEST_SENT + 1))]));
    // A display takes it.
    let kept = copied(&clipboard(&[Method::Native, osc], willing_display), &long).unwrap();
    assert_eq!((kept.step, kept.known), (Method::Native, true));
    assert_eq!(copied(&sending, &"1".repeat(LONGEST + 1)), Err(CopyError::TooLong(LONGEST + 1)));
}

#[test]
fn a_program_gets_a_text_longer_than_its_pipe_is_deep() {
    let long = "天津\n".repeat(LONGEST / 7);
    let right = command(&["sh", "-c", &format!("test \"$(wc -c)\" -eq {}", long.len() - 1)]);
    assert!(copied(&clipboard(std::slice::from_ref(&right), no_display), long.trim_end()).unwrap().known);
    let unread = command(&["true"]);
    let refusal = copied(&clipboard(std::slice::from_ref(&unread), no_display), long.trim_end()).unwrap_err();
    assert!(matches!(refusal, CopyError::Failed(faults) if matches!(faults[0].1, MethodError::Unread(_))));
    let mute = command(&["tail", "-f", "/dev/null"]);
    let refusal = copied(&clipboard(std::slice::from_ref(&mute), no_display), long.trim_end()).unwrap_err();
    assert_eq!(refusal, CopyError::Failed(vec![(mute, MethodError::TimedOut)]));
}

#[test]
fn switched_off_is_off() {
    assert_eq!(copied(&clipboard(&[Method::Off], willing_display), NUMBER), Err(CopyError::Off));
}

#[test]
fn without_escape_sequences_ways_of_this_machine_are_left() {
    let steps = |variables: &[(&str, &str)], kiosk| {
        let facts = facts(variables, kiosk);
        Strategy::new(&facts, None).without_sequences(&facts).map(|it| it.steps)
    };
    let (tmux, ssh) = (("TMUX", "/tmp/tmux,1,0"), ("SSH_CONNECTION", "1 2 3 4"));
    assert_eq!(steps(&[], false), None);
    assert_eq!(steps(&[tmux], false), Some(vec![Method::TmuxBuffer]));
    assert_eq!((steps(&[ssh], false), steps(&[ssh, tmux], false)), (None, None), "tmux would send it on by a sequence");
    assert_eq!(steps(&[tmux, ("DISPLAY", ":0")], true), None, "a kiosk has none");
    assert_eq!(steps(&[("KECHUANG_CLIPBOARD", "osc52")], false), None);
    assert_eq!(steps(&[ssh, ("KECHUANG_CLIPBOARD", "off")], false), Some(vec![Method::Off]), "that is said");
}
