//! A host of the machine's own network.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};
use url::Url;

/// A host that answers what it is told to, and remembers what it was asked.
pub struct Host {
    pub address: Url,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    pub fn answering(mut answer: impl FnMut(&str, &mut TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let asks = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let request: String = lines.take_while(|line| !line.is_empty()).map(|line| line + "\n").collect();
                asks.lock().unwrap().push(request.clone());
                answer(&request, &mut stream);
            }
        });
        Self { address, asked }
    }

    /// Answers every request with the text for its path; others with 404.
    pub fn of(pages: &[(&str, String)]) -> Self {
        let pages: Vec<_> = pages.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect();
        Self::answering(move |request, stream| {
            let path = request.split(' ').nth(1).unwrap_or_default();
            match pages.iter().find(|(known, _)| known == path) {
                Some((_, text)) => send(stream, "200 OK", "", text.as_bytes()),
                None => send(stream, "404 Not Found", "", b""),
            }
        })
    }

    pub fn url(&self, path: &str) -> Url {
        self.address.join(path).unwrap()
    }

    pub fn requests(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

pub fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n", body.len());
    // Whoever asked may have left.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}
