//! The file as text: a RON map of maps and lists.
//!
//! A newer version of the program may write more: what this one does not know it keeps as it is written, and writes it
//! again. Such a version raises [`VERSION`] only where this one would get something wrong, and then this one leaves the
//! file alone.

use std::fmt;
use std::marker::PhantomData;

use ron::ser::PrettyConfig;
use ron::value::RawValue;
use serde::de::{DeserializeOwned, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use super::change::{LeftAt, Place, Widths};
use super::contents::{Contents, Favourited, Unchanged, Written};

/// The version of the format.
pub(super) const VERSION: u64 = 1;

/// The first line of a file.
const HEADING: &str =
    "// What kechuang keeps for its reader. Any kechuang that is running merges its changes into it.\n";

/// What a newer version wrote under a name that this one does not know.
pub(super) type Unknown = Vec<(String, Box<RawValue>)>;

/// Why a text is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// A newer version of the program wrote it, in a format of this number.
    Newer(u64),
    /// It is damaged: what was expected, and in which line.
    Damaged {
        /// Counted from 1.
        line: usize,
        /// In English, as the reader of RON says it.
        reason: String,
    },
}

/// What a text holds.
pub(super) fn parse(text: &str) -> Result<Contents, Unreadable> {
    // A file that somebody has emptied holds nothing.
    if text.trim().is_empty() {
        return Ok(Contents::default());
    }
    let read = ron::from_str::<Contents>(text);
    if read.as_ref().is_ok_and(|contents| contents.version <= VERSION)
        && let Ok(contents) = read
    {
        return Ok(contents);
    }
    // What a newer one wrote need not read as what this one knows.
    match (ron::from_str::<Versioned>(text), read) {
        (Ok(Versioned { version }), _) if version > VERSION => Err(Unreadable::Newer(version)),
        (_, Err(error)) => Err(Unreadable::Damaged { line: error.span.start.line, reason: error.code.to_string() }),
        (Ok(_) | Err(_), Ok(contents)) => Ok(contents),
    }
}

/// The text of a file.
pub(super) fn write(contents: &Contents) -> Result<String, ron::Error> {
    // A line for each favourite and each note: what two programs wrote can be told apart line by line.
    let style = PrettyConfig::new().new_line("\n").depth_limit(2);
    let mut text = HEADING.to_owned();
    ron::Options::default().to_writer_pretty(&mut text, contents, style)?;
    text.push('\n');
    Ok(text)
}

impl Contents {
    /// What a text holds; nothing where it is damaged, or written by a newer version in a format of its own.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        parse(text).ok()
    }

    /// The text of a file.
    ///
    /// # Errors
    /// As `ron` has them; what was read or put in by a [`Change`](super::Change) can be written.
    pub fn text(&self) -> Result<String, ron::Error> {
        write(self)
    }
}

/// The version alone.
struct Versioned {
    version: u64,
}

/// What reads a map whose keys are names.
trait Fields<'de>: Sized {
    /// What is expected, for a reader of the error.
    const WHAT: &'static str;

    fn begin() -> Self;

    /// Takes the value of a field.
    fn take<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error>;
}

struct FieldsVisitor<T>(PhantomData<T>);

impl<'de, T: Fields<'de>> Visitor<'de> for FieldsVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::WHAT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut read = T::begin();
        while let Some(name) = map.next_key()? {
            read.take(name, &mut map)?;
        }
        Ok(read)
    }
}

fn read_fields<'de, T: Fields<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(FieldsVisitor(PhantomData))
}

fn unknown<'de, A: MapAccess<'de>>(name: String, map: &mut A, more: &mut Unknown) -> Result<(), A::Error> {
    let raw: Box<RawValue> = map.next_value()?;
    more.push((name, raw.trim_boxed()));
    Ok(())
}

macro_rules! reads_fields {
    ($($type:ty),*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_fields(deserializer)
            }
        }
    )*};
}

reads_fields!(Versioned, Contents, Favourited, Written, Place, Widths);

impl<'de> Fields<'de> for Versioned {
    const WHAT: &'static str = "a map with a version";

    fn begin() -> Self {
        Self { version: 0 }
    }

