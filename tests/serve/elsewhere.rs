//! Feeds from elsewhere, while the server runs.

use crate::{
    host::{Host, send},
    server::{Publication, Server, feed, site},
};
use serde_json::json;
use std::sync::{Arc, Condvar, Mutex};

/// Whether a host answers; whoever asks before waits.
#[derive(Clone, Default)]
struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    fn set(&self, is_open: bool) {
        *self.0.0.lock().unwrap() = is_open;
        self.0.1.notify_all();
    }

    fn wait(&self) {
        let closed = self.0.0.lock().unwrap();
        drop(self.0.1.wait_while(closed, |is_open| !*is_open).unwrap());
    }
}

/// A publication whose feed lies on a host that answers with these titles, one after the other, while its gate is open.
fn publication_of(titles: &'static [&'static str], gate: &Gate) -> (Publication, Host) {
    let (gate, mut titles) = (gate.clone(), titles.iter());
    let host = Host::answering(move |_, stream| {
        gate.wait();
        send(stream, "200 OK", "", feed(titles.next().unwrap()).as_bytes());
    });
    let publication = Publication::of_one_article();
    let mut site = site();
    site["editions"][0]["feed"] = json!(host.url("feed.json"));
    publication.write("site.json", &site.to_string());
    (publication, host)
}

fn serve(publication: &Publication) -> Server {
    Server::start(publication.command().args(["--port", "0", "--allow-own-network"]))
}

#[test]
fn the_last_copy_is_shown_until_the_host_has_answered() {
    let gate = Gate::default();
    gate.set(true);
    let (publication, _host) = publication_of(&["Yesterday", "Today"], &gate);
    let server = serve(&publication);
    server.events().until(|_| server.get("/en/").text().contains("Yesterday"));
    drop(server);
    gate.set(false);
    let server = serve(&publication);
    let mut events = server.events();
    assert!(server.get("/en/").text().contains("Yesterday"));
    gate.set(true);
    events.until(|_| server.get("/en/").text().contains("Today"));
}

#[test]
fn a_feed_that_was_never_had_keeps_nobody_waiting_and_comes_by_itself() {
    let gate = Gate::default();
    let (publication, _host) = publication_of(&["Come"], &gate);
    let mut site: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(publication.data().join("site.json")).unwrap()).unwrap();
    site["editions"][0]["menu"] = json!([{ "label": "x", "to": "/posts/1" }]);
    publication.write("site.json", &site.to_string());
    let server = serve(&publication);
    let page = server.get("/en/");
    assert!(page.status == 200 && !page.text().contains("Come"), "{}", page.text());
    let mut events = server.events();
    let told = events.until(|told| told["faults"]["warnings"] != 0);
    let fault = &told["faults"]["named"][0];
    assert!(fault["what"].as_str().unwrap().ends_with("is being fetched for the first time"), "{told}");
    assert_eq!(told["faults"]["named"].as_array().unwrap().len(), 1, "what is missing may be in it: {told}");
    gate.set(true);
    events.until(|told| server.get("/en/").text().contains("Come") && told["faults"]["warnings"] == 0);
}
