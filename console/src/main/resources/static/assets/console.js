'use strict';
// Shared by all pages: theme. Data for texts comes from attributes, never from this file.
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const store = {
  get(k) { try { return localStorage.getItem(k); } catch (e) { return null; } },
  set(k, v) { try { localStorage.setItem(k, v); } catch (e) { /* private mode: nothing is kept */ } },
  del(k) { try { localStorage.removeItem(k); } catch (e) { /* nothing was kept */ } },
};
const root = document.documentElement;
$('#theme')?.addEventListener('click', () => {
  root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  store.set('theme', root.dataset.bsTheme);
  dispatchEvent(new Event('themechange'));
});
// What is kept of reports on this device, by visitor and report: see form.js.
const drafts = who => { try { return Object.keys(localStorage).filter(k => k.startsWith('bc:' + who)); } catch (e) { return []; } };
/** Reports of the visitor that wait for a network to be sent. */
const waitingReports = () => {
  const mine = document.body.dataset.who + ':';
  return drafts(mine).filter(k => { try { return JSON.parse(store.get(k)).send; } catch (e) { return false; } })
    .map(k => k.slice(3 + mine.length));
};
// Values of a report hold no names, but a shared machine should forget them and its pages at sign-out all the same.
$$('.nav-f,.out-f').forEach(f => f.addEventListener('submit', e => {
  const unsent = waitingReports().length;
  if (unsent && !f.dataset.left && !confirm(document.body.dataset.unsent.replace('{0}', unsent))) { e.preventDefault(); e.stopImmediatePropagation(); return; }
  drafts('').forEach(k => store.del(k));
  store.del('bc-who');
  if (self.caches) caches.delete('bao-cao').catch(() => { /* nothing kept */ });
}));
// Who signs out leaves this browser: it no longer shows what that officer is told. The push service says so to ours.
$$('.nav-f,.out-f').forEach(f => f.addEventListener('submit', async e => {
  if (!navigator.serviceWorker || f.dataset.left) return;
  e.preventDefault();
  f.dataset.left = '1';
  const leave = async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map(async w => (await w.pushManager?.getSubscription())?.unsubscribe()));
  };
  await Promise.race([leave().catch(() => { /* none, or no longer */ }), new Promise(done => setTimeout(done, 1000))]);
  f.submit();
}));
$('#loi')?.focus();
// The search box: Alt and / (or the key that has it) leads to it, arrows through what was found, Escape back.
{
  const box = $('#tim'), found = $('#tim-kq');
  const leave = () => { if (found) found.replaceChildren(); };
  document.addEventListener('keydown', e => {
    if (box && e.altKey && !e.ctrlKey && (e.key === '/' || e.code === 'Slash')) { e.preventDefault(); box.focus(); box.select(); }
  });
  box?.form.addEventListener('keydown', e => {
    if (e.key === 'Escape') { leave(); box.focus(); return; }
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
    const stops = [box, ...$$('a', found)], at = stops.indexOf(document.activeElement);
    const next = stops[at + (e.key === 'ArrowDown' ? 1 : -1)];
    if (next) { e.preventDefault(); next.focus(); }
  });
  box?.form.addEventListener('focusout', e => { if (!box.form.contains(e.relatedTarget)) leave(); });
}
