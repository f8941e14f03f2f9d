import { For, Show, createSignal } from "solid-js";
import { Icon } from "./icon.jsx";

export const Header = (props) => {
  const { words, title, tagline, site, code, menu, editions } = props.edition;
  let drawer;
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
            <For each={menu}>{(entry) => <BarEntry entry={entry} path={props.path} words={words} />}</For>
          </ul>
        </nav>
        <nav class="editions" aria-label={words.texts.editions}>
          <Switcher editions={editions} />
        </nav>
        <button type="button" class="open-menu" aria-haspopup="dialog" onClick={() => drawer.showModal()}>
          <Icon name="menu" />
          <span>{words.texts.menu}</span>
        </button>
      </div>
      <dialog class="drawer" ref={drawer} aria-label={words.texts.menu} onClick={(event) => leaves(event) && drawer.close()}>
        <div class="drawer-inner">
          <button type="button" class="close-menu" onClick={() => drawer.close()}>
            <Icon name="close" />
            <span>{words.texts.close_menu}</span>
          </button>
          <nav aria-label={words.texts.menu}>
            <MenuTree entries={menu} path={props.path} />
          </nav>
          <nav aria-label={words.texts.editions}>
            <Switcher editions={editions} />
          </nav>
          <p class="copyright">{props.edition.copyright}</p>
        </div>
      </dialog>
    </header>
  );
};

/** A link was followed, or what lies beside the drawer was clicked, which counts as the dialog itself. */
const leaves = ({ target }) => target.tagName === "DIALOG" || target.closest("a");

const BarEntry = (props) => {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Show
      when={props.entry.items}
      fallback={
        <li>
          <MenuLink entry={props.entry} path={props.path} />
        </li>
      }
    >
      <li class="has-submenu" classList={{ open: isOpen() }}>
        <button
          type="button"
          aria-expanded={isOpen()}
          aria-label={props.words.fill("open_submenu", { label: props.entry.label })}
          onClick={() => setOpen(!isOpen())}
        >
          {props.entry.label}
          <Icon name="down" />
        </button>
        <ul class="submenu">
          <For each={props.entry.items}>
            {(entry) => (
              <li>
                <MenuLink entry={entry} path={props.path} />
              </li>
            )}
          </For>
        </ul>
      </li>
    </Show>
  );
};

const MenuTree = (props) => (
  <ul class="menu-tree">
    <For each={props.entries}>
      {(entry) => (
        <li>
          <Show when={entry.items} fallback={<MenuLink entry={entry} path={props.path} />}>
            <p class="menu-group">{entry.label}</p>
            <MenuTree entries={entry.items} path={props.path} />
          </Show>
        </li>
      )}
    </For>
  </ul>
);

const MenuLink = (props) => (
  <a href={props.entry.href} aria-current={props.entry.href === props.path ? "page" : undefined}>
    {props.entry.label}
  </a>
);

const Switcher = (props) => (
  <ul class="switcher">
    <For each={props.editions}>
      {({ href, lang, dir, label, current }) => (
        <li>
          <a href={href} lang={lang} hreflang={lang} dir={dir} aria-current={current ? "true" : undefined}>
            {label}
          </a>
        </li>
      )}
    </For>
  </ul>
);

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
      <a class="back-to-top" href={`${props.path}#top`}>
        <Icon name="up" />
        {props.edition.words.texts.back_to_top}
      </a>
    </div>
  </footer>
);
