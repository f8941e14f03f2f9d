//! The order of a feed's items.

use crate::model::locale::Timestamp;

/// Puts the newest first where one is certainly out of its place. Items of the same time stay as they are, and one
/// without a date stays with the one before it.
pub fn newest_first<T>(items: &mut [T], published: impl Fn(&T) -> Option<&Timestamp>) {
    let dates = items.iter().filter_map(&published);
    if dates.clone().zip(dates.skip(1)).all(|(newer, older)| !older.is_newer_than(newer)) {
        return;
    }
    let mut last = i64::MAX;
    let keys: Vec<_> = items
        .iter()
        .map(|item| {
            last = published(item).map_or(last, Timestamp::sort_key);
            last
        })
        .collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(keys[*index]));
    // Each swap puts one item where it belongs.
    for place in 0..order.len() {
        let mut from = order[place];
        while from < place {
            from = order[from];
        }
        // Whoever asks for this one later need not go the same way.
        order[place] = from;
        items.swap(place, from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(items: &[(&'static str, &str)]) -> Vec<&'static str> {
        let mut items: Vec<_> = items.iter().map(|(name, date)| (*name, Timestamp::parse(date))).collect();
        newest_first(&mut items, |(_, date)| date.as_ref());
        items.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn an_item_out_of_order_goes_to_its_place() {
        assert_eq!(sorted(&[("a", "2024-01-01"), ("b", "2024-03-01"), ("c", "2024-02-01")]), ["b", "c", "a"]);
        let offsets = [("a", "2024-01-01T10:00:00+04:30"), ("b", "2024-01-01T06:00:00Z")];
        assert_eq!(sorted(&offsets), ["b", "a"]);
    }

    #[test]
    fn what_is_not_certainly_out_of_order_stays() {
        for items in [
            [("a", "2024-01-01"), ("b", "2024-01-01T23:00:00Z"), ("c", "2024-01-01")],
            [("a", ""), ("b", "2024-01-01"), ("c", "")],
            [("a", "2024-01-02"), ("b", ""), ("c", "2024-01-01")],
        ] {
            assert_eq!(sorted(&items), ["a", "b", "c"]);
        }
    }

    #[test]
    fn the_newest_of_many_may_stand_last() {
        // Each place asks for the one before it: without a memory that would be a minute.
        let days = (0..200_000)
            .map(|number| format!("{:04}-{:02}-{:02}", number / 336, number / 28 % 12 + 1, number % 28 + 1));
        let mut items: Vec<_> = days.map(|day| Timestamp::parse(&day).unwrap()).collect();
        items[1..].reverse();
        newest_first(&mut items, |item: &Timestamp| -> Option<&Timestamp> { Some(item) });
        assert!(items.is_sorted_by(Timestamp::is_newer_than));
    }

    #[test]
    fn an_item_without_a_date_stays_with_the_one_before_it() {
        let items = [("a", "2024-01-01"), ("a2", ""), ("b", "2024-03-01"), ("b2", ""), ("b3", "2024-03-01")];
        assert_eq!(sorted(&items), ["b", "b2", "b3", "a", "a2"]);
    }
}
