//! What on a page leads on: walking from one name to the next, and following it.
//!
//! What leads on is looked for where the reader is: in the lines that are seen, and from there on until the next one is
//! found. Names in running text are found by a table that is made when a page first has the keys.

use std::iter;
use std::ops::Range;

use super::annotations::{Link, Spot};
use super::detail::Detail;
use super::opening::open_target;
use super::state::Browse;
use crate::directory::{Directory, RecordIdx};
use crate::document::layout::{Page, PageText};
use crate::document::mentions::{Mentions, Reading};
use crate::document::{Role, Subject, Target, entry};
use crate::export::fields::{phones, plain};
use crate::text::{Glyphs, cells, strip};
use crate::tui::action::{Action, Effect};
use crate::tui::mode::{Focus, Mode};
use crate::tui::shared::Shared;
use crate::tui::tree::NodeKey;

/// So many lines are looked through at once for the link before.
const STRIDE: usize = 64;

/// What on a page leads on.
#[derive(Debug, Clone, Default)]
pub(super) struct PageLinks {
    /// In the lines that are seen; none while the page has no keys.
    pub(super) seen: Vec<Link>,
    /// The one that the reader has gone to.
    pub(super) chosen: Option<Link>,
    /// The names of the directory, once a page has had the keys.
    mentions: Option<Mentions>,
    /// The chosen one may stand at another place.
    pub(super) is_laid_out_anew: bool,
}

impl PageLinks {
    /// Records stand at other places, and there may be more of them.
    pub(super) fn replace(&mut self, moved: impl Fn(RecordIdx) -> Option<RecordIdx>) {
        self.mentions = None;
        self.seen.clear();
        self.chosen = self.chosen.take().and_then(|link| {
            let target = match link.target {
                Target::Record(record) => Target::Record(moved(record)?),
                other => other,
            };
            Some(Link { target, ..link })
        });
    }
}

/// Where the texts of a page lead, in reading order, for the texts that stand in some lines.
struct Finder<'a> {
    page: &'a Page,
    directory: &'a Directory,
    mentions: Option<&'a Mentions>,
    reading: Option<Reading>,
}

impl<'a> Finder<'a> {
    fn links(&self, lines: Range<usize>) -> impl Iterator<Item = Link> + use<'a> {
        let Self { directory, mentions, reading, .. } = *self;
        let mut texts = self.page.texts(directory, lines).peekable();
        let found = iter::from_fn(move || {
            let text = texts.next()?;
            if text.target.is_none() {
                let named = mentions.zip(reading).filter(|_| matches!(text.role, Role::Text | Role::Warning));
                return Some(
                    named.map_or_else(Vec::new, |(mentions, reading)| named_in(directory, mentions, reading, &text)),
                );
            }
            let mut stretches: Vec<_> = text.whole().collect();
            // The way to a place may take several lines.
            let goes_on = |next: &PageText, line| next.target == text.target && next.line() == line + 1;
            while let Some(line) = stretches.last().map(|it| it.line)
                && let Some(next) = texts.next_if(|next| goes_on(next, line))
            {
                stretches.extend(next.whole());
            }
            Some(text.target.clone().map(|target| Link { target, stretches }).into_iter().collect())
        });
        found.flatten()
    }
}

fn named_in(directory: &Directory, mentions: &Mentions, reading: Reading, text: &PageText) -> Vec<Link> {
    let named = mentions.find(directory, &text.text, reading).into_iter();
    named.map(|(chars, target)| Link { target, stretches: text.stretches(chars).collect() }).collect()
}

impl Detail {
    fn finder<'a>(&'a self, directory: &'a Directory) -> Finder<'a> {
        let reading = self.subject.map(|subject| Reading::of(directory, subject));
        Finder { page: &self.page, directory, mentions: self.links.mentions.as_ref(), reading }
    }

    /// Finds what leads on in the lines that are seen, if the page has the keys. One that is not seen any more is not
    /// chosen any more.
    fn find_links(&mut self, directory: Option<&Directory>, glyphs: &'static Glyphs, has_keys: bool) {
        let Some(directory) = directory.filter(|_| has_keys && self.shown().is_some()) else {
            self.links.seen.clear();
            self.links.chosen = None;
            return;
        };
        if self.links.mentions.as_ref().is_none_or(|it| !it.are_shown_with(glyphs)) {
            self.links.mentions = Some(Mentions::of(directory, glyphs));
        }
        if std::mem::take(&mut self.links.is_laid_out_anew)
            && let Some(chosen) = self.links.chosen.take()
        {
            let found = self.finder(directory).links(0..usize::MAX).find(|link| link.target == chosen.target);
            if let (Some(link), Spot::Link) = (&found, self.spot) {
                self.bring_to_sight(lines_of(link), self.offset);
            }
            self.links.chosen = found;
        }
        let seen = self.seen();
        let links = self.finder(directory).links(seen.clone()).filter(|link| link.is_within(&seen)).collect();
        self.links.seen = links;
        self.links.chosen.take_if(|link| !link.is_within(&seen));
    }

