// Puts what the reader has chosen (reading_settings.rs) on the document before anything of it is drawn. It holds up the
// page, so it is short.
{
  const root = document.documentElement;
  for (const name of ["colours", "text-size"]) {
    try {
      const kept = localStorage.getItem(`masthead.${name}`);
      if (kept) root.setAttribute(`data-${name}`, kept);
    } catch {
      // Nothing may be kept.
    }
  }
  // The browser's own parts have the same colours.
  const follow = () => {
    const chosen = /^(light|dark)$/.exec(root.dataset.colours)?.[0];
    document.querySelector("meta[name=color-scheme]").content = chosen ?? "light dark";
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const { scheme } = meta.dataset;
      meta.media = !chosen ? `(prefers-color-scheme: ${scheme})` : chosen === scheme ? "all" : "not all";
    }
  };
  follow();
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-colours"] });

  // While the style sheet is on its way browsers draw nothing. Where it does not come, words come before looks.
  setTimeout(() => {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      if (link.sheet) continue;
      const late = link.cloneNode();
      late.media = "not all";
      late.onload = () => (late.media = "all");
      link.replaceWith(late);
    }
  }, 8000);
}
