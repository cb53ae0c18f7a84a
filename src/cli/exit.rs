//! Every exit code of the program, in one table.

use crate::terminal::session::{EXIT_PANIC, exit_code};

/// Done.
pub(super) const DONE: u8 = 0;

/// Nothing was found or picked, or the directory has faults.
pub(super) const NOTHING: u8 = 1;

/// The call cannot be carried out.
pub(super) const WRONG_CALL: u8 = 2;

/// The program's own file is damaged, or is not found where the program carries a directory in it.
pub(super) const DAMAGED: u8 = 3;

/// An exit code and what it stands for, for the README.
pub static EXIT_CODES: [(&str, &str); 6] = [
    ("0", "done"),
    ("1", "nothing was found or picked, the directory has faults, or two directories differ"),
    ("2", "the call cannot be carried out: a wrong argument, a file that cannot be read, no terminal"),
    ("3", "a program that carries a directory (`pack`) is damaged, or cannot read its own file"),
    ("101", "a fault of the program itself"),
    ("128 + n", "ended by signal n; 129 also where the terminal went away"),
];

/// The exit code of a screen that was left, for the system. One that no process can have is that of a fault.
pub(super) fn of_screen(code: i32) -> u8 {
    u8::try_from(code).unwrap_or(NOTHING)
}

// What the table writes as text is what the program says.
const _: () =
    assert!(DONE == 0 && NOTHING == 1 && WRONG_CALL == 2 && DAMAGED == 3 && EXIT_PANIC == 101 && exit_code(0) == 128);
