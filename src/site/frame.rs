//! What stands around every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::export::{language_tag, other_language};
use crate::text::strip;

use super::Site;
use super::places::INDEX;

/// A page loads what stands beside it, and nothing else. `file:` is for a page that is opened from a disk, where the files
/// beside it are of no origin; a server's page can load none by it.
const MAY_LOAD: &str =
    "default-src 'none'; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'";

/// The same with the one script, which finds names.
const MAY_FIND: &str = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; \
    base-uri 'none'; form-action 'none'";

/// A page.
pub(super) struct Frame<'a> {
    /// Its file.
    pub(super) file: &'a str,
    /// What it is about.
    pub(super) title: &'a str,
    /// Whether names can be found on it.
    pub(super) finds: bool,
    /// What other programs read of it, as JSON-LD in which nothing is mark-up.
    pub(super) linked_data: Option<String>,
    /// What stands above: the way to it.
    pub(super) above: Markup,
    /// What it says.
    pub(super) main: Markup,
}

impl Frame<'_> {
    /// The whole page.
    pub(super) fn around(self, site: &Site<'_>) -> Markup {
        let said = &site.messages().site;
        let short = site.short_title();
        let title = if self.file == INDEX {
            strip(self.title).into_owned()
        } else {
            format!("{} · {short}", strip(self.title))
        };
        html! {
            (DOCTYPE)
            html lang=(language_tag(site.lang)) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(if self.finds { MAY_FIND } else { MAY_LOAD });
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="index, follow";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    link rel="canonical" href=(self.file);
                    link rel="stylesheet" href="style.css";
                    link rel="icon" type="image/svg+xml" href="icon.svg";
                    @if let Some(data) = &self.linked_data {
                        script type="application/ld+json" { (PreEscaped(data)) }
                    }
                    @if self.finds { script defer src="find.js" {} }
                }
                body {
                    a class="skip" href="#main" { (said.skip) }
                    header { (self.above) }
                    main id="main" { (self.main) }
                    footer class="quiet" { (footer(site)) }
                }
            }
        }
    }
}

/// Which book this is from, and what of it is ours.
fn footer(site: &Site<'_>) -> Markup {
    let info = site.directory.info();
    let edition = info.edition.as_deref().unwrap_or(&info.published);
    html! {
        p lang=[other_language(&info.title, site.lang)] {
            (strip(&site.messages().remarked(&info.title, Some(edition)))) " · " (strip(&info.publisher))
        }
        p { (site.messages().site.our_words) }
    }
}
