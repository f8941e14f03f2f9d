//! TOML.

use super::{Entry, FrontMatterFault, MOST_NESTED, Value};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

pub(super) fn parse(text: &str, start: usize) -> Result<Vec<Entry>, FrontMatterFault> {
    let table = DeTable::parse(text).map_err(|error| FrontMatterFault {
        offset: start + error.span().map_or(0, |span| span.start.min(text.len())),
        reason: format!("it is not TOML: {}", error.message()),
        remedy: "write each key with = and its value, texts in quotation marks: title = \"The flood\"".into(),
    })?;
    entries(text, start, table.get_ref(), 0)
}

fn entries(text: &str, start: usize, table: &DeTable<'_>, depth: usize) -> Result<Vec<Entry>, FrontMatterFault> {
    let entry = |(key, given): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &Spanned<std::borrow::Cow<'_, str>> = key;
        let offset = start + key.span().start;
        Ok(Entry { key: key.get_ref().to_string(), offset, value: value(text, start, given, depth + 1)? })
    };
    let mut entries: Vec<Entry> = table.iter().map(entry).collect::<Result<_, _>>()?;
    entries.sort_by_key(|entry| entry.offset);
    Ok(entries)
}

fn value(text: &str, start: usize, given: &Spanned<DeValue<'_>>, depth: usize) -> Result<Value, FrontMatterFault> {
    if depth > MOST_NESTED {
        return Err(FrontMatterFault {
            offset: start + given.span().start,
            reason: "lists and keys are nested too deep".to_owned(),
            remedy: "write them side by side".into(),
        });
    }
    Ok(match given.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Array(values) => {
            let inside =
                |given: &Spanned<DeValue<'_>>| Ok((start + given.span().start, value(text, start, given, depth + 1)?));
            Value::List(values.iter().map(inside).collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => Value::Keys(entries(text, start, table, depth)?),
        // Numbers, dates, true and false, as they are written.
        _ => Value::Text(text.get(given.span()).unwrap_or_default().to_owned()),
    })
}
