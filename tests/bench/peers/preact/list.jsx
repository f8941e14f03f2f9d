import { copy, shareByDevice } from "../shared/actions.js";
import { sanitize } from "../shared/page.js";
import { Icon } from "./icon.jsx";

export const List = ({ page }) => (
  <>
    <h1 class="page-title" tabIndex={-1}>
      <bdi>{page.heading}</bdi>
    </h1>
    <div class="cards cards-list">
      {page.cards.map((card, index) => (
        <Card key={card.id} card={card} first={index === 0} edition={page.edition} />
      ))}
    </div>
    <Pager page={page} />
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
    {card.picture && (
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
    )}
    <div class="prose" dangerouslySetInnerHTML={{ __html: sanitize(card.html) }} />
    <footer class="card-footer">
      <p class="details">
        <time dateTime={card.time}>{card.date}</time>{" "}
        {card.comments && <span class="comments">{card.comments}</span>}
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
        {services.map(({ name, label, target, link }) => (
          <li key={name}>
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
        ))}
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

const Pager = ({ page }) => {
  const { texts } = page.edition.words;
  return (
    <nav class="pager" aria-label={texts.pages}>
      {page.newer && (
        <a class="newer" rel="prev" href={page.newer}>
          <Icon name="back" />
          {texts.newer_posts}
        </a>
      )}
      {page.older && (
        <a class="older" rel="next" href={page.older}>
          {texts.older_posts}
          <Icon name="forward" />
        </a>
      )}
    </nav>
  );
};
