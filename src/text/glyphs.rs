//! The signs the program draws with, and the replacement of characters whose width terminals dispute.
//!
//! On a terminal that draws ambiguous characters in two cells every column after one of them would be off by one, so
//! there the program draws only characters of undisputed width, in its own signs and in the text of the directory alike.

use std::borrow::Cow;

use ratatui::symbols::border;

use super::ambiguous::{AmbiguousWidth, is_ambiguous};

/// Which signs to draw with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GlyphSet {
    /// The terminal draws ambiguous characters in one cell: anything goes.
    #[default]
    Narrow,
    /// It draws them in two: only characters whose width is certain.
    Wide,
    /// Only ASCII for the program's own signs; text as for `Wide`.
    Ascii,
}

impl GlyphSet {
    /// Every set.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Wide, Self::Ascii];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Wide => "wide",
            Self::Ascii => "ascii",
        }
    }

    /// What somebody who asks for this set says about their terminal. ASCII is drawn everywhere and says nothing.
    #[must_use]
    pub const fn ambiguous_width(self) -> AmbiguousWidth {
        match self {
            Self::Narrow => AmbiguousWidth::Narrow,
            Self::Wide => AmbiguousWidth::Wide,
            Self::Ascii => AmbiguousWidth::Unknown,
        }
    }
}

/// A set of signs. Each is one cell wide on the terminal it is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Which set this is.
    pub set: GlyphSet,
    /// Between two panes side by side.
    pub vertical: &'static str,
    /// Between two panes one above the other.
    pub horizontal: &'static str,
    /// Around an overlay.
    pub border: border::Set<'static>,
    /// Before a folded node.
    pub folded: &'static str,
    /// Before an unfolded node.
    pub unfolded: &'static str,
    /// Before the entry under the cursor.
    pub pointer: &'static str,
    /// Before an item of a list that has no printed mark.
    pub bullet: &'static str,
    /// Where text was cut.
    pub ellipsis: &'static str,
    /// Between two things on one line.
    pub dot: &'static str,
    /// Between the steps of a path.
    pub chevron: &'static str,
    /// The moving part of a scrollbar.
    pub thumb: &'static str,
    /// The still part of a scrollbar.
    pub track: &'static str,
    /// Before the query.
    pub prompt: &'static str,
    /// At the entry with which others are compared.
    pub pin: &'static str,
    /// At an entry that is marked.
    pub mark: &'static str,
    /// At a favourite.
    pub favourite: &'static str,
    /// At a favourite that is not on the disk yet.
    pub favourite_pending: &'static str,
    /// At an entry with a note.
    pub note: &'static str,
    /// Before what differs from what it is compared with.
    pub unequal: &'static str,
    /// What the bars of a year are drawn with.
    pub bar: BarGlyphs,
}

/// The signs of which the bars of a year are drawn: each means something else, without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarGlyphs {
    /// Nothing takes place.
    pub empty: &'static str,
    /// Printed days.
    pub printed: &'static str,
    /// Inferred days.
    pub inferred: &'static str,
    /// A last day.
    pub deadline: &'static str,
    /// A printed year.
    pub printed_year: &'static str,
    /// An inferred year.
    pub inferred_year: &'static str,
    /// Above today.
    pub today: &'static str,
}

impl BarGlyphs {
    /// Every sign.
    #[must_use]
    pub const fn all(&self) -> [&'static str; 7] {
        let Self { empty, printed, inferred, deadline, printed_year, inferred_year, today } = *self;
        [empty, printed, inferred, deadline, printed_year, inferred_year, today]
    }
}

static NARROW: Glyphs = Glyphs {
    set: GlyphSet::Narrow,
    vertical: "│",
    horizontal: "─",
    border: border::ROUNDED,
    folded: "▸",
    unfolded: "▾",
    pointer: "▌",
    bullet: "·",
    ellipsis: "…",
    dot: "·",
    chevron: "›",
    thumb: "┃",
    track: "│",
    prompt: "/",
    pin: "◆",
    mark: "●",
    favourite: "★",
    favourite_pending: "☆",
    note: "✎",
    unequal: "≠",
    bar: BarGlyphs {
        empty: "·",
        printed: "█",
        inferred: "░",
        deadline: "◆",
        printed_year: "━",
        inferred_year: "╌",
        today: "▼",
    },
};

static WIDE: Glyphs = Glyphs {
    set: GlyphSet::Wide,
    vertical: "|",
    horizontal: "-",
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    folded: "▸",
    unfolded: "▾",
    pointer: ">",
    bullet: "-",
    ellipsis: "⋯",
    dot: "-",
    chevron: "›",
    thumb: "#",
    track: "|",
    prompt: "/",
    pin: "=",
    mark: "*",
    favourite: "+",
    favourite_pending: "o",
    note: "\"",
    unequal: "!",
    bar: BarGlyphs {
        empty: ".",
        printed: "#",
        inferred: "o",
        deadline: "!",
        printed_year: "=",
        inferred_year: "-",
        today: "v",
    },
};

static ASCII: Glyphs = Glyphs { set: GlyphSet::Ascii, folded: "+", unfolded: "-", ellipsis: "~", chevron: ">", ..WIDE };

