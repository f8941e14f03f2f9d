import { render } from "preact";
import { useRef } from "preact/hooks";
import { start } from "../shared/navigation.js";
import { List } from "./list.jsx";
import { Drawer } from "./menu.jsx";
import { Footer, Header, Recent, ShareOutcome } from "./shell.jsx";

const App = ({ page }) => {
  const { edition, path } = page;
  const drawer = useRef();
  return (
    <div class="app">
      <div class="frame">
        <Header edition={edition} page={page} onMenu={() => drawer.current.showModal()} />
        <div class="page">
          <main id="main" tabIndex={-1}>
            <List page={page} />
          </main>
          <aside>
            <Recent entries={page.recent} words={edition.words} />
          </aside>
        </div>
        <Footer edition={edition} path={path} />
      </div>
      <div class="progress" />
      <Drawer edition={edition} page={page} dialog={drawer} />
      <ShareOutcome />
    </div>
  );
};

const root = document.getElementById("app");
start((page) => render(<App page={page} />, root));
