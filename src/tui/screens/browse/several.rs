//! Taking the marked entries away together: to the clipboard, as codes, to a file, or as what was to be picked.

use super::copying::{codes, nothing_selected};
use super::state::Browse;
use crate::directory::RecordList;
use crate::export::fields::CopyField;
use crate::export::{ExportFormat, NotTaken, Picked, QrKind, QrPayload, Several, payloads_of, several};
use crate::messages::Messages;
use crate::terminal::clipboard::LONGEST;
use crate::tui::action::{Action, Effect};
use crate::tui::mode::Mode;
use crate::tui::outcome::Outcome;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::menu::{Exported, Menu, MenuEntry, Then};
use crate::tui::overlays::qr::QrView;
use crate::tui::shared::Shared;

/// Codes are shown for so many entries at the most: nobody holds a telephone up more often.
const MOST_CODES: usize = 200;

impl Browse {
    /// Leaves with what is to be picked of the marked entries, in the order in which they were marked.
    pub(super) fn take_several(entries: &RecordList, shared: &mut Shared) -> Outcome {
        let (Some(directory), Some(pick)) = (&shared.directory, shared.pick) else { return Outcome::default() };
        let picked = Picked::of(pick, directory, entries.iter(), shared.lang);
        if picked.things.is_empty() {
            return shared.warn(shared.messages().marks.nothing_of_that(entries.len())).into();
        }
        vec![Effect::Take(picked)].into()
    }

    /// Offers what of the marked entries can be copied.
    pub(super) fn offer_several(entries: &RecordList, shared: &Shared) -> Outcome {
        let messages = shared.messages();
        let count = messages.marks.several_short(entries.len());
        let entry = |form: Several| entry(form.name(messages), &count, Then::Several(form));
        Overlay::Menu(Menu::of(messages.marks.copy_title, Several::ALL.map(entry))).into()
    }

    /// Copies something of the marked entries.
    pub(in crate::tui) fn copy_several(&mut self, form: Several, shared: &mut Shared) -> Outcome {
        let (Some(directory), Some(entries)) = (&shared.directory, self.several()) else { return Outcome::default() };
        let (count, said) = (entries.len(), &shared.messages().marks);
        match several(form, directory, &entries, shared.lang, LONGEST) {
            Ok(text) => vec![Effect::Copy(text)].into(),
            Err(NotTaken::Nothing) => shared.warn(said.nothing_of_that(count)).into(),
            Err(NotTaken::TooLong) if shared.keymap.permits(Action::Export) => {
                let key = shared.keymap.label(Mode::List, Action::Export);
                let text = said.too_long(count, key);
                shared.warn(text).into()
            }
            Err(NotTaken::TooLong) => shared.warn(said.too_long_alone(count)).into(),
        }
    }

    /// Asks what of the marked entries is to be shown as codes, one after another.
    pub(super) fn offer_codes(entries: &RecordList, shared: &mut Shared) -> Outcome {
        let (messages, count) = (shared.messages(), entries.len());
        if count > MOST_CODES {
            return shared.warn(messages.marks.too_many_codes(count, MOST_CODES)).into();
        }
        let mut kinds = QrKind::ALL.to_vec();
        kinds.retain(|kind| {
            let has_it = |no| {
                shared.of_entry(Some(no), |directory, record| {
                    !payloads_of(*kind, directory, record, shared.lang, shared.today).is_empty()
                })
            };
            entries.iter().any(|no| has_it(no).unwrap_or_default())
        });
        if kinds.is_empty() {
            return shared.warn(messages.marks.no_codes(count)).into();
        }
        let entry = |kind| entry(name(kind, messages), messages.marks.one_by_one, Then::Codes(kind));
        Overlay::Menu(Menu::of(messages.marks.code_title, kinds.into_iter().map(entry))).into()
    }

