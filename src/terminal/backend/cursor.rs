//! The shortest sequence that moves the cursor from one cell to another.
use ratatui::layout::Position;

/// What is known of the cursor's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CursorAt {
    /// Nothing.
    Unknown,
    /// Its row; a move to a column of that row is absolute.
    Row(u16),
    /// Where it should be, after a character of disputed width.
    Uncertain(Position),
    /// All.
    Known(Position),
}

/// `CSI count letter`; the count of one is left out.
pub(super) fn control(bytes: &mut Vec<u8>, count: u16, letter: u8) {
    bytes.extend_from_slice(b"\x1b[");
    if count != 1 {
        bytes.extend_from_slice(count.to_string().as_bytes());
    }
    bytes.push(letter);
}

/// Writes the shortest move to `target`; nothing where the cursor is there.
pub(super) fn to(bytes: &mut Vec<u8>, at: CursorAt, target: Position) {
    let mut best = absolute(target);
    let mut offer = |other: Vec<u8>| {
        if other.len() < best.len() {
            best = other;
        }
    };
    match at {
        CursorAt::Unknown => {}
        // The terminal may have drawn the character wider and gone on to the next row, had it been told to wrap; the
        // session tells it not to.
        CursorAt::Row(row) | CursorAt::Uncertain(Position { y: row, .. }) => {
            if row == target.y {
                offer(column(target.x));
            } else if row.checked_add(1) == Some(target.y) {
                offer(next_row(target.x));
            }
        }
        CursorAt::Known(from) if from == target => return,
        CursorAt::Known(from) if from.y == target.y => {
            offer(column(target.x));
            offer(sideways(from.x, target.x));
        }
        CursorAt::Known(from) => {
            if from.y.checked_add(1) == Some(target.y) {
                offer(next_row(target.x));
            }
            if from.x == target.x {
                let mut move_ = Vec::new();
                let letter = if from.y < target.y { b'B' } else { b'A' };
                control(&mut move_, from.y.abs_diff(target.y), letter);
                offer(move_);
            }
        }
    }
    bytes.extend_from_slice(&best);
}

fn absolute(target: Position) -> Vec<u8> {
    let (row, column) = (u32::from(target.y) + 1, u32::from(target.x) + 1);
    match (row, column) {
        (1, 1) => b"\x1b[H".to_vec(),
        (row, 1) => format!("\x1b[{row}H").into_bytes(),
        (1, column) => format!("\x1b[;{column}H").into_bytes(),
        (row, column) => format!("\x1b[{row};{column}H").into_bytes(),
    }
}

/// To a column of the cursor's own row.
fn column(x: u16) -> Vec<u8> {
    if x == 0 {
        return b"\r".to_vec();
    }
    let mut bytes = Vec::new();
    control(&mut bytes, x.saturating_add(1), b'G');
    bytes
}

/// To a column of the next row. The screen is raw, so a line feed is only that, and there is a next row.
fn next_row(x: u16) -> Vec<u8> {
    let mut bytes = b"\r\n".to_vec();
    if x > 0 {
        control(&mut bytes, x, b'C');
    }
    bytes
}

fn sideways(from: u16, to: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    if from < to {
        control(&mut bytes, to - from, b'C');
    } else if from - to <= 3 {
        bytes.resize(usize::from(from - to), 0x08);
    } else {
        control(&mut bytes, from - to, b'D');
    }
    bytes
}
