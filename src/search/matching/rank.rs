//! The ranking: which answer comes before which.
//!
//! A word's score for a record is made of three parts, the first deciding before the second and that before the third:
//!
//! 1. its [`Tier`]: found as typed, found with a typing error, found only as a subsequence;
//! 2. its base: how well the word fits (whole name, beginning, beginning of a word, somewhere) and to what (title,
//!    other name, keyword, fact, text);
//! 3. its fineness: the shorter name, the stricter manner of typing, the earlier place.
//!
//! The tables are the whole ranking: no record and no kind of record is favoured anywhere else.

use super::bitap::{Bitap, Match, MatchKind};
use super::english::EnglishFit;
use super::typo::TypoMatch;
use crate::search::index::english::{EnglishMatch, EnglishPlace};
use crate::search::index::names::{Name, NameKind};
use crate::search::query::Word;

/// The trust in an answer, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The letters stand in order, but subsequence.
    Subsequence,
    /// No name answers, but what is asked for is what the entry is about.
    Meaning,
    /// Nearly: one slip had to be forgiven.
    Near,
    /// Found as typed.
    Exact,
}

/// Bits of a score below the base.
const FINE_BITS: u32 = 10;
/// Bits of a score below the tier.
const TIER_BITS: u32 = 20;
/// The greatest fineness.
const FINEST: u32 = (1 << FINE_BITS) - 1;

/// A score; 0 is no match.
pub(in crate::search) const fn score(tier: Tier, base: u32, fine: u32) -> u32 {
    let fine = if fine > FINEST { FINEST } else { fine };
    (tier as u32 + 1) << TIER_BITS | base << FINE_BITS | fine
}

/// The tier of a score.
pub(in crate::search) const fn tier(score: u32) -> Option<Tier> {
    match score >> TIER_BITS {
        1 => Some(Tier::Subsequence),
        2 => Some(Tier::Meaning),
        3 => Some(Tier::Near),
        4 => Some(Tier::Exact),
        _ => None,
    }
}

/// The score of a record for several words that all match it: the worst tier, the mean of the rest.
pub(in crate::search) fn together(scores: &[u32]) -> u32 {
    let lowest = scores.iter().map(|score| score >> TIER_BITS).min().unwrap_or(0);
    // A word that every name has says nothing of how well the others fit.
    let any_other = scores.iter().any(|score| !is_common(*score));
    let scores = || scores.iter().filter(|score| !any_other || !is_common(**score));
    let rest: u64 = scores().map(|score| u64::from(score & ((1 << TIER_BITS) - 1))).sum();
    let mean = rest / u64::try_from(scores().count().max(1)).unwrap_or(1);
    lowest << TIER_BITS | u32::try_from(mean).unwrap_or(0)
}

/// Whether a score is that of a word in what a record is called: a name, a keyword, its number, its address. A fact that is
/// said of many, running text, and letters within an address are none.
pub(in crate::search) const fn is_by_name(score: u32) -> bool {
    let base = score >> FINE_BITS & FINEST;
    matches!(tier(score), Some(Tier::Exact | Tier::Near))
        && (base > name_base(NameKind::Facet, Fit::Whole) || base == ID_BEGUN)
        && base != ADDRESS_INSIDE
}

/// The same of one that belongs to many names, such as what every English name ends in: it names a record together with
/// another word.
pub(in crate::search) const fn is_part_of_name(score: u32) -> bool {
    matches!(tier(score), Some(Tier::Exact)) && (is_by_name(score) || is_common(score))
}

/// Whether a score is that of a word that many English names have.
const fn is_common(score: u32) -> bool {
    let base = score >> FINE_BITS & FINEST;
    matches!(tier(score), Some(Tier::Exact))
        && (base == english_base(EnglishFit::Word, EnglishPlace::Common)
            || base == english_base(EnglishFit::Inflected, EnglishPlace::Common))
}

/// Whether a score is that of a word as it is written in a text.
pub(in crate::search) const fn is_in_text(score: u32) -> bool {
    matches!(tier(score), Some(Tier::Exact)) && matches!(score >> FINE_BITS & FINEST, TEXT | HEADING | SUMMARY)
}

/// How much a word found as typed says of a record, as a part of the most that it can.
pub(in crate::search) fn part_of_best(score: u32) -> f32 {
    match score >> FINE_BITS & FINEST {
        NAME_BEGUN.. => 0.75,
        NAME_INSIDE.. => 0.62,
        SUMMARY.. => 0.4,
        _ => 0.25,
    }
}

/// The score of a record that is about what was asked for, by how much.
pub(in crate::search) fn by_meaning(weight: f32) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the greatest that there is")]
    let rest = (weight * 4096.0).clamp(0.0, f32::from(u16::MAX) * 15.0) as u32;
    (Tier::Meaning as u32 + 1) << TIER_BITS | rest
}