impl Glyphs {
    /// The set for a kind of terminal.
    #[must_use]
    pub fn of(set: GlyphSet) -> &'static Self {
        match set {
            GlyphSet::Narrow => &NARROW,
            GlyphSet::Wide => &WIDE,
            GlyphSet::Ascii => &ASCII,
        }
    }

    /// The text as this terminal may show it: unchanged on a narrow one, else with every disputed character
    /// replaced by ones of certain width that read the same.
    #[must_use]
    pub fn show<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.set == GlyphSet::Narrow || !text.chars().any(is_ambiguous) {
            return Cow::Borrowed(text);
        }
        let mut shown = String::with_capacity(text.len());
        for c in text.chars() {
            if is_ambiguous(c) { certain(c, &mut shown) } else { shown.push(c) }
        }
        Cow::Owned(shown)
    }
}

/// Appends characters of certain width that read like `c`.
fn certain(c: char, out: &mut String) {
    let plain = match c {
        '“' => "「",
        '”' => "」",
        '‘' => "『",
        '’' => "』",
        '…' => "⋯",
        '—' | '―' | '–' => "－",
        '·' | '•' => "・",
        '×' => "✕",
        '→' => "->",
        '←' => "<-",
        '●' | '■' | '◆' | '★' | '※' | '○' | '□' | '◇' | '☆' => "*",
        '°' => "deg",
        '℃' => "度",
        '±' => "+/-",
        '÷' => "/",
        '≤' => "<=",
        '≥' => ">=",
        _ => return by_number(c, out),
    };
    out.push_str(plain);
}

/// Circled and Roman numbers by their value; anything else disputed becomes a full-width question mark, so
/// that the line keeps its columns and the reader sees that a character is missing.
fn by_number(c: char, out: &mut String) {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let offset = |first: char| (u32::from(c) - u32::from(first)) as usize;
    match c {
        '①'..='⑳' => out.push_str(&numbered("(", offset('①'), ")")),
        '⑴'..='⒇' => out.push_str(&numbered("(", offset('⑴'), ")")),
        '⒈'..='⒛' => out.push_str(&numbered("", offset('⒈'), ".")),
        'Ⅰ'..='Ⅻ' => out.push_str(ROMAN[offset('Ⅰ')]),
        'ⅰ'..='ⅻ' => out.push_str(&ROMAN[offset('ⅰ')].to_lowercase()),
        _ => out.push('？'),
    }
}

fn numbered(before: &str, offset: usize, after: &str) -> String {
    format!("{before}{}{after}", offset + 1)
}

#[cfg(test)]
mod tests {
    use super::{GlyphSet, Glyphs, is_ambiguous};

    #[test]
    fn on_a_wide_terminal_nothing_disputed_is_left() {
        let every: String = ('\u{20}'..='\u{ffff}').filter(|c| is_ambiguous(*c)).collect();
        for set in [GlyphSet::Wide, GlyphSet::Ascii] {
            let glyphs = Glyphs::of(set);
            assert!(!glyphs.show(&every).chars().any(is_ambiguous));
            let own = [
                glyphs.vertical,
                glyphs.horizontal,
                glyphs.folded,
                glyphs.unfolded,
                glyphs.pointer,
                glyphs.bullet,
                glyphs.ellipsis,
                glyphs.dot,
                glyphs.chevron,
                glyphs.thumb,
                glyphs.track,
                glyphs.prompt,
                glyphs.pin,
                glyphs.mark,
                glyphs.favourite,
                glyphs.favourite_pending,
                glyphs.note,
                glyphs.unequal,
            ];
            let super::border::Set { top_left, top_right, bottom_left, bottom_right, .. } = glyphs.border;
            let edges = [
                glyphs.border.vertical_left,
                glyphs.border.vertical_right,
                glyphs.border.horizontal_top,
                glyphs.border.horizontal_bottom,
            ];
            let corners = [top_left, top_right, bottom_left, bottom_right];
            for sign in own.into_iter().chain(corners).chain(edges) {
                assert_eq!(crate::text::cells(sign), 1, "{sign}");
                assert!(!sign.chars().any(is_ambiguous), "{sign}");
            }
            for sign in glyphs.bar.all() {
                assert!(sign.is_ascii() && sign.len() == 1, "{sign}");
            }
        }
    }

    #[test]
    fn no_two_signs_of_a_bar_are_the_same() {
        for set in GlyphSet::ALL {
            let mut signs = Glyphs::of(set).bar.all();
            assert!(signs.iter().all(|sign| crate::text::cells(sign) == 1), "{signs:?}");
            signs.sort_unstable();
            assert!(signs.windows(2).all(|pair| pair[0] != pair[1]), "{signs:?}");
        }
    }

    #[test]
    fn the_words_read_the_same() {
        let wide = Glyphs::of(GlyphSet::Wide);
        assert_eq!(wide.show("“科创中国”——2021…①Ⅱ型"), "「科创中国」－－2021⋯(1)II型");
        assert_eq!(wide.show("天津市数学会"), "天津市数学会");
    }

    #[test]
    fn on_a_narrow_terminal_nothing_changes() {
        assert_eq!(Glyphs::of(GlyphSet::Narrow).show("“·”"), "“·”");
    }
}
