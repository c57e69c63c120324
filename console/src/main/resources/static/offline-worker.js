'use strict';
// Lets reports be filled in without a network: the pages of reports, and what they are made of, are kept as they came
// last. It serves nothing but /bao-cao; what is typed is kept by form.js. Signing out deletes all of it (console.js).
const KEPT = 'bao-cao', AWAY = '/khong-co-mang', PATIENCE = 15000;
const PART = /^\/(assets|vendor|webjars)\//;

self.addEventListener('install', event => event.waitUntil((async () => {
  await (await caches.open(KEPT)).add(new Request(AWAY, { cache: 'reload' }));
  await self.skipWaiting();
})()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

const keep = async (key, answer) => {
  // Only what was answered itself: after a redirection it is the log-in, which is no report.
  if (answer.ok && answer.type === 'basic' && !answer.redirected) await (await caches.open(KEPT)).put(key, answer);
};
const soon = asked => Promise.race([asked, new Promise((_, fail) => setTimeout(() => fail(new Error('slow')), PATIENCE))]);

/** A page as it came last; it says of itself that it may be old. */
const old = async path => {
  const kept = await caches.match(path, { cacheName: KEPT });
  if (!kept) return await caches.match(AWAY, { cacheName: KEPT }) ?? Response.error();
  const headers = new Headers(kept.headers);
  ['content-encoding', 'content-length'].forEach(h => headers.delete(h));
  return new Response((await kept.text()).replace('<html ', '<html data-offline="true" '), { headers });
};
const page = async (request, path) => {
  try {
    const fresh = await soon(fetch(request));
    await keep(path, fresh.clone());
    return fresh;
  } catch (e) {
    return old(path);
  }
};
/** A form that does not get through leads back to its page, which has kept what was typed and sends it later. */
const posted = async (request, path) => {
  try {
    return await fetch(request);
  } catch (e) {
    return Response.redirect(path.split('/').slice(0, 3).join('/') + '?xong=cho', 303);
  }
};
const part = async request => {
  try {
    const fresh = await fetch(request);
    await keep(request.url, fresh.clone());
    return fresh;
  } catch (e) {
    return await caches.match(request.url, { cacheName: KEPT }) ?? Response.error();
  }
};

self.addEventListener('fetch', event => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(page(request, url.pathname));
  else if (request.mode === 'navigate' && request.method === 'POST') event.respondWith(posted(request, url.pathname));
  else if (request.method === 'GET' && PART.test(url.pathname)) event.respondWith(part(request));
});
// The first page of all came before there was a worker; it names itself, its parts and the forms that are still to be filled in.
self.addEventListener('message', event => event.waitUntil(Promise.all((event.data.keep ?? []).map(async path => {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin || await caches.match(url.pathname, { cacheName: KEPT })) return;
  try {
    await keep(PART.test(url.pathname) ? url.href : url.pathname, await fetch(url, { credentials: 'same-origin' }));
  } catch (e) { /* it is kept when it is opened */ }
}))));