/// The score of a record that is called as was typed, whatever it had.
pub(in crate::search) const fn called(before: u32) -> u32 {
    let whole = score(Tier::Exact, name_base(NameKind::Title, Fit::Whole), FINEST);
    if whole > before { whole } else { before }
}

/// How a word fits into a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    Beginning,
    WordBeginning,
    Inside,
}

/// The base for a fit and a class, for words found as typed.
const fn name_base(class: NameKind, fit: Fit) -> u32 {
    let row: [u32; 4] = match class {
        NameKind::Title => [1000, 900, 800, 740],
        NameKind::Label => [980, 640, 640, 640],
        NameKind::Alternate => [960, 860, 780, 720],
        NameKind::Subject => [850, 680, 640, 600],
        NameKind::Keyword => [700, 660, 620, 620],
        NameKind::Facet => [560, 550, 540, 540],
    };
    row[fit as usize]
}

/// What each character of a name costs: the shorter one is meant sooner.
const LENGTH: usize = 12;
/// What it costs a name that the next characters set apart from all others. One that begins like others needs the
/// place at the top more: by typing on, the reader finds the first kind at once and the second much later.
const SET_APART: usize = 42;

/// From this base on a name begins so.
const NAME_BEGUN: u32 = 860;
/// From this base on it stands in a name.
const NAME_INSIDE: u32 = 590;

/// The base where a name was read in a way that is not the right one there.
const OTHER_READING: u32 = 150;

/// What it costs the base that one of two same characters was left out.
const LEFT_OUT: u32 = 30;

/// The base of a number that is the record's own.
pub(in crate::search) const NUMBER: u32 = 1000;
/// The base of a number whose first digits are typed.
pub(in crate::search) const NUMBER_BEGUN: u32 = 660;
/// The base of an id typed whole.
pub(in crate::search) const ID: u32 = 1000;
/// The base of an id begun.
pub(in crate::search) const ID_BEGUN: u32 = 300;
/// The base of a whole phone number or address.
pub(in crate::search) const ADDRESS: u32 = 950;
/// The base of the beginning of a number or of a part of an address.
pub(in crate::search) const ADDRESS_BEGUN: u32 = 650;
/// The base of digits or letters within a number or an address.
pub(in crate::search) const ADDRESS_INSIDE: u32 = 610;
/// The base of a word in a summary.
pub(in crate::search) const SUMMARY: u32 = 480;
/// The base of a word in a heading.
pub(in crate::search) const HEADING: u32 = 460;
/// The base of a word in the running text.
pub(in crate::search) const TEXT: u32 = 400;
/// The base of a sound in a summary, a heading or the running text.
pub(in crate::search) const SOUND_IN_TEXT: u32 = 350;

/// The base of a record of which what a field asks for is inferred.
pub(in crate::search) const INFERRED: u32 = 600;
/// The base of a record that says nothing about what a field asks for.
pub(in crate::search) const UNSTATED: u32 = 300;
/// The base of a record of which something else is inferred than a field asks for.
pub(in crate::search) const ELSEWHEN: u32 = 200;
/// The base of a record that says otherwise than a field asks for.
pub(in crate::search) const EXCLUDED: u32 = 100;

/// The score of a word in a name, as typed; 0 where it is not there.
pub(in crate::search) fn in_name(word: &Word, bitap: &Bitap, name: &Name<'_>) -> u32 {
    if !bitap.may_match(name.signature) {
        return 0;
    }
    let (places, strip) = (name.places, name.strip);
    let mut best = 0;
    let mut rate = |from: usize, run: Match| {
        best = best.max(rated(name, from, run));
    };
    let may_begin = |from: usize| places.get(from).is_some_and(|place| bitap.may_begin(*place));
    for from in [strip, 0] {
        if may_begin(from)
            && let Some(run) = bitap.run(&places[from..].iter().copied())
        {
            rate(from, run);
        }
        if strip == 0 {
            break;
        }
    }
    if name.short > 0 && may_begin(0) {
        let short = name.short;
        let around = places[..short].iter().chain(&places[strip..]).copied();
        if let Some(run) = bitap.run(&around).filter(|run| run.end > short) {
            rate(0, Match { end: run.end + strip - short, ..run });
        }
    }
    if name.doubled > 0 {
        best = best.max(without_doubled(word, bitap, name));
    }
    if word.start || (best >> FINE_BITS & FINEST) >= name_base(name.class, Fit::Beginning) {
        return best;
    }
    let mut rate = |from: usize, run: Match| best = best.max(rated(name, from, run));
    for (from, place) in places.iter().enumerate().skip(1).filter(|(from, _)| *from != strip) {
        if bitap.may_begin(*place)
            && let Some(run) = bitap.run(&places[from..].iter().copied())
        {
            rate(from, run);
        }
    }
    best
}

