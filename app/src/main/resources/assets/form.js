// A form keeps what is typed through a network that drops out. Comfort only: the form works without this file.
(() => {
  const form = document.getElementById('form'), saved = document.getElementById('saved');
  if (!form || !form.dataset.keep) return;
  const key = 'draft:' + form.dataset.keep, byId = (id) => document.getElementById(id);
  const skip = new Set(['revision', 'was', 'shown']);
  const values = () => [...new FormData(form)].filter(([n, v]) => typeof v === 'string' && !skip.has(n) && !n.startsWith('_'));
  const keep = () => { try { sessionStorage.setItem(key, JSON.stringify(values())); } catch { /* full or forbidden */ } };
  const forget = () => { try { sessionStorage.removeItem(key); } catch { /* forbidden */ } };
  const say = (word) => { const at = byId('saved'); if (at) at.textContent = form.dataset[word]; };

  // What is asked is the server's to say; here it is only shown.
  const ask = () => {
    const now = (byId('form-now') || { dataset: {} }).dataset;
    ['revision', 'was', 'shown'].forEach((name) => { if (name in now && byId(name)) byId(name).value = now[name]; });
    const shown = new Set((byId('shown') || { value: '' }).value.split(' '));
    document.querySelectorAll('.asked').forEach((place) => { place.hidden = !shown.has(place.dataset.asks); });
  };
  document.body.addEventListener('htmx:oobAfterSwap', ask);
  document.body.addEventListener('form:replaced', ask);
  ask();

  let wait = 2000, timer, dirty = false, sending = 0;
  const again = () => { clearTimeout(timer); if (dirty && window.htmx) htmx.trigger(form, 'again'); };
  const later = () => {
    say(navigator.onLine ? 'retry' : 'waits');
    clearTimeout(timer);
    timer = setTimeout(again, wait);
    wait = Math.min(wait * 2, 60000);
  };
  const changed = () => { dirty = true; keep(); if (!navigator.onLine) say('waits'); };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('htmx:beforeRequest', () => { sending = JSON.stringify(values()); });
  form.addEventListener('htmx:afterRequest', (e) => {
    if (e.detail.successful) {
      wait = 2000;
      clearTimeout(timer);
      if (JSON.stringify(values()) === sending) { dirty = false; forget(); }
    } else if (e.detail.xhr.status === 0 || e.detail.xhr.status >= 500) later();
  });
  ['htmx:sendError', 'htmx:timeout'].forEach((name) => form.addEventListener(name, later));
  addEventListener('online', () => { wait = 2000; again(); if (form.dataset.go) { delete form.dataset.go; form.requestSubmit(); } });

  // Without a network the page is not left: it goes on by itself when there is one again.
  form.addEventListener('submit', (e) => {
    if (navigator.onLine) { forget(); return; }
    e.preventDefault();
    e.stopImmediatePropagation();
    form.dataset.go = '1';
    form.dispatchEvent(new CustomEvent('form:unsent', { bubbles: true }));
    keep();
    say('waits');
  }, true);

  // A tab that was reloaded before the last words were saved.
  const kept = (() => { try { return JSON.parse(sessionStorage.getItem(key) || 'null'); } catch { return null; } })();
  if (kept && !document.querySelector('.errsum')) {
    const by = new Map();
    kept.forEach(([n, v]) => by.set(n, [...(by.get(n) || []), v]));
    by.forEach((all, n) => form.querySelectorAll('[name="' + CSS.escape(n) + '"]').forEach((input) => {
      if (input.type === 'checkbox' || input.type === 'radio') input.checked = all.includes(input.value);
      else if (input.type !== 'hidden' && input.type !== 'file') input.value = all[all.length - 1];
    }));
    dirty = true;
    addEventListener('load', again);
  }
  if (saved) saved.setAttribute('aria-live', 'polite');
})();
