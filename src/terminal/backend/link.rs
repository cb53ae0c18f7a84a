//! Links: which URIs cells lead to, by number, and the sequence (OSC 8) that says so.
//!
//! The parts of a link that is broken over rows have its number as their `id`, so that a terminal takes them for one. A
//! link in one piece needs none, and its bytes are saved.
use std::hash::BuildHasher;
use std::ops::Range;
use std::rc::Rc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::cursor::number;
use super::painted::LinkSpan;
use super::screen::{Screen, ScreenCell};

/// What a cell leads to: the number of a URI in [`Links`], or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link(u16);

impl Link {
    /// Nowhere.
    pub(super) const NONE: Self = Self(0);
    /// So many bits hold it.
    pub(super) const BITS: u32 = 10;
    const MASK: u16 = (1 << Self::BITS) - 1;

    pub(super) const fn bits(self) -> u16 {
        self.0
    }

    /// The one whose bits are the lowest of these.
    #[allow(clippy::cast_possible_truncation, reason = "they are masked")]
    #[inline]
    pub(super) const fn from_bits(bits: u32) -> Self {
        Self(bits as u16 & Self::MASK)
    }
}

/// So many URIs have a number at once; on a screen with more, the others are plain text.
const MOST: usize = Link::MASK as usize;
/// A longer URI is no link: terminals keep about 2,000 bytes (VTE and iTerm2 2,083, as browsers once did).
const LONGEST: usize = 2_000;
/// The schemes that a terminal is told. A terminal hands a URI to whatever its desktop opens it with, and a directory
/// may come from anywhere.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// A URI with a number.
#[derive(Debug)]
struct Numbered {
    target: Rc<str>,
    /// Whether it is that of a link in several parts.
    is_broken: bool,
    /// The URI as the terminal is told it.
    told: Box<str>,
}

/// URIs by number.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// From number 1 on; `None` where a number is free.
    uris: Vec<Option<Numbered>>,
    numbers: HashTable<u16>,
    hasher: DefaultHashBuilder,
    /// The cells of this frame that lead somewhere, by row.
    spans: Vec<(u16, Range<u16>, Link)>,
}

impl Links {
    /// Takes in what leads where in the frame to come. `shown` says which numbers the terminal's screen still bears.
    pub(super) fn take_in(&mut self, spans: &[LinkSpan], shown: &Screen) {
        self.spans.clear();
        if spans.is_empty() {
            return;
        }
        if self.uris.len() + spans.len() > MOST {
            self.free_unshown(shown);
        }
        for (at, span) in spans.iter().enumerate() {
            // The parts of a link are painted one after the other.
            let is_part = |other: Option<&LinkSpan>| other.is_some_and(|other| other.target == span.target);
            let is_broken = is_part(spans.get(at + 1)) || is_part(at.checked_sub(1).and_then(|at| spans.get(at)));
            let link = self.number(&span.target, is_broken);
            self.spans.push((span.y, span.columns.clone(), link));
        }
        // Stable: where two overlap, the later comes later.
        self.spans.sort_by_key(|(y, ..)| *y);
    }

    /// Marks the cells of row `y` that lead somewhere.
    #[inline]
    pub(super) fn mark(&self, y: u16, cells: &mut [ScreenCell]) {
        if !self.spans.is_empty() {
            self.mark_some(y, cells);
        }
    }

    fn mark_some(&self, y: u16, cells: &mut [ScreenCell]) {
        let begin = self.spans.partition_point(|(row, ..)| *row < y);
        for (_, columns, link) in self.spans[begin..].iter().take_while(|(row, ..)| *row == y) {
            let mut x = usize::from(columns.start);
            // The second half of a character belongs to the first.
            while cells.get(x).is_some_and(|cell| cell.is_covered()) {
                x += 1;
            }
            while x < usize::from(columns.end) || cells.get(x).is_some_and(|cell| cell.is_covered()) {
                let Some(cell) = cells.get_mut(x) else { break };
                *cell = cell.with_link(*link);
                x += 1;
            }
        }
    }

    /// Writes the change from one link to another.
    pub(super) fn change(&self, bytes: &mut Vec<u8>, to: Link) {
        match self.uris.get(usize::from(to.0).wrapping_sub(1)) {
            Some(Some(Numbered { is_broken, told, .. })) => {
                bytes.extend_from_slice(b"\x1b]8;");
                if *is_broken {
                    bytes.extend_from_slice(b"id=");
                    number(bytes, to.0.into());
                }
                bytes.push(b';');
                bytes.extend_from_slice(told.as_bytes());
                bytes.extend_from_slice(b"\x1b\\");
            }
            _ => bytes.extend_from_slice(CLOSE),
        }
    }

    fn number(&mut self, target: &Rc<str>, is_broken: bool) -> Link {
        let Self { uris, numbers, hasher, .. } = self;
        let key = |number: u16| {
            let numbered = uris.get(usize::from(number).wrapping_sub(1))?.as_ref()?;
            Some((&numbered.target, numbered.is_broken))
        };
        let hash = hasher.hash_one(Some((target, is_broken)));
        if let Some(number) = numbers.find(hash, |number| key(*number) == Some((target, is_broken))) {
            return Link(*number);
        }
        let Some(told) = told(target) else { return Link::NONE };
        let free = uris.iter().position(Option::is_none).unwrap_or(uris.len());
        let Some(number) = u16::try_from(free + 1).ok().filter(|number| usize::from(*number) <= MOST) else {
            return Link::NONE;
        };
        numbers.insert_unique(hash, number, |number| hasher.hash_one(key(*number)));
        let entry = Some(Numbered { target: Rc::clone(target), is_broken, told });
        match uris.get_mut(free) {
            Some(place) => *place = entry,
            None => uris.push(entry),
        }
        Link(number)
    }

    /// Forgets the URIs to which nothing leads that the terminal shows.
    fn free_unshown(&mut self, shown: &Screen) {
        let mut is_shown = vec![false; self.uris.len()];
        for link in shown.links() {
            if let Some(is_shown) = is_shown.get_mut(usize::from(link.0).wrapping_sub(1)) {
                *is_shown = true;
            }
        }
        for (uri, is_shown) in self.uris.iter_mut().zip(&is_shown) {
            if !is_shown {
                *uri = None;
            }
        }
        self.numbers.retain(|number| is_shown.get(usize::from(*number).wrapping_sub(1)) == Some(&true));
    }
}

/// Ends a link.
pub(super) const CLOSE: &[u8] = b"\x1b]8;;\x1b\\";

/// A URI as the terminal is told it: of a scheme that may be opened, and printable ASCII throughout, so that nothing in
/// it can end the sequence. Whatever else stands in it goes percent-encoded (RFC 3986, RFC 3987).
fn told(target: &str) -> Option<Box<str>> {
    let has_scheme = |scheme: &&str| target.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    SCHEMES.iter().find(|scheme| has_scheme(scheme))?;
    let mut told = String::with_capacity(target.len());
    for byte in target.bytes() {
        if told.len() > LONGEST {
            return None;
        }
        if byte.is_ascii_graphic() {
            told.push(char::from(byte));
        } else {
            told.push('%');
            told.extend([byte >> 4, byte & 0xf].map(|half| char::from(HEX[usize::from(half)])));
        }
    }
    (told.len() <= LONGEST).then(|| told.into_boxed_str())
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";
