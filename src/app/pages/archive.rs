use super::{PageHeading, WayUp, WayUpTo};
use crate::model::{
    feed::{Counted, ListEntry},
    locale::{Message, Year},
    page::{ArchivePage, EditionContext},
    route::Place,
    selection::Selection,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The index of an edition's archive, or a year of it.
#[component]
pub(super) fn ArchiveIndexPage(archive: ArchivePage, context: Arc<EditionContext>) -> impl IntoView {
    let heading = archive.heading(&context);
    let way_up = archive
        .year
        .map(|_| view! { <WayUp to=WayUpTo::Section(ArchiveSection::Months) context=context.clone()/> }.into_any());
    let note = (archive.index.counted == Counted::Newest)
        .then(|| view! { <p class="archive-note">{context.text(Message::ArchiveOfNewest)}</p> }.into_any());
    let lists = match archive.year {
        Some(_) => view! { <Lists lists=archive.index.lists context=context.clone()/> }.into_any(),
        None => view! { <Sections archive context=context.clone()/> }.into_any(),
    };
    view! {
        {way_up}
        <PageHeading class="page-title" text=heading/>
        {note}
        <div class="archive">{lists}</div>
    }
}

/// A part of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArchiveSection {
    Months,
    Categories,
    Tags,
    Authors,
}

impl ArchiveSection {
    /// The part that names a list.
    fn of(selection: &Selection) -> Self {
        match selection {
            Selection::Month(_) => Self::Months,
            Selection::Category(_) => Self::Categories,
            Selection::Tag(_) => Self::Tags,
            Selection::Author(_) => Self::Authors,
        }
    }

    /// The id of its heading.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Months => "archive-months",
            Self::Categories => "archive-categories",
            Self::Tags => "archive-tags",
            Self::Authors => "archive-authors",
        }
    }

    /// Its heading.
    pub(super) fn heading(self) -> Message {
        match self {
            Self::Months => Message::ByDate,
            Self::Categories => Message::Categories,
            Self::Tags => Message::Tags,
            Self::Authors => Message::Authors,
        }
    }
}

/// The whole index: by date, then by topic.
#[component]
fn Sections(archive: ArchivePage, context: Arc<EditionContext>) -> impl IntoView {
    let years = archive.index.years().map(|(year, months)| {
        let lists = months.to_vec();
        view! { <YearOfIndex year lists context=context.clone()/> }.into_any()
    });
    let years: Vec<_> = years.collect();
    let is_empty = archive.index.lists.iter().all(|entry| entry.count == Some(0));
    let by_date = (!years.is_empty()).then(|| {
        let content = years.into_any();
        view! { <Section section=ArchiveSection::Months content context=context.clone()/> }.into_any()
    });
    let topics = [ArchiveSection::Categories, ArchiveSection::Tags, ArchiveSection::Authors].map(|section| {
        let of_section = archive.index.lists.iter().filter(|entry| ArchiveSection::of(&entry.selection) == section);
        let lists: Vec<_> = of_section.filter(|entry| entry.count != Some(0)).cloned().collect();
        (!lists.is_empty()).then(|| {
            let content = view! { <Lists lists context=context.clone()/> }.into_any();
            view! { <Section section content context=context.clone()/> }.into_any()
        })
    });
    view! {
        {is_empty.then(|| view! { <p class="empty">{context.text(Message::NoArticles)}</p> }.into_any())}
        {by_date}
        {topics.into_iter().collect_view()}
    }
}

#[component]
fn Section(section: ArchiveSection, content: AnyView, context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <section aria-labelledby=section.id()>
            <h2 id=section.id()>{context.text(section.heading())}</h2>
            {content}
        </section>
    }
}

#[component]
fn YearOfIndex(year: Year, lists: Vec<ListEntry>, context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <div class="archive-year">
            <h3><a href=context.href(Place::Year(year))>{context.catalog.year(year)}</a></h3>
            <Lists lists context/>
        </div>
    }
}

/// Lists by name, each with the number of its articles.
#[component]
fn Lists(lists: Vec<ListEntry>, context: Arc<EditionContext>) -> impl IntoView {
    let entry = |ListEntry { selection, label, count }| {
        let label = match &selection {
            Selection::Month(month) => context.catalog.month_name(*month),
            _ => label,
        };
        let count = count.map(|count| {
            view! { " " <span class="count">{context.catalog.count(Message::Articles, count)}</span> }.into_any()
        });
        view! { <li><a href=context.href(Place::Selected(selection))><bdi>{label}</bdi></a>{count}</li> }.into_any()
    };
    view! { <ul>{lists.into_iter().map(entry).collect_view()}</ul> }
}
