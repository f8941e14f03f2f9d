use super::{ArchiveSection, PageHeading, WayUp, WayUpTo};
use crate::{
    app::components::{Card, CardRank, ImageLoading, Pager},
    model::{
        content::host_of,
        id::{AuthorSlug, CategorySlug},
        locale::Message,
        page::{EditionContext, List, ListKind, Post},
        publication::{Cards, Layout},
        selection::Selection,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The front page, a category or another list, or a page of an archive.
#[component]
pub(super) fn ListPage(list: List, context: Arc<EditionContext>) -> impl IntoView {
    let heading = list.heading(&context);
    let List { kind, posts, newer, older, layout } = list;
    let above = match &kind {
        ListKind::Selected { selection: Selection::Month(month), .. } => {
            Some(view! { <WayUp to=WayUpTo::Year(month.year()) context=context.clone()/> }.into_any())
        }
        ListKind::Selected { selection: Selection::Tag(_), .. } => {
            Some(view! { <WayUp to=WayUpTo::Section(ArchiveSection::Tags) context=context.clone()/> }.into_any())
        }
        ListKind::Selected { selection: Selection::Author(_), .. } => {
            Some(view! { <WayUp to=WayUpTo::Section(ArchiveSection::Authors) context=context.clone()/> }.into_any())
        }
        ListKind::Selected { selection: Selection::Category(_), .. } | ListKind::Front | ListKind::Archive(_) => None,
    };
    let own_page = match &kind {
        ListKind::Selected { selection: Selection::Author(slug), .. } => posts
            .first()
            .map(|post| view! { <AuthorLink slug=slug.clone() post=post.clone() context=context.clone()/> }.into_any()),
        _ => None,
    };
    let class = match &kind {
        ListKind::Front | ListKind::Archive(_) => "page-title page-title-quiet",
        ListKind::Selected { .. } => "page-title",
    };
    let category_of_list: Option<CategorySlug> = match &kind {
        ListKind::Selected { selection: Selection::Category(slug), .. } => Some(slug.clone()),
        ListKind::Selected { .. } | ListKind::Front | ListKind::Archive(_) => None,
    };
    let is_empty = posts.is_empty();
    // It is likely on the first screen; one further down is not.
    let first_pictured = posts.iter().take(2).position(Post::is_illustrated);
    let cards = posts
        .into_iter()
        .enumerate()
        .map(|(index, post)| {
            let loading = if Some(index) == first_pictured { ImageLoading::Eager } else { ImageLoading::Lazy };
            let is_lead = index == 0 && kind == ListKind::Front && layout == Layout::List;
            let rank = if is_lead { CardRank::Lead } else { CardRank::Usual };
            let category_of_list = category_of_list.clone();
            view! { <Card post layout rank category_of_list loading context=context.clone()/> }.into_any()
        })
        .collect_view();
    let grid = match (layout, context.site.cards) {
        (Layout::List, Cards::Summary) => "summaries",
        _ => layout.name(),
    };
    view! {
        {above}
        <PageHeading class text=heading/>
        {own_page}
        <div class=format!("cards cards-{grid}")>{cards}</div>
        {is_empty.then(|| view! { <p class="empty">{context.text(Message::NoArticles)}</p> }.into_any())}
        <Pager newer older context=context.clone()/>
    }
}

/// A link to the author's page elsewhere, where an item names one.
#[component]
fn AuthorLink(slug: AuthorSlug, post: Post, context: Arc<EditionContext>) -> impl IntoView {
    let author = post.item.author(&slug)?;
    let href = post.resolver.link(author.url.as_deref()?)?.into_string();
    let words = context.catalog.fill(Message::AuthorAt, &[("host", host_of(&href)?)]);
    Some(view! { <p class="source"><a href=href rel="external noopener">{words}</a></p> })
}
