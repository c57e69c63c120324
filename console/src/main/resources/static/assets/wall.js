'use strict';
// The overview on a wall: no navigation, large type, one block after the other if that is switched on. What changes is told
// to screen readers; whoever asked for less motion turns the blocks by the arrow keys alone.
(() => {
  const blocks = ['so', 'ban-do', 'nop', 'thang'], seconds = 20;
  const tv = $('#tv'), turn = $('#xoay'), say = $('#noi');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let at = 0, timer = 0;
  const show = n => { at = (n + blocks.length) % blocks.length; root.dataset.wall = blocks[at]; dispatchEvent(new Event('resize')); };
  const rotate = on => {
    clearInterval(timer);
    turn.setAttribute('aria-pressed', on);
    if (!on) { delete root.dataset.wall; dispatchEvent(new Event('resize')); return; }
    show(0);
    if (!calm.matches) timer = setInterval(() => show(at + 1), seconds * 1000);
  };
  const wall = on => {
    if (on) root.dataset.display = 'tv'; else { delete root.dataset.display; rotate(false); }
    tv.setAttribute('aria-pressed', on);
    turn.hidden = !on;
    dispatchEvent(new Event('resize'));
  };
  tv.addEventListener('click', () => wall(root.dataset.display !== 'tv'));
  turn.addEventListener('click', () => rotate(!root.dataset.wall));
  document.addEventListener('keydown', e => {
    if (root.dataset.display !== 'tv' || e.target.closest?.('input,select,textarea,.tile')) return;
    if (e.key === 'Escape') wall(false);
    else if (root.dataset.wall && e.key === 'ArrowRight') show(at + 1);
    else if (root.dataset.wall && e.key === 'ArrowLeft') show(at - 1);
  });
  // A wall that is started anew comes up as it was left.
  const asked = new URLSearchParams(location.search);
  if (asked.has('trinh-chieu')) { wall(true); if (asked.get('trinh-chieu') === 'xoay') rotate(true); }

  const headline = () => $('#so-lieu .sum')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  let told = headline();
  document.addEventListener('htmx:afterSettle', () => {
    const now = headline();
    if (now && now !== told) say.textContent = say.dataset.changed.replace('{0}', now);
    told = now;
  });
})();
