// The first script of every page the test server serves: keeps what the console would say of faults, and what was asked
// of other hosts, from page to page, in every engine.
{
  const keep = (key, text) => {
    const before = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    sessionStorage.setItem(key, JSON.stringify([...before, text]));
  };
  const record = (text) => keep("recorder", text);
  for (const level of ["warn", "error"]) {
    const original = console[level];
    console[level] = (...words) => {
      record(`${level}: ${words.join(" ")}`);
      original.apply(console, words);
    };
  }
  // What a page still loads when it is left is broken off, and WebKit tells the elements.
  let isLeft = false;
  addEventListener("beforeunload", () => (isLeft = true));
  addEventListener("pageshow", () => (isLeft = false));
  addEventListener(
    "error",
    ({ message, target }) => {
      const isBrokenOff = isLeft && target !== window;
      // What is asked for early tells the element that shows it, too.
      if (!isBrokenOff && target.rel !== "preload") record(`error: ${message ?? `${target.localName} ${target.src ?? target.href}`}`);
    },
    true, // A file that does not load tells only its own element.
  );
  addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, sample }) =>
    record(`violation of ${violatedDirective}: ${sourceFile} ${sample}`));
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (new URL(name).origin !== location.origin) keep("recorder-elsewhere", name);
  }).observe({ type: "resource", buffered: true });
  // What a scenario runs in the page, by its address.
  addEventListener("recorder-run", async ({ detail }) => {
    await import(detail);
    window.recorderRan = detail;
  });
  addEventListener("unhandledrejection", ({ reason }) => record(`unhandled rejection: ${reason}`));
}
