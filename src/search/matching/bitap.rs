//! One typed word against a row of characters that have sounds: Shift-And (Baeza-Yates and Gonnet 1992, also called
//! *bitap*), extended to symbols that stand for several letters.
//!
//! State j holds when the first j characters of the word are used up; the states are the bits of one `u64`, bit 0 is the
//! beginning, bit `len` accepts. Plain Shift-And reads a character c as `next = (states & mask(c)) << 1`, where bit j of
//! the mask says that character j of the word, counted from 0, is c. Here a character of the name may have been typed as
//! itself or as up to [`REACH`] letters of its sound, so it has a mask for each number of letters k ([`Moves`]): bit j of
//! `moves[k - 1]` says that the k letters of the word from j on are a way to type this sound. Then
//!
//! ```text
//! next = (states & literal) << 1  |  (states & moves[0]) << 1  |  …  |  (states & moves[5]) << 6
//! ```
//!
//! A move is entered only where its k letters lie ahead, so j + k is at most `len` ≤ [`LONGEST`], and no shift reaches
//! beyond bit 63.
//!
//! What may be typed of a sound: all of it; its first letter, or zh, ch, sh; and at the end of the word any beginning of
//! it, for the reader is still typing. Han characters, full pinyin, initials and every mixture are one pass over the
//! name. Which letters stood for which characters is read back from the states after each character
//! ([`Bitap::path`]); with gaps, the states before a character are kept beside those behind it.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use crate::search::index::pinyin::{CharIdx, CharTable, Readings, SILENT, SyllableIdx, signature};

/// The longest word that is followed letter by letter; a longer one can only stand literally in the running text.
pub(in crate::search) const LONGEST: usize = 60;

/// The most letters a syllable is typed with: `zhuang`.
const REACH: usize = 6;

/// For each number of letters from 1, the states from which that many letters of a sound lie ahead.
type Moves = [u64; REACH];

/// A character of a name with the sound that is right there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(in crate::search) struct Symbol {
    pub(in crate::search) glyph: CharIdx,
    pub(in crate::search) sound: SyllableIdx,
}

/// How freely a word was typed, strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum MatchKind {
    /// The characters themselves or their whole sounds.
    Whole,
    /// The last sound is only begun.
    Begun,
    /// Initials among it.
    Initials,
    /// A character was read in a way that is not the right one here.
    OtherReading,
}

impl MatchKind {
    const ALL: [Self; 4] = [Self::Whole, Self::Begun, Self::Initials, Self::OtherReading];
}

/// A way through a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Match {
    pub(in crate::search) kind: MatchKind,
    /// The place behind the last character used.
    pub(in crate::search) end: usize,
}

/// A typed word, prepared for one table of characters.
#[derive(Debug)]
pub(in crate::search) struct Bitap {
    accept: u64,
    /// The word must reach the end of the name.
    to_the_end: bool,
    signature: u64,
    /// Whether letters were typed that can stand for sounds.
    sounds: bool,
    literal: Vec<u64>,
    whole: Vec<Moves>,
    begun: Vec<Moves>,
    initials: Vec<Moves>,
    /// By glyph: everything together.
    any: Vec<Moves>,
    /// By glyph: whether the word may begin with it.
    begins: Vec<bool>,
    /// No more letters than this are taken by a sound.
    reach: usize,
}

impl Bitap {
    /// Prepares a folded word; `None` if it is empty or too long.
    pub(in crate::search) fn new(word: &[char], to_the_end: bool, char_table: &CharTable) -> Option<Self> {
        if word.is_empty() || word.len() > LONGEST {
            return None;
        }
        // Signatures know nothing of double pinyin, in which a key may stand for a sound without that letter.
        let may_be_key = |c: char| char_table.syllables.has_codes() && (c.is_ascii_lowercase() || c == ';');
        let mut literal = vec![0; char_table.glyphs().len()];
        for (j, c) in word.iter().enumerate() {
            for no in char_table.find(*c) {
                if let Some(states) = literal.get_mut(usize::from(no)) {
                    *states |= 1 << j;
                }
            }
        }
        let mut it = Self {
            accept: 1 << word.len(),
            to_the_end,
            signature: word.iter().filter(|c| !may_be_key(**c)).map(|c| signature(*c)).fold(0, |a, b| a | b),
            sounds: word.iter().any(char::is_ascii_lowercase),
            literal,
            whole: Vec::new(),
            begun: Vec::new(),
            initials: Vec::new(),
            any: Vec::new(),
            begins: Vec::new(),
            reach: word.len().min(REACH),
        };
        if it.sounds {
            it.listen(word, char_table);
        }
        let begins = |glyph: usize| it.next(1, glyph, it.any.get(glyph)) != 0;
        it.begins = (0..it.literal.len()).map(begins).collect();
        Some(it)
    }

    fn listen(&mut self, word: &[char], char_table: &CharTable) {
        let typed: Vec<u8> = word.iter().map(|c| u8::try_from(u32::from(*c)).unwrap_or(b'.')).collect();
        for syllable in char_table.syllables.iter() {
            let mut moves = [[0; REACH]; 3];
            let code = syllable.code.as_ref().map(<[u8; 2]>::as_slice);
            let spelled = [Some(syllable.text), syllable.with_u.map(str::as_bytes), code];
            for spelling in spelled.into_iter().flatten() {
                spelled_moves(&typed, spelling, &mut moves);
            }
            let [whole, begun, initials] = moves;
            self.whole.push(whole);
            self.begun.push(begun);
            self.initials.push(initials);
        }
        self.any = vec![[0; REACH]; char_table.glyphs().len()];
        for (glyph, any) in char_table.glyphs().iter().zip(&mut self.any) {
            for sound in char_table.sounds(glyph) {
                for (all, some) in any.iter_mut().zip(self.initials.get(usize::from(*sound)).into_iter().flatten()) {
                    *all |= some;
                }
            }
        }
    }

