//! Every field of every type of the format, changed in turn: none may go untold, and none without a word for it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use serde_json::Value;

use super::words::known_label;
use super::{Difference, DifferenceText, FieldChange, FieldSort, Sort, Teller, Written};
use crate::directory::{
    Article, Chapter, Charter, Contents, Department, Directory, DirectoryInfo, Discipline, Preface, Profile, Service,
    Society, SocietyList, Thesaurus,
};
use crate::loader::{Source, load};
use crate::messages::Lang;

/// Gives every field of a type a value, whatever its type is: the fields are asked of the type itself.
struct Filler<'a> {
    /// Other values, other variants.
    seed: usize,
    /// Counts what was given, so that no two texts are the same.
    given: &'a mut usize,
    /// The place in the list that is being filled.
    at: usize,
    /// How deep.
    depth: usize,
}

#[derive(Debug)]
struct Unfillable(String);

impl fmt::Display for Unfillable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfillable {}

impl de::Error for Unfillable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl Filler<'_> {
    fn below(&mut self, at: usize) -> Filler<'_> {
        Filler { seed: self.seed, given: self.given, at, depth: self.depth + 1 }
    }

    fn number(&mut self) -> u8 {
        *self.given += 1;
        u8::try_from(1 + (*self.given + self.seed * 3) % 9).unwrap()
    }
}

/// The fields of a structure, or the elements of a list, one after the other.
struct Filled<'a, 'f> {
    filler: &'a mut Filler<'f>,
    names: &'static [&'static str],
    next: usize,
    count: usize,
}

