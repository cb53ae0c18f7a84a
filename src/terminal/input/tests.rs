#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
use std::io::Write;
use std::os::fd::OwnedFd;
use std::sync::mpsc::{Receiver, channel};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use std::thread;

use super::*;
use crate::terminal::background::Background;

/// What `bytes`, which came at once and were followed by silence, mean.
fn inputs(bytes: &[u8]) -> Vec<Input> {
    delivered(&[bytes])
}

/// What bursts of bytes mean, each of which came at once and so late after the one before that this was given up.
fn delivered(bursts: &[&[u8]]) -> Vec<Input> {
    let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
    let mut tokens = Vec::new();
    for burst in bursts {
        tokens.extend(tokenizer.feed(burst));
        tokens.extend(tokenizer.give_up());
    }
    tokens.extend(silence(&mut tokenizer));
    tokens.into_iter().flat_map(|token| decoder.of(token)).collect()
}

/// Nothing more comes for so long that nothing is waited for.
fn silence(tokenizer: &mut Tokenizer) -> Vec<Token> {
    let mut tokens = Vec::new();
    while tokenizer.waiting_for().is_some() {
        tokens.extend(tokenizer.give_up());
    }
    tokens
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
fn what_the_terminal_says_of_its_colours_is_no_key() {
    let (dark, light) = (Report::Background(Background::Dark), Report::Background(Background::Light));
    for (said, report) in [
        ("\x1b]11;rgb:0000/0000/0000\x07", dark),
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", light),
        ("\u{9d}11;rgb:0/0/0\u{9c}", dark),
        ("\x1b[?997;1n", Report::ColoursChanged),
        ("\x1b[?64;1;2c", Report::DeviceAttributes),
        ("\u{9b}?64;1;2c", Report::DeviceAttributes),
    ] {
        let expected: Vec<Input> = [Input::Report(report)].into_iter().chain(typed("q")).collect();
        assert_eq!(inputs(&[said.as_bytes(), b"q"].concat()), expected, "{said:?}");
    }
}

#[test]
fn answers_that_nobody_asked_for_are_dropped_whole() {
    for answer in [
        "\x1b]52;c;MDIy\x1b\\",
        "\x1bP>|tmux 3.3a\x1b\\",
        "\x1b[8;36;120t",
        "\x1b\\",
        "\x1b_Gi=1;EINVAL:query\x1b\\",
        "\x1b^q\x07q\x1b\\",
        "\x1bXq\x03\x1a天津\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1bP!|00000000\x1b\\",
        "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
        "\x1b]4;1;rgb:cdcd/0000/0000\x07",
        "\x1b[=1q",
        "\x1b[=A",
        "\x1b[=0;1c",
        "\x1b[>41;354;0c",
        "\x1b[>1;1 q",
        "\x1b[>4;2m",
        "\x1b[?1u",
        "\x1b[?2026;2$y",
        "\x1b[4;1$y",
        "\x1b[?36;4R",
        "\x1b[?12;3S",
        "\x1b[0n",
        "\x1b[!p",
        "\x1b[:5A",
        "\x1b[;;5A",
        "\x1b[<1u",
        "\x1b[<;q",
        "\u{9b}=1q",
        "\u{9d}10;rgb:0/0/0\u{9c}",
        "\x1b]11;red\x07",
        "\u{9f}Gi=1;OK\u{9c}",
        "\u{90}>|tmux q\x1b\\",
        "\u{98}q\u{9c}",
        "\u{9e}q\u{9c}",
    ] {
        let bytes = [answer.as_bytes(), b"q"].concat();
        assert_eq!(inputs(&bytes), typed("q"), "{answer:?}");
    }
}

#[test]
fn alt_with_the_first_byte_of_a_string_swallows_nothing_typed() {
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
fn of_a_pasted_megabyte_64_kib_stay_and_no_half_character() {
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

#[test]
fn letting_go_of_a_key_is_no_press_and_holding_it_is() {
    let held = |code| {
        let kind = crossterm::event::KeyEventKind::Repeat;
        Input::Event(Event::Key(KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind)))
    };
    let a = KeyCode::Char('a');
    assert_eq!(inputs(b"\x1b[97;1:1u\x1b[97;1:2u\x1b[97;1:3u"), [key(a), held(a)]);
    assert_eq!(inputs(b"\x1b[1;1:2A\x1b[1;1:3A"), [held(KeyCode::Up)]);
    assert_eq!(inputs(b"\x1b[3;1:3~\x1b[13;1:3u\x1b[57399;1:3u"), []);
}

#[test]
fn keys_in_the_newer_protocols_are_the_keys_they_were() {
    let (ctrl, alt, shift) = (KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT);
    let char = KeyCode::Char;
    let cases: &[(&str, Input)] = &[
        // xterm's modifyOtherKeys.
        ("\x1b[27;5;99~", with(ctrl, char('c'))),
        ("\x1b[27;6;67~", with(ctrl | shift, char('c'))),
        ("\x1b[27;2;71~", with(shift, char('G'))),
        ("\x1b[27;2;63~", with(shift, char('?'))),
        ("\x1b[27;3;98~", with(alt, char('b'))),
        ("\x1b[27;5;13~", with(ctrl, KeyCode::Enter)),
        ("\x1b[27;2;9~", with(shift, KeyCode::BackTab)),
        ("\x1b[27;5;8~", with(ctrl, KeyCode::Backspace)),
        // kitty's protocol, and the one before it.
        ("\x1b[103u", key(char('g'))),
        ("\x1b[103;2u", with(shift, char('G'))),
        ("\x1b[103:71;2u", with(shift, char('G'))),
        ("\x1b[103;65u", key(char('G'))),
        ("\x1b[103;66u", with(shift, char('g'))),
        ("\x1b[47:63;2u", with(shift, char('?'))),
        ("\x1b[47;2;63u", with(shift, char('?'))),
        ("\x1b[0;;23398u", key(char('学'))),
        ("\x1b[103;129u", key(char('g'))),
        ("\x1b[99;5u", with(ctrl, char('c'))),
        ("\x1b[27u", key(KeyCode::Esc)),
        ("\x1b[9;2u", with(shift, KeyCode::BackTab)),
        ("\x1b[57399u", key(char('0'))),
        ("\x1b[57414u", key(KeyCode::Enter)),
        ("\x1b[57419u", key(KeyCode::Up)),
        ("\x1b[1;129A", key(KeyCode::Up)),
        // The keypad in application mode.
        ("\x1bOp", key(char('0'))),
        ("\x1bOy", key(char('9'))),
        ("\x1bOj", key(char('*'))),
        ("\x1bOk", key(char('+'))),
        ("\x1bOl", key(char(','))),
        ("\x1bOm", key(char('-'))),
        ("\x1bOn", key(char('.'))),
        ("\x1bOo", key(char('/'))),
        ("\x1bOX", key(char('='))),
        ("\x1bOM", key(KeyCode::Enter)),
        ("\x1bOI", key(KeyCode::Tab)),
        ("\x1bO ", key(char(' '))),
        ("\x1bO5C", with(ctrl, KeyCode::Right)),
        ("\x1bO1;2P", with(shift, KeyCode::F(1))),
        ("\x1bOd", with(ctrl, KeyCode::Left)),
        // With 8-bit controls.
        ("\u{9b}A", key(KeyCode::Up)),
        ("\u{8f}P", key(KeyCode::F(1))),
    ];
    for (bytes, meant) in cases {
        assert_eq!(inputs(bytes.as_bytes()), std::slice::from_ref(meant), "{bytes:?}");
    }
    assert_eq!(inputs(b"\x9b1;5C\x8fp"), [with(ctrl, KeyCode::Right), key(char('0'))], "without UTF-8");
}

#[test]
fn keys_of_the_desktop_and_modifiers_alone_are_none_of_ours() {
    for bytes in ["\x1b[113;9u", "\x1b[113;17u", "\x1b[57441;2u", "\x1b[57430u", "\x1b[57358u", "\x1b[3u", "\u{85}"] {
        assert_eq!(inputs(bytes.as_bytes()), [], "{bytes:?}");
    }
}

#[test]
fn a_control_character_breaks_a_sequence_off_and_is_heard() {
    let leaves = with(KeyModifiers::CONTROL, KeyCode::Char('c'));
    assert_eq!(inputs(b"\x1b[1;\x03"), std::slice::from_ref(&leaves));
    assert_eq!(delivered(&[b"\x1b[1;", b"\x03"]), std::slice::from_ref(&leaves));
    assert_eq!(delivered(&[b"\x1b_G", b"\x03"]), [leaves]);
    assert_eq!(inputs("\x1b[1;学".as_bytes()), typed("学"));
}

#[test]
fn a_string_that_never_ends_does_not_swallow_what_a_hand_types() {
    assert_eq!(delivered(&[b"\x1bP>|tm", b"q", "学".as_bytes()]), typed("q学"));
    assert_eq!(delivered(&[b"\x1bP>|tm", b"\x1b", b"q"]), [vec![key(KeyCode::Esc)], typed("q")].concat());
    assert_eq!(delivered(&[b"\x1bP>|tm", b"\x1b[A"]), [key(KeyCode::Up)]);
}

#[test]
fn after_escape_keys_that_begin_sequences_are_typed_too() {
    for text in ["[", "]", "O", "P", "X", "_", "^", "\\", "PAL", "学", "x[A", "qO", "]0"] {
        assert_eq!(delivered(&[b"\x1b", text.as_bytes()]), [vec![key(KeyCode::Esc)], typed_shifted(text)].concat());
    }
    assert_eq!(delivered(&[b"\x1b", b"\x1b", b"\x1b[A"]), [key(KeyCode::Esc), key(KeyCode::Esc), key(KeyCode::Up)]);
}

fn typed_shifted(text: &str) -> Vec<Input> {
    let shift = |char: char| if char.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    text.chars().map(|char| with(shift(char), KeyCode::Char(char))).collect()
}

#[test]
fn a_key_whose_rest_comes_late_is_one_key_and_no_typing() {
    for (sequence, meant) in
        [("\x1b[1;5C", with(KeyModifiers::CONTROL, KeyCode::Right)), ("\x1b[24~", key(KeyCode::F(12)))]
    {
        for cut in 3..sequence.len() {
            let (first, rest) = sequence.as_bytes().split_at(cut);
            assert_eq!(
                delivered(&[first, rest, b"q"]),
                [vec![meant.clone()], typed("q")].concat(),
                "{sequence:?} {cut}"
            );
        }
    }
    assert_eq!(delivered(&["学".as_bytes().split_at(1).0, "学".as_bytes().split_at(1).1]), typed("学"));
    // That Esc was pressed is believed by then; what comes behind it is no typing all the same.
    assert_eq!(delivered(&[b"\x1b", b"[A", b"q"]), [vec![key(KeyCode::Esc)], typed("q")].concat());
    let alt = with(KeyModifiers::ALT, KeyCode::Char(']'));
    assert_eq!(delivered(&[b"\x1b]", b"\x07q"]), [vec![alt], typed("q")].concat());
    let paste = delivered(&[b"\x1b", b"[200~22\x1b[201~"]);
    assert_eq!(paste, [key(KeyCode::Esc), pasted("22")]);
}

#[test]
fn a_paste_between_8_bit_marks_is_a_paste() {
    let bytes = "\u{9b}200~天\u{9b}20\x1b[201~津\u{9b}201~q";
    assert_eq!(inputs(bytes.as_bytes()), [vec![pasted("天\u{9b}20\x1b[201~津")], typed("q")].concat());
}

/// A string as a terminal may answer with, well formed: its introducer, anything that does not end it, its terminator.
fn any_string() -> impl Strategy<Value = Vec<u8>> {
    let introducer =
        prop::sample::select(vec!["\x1bP", "\x1b_", "\x1b^", "\x1bX", "\u{90}", "\u{9f}", "\u{9e}", "\u{98}"]);
    let command = prop::sample::select(vec!["\x1b]", "\u{9d}"]);
    let end = || prop::sample::select(vec!["\x1b\\", "\u{9c}"]);
    let body = || {
        prop_oneof![
            prop::collection::vec(any::<u8>(), 0..40),
            "[a-zA-Z0-9;:=?>|,/ q\\\\\\[]{0,40}".prop_map(String::into_bytes),
            "\\PC{0,12}".prop_map(String::into_bytes),
        ]
    };
    // Neither Esc nor the first byte of U+009C.
    let inside = |body: Vec<u8>| body.into_iter().filter(|byte| !matches!(byte, 0x1b | 0xc2)).collect::<Vec<u8>>();
    prop_oneof![
        (introducer, body().prop_map(inside), end())
            .prop_map(|(i, body, end)| [i.as_bytes(), &body, end.as_bytes()].concat()),
        (command, body().prop_map(inside), prop_oneof![2 => end(), 1 => Just("\x07")]).prop_map(
            |(i, mut body, end)| {
                body.retain(|byte| *byte != 0x07);
                [i.as_bytes(), &body, end.as_bytes()].concat()
            }
        ),
    ]
}

/// A control sequence that is marked as an answer.
fn any_answer() -> impl Strategy<Value = Vec<u8>> {
    ("(\x1b\\[|\u{9b})[=>?][0-9:;<=>?]{0,12}[ -/]{0,2}[@-~]").prop_map(String::into_bytes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_never_typing_and_what_follows_it_is(
        answer in prop_oneof![any_string(), any_answer()],
        torn in 1..9_usize,
        cut in any::<prop::sample::Index>(),
    ) {
        let bytes = [&answer[..], b"q"].concat();
        // What was asked is reported; nothing of it is a key.
        let hand = |inputs: Vec<Input>| -> Vec<Input> {
            inputs.into_iter().filter(|input| !matches!(input, Input::Report(_))).collect()
        };
        prop_assert_eq!(hand(inputs(&bytes)), typed("q"));
        let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
        let tokens: Vec<Token> = bytes.chunks(torn).flat_map(|chunk| tokenizer.feed(chunk)).collect();
        let torn = tokens.into_iter().flat_map(|token| decoder.of(token)).collect();
        prop_assert_eq!(hand(torn), typed("q"));
        // The second half comes so late that the first was given up.
        let (first, rest) = bytes.split_at(cut.index(bytes.len()));
        let mut seen = hand(delivered(&[first, rest]));
        if first == b"\x1b" || (first.len() == 2 && first[0] == 0x1b) {
            // By then a hand has pressed Esc, or Alt with the key.
            prop_assert!(seen.len() <= 2, "{:?}", seen);
            seen.drain(..seen.len() - 1);
        }
        prop_assert_eq!(seen, typed("q"));
    }

    #[test]
    fn a_sequence_is_one_event_or_none(sequence in "\x1b(\\[[0-9:;<=>?]{0,9}[ -/]{0,2}[@-LN-Z\\\\-~]|O[0-9;]{0,4}[@-~])") {
        // `CSI [` is the Linux console's, and goes on.
        prop_assume!(!sequence.starts_with("\x1b[200~") && !sequence.starts_with("\x1b[["));
        prop_assert!(inputs(sequence.as_bytes()).len() <= 1);
        let followed = inputs(format!("{sequence}q").as_bytes());
        prop_assert!(followed.len() <= 2);
        prop_assert_eq!(followed.last(), Some(&key(KeyCode::Char('q'))));
    }
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
        tokens.extend(silence(&mut tokenizer));
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