    /// The link behind the chosen one, or before it; where none is chosen, the first or the last that begins in what is
    /// seen, or the next one there is. Round the end of the page.
    fn link_beside(&self, directory: &Directory, is_forward: bool) -> Option<Link> {
        let finder = self.finder(directory);
        let chosen = self.links.chosen.as_ref().map(Link::begin);
        if is_forward {
            let is_behind = |link: &Link| match chosen {
                Some(chosen) => link.begin() > chosen,
                None => link.begin().line >= self.offset,
            };
            let from = chosen.map_or(self.offset, |chosen| chosen.line);
            return finder.links(from..usize::MAX).find(is_behind).or_else(|| finder.links(0..usize::MAX).next());
        }
        let end = self.seen().end.min(self.page.len());
        let is_before = |link: &Link| chosen.map_or(link.begin().line < end, |chosen| link.begin() < chosen);
        let last_before = |end: usize, is_before: &dyn Fn(&Link) -> bool| {
            let mut strides =
                (0..end.div_ceil(STRIDE)).rev().map(|number| number * STRIDE..((number + 1) * STRIDE).min(end));
            strides.find_map(|lines| finder.links(lines).filter(is_before).last())
        };
        let from = chosen.map_or(end, |chosen| chosen.line + 1);
        last_before(from, &is_before).or_else(|| last_before(self.page.len(), &|_| true))
    }

    fn choose(&mut self, link: Link) {
        self.bring_to_sight(lines_of(&link), self.offset);
        self.links.chosen = Some(link);
        self.search.is_moved = true;
        self.spot = Spot::Link;
    }

    /// What leads on at a column of a row that is seen, both from 0.
    fn link_at(&self, directory: &Directory, row: usize, column: usize) -> Option<Link> {
        let line = self.offset.checked_add(row)?;
        let shown = self.page.lines_from(directory, line).next()?;
        let mut end = 0;
        for (span, piece) in shown.spans.iter().enumerate() {
            let mut text = [0; 4];
            for (at, c) in piece.text.chars().enumerate() {
                end += cells(c.encode_utf8(&mut text));
                if column < end {
                    let is_there = |link: &&Link| {
                        link.stretches
                            .iter()
                            .any(|it| it.line == line && it.span == span && (it.from..it.to).contains(&at))
                    };
                    return self.links.seen.iter().find(is_there).cloned();
                }
            }
        }
        None
    }
}

/// Its first and its last line.
fn lines_of(link: &Link) -> (usize, usize) {
    let begin = link.begin().line;
    (begin, link.stretches.last().map_or(begin, |it| it.line))
}

impl Browse {
    /// Finds what on the page that is shown leads on.
    pub(super) fn find_links(&mut self, shared: &Shared) {
        let has_keys = self.focus.is_in(Focus::Detail);
        self.detail.find_links(shared.directory.as_deref(), shared.glyphs, has_keys);
    }

    /// Goes to the next name on the page that leads on, or to the one before; where there is none, to another pane.
    pub(super) fn go_to_link(&mut self, is_forward: bool, shared: &mut Shared) {
        let link = shared.directory.as_deref().and_then(|directory| self.detail.link_beside(directory, is_forward));
        match link {
            Some(link) => self.choose(link, shared),
            None => self.focus = self.other_pane(if is_forward { 1 } else { 2 }),
        }
    }

    fn choose(&mut self, link: Link, shared: &mut Shared) {
        if let Some(text) = self.leads_to(&link.target, shared) {
            shared.say(text);
        }
        self.detail.choose(link);
    }

    /// What a key does at a link.
    fn leads_to(&self, target: &Target, shared: &Shared) -> Option<String> {
        let key = &shared.keymap.way(Mode::Detail, Action::Follow);
        let messages = shared.messages();
        let toasts = &messages.toasts;
        let name = match target {
            Target::Record(record) => {
                let heading = shared.directory.as_deref()?.heading(*record)?;
                if heading.number.is_some() {
                    entry(heading, messages)
                } else {
                    messages.leading(heading.title()).to_owned()
                }
            }
            Target::Web(text) | Target::Email(text) if shared.keymap.permits(Action::OpenAddress) => {
                return Some(toasts.link_opens(key, strip(text)));
            }
            Target::Web(text) | Target::Email(text) | Target::Phone(text) => {
                return Some(toasts.link_copies(key, strip(text)));
            }
            _ => self.tree.label(&node(target)?)?.to_owned(),
        };
        Some(toasts.leads_to(key, name))
    }

