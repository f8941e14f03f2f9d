import { useState } from "preact/hooks";
import { Icon } from "./icon.jsx";

/** The menu and the editions in one line, or the link to the drawer: the style sheet chooses. */
export const Bar = ({ edition, page, onMenu }) => {
  const { words, menu, editions } = edition;
  const open = (event) => {
    event.preventDefault();
    onMenu();
  };
  return (
    <div class="bar" data-label={words.texts.menu}>
      <div class="bar-line">
        <Ruler menu={menu} editions={editions} />
        <div class="bar-room">
          <div class="bar-parts">
            <nav class="main-menu" aria-label={words.texts.menu}>
              <ul class="menu-bar">
                {menu.map((entry, index) => (
                  <BarEntry key={entry.label} id={`submenu-${index}`} entry={entry} page={page} words={words} />
                ))}
              </ul>
            </nav>
            <Editions class="editions" edition={edition} page={page} />
          </div>
          <a class="open-menu" href={`${page.path}#menu`} target="_self" aria-haspopup="dialog" onClick={open}>
            <Icon name="menu" />
            <span>{words.texts.menu}</span>
          </a>
        </div>
      </div>
    </div>
  );
};

/** As wide as menu and editions together, and never seen. */
const Ruler = ({ menu, editions }) => (
  <div class="ruler" aria-hidden="true">
    <div class="ruler-menu">
      {menu.map(({ label, items }) => (
        <span key={label} data-label={label} class={items && "opens"} />
      ))}
    </div>
    <div class="ruler-editions">
      {editions.map(({ lang, label }) => (
        <span key={lang} data-label={label} lang={lang} />
      ))}
    </div>
  </div>
);

const BarEntry = ({ id, entry, page, words }) => {
  const [isOpen, setOpen] = useState(false);
  if (!entry.items) {
    return (
      <li>
        <MenuLink entry={entry} page={page} />
      </li>
    );
  }
  return (
    <li class={isOpen ? "has-submenu open" : "has-submenu"}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={words.fill("open_submenu", { label: entry.label })}
        onClick={() => setOpen(!isOpen)}
      >
        {entry.label}
        <Icon name="down" />
      </button>
      <ul class="submenu" id={id}>
        {entry.items.map((item) => (
          <li key={item.href}>
            <MenuLink entry={item} page={page} />
          </li>
        ))}
      </ul>
    </li>
  );
};

export const Drawer = ({ edition, page, dialog }) => {
  const { words, menu, copyright } = edition;
  return (
    <dialog
      class="drawer"
      id="menu"
      ref={dialog}
      aria-label={words.texts.menu}
      onClick={(event) => leaves(event) && event.currentTarget.close()}
    >
      <div class="drawer-inner">
        <a class="close-menu" href={`${page.path}#top`} target="_self" onClick={(event) => event.preventDefault()}>
          <Icon name="close" />
          <span>{words.texts.close_menu}</span>
        </a>
        <nav aria-label={words.texts.menu}>
          <MenuTree entries={menu} page={page} />
        </nav>
        <Editions edition={edition} page={page} />
        <p class="copyright">{copyright}</p>
      </div>
    </dialog>
  );
};

/** A link was followed, or what lies beside the drawer was clicked, which counts as the dialog itself. */
const leaves = ({ target }) => target.tagName === "DIALOG" || target.closest("a");

const MenuTree = ({ entries, page }) => (
  <ul class="menu-tree">
    {entries.map((entry) => (
      <li key={entry.label}>
        {entry.items ? (
          <>
            <p class="menu-group">{entry.label}</p>
            <MenuTree entries={entry.items} page={page} />
          </>
        ) : (
          <MenuLink entry={entry} page={page} />
        )}
      </li>
    ))}
  </ul>
);

const MenuLink = ({ entry, page }) => (
  <a href={entry.href} aria-current={entry.href === page.current ? "page" : undefined}>
    {entry.label}
  </a>
);

const Editions = ({ class: name, edition: { editions, words }, page }) =>
  editions.length > 0 && (
    <nav class={name} aria-label={words.texts.editions}>
      <ul class="switcher">
        {editions.map(({ href, lang, dir, label, current }) => (
          <li key={lang}>
            <a
              href={current ? page.path : href}
              lang={lang}
              hreflang={lang}
              dir={dir}
              aria-current={current ? "true" : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
