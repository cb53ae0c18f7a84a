//! The fields of the type at a place of a file, in their order: asked of the types, of which each says them to who reads it.

use std::cell::Cell;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::directory::{Charter, Department, DirectoryInfo, Discipline, Profile, Service, SocietyList, Thesaurus};
use crate::loader::layout::FileKind;
use crate::loader::syntax_tree::{FieldPath, FieldStep, SyntaxNode};

/// The names of the fields that the value at a path may have, in the order of its type; `None` where that has no fields.
/// The text is looked at for which variant stands on the way.
#[must_use]
pub fn fields_at(kind: FileKind, text: &str, root: &SyntaxNode, path: &FieldPath) -> Option<&'static [&'static str]> {
    let found = Cell::new(None);
    let way = Way { text, node: Some(root), steps: path.steps(), found: &found };
    match kind {
        FileKind::Directory => ask::<DirectoryInfo>(way),
        FileKind::Departments => ask::<Vec<Department>>(way),
        FileKind::Societies => ask::<SocietyList>(way),
        FileKind::Charter => ask::<Charter>(way),
        FileKind::Thesaurus => ask::<Thesaurus>(way),
        FileKind::Service => ask::<Service>(way),
        FileKind::Discipline => ask::<Discipline>(way),
        FileKind::Profile => ask::<Profile>(way),
    }
    found.get()
}

fn ask<T: DeserializeOwned>(way: Way<'_>) {
    // It ends where the fields are said, or before: never with a value.
    drop(T::deserialize(way));
}

/// Leads a type that wants to be read along a path.
#[derive(Clone, Copy)]
struct Way<'a> {
    text: &'a str,
    node: Option<&'a SyntaxNode>,
    steps: &'a [FieldStep],
    found: &'a Cell<Option<&'static [&'static str]>>,
}

impl Way<'_> {
    fn next(self) -> Option<(FieldStep, Self)> {
        let (step, steps) = self.steps.split_first()?;
        Some((*step, Self { node: self.node.and_then(|node| node.part(self.text, *step)), steps, ..self }))
    }

    fn fields<'de, V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        if self.steps.is_empty() {
            self.found.set(Some(fields));
        }
        visitor.visit_map(self)
    }
}

/// There is nothing to be read.
fn end<T>() -> Result<T, Error> {
    Err(Error::custom("no value"))
}

impl<'de> Deserializer<'de> for Way<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        end()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.fields(fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Way<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match self.next() {
            Some((FieldStep::Index(_), way)) => seed.deserialize(way).map(Some),
            _ => end(),
        }
    }
}

impl<'de> MapAccess<'de> for Way<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        match self.next() {
            Some((FieldStep::SyntaxField(name), _)) => {
                let name: StrDeserializer<'_, Error> = name.into_deserializer();
                seed.deserialize(name).map(Some)
            }
            _ => end(),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        self.next().map_or_else(end, |(_, way)| seed.deserialize(way))
    }
}

impl<'de> EnumAccess<'de> for Way<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Error> {
        let name = self.node.map(|node| node.inside_some(self.text)).map(|node| node.name(self.text));
        let name: StrDeserializer<'_, Error> = name.unwrap_or_default().into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Way<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        end()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        self.next().map_or_else(end, |(_, way)| seed.deserialize(way))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.fields(fields, visitor)
    }
}
