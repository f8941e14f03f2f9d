//! A monkey that reads for long: by chance, and with the same seed always in the same way, it follows links, chooses
//! editions, goes back and forward, opens menus and pictures, searches, loads pages anew, changes tabs, and loses the network.
//! After each step address, title, language, head, content and the place on the page are those of one page.
//!
//! `MASTHEAD_MONKEY_SEED` chooses another way, and `MASTHEAD_MONKEY_STEPS` how long it is for all engines together; `make
//! monkey` takes 10,000 steps. A failure tells its seed and all steps that led to it; with `MASTHEAD_MONKEY_SHRINK` steps are
//! left out as long as it stays.

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
        let (seed, steps) = (seed + number, steps(seed + number, STEPS_OF_ONE.min(all - taken)));
        eprintln!("{browser:?}, {door:?}: {} steps from seed {seed}", steps.len());
        browser::run(browser, |browser| reads(browser, door, seed, share, &steps)).await;
    }
}

async fn reads(browser: Browser, door: Door, seed: u64, share: usize, steps: &[Step]) {
    let Err((count, message)) = takes(browser, door, steps).await else { return };
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    eprintln!(
        "{message}\nagain: MASTHEAD_MONKEY_SEED={seed} MASTHEAD_MONKEY_STEPS={} xvfb-run -a cargo test --test e2e {test}",
        (count * 100).div_ceil(share)
    );
    if env::var_os("MASTHEAD_MONKEY_SHRINK").is_some() {
        eprintln!("fewer steps are enough: {}", shrinks(browser, door, steps[..count].to_vec()).await);
    }
    resume_unwind(Box::new(message));
}

/// Takes steps; after how many of them something is wrong, and what.
async fn takes(browser: Browser, door: Door, steps: &[Step]) -> Result<(), (usize, String)> {
    let mut monkey = starts(browser, door).await;
    for (number, step) in steps.iter().enumerate() {
        let outcome = AssertUnwindSafe(monkey.takes(step)).catch_unwind().await;
        outcome.map_err(|panic| (number + 1, report(&monkey, panic.as_ref())))?;
    }
    let outcome = AssertUnwindSafe(monkey.reader.finds_an_empty_console()).catch_unwind().await;
    outcome.map_err(|panic| (steps.len(), report(&monkey, panic.as_ref())))
}

/// Leaves steps out as long as something is wrong all the same; what the monkey then still does.
async fn shrinks(browser: Browser, door: Door, mut steps: Vec<Step>) -> String {
    let (mut part, mut message) = (steps.len() / 2, String::new());
    while part > 0 {
        let mut start = 0;
        while start < steps.len() {
            let fewer = [&steps[..start], steps.get(start + part..).unwrap_or_default()].concat();
            match takes(browser, door, &fewer).await {
                Ok(()) => start += part,
                Err((count, of_fewer)) => (steps, message) = (fewer[..count].to_vec(), of_fewer),
            }
        }
        part /= 2;
    }
    message
}

/// What is wrong, and what the monkey did until then.
fn report(monkey: &Monkey, panic: &(dyn Any + Send)) -> String {
    let message = panic.downcast_ref::<String>().map(String::as_str);
    let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    format!("{message}\nafter:\n{}", monkey.diary.join("\n"))
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
    if browser.is_chromium() {
        // On a busy machine a page may be loaded while its tab is behind the other one, where it has no width yet: then
        // the picture that is asked for first is not of the size that is shown in the end.
        reader.expects("was preloaded using link preload but not used");
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
