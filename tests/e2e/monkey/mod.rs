//! A monkey that reads for long: by chance, and with the same seed always in the same way, it follows links, chooses
//! editions, goes back and forward, opens menus and pictures, searches, loads pages anew, changes tabs, and loses the network.
//! After each step address, title, language, head, content and the place on the page are those of one page.
//!
//! `MASTHEAD_MONKEY_SEED` chooses another way, and `MASTHEAD_MONKEY_STEPS` how long it is for all engines together; `make
//! monkey` takes 10,000 steps. A failure tells its seed and all steps that led to it.

mod agreement;
mod history;
mod oracle;
mod parts;
mod seen;
mod step;
mod turns;
mod wanderer;
mod weather;

use crate::{
    browser::{self, Browser},
    offline_gazette::{Gazette, IN_HAND},
    page::Finished,
    publication::{published, sample},
    reader::{READY, Reader},
};
use futures::FutureExt;
use oracle::{Door, Oracle};
use std::{
    any::Any,
    env,
    panic::{AssertUnwindSafe, resume_unwind},
};
use step::{Step, steps};
use wanderer::Monkey;

/// How many steps all engines take together.
const STEPS: usize = 500;

/// How many steps a monkey takes before another one takes its place, in a browser of its own.
const STEPS_OF_ONE: usize = 200;

const SEED: u64 = 1;

fn number(name: &str) -> Option<usize> {
    env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// Lets monkeys take their share of all steps, in percent.
async fn wanders(browser: Browser, door: Door, share: usize) {
    let all = number("MASTHEAD_MONKEY_STEPS").unwrap_or(STEPS) * share / 100;
    let seed = number("MASTHEAD_MONKEY_SEED").map_or(SEED, |seed| seed as u64);
    for (number, taken) in (0..).zip((0..all).step_by(STEPS_OF_ONE)) {
        let (seed, count) = (seed + number, STEPS_OF_ONE.min(all - taken));
        browser::run(browser, |browser| reads(browser, door, seed, count)).await;
        eprintln!("{browser:?}, {door:?}: seed {seed}, {count} steps");
    }
}

async fn reads(browser: Browser, door: Door, seed: u64, count: usize) {
    let mut monkey = starts(browser, door).await;
    for (number, step) in steps(seed, count).iter().enumerate() {
        if let Err(panic) = AssertUnwindSafe(monkey.takes(step)).catch_unwind().await {
            resume_unwind(Box::new(report(&monkey, panic.as_ref(), browser, seed, (number, step))));
        }
    }
    if let Err(panic) = AssertUnwindSafe(monkey.reader.finds_an_empty_console()).catch_unwind().await {
        resume_unwind(Box::new(report(&monkey, panic.as_ref(), browser, seed, (count, &Step::Reload))));
    }
}

/// What the monkey did until something was wrong.
fn report(monkey: &Monkey, panic: &(dyn Any + Send), browser: Browser, seed: u64, last: (usize, &Step)) -> String {
    let message = panic.downcast_ref::<String>().cloned();
    let message = message.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default();
    let (number, step) = last;
    let report = format!(
        "{message}\n{browser:?}, {:?}, MASTHEAD_MONKEY_SEED={seed}, step {number}, {step:?}, after:\n{}",
        monkey.oracle.door,
        monkey.diary.join("\n")
    );
    eprintln!("{report}");
    report
}

async fn starts(browser: Browser, door: Door) -> Monkey {
    let (server, finished, gazette) = match door {
        Door::Finished => (published("/"), Finished::sample("/"), None),
        Door::Mounted => (sample(), Finished::sample("/"), None),
        Door::Kept => {
            let gazette = Gazette::new("/", "monkey");
            gazette.publish(true);
            (gazette.server(), Finished { files: gazette.out(), place: "/" }, Some(gazette))
        }
    };
    let reader = Reader::start(browser, "en", server).await;
    if browser == Browser::Firefox {
        // It asks for that whenever it shows a page from memory, whatever icon the page names.
        reader.expects("/favicon.ico");
    }
    if let Some(gazette) = gazette {
        reader.reads(&gazette, "en/posts/3/").await;
        reader.until(IN_HAND).await;
    } else {
        reader.go("/en/about/").await;
        reader.until(READY).await;
    }
    Monkey::start(reader, Oracle::new(door, finished)).await
}

/// Makes a test of each engine that comes in by a door, with its share of all steps in percent.
macro_rules! by_doors {
    ($($name:ident: $door:ident [$($engine:ident $browser:ident $share:literal),+]),+ $(,)?) => { $(
        mod $name {
            use super::{Browser, Door};
            $(
                #[tokio::test]
                async fn $engine() {
                    super::wanders(Browser::$browser, Door::$door, $share).await;
                }
            )+
        }
    )+ };
}

by_doors! {
    in_finished_pages: Finished [chromium Chromium 24, firefox Firefox 20, webkit WebKit 16],
    where_the_app_draws_every_page: Mounted [chromium Chromium 10, firefox Firefox 8, webkit WebKit 6],
    where_pages_are_kept: Kept [chromium Chromium 8, firefox Firefox 8],
}
