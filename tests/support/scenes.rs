//! Which pictures there are, and the keys that lead to what they show.

use kechuang::terminal::backend::ColorMode;
use kechuang::terminal::background::Background;
use kechuang::tui::model::{ModelOptions, Settings};

use super::desk::{Desk, options, settings};

/// The keyword of the text in each file that says, line by line, what the picture shows. A test reads it to find
/// pictures that no longer show the program; it also serves whoever cannot see them.
pub(crate) const SCREEN: &str = "Screen";

const DARK: Background = Background::Dark;
const LIGHT: Background = Background::Light;

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
    /// What the terminal writes on.
    pub(crate) ground: Background,
}

pub(crate) static SCENES: [Scene; 12] = [
    Scene { name: "wide", width: 120, height: 36, keys: "j j j j j j j", ground: DARK },
    Scene { name: "filter", width: 120, height: 36, keys: "/ \"医学\"", ground: DARK },
    Scene { name: "pinyin", width: 120, height: 36, keys: "/ \"yixuehui\"", ground: DARK },
    Scene { name: "light", width: 120, height: 36, keys: "/ \"科学传播专业职称\" Enter", ground: LIGHT },
    Scene { name: "code", width: 120, height: 36, keys: "/ \"评聘天津科普大使\" Enter Q Enter", ground: DARK },
    Scene { name: "middle", width: 80, height: 24, keys: "j j j Enter", ground: DARK },
    Scene { name: "narrow", width: 50, height: 20, keys: "j j j j Enter", ground: DARK },
    Scene { name: "menu", width: 80, height: 24, keys: "/ \"科学传播专业职称\" Enter y", ground: DARK },
    Scene { name: "fits", width: 120, height: 36, keys: "f 3 8 j Space Down Down Down Space", ground: DARK },
    Scene { name: "year", width: 120, height: 36, keys: "c j j", ground: DARK },
    Scene { name: "phones", width: 120, height: 36, keys: "p j j", ground: DARK },
    Scene { name: "help", width: 80, height: 24, keys: "?", ground: DARK },
];

impl Scene {
    /// The program in the state that the picture shows.
    pub(crate) fn open(&self) -> Desk {
        let settings = Settings { colours: ColorMode::Ansi256, ..settings() };
        let options = ModelOptions { settings, background: Some(self.ground), ..options() };
        let mut desk = Desk::open_with(options, self.width, self.height);
        desk.press(self.keys);
        desk
    }

    /// Where the picture is kept, in the folder of all pictures.
    pub(crate) fn path(&self, folder: &str) -> String {
        format!("{folder}/{}.png", self.name)
    }
}