    /// Goes where the chosen name leads. Where none is chosen, chooses the first that is seen.
    pub(super) fn follow(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if let Some(link) = self.detail.links.chosen.clone() {
            return self.follow_target(&link.target, shared);
        }
        let first = shared.directory.as_deref().and_then(|directory| self.detail.link_beside(directory, true));
        match first {
            Some(link) => self.choose(link, shared),
            None => shared.say(shared.messages().toasts.no_link.to_owned()),
        }
        Vec::new()
    }

    /// Goes where what stands in a row and a column of the page leads, if anywhere; whether it leads somewhere.
    pub(super) fn follow_at(&mut self, row: usize, column: usize, shared: &mut Shared) -> Option<Vec<Effect>> {
        let directory = shared.directory.clone()?;
        let link = self.detail.link_at(&directory, row, column)?;
        Some(self.follow_target(&link.target, shared))
    }

    fn follow_target(&mut self, target: &Target, shared: &mut Shared) -> Vec<Effect> {
        match target {
            Target::Record(record) => self.go_to(*record, shared),
            Target::Charter => self.read_text(Subject::Charter),
            Target::Chapter(number) => self.read_text(Subject::Chapter(*number)),
            Target::Part(_) | Target::Category(_) | Target::Discipline(_) => match node(target) {
                Some(key) => self.go_to_node(&key, shared),
                None => Vec::new(),
            },
            Target::Web(_) | Target::Email(_) if shared.keymap.permits(Action::OpenAddress) => {
                open_target(target).into_iter().collect()
            }
            Target::Web(text) => self.copy_address(shared.messages().menus.web, text, shared),
            Target::Email(text) => self.copy_address(shared.messages().menus.email, text, shared),
            Target::Phone(text) => self.copy_address(shared.messages().facts.phone, text, shared),
        }
    }

    /// Shows the page of a record, from its top. Where the list does not have the record, it shows everything.
    pub(super) fn go_to(&mut self, record: RecordIdx, shared: &mut Shared) -> Vec<Effect> {
        if shared.directory.as_deref().is_none_or(|directory| directory.heading(record).is_none()) {
            return shared.warn(shared.messages().toasts.link_gone.to_owned());
        }
        let mut effects = Vec::new();
        if self.list.entries.row_of(record).is_none() {
            self.put_query_away();
            self.tree.select_first();
            effects = self.rescope(false, shared);
        }
        let Some(row) = self.list.entries.row_of(record) else { return effects };
        self.list.rows.cursor = row;
        self.detail.follow_list();
        self.detail.open_at(Some(Subject::Record(record)), 0);
        self.focus = Focus::Detail;
        effects
    }

    /// Shows a text that is read in one piece, at the article that was read if that is a part of it.
    fn read_text(&mut self, text: Subject) -> Vec<Effect> {
        self.read(text);
        Vec::new()
    }

    /// Shows the records of a node of the tree, with the entry that was read still under the cursor if it is among them.
    fn go_to_node(&mut self, key: &NodeKey, shared: &mut Shared) -> Vec<Effect> {
        if !self.tree.select(key) {
            return shared.warn(shared.messages().toasts.link_gone.to_owned());
        }
        self.put_query_away();
        self.focus = Focus::List;
        self.rescope(true, shared)
    }

    /// Copies a number or an address of the page, with what whoever takes it has to hear of it.
    fn copy_address(&self, label: &str, text: &str, shared: &Shared) -> Vec<Effect> {
        let text = strip(text);
        let records = self.detail.subject.map(Subject::records).unwrap_or_default();
        let known = shared.directory.as_deref().and_then(|directory| {
            let records = records.into_iter().filter_map(|no| directory.record(no));
            // Of all that a page leads to, only numbers have something said of them.
            let mut numbers = records.flat_map(|record| phones(directory, record, shared.messages()));
            numbers.find(|number| number.text == text)
        });
        vec![Effect::Copy(known.unwrap_or_else(|| plain(label, &text)))]
    }

    fn put_query_away(&mut self) {
        self.earlier.leave(self.query.text());
        self.query.set(String::new(), 0);
    }
}

/// The node of the tree that something leads to; none for what is no node.
fn node(target: &Target) -> Option<NodeKey> {
    Some(match target {
        Target::Part(id) => NodeKey::Part(id.clone()),
        Target::Category(id) => NodeKey::Category(id.clone()),
        Target::Discipline(id) => NodeKey::Discipline(id.clone()),
        Target::Charter => NodeKey::Charter,
        Target::Chapter(number) => NodeKey::Chapter(*number),
        Target::Record(_) | Target::Web(_) | Target::Email(_) | Target::Phone(_) => return None,
    })
}
