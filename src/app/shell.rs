//! What is on every page.

use super::{
    Client,
    browser::{self, AppRoot, FilmRequest, ShareAction, ShareRequest},
    components::{
        Appearance, Drawer, FailureNotice, Footer, Header, Lightbox, LoadingBar, PictureViewer, QuotationBar,
        ReadOnLinks, RecentPosts, SettingsPanel, ShareOutcome, ShareStatus, SlowNotice, UpdateNotice,
    },
    edition_keeper::EditionKeeper,
    navigation::Navigation,
    pages::Page,
    passing::forget_reader_on_cleanup,
};
use crate::model::page::{EditionContext, PageModel};
use leptos::{ev::MouseEvent, html::Dialog, prelude::*, task::spawn_local};
use std::sync::Arc;

/// The header, the page, what is beside it, the footer, and what is said about all of them.
#[component]
pub(super) fn Shell(start: PageModel, client: Option<Client>) -> impl IntoView {
    let root = client.as_ref().map(|client| client.root.clone());
    // For pages that ask for more than they are drawn from.
    if let Some(client) = &client {
        provide_context(client.clone());
    }
    // Where nothing can be kept, a finished page has no control for it: nothing is hydrated there. In a host page nothing
    // can be: its service worker is its own.
    let can_keep = start.context.site.opens_offline() && !root.as_ref().is_some_and(AppRoot::is_embedded);
    let keeper = can_keep.then(|| EditionKeeper::new(client.clone()));
    let navigation = Navigation::new(start, client);
    let Navigation { page, recent, .. } = navigation;
    let page = Signal::from(page);
    let read_on = navigation.read_on_below_recent();
    let loading = navigation.loading();
    // Changes with the edition: what is drawn from it stays from page to page.
    let edition = Memo::new_with_compare(
        move |_| page.with(|page: &PageModel| Arc::clone(&page.context)),
        |before: Option<&Arc<EditionContext>>, now| before.map(Arc::as_ptr) != now.map(Arc::as_ptr),
    );
    let edition = Signal::from(edition);
    let keeping = keeper.map(|keeper| keeper.of(edition));
    // Drawn again only when they change.
    let titles = Memo::new(move |_| page.with(|page| recent.get().beside(&page.place)));
    let on_retry = Callback::new(move |()| navigation.retry());
    let on_brand = Callback::new(move |()| navigation.refresh_front());
    let on_skip = Callback::new(move |()| navigation.go_within(AppRoot::focus_content));
    let on_top = Callback::new(move |()| navigation.go_within(AppRoot::scroll_to_top));
    let top = Signal::derive(move || {
        // The footer is drawn anew with each edition.
        forget_reader_on_cleanup();
        page.with(|page| page.fragment("top"))
    });
    let drawer = NodeRef::<Dialog>::new();
    let settings = NodeRef::<Dialog>::new();
    let appearance = Appearance::new(root.as_ref());
    let share_status = RwSignal::new(ShareStatus::Idle);
    let viewer = PictureViewer::new(root.clone(), page);
    navigation.on_fragment(move |fragment| viewer.follow(fragment));
    let on_share = Callback::new(move |event: MouseEvent| share(&event, share_status));
    view! {
        <div
            class="app"
            data-digits=move || edition.get().edition.digits().name()
            on:click=move |event| follow_link(event, navigation)
            on:pointerover=move |event| navigation.prefetch(&event)
            on:focusin=move |event| navigation.prefetch(&event)
        >
            // What is measured by the room the app has (page.css). In old browsers nothing inside can be fixed to the
            // screen; so what is comes after it.
            <div class="frame">
                {move || view! { <Header page=page_within(page) on_brand on_skip drawer settings context=edition.get()/> }}
                <div class="page">
                    <main
                        id="main"
                        tabindex="-1"
                        aria-busy=move || loading.get().to_string()
                        on:click=move |event| {
                            open_picture(&event, viewer);
                            play_film(&event);
                            share(&event, share_status);
                        }
                    >
                        {move || view! { <Page page=page.get() on_retry/> }}
                    </main>
                    <aside>
                        {move || view! { <RecentPosts recent=titles.get() context=edition.get()/> }}
                        // At the end of the page, so that nothing moves when it comes.
                        {move || view! { <ReadOnLinks read_on=read_on.get() context=edition.get()/> }}
                    </aside>
                </div>
                {move || view! { <Footer top on_top keeping context=edition.get()/> }}
            </div>
            <LoadingBar loading context=edition/>
            {move || view! { <Drawer node_ref=drawer page=page_within(page) appearance context=edition.get()/> }}
            {move || view! { <SettingsPanel node_ref=settings appearance context=edition.get()/> }}
            <Lightbox viewer share_status on_share context=edition/>
            <ScreenFoot root navigation share_status edition/>
        </div>
    }
}

