import { useRef, useState } from "preact/hooks";
import { Icon } from "./icon.jsx";

export const Header = ({ edition, path }) => {
  const { words, title, tagline, site, code, menu, editions, copyright } = edition;
  const drawer = useRef();
  return (
    <header class="site-header">
      <div class="site-header-inner">
        <a class="brand" href={`/${code}/`}>
          <img src={`/${site.logo}`} alt="" width="40" height="40" />
          <span class="brand-words">
            <span class="brand-name">{title}</span>
            <span class="tagline">{tagline}</span>
          </span>
        </a>
        <nav class="main-menu" aria-label={words.texts.menu}>
          <ul class="menu-bar">
            {menu.map((entry) => (
              <BarEntry key={entry.label} entry={entry} path={path} words={words} />
            ))}
          </ul>
        </nav>
        <nav class="editions" aria-label={words.texts.editions}>
          <Switcher editions={editions} />
        </nav>
        <button type="button" class="open-menu" aria-haspopup="dialog" onClick={() => drawer.current.showModal()}>
          <Icon name="menu" />
          <span>{words.texts.menu}</span>
        </button>
      </div>
      <dialog
        class="drawer"
        ref={drawer}
        aria-label={words.texts.menu}
        onClick={(event) => leaves(event) && drawer.current.close()}
      >
        <div class="drawer-inner">
          <button type="button" class="close-menu" onClick={() => drawer.current.close()}>
            <Icon name="close" />
            <span>{words.texts.close_menu}</span>
          </button>
          <nav aria-label={words.texts.menu}>
            <MenuTree entries={menu} path={path} />
          </nav>
          <nav aria-label={words.texts.editions}>
            <Switcher editions={editions} />
          </nav>
          <p class="copyright">{copyright}</p>
        </div>
      </dialog>
    </header>
  );
};

/** A link was followed, or what lies beside the drawer was clicked, which counts as the dialog itself. */
const leaves = ({ target }) => target.tagName === "DIALOG" || target.closest("a");

const BarEntry = ({ entry, path, words }) => {
  const [isOpen, setOpen] = useState(false);
  if (!entry.items) {
    return (
      <li>
        <MenuLink entry={entry} path={path} />
      </li>
    );
  }
  return (
    <li class={isOpen ? "has-submenu open" : "has-submenu"}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={words.fill("open_submenu", { label: entry.label })}
        onClick={() => setOpen(!isOpen)}
      >
        {entry.label}
        <Icon name="down" />
      </button>
      <ul class="submenu">
        {entry.items.map((item) => (
          <li key={item.href}>
            <MenuLink entry={item} path={path} />
          </li>
        ))}
      </ul>
    </li>
  );
};

const MenuTree = ({ entries, path }) => (
  <ul class="menu-tree">
    {entries.map((entry) => (
      <li key={entry.label}>
        {entry.items ? (
          <>
            <p class="menu-group">{entry.label}</p>
            <MenuTree entries={entry.items} path={path} />
          </>
        ) : (
          <MenuLink entry={entry} path={path} />
        )}
      </li>
    ))}
  </ul>
);

const MenuLink = ({ entry, path }) => (
  <a href={entry.href} aria-current={entry.href === path ? "page" : undefined}>
    {entry.label}
  </a>
);

const Switcher = ({ editions }) => (
  <ul class="switcher">
    {editions.map(({ href, lang, dir, label, current }) => (
      <li key={lang}>
        <a href={href} lang={lang} hreflang={lang} dir={dir} aria-current={current ? "true" : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);

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
      <a class="back-to-top" href={`${path}#top`}>
        <Icon name="up" />
        {edition.words.texts.back_to_top}
      </a>
    </div>
  </footer>
);
