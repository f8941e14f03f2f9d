/** Puts an address on the clipboard; answers with what to tell the reader. */
export const copy = (url, { texts }) =>
  navigator.clipboard.writeText(url).then(
    () => texts.link_copied,
    () => texts.copy_failed,
  );
