//! The files of a search index.

use crate::{round_trip, text};
use masthead::model::{
    locale::Language,
    search::{Posting, RecordBlock, SearchIndex, TermShard, Terms, WordMatches, rank},
};

pub fn read(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let written = text(rest);
    match first % 3 {
        0 => {
            let Some(index) = round_trip::<SearchIndex>(&written) else { return };
            for term in ["", "camp", "کتاب", "category:iraq"] {
                assert!(index.shard_of(term).is_none_or(|shard| index.shard_file(shard).is_some()));
                assert!(index.shards_beginning(term).end <= index.shards.len());
            }
            for year in index.years.iter().map(|start| Some(start.year)).chain([None]) {
                let _ = index.articles_of(year).contains(&1);
            }
            let _ = index.block_file(usize::MAX);
        }
        1 => {
            let Some(shard) = round_trip::<TermShard>(&written) else { return };
            let terms = Terms::new(&Language::parse("en").unwrap());
            let asked = terms.of_query("camps b");
            let words: Vec<_> = asked.iter().map(|word| WordMatches::of_word(word, [&shard])).collect();
            let found = rank(&words, |article| article % 2 == 0);
            let postings: usize = shard.terms.iter().map(|(_, postings)| postings.len()).sum();
            assert!(found.len() <= postings && found.iter().all(|article| article % 2 == 0));
            for (_, packed) in &shard.terms {
                let unpacked: Vec<_> = Posting::unpack(packed).collect();
                let is_whole = packed.iter().map(|number| u64::from(number / 4)).sum::<u64>() <= u64::from(u32::MAX);
                assert!(!is_whole || Posting::pack(&unpacked) == *packed);
            }
        }
        _ => drop(round_trip::<RecordBlock>(&written)),
    }
}
