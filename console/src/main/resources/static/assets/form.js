'use strict';
// The report form: difference to the period before, progress, keeping what is typed on this device and at the server.
// What the rules and other people say of a field comes from the server as HTML and is put in its place.
(() => {
  const form = $('#rep');
  if (!form) return;
  const say = form.dataset, send = $('#send'), status = $('#sv'), number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });
  const device = 'bc:' + document.body.dataset.who + ':' + say.key, SKIPPED = ['_csrf', 'key', 'attempted', 'etag', 'file', 'conflict'];
  const fill = (t, ...v) => v.reduce((s, x, i) => s.replace('{' + i + '}', x), t);
  const inputs = $$('input[name^="v."]', form), texts = $$('.fw textarea', form);
  const value = i => {
    const s = i.value.trim();
    if (s === '') return null;
    return /^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(s) ? +s.replace(/\./g, '').replace(',', '.') : NaN;
  };
  const row = i => i.closest('[data-f]');
  $$('[data-no-script]', form).forEach(b => { b.hidden = true; });

  // ---- what can be said without the server
  const own = new WeakSet();
  const check = i => {
    const r = row(i), x = value(i);
    const error = Number.isNaN(x) ? say.nan : x !== null && x % 1 && i.dataset.decimals === '0' ? say.whole : '';
    if (error) {
      own.add(i);
      $('.say', r).replaceChildren(Object.assign(document.createElement('div'), { className: 't-bad', textContent: error }));
      tone(r, 'e');
    } else if (own.delete(i)) {
      $('.say', r).replaceChildren();
      tone(r, '');
    }
    const before = i.dataset.prev ?? '', d = x === null || Number.isNaN(x) || before === '' ? null : x - +before;
    $('.df', r).textContent = d === null ? '' : Math.abs(d) < 1e-9 ? say.same : (d > 0 ? '+' : '−') + number.format(Math.abs(d));
  };
  const tone = (r, t) => {
    r.classList.toggle('e', t === 'e');
    r.classList.toggle('w', t === 'w');
    $('input[name^="v."],.form-label + textarea,textarea[name]', r)?.setAttribute('aria-invalid', t === 'e');
  };
  const sum = () => {
    let done = 0, total = 0;
    $$('section[data-s]', form).forEach(section => {
      const nil = !!$('input[name=nothing]', section)?.checked;
      const asked = [...$$('input[name^="v."]', section), ...$$('textarea[aria-required=true]', section)];
      const filled = asked.filter(i => i.value.trim() !== '' || nil).length;
      const bad = $$('.e', section).length, open = $$('.w', section).length;
      done += filled; total += asked.length;
      $$('.cc', section).forEach(c => { const t = $('textarea', c.closest('.fw')); c.textContent = fill(say.chars, t.value.length, number.format(t.maxLength)); });
      const nav = $('[data-sec="' + section.dataset.s + '"]');
      if (!nav) return;
      $('.ct', nav).textContent = asked.length ? filled + '/' + asked.length : '';
      const tag = $('.stt', nav);
      tag.className = 'stt tag ' + (bad ? 'bad' : open ? 'warn' : filled === asked.length ? 'ok' : 'nt');
      tag.textContent = bad ? fill(say.wrong, bad) : open ? fill(say.explain, open) : nil ? say.nothing : filled === asked.length ? say.full : fill(say.rest, asked.length - filled);
    });
    const text = $('#pgt');
    if (!text) return;
    const bad = $$('.e[data-f]', form).length, open = $$('.w[data-f]', form).length;
    text.textContent = [fill(say.done, done, total), bad && fill(say.wrong, bad), open && fill(say.explain, open)].filter(Boolean).join(' · ');
    $('#pgb').setAttribute('width', total ? done / total * 100 : 0);
    $('#nexterr').hidden = !bad && !open && done === total;
  };

  // ---- this device
  const controls = () => [...form.elements].filter(c => c.name && !SKIPPED.includes(c.name) && c.type !== 'submit' && !/^[ct]\./.test(c.name));
  const state = () => JSON.stringify(controls().map(c => [c.name, c.type === 'checkbox' ? (c.checked ? c.value : null) : c.value, c.type === 'checkbox' ? c.value : null]));
  const set = (name, text) => {
    const id = name.slice(2), ticked = { 'e.': 'nothing', 'a.': 'attachment' }[name.slice(0, 2)];
    if (ticked) {
      const box = [...form.elements].find(c => c.name === ticked && c.value === id);
      if (box) box.checked = text === 'true';
      return;
    }
    const control = form.elements[name];
    if (control && control.type !== 'hidden') control.value = text;
  };
  const restore = kept => JSON.parse(kept).forEach(([name, text, id]) => {
    if (id === null) {
      if (form.elements[name]) form.elements[name].value = text;
      else if (name.startsWith('x.')) $('#rest').append(Object.assign(document.createElement('input'), { type: 'hidden', name, value: text }));
    } else {
      const box = [...form.elements].find(c => c.name === name && c.value === id);
      if (box) box.checked = text !== null;
    }
  });
  const forget = () => store.del(device);
  // What is in the form, whether the server has it, and which button it is to be sent with once there is a network.
  const hold = more => store.set(device, JSON.stringify({
    etag: form.elements.etag.value, key: form.elements.key.value, revision: +say.revision, state: state(), ...more }));

  // ---- the server
  let saved = state(), timer, running = null, again = false, waiting = false, away = false, queued = null;
  const tell = text => { if (status) status.textContent = text; };
  // A page that was kept on this device speaks for a session that may be over: nothing is sent with it.
  const old = () => !!root.dataset.offline;
  const label = send && $('span', send), sends = label?.textContent;
  const reachable = is => {
    away = !is;
    if (label) label.textContent = is ? sends : say.later;
    const note = $('#khong-mang');
    if (note) note.hidden = is;
  };
  const queue = action => {
    queued = action;
    hold({ send: action ?? undefined });
    $('#cho').hidden = !action;
    if (action) $('#cho').focus();
  };
  const unreached = () => {
    reachable(false);
    tell(say.offline);
    timer = setTimeout(retry, 15000);
  };
  const retry = async () => {
    if (!old()) { await save(); return; }
    hold({ send: queued ?? undefined });
    try {
      if ((await fetch(location.pathname, { redirect: 'manual', cache: 'no-store' })).type !== 'error') location.replace(location.pathname);
    } catch (e) { unreached(); }
  };
  const put = (answer) => {
    const focused = document.activeElement;
    const lines = new Map([...answer.querySelectorAll('[data-f]')].filter(l => l.parentElement === answer).map(l => [l.dataset.f, l]));
    $$('[data-f]', form).filter(r => $('.say', r)).forEach(r => {
      const field = $('input[name^="v."]', r);
      if (field && own.has(field)) return;
      const line = lines.get(r.dataset.f), place = $('.say', r);
      tone(r, line?.dataset.tone ?? '');
      if (place.contains(focused)) {
        // Somebody writes in it: the sentences are exchanged, the box stays.
        const fresh = [...(line?.children ?? [])].filter(c => !c.classList.contains('exp'));
        $$(':scope > :not(.exp)', place).forEach(o => o.remove());
        place.prepend(...fresh);
      } else if (line) {
        place.replaceChildren(...line.childNodes);
      } else {
        place.replaceChildren();
      }
    });
    const rest = answer.querySelector('[data-part=rest]');
    $('#rest').replaceChildren(...rest.childNodes);
    // A box that is still open keeps its text; the hidden copy would be sent twice.
    $$('textarea[name^="x."]', form).forEach(t => $$('#rest [name="' + CSS.escape(t.name) + '"]').forEach(h => h.remove()));
    const conflict = answer.querySelector('[data-part=conflict]');
    if (conflict) {
      $$('[data-taken]', conflict).forEach(t => set(t.dataset.taken, t.dataset.text));
      $('#conflict').replaceChildren(...conflict.childNodes);
      $('#loi')?.focus();
    }
    inputs.forEach(check);
    sum();
  };
  const undecided = () => $$('#conflict fieldset').some(f => $('[name=conflict]', f));
  const save = async () => {
    clearTimeout(timer);
    if (old()) { unreached(); return; }
    if (running) { again = true; return running; }
    const body = new FormData(form), content = state();
    body.delete('file');
    tell(say.saving);
    running = (async () => {
      let answer;
      try {
        answer = await fetch(say.save, { method: 'POST', body, headers: { 'X-Requested-With': 'fetch' }, redirect: 'manual' });
      } catch (e) {
        unreached();
        return;
      }
      reachable(true);
      if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) { tell(say.expired); return; }
      if (!answer.ok) { unreached(); return; }
      const holder = document.createElement('template');
      holder.innerHTML = await answer.text();
      const live = holder.content.firstElementChild;
      form.elements.etag.value = live.dataset.etag;
      put(live);
      if (live.dataset.kept === 'true') {
        saved = state() === content ? content : saved;
        hold({ send: queued ?? undefined, kept: state() === content });
        if (queued && state() === content && +live.dataset.revision <= +say.revision) setTimeout(sendQueued);
        tell(+live.dataset.revision > +say.revision ? fill(say.moved, live.dataset.revision) : fill(say.saved, live.dataset.at.slice(0, 5)));
      } else {
        if (queued) queue(null);
        tell(undecided() ? say.conflict : live.dataset.refused || say.refused);
      }
    })();
    await running;
    running = null;
    if (again && !waiting) save();
    again = false;
  };
  const button = action => action && $$('button[type=submit]', form).find(b => b.id === 'send' && (b.getAttribute('formaction') ?? '') === action.to);
  const sendQueued = () => {
    const by = button(queued);
    if (by) form.requestSubmit(by);
  };
  const typed = () => {
    sum();
    if (!say.save) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      hold({ send: queued ?? undefined });
      tell(fill(say.device, new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' })));
      save();
    }, 700);
  };
  addEventListener('online', () => { if (say.save && (old() || queued || state() !== saved)) retry(); });
  addEventListener('offline', () => { if (say.save) reachable(false); });
  addEventListener('pagehide', () => { if (say.save && !leaving && state() !== saved) hold({ send: queued ?? undefined }); });
  $('#cho-bo')?.addEventListener('click', () => queue(null));

  const done = new URLSearchParams(location.search).get('xong'), kept = store.get(device);
  let leaving = false;
  const takeUp = ({ etag, key, revision, state: content, kept: atServer, send: before }) => {
    const action = before ?? (done === 'cho' ? { to: send?.getAttribute('formaction') ?? '' } : null);
    // Sent before the network went, and the answer was lost: what the report holds now is what was to be sent.
    if (action && +say.revision > revision && content === saved) { forget(); return; }
    if (content === saved && !action && !old()) { forget(); return; }
    if (atServer && !action && !old()) { forget(); return; }
    restore(content);
    form.elements.etag.value = etag;
    form.elements.key.value = key ?? form.elements.key.value;
    if (content !== saved) tell(say.restored);
    if (action) queue(action);
    if (old()) unreached();
    else timer = setTimeout(save, 100);
  };
  if (['gui', 'trinh', 'bo-nhap'].includes(done)) forget();
  else if (say.save && kept && !$('#loi')) {
    try { takeUp(JSON.parse(kept)); } catch (e) { forget(); }
  } else if (say.save && kept) hold({});
  else if (say.save && old()) unreached();
  if (done === 'cho') history.replaceState(null, '', location.pathname);

  form.addEventListener('input', e => {
    const radio = e.target.matches('#conflict input[type=radio]') ? e.target : null;
    if (radio) {
      set(radio.dataset.f, radio.dataset.text);
      $$('input[type=hidden]', radio.closest('fieldset')).forEach(h => h.remove());
      if (undecided()) { inputs.forEach(check); sum(); return; }
      $('#conflict').replaceChildren();
    }
    if (e.target.name?.startsWith('v.')) check(e.target);
    if (radio) inputs.forEach(check);
    typed();
  });
  document.addEventListener('change', e => { if (e.target.form === form && e.target.name === 'attachment') typed(); });
  inputs.forEach((i, k) => {
    i.addEventListener('focus', () => i.select());
    i.addEventListener('keydown', e => { if (e.key === 'Enter') { e.preventDefault(); (inputs[k + 1] ?? texts[0])?.focus(); } });
  });
  const go = t => { t?.focus(); t?.scrollIntoView({ block: 'center' }); };
  $('#nexterr')?.addEventListener('click', () => {
    const r = $('.e[data-f],.w[data-f]', form);
    go(r ? ($('.exp textarea', r) && !r.classList.contains('e') ? $('.exp textarea', r) : $('input,textarea', r))
      : [...inputs, ...texts.filter(t => t.getAttribute('aria-required') === 'true')].find(i => i.value.trim() === '' && !$('input[name=nothing]', i.closest('section'))?.checked));
  });
  form.addEventListener('submit', e => {
    if (leaving) { e.preventDefault(); return; }
    if (e.submitter === send) {
      inputs.forEach(check);
      const stop = undecided() ? $('#conflict input[type=radio]') : inputs.find(i => own.has(i));
      if (stop) { e.preventDefault(); if (queued) queue(null); sum(); go(stop); return; }
      if (away || old() || !navigator.onLine) {
        e.preventDefault();
        queue({ to: send.getAttribute('formaction') ?? '' });
        return;
      }
      // If it does not get through, the worker leads back here, and what is held is taken up.
      hold({ send: queued ?? undefined, kept: state() === saved });
    }
    clearTimeout(timer);
    if (running) {
      // What is being kept changes the version: a form sent beside it would be in conflict with itself.
      e.preventDefault();
      const by = e.submitter;
      waiting = true;
      running.then(() => setTimeout(() => { waiting = false; form.requestSubmit(by); }));
      return;
    }
    leaving = true;
    if (send) send.disabled = e.submitter !== send;
  });
  // A form of its own elsewhere on the page leaves it too: what is typed is kept first.
  $$('form[data-flush]').forEach(other => other.addEventListener('submit', async e => {
    if (!say.save || state() === saved) return;
    e.preventDefault();
    await save();
    other.submit();
  }));
  $$('input[type=file][data-max]').forEach(i => i.addEventListener('change', () => {
    const large = i.files[0]?.size > +i.dataset.max;
    i.setCustomValidity(large ? i.dataset.large : '');
    if (large) { i.reportValidity(); i.value = ''; }
  }));
  addEventListener('pageshow', () => { leaving = false; if (send) send.disabled = false; });
  inputs.forEach(check);
  sum();
  $('#loi')?.scrollIntoView({ block: 'center' });
})();
