import { Show, createSignal } from "solid-js";
import { render } from "solid-js/web";
import { start } from "../shared/navigation.js";
import { Footer, Header, Recent } from "./shell.jsx";
import { List } from "./list.jsx";

const [page, setPage] = createSignal();

const App = () => (
  // Keyed by edition: within one, what stands around the list stays.
  <Show when={page()?.edition} keyed>
    {(edition) => (
      <>
        <a class="skip-link" href={`${page().path}#main`}>
          {edition.words.texts.skip_to_content}
        </a>
        <Header edition={edition} path={page().path} />
        <div class="progress" />
        <div class="page">
          <main id="main" tabindex="-1">
            <List page={page()} />
          </main>
          <aside>
            <Recent entries={page().recent} words={edition.words} />
          </aside>
        </div>
        <Footer edition={edition} path={page().path} />
      </>
    )}
  </Show>
);

render(App, document.getElementById("app"));
start(setPage);
