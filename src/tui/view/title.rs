//! The terminal's title: what is read, where a window's frame and a list of windows show it.

use crate::directory::Directory;
use crate::document::Subject;
use crate::messages::Messages;
use crate::text::{cells, fit, strip};
use crate::tui::mode::Focus;
use crate::tui::model::Model;

/// So many cells of a title are shown by hardly any window.
const LONGEST: usize = 100;

/// The name of the entry that is open in the details, and the directory's. It stays the directory's while the reader goes
/// through a list, for a title costs bytes for every row of that. `None` as long as there is no directory.
#[must_use]
pub fn title(model: &Model) -> Option<String> {
    let directory = model.shared.directory.as_ref()?;
    let own = fit(&strip(&directory.info().short_title), LONGEST / 2, "…").into_owned();
    let browse = model.browse();
    let is_read = browse.focus.is_in(Focus::Detail) && model.screen.front.is_none();
    let messages = model.shared.messages();
    let withdrawn = browse.detail.withdrawn().filter(|_| is_read);
    let withdrawn = withdrawn.and_then(|at| model.shared.since.as_ref()?.withdrawn_heading(at));
    let withdrawn = withdrawn.map(|it| messages.leading(it.title()).to_owned());
    let subject = browse.detail.subject.filter(|_| is_read);
    let Some(name) = withdrawn.or_else(|| name(directory, subject?, messages)) else {
        return Some(own);
    };
    let room = LONGEST - cells(&own) - " · ".len();
    Some(format!("{} · {own}", fit(&strip(&name), room, "…")))
}

/// What a page is called.
fn name(directory: &Directory, subject: Subject, messages: &Messages) -> Option<String> {
    let of = |record| Some(messages.leading(directory.heading(record)?.title()));
    match subject {
        Subject::Record(record) => of(record).map(str::to_owned),
        Subject::Chapter(number) => {
            directory.chapters().find(|chapter| chapter.number == number).map(|chapter| chapter.title.to_owned())
        }
        Subject::Charter => directory.charter_title().map(str::to_owned),
        Subject::Comparison(first, second) => Some(format!("{} / {}", of(first)?, of(second)?)),
    }
}
