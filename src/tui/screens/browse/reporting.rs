//! A mistake in an entry, reported: which field, what is wrong, and how the slip leaves.

use super::Browse;
use super::copying::nothing_selected;
use crate::export::fields::CopyField;
use crate::export::{Slip, SlipField, slip_fields};
use crate::tui::outcome::Outcome;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::menu::{Menu, MenuEntry, Then};
use crate::tui::overlays::slip::SlipEditor;
use crate::tui::shared::Shared;

impl Browse {
    /// Asks which field of the entry under the cursor is wrong.
    pub(super) fn report(&self, shared: &mut Shared) -> Outcome {
        let messages = shared.messages();
        let found = shared.of_entry(self.list.selected(), |directory, record| {
            let entry = |(field, printed): (SlipField, String)| {
                let slip = Slip::on(directory, record, (field, &printed), "");
                let label = field.name(messages).to_owned();
                let thing =
                    CopyField { brief: label.clone(), label, text: slip.printed.clone(), ..CopyField::default() };
                MenuEntry { thing, then: Then::Report(slip.into()) }
            };
            slip_fields(directory, record).into_iter().map(entry).collect::<Vec<_>>()
        });
        match found {
            Some(entries) => Overlay::Menu(Menu::of(messages.menus.report_field, entries)).into(),
            None => nothing_selected(shared).into(),
        }
    }
}

/// Asks what is wrong with the field that was chosen.
pub(in crate::tui) fn write(slip: Slip, shared: &Shared) -> Outcome {
    let name = slip.field.name(shared.messages());
    Overlay::Slip(Box::new(SlipEditor::new(slip, name))).into()
}

/// Asks how a slip leaves: to the clipboard, or as a code.
pub(in crate::tui) fn hand_over(slip: &Slip, shared: &Shared) -> Outcome {
    let messages = shared.messages();
    let text = slip.text();
    let thing = |label: &str| CopyField {
        brief: messages.curating.slip.to_owned(),
        label: label.to_owned(),
        text: text.clone(),
        preview: Some(slip.wrong.clone()),
        ..CopyField::default()
    };
    let entries = [
        MenuEntry { thing: thing(messages.menus.slip_copied), then: Then::Copy },
        MenuEntry { thing: thing(messages.menus.slip_code), then: Then::Code(text.clone()) },
    ];
    Overlay::Menu(Menu::of(messages.menus.hand_slip_over, entries)).into()
}
