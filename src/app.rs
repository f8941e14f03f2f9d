//! The shell around every page, and the way from one page to the next.

use crate::{
    browser::{self, Positions},
    components::{Header, Notice, Static, answer_share_button, footer, recent_posts},
    id::EditionCode,
    loader::{Failure, Fetch, Loader, Page, Recent, Setting, View},
    locale::Message,
    pages::page_body,
    route::{Place, Route},
};
use leptos::{ev::MouseEvent, prelude::*};
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use send_wrapper::SendWrapper;
use std::sync::Arc;
use web_sys::{Element, wasm_bindgen::JsCast};

/// The whole app. It starts from a view that is loaded already.
#[component]
pub fn App(
    /// What is shown first.
    start: View,
    /// Loads what comes later; natively nothing does.
    #[prop(optional)]
    loader: Option<Arc<Loader<Fetch>>>,
) -> impl IntoView {
    let base = match &start.setting.base {
        // The router shall leave every link of a page of somebody else to the browser.
        base if base.is_in_hash() => "/#".to_owned(),
        base => base.as_str().to_owned(),
    };
    view! {
        <Router base=base>
            <Shell start loader/>
        </Router>
    }
}

#[component]
fn Shell(start: View, loader: Option<Arc<Loader<Fetch>>>) -> impl IntoView {
    let navigation = Navigation::new(start);
    if let Some(loader) = loader {
        navigation.run(loader);
    }
    let Navigation { view, recent, loading, failure, .. } = navigation;
    let retry = Callback::new(move |()| navigation.retry.update(|times| *times += 1));
    let dismiss = Callback::new(move |()| failure.set(None));
    // What is only read has no handlers of its own: its buttons are answered here.
    let answer = move |event: &MouseEvent| {
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = clicked.and_then(|clicked| clicked.closest("button").ok().flatten()) else {
            return;
        };
        if button.has_attribute("data-url") {
            view.with_untracked(|view| answer_share_button(&button, &view.setting));
        } else if button.class_list().contains("retry") {
            retry.run(());
        }
    };
    let setting = Memo::new(move |_| Same(view.with(|view| Arc::clone(&view.setting))));
    let shown = Signal::from(view);
    view! {
        {move || {
            let setting = setting.get().0;
            view! {
                <a class="skip-link" href=move || shown.with(|view: &View| view.note("main")) target="_self">
                    {setting.text(Message::SkipToContent)}
                </a>
                <Header view=shown setting/>
            }
        }}
        <div class="progress" class:busy=move || loading.get()>
            <span role="status" class="visually-hidden">
                {move || loading.get().then(|| setting.get().0.text(Message::Loading))}
            </span>
        </div>
        <div class="page">
            <main
                id="main"
                tabindex="-1"
                aria-busy=move || loading.get().to_string()
                on:click=move |event| answer(&event)
            >
                {move || view.with(|view| Static(page_body(view)))}
            </main>
            <aside>
                {move || recent.with(|recent| Static(recent_posts(recent, &setting.get().0)))}
            </aside>
        </div>
        {move || view.with(|view| Static(footer(view)))}
        {move || {
            let setting = setting.get().0;
            failure.get().map(|failure| view! { <Notice failure setting retry dismiss/> })
        }}
    }
}

/// A setting, which is the same only where it is the same one.
#[derive(Clone)]
struct Same(Arc<Setting>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What is shown, and what is about to be.
#[derive(Clone, Copy)]
struct Navigation {
    view: RwSignal<View>,
    /// The newest items, which stay from page to page of an edition.
    recent: RwSignal<Recent>,
    loading: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
    /// Counts the reader's wishes to try again.
    retry: RwSignal<u32>,
    /// Counts the pages asked for: an answer that comes after the next question is not wanted any more.
    asked: StoredValue<u32>,
}

impl Navigation {
    fn new(start: View) -> Self {
        Self {
            recent: RwSignal::new(start.recent.clone()),
            view: RwSignal::new(start),
            loading: RwSignal::new(false),
            failure: RwSignal::new(None),
            retry: RwSignal::new(0),
            asked: StoredValue::new(0),
        }
    }

    /// Follows the location bar. The old page stays until the new one is there.
    fn run(self, loader: Arc<Loader<Fetch>>) {
        let location = use_location();
        // leptos_router holds the new address back until it is told that the page for it is ready.
        let router = use_context::<BrowserUrl>();
        let positions = SendWrapper::new(Positions::start());
        let base = loader.base().clone();
        Effect::new(move |_| self.view.with(browser::show_head));
        self.bring_recent(Arc::clone(&loader));
        Effect::new(move |before: Option<(String, u32)>| {
            let (path, tries) = (location.pathname.get(), self.retry.get());
            let hash = location.hash.get();
            let path = if base.is_in_hash() { hash } else { path };
            let asked = self.asked.with_value(|asked| asked + 1);
            let route = loader.base().parse(&path).unwrap_or(Route::Unknown);
            match before {
                // The first page is there already.
                None => {
                    browser::announce_ready(browser::can_share());
                    browser::remember_edition(&self.edition());
                    positions.arrive(|| {});
                }
                // Another note on the same page.
                Some((old_path, old_tries)) if old_path == path && old_tries == tries => positions.arrive(|| {}),
                Some(_) if route == Route::Root && !base.is_in_hash() => {
                    let edition = browser::last_edition();
                    let edition = loader.site().edition_for(edition.as_deref(), &browser::languages());
                    let address = loader.base().place(&edition.code, Place::Front);
                    browser::go(&address);
                }
                Some(_) => {
                    self.asked.set_value(asked);
                    self.loading.set(true);
                    let (loader, router, positions) = (Arc::clone(&loader), router.clone(), positions.clone());
                    browser::spawn(async move {
                        let at_hand = self.edition();
                        let answer = loader.view(&route, &at_hand).await;
                        if self.asked.get_value() != asked {
                            return;
                        }
                        self.loading.set(false);
                        self.show(answer, &positions);
                        if let Some(router) = router {
                            router.ready_to_complete();
                        }
                    });
                }
            }
            (path, tries)
        });
    }

    /// Brings the newest items where the page shown came without.
    fn bring_recent(self, loader: Arc<Loader<Fetch>>) {
        Effect::new(move |_| {
            if self.recent.with(|recent| matches!(recent, Recent::Later)) {
                let (loader, code) = (Arc::clone(&loader), self.edition());
                browser::spawn(async move {
                    if let Some(edition) = loader.site().edition(&code) {
                        let recent = loader.recent_of(edition).await;
                        if self.edition() == code {
                            self.recent.set(recent);
                        }
                    }
                });
            }
        });
    }

    fn edition(&self) -> EditionCode {
        self.view.with_untracked(|view| view.setting.edition.code.clone())
    }

    /// Shows what was loaded; what could not be loaded leaves what is there, unless that is a failure too.
    fn show(&self, answer: Result<View, Failure>, positions: &Positions) {
        let nothing_there = self.view.with_untracked(|view| matches!(view.page, Page::Failed(_)));
        match answer {
            Ok(View { page: Page::Failed(failure), .. }) | Err(failure) if !nothing_there => {
                self.failure.set(Some(failure));
                positions.stay();
            }
            Err(failure) => self.failure.set(Some(failure)),
            Ok(view) => {
                self.failure.set(None);
                browser::remember_edition(&view.setting.edition.code);
                positions.leave();
                if !matches!(view.recent, Recent::Later) || view.setting.edition.code != self.edition() {
                    self.recent.set(view.recent.clone());
                }
                self.view.set(view);
                positions.arrive(browser::focus_heading);
            }
        }
    }
}
