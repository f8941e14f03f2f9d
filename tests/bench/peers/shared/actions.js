// What the buttons of a card do.

/** Puts an address on the clipboard; answers with what to tell the reader. */
export const copy = (url, { texts }) =>
  navigator.clipboard.writeText(url).then(
    () => texts.link_copied,
    () => texts.copy_failed,
  );

/** Whether the device has a sheet of its own for sharing. */
export const canShare = "share" in navigator;

/** Opens that sheet; a reader who closes it again changes nothing. */
export const shareByDevice = ({ url, title }) => navigator.share({ url, title }).catch(() => {});
