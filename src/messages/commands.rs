//! What is said of the program's commands. [`zh`](super::zh) declares one text after the other and [`en`](super::en)
//! gives a value of the type that comes of it, so a command is added in these two places, and one that a language lacks
//! does not compile.

/// What is said of a command.
#[derive(Debug)]
pub struct CommandText {
    /// One word for the hint line.
    pub hint: &'static str,
    /// One sentence for the help screen and the README.
    pub help: &'static str,
}

/// A text, in one line.
pub(super) const fn command(hint: &'static str, help: &'static str) -> CommandText {
    CommandText { hint, help }
}

/// Declares the texts of all commands with their values in one language: `name: hint, help;`.
macro_rules! commands {
    ($($name:ident: $hint:literal, $help:literal;)*) => {
        /// What is said of each command. `hint` is a word of the hint line, `help` a sentence of the help screen.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the message says what it is for")]
        pub struct Commands { $(pub $name: $crate::messages::CommandText,)* }

        impl Commands {
            /// Every text with its name.
            #[cfg(test)]
            pub(crate) fn all(&self) -> Vec<(&'static str, &$crate::messages::CommandText)> {
                vec![$((concat!("Commands.", stringify!($name)), &self.$name),)*]
            }
        }

        const COMMANDS: Commands = Commands { $($name: $crate::messages::commands::command($hint, $help),)* };
    };
}

pub(super) use commands;
