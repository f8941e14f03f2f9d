//! Fields that may be wrong: a value of another kind than the field's counts as missing, and costs nothing else.
//!
//! `serde_with`'s `DefaultOnError` keeps every value in memory before it looks at it; these read straight from the
//! document, which is both faster and smaller for a feed of a hundred articles.

use super::sized_picture::{SizedPicture, Tint};
use crate::model::{
    id::{CategorySlug, ItemId},
    locale::{Language, Timestamp},
};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::Number;
use std::{fmt, marker::PhantomData, time::Duration};

/// A type that any value can be read as: a value of the wrong kind gives its default.
trait Forgiving<'de>: Default {
    fn of_text(_: &str) -> Self {
        Self::default()
    }

    fn of_number(_: Number) -> Self {
        Self::default()
    }

    fn of_bool(_: bool) -> Self {
        Self::default()
    }

    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self::default())
    }

    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::default())
    }
}

/// Reads a [`Forgiving`] from any value.
struct AnyValue<K>(PhantomData<K>);

impl<'de, K: Forgiving<'de>> Visitor<'de> for AnyValue<K> {
    type Value = K;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<K, E> {
        Ok(K::default())
    }

    fn visit_bool<E>(self, value: bool) -> Result<K, E> {
        Ok(K::of_bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<K, E> {
        Ok(K::of_number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<K, E> {
        Ok(K::of_number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<K, E> {
        Ok(Number::from_f64(number).map(K::of_number).unwrap_or_default())
    }

    fn visit_str<E>(self, text: &str) -> Result<K, E> {
        Ok(K::of_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<K, A::Error> {
        K::of_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<K, A::Error> {
        K::of_object(object)
    }
}

fn read<'de, D: Deserializer<'de>, K: Forgiving<'de>>(deserializer: D) -> Result<K, D::Error> {
    deserializer.deserialize_any(AnyValue(PhantomData))
}

/// A [`Forgiving`] as an entry of a list or an object.
struct Entry<K>(K);

impl<'de, K: Forgiving<'de>> Deserialize<'de> for Entry<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer).map(Self)
    }
}

/// A text or a number.
#[derive(Default)]
enum Scalar {
    Text(String),
    Number(Number),
    #[default]
    Neither,
}

impl Forgiving<'_> for Scalar {
    fn of_text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn of_number(number: Number) -> Self {
        Self::Number(number)
    }
}

impl Scalar {
    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) | Self::Neither => None,
        }
    }

    /// The standard asks readers to take a number for its text.
    fn id(self) -> Option<ItemId> {
        match self {
            Self::Text(text) => ItemId::new(&text),
            Self::Number(number) => ItemId::new(&number.to_string()),
            Self::Neither => None,
        }
    }
}

/// An object.
struct Object<T>(Option<T>);

impl<T> Default for Object<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: DeserializeOwned> Forgiving<'de> for Object<T> {
    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(object)).map(|value| Self(Some(value)))
    }
}

/// A list.
struct LenientList<K>(Vec<K>);

impl<K> Default for LenientList<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, K: Forgiving<'de>> Forgiving<'de> for LenientList<K> {
    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut entries = Vec::new();
        while let Some(Entry(entry)) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Self(entries))
    }
}

/// The ids of an object by their names.
#[derive(Default)]
struct Ids(Vec<(String, ItemId)>);

impl<'de> Forgiving<'de> for Ids {
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
        let mut ids = Vec::new();
        while let Some((name, Entry(value))) = object.next_entry::<String, Entry<Scalar>>()? {
            ids.extend(value.id().map(|id| (name, id)));
        }
        Ok(Self(ids))
    }
}

/// The sizes of pictures by the addresses that an item names them by.
#[derive(Default)]
struct SizedPictures(Vec<(String, SizedPicture)>);

impl<'de> Forgiving<'de> for SizedPictures {
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
        let mut pictures = Vec::new();
        while let Some((address, Entry(Object(picture)))) =
            object.next_entry::<String, Entry<Object<SizedPicture>>>()?
        {
            pictures.extend(picture.map(|picture| (address, picture)));
        }
        Ok(Self(pictures))
    }
}

/// Whether something was said: anything but `false`, nothing and an empty text.
#[derive(Default)]
struct Said(bool);

impl<'de> Forgiving<'de> for Said {
    fn of_bool(value: bool) -> Self {
        Self(value)
    }

