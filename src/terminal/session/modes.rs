//! The modes of the terminal that are set on entering the screen and unset in reverse on leaving it.

/// What the screen asks of the terminal beyond the alternate screen and bracketed paste, which it always asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is switched on and off alone")]
pub struct Modes {
    /// Clicks, drags and the wheel come to the program instead of marking text.
    pub mouse: bool,
    /// Frames tell of links, so one that broke off may have left one open.
    pub links: bool,
    /// Frames set the title, so the one before is kept meanwhile.
    pub title: bool,
    /// The terminal says when its colours change.
    pub colours: bool,
}

/// Each mode with what sets it and what unsets it, in the order of entering.
const ALWAYS: [(&str, &str); 3] = [
    // The alternate screen, with the cursor's place and pen kept.
    ("\x1b[?1049h", "\x1b[?1049l"),
    // No wrapping at the right margin: where a terminal draws a character wider than believed, the row must not spill.
    ("\x1b[?7l", "\x1b[?7h"),
    // Bracketed paste.
    ("\x1b[?2004h", "\x1b[?2004l"),
];
/// Clicks, drags, and coordinates in decimal.
pub(super) const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
pub(super) const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// The title is put on the terminal's stack, and taken from it. In between stands an empty one: a terminal without a stack
/// then shows its own again and not what was read last.
pub(super) const TITLE: (&str, &str) = ("\x1b[22;2t", "\x1b]2;\x1b\\\x1b[23;2t");
pub(super) const LINK_END: &str = "\x1b]8;;\x1b\\";
/// The terminal says when its colours change (mode 2031).
pub(super) const COLOURS: (&str, &str) = ("\x1b[?2031h", "\x1b[?2031l");
const CURSOR: (&str, &str) = ("\x1b[?25l", "\x1b[?25h");
const PLAIN_PEN: &str = "\x1b[m";
/// To the last row, which is cleared. Where the alternate screen is ignored (GNU screen as it comes, the Linux console)
/// the picture stays, and the prompt would stand inside it. Elsewhere this happens on the alternate screen, and leaving
/// that brings the reader's own back with its cursor. A row too far down is the last.
const OFF_THE_PICTURE: &str = "\x1b[9999;1H\x1b[K";
/// Ends a string, a synchronised update or a scrolling region that a broken-off frame may have left open.
pub(in crate::terminal) const BREAK_OFF: &str = "\x1b\\\x1b[?2026l\x1b[r";

impl Modes {
    /// What sets them, for the first time or all of them again. The reader's title is kept once: the second that goes on
    /// the stack would be the program's own.
    pub(super) fn enter_sequence(self, is_again: bool) -> String {
        let mut bytes: String = ALWAYS.iter().map(|(set, _)| *set).collect();
        if self.title && !is_again {
            bytes.push_str(TITLE.0);
        }
        if self.mouse {
            bytes.push_str(MOUSE_ON);
        }
        if self.colours {
            bytes.push_str(COLOURS.0);
        }
        bytes.push_str(CURSOR.0);
        bytes
    }

    pub(super) fn leave_sequence(self, mid_frame: bool) -> String {
        let mut bytes = String::from(if mid_frame { BREAK_OFF } else { "" });
        if self.links {
            bytes.push_str(LINK_END);
        }
        bytes.push_str(CURSOR.1);
        if self.colours {
            bytes.push_str(COLOURS.1);
        }
        if self.mouse {
            bytes.push_str(MOUSE_OFF);
        }
        if self.title {
            bytes.push_str(TITLE.1);
        }
        bytes.push_str(PLAIN_PEN);
        bytes.push_str(OFF_THE_PICTURE);
        bytes.extend(ALWAYS.iter().rev().map(|(_, unset)| *unset));
        bytes
    }
}