impl<'de> de::MapAccess<'de> for Filled<'_, '_> {
    type Error = Unfillable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfillable> {
        let name = self.names.get(self.next);
        name.map(|name| seed.deserialize((*name).into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfillable> {
        self.next += 1;
        let at = self.filler.at;
        seed.deserialize(self.filler.below(at))
    }
}

impl<'de> de::SeqAccess<'de> for Filled<'_, '_> {
    type Error = Unfillable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfillable> {
        if self.next == self.count {
            return Ok(None);
        }
        self.next += 1;
        let at = self.next;
        seed.deserialize(self.filler.below(at)).map(Some)
    }
}

struct Variant<'a, 'f> {
    filler: &'a mut Filler<'f>,
    name: &'static str,
}

impl<'de> de::EnumAccess<'de> for Variant<'_, '_> {
    type Error = Unfillable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Unfillable> {
        Ok((seed.deserialize(self.name.into_deserializer())?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, '_> {
    type Error = Unfillable;

    fn unit_variant(self) -> Result<(), Unfillable> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfillable> {
        seed.deserialize(self.filler.below(0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unfillable> {
        Err(Unfillable("a tuple".into()))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfillable> {
        visitor.visit_map(Filled { filler: self.filler, names, next: 0, count: 0 })
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident),*) => {$(
        fn $method<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Unfillable> {
            let number = self.number();
            visitor.$visit(number.into())
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Filler<'_> {
    type Error = Unfillable;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unfillable> {
        Err(Unfillable("a type that the filler does not know".into()))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfillable> {
        visitor.visit_bool(self.seed.is_multiple_of(2))
    }

    numbers!(
        deserialize_u8 visit_u8, deserialize_u16 visit_u16, deserialize_u32 visit_u32, deserialize_u64 visit_u64,
        deserialize_f64 visit_f64
    );

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfillable> {
        *self.given += 1;
        visitor.visit_string(format!("字{}甲乙丙{}", *self.given, self.seed))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfillable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfillable> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unfillable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Unfillable> {
        // Items hold items.
        let count = if self.depth > 7 { 0 } else { 2 };
        visitor.visit_seq(Filled { filler: &mut self, names: &[], next: 0, count })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfillable> {
        visitor.visit_map(Filled { filler: &mut self, names, next: 0, count: 0 })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfillable> {
        let name = names[(self.seed + self.at) % names.len()];
        visitor.visit_enum(Variant { filler: &mut self, name })
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

fn filled<T: DeserializeOwned>(seed: usize) -> T {
    let mut given = 0;
    T::deserialize(Filler { seed, given: &mut given, at: 0, depth: 0 }).unwrap()
}

/// The fields that a change names, and the leaves of what it holds.
fn ends_of(change: &FieldChange) -> Vec<String> {
    fn leaves(value: &Value, fields: &str, all: &mut Vec<String>) {
        match value {
            Value::Object(object) if !super::words::is_whole(fields) => {
                object.iter().for_each(|(name, value)| leaves(value, &format!("{fields}.{name}"), all));
            }
            Value::Array(elements) => elements.iter().for_each(|it| leaves(it, fields, all)),
            _ => all.push(fields.to_owned()),
        }
    }
    let fields = change.path.fields();
    let mut all: Vec<String> = change.within.iter().map(|it| it.list.clone()).chain([fields.clone()]).collect();
    change.old.iter().chain(&change.new).for_each(|value| leaves(value, &fields, &mut all));
    all
}

/// Every place of a value below the value itself.
fn places(value: &Value, above: &str, all: &mut Vec<String>) {
    let mut below = |key: &str, value: &Value| {
        let pointer = format!("{above}/{key}");
        places(value, &pointer, all);
        all.push(pointer);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| below(name, value)),
        Value::Array(elements) => elements.iter().enumerate().for_each(|(at, value)| below(&at.to_string(), value)),
        _ => {}
    }
}

fn remove(value: &mut Value, pointer: &str) {
    let (above, key) = pointer.rsplit_once('/').unwrap();
    match value.pointer_mut(above).unwrap() {
        Value::Object(fields) => drop(fields.shift_remove(key)),
        Value::Array(elements) => drop(elements.remove(key.parse().unwrap())),
        _ => panic!("{pointer}"),
    }
}

/// Changes each place of a type's value in turn, and holds that a reader is told of it in both languages.
fn each_place_is_told<T: serde::Serialize + DeserializeOwned>(directory: impl Fn(T) -> Directory) {
    let written = |value: &T| serde_json::to_value(value).unwrap();
    let mut told_of = 0;
    for seed in 0..6 {
        let (first, other) = (written(&filled::<T>(seed)), written(&filled::<T>(seed + 1)));
        let mut all = Vec::new();
        places(&first, "", &mut all);
        for place in all {
            let replaced = other.pointer(&place).filter(|value| first.pointer(&place) != Some(*value)).map(|value| {
                let mut changed = first.clone();
                *changed.pointer_mut(&place).unwrap() = value.clone();
                changed
            });
            let mut removed = first.clone();
            remove(&mut removed, &place);
            for changed in replaced.into_iter().chain([removed]) {
                // What has to be there cannot be taken out, nor a variant changed by its fields.
                let Ok(changed) = serde_json::from_value::<T>(changed) else { continue };
                if written(&changed) == first {
                    continue;
                }
                let directories = [serde_json::from_value(first.clone()).unwrap(), changed].map(&directory);
                is_told(&directories, &place);
                told_of += 1;
            }
        }
    }
    assert!(told_of > 20, "{told_of}");
}

fn is_told([old, new]: &[Directory; 2], place: &str) {
    let difference = Difference::of(old, new);
    assert!(!difference.is_empty(), "{place}: not told");
    for change in &difference.changes {
        let is_whole = place.starts_with("/preface") && change.fields.is_empty();
        assert!(change.sort == Sort::Changed || is_whole, "{place}");
        for field in &change.fields {
            for lang in [Lang::Zh, Lang::En] {
                let messages = lang.messages();
                for fields in ends_of(field) {
                    assert!(known_label(&fields, messages).is_some(), "{place}: no word for {fields}");
                }
                let told = Teller { directories: [old, new], lang }.tell(field);
                assert_ne!(told.old, told.new, "{place}: {field:?}");
            }
        }
    }
}

fn of(contents: Contents) -> Directory {
    Directory::from(contents)
}

#[test]
fn every_field_of_a_service_is_told() {
    each_place_is_told(|it: Service| of(Contents { services: vec![it], ..Contents::default() }));
}

#[test]
fn every_field_of_a_department_is_told() {
    each_place_is_told(|it: Department| of(Contents { departments: vec![it], ..Contents::default() }));
}

#[test]
fn every_field_of_a_profile_is_told() {
    each_place_is_told(|it: Profile| of(Contents { profiles: vec![it], ..Contents::default() }));
}

#[test]
fn every_field_of_a_society_is_told() {
    each_place_is_told(|it: Society| {
        let list = Discipline { id: "law".into(), societies: [it].into(), ..Discipline::default() };
        of(Contents { disciplines: vec![list], ..Contents::default() })
    });
}

#[test]
fn every_field_of_an_article_is_told() {
    each_place_is_told(|it: Article| {
        let chapters = [Chapter { number: 1, articles: [it].into(), ..Chapter::default() }].into();
        of(Contents { charter: Some(Charter { chapters, ..Charter::default() }), ..Contents::default() })
    });
}

#[test]
fn every_field_of_the_preface_is_told() {
    each_place_is_told(|it: Preface| {
        let info = DirectoryInfo { preface: Some(it), ..DirectoryInfo::default() };
        of(Contents { info, ..Contents::default() })
    });
}

#[test]
fn every_field_of_the_directory_is_told() {
    each_place_is_told(|it: DirectoryInfo| of(Contents { info: it, ..Contents::default() }));
}

#[test]
fn every_field_of_the_lists_is_told() {
    each_place_is_told(|it: SocietyList| of(Contents { society_list: Some(it), ..Contents::default() }));
    each_place_is_told(|it: Thesaurus| of(Contents { thesaurus: it, ..Contents::default() }));
}

/// The shipped directory, with something changed.
fn shipped(change: impl FnOnce(&mut Contents)) -> [Directory; 2] {
    let old = load(&Source::shipped(), |_| ()).unwrap();
    let mut contents = old.contents();
    change(&mut contents);
    [old, of(contents)]
}

/// How each change is told, in Chinese.
fn lines([old, new]: &[Directory; 2]) -> String {
    DifferenceText::of(&Difference::of(old, new), Teller { directories: [old, new], lang: Lang::Zh }, Written::Lines)
}

#[test]
fn a_directory_is_the_same_as_itself() {
    let [old, new] = shipped(|_| ());
    assert!(Difference::of(&old, &new).is_empty());
}

#[test]
fn a_service_in_the_middle_is_new_and_renumbers_the_rest() {
    let both = shipped(|contents| {
        let new =
            Service {
                id: "service-10".into(), number: 10, name: "新的服务".into(), ..contents.services[3].clone()
            };
        let new = Service { summary: "与众不同。".into(), sections: Box::default(), ..new };
        for service in &mut contents.services[9..] {
            service.number += 1;
            service.id = format!("service-{:02}", service.number).as_str().into();
        }
        contents.services.insert(9, new);
    });
    let difference = Difference::of(&both[0], &both[1]);
    assert_eq!(difference.counts()[0], 1, "{}", lines(&both));
    assert_eq!(difference.counts()[2], 0);
    assert!(difference.changes.iter().filter(|it| it.sort == Sort::Changed).all(super::Change::is_renumbered));
}

#[test]
fn what_was_renamed_and_renumbered_is_known_by_what_it_holds() {
    let both = shipped(|contents| {
        let mut last = contents.services.pop().unwrap();
        last.name = "改了名的服务".into();
        last.id = "service-99".into();
        last.number = 99;
        contents.services.push(last);
    });
    let difference = Difference::of(&both[0], &both[1]);
    assert_eq!(difference.counts(), [0, 1, 0], "{}", lines(&both));
    assert!(difference.changes[0].is_renamed() && difference.changes[0].is_renumbered());
}

#[test]
fn departments_that_change_places_are_told() {
    let both = shipped(|contents| contents.departments.swap(0, 2));
    let difference = Difference::of(&both[0], &both[1]);
    assert!(difference.changes[0].fields.iter().all(|field| field.sort == FieldSort::Moved), "{}", lines(&both));
}
