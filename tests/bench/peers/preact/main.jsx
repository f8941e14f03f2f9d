import { render } from "preact";
import { start } from "../shared/navigation.js";
import { List } from "./list.jsx";
import { Footer, Header, Recent } from "./shell.jsx";

const App = ({ page }) => {
  const { edition, path } = page;
  return (
    <>
      <a class="skip-link" href={`${path}#main`}>
        {edition.words.texts.skip_to_content}
      </a>
      <Header edition={edition} path={path} />
      <div class="progress" />
      <div class="page">
        <main id="main" tabIndex={-1}>
          <List page={page} />
        </main>
        <aside>
          <Recent entries={page.recent} words={edition.words} />
        </aside>
      </div>
      <Footer edition={edition} path={path} />
    </>
  );
};

const root = document.getElementById("app");
start((page) => render(<App page={page} />, root));