/// What is fixed to the foot of the screen, one above the other: what can be done with chosen words, and what is said.
#[component]
fn ScreenFoot(
    root: Option<AppRoot>,
    navigation: Navigation,
    share_status: RwSignal<ShareStatus>,
    edition: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let Navigation { page, failed_turn, is_slow, has_update, .. } = navigation;
    let failure = Signal::derive(move || failed_turn.with(|turn| turn.as_ref().map(|turn| turn.failure.clone())));
    let offers_updates = edition.with_untracked(|edition| edition.site.opens_offline());
    view! {
        <div class="foot">
            <QuotationBar root=root.clone() page=Signal::from(page) status=share_status context=edition/>
            <div class="notices">
                <ShareOutcome status=share_status context=edition/>
                <SlowNotice
                    root=root.clone()
                    is_slow=Signal::from(is_slow)
                    on_stop=Callback::new(move |()| navigation.stop())
                    context=edition
                />
                {offers_updates.then(|| {
                    view! {
                        <UpdateNotice
                            root=root.clone()
                            is_there=Signal::from(has_update)
                            on_load=Callback::new(|()| browser::load_update())
                            on_dismiss=Callback::new(move |()| navigation.dismiss_update())
                            context=edition
                        />
                    }
                    .into_any()
                })}
                <FailureNotice
                    root
                    failure
                    on_retry=Callback::new(move |()| navigation.follow_again())
                    on_dismiss=Callback::new(move |()| navigation.dismiss())
                    context=edition
                />
            </div>
        </div>
    }
}

/// The page shown, for what is drawn anew with each edition: many read it, and one has to be taken off when they go.
fn page_within(page: Signal<PageModel>) -> Signal<PageModel> {
    let shown = move |_: Option<&PageModel>| {
        forget_reader_on_cleanup();
        page.get()
    };
    Memo::new_with_compare(shown, |_, _| true).into()
}

/// A second click on a link is no second navigation: neither that of a double click, which would be a step of its own in
/// the history, nor a later one while the page loads. With a key that opens another tab, it is.
fn follow_link(event: MouseEvent, navigation: Navigation) {
    let Some(address) = browser::link_of(&event).filter(|_| !browser::is_for_another_tab(&event)) else { return };
    if event.detail() > 1 || navigation.is_asked_for(&address) {
        event.prevent_default();
    } else {
        navigation.begin_at_top_of(&address);
    }
}

/// Answers the links of pictures on a page, finished or drawn.
fn open_picture(event: &MouseEvent, viewer: PictureViewer) {
    if let Some(id) = browser::picture_of_click(event) {
        event.prevent_default();
        viewer.ask_for(&id);
    }
}

/// Answers the buttons of films of other hosts.
fn play_film(event: &MouseEvent) {
    if let Some(film) = FilmRequest::of_click(event) {
        film.play();
    }
}

/// Answers the share buttons of a page, finished or drawn.
fn share(event: &MouseEvent, status: RwSignal<ShareStatus>) {
    let Some(ShareRequest { action, url, title }) = ShareRequest::of_click(event) else {
        return;
    };
    spawn_local(async move {
        match action {
            ShareAction::Copy => {
                let copied = browser::copy(&url).await;
                status.set(if copied { ShareStatus::Copied } else { ShareStatus::CopyFailed });
            }
            ShareAction::Device => browser::share(&url, &title, None).await,
        }
    });
}
