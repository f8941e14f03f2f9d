//! What the reader has selected of an article.

use super::AppRoot;
use crate::model::share::QuotedBlock;
use leptos::prelude::{document, on_cleanup, window};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Node, Range, Text};

/// A selected part of an article.
#[derive(Clone, Debug)]
pub struct SelectedPassage {
    /// The article's text.
    pub blocks: Vec<QuotedBlock>,
    /// Its address, for sharing.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Below the middle of the selection, in pixels from the page's left upper corner.
    pub place: (f64, f64),
    range: SendWrapper<Range>,
}

impl SelectedPassage {
    /// Selects it once more, where moving the focus has taken the selection away, as it does in Safari.
    pub fn select_again(&self) {
        if selected_range().is_none()
            && let Ok(Some(selection)) = window().get_selection()
        {
            let _ = selection.add_range(&self.range);
        }
    }
}

/// The parts of a card or an article whose words are its own, and not the interface's.
const TEXT: &str = ".prose, h1, h2.card-title";

/// What inside of them is the interface's.
const NOT_TEXT: &str = "button, .film-note";

/// What browsers draw as a paragraph: the words of a quotation do not reach beyond one.
const BLOCKS: &str =
    "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, blockquote, figcaption, caption, pre, summary, div";

/// What stays free below the selection, where it reaches to the foot of the screen.
const FOOT: f64 = 80.0;

/// Runs something whenever another part of the page, or nothing, is selected.
pub fn on_selection(run: impl Fn() + 'static) {
    // The document alone is told.
    let listener = SendWrapper::new(Closure::<dyn Fn()>::new(run));
    let function = |listener: &Closure<dyn Fn()>| listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let _ = document().add_event_listener_with_callback("selectionchange", &function(&listener));
    on_cleanup(move || {
        let _ = document().remove_event_listener_with_callback("selectionchange", &function(&listener));
    });
}

fn selected_range() -> Option<Range> {
    let selection = window().get_selection().ok()??;
    (!selection.is_collapsed()).then(|| selection.get_range_at(0).ok()).flatten()
}

impl AppRoot {
    /// What is selected of an article or a card that has an address of its own. In a host page the selection is the
    /// host's.
    #[must_use]
    pub fn selected_passage(&self) -> Option<SelectedPassage> {
        let range = selected_range().filter(|_| !self.is_embedded())?;
        let start = range.start_container().ok()?;
        let start = start.dyn_ref::<Element>().cloned().or_else(|| start.parent_element())?;
        start.closest(".prose").ok()??;
        let article = start.closest("main article").ok()??;
        let shared = article.query_selector("[data-url]").ok()??;
        let sides = range.get_bounding_client_rect();
        let room = window().inner_height().ok()?.as_f64()? - FOOT;
        let place = (
            sides.left() + sides.width() / 2.0 + window().scroll_x().ok()?,
            sides.bottom().min(room) + window().scroll_y().ok()?,
        );
        Some(SelectedPassage {
            blocks: blocks_of(&article, &range)?,
            url: shared.get_attribute("data-url")?,
            title: shared.get_attribute("data-title")?,
            place,
            range: SendWrapper::new(range.clone_range()),
        })
    }
}

/// The text of an article, paragraph by paragraph, with what is selected of it.
fn blocks_of(article: &Element, range: &Range) -> Option<Vec<QuotedBlock>> {
    /// Elements and texts.
    const WHAT_TO_SHOW: u32 = 0x1 | 0x4;
    let walker = document().create_tree_walker_with_what_to_show(article, WHAT_TO_SHOW).ok()?;
    let mut blocks = Vec::new();
    let mut block = None::<Element>;
    while let Some(node) = walker.next_node().ok()? {
        let Ok(text) = node.dyn_into::<Text>() else {
            // A line break parts as a paragraph does.
            if walker.current_node().node_name() == "BR" {
                block = None;
            }
            continue;
        };
        let Some(parent) = text.parent_element() else { continue };
        let closest = |selector: &str| parent.closest(selector).ok().flatten();
        if closest(TEXT).is_none() || closest(NOT_TEXT).is_some() {
            continue;
        }
        let own_block = closest(BLOCKS);
        if own_block != block || blocks.is_empty() {
            blocks.push(QuotedBlock::default());
        }
        block = own_block;
        add(blocks.last_mut()?, &text, range);
    }
    Some(blocks)
}

/// Adds a text to a block, parted where the selection begins and ends.
fn add(block: &mut QuotedBlock, text: &Text, range: &Range) {
    let length = text.length();
    let node: &Node = text;
    let is_before = range.compare_point(node, 0).is_ok_and(|place| place < 0);
    let is_in = range.intersects_node(node).unwrap_or(false);
    let offset = |container: Result<Node, _>, offset: Result<u32, _>| {
        container.ok().filter(|container| node.is_same_node(Some(container))).and(offset.ok())
    };
    let start = offset(range.start_container(), range.start_offset());
    let end = offset(range.end_container(), range.end_offset());
    let (start, end) = match (is_in, is_before) {
        (true, _) => (start.unwrap_or(0), end.unwrap_or(length)),
        (false, true) => (length, length),
        (false, false) => (0, 0),
    };
    let part = |from: u32, to: u32| text.substring_data(from, to.saturating_sub(from)).unwrap_or_default();
    block.before += &part(0, start);
    block.selected += &part(start, end);
    block.after += &part(end, length);
}
