import { useEffect, useState } from "preact/hooks";
import { onOutcome } from "../shared/actions.js";
import { Icon } from "./icon.jsx";
import { Bar } from "./menu.jsx";

export const Header = ({ edition, page, onMenu }) => {
  const { words, title, tagline, site, code } = edition;
  return (
    <header class="site-header">
      <a class="skip-link" href={`${page.path}#main`} target="_self">
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
        <Bar edition={edition} page={page} onMenu={onMenu} />
      </div>
    </header>
  );
};

export const Recent = ({ entries, words }) => (
  <section class="recent" aria-labelledby="recent-title">
    <h2 id="recent-title">{words.texts.recent_posts}</h2>
    <ul>
      {entries.map((entry) => (
        <li key={entry.href}>
          <a href={entry.href}>
            <bdi>{entry.title}</bdi>
          </a>
          <time dateTime={entry.time}>{entry.date}</time>
        </li>
      ))}
    </ul>
  </section>
);

export const Footer = ({ edition, path }) => (
  <footer class="site-footer">
    <div class="site-footer-inner">
      <ul class="social" aria-label={edition.words.texts.follow_us}>
        {edition.site.social.map(({ service, url }) => (
          <li key={service}>
            <a href={url} rel="external noopener me" title={service} aria-label={service}>
              <Icon name={service} />
            </a>
          </li>
        ))}
      </ul>
      <p class="copyright">{edition.copyright}</p>
      <a class="back-to-top" target="_self" href={`${path}#top`}>
        <Icon name="up" />
        {edition.words.texts.back_to_top}
      </a>
    </div>
  </footer>
);

export const ShareOutcome = () => {
  const [outcome, setOutcome] = useState("");
  useEffect(() => onOutcome(setOutcome), []);
  return (
    <p class={outcome ? "share-outcome shown" : "share-outcome"} role="status">
      {outcome}
    </p>
  );
};
