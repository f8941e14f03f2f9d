//! What a reader looks for, and what was found.

use crate::{
    app::{Client, browser, passing::forget_reader_on_cleanup},
    model::{
        id::CategorySlug,
        loader::SearchResults,
        locale::Year,
        page::EditionContext,
        publication::Documents,
        route::{Place, Route},
        search::{QueryWord, SearchRequest, Terms},
        source::{Failure, Reason},
    },
};
use futures::future::abortable;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::{cell::Cell, sync::Arc, time::Duration};

/// How many results are shown at first, and how many more each time.
const RESULTS_AT_A_TIME: usize = 10;

/// How long a reader has to pause before what they type is looked for.
const PAUSE: Duration = Duration::from_millis(80);

/// A question and its answer. Natively nothing is ever asked.
#[derive(Clone, Copy)]
pub(super) struct SearchSession {
    question: RwSignal<Question>,
    answer: RwSignal<Answer>,
    years: RwSignal<Vec<Year>>,
    context: StoredValue<Arc<EditionContext>>,
    client: StoredValue<Option<Client>>,
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Question {
    request: SearchRequest,
    /// How many results are wanted.
    count: usize,
    /// Whether the reader types; else it came by the address or a choice, and is answered at once.
    is_typed: bool,
    /// How often the same was asked.
    round: u32,
}

/// What came of a question.
#[derive(Clone, Debug, Default)]
pub(super) enum Answer {
    /// Nothing was asked.
    #[default]
    None,
    /// These were found.
    Found(Arc<Found>),
    /// The index could not be loaded.
    Failed(Failure),
}

/// What was found, and for which words.
#[derive(Debug)]
pub(super) struct Found {
    /// What was typed.
    pub(super) text: String,
    /// The words of it, which every result is marked with.
    pub(super) asked: Arc<[QueryWord]>,
    /// The articles.
    pub(super) results: SearchResults,
}

impl SearchSession {
    pub(super) fn start(context: Arc<EditionContext>) -> Self {
        let question = Question { count: RESULTS_AT_A_TIME, ..Question::default() };
        let is_published = context.site.documents == Documents::Pages;
        let session = Self {
            question: RwSignal::new(question),
            answer: RwSignal::default(),
            years: RwSignal::default(),
            context: StoredValue::new(context),
            client: StoredValue::new(use_context::<Client>()),
        };
        if session.client.with_value(Option::is_some) && is_published {
            session.follow_address();
            session.answer_questions();
        }
        session
    }

    pub(super) fn request(self) -> SearchRequest {
        self.question.with(|question| question.request.clone())
    }

    pub(super) fn text(self) -> String {
        self.question.with(|question| question.request.text.clone())
    }

    /// Whether anything is looked for, and can be found.
    pub(super) fn is_answered(self) -> bool {
        let has_failed = self.answer.with(|answer| matches!(answer, Answer::Failed(_)));
        !has_failed && self.question.with(|question| !question.request.is_empty())
    }

    pub(super) fn years(self) -> Vec<Year> {
        self.years.get()
    }

    pub(super) fn answer(self) -> Answer {
        self.answer.get()
    }

    pub(super) fn type_text(self, text: String) {
        self.change(|question| {
            question.request.text = text;
            question.is_typed = true;
        });
    }

    pub(super) fn choose_category(self, category: Option<CategorySlug>) {
        self.change(|question| question.request.category = category);
    }

    pub(super) fn choose_year(self, year: Option<Year>) {
        self.change(|question| question.request.year = year);
    }

    pub(super) fn show_more(self) {
        self.question.update(|question| {
            question.count += RESULTS_AT_A_TIME;
            question.is_typed = false;
        });
    }

    /// Asks the same once more, at once.
    pub(super) fn ask_again(self) {
        self.question.update(|question| {
            question.round += 1;
            question.is_typed = false;
        });
    }

    /// Loads what the text of an article says of what was asked for, while its result is shown.
    pub(super) fn look_into(self, place: Place, asked: Arc<[QueryWord]>, then: impl FnOnce(String) + 'static) {
        let Some(client) = self.client.get_value().filter(|_| !browser::saves_data()) else { return };
        let context = self.context.get_value();
        let (task, handle) = abortable(async move {
            if let Some(text) = client.loader.text_around(&context.edition, &place, &asked).await {
                then(text);
            }
        });
        on_cleanup(move || handle.abort());
        spawn_local(async move {
            let _ = task.await;
        });
    }

