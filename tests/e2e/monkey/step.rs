//! What a monkey may do.

use proptest::{
    prelude::*,
    sample::Index,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// A step. An index chooses among what the page has just then; where it has nothing of the kind, a link is followed.
#[derive(Clone, Debug)]
pub enum Step {
    Link(Index),
    Edition(Index),
    Back,
    Forward,
    /// Over several pages at once.
    Jump(Index),
    /// To a part of the page's height, in percent.
    Scroll(u8),
    Reload,
    /// An address, typed into the location bar.
    Address(Index),
    AddressOfNothing(Index),
    Root,
    Submenu(Index),
    Drawer(Index),
    Colours(Index),
    Search(Index),
    /// A picture is opened; where one is, it is closed, or another one taken.
    Picture(Index),
    /// The host has a fault; where it has one, it is well again.
    Weather(Index),
    /// Two links, one right after the other.
    TwoLinks(Index, Index),
    LinkAndBack(Index),
    BackAndLink(Index),
    OtherTab(Index),
}

fn step() -> BoxedStrategy<Step> {
    let index = any::<Index>;
    let turns = prop_oneof![
        30 => index().prop_map(Step::Link),
        8 => index().prop_map(Step::Edition),
        14 => Just(Step::Back),
        8 => Just(Step::Forward),
        3 => index().prop_map(Step::Jump),
        4 => index().prop_map(Step::Search),
        3 => (index(), index()).prop_map(|(first, second)| Step::TwoLinks(first, second)),
        3 => index().prop_map(Step::LinkAndBack),
        3 => index().prop_map(Step::BackAndLink),
    ];
    let documents = prop_oneof![
        4 => Just(Step::Reload),
        4 => index().prop_map(Step::Address),
        1 => index().prop_map(Step::AddressOfNothing),
        1 => Just(Step::Root),
        4 => index().prop_map(Step::OtherTab),
    ];
    let on_the_page = prop_oneof![
        10 => (0..=100u8).prop_map(Step::Scroll),
        4 => index().prop_map(Step::Submenu),
        3 => index().prop_map(Step::Drawer),
        2 => index().prop_map(Step::Colours),
        9 => index().prop_map(Step::Picture),
        3 => index().prop_map(Step::Weather),
    ];
    prop_oneof![76 => turns, 14 => documents, 31 => on_the_page].boxed()
}

/// The steps that belong to a seed. Fewer of them are the first of more.
pub fn steps(seed: u64, count: usize) -> Vec<Step> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut chance = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let step = step();
    (0..count).map(|_| step.new_tree(&mut chance).expect("a step").current()).collect()
}
