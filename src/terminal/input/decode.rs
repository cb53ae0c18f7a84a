//! What a token of input means, in crossterm's words.
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;
use termina::escape::csi::{Csi, Cursor};
use termina::{Parser, event as termina_event};

use super::respell::respell;
use super::tokenizer::Token;
use super::{Input, Report};
use crate::terminal::background::Background;

/// Reads tokens; what means nothing to this program (media keys, unasked reports) is dropped.
#[derive(Debug, Default)]
pub struct Decoder {
    parser: Parser,
}

impl Decoder {
    /// What `token` means: mostly one input, none where it means nothing.
    pub fn of(&mut self, token: Token) -> Vec<Input> {
        let bytes = match token {
            Token::Paste(bytes) => return vec![Input::Event(Event::Paste(as_text(&bytes)))],
            Token::Bytes(bytes) => bytes,
        };
        // Alt with the first byte of a sequence: for the parser that is a sequence without an end.
        if let [0x1b, key @ (b'[' | b']' | b'O' | b'P' | b'_' | b'^' | b'X')] = bytes[..] {
            let shift = if key.is_ascii_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            let key = KeyEvent::new(KeyCode::Char(char::from(key)), KeyModifiers::ALT | shift);
            return vec![Input::Event(Event::Key(key))];
        }
        if let Some(report) = of_colours(&bytes) {
            return vec![Input::Report(report)];
        }
        let Some(bytes) = respell(bytes) else { return Vec::new() };
        self.parser.parse(&bytes, false);
        let inputs: Vec<Input> =
            std::iter::from_fn(|| self.parser.pop()).filter_map(|event| translate(&event)).collect();
        if inputs.is_empty() {
            // The token was whole. What the parser still holds of it would be taken for the beginning of the next.
            self.parser = Parser::default();
        }
        inputs
    }
}

/// Pasted bytes as text. The cut after the last kept byte may go through a character; half a character is dropped.
fn as_text(bytes: &[u8]) -> String {
    let whole = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => bytes.get(..error.valid_up_to()).unwrap_or(bytes),
        _ => bytes,
    };
    String::from_utf8_lossy(whole).into_owned()
}

/// What the terminal says of its colours, and what it says behind that.
fn of_colours(token: &[u8]) -> Option<Report> {
    match token {
        [0x1b, b'[', b'?', b'9', b'9', b'7', b';', b'1' | b'2', b'n'] => Some(Report::ColoursChanged),
        [0x1b, b'[', b'?', parameters @ .., b'c'] => {
            let is_whole = parameters.iter().all(|byte| byte.is_ascii_digit() || *byte == b';');
            is_whole.then_some(Report::DeviceAttributes)
        }
        _ => Background::of_answer(token).map(Report::Background),
    }
}

fn translate(event: &termina_event::Event) -> Option<Input> {
    use termina_event::Event as Said;
    Some(Input::Event(match event {
        Said::Key(key) => Event::Key(translate_key(*key)?),
        Said::Mouse(mouse) => Event::Mouse(MouseEvent {
            kind: translate_mouse(mouse.kind),
            column: mouse.column,
            row: mouse.row,
            modifiers: translate_modifiers(mouse.modifiers),
        }),
        Said::FocusIn => Event::FocusGained,
        Said::FocusOut => Event::FocusLost,
        Said::Csi(Csi::Cursor(Cursor::ActivePositionReport { line, col })) => {
            let position = Position::new(col.get_zero_based(), line.get_zero_based());
            return Some(Input::Report(Report::CursorPosition(position)));
        }
        Said::WindowResized(_) | Said::Paste(_) | Said::Csi(_) | Said::Osc(_) | Said::Dcs(_) => return None,
    }))
}

const OF_THE_DESKTOP: termina_event::Modifiers =
    termina_event::Modifiers::SUPER.union(termina_event::Modifiers::HYPER).union(termina_event::Modifiers::META);

/// A key that is pressed or held; letting go of one is no event.
fn translate_key(key: termina_event::KeyEvent) -> Option<KeyEvent> {
    use termina_event::KeyCode as Said;
    let code = match key.code {
        // A control character that no key is left for.
        Said::Char(char) if char.is_control() => return None,
        // With such a modifier held a key is the desktop's, and none of ours.
        Said::Char(_) if key.modifiers.intersects(OF_THE_DESKTOP) => return None,
        Said::Char(char) => KeyCode::Char(char),
        Said::Enter => KeyCode::Enter,
        Said::Backspace => KeyCode::Backspace,
        Said::Tab => KeyCode::Tab,
        Said::Escape => KeyCode::Esc,
        Said::Left => KeyCode::Left,
        Said::Right => KeyCode::Right,
        Said::Up => KeyCode::Up,
        Said::Down => KeyCode::Down,
        Said::Home => KeyCode::Home,
        Said::End => KeyCode::End,
        Said::BackTab => KeyCode::BackTab,
        Said::PageUp => KeyCode::PageUp,
        Said::PageDown => KeyCode::PageDown,
        Said::Insert => KeyCode::Insert,
        Said::Delete => KeyCode::Delete,
        Said::KeypadBegin => KeyCode::KeypadBegin,
        Said::Menu => KeyCode::Menu,
        Said::Function(number) => KeyCode::F(number),
        Said::CapsLock
        | Said::ScrollLock
        | Said::NumLock
        | Said::PrintScreen
        | Said::Pause
        | Said::Null
        | Said::Modifier(_)
        | Said::Media(_) => return None,
    };
    let kind = match key.kind {
        termina_event::KeyEventKind::Press => KeyEventKind::Press,
        termina_event::KeyEventKind::Repeat => KeyEventKind::Repeat,
        termina_event::KeyEventKind::Release => return None,
    };
    Some(KeyEvent::new_with_kind(code, translate_modifiers(key.modifiers), kind))
}

fn translate_modifiers(modifiers: termina_event::Modifiers) -> KeyModifiers {
    use termina_event::Modifiers as Said;
    [
        (Said::SHIFT, KeyModifiers::SHIFT),
        (Said::ALT, KeyModifiers::ALT),
        (Said::CONTROL, KeyModifiers::CONTROL),
        (Said::SUPER, KeyModifiers::SUPER),
        (Said::HYPER, KeyModifiers::HYPER),
        (Said::META, KeyModifiers::META),
    ]
    .into_iter()
    .filter(|(said, _)| modifiers.contains(*said))
    .fold(KeyModifiers::NONE, |all, (_, ours)| all | ours)
}

fn translate_mouse(kind: termina_event::MouseEventKind) -> MouseEventKind {
    use termina_event::MouseEventKind as Said;
    match kind {
        Said::Down(button) => MouseEventKind::Down(translate_button(button)),
        Said::Up(button) => MouseEventKind::Up(translate_button(button)),
        Said::Drag(button) => MouseEventKind::Drag(translate_button(button)),
        Said::Moved => MouseEventKind::Moved,
        Said::ScrollDown => MouseEventKind::ScrollDown,
        Said::ScrollUp => MouseEventKind::ScrollUp,
        Said::ScrollLeft => MouseEventKind::ScrollLeft,
        Said::ScrollRight => MouseEventKind::ScrollRight,
    }
}

fn translate_button(button: termina_event::MouseButton) -> MouseButton {
    match button {
        termina_event::MouseButton::Left => MouseButton::Left,
        termina_event::MouseButton::Right => MouseButton::Right,
        termina_event::MouseButton::Middle => MouseButton::Middle,
    }
}
