'use strict';
// The stamp in the top bar: live, late, disconnected. The event source itself belongs to htmx's extension.
(() => {
  const live = $('#live'), text = live.lastElementChild;
  let heard = Date.now(), down = false, first = true;
  const fill = (t, v) => t.replace('{0}', v);
  const asOf = () => {
    const d = $('#du-lieu');
    return d ? new Date(+d.dataset.asOf).toLocaleTimeString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour12: false }) : '';
  };
  const draw = () => {
    const silent = (Date.now() - heard) / 1000, off = down || !navigator.onLine, late = silent > 60;
    live.hidden = false;
    live.classList.toggle('off', off);
    live.classList.toggle('stale', !off && late);
    text.textContent = off ? (innerWidth < 500 ? live.dataset.offShort : fill(live.dataset.off, asOf()))
      : late ? fill(live.dataset.slow, Math.floor(silent / 60))
      : innerWidth < 500 ? asOf() : fill(live.dataset.ok, asOf());
  };
  htmx.createEventSource = url => {
    const s = new EventSource(url);
    s.addEventListener('open', () => {
      down = false; heard = Date.now();
      // What happened while the connection was away is unknown: ask again.
      if (!first) htmx.trigger(document.body, 'lam-moi');
      first = false; draw();
    });
    s.addEventListener('error', () => { down = true; draw(); });
    s.addEventListener('totals', () => { heard = Date.now(); draw(); });
    s.addEventListener('nhip', e => { if (e.data === 'ok') heard = Date.now(); draw(); });
    addEventListener('pagehide', () => s.close());
    return s;
  };
  // What was open stays open, and what the reader is at is not taken away.
  const open = new Set();
  let at = null;
  document.addEventListener('toggle', e => { if (e.target.id) e.target.open ? open.add(e.target.id) : open.delete(e.target.id); }, true);
  document.addEventListener('htmx:beforeSwap', e => {
    const a = document.activeElement, href = a?.getAttribute?.('href');
    at = href && !a.id && e.target.contains(a) ? [href, $$('a').filter(x => x.getAttribute('href') === href).indexOf(a)] : null;
  });
  document.addEventListener('htmx:afterSettle', () => {
    open.forEach(id => { const d = document.getElementById(id); if (d) d.open = true; });
    if (at) $$('a').filter(x => x.getAttribute('href') === at[0])[at[1]]?.focus({ preventScroll: true });
    at = null;
  });
  draw();
  setInterval(draw, 1000);
  addEventListener('online', draw);
  addEventListener('offline', draw);
  document.addEventListener('htmx:afterSettle', draw);
})();