    fn of_text(text: &str) -> Self {
        Self(!text.trim().is_empty())
    }

    fn of_number(_: Number) -> Self {
        Self(true)
    }

    fn of_list<A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        <() as Forgiving<'de>>::of_list(list).map(|()| Self(true))
    }

    fn of_object<A: MapAccess<'de>>(object: A) -> Result<Self, A::Error> {
        <() as Forgiving<'de>>::of_object(object).map(|()| Self(true))
    }
}

impl Forgiving<'_> for () {}

/// Whether a mark is set. What was meant to be kept back must not be shown, however it is said.
pub(super) fn is_said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    read(deserializer).map(|Said(said)| said)
}

pub(super) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    read(deserializer).map(Scalar::text)
}

pub(super) fn text_or_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    text(deserializer).map(Option::unwrap_or_default)
}

/// A text that is more than white space.
pub(super) fn filled_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(text(deserializer)?.filter(|text| !text.trim().is_empty()))
}

/// Tags: a list of texts, or one text with commas between them.
#[derive(Default)]
struct Tags(Vec<String>);

impl<'de> Forgiving<'de> for Tags {
    fn of_text(text: &str) -> Self {
        Self(text.split([',', '،', '、']).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect())
    }

    fn of_list<A: SeqAccess<'de>>(list: A) -> Result<Self, A::Error> {
        let LenientList(entries) = LenientList::<Scalar>::of_list(list)?;
        Ok(Self(entries.into_iter().filter_map(Scalar::text).collect()))
    }
}

pub(super) fn tags<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    read(deserializer).map(|Tags(tags)| tags)
}

pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(text(deserializer)?.and_then(|text| Timestamp::parse(&text)))
}

pub(super) fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Language>, D::Error> {
    Ok(text(deserializer)?.and_then(|text| Language::parse(&text)))
}

pub(super) fn category<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CategorySlug>, D::Error> {
    Ok(text(deserializer)?.and_then(|text| CategorySlug::parse(&text)))
}

pub(super) fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<ItemId>, D::Error> {
    read(deserializer).map(Scalar::id)
}

pub(super) fn ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, ItemId)>, D::Error> {
    read(deserializer).map(|Ids(ids)| ids)
}

/// A whole number that is not negative.
pub(super) fn number<'de, D: Deserializer<'de>, N: TryFrom<u64>>(deserializer: D) -> Result<Option<N>, D::Error> {
    Ok(match read(deserializer)? {
        Scalar::Number(number) => number.as_u64().and_then(|number| number.try_into().ok()),
        Scalar::Text(_) | Scalar::Neither => None,
    })
}

/// The whole numbers of a list that are not negative.
pub(super) fn numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    let LenientList(entries) = read::<_, LenientList<Scalar>>(deserializer)?;
    let number = |entry| match entry {
        Scalar::Number(number) => number.as_u64()?.try_into().ok(),
        Scalar::Text(_) | Scalar::Neither => None,
    };
    Ok(entries.into_iter().filter_map(number).collect())
}

pub(super) fn tint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Tint>, D::Error> {
    Ok(text(deserializer)?.and_then(|text| Tint::parse(&text)))
}

pub(super) fn sized_pictures<'de, D>(deserializer: D) -> Result<Vec<(String, SizedPicture)>, D::Error>
where
    D: Deserializer<'de>,
{
    read(deserializer).map(|SizedPictures(pictures)| pictures)
}

/// A duration as a number of seconds.
pub(super) fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
    Ok(match read(deserializer)? {
        Scalar::Number(number) => number.as_f64().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
        Scalar::Text(_) | Scalar::Neither => None,
    })
}

/// An object; `T`'s own fields must be lenient themselves.
pub(super) fn object<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    read(deserializer).map(|Object(value)| value.unwrap_or_default())
}

pub(super) fn optional_object<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    read(deserializer).map(|Object(value)| value)
}

/// The objects of a list.
pub(super) fn objects<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let LenientList(entries) = read::<_, LenientList<Object<T>>>(deserializer)?;
    Ok(entries.into_iter().filter_map(|Object(value)| value).collect())
}

/// The same of a field that must be a list.
pub(super) fn required_objects<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let entries = Vec::<Entry<Object<T>>>::deserialize(deserializer)?;
    Ok(entries.into_iter().filter_map(|Entry(Object(value))| value).collect())
}
