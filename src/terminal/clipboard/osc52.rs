//! The escape sequence that asks a terminal to put a text on its clipboard.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::strategy::Passthrough;

/// The longest piece that GNU screen hands on, its own marks included.
const SCREEN_PIECE: usize = 768;
const SCREEN_BEGIN: &[u8] = b"\x1bP";
const SCREEN_END: &[u8] = b"\x1b\\";

/// The bytes that ask the terminal to put `text` on its clipboard: the plain form, and then the wrapped one. They write
/// nothing on the screen.
#[must_use]
pub fn osc52(text: &str, passthrough: Passthrough) -> Vec<u8> {
    // BEL ends it and not ESC \, which would end the wrapping as well. The `c` is said because old tmux drops it.
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes();
    let mut bytes = plain.clone();
    match passthrough {
        Passthrough::None => {}
        Passthrough::Tmux => {
            bytes.extend_from_slice(b"\x1bPtmux;\x1b");
            bytes.extend_from_slice(&plain);
            bytes.extend_from_slice(b"\x1b\\");
        }
        Passthrough::Screen => {
            for piece in plain.chunks(SCREEN_PIECE - SCREEN_BEGIN.len() - SCREEN_END.len()) {
                bytes.extend_from_slice(SCREEN_BEGIN);
                bytes.extend_from_slice(piece);
                bytes.extend_from_slice(SCREEN_END);
            }
        }
    }
    bytes
}