    /// Asks something else.
    fn change(self, change: impl FnOnce(&mut Question)) {
        self.question.update(|question| {
            question.count = RESULTS_AT_A_TIME;
            question.is_typed = false;
            change(question);
        });
    }

    /// Shows in the address what is looked for: no step of the history, and not at each letter, as engines refuse what
    /// changes it a hundred times in some seconds, the next link, too.
    fn show_in_address(self, request: &SearchRequest) {
        let context = self.context.get_value();
        if browser::search_request(&context.base).is_some_and(|shown| shown != *request) {
            let route = Route::Edition(context.edition.code.clone(), Place::Search);
            browser::replace_query(&context.base, &route, &request.to_string());
        }
    }

    /// Asks what the address asks for: at first, and when a link or a step back leads here again.
    fn follow_address(self) {
        let url = use_context::<BrowserUrl>();
        Effect::new(move |_| {
            forget_reader_on_cleanup();
            if let Some(url) = &url {
                url.as_url().track();
            }
            let base = self.context.with_value(|context| context.base.clone());
            let Some(request) = browser::search_request(&base) else { return };
            if self.question.with_untracked(|question| question.request != request) {
                let question = Question { request, count: RESULTS_AT_A_TIME, ..Question::default() };
                self.question.set(question);
            }
        });
    }

    fn answer_questions(self) {
        Effect::new(move |_| {
            let question = self.question.get();
            if question.is_typed {
                if let Ok(timer) = set_timeout_with_handle(move || self.look_for(question), PAUSE) {
                    on_cleanup(move || timer.clear());
                }
            } else {
                self.look_for(question);
            }
        });
    }

    /// What it loads is not given up for the next question, which is mostly answered from the same files.
    fn look_for(self, question: Question) {
        let Some(client) = self.client.get_value() else { return };
        self.show_in_address(&question.request);
        let context = self.context.get_value();
        spawn_local(async move {
            let Question { request, count, .. } = &question;
            // The reader may have asked something else meanwhile, or have left.
            let is_wanted = || self.question.try_with_untracked(|now| *now == question) == Some(true);
            let has_begun = Cell::new(false);
            let on_first = |results: SearchResults| {
                // What is shown for these words does not become shorter.
                if is_wanted() && self.shown_for(&request.text) < results.records.len() {
                    has_begun.set(true);
                    self.show(request, Ok(results));
                }
            };
            let outcome = client.loader.find_articles(&context.edition, request, *count, &on_first).await;
            match outcome {
                _ if !is_wanted() => {}
                // What has come stays, with the button that asks for more.
                Err(failure) if has_begun.get() => tell_owner(&failure),
                outcome => self.show(request, outcome),
            }
        });
    }

    /// How many results are shown for these words.
    fn shown_for(self, text: &str) -> usize {
        self.answer.with_untracked(|answer| match answer {
            Answer::Found(found) if found.text == text => found.results.records.len(),
            _ => 0,
        })
    }

    fn show(self, request: &SearchRequest, outcome: Result<SearchResults, Failure>) {
        let answer = match outcome {
            Ok(results) => {
                self.years.set(results.years.clone());
                if request.is_empty() {
                    Answer::None
                } else {
                    let asked =
                        self.context.with_value(|context| Terms::new(&context.edition.lang).of_query(&request.text));
                    Answer::Found(Arc::new(Found { text: request.text.clone(), asked: asked.into(), results }))
                }
            }
            Err(failure) => {
                if !matches!(self.answer.get_untracked(), Answer::Failed(_)) {
                    tell_owner(&failure);
                }
                Answer::Failed(failure)
            }
        };
        self.answer.set(answer);
    }
}

/// What a host or a file does wrong is for the owner; that the reader goes on is not.
fn tell_owner(failure: &Failure) {
    if failure.reason != Reason::Stopped {
        browser::warn(&failure.to_string());
    }
}