/// The score where one of two same characters beside each other is left out: 力学会 for 力学学会.
fn without_doubled(word: &Word, bitap: &Bitap, name: &Name<'_>) -> u32 {
    let (places, doubled) = (name.places, name.doubled.min(name.places.len()));
    let mut best = 0;
    for from in (0..doubled).filter(|from| !word.start || *from == 0 || *from == name.strip) {
        if !places.get(from).is_some_and(|place| bitap.may_begin(*place)) {
            continue;
        }
        let others = places[from..doubled].iter().chain(places.get(doubled + 1..).unwrap_or_default());
        if let Some(run) = bitap.run(&others.copied()).filter(|run| from + run.end > doubled) {
            let score = rated(name, from, Match { end: run.end + 1, ..run });
            best = best.max(score.saturating_sub(LEFT_OUT << FINE_BITS));
        }
    }
    best
}

fn rated(name: &Name<'_>, from: usize, run: Match) -> u32 {
    let at_start = from == 0 || from == name.strip;
    let fit = match (at_start, run.end == name.len()) {
        (true, true) => Fit::Whole,
        (true, false) => Fit::Beginning,
        (false, _) if name.word_begins(from) => Fit::WordBeginning,
        (false, _) => Fit::Inside,
    };
    let base = name_base(name.class, fit);
    let base = if run.kind == MatchKind::OtherReading { base.saturating_sub(OTHER_READING) } else { base };
    // A sound only begun may become many; initials are meant as they are.
    let kind = match run.kind {
        MatchKind::Whole => 0,
        MatchKind::Begun => 50,
        MatchKind::Initials | MatchKind::OtherReading => 30,
    };
    let late = if at_start { 0 } else { from * 2 };
    let typed = (from + run.end).saturating_sub(name.strip);
    let set_apart = if at_start && name.shared > typed { 0 } else { SET_APART };
    let cost = name.bare_len() * LENGTH + kind + late + set_apart;
    score(Tier::Exact, base, FINEST.saturating_sub(u32::try_from(cost).unwrap_or(FINEST)))
}

/// The score of a mistyped word in a name.
pub(in crate::search) fn with_typo(name: &Name<'_>, found: TypoMatch) -> u32 {
    let at_start = found.from == 0 || found.from == name.strip;
    let fit = match (at_start, found.to == name.len()) {
        (true, true) => Fit::Whole,
        (true, false) => Fit::Beginning,
        (false, _) if name.word_begins(found.from) => Fit::WordBeginning,
        (false, _) => Fit::Inside,
    };
    let base = name_base(name.class, fit).saturating_sub(found.slips * 120);
    score(Tier::Near, base, FINEST.saturating_sub(u32::try_from(name.bare_len() * LENGTH).unwrap_or(FINEST)))
}

/// The base for a word in an English name. A word ranks with names, another form of the only word that a name is about
/// before the word itself among others, and capitals before all, since nobody types the sounds of Chinese so. What may as
/// well be sounds, a mere beginning or small initials, stands behind every title that has these sounds, whatever their
/// reading.
const fn english_base(fit: EnglishFit, at: EnglishPlace) -> u32 {
    let row: [u32; 4] = match fit {
        EnglishFit::Capitals => [490, 795, 950, 1010],
        EnglishFit::Word => [490, 790, 890, 990],
        EnglishFit::Inflected => [485, 740, 840, 940],
        EnglishFit::Initials => [462, 464, 468, 589],
        EnglishFit::Begun => [461, 465, 466, 467],
        EnglishFit::Slip => [460, 580, 590, 600],
        EnglishFit::Ending => [459, 570, 575, 579],
        EnglishFit::SlipBegun => [440, 460, 465, 470],
    };
    row[at as usize]
}

/// The base for a word in the English name of what is said of many records.
const fn english_fact_base(fit: EnglishFit) -> u32 {
    match fit {
        EnglishFit::Capitals | EnglishFit::Word => 545,
        EnglishFit::Inflected => 535,
        EnglishFit::Slip | EnglishFit::Ending => 450,
        EnglishFit::Begun | EnglishFit::SlipBegun | EnglishFit::Initials => 455,
    }
}

/// What each word of an English name costs, and what each before the place.
const ENGLISH_WORD: usize = 60;
const ENGLISH_LATE: usize = 10;

/// The score of a word in an English name.
pub(in crate::search) fn in_english(found: &EnglishMatch) -> u32 {
    let tier = if found.fit.is_near() { Tier::Near } else { Tier::Exact };
    let cost = found.words.saturating_mul(ENGLISH_WORD).saturating_add(found.behind.saturating_mul(ENGLISH_LATE));
    score(tier, english_base(found.fit, found.at), FINEST.saturating_sub(u32::try_from(cost).unwrap_or(FINEST)))
}

/// The score of a word in the English name of what is said of many records.
pub(in crate::search) const fn in_english_fact(fit: EnglishFit) -> u32 {
    let tier = if fit.is_near() { Tier::Near } else { Tier::Exact };
    score(tier, english_fact_base(fit), 0)
}
