//! A map of the entries used last.
//!
//! The crate `lru` brings a hash map of its own and a linked list of raw pointers; for the few hundred entries here a
//! search through a list is fast enough, and smaller.

/// A map that forgets what was not used for longest.
pub(super) struct Cache<V> {
    capacity: usize,
    /// The one used last comes last.
    entries: Vec<(String, V)>,
}

impl<V: Clone> Cache<V> {
    pub(super) fn new(capacity: usize) -> Self {
        Self { capacity, entries: Vec::new() }
    }

    pub(super) fn get(&mut self, key: &str) -> Option<V> {
        let index = self.entries.iter().position(|(known, _)| known == key)?;
        let entry = self.entries.remove(index);
        let value = entry.1.clone();
        self.entries.push(entry);
        Some(value)
    }

    /// The value of a key; a new one where there is none.
    pub(super) fn get_or_insert(&mut self, key: &str, new: impl FnOnce() -> V) -> V {
        self.get(key).unwrap_or_else(|| {
            let value = new();
            self.insert(key, value.clone());
            value
        })
    }

    pub(super) fn insert(&mut self, key: &str, value: V) {
        self.entries.retain(|(known, _)| known != key);
        if self.entries.len() >= self.capacity {
            self.entries.remove(0);
        }
        self.entries.push((key.to_owned(), value));
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_is_forgotten() {
        let mut cache = Cache::new(2);
        cache.insert("a", 1);
        cache.insert("b", 2);
        assert_eq!(cache.get("a"), Some(1));
        cache.insert("c", 3);
        assert_eq!(cache.get("b"), None);
        assert_eq!(cache.get("a"), Some(1));
        assert_eq!(cache.get("c"), Some(3));
        assert_eq!(cache.get_or_insert("c", || 4), 3);
        assert_eq!(cache.get_or_insert("d", || 4), 4);
        assert_eq!(cache.get("a"), None);
    }
}
