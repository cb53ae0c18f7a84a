//! What a screen wants done after a command.

use super::action::Effect;
use super::overlays::Overlay;

/// What a screen wants done.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// What must touch the world.
    pub effects: Vec<Effect>,
    /// What is to lie over the screen from now on.
    pub overlay: Option<Overlay>,
}

impl From<Vec<Effect>> for Outcome {
    fn from(effects: Vec<Effect>) -> Self {
        Self { effects, overlay: None }
    }
}

impl From<Overlay> for Outcome {
    fn from(overlay: Overlay) -> Self {
        Self { effects: Vec::new(), overlay: Some(overlay) }
    }
}
