'use strict';
// Keeps the pages of reports on this device, and shows which reports wait for a network to be sent.
(() => {
  if (!navigator.serviceWorker) return;
  const WORKER = '/offline-worker.js', MOST = 6;
  const here = () => [location.pathname,
    ...performance.getEntriesByType('resource').map(r => r.name).filter(n => n.startsWith(location.origin) && /\/(assets|vendor|webjars)\//.test(n)),
    ...$$('a.b1[href^="/bao-cao/"]').slice(0, MOST).map(a => a.getAttribute('href'))];
  const start = async () => {
    // Pages of whoever was here before are not for whoever is here now.
    const who = document.body.dataset.who;
    if (store.get('bc-who') !== who && !root.dataset.offline) {
      await caches.delete('bao-cao');
      store.set('bc-who', who);
    }
    await navigator.serviceWorker.register(WORKER, { scope: '/bao-cao' });
    const registered = await navigator.serviceWorker.getRegistration('/bao-cao');
    const worker = registered.active ?? registered.waiting ?? registered.installing;
    const tell = () => worker.postMessage({ keep: here() });
    if (worker.state === 'activated') tell();
    else worker.addEventListener('statechange', () => { if (worker.state === 'activated') tell(); });
  };
  if (document.readyState === 'complete') start().catch(() => { /* without a worker a page needs the network */ });
  else addEventListener('load', () => start().catch(() => { /* the same */ }));

  const list = $('#cho-gui');
  if (!list) return;
  const waiting = () => waitingReports().map(id => '/bao-cao/' + encodeURIComponent(id));
  const show = () => {
    const paths = waiting();
    list.hidden = !paths.length;
    $('ul', list).replaceChildren(...paths.map(path => {
      const item = document.createElement('li');
      item.append(Object.assign(document.createElement('a'), { href: path, textContent: decodeURIComponent(path.slice(9)) }));
      return item;
    }));
    // The form sends by itself when it is opened; once a session, so that a form that is refused is not opened for ever.
    const next = paths.find(path => !sessionStorage.getItem('cho:' + path));
    if (next && navigator.onLine && !root.dataset.offline) {
      sessionStorage.setItem('cho:' + next, '1');
      location.assign(next);
    }
  };
  addEventListener('online', () => { if (root.dataset.offline) location.reload(); else show(); });
  show();
})();
