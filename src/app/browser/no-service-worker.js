// In the place of a service worker that was published before: deletes what that has kept, and itself. Browsers of its
// readers ask for it with the next page they load.

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const own = `masthead ${new URL("./", location).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  await registration.unregister();
}
