import { Show, createSignal } from "solid-js";
import { render } from "solid-js/web";
import { start } from "../shared/navigation.js";
import { List } from "./list.jsx";
import { Drawer } from "./menu.jsx";
import { Footer, Header, Recent, ShareOutcome } from "./shell.jsx";

const [page, setPage] = createSignal();

const App = () => (
  // Keyed by edition: within one, what stands around the list stays.
  <Show when={page()?.edition} keyed>
    {(edition) => {
      let drawer;
      return (
        <div class="app">
          <div class="frame">
            <Header edition={edition} page={page()} onMenu={() => drawer.showModal()} />
            <div class="page">
              <main id="main" tabindex="-1">
                <List page={page()} />
              </main>
              <aside>
                <Recent entries={page().recent} words={edition.words} />
              </aside>
            </div>
            <Footer edition={edition} path={page().path} />
          </div>
          <div class="progress" />
          <Drawer edition={edition} page={page()} ref={drawer} />
          <ShareOutcome />
        </div>
      );
    }}
  </Show>
);

render(App, document.getElementById("app"));
start(setPage);
