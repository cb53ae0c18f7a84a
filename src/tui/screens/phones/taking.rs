//! Taking the number under the cursor away, or something of whose it is.

use super::Phones;
use crate::directory::{BookNumber, PhoneKind, RecordIdx};
use crate::export::fields::{CopyField, Pick};
use crate::export::{number_field, tel};
use crate::tui::action::{Action, Effect};
use crate::tui::mode::Mode;
use crate::tui::outcome::Outcome;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::qr::QrView;
use crate::tui::screens::browse::copying;
use crate::tui::shared::Shared;

impl Phones {
    /// Whose the number under the cursor is.
    pub(in crate::tui) fn owner(&self) -> Option<RecordIdx> {
        self.shown.get(self.rows.cursor).map(|(entry, _)| entry.record)
    }

    /// The number under the cursor, if `is_it` takes it, as what can be taken away.
    fn number(&self, shared: &Shared, is_it: impl FnOnce(&BookNumber) -> bool) -> Option<CopyField> {
        let directory = shared.directory.as_deref()?;
        let (entry, number) = self.shown.get(self.rows.cursor)?;
        let number = number.filter(|number| is_it(number))?;
        Some(number_field(directory, entry.record, number, shared.messages()))
    }

    /// Says that there is no row to do anything with. While the directory is being read, the list says so itself.
    #[allow(clippy::unused_self, reason = "it is said of this screen")]
    pub(super) fn nothing_selected(&self, shared: &mut Shared) -> Outcome {
        let text = shared.messages().phone_book.nothing_selected.to_owned();
        if shared.directory.is_some() { shared.warn(text).into() } else { Outcome::default() }
    }

    /// Leaves with what is to be picked: the number, or something else of whose it is.
    pub(super) fn take(&self, shared: &mut Shared) -> Outcome {
        match (self.number(shared, |_| shared.pick == Some(Pick::Phone)), self.owner()) {
            (Some(number), _) => vec![Effect::Take(number.into())].into(),
            (None, Some(owner)) => copying::take(Some(owner), shared),
            (None, None) => self.nothing_selected(shared),
        }
    }

    /// Copies the number.
    pub(super) fn copy_phone(&self, shared: &mut Shared) -> Outcome {
        let messages = shared.messages();
        if let Some(number) = self.number(shared, |_| true) {
            return vec![Effect::Copy(number)].into();
        }
        let text = shared.of_entry(self.owner(), |_, record| {
            messages.toasts.no_phone(record.name(), shared.keymap.way(Mode::Phones, Action::CopyOther))
        });
        shared.warn(text.unwrap_or_else(|| messages.toasts.nothing_to_copy.to_owned())).into()
    }

    /// Offers everything of whose number it is.
    pub(super) fn copy_other(&self, shared: &mut Shared) -> Outcome {
        copying::copy_other(self.owner(), shared)
    }

    /// Shows the number as a code. At one that a fax alone answers nobody is called: what else there is of whose it is.
    pub(super) fn show_code(&self, shared: &mut Shared) -> Outcome {
        match self.number(shared, |number| *number.kinds != [PhoneKind::Fax]) {
            Some(number) => Overlay::Qr(QrView::of(&number, &tel(&number.text), shared.messages())).into(),
            None => copying::show_code(self.owner(), shared),
        }
    }
}
