//! Where the server is, as it says itself.

use crate::server::{Publication, Server};
use std::{
    io::{BufRead, BufReader, Read},
    net::{Ipv4Addr, TcpListener, UdpSocket},
    process::Stdio,
};

/// The address that this machine has in its network; none where it is in none.
fn own_address() -> Option<String> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(("192.0.2.1", 9)).ok()?;
    Some(socket.local_addr().ok()?.ip().to_string())
}

#[test]
fn another_device_is_told_the_address_of_this_machine_and_answered_there() {
    let publication = Publication::of_one_article();
    let mut command = publication.command();
    let mut process = command
        .args(["--host", "0.0.0.0", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
    let here = lines.next().unwrap();
    let port = here.split_once("http://127.0.0.1:").unwrap().1.split_once('/').unwrap().0.to_owned();
    let there = own_address().map(|own| format!("{own}:{port}"));
    let answered = there.as_ref().map(|host| Server::at(host).get("/en/").status);
    process.kill().unwrap();
    process.wait().unwrap();
    // It says all of it at once.
    let told = lines.next();
    assert!(answered.is_none_or(|status| status == 200), "{there:?}");
    assert_eq!(told, there.map(|host| format!("masthead: on another device in this network: http://{host}/")));
}

#[test]
fn whoever_named_no_port_is_told_why_it_is_another_than_the_usual() {
    // Held by this test, or by somebody else already.
    let _usual = TcpListener::bind("127.0.0.1:8080");
    let publication = Publication::of_one_article();
    let mut process = publication.command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    process.kill().unwrap();
    let mut said = String::new();
    process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    process.wait().unwrap();
    assert!(line.contains(" is at http://127.0.0.1:") && !line.contains(":8080/"), "{line}");
    assert!(said.contains("another program listens at port 8080") && said.contains("--port"), "{said}");
}
