'use strict';
// The report form: difference to the period before, progress, unsent values kept on this device. The rules are the server's.
(() => {
  const form = $('#rep');
  if (!form) return;
  const say = form.dataset, key = 'bc:' + say.key, number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });
  const fill = (t, ...v) => v.reduce((s, x, i) => s.replace('{' + i + '}', x), t);
  const inputs = $$('input[name^="v."]', form), send = $('#send');
  const value = i => {
    const s = i.value.trim();
    if (s === '') return null;
    return /^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(s) ? +s.replace(/\./g, '').replace(',', '.') : NaN;
  };
  const untouched = new Map(inputs.map(i => [i, i.value]));
  let wrong = [];
  const check = i => {
    const row = i.closest('.fr'), x = value(i), message = $('.msg', row);
    const error = Number.isNaN(x) ? say.nan : x !== null && x % 1 && i.dataset.decimals === '0' ? say.whole : '';
    const fromServer = !error && untouched.get(i) === i.value && i.getAttribute('aria-invalid') === 'true' && message.textContent.trim();
    if (!fromServer) {
      row.classList.toggle('e', !!error);
      i.setAttribute('aria-invalid', error ? 'true' : 'false');
      message.textContent = error;
      message.classList.toggle('t-bad', !!error);
    }
    const before = i.dataset.prev, d = x === null || Number.isNaN(x) || before === '' ? null : x - +before;
    $('.df', row).textContent = d === null ? '' : Math.abs(d) < 1e-9 ? say.same : (d > 0 ? '+' : '−') + number.format(Math.abs(d));
    return error || fromServer;
  };
  const sum = () => {
    let done = 0, total = 0;
    wrong = [];
    $$('section[data-s]', form).forEach(section => {
      const own = $$('input[name^="v."]', section), nil = !!$('input[name=nothing]', section)?.checked;
      let filled = 0, bad = 0;
      own.forEach(i => { if (check(i)) { wrong.push(i); bad++; } if (value(i) !== null || nil) filled++; });
      done += filled; total += own.length;
      const nav = $('[data-sec="' + section.dataset.s + '"]');
      if (!nav) return;
      $('.ct', nav).textContent = filled + '/' + own.length;
      const tag = $('.stt', nav);
      tag.className = 'stt tag ' + (bad ? 'bad' : filled === own.length ? 'ok' : 'nt');
      tag.textContent = bad ? fill(say.wrong, bad) : nil ? say.nothing : filled === own.length ? say.full : fill(say.rest, own.length - filled);
    });
    const text = $('#pgt');
    if (text) {
      text.textContent = fill(say.done, done, total) + (wrong.length ? ' · ' + fill(say.wrong, wrong.length) : '');
      $('#pgb').setAttribute('width', total ? done / total * 100 : 0);
      $('#nexterr').hidden = !wrong.length && done === total;
    }
  };
  const state = () => JSON.stringify([inputs.map(i => [i.name, i.value]), $$('input[name=nothing]', form).map(n => [n.value, n.checked]), $('#note').value]);
  const initial = state();
  let timer;
  const keep = () => { clearTimeout(timer); timer = setTimeout(() => { store.set(key, state()); $('#sv').textContent = fill(say.kept, new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' })); }, 700); };
  const sent = new URLSearchParams(location.search).has('da-gui'), kept = store.get(key);
  if (sent) { try { Object.keys(localStorage).filter(k => k.startsWith(key.slice(0, key.lastIndexOf('~')))).forEach(k => store.del(k)); } catch (e) { /* nothing kept */ } }
  else if (send && kept && kept !== initial && !$('#loi')) {
    const [values, nils, note] = JSON.parse(kept), map = new Map(values);
    inputs.forEach(i => { if (map.has(i.name)) i.value = map.get(i.name); });
    new Map(nils).forEach((on, id) => { const n = $('input[name=nothing][value="' + CSS.escape(id) + '"]', form); if (n) n.checked = on; });
    $('#note').value = note;
    $('#sv').textContent = say.restored;
  }
  form.addEventListener('input', () => { sum(); if (send) keep(); });
  inputs.forEach((i, k) => {
    i.addEventListener('focus', () => i.select());
    i.addEventListener('keydown', e => { if (e.key === 'Enter') { e.preventDefault(); inputs[k + 1]?.focus(); } });
  });
  $('#nexterr')?.addEventListener('click', () => { const t = wrong[0] || inputs.find(i => value(i) === null && !$('input[name=nothing]', i.closest('section'))?.checked); t?.focus(); t?.scrollIntoView({ block: 'center' }); });
  form.addEventListener('submit', e => {
    sum();
    const stop = inputs.find(i => i.closest('.fr').classList.contains('e') && (Number.isNaN(value(i))));
    if (stop) { e.preventDefault(); stop.focus(); stop.scrollIntoView({ block: 'center' }); return; }
    if (send.disabled) { e.preventDefault(); return; }
    send.disabled = true;
  });
  addEventListener('pageshow', () => { if (send) send.disabled = false; });
  sum();
  const bad = $('input[aria-invalid=true]', form);
  if (bad && $('#loi')) { bad.focus(); bad.scrollIntoView({ block: 'center' }); }
})();