    fn take<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        if name == "version" {
            self.version = map.next_value()?;
        } else {
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

impl<'de> Fields<'de> for Contents {
    const WHAT: &'static str = "a map of what is kept";

    fn begin() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        match name.as_str() {
            "version" => self.version = map.next_value()?,
            "favourites" => self.favourites = map.next_value()?,
            "notes" => self.notes = map.next_value()?,
            "entries" => self.entries = map.next_value()?,
            "queries" => self.queries = map.next_value()?,
            "place" => self.place = Some(map.next_value()?),
            "widths" => self.widths = map.next_value()?,
            _ => unknown(name, map, &mut self.more)?,
        }
        Ok(())
    }
}

impl<'de> Fields<'de> for Favourited {
    const WHAT: &'static str = "what is kept of a favourite";

    fn begin() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        match name.as_str() {
            "since" => self.since = map.next_value()?,
            _ => unknown(name, map, &mut self.more)?,
        }
        Ok(())
    }
}

impl<'de> Fields<'de> for Written {
    const WHAT: &'static str = "what is kept of a note";

    fn begin() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        match name.as_str() {
            "text" => self.text = map.next_value()?,
            "since" => self.since = map.next_value()?,
            _ => unknown(name, map, &mut self.more)?,
        }
        Ok(())
    }
}

impl<'de> Fields<'de> for Place {
    const WHAT: &'static str = "a place";

    fn begin() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        match name.as_str() {
            "scope" => self.scope = map.next_value()?,
            "query" => self.query = map.next_value()?,
            "entry" => self.entry = Some(map.next_value()?),
            "focus" => self.focus = LeftAt::of(&map.next_value::<String>()?),
            _ => drop(map.next_value::<IgnoredAny>()?),
        }
        Ok(())
    }
}

impl<'de> Fields<'de> for Widths {
    const WHAT: &'static str = "the widths of panes";

    fn begin() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        match name.as_str() {
            "is_zoomed" => self.is_zoomed = map.next_value()?,
            "wide_tree" => self.wide_tree = Some(map.next_value()?),
            "wide_list" => self.wide_list = Some(map.next_value()?),
            "middle_tree" => self.middle_tree = Some(map.next_value()?),
            "middle_upper" => self.middle_upper = Some(map.next_value()?),
            _ => drop(map.next_value::<IgnoredAny>()?),
        }
        Ok(())
    }
}

/// What stands in a file as it was read, until it is changed: of a newer version it may hold more.
impl<'de, T: DeserializeOwned> Deserialize<'de> for Unchanged<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?.trim_boxed();
        let value = raw.into_rust().map_err(|error| D::Error::custom(error.code))?;
        Ok(Self { value, raw: Some(raw) })
    }
}

impl<T: Serialize> Serialize for Unchanged<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.raw {
            Some(raw) => raw.serialize(serializer),
            None => self.value.serialize(serializer),
        }
    }
}

impl Serialize for Contents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("version", &VERSION)?;
        if let Some(place) = &self.place {
            map.serialize_entry("place", place)?;
        }
        map.serialize_entry("widths", &self.widths)?;
        map.serialize_entry("favourites", &self.favourites)?;
        map.serialize_entry("notes", &self.notes)?;
        map.serialize_entry("entries", &self.entries)?;
        map.serialize_entry("queries", &self.queries)?;
        serialize_unknown(&mut map, &self.more)?;
        map.end()
    }
}

fn serialize_unknown<M: SerializeMap>(map: &mut M, more: &Unknown) -> Result<(), M::Error> {
    more.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))
}

impl Serialize for Favourited {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("since", &self.since)?;
        serialize_unknown(&mut map, &self.more)?;
        map.end()
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.text)?;
        map.serialize_entry("since", &self.since)?;
        serialize_unknown(&mut map, &self.more)?;
        map.end()
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("scope", &self.scope)?;
        map.serialize_entry("query", &self.query)?;
        if let Some(entry) = &self.entry {
            map.serialize_entry("entry", entry)?;
        }
        map.serialize_entry("focus", self.focus.word())?;
        map.end()
    }
}

impl Serialize for Widths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("is_zoomed", &self.is_zoomed)?;
        let widths = [
            ("wide_tree", self.wide_tree),
            ("wide_list", self.wide_list),
            ("middle_tree", self.middle_tree),
            ("middle_upper", self.middle_upper),
        ];
        for (name, width) in widths {
            width.map_or(Ok(()), |width| map.serialize_entry(name, &width))?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests;
