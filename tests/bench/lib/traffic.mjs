// What a page downloads, counted by the browser itself.

/** Time without a request after which a page is loaded. */
const QUIET = 500;

const KINDS = [
  ["html", /html/],
  ["css", /css/],
  ["js", /javascript/],
  ["wasm", /wasm/],
  ["json", /json/],
  ["images", /^image/],
];

export class Traffic {
  /** Bytes of bodies as they came over the network, by kind. */
  bytes = Object.fromEntries([...KINDS.map(([kind]) => [kind, 0]), ["other", 0]]);
  #open = new Map();
  #last = performance.now();

  /** @param {import("./browser.mjs").Tab} tab */
  static async watch({ session }) {
    const traffic = new Traffic();
    session.on("Network.requestWillBeSent", ({ requestId }) => traffic.#note(requestId, { kind: "other", headers: 0 }));
    session.on("Network.responseReceived", ({ requestId, response }) => {
      const kind = KINDS.find(([, pattern]) => pattern.test(response.mimeType))?.[0] ?? "other";
      traffic.#note(requestId, { kind, headers: response.encodedDataLength });
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => traffic.#end(requestId, encodedDataLength));
    session.on("Network.loadingFailed", ({ requestId }) => traffic.#end(requestId, 0));
    await session.send("Network.enable");
    return traffic;
  }

  #note(id, request) {
    this.#open.set(id, request);
    this.#last = performance.now();
  }

  #end(id, received) {
    const request = this.#open.get(id);
    if (!request) return;
    this.#open.delete(id);
    this.#last = performance.now();
    this.bytes[request.kind] += Math.max(0, received - request.headers);
  }

  /** Waits until nothing is being downloaded, and nothing was for a moment. */
  async quiet() {
    for (;;) {
      const left = this.#open.size > 0 ? QUIET : QUIET - (performance.now() - this.#last);
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
}
