//! Which pictures there are, and the keys that lead to what they show.

use super::desk::Desk;

/// The keyword of the text in each file that says, line by line, what the picture shows. A test reads it to find
/// pictures that no longer show the program; it also serves whoever cannot see them.
pub(crate) const SCREEN: &str = "Screen";

/// One file in `screenshots/`.
pub(crate) struct Scene {
    /// The file's name without `.png`.
    pub(crate) name: &'static str,
    /// Columns of the terminal.
    pub(crate) width: u16,
    /// Rows of the terminal.
    pub(crate) height: u16,
    /// What was pressed since the start, as [`Desk::press`] reads it.
    pub(crate) keys: &'static str,
}

pub(crate) static SCENES: [Scene; 9] = [
    Scene { name: "wide", width: 120, height: 36, keys: "j j j j j j j" },
    Scene { name: "filter", width: 120, height: 36, keys: "/ \"医学\"" },
    Scene { name: "middle", width: 80, height: 24, keys: "j j j Enter" },
    Scene { name: "narrow", width: 50, height: 20, keys: "j j j j Enter" },
    Scene { name: "menu", width: 80, height: 24, keys: "/ \"科学传播专业职称\" Enter y" },
    Scene { name: "fits", width: 120, height: 36, keys: "f 3 8 j Space Down Down Down Space" },
    Scene { name: "year", width: 120, height: 36, keys: "c j j" },
    Scene { name: "phones", width: 120, height: 36, keys: "p j j" },
    Scene { name: "help", width: 80, height: 24, keys: "?" },
];

impl Scene {
    /// The program in the state that the picture shows.
    pub(crate) fn open(&self) -> Desk {
        let mut desk = Desk::open(self.width, self.height);
        desk.press(self.keys);
        desk
    }

    /// Where the picture is kept, in the folder of all pictures.
    pub(crate) fn path(&self, folder: &str) -> String {
        format!("{folder}/{}.png", self.name)
    }
}
