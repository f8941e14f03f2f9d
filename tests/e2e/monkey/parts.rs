//! What a monkey does with the parts of a page.

use super::{
    agreement::{Outcome, Place},
    history::{Move, Shows},
    seen::path,
    turns::index_of,
    wanderer::Monkey,
};
use crate::reader::keys;
use masthead::model::{
    id::{decode_segment, encode_segment},
    search::SearchRequest,
};
use proptest::sample::Index;

/// What is looked for, by letters of several keyboards; the last two nowhere.
const QUESTIONS: [&str; 6] = ["ashraf", "36", "اشرف", "item 3", "zzzz", "&#"];

const COLOURS: [(&str, Option<&str>); 3] = [("automatic", None), ("light", Some("light")), ("dark", Some("dark"))];

impl Monkey {
    pub(super) async fn scrolls(&mut self, percent: u8) {
        self.notes(&format!("scroll to {percent} %"));
        let place = self.seen().deepest * f64::from(percent) / 100.0;
        self.acts(&format!("scrollTo({{ top: {place}, behavior: 'instant' }})")).await;
        self.stays().await;
    }

    /// The page is the same as before.
    async fn stays(&mut self) {
        self.settles(vec![Outcome::stays(self.here(), Place::Anywhere)]).await;
    }

    /// The path that a link leads to.
    async fn path_of(&self, link: &str) -> String {
        self.reader.text(&format!("{link}.pathname")).await
    }

    pub(super) async fn opens_submenu(&mut self, index: &Index) {
        let count = self.reader.value("document.querySelectorAll('.menu-bar .has-submenu > button').length").await;
        let Some(count) = count.as_u64().filter(|count| *count > 0) else { return self.follows(index).await };
        let button =
            format!("document.querySelectorAll('.menu-bar .has-submenu > button')[{}]", index.index(64) as u64 % count);
        // From a field of a search Escape would take what stands in it.
        self.reader.run(&format!("{button}.focus({{ preventScroll: true }}); {button}.click()")).await;
        self.reader.until(&format!("{button}.ariaExpanded === 'true' && {button}.parentNode.matches('.open')")).await;
        let entry = format!("{button}.parentNode.querySelector('li:nth-child({}) a')", 1 + index.index(3));
        self.follows_or_escapes(index, "submenu", &entry).await;
    }

    pub(super) async fn opens_drawer(&mut self, index: &Index) {
        self.reader.run("document.querySelector('.open-menu').click()").await;
        self.reader.until("document.querySelector('dialog.drawer').matches('[open]:modal')").await;
        let links = "document.querySelectorAll('.drawer nav a')";
        let count = self.reader.value(&format!("{links}.length")).await.as_u64().unwrap_or(1);
        let entry = format!("{links}[{}]", index.index(64) as u64 % count);
        self.follows_or_escapes(index, "drawer", &entry).await;
    }

    /// Follows an entry of what is open, or closes it by Escape.
    async fn follows_or_escapes(&mut self, index: &Index, name: &str, entry: &str) {
        let address = self.path_of(entry).await;
        if index.index(3) == 0 || address == self.seen().path() || !self.oracle.has(&address) {
            self.notes(&format!("{name}, and Escape"));
            self.reader.press(keys::ESCAPE).await;
            return self.stays().await;
        }
        self.notes(&format!("{name}: {address}"));
        let edition = self.oracle.edition(&address).code.as_str().to_owned();
        if self.reader.value(&format!("!!{entry}.closest('.switcher')")).await == true {
            self.chosen = Some(edition);
        }
        let outcomes = self.of_link(&address);
        self.acts(&format!("{entry}.click()")).await;
        self.settles_after_link(address, outcomes).await;
    }

    pub(super) async fn chooses_colours(&mut self, index: &Index) {
        let (value, attribute) = COLOURS[index.index(COLOURS.len())];
        self.notes(&format!("colours {value}"));
        self.reader.run("document.querySelector('.open-settings').click()").await;
        self.reader.until("document.querySelector('.settings-panel').open").await;
        self.reader.run(&format!("document.querySelector('.settings-panel input[value={value}]').click()")).await;
        self.reader.run("document.querySelector('.close-settings').click()").await;
        self.colours = attribute;
        self.stays().await;
    }

    /// Goes to the search, or asks there.
    pub(super) async fn searches(&mut self, index: &Index) {
        let here = path(&self.seen().address).to_owned();
        if !self.oracle.is_search(&here) {
            let link = "document.querySelector('.site-header .open-search')";
            let address = self.path_of(link).await;
            self.notes(&format!("search {address}"));
            let outcomes = self.of_link(&address);
            self.acts(&format!("{link}.click()")).await;
            return self.settles_after_link(address, outcomes).await;
        }
        if self.seen().question.is_none() || self.here().shows != Shows::Page {
            return self.follows(index).await;
        }
        let text = QUESTIONS[index.index(QUESTIONS.len())].to_owned();
        self.notes(&format!("look for {text}"));
        let request = SearchRequest { text: text.clone(), ..SearchRequest::default() };
        self.reader
            .run(&format!(
                "const field = document.querySelector('.search-field');
                 field.value = {text:?};
                 field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
            ))
            .await;
        let outcome =
            Outcome { step: Move::Replace(format!("{here}{request}")), ..Outcome::stays(self.here(), Place::Anywhere) };
        self.settles(vec![outcome]).await;
        self.reader
            .until(
                "[...document.querySelectorAll('.search-failed [role=alert], .search-outcome')]
                   .some((said) => said.textContent.trim())",
            )
            .await;
        self.stays().await;
    }

    pub(super) async fn opens_picture(&mut self, index: &Index) {
        let picture = index_of(index, &self.seen().pictures).filter(|_| self.here().shows == Shows::Page);
        let Some(id) = picture else { return self.follows(index).await };
        self.notes(&format!("picture {id}"));
        let address = format!("{}#{}", self.seen().address, encode_segment(&id));
        self.acts(&format!("document.getElementById({id:?}).click()")).await;
        self.settles(vec![Outcome::page(Move::Push(address), Place::Anywhere)]).await;
    }

    pub(super) async fn takes_next_picture(&mut self) {
        let (page, hash) = self.seen().address.split_once('#').expect("a picture");
        let (page, id) = (page.to_owned(), decode_segment(hash).expect("an id"));
        let pictures = &self.seen().pictures;
        let place = pictures.iter().position(|picture| *picture == id).expect("a picture of the page");
        let (next, button) = match pictures.get(place + 1) {
            Some(next) => (next.clone(), "next"),
            None if place > 0 => (pictures[place - 1].clone(), "previous"),
            None => return self.closes_picture().await,
        };
        self.notes(&format!("picture {next}"));
        self.acts(&format!("document.querySelector('.lightbox-{button}').click()")).await;
        let address = format!("{page}#{}", encode_segment(&next));
        self.settles(vec![Outcome::page(Move::Replace(address), Place::Anywhere)]).await;
    }
}
