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

/// A way to a cell.
#[derive(Debug, Clone, Copy)]
enum Route {
    Absolute(Position),
    Steps(Vertical, Horizontal),
}

/// A way to a row. A line feed is only that, for the screen is raw; it is written where there is a next row, and a
/// reverse index where there is one above.
#[derive(Debug, Clone, Copy)]
enum Vertical {
    Stay,
    LineFeeds(u16),
    Down(u16),
    ReverseIndex,
    Up(u16),
}

/// A way to a column.
#[derive(Debug, Clone, Copy)]
enum Horizontal {
    Stay,
    Return,
    Column(u16),
    Backspaces(u16),
    Left(u16),
    Right(u16),
}

/// How many bytes the shortest move to `target` takes.
pub(super) fn cost(at: CursorAt, target: Position) -> usize {
    shortest(at, target).0
}

/// Writes the shortest move to `target`; nothing where the cursor is there.
pub(super) fn to(bytes: &mut Vec<u8>, at: CursorAt, target: Position) {
    shortest(at, target).1.write(bytes);
}

fn shortest(at: CursorAt, target: Position) -> (usize, Route) {
    // The terminal may have drawn a disputed character wider and gone on to the next row, had it been told to wrap; the
    // session tells it not to.
    let (row, column) = match at {
        CursorAt::Unknown => (None, None),
        CursorAt::Row(row) | CursorAt::Uncertain(Position { y: row, .. }) => (Some(row), None),
        CursorAt::Known(Position { x, y }) => (Some(y), Some(x)),
    };
    let absolute = (absolute_cost(target), Route::Absolute(target));
    let Some(row) = row else { return absolute };
    let ((down, vertical), (aside, horizontal)) = (vertical(row, target.y), horizontal(column, target.x));
    let steps = (down + aside, Route::Steps(vertical, horizontal));
    if steps.0 <= absolute.0 { steps } else { absolute }
}

fn vertical(from: u16, to: u16) -> (usize, Vertical) {
    let rows = from.abs_diff(to);
    match (from < to, rows) {
        (_, 0) => (0, Vertical::Stay),
        (true, 1..=3) => (rows.into(), Vertical::LineFeeds(rows)),
        (true, _) => (control_cost(rows), Vertical::Down(rows)),
        (false, 1) => (2, Vertical::ReverseIndex),
        (false, _) => (control_cost(rows), Vertical::Up(rows)),
    }
}

fn horizontal(from: Option<u16>, to: u16) -> (usize, Horizontal) {
    let absolute = match to {
        0 => (1, Horizontal::Return),
        _ => (control_cost(to.saturating_add(1)), Horizontal::Column(to.saturating_add(1))),
    };
    let relative = match from {
        None => return absolute,
        Some(from) if from == to => (0, Horizontal::Stay),
        Some(from) if from < to => (control_cost(to - from), Horizontal::Right(to - from)),
        Some(from) if from - to <= 3 => (usize::from(from - to), Horizontal::Backspaces(from - to)),
        Some(from) => (control_cost(from - to), Horizontal::Left(from - to)),
    };
    if relative.0 < absolute.0 { relative } else { absolute }
}

impl Route {
    fn write(self, bytes: &mut Vec<u8>) {
        match self {
            Self::Absolute(target) => absolute(bytes, target),
            Self::Steps(vertical, horizontal) => {
                match vertical {
                    Vertical::Stay => {}
                    Vertical::LineFeeds(count) => bytes.extend((0..count).map(|_| b'\n')),
                    Vertical::Down(count) => control(bytes, count, b'B'),
                    Vertical::ReverseIndex => bytes.extend_from_slice(b"\x1bM"),
                    Vertical::Up(count) => control(bytes, count, b'A'),
                }
                match horizontal {
                    Horizontal::Stay => {}
                    Horizontal::Return => bytes.push(b'\r'),
                    Horizontal::Column(column) => control(bytes, column, b'G'),
                    Horizontal::Backspaces(count) => bytes.extend((0..count).map(|_| 0x08)),
                    Horizontal::Left(count) => control(bytes, count, b'D'),
                    Horizontal::Right(count) => control(bytes, count, b'C'),
                }
            }
        }
    }
}

fn absolute_cost(target: Position) -> usize {
    let (row, column) = (u32::from(target.y) + 1, u32::from(target.x) + 1);
    // What is 1 is left out, and with the column its semicolon.
    3 + if row == 1 { 0 } else { digits(row) } + if column == 1 { 0 } else { 1 + digits(column) }
}

fn absolute(bytes: &mut Vec<u8>, target: Position) {
    bytes.extend_from_slice(b"\x1b[");
    if target.y > 0 {
        number(bytes, u32::from(target.y) + 1);
    }
    if target.x > 0 {
        bytes.push(b';');
        number(bytes, u32::from(target.x) + 1);
    }
    bytes.push(b'H');
}

fn control_cost(count: u16) -> usize {
    if count == 1 { 3 } else { 3 + digits(count.into()) }
}

/// `CSI count letter`; the count of one is left out.
pub(super) fn control(bytes: &mut Vec<u8>, count: u16, letter: u8) {
    bytes.extend_from_slice(b"\x1b[");
    if count != 1 {
        number(bytes, count.into());
    }
    bytes.push(letter);
}

const fn digits(number: u32) -> usize {
    match number {
        ..10 => 1,
        10..100 => 2,
        100..1_000 => 3,
        1_000..10_000 => 4,
        _ => 5,
    }
}

/// A number in decimal. Every move and every pen has one or two, and `format!` takes ten times as long.
pub(super) fn number(bytes: &mut Vec<u8>, number: u32) {
    const DIGITS: &[u8; 10] = b"0123456789";
    let mut left = number;
    let begin = bytes.len();
    loop {
        bytes.push(DIGITS[(left % 10) as usize]);
        left /= 10;
        if left == 0 {
            break;
        }
    }
    bytes[begin..].reverse();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(at: CursorAt, x: u16, y: u16) -> String {
        let mut bytes = Vec::new();
        to(&mut bytes, at, Position { x, y });
        assert_eq!(bytes.len(), cost(at, Position { x, y }));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn the_shortest_way_is_taken_and_its_length_is_foreseen() {
        let from = |x, y| CursorAt::Known(Position { x, y });
        assert_eq!(moved(CursorAt::Unknown, 0, 0), "\x1b[H");
        assert_eq!(moved(CursorAt::Unknown, 0, 9), "\x1b[10H");
        assert_eq!(moved(CursorAt::Unknown, 65_535, 0), "\x1b[;65536H");
        assert_eq!(moved(from(5, 5), 5, 5), "");
        assert_eq!(moved(from(5, 5), 4, 5), "\x08");
        assert_eq!(moved(from(5, 5), 1, 5), "\x1b[2G");
        assert_eq!(moved(from(50, 5), 44, 5), "\x1b[6D");
        assert_eq!(moved(from(5, 5), 5, 6), "\n");
        assert_eq!(moved(from(5, 5), 4, 7), "\n\n\x08");
        assert_eq!(moved(from(5, 5), 5, 4), "\x1bM");
        assert_eq!(moved(from(5, 5), 5, 20), "\x1b[15B");
        assert_eq!(moved(from(5, 5), 0, 6), "\n\r");
        assert_eq!(moved(CursorAt::Row(5), 70, 6), "\n\x1b[71G");
        assert_eq!(moved(CursorAt::Uncertain(Position { x: 5, y: 5 }), 5, 5), "\x1b[6G");
    }
}