    /// Shows something of the marked entries as codes, one after another.
    pub(in crate::tui) fn show_codes(&mut self, kind: QrKind, shared: &mut Shared) -> Outcome {
        let Some(entries) = self.several() else { return Outcome::default() };
        let (messages, lang, today) = (shared.messages(), shared.lang, shared.today);
        let of = |no| {
            shared.of_entry(Some(no), |directory, record| {
                let payloads = payloads_of(kind, directory, record, lang, today);
                payloads.into_iter().map(|payload| (record.name().to_owned(), payload)).collect::<Vec<_>>()
            })
        };
        let mut all: Vec<(String, QrPayload)> = entries.iter().filter_map(of).flatten().collect();
        if all.len() == 1 {
            let payload = all.pop().map(|(_, payload)| payload);
            let overlay = codes(messages.menus.show_code, payload.into_iter().collect(), messages);
            return overlay.map_or_else(Outcome::default, Outcome::from);
        }
        QrView::several(&all, messages).map_or_else(Outcome::default, |view| Overlay::Qr(view).into())
    }

    /// Offers the formats in which the marked entries, or the one under the cursor, are written to a file; of one, also all
    /// that is listed.
    pub(super) fn export(&mut self, shared: &mut Shared) -> Outcome {
        let messages = shared.messages();
        let title = match (self.several(), self.list.selected()) {
            (Some(_), _) => messages.marks.export_title,
            (None, Some(_)) => messages.marks.export_one_title,
            (None, None) => return nothing_selected(shared).into(),
        };
        let listed = self.list.entries.len();
        let all = (self.marks().is_empty() && listed > 1).then(|| {
            let count = messages.marks.several_short(listed);
            entry(messages.marks.export_listed, &count, Then::ExportListed)
        });
        Overlay::Menu(Menu::of(title, formats(Exported::Chosen, shared).chain(all))).into()
    }

    /// Has entries written to a file.
    pub(in crate::tui) fn export_as(&mut self, format: ExportFormat, which: Exported, shared: &Shared) -> Vec<Effect> {
        let entries = match which {
            Exported::Listed => Some(self.list.entries.clone()),
            Exported::Chosen if self.marks().is_empty() => {
                self.list.selected().map(|entry| std::iter::once(entry).collect())
            }
            Exported::Chosen => self.several(),
        };
        let stem = file_stem(shared);
        entries.into_iter().map(|entries| Effect::Export { format, entries, stem: stem.clone() }).collect()
    }
}

/// Offers the formats in which all that is listed is written to a file.
pub(in crate::tui) fn export_listed(shared: &Shared) -> Outcome {
    let title = shared.messages().marks.export_listed_title;
    Overlay::Menu(Menu::of(title, formats(Exported::Listed, shared))).into()
}

/// The formats of a file, each with the name that it would have.
fn formats(which: Exported, shared: &Shared) -> impl Iterator<Item = MenuEntry> + use<> {
    let (messages, stem) = (shared.messages(), file_stem(shared));
    ExportFormat::ALL.into_iter().map(move |format| {
        entry(format.name(messages), &format!("{stem}.{}", format.extension()), Then::Export(format, which))
    })
}

/// What a file's name begins with.
fn file_stem(shared: &Shared) -> String {
    format!("kechuang-{}", shared.today)
}

/// An entry of a menu that says what it is and how much of it there is.
fn entry(label: &str, text: &str, then: Then) -> MenuEntry {
    let thing =
        CopyField { label: label.to_owned(), brief: label.to_owned(), text: text.to_owned(), ..CopyField::default() };
    MenuEntry { thing, then }
}

const fn name(kind: QrKind, messages: &Messages) -> &'static str {
    let said = &messages.marks;
    match kind {
        QrKind::Phone => said.code_phone,
        QrKind::Url => said.code_url,
        QrKind::Contact => said.code_contact,
        QrKind::Event => said.code_event,
        QrKind::Line => said.code_line,
        QrKind::Text => said.code_text,
    }
}
