//! Opening an address of a record, or where a piece of its page leads.

use super::copying::nothing_selected;
use super::state::Browse;
use crate::document::Target;
use crate::export::fields::urls;
use crate::export::{uri, web};
use crate::text::strip;
use crate::tui::action::{Action, Effect};
use crate::tui::outcome::Outcome;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::menu::Menu;
use crate::tui::shared::Shared;

impl Browse {
    /// Opens the address that is chosen on the page, if one is, or else the web address of the entry; of several, the
    /// reader chooses.
    pub(super) fn open_address(&self, shared: &mut Shared) -> Outcome {
        let chosen = self.detail.links.chosen.as_ref().filter(|_| self.is_reading());
        if let Some(effect) = chosen.and_then(|link| open_target(&link.target)) {
            return vec![effect].into();
        }
        let messages = shared.messages();
        let Some((addresses, name)) =
            self.of_selected(shared, |directory, record| (urls(directory, record, messages), record.name().to_owned()))
        else {
            return nothing_selected(shared).into();
        };
        match addresses.as_slice() {
            [] => {
                let key = shared.keymap.way(self.mode(), Action::CopyOther);
                shared.warn(messages.toasts.no_address(&name, &key)).into()
            }
            [address] => vec![open_web(&address.text)].into(),
            _ => Overlay::Menu(Menu::of_addresses(messages.menus.open_address, addresses)).into(),
        }
    }
}

/// Opens a web address, as printed.
pub(in crate::tui) fn open_web(address: &str) -> Effect {
    Effect::Open { address: address.to_owned(), uri: web(address) }
}

/// Opens what a piece of text leads to, where that is an address or a number; `None` where it is in the directory.
pub(super) fn open_target(target: &Target) -> Option<Effect> {
    let (Target::Web(address) | Target::Email(address) | Target::Phone(address)) = target else { return None };
    Some(Effect::Open { address: strip(address).into_owned(), uri: uri(target)? })
}
