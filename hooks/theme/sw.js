/* The service worker: the whole handbook on the device, so that it opens without a network.
   The build puts the list of files (path: hash of its content) before this line. A file is kept under its path and hash, so the
   old version stays whole until the reader asks for the new one, and a new version fetches only what has changed. */
"use strict";

const STORE = "handbook";
const FILES = self.HANDBOOK_FILES || {};
const ROOT = new URL("./", self.location).pathname;
const AT_ONCE = 6;

const keyOf = (path) => `${ROOT}${path}?${FILES[path]}`;

async function keep(store, paths) {
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    if (await store.match(keyOf(path))) continue;
    const answer = await fetch(ROOT + path.replace(/(^|\/)index\.html$/, "$1"), { cache: "no-cache" });
    if (!answer.ok) throw new Error(path);
    await store.put(keyOf(path), answer);
  }
}

async function install() {
  const store = await caches.open(STORE);
  const paths = Object.keys(FILES).reverse();
  await Promise.all(Array.from({ length: AT_ONCE }, () => keep(store, paths)));
}

async function activate() {
  if (!self.HANDBOOK_FILES) {
    await caches.delete(STORE);
    return self.registration.unregister(); // a preview, which must never show what was kept
  }
  const store = await caches.open(STORE);
  const current = new Set(Object.keys(FILES).map((path) => new URL(keyOf(path), self.location).href));
  await Promise.all((await store.keys()).filter((kept) => !current.has(kept.url)).map((kept) => store.delete(kept)));
  return self.clients.claim();
}

async function kept(path) {
  const answer = await (await caches.open(STORE)).match(keyOf(path));
  if (!answer || !answer.redirected) return answer;
  return new Response(answer.body, { headers: answer.headers }); // browsers refuse a redirected answer to a navigation
}

async function answer(request, path) {
  return (FILES[path] && (await kept(path))) || fetch(request).catch(async (error) => {
    const nowhere = request.mode === "navigate" && (await kept("404.html"));
    if (nowhere) return nowhere;
    throw error;
  });
}

self.addEventListener("install", (event) => {
  if (!self.HANDBOOK_FILES) self.skipWaiting();
  event.waitUntil(install());
});
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.data === "handbook-update" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(ROOT)) return;
  const path = decodeURI(url.pathname.slice(ROOT.length));
  event.respondWith(answer(event.request, path === "" || path.endsWith("/") ? `${path}index.html` : path));
});
