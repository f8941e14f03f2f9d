import { For, Show, createSignal } from "solid-js";
import { Icon } from "./icon.jsx";

/** The menu and the editions in one line, or the link to the drawer: the style sheet chooses. */
export const Bar = (props) => {
  const { words, menu, editions } = props.edition;
  const open = (event) => {
    event.preventDefault();
    props.onMenu();
  };
  return (
    <div class="bar" data-label={words.texts.menu}>
      <div class="bar-line">
        <Ruler menu={menu} editions={editions} />
        <div class="bar-room">
          <div class="bar-parts">
            <nav class="main-menu" aria-label={words.texts.menu}>
              <ul class="menu-bar">
                <For each={menu}>
                  {(entry, index) => (
                    <BarEntry id={`submenu-${index()}`} entry={entry} page={props.page} words={words} />
                  )}
                </For>
              </ul>
            </nav>
            <Editions class="editions" edition={props.edition} page={props.page} />
          </div>
          <a class="open-menu" href={`${props.page.path}#menu`} target="_self" aria-haspopup="dialog" onClick={open}>
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
      <For each={menu}>{({ label, items }) => <span data-label={label} class={items && "opens"} />}</For>
    </div>
    <div class="ruler-editions">
      <For each={editions}>{({ lang, label }) => <span data-label={label} lang={lang} />}</For>
    </div>
  </div>
);

const BarEntry = (props) => {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Show
      when={props.entry.items}
      fallback={
        <li>
          <MenuLink entry={props.entry} page={props.page} />
        </li>
      }
    >
      <li class="has-submenu" classList={{ open: isOpen() }}>
        <button
          type="button"
          aria-expanded={isOpen()}
          aria-controls={props.id}
          aria-label={props.words.fill("open_submenu", { label: props.entry.label })}
          onClick={() => setOpen(!isOpen())}
        >
          {props.entry.label}
          <Icon name="down" />
        </button>
        <ul class="submenu" id={props.id}>
          <For each={props.entry.items}>
            {(entry) => (
              <li>
                <MenuLink entry={entry} page={props.page} />
              </li>
            )}
          </For>
        </ul>
      </li>
    </Show>
  );
};

export const Drawer = (props) => {
  const { words, menu, copyright } = props.edition;
  const close = (event) => leaves(event) && event.currentTarget.close();
  return (
    <dialog class="drawer" id="menu" ref={props.ref} aria-label={words.texts.menu} onClick={close}>
      <div class="drawer-inner">
        <a
          class="close-menu"
          href={`${props.page.path}#top`}
          target="_self"
          onClick={(event) => event.preventDefault()}
        >
          <Icon name="close" />
          <span>{words.texts.close_menu}</span>
        </a>
        <nav aria-label={words.texts.menu}>
          <MenuTree entries={menu} page={props.page} />
        </nav>
        <Editions edition={props.edition} page={props.page} />
        <p class="copyright">{copyright}</p>
      </div>
    </dialog>
  );
};

/** A link was followed, or what lies beside the drawer was clicked, which counts as the dialog itself. */
const leaves = ({ target }) => target.tagName === "DIALOG" || target.closest("a");

const MenuTree = (props) => (
  <ul class="menu-tree">
    <For each={props.entries}>
      {(entry) => (
        <li>
          <Show when={entry.items} fallback={<MenuLink entry={entry} page={props.page} />}>
            <p class="menu-group">{entry.label}</p>
            <MenuTree entries={entry.items} page={props.page} />
          </Show>
        </li>
      )}
    </For>
  </ul>
);

const MenuLink = (props) => (
  <a href={props.entry.href} aria-current={props.entry.href === props.page.current ? "page" : undefined}>
    {props.entry.label}
  </a>
);

const Editions = (props) => (
  <Show when={props.edition.editions.length > 0}>
    <nav class={props.class} aria-label={props.edition.words.texts.editions}>
      <ul class="switcher">
        <For each={props.edition.editions}>
          {({ href, lang, dir, label, current }) => (
            <li>
              <a
                href={current ? props.page.path : href}
                lang={lang}
                hreflang={lang}
                dir={dir}
                aria-current={current ? "true" : undefined}
              >
                {label}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  </Show>
);
