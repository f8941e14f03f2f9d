//! The names that the schema lists are those the types read: no list of them stands anywhere else.

use crate::{document, names_at};
use masthead::model::{
    publication::{
        Cards, Category, Documents, Edition, Font, FontFile, FontRole, FontStyle, Layout, MenuItem, OwnColours, Site,
        SocialLink, SocialService, Theme, ThemeColours,
    },
    share::ShareService,
};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, Visitor, value::Error},
    forward_to_deserialize_any,
};
use serde_json::json;
use std::collections::BTreeSet;

/// Asks a type for the names it reads, the fields of a struct or the variants of an enum, and gives it nothing.
struct AskForNames<'a>(&'a mut BTreeSet<&'static str>);

impl<'de> Deserializer<'de> for AskForNames<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("this type has no names"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(fields);
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(variants);
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

fn names_read_by<T: for<'de> Deserialize<'de>>() -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    assert!(<T as Deserialize>::deserialize(AskForNames(&mut names)).is_err());
    assert!(!names.is_empty());
    names
}

/// Asserts that an object of the schema has the fields of the type that is read from it, and no others.
#[track_caller]
fn assert_same_fields<T: for<'de> Deserialize<'de>>(pointer: &str) {
    let schema = document("site.schema.json");
    let object = schema.pointer(pointer).unwrap();
    let listed = object["properties"].as_object().unwrap().keys().map(String::as_str);
    // `$schema` is for editors only.
    let listed: BTreeSet<_> = listed.filter(|name| *name != "$schema").collect();
    assert_eq!(listed, names_read_by::<T>(), "{pointer}");
    assert_eq!(object["additionalProperties"], json!(false), "{pointer}");
}

#[track_caller]
fn assert_same_variants<T: for<'de> Deserialize<'de>>(pointer: &str) {
    let listed = names_at(pointer);
    assert_eq!(listed.iter().map(String::as_str).collect::<BTreeSet<_>>(), names_read_by::<T>(), "{pointer}");
}

#[test]
fn the_schema_has_the_fields_of_the_types_and_no_others() {
    assert_same_fields::<Site>("");
    assert_same_fields::<Edition>("/$defs/edition");
    assert_same_fields::<Category>("/$defs/category");
    assert_same_fields::<MenuItem>("/$defs/menuItem");
    assert_same_fields::<SocialLink>("/$defs/socialLink");
    assert_same_fields::<Theme>("/$defs/theme");
    assert_same_fields::<ThemeColours>("/$defs/themeColours");
    assert_same_fields::<OwnColours>("/$defs/ownColours");
    assert_same_fields::<Font>("/$defs/font");
    assert_same_fields::<FontFile>("/$defs/fontFile");
}

#[test]
fn the_schema_has_the_variants_of_the_types_and_no_others() {
    assert_same_variants::<Cards>("/properties/cards/enum");
    assert_same_variants::<Documents>("/properties/documents/enum");
    assert_same_variants::<Layout>("/$defs/category/properties/layout/enum");
    assert_same_variants::<ShareService>("/$defs/shareService/enum");
    assert_same_variants::<SocialService>("/$defs/socialService/enum");
    assert_same_variants::<FontRole>("/$defs/font/properties/for/items/enum");
    assert_same_variants::<FontStyle>("/$defs/fontFile/properties/style/enum");
}
