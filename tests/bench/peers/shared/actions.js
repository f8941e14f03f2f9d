// What the buttons of a card do.

/** How long it is said what became of a copy, in milliseconds. */
const SAID_FOR = 5000;

let say;
let silence;

/** @param {(outcome: string) => void} listener tells the reader what became of a copy, and after a moment nothing */
export function onOutcome(listener) {
  say = listener;
}

/** Puts an address on the clipboard. */
export async function copy(url, { texts }) {
  const outcome = await navigator.clipboard.writeText(url).then(
    () => texts.link_copied,
    () => texts.copy_failed,
  );
  clearTimeout(silence);
  say(outcome);
  silence = setTimeout(say, SAID_FOR, "");
}

/** Whether the device has a sheet of its own for sharing. */
export const canShare = "share" in navigator;

/** Opens that sheet; a reader who closes it again changes nothing. */
export const shareByDevice = ({ url, title }) => navigator.share({ url, title }).catch(() => {});
