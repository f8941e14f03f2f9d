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
    drop(serve(&publication));
    gate.set(false);
    let server = serve(&publication);
    let mut events = server.events();
    assert!(server.get("/en/").text().contains("Yesterday"));
    gate.set(true);
    events.until(|_| server.get("/en/").text().contains("Today"));
}
