//! Settings that are read again, carried out at the terminal and in the state.

use std::io;

use super::{App, AppEvent, End};
use crate::terminal::clipboard::Clipboard;
use crate::text::AmbiguousWidth;
use crate::tui::action::Message;
use crate::tui::reloading::Reloaded;

impl App {
    /// Waits from now on until the settings are saved.
    pub(super) fn watch_settings(&mut self) {
        let Some(watch) = self.reloading.as_mut().and_then(|it| it.watch.take()) else { return };
        let sender = self.sender.clone();
        watch(Box::new(move || sender.send(AppEvent::SettingsSaved).is_ok()));
    }

    /// Reads the settings again and goes by them.
    pub(super) fn reload(&mut self) -> io::Result<Option<End>> {
        let Some(reloading) = &mut self.reloading else { return Ok(None) };
        let Reloaded { mut settings, asks_for_glyphs, clipboard, toast } = (reloading.read)();
        if asks_for_glyphs {
            settings.glyphs = self.answered_glyphs;
        } else if self.probe.is_none() {
            self.frames.set_ambiguous(match settings.glyphs.ambiguous_width() {
                AmbiguousWidth::Unknown => self.answered_glyphs.ambiguous_width(),
                width => width,
            });
        }
        if clipboard != self.clipboard_wish {
            // The one before keeps what was copied until it is pasted; it is not let go of for nothing.
            self.clipboard.close();
            self.clipboard = Clipboard::new(&self.facts, clipboard.as_ref());
            self.clipboard_wish = clipboard;
        }
        let (links, title, colours) = (settings.links, settings.title, settings.colours);
        let is_titled = std::mem::replace(&mut self.is_titled, title);
        if title != is_titled {
            self.session.set_title(title)?;
            // What title the terminal shows now is not known.
            self.frames.redraw();
        }
        self.session.set_links(links);
        if self.frames.set_style(colours, links) {
            self.frames.redraw();
        }
        if let Some(end) = self.update(Message::Settings(Box::new(settings)))? {
            return Ok(Some(end));
        }
        self.update(Message::Toast(toast))
    }
}
