//! The escape sequence that asks a terminal to put a text on its clipboard.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::strategy::Passthrough;

/// The longest sequence that every GNU screen takes, its marks included; what is longer spills onto the screen. It was
/// 256 bytes up to version 4.0, 512 up to 4.2.0, and is 768 since.
const SCREEN_PIECE: usize = 256;
const SCREEN_BEGIN: &[u8] = b"\x1bP";
const SCREEN_END: &[u8] = b"\x1b\\";

/// The bytes that ask the terminal to put `text` on its clipboard: the plain form, and then the wrapped one. They write
/// nothing on the screen.
///
/// For GNU screen there is no plain form of a long text. Of a short one there is: screen drops it in silence, and what
/// calls itself `screen` at the far end of an SSH line may be a tmux, which takes this form alone.
#[must_use]
pub fn osc52(text: &str, passthrough: Passthrough) -> Vec<u8> {
    // BEL ends it and not ESC \, which would end the wrapping as well. The `c` is said because old tmux drops it.
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes();
    let is_taken = passthrough != Passthrough::Screen || plain.len() <= SCREEN_PIECE;
    let mut bytes = if is_taken { plain.clone() } else { Vec::new() };
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
