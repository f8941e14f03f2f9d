import { For, Show } from "solid-js";
import { copy, shareByDevice } from "../shared/actions.js";
import { sanitize } from "../shared/page.js";
import { Icon } from "./icon.jsx";

export const List = (props) => (
  <>
    <h1 class="page-title" tabindex="-1">
      <bdi>{props.page.heading}</bdi>
    </h1>
    <div class="cards cards-list">
      <For each={props.page.cards}>
        {(card, index) => <Card card={card} first={index() === 0} edition={props.page.edition} />}
      </For>
    </div>
    <Pager page={props.page} />
  </>
);

const Card = ({ card, first, edition }) => (
  <article class="card card-list">
    <p class="category">
      <a href={card.category.href}>
        <bdi>{card.category.label}</bdi>
      </a>
    </p>
    <h2 class="card-title">
      <a href={card.href}>
        <bdi>{card.title}</bdi>
      </a>
    </h2>
    <Show when={card.picture}>
      <img
        class="lead"
        fetchpriority={first ? "high" : undefined}
        loading={first ? "eager" : "lazy"}
        decoding="async"
        width={card.picture.width}
        height={card.picture.height}
        alt={card.picture.alt}
        src={card.picture.src}
      />
    </Show>
    <div class="prose" innerHTML={sanitize(card.html)} />
    <footer class="card-footer">
      <p class="details">
        <time datetime={card.time}>{card.date}</time>{" "}
        <Show when={card.comments}>
          <span class="comments">{card.comments}</span>
        </Show>
      </p>
      <Share card={card} edition={edition} />
    </footer>
  </article>
);

const Share = ({ card, edition }) => {
  const { words, services } = edition;
  return (
    <div class="share">
      <ul class="share-links" aria-label={words.texts.share}>
        <For each={services}>
          {({ name, label, target, link }) => (
            <li>
              <a
                class={`share-link share-${name}`}
                href={link(card)}
                target={target}
                rel="external noopener nofollow"
                title={label}
                aria-label={label}
              >
                <Icon name={name} />
              </a>
            </li>
          )}
        </For>
        <li>
          <button
            type="button"
            class="share-link share-copy"
            title={words.texts.copy_link}
            aria-label={words.texts.copy_link}
            onClick={() => copy(card.url, words)}
          >
            <Icon name="link" />
          </button>
        </li>
        <li>
          <button
            type="button"
            class="share-link share-device"
            title={words.texts.share_by_device}
            aria-label={words.texts.share_by_device}
            onClick={() => shareByDevice(card)}
          >
            <Icon name="share" />
          </button>
        </li>
      </ul>
    </div>
  );
};

const Pager = (props) => {
  const texts = () => props.page.edition.words.texts;
  return (
    <nav class="pager" aria-label={texts().pages}>
      <Show when={props.page.newer}>
        <a class="newer" rel="prev" href={props.page.newer}>
          <Icon name="back" />
          {texts().newer_posts}
        </a>
      </Show>
      <Show when={props.page.older}>
        <a class="older" rel="next" href={props.page.older}>
          {texts().older_posts}
          <Icon name="forward" />
        </a>
      </Show>
    </nav>
  );
};
