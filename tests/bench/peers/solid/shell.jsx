import { For, createSignal } from "solid-js";
import { onOutcome } from "../shared/actions.js";
import { Icon } from "./icon.jsx";
import { Bar } from "./menu.jsx";

export const Header = (props) => {
  const { words, title, tagline, site, code } = props.edition;
  return (
    <header class="site-header">
      <a class="skip-link" href={`${props.page.path}#main`} target="_self">
        {words.texts.skip_to_content}
      </a>
      <div class="site-header-inner">
        <a class="brand" href={`/${code}/`}>
          <img src={`/${site.logo}`} alt="" width="40" height="40" decoding="sync" />
          <span class="brand-words">
            <span class="brand-name">{title}</span>
            <span class="tagline">{tagline}</span>
          </span>
        </a>
        <Bar edition={props.edition} page={props.page} onMenu={props.onMenu} />
      </div>
    </header>
  );
};

export const Recent = (props) => (
  <section class="recent" aria-labelledby="recent-title">
    <h2 id="recent-title">{props.words.texts.recent_posts}</h2>
    <ul>
      <For each={props.entries}>
        {(entry) => (
          <li>
            <a href={entry.href}>
              <bdi>{entry.title}</bdi>
            </a>
            <time datetime={entry.time}>{entry.date}</time>
          </li>
        )}
      </For>
    </ul>
  </section>
);

export const Footer = (props) => (
  <footer class="site-footer">
    <div class="site-footer-inner">
      <ul class="social" aria-label={props.edition.words.texts.follow_us}>
        <For each={props.edition.site.social}>
          {({ service, url }) => (
            <li>
              <a href={url} rel="external noopener me" title={service} aria-label={service}>
                <Icon name={service} />
              </a>
            </li>
          )}
        </For>
      </ul>
      <p class="copyright">{props.edition.copyright}</p>
      <a class="back-to-top" target="_self" href={`${props.path}#top`}>
        <Icon name="up" />
        {props.edition.words.texts.back_to_top}
      </a>
    </div>
  </footer>
);

export const ShareOutcome = () => {
  const [outcome, setOutcome] = createSignal("");
  onOutcome(setOutcome);
  return (
    <p class="share-outcome" classList={{ shown: outcome() !== "" }} role="status">
      {outcome()}
    </p>
  );
};
