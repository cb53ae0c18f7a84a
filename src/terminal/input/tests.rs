#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
use std::io::Write;
use std::os::fd::OwnedFd;
use std::sync::mpsc::{Receiver, channel};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use std::thread;

use super::*;

/// What `bytes`, which came at once and were followed by silence, mean.
fn inputs(bytes: &[u8]) -> Vec<Input> {
    let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
    let mut tokens = tokenizer.feed(bytes);
    tokens.extend(tokenizer.give_up());
    tokens.into_iter().flat_map(|token| decoder.of(token)).collect()
}

fn key(code: KeyCode) -> Input {
    Input::Event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

fn with(modifiers: KeyModifiers, code: KeyCode) -> Input {
    Input::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

fn typed(text: &str) -> Vec<Input> {
    text.chars().map(|char| key(KeyCode::Char(char))).collect()
}

fn pasted(text: &str) -> Input {
    Input::Event(Event::Paste(text.into()))
}

#[test]
fn keys_as_terminals_send_them() {
    let cases: [(&str, Input); 28] = [
        ("j", key(KeyCode::Char('j'))),
        ("G", with(KeyModifiers::SHIFT, KeyCode::Char('G'))),
        ("学", key(KeyCode::Char('学'))),
        ("𠮷", key(KeyCode::Char('𠮷'))),
        ("\r", key(KeyCode::Enter)),
        ("\t", key(KeyCode::Tab)),
        ("\x7f", key(KeyCode::Backspace)),
        ("\x1b", key(KeyCode::Esc)),
        ("\x03", with(KeyModifiers::CONTROL, KeyCode::Char('c'))),
        ("\x0c", with(KeyModifiers::CONTROL, KeyCode::Char('l'))),
        ("\x1a", with(KeyModifiers::CONTROL, KeyCode::Char('z'))),
        ("\0", with(KeyModifiers::CONTROL, KeyCode::Char(' '))),
        ("\x1b[A", key(KeyCode::Up)),
        ("\x1bOB", key(KeyCode::Down)),
        ("\x1b[Z", with(KeyModifiers::SHIFT, KeyCode::BackTab)),
        ("\x1b[H", key(KeyCode::Home)),
        ("\x1b[4~", key(KeyCode::End)),
        ("\x1b[3~", key(KeyCode::Delete)),
        ("\x1b[5~", key(KeyCode::PageUp)),
        ("\x1b[6~", key(KeyCode::PageDown)),
        ("\x1b[1;5C", with(KeyModifiers::CONTROL, KeyCode::Right)),
        ("\x1bOP", key(KeyCode::F(1))),
        ("\x1b[[A", key(KeyCode::F(1))),
        ("\x1b[24~", key(KeyCode::F(12))),
        ("\x1bf", with(KeyModifiers::ALT, KeyCode::Char('f'))),
        ("\x1b学", with(KeyModifiers::ALT, KeyCode::Char('学'))),
        ("\x1b[", with(KeyModifiers::ALT, KeyCode::Char('['))),
        ("\x1bO", with(KeyModifiers::ALT | KeyModifiers::SHIFT, KeyCode::Char('O'))),
    ];
    for (bytes, meant) in cases {
        assert_eq!(inputs(bytes.as_bytes()), [meant], "{bytes:?}");
    }
}

#[test]
fn an_escape_in_front_of_a_sequence_is_a_key_of_its_own() {
    assert_eq!(inputs(b"\x1b\x1b[A"), [key(KeyCode::Esc), key(KeyCode::Up)]);
    assert_eq!(inputs(b"\x1b\x1b"), [key(KeyCode::Esc), key(KeyCode::Esc)]);
}

#[test]
fn clicks_and_the_wheel() {
    let mouse =
        |kind, column, row| Input::Event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    assert_eq!(inputs(b"\x1b[<0;11;4M"), [mouse(MouseEventKind::Down(MouseButton::Left), 10, 3)]);
    assert_eq!(inputs(b"\x1b[<0;11;4m"), [mouse(MouseEventKind::Up(MouseButton::Left), 10, 3)]);
    assert_eq!(inputs(b"\x1b[<65;300;4M"), [mouse(MouseEventKind::ScrollDown, 299, 3)]);
}

#[test]
fn the_terminals_report_of_its_cursor_is_no_key() {
    assert_eq!(inputs(b"\x1b[36;4R"), [Input::Report(Report::CursorPosition(Position::new(3, 35)))]);
}

#[test]
fn answers_that_nobody_asked_for_are_dropped_whole() {
    for answer in [
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1b]52;c;MDIy\x1b\\",
        "\x1bP>|tmux 3.3a\x1b\\",
        "\x1b[?64;1;2c",
        "\x1b[8;36;120t",
    ] {
        let bytes = [answer.as_bytes(), b"q"].concat();
        assert_eq!(inputs(&bytes), typed("q"), "{answer:?}");
    }
}

#[test]
fn alt_with_the_first_byte_of_a_string_does_not_swallow_what_is_typed_next() {
    let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
    let mut seen = Vec::new();
    for burst in [&b"\x1b]"[..], b"q"] {
        let mut tokens = tokenizer.feed(burst);
        tokens.extend(tokenizer.give_up());
        seen.extend(tokens.into_iter().flat_map(|token| decoder.of(token)));
    }
    assert_eq!(seen, [with(KeyModifiers::ALT, KeyCode::Char(']')), key(KeyCode::Char('q'))]);
}

#[test]
fn a_paste_is_one_event_whatever_is_in_it() {
    let text = "天津市\r\n数学会\tq\x03 \x1b[A \x1b[20";
    let bytes = format!("\x1b[200~{text}\x1b[201~q");
    assert_eq!(inputs(bytes.as_bytes()), [pasted(text), key(KeyCode::Char('q'))]);
    assert_eq!(inputs(b"\x1b[200~\x1b[201~"), [pasted("")]);
}

#[test]
fn of_a_megabyte_pasted_64_kib_are_kept_without_half_a_character_and_typing_goes_on() {
    let bytes = format!("\x1b[200~{}\x1b[201~q", "学".repeat(400_000));
    let seen = inputs(bytes.as_bytes());
    assert_eq!(seen, [pasted(&"学".repeat(PASTE_KEPT / 3)), key(KeyCode::Char('q'))]);
}

#[test]
fn a_paste_without_an_end_is_handed_on_and_typing_goes_on() {
    let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
    assert!(tokenizer.feed(b"\x1b[200~022-27122522").is_empty());
    let mut tokens = tokenizer.give_up();
    tokens.extend(tokenizer.feed(b"q\x1b[201~q"));
    let seen: Vec<Input> = tokens.into_iter().flat_map(|token| decoder.of(token)).collect();
    assert_eq!(seen, [vec![pasted("022-27122522")], typed("qq")].concat());
}

#[test]
fn an_endless_sequence_is_not_kept() {
    let mut tokenizer = Tokenizer::default();
    assert!(tokenizer.feed(b"\x1b]52;c;").is_empty());
    for _ in 0..1000 {
        assert!(tokenizer.feed(&[b'A'; 1000]).is_empty());
    }
    assert_eq!(tokenizer.feed(b"\x07q"), [Token::Bytes(b"q".to_vec())]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_whatever_stop_the_reader(
        parts in prop::collection::vec(prop_oneof![
            4 => prop::collection::vec(any::<u8>(), 0..6),
            4 => prop::sample::select(vec!["\x1b[", "\x1b]", "\x1bO", "\x1bP", "\x1b[M", "\x1b[<", "\x1b[?", "\x1b[>", "\x1b[200~", "\x1b[201~", "\x1b"])
                .prop_map(|bytes| bytes.as_bytes().to_vec()),
            4 => "[0-9;:]{0,5}[A-Za-z~ ^$]{0,2}".prop_map(String::into_bytes),
        ], 0..12),
        torn in 1..7_usize,
    ) {
        let bytes = parts.concat();
        let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
        let mut tokens: Vec<Token> = bytes.chunks(torn).flat_map(|chunk| tokenizer.feed(chunk)).collect();
        // However the line tears the bytes, they are the same tokens.
        let mut whole = Tokenizer::default();
        prop_assert_eq!(&tokens, &whole.feed(&bytes));
        tokens.extend(tokenizer.give_up());
        tokens.extend(tokenizer.feed(b"q"));
        let last = tokens.into_iter().flat_map(|token| decoder.of(token)).last();
        prop_assert_eq!(last, Some(key(KeyCode::Char('q'))));
    }
}

/// A raw terminal, whose other end types.
fn terminal() -> (Tty, std::fs::File) {
    let pair = rustix_openpty::openpty(None, None).unwrap();
    let mut line = tcgetattr(&pair.user).unwrap();
    line.make_raw();
    tcsetattr(&pair.user, OptionalActions::Now, &line).unwrap();
    (Tty::from_fd(pair.user), std::fs::File::from(pair.controller))
}

/// Reads `keys` in a thread, as the program does.
fn reading(keys: Tty) -> Receiver<Input> {
    let (sender, receiver) = channel();
    thread::spawn(move || read(&keys, |input| sender.send(input).is_ok()));
    receiver
}

const SOON: Duration = Duration::from_secs(10);

#[test]
fn a_lone_escape_arrives_without_another_key() {
    let (keys, mut other_end) = terminal();
    let received = reading(keys);
    other_end.write_all(b"\x1b").unwrap();
    assert_eq!(received.recv_timeout(SOON), Ok(key(KeyCode::Esc)));
    other_end.write_all("学\x1b[B".as_bytes()).unwrap();
    assert_eq!(received.recv_timeout(SOON), Ok(key(KeyCode::Char('学'))));
    assert_eq!(received.recv_timeout(SOON), Ok(key(KeyCode::Down)));
}

#[test]
fn a_terminal_that_goes_away_is_told_once_after_what_was_typed() {
    let (keys, mut other_end) = terminal();
    let received = reading(keys);
    other_end.write_all(b"jj").unwrap();
    assert_eq!(received.recv_timeout(SOON), Ok(key(KeyCode::Char('j'))));
    assert_eq!(received.recv_timeout(SOON), Ok(key(KeyCode::Char('j'))));
    drop(other_end);
    assert_eq!(received.recv_timeout(SOON), Ok(Input::Hangup));
    assert!(received.recv_timeout(SOON).is_err(), "the thread has ended");
}

#[test]
fn the_end_of_a_file_is_the_end_of_the_terminal() {
    let (read_end, write_end): (OwnedFd, OwnedFd) = {
        let (read_end, write_end) = std::io::pipe().unwrap();
        (read_end.into(), write_end.into())
    };
    drop(write_end);
    assert_eq!(reading(Tty::from_fd(read_end)).recv_timeout(SOON), Ok(Input::Hangup));
}

#[test]
fn signals_arrive_in_the_same_channel() {
    let (keys, _other_end) = terminal();
    rustix::termios::tcsetwinsize(
        &keys,
        rustix::termios::Winsize { ws_row: 36, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0 },
    )
    .unwrap();
    let (sender, received) = channel::<Input>();
    let dog = WatchDog::new(Duration::from_secs(3600), || {}, |_| {});
    spawn_signal_thread(keys, sender, dog).unwrap();
    signal_hook::low_level::raise(SIGWINCH).unwrap();
    assert_eq!(received.recv_timeout(SOON), Ok(Input::Event(Event::Resize(120, 36))));
    let size = Input::Event(Event::Resize(120, 36));
    for (signal, meant) in [
        (SIGCONT, vec![Input::Signal(Signal::Continue), size]),
        (SIGTSTP, vec![Input::Signal(Signal::Suspend)]),
        (SIGHUP, vec![Input::Signal(Signal::Leave(1))]),
        (SIGINT, vec![Input::Signal(Signal::Leave(2))]),
        (SIGTERM, vec![Input::Signal(Signal::Leave(15))]),
    ] {
        signal_hook::low_level::raise(signal).unwrap();
        for input in meant {
            assert_eq!(received.recv_timeout(SOON), Ok(input));
        }
    }
}
