// The first script of every page the test server serves: keeps what the console would say of faults, from page to
// page, in every engine.
{
  const KEY = "recorder";
  const record = (text) => {
    const before = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    sessionStorage.setItem(KEY, JSON.stringify([...before, text]));
  };
  for (const level of ["warn", "error"]) {
    const original = console[level];
    console[level] = (...words) => {
      record(`${level}: ${words.join(" ")}`);
      original.apply(console, words);
    };
  }
  addEventListener(
    "error",
    ({ message, target }) => record(`error: ${message ?? `${target.localName} ${target.src ?? target.href}`}`),
    true, // A file that does not load tells only its own element.
  );
  addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, sample }) =>
    record(`violation of ${violatedDirective}: ${sourceFile} ${sample}`));
  addEventListener("unhandledrejection", ({ reason }) => record(`unhandled rejection: ${reason}`));
}
