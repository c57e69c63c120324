'use strict';
// Shows what the notification service sends: a title and a link. It keeps nothing, fetches nothing, serves no page.
const HOME = '/hop-viec';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('push', event => {
  let message = {};
  try { message = event.data.json(); } catch (e) { /* not ours, or empty: say only that there is something */ }
  event.waitUntil(self.registration.showNotification(message.title || 'PCMT', { tag: message.tag, data: message.link }));
});
self.addEventListener('notificationclick', event => {
  event.notification.close();
  let to = new URL(HOME, self.location.origin);
  try {
    const asked = new URL(event.notification.data, self.location.origin);
    if (asked.origin === self.location.origin) to = asked;
  } catch (e) { /* no address: the inbox has it */ }
  event.waitUntil(self.clients.openWindow(to.href));
});