    /// Whether a row of characters with this signature can hold the word at all.
    pub(in crate::search) const fn may_match(&self, signature: u64) -> bool {
        self.signature & !signature == 0
    }

    /// Whether the word may begin at this character.
    pub(in crate::search) fn may_begin(&self, place: Symbol) -> bool {
        self.begins.get(usize::from(place.glyph)).copied().unwrap_or(false)
    }

    fn step(&self, states: u64, place: Symbol, kind: MatchKind) -> u64 {
        let glyph = usize::from(place.glyph);
        if !self.sounds {
            return self.next(states, glyph, None);
        }
        let sound = usize::from(place.sound);
        let moves = match kind {
            MatchKind::OtherReading => self.any.get(glyph),
            _ if place.sound == SILENT => None,
            MatchKind::Whole => self.whole.get(sound),
            MatchKind::Begun => self.begun.get(sound),
            MatchKind::Initials => self.initials.get(sound),
        };
        self.next(states, glyph, moves)
    }

    fn next(&self, states: u64, glyph: usize, moves: Option<&Moves>) -> u64 {
        let next = (states & self.literal.get(glyph).copied().unwrap_or(0)) << 1;
        let moves = moves.into_iter().flatten().take(self.reach);
        moves.zip(1..).fold(next, |next, (from, letters)| next | (states & from) << letters)
    }

    /// The strictest way in which the word stands at the beginning of these places.
    pub(in crate::search) fn run(&self, places: &(impl Iterator<Item = Symbol> + Clone)) -> Option<Match> {
        let loose = self.run_in(places.clone(), MatchKind::OtherReading)?;
        let strict = MatchKind::ALL[..3].iter().find_map(|kind| self.run_in(places.clone(), *kind));
        Some(strict.unwrap_or(loose))
    }

    fn run_in(&self, places: impl Iterator<Item = Symbol>, kind: MatchKind) -> Option<Match> {
        let mut states = 1;
        let mut end = 0;
        for place in places {
            if states == 0 {
                return None;
            }
            states = self.step(states, place, kind);
            end += 1;
            if states & self.accept != 0 && !self.to_the_end {
                return Some(Match { kind, end });
            }
        }
        (states & self.accept != 0).then_some(Match { kind, end })
    }

    /// Whether the word's parts stand in these places in order, with other characters between them. Only the right
    /// readings count: with gaps, the others would let every word stand everywhere.
    pub(in crate::search) fn subsequence(&self, places: &[Symbol]) -> bool {
        let mut states = 1;
        places.iter().any(|place| {
            states |= self.step(states, *place, MatchKind::Initials);
            states & self.accept != 0
        })
    }

    /// Which places the word stands for and how many of its characters each took, from `from` on; with `gaps`, other
    /// characters may lie between.
    pub(in crate::search) fn path(
        &self,
        places: &[Symbol],
        from: usize,
        kind: MatchKind,
        gaps: bool,
    ) -> Option<Vec<(usize, usize)>> {
        let places = places.get(from..)?;
        let mut history = vec![1_u64];
        let mut reached = None;
        for (i, place) in places.iter().enumerate() {
            let states = history.last().copied().unwrap_or(0);
            let next = self.step(states, *place, kind) | if gaps { states } else { 0 };
            history.push(next);
            if next & self.accept != 0 && (!self.to_the_end || i + 1 == places.len()) {
                reached = Some(i + 1);
                break;
            }
        }
        let mut i = reached?;
        let mut used = self.accept.trailing_zeros();
        let mut path = Vec::new();
        while used > 0 && i > 0 {
            i -= 1;
            let before = history[i];
            if gaps && before >> used & 1 == 1 {
                continue;
            }
            let taken = (1..=used.min(6)).find(|taken| {
                let from = 1_u64 << (used - taken);
                before & from != 0 && self.step(from, places[i], kind) >> used & 1 == 1
            })?;
            used -= taken;
            path.push((from + i, taken as usize));
        }
        path.reverse();
        (used == 0).then_some(path)
    }
}

/// Adds the moves of one spelling: whole, also begun at the end of the word, also by its initial.
fn spelled_moves(typed: &[u8], spelling: &[u8], moves: &mut [Moves; 3]) {
    for (j, _) in typed.iter().enumerate().filter(|(_, letter)| Some(*letter) == spelling.first()) {
        let ahead = &typed[j..];
        let common = ahead.iter().zip(spelling).take_while(|(a, b)| a == b).count().min(REACH);
        let mut add = |kind: usize, letters: usize| {
            for table in &mut moves[kind..] {
                table[letters - 1] |= 1 << j;
            }
        };
        if common == spelling.len() {
            add(0, common);
        }
        if common == ahead.len() {
            add(1, common);
        }
        add(2, 1);
        if common >= 2 && spelling[1] == b'h' && matches!(spelling[0], b'z' | b'c' | b's') {
            add(2, 2);
        }
    }
}
