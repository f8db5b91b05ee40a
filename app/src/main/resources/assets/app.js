// Comfort only: every page works without this file.
(() => {
  const doc = document, body = doc.body, byId = (id) => doc.getElementById(id);

  doc.documentElement.classList.add('js');

  // Wake-ups: one connection while the page is looked at; after a gap, look again once.
  const live = body.dataset.live;
  let source, missed = false, patience = 15000;
  const wake = () => body.dispatchEvent(new CustomEvent('wake', { bubbles: true }));
  const open = () => {
    if (!live || source || doc.hidden) return;
    source = new EventSource(live);
    source.addEventListener('wake', wake);
    // Whoever is signed out elsewhere, or may see less, keeps nothing on the screen; whoever is still in keeps the page.
    source.addEventListener('gone', () => fetch(live + '/present', { redirect: 'manual', cache: 'no-store' })
      .then((answer) => { if (answer.status !== 204) location.reload(); }).catch(() => {}));
    source.onopen = () => { if (missed) wake(); missed = false; patience = 15000; };
    source.onerror = () => {
      missed = true;
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(open, patience);
        patience = Math.min(patience * 2, 600000);
      }
    };
  };
  const close = () => { if (source) { source.close(); source = null; missed = true; } };
  doc.addEventListener('visibilitychange', () => doc.hidden ? close() : open());
  addEventListener('pagehide', close);
  open();

  // No network.
  const offline = () => { const strip = byId('offline'); if (strip) strip.hidden = navigator.onLine; };
  addEventListener('online', offline);
  if (byId('come-back')) addEventListener('online', () => location.reload());
  addEventListener('offline', offline);
  offline();

  // A form is sent once however often its button is pressed.
  const busy = (button, on) => button && (on ? button.setAttribute('aria-busy', 'true') : button.removeAttribute('aria-busy'));
  doc.addEventListener('submit', (e) => {
    const form = e.target;
    if (form.dataset.sent) { e.preventDefault(); e.stopImmediatePropagation(); return; }
    if (e.defaultPrevented) return;
    form.dataset.sent = '1';
    busy(e.submitter || form.querySelector('[type=submit],button:not([type])'), true);
    setTimeout(() => again(form), 20000);
  }, true);
  const again = (form) => { delete form.dataset.sent; Array.from(form.elements).forEach((b) => busy(b, false)); };
  doc.addEventListener('form:unsent', (e) => again(e.target));
  addEventListener('pageshow', () => doc.querySelectorAll('form[data-sent]').forEach(again));

  // Errors first.
  const focusErrors = (root) => { const sum = root.querySelector('.errsum'); if (sum) sum.focus(); };
  focusErrors(doc);

  // htmx: saving, failures, errors that come back.
  const saved = (e, word) => {
    const at = byId('saved');
    if (at && e.target.closest && e.target.closest('[data-saves]')) at.textContent = at.dataset[word];
  };
  const trouble = () => {
    const place = byId('trouble'), what = byId('trouble-unknown');
    if (place && what) place.replaceChildren(what.content.cloneNode(true));
  };
  const on = (name, f) => body.addEventListener('htmx:' + name, f);
  on('beforeRequest', (e) => { saved(e, 'busy'); const t = byId('trouble'); if (t) t.replaceChildren(); });
  on('afterRequest', (e) => { if (e.target.matches && e.target.matches('form')) again(e.target); });
  on('afterSwap', (e) => focusErrors(e.target));
  const woken = (e) => { const by = (e.detail.requestConfig || {}).triggeringEvent; return by && by.type === 'wake'; };
  on('beforeSwap', (e) => {
    const xhr = e.detail.xhr;
    if (xhr.status < 400 || xhr.status === 422 || woken(e)) return;
    saved(e, 'failed');
    if (xhr.getResponseHeader('HX-Retarget')) e.detail.shouldSwap = true; else trouble();
  });
  ['sendError', 'timeout'].forEach((name) => on(name, (e) => { saved(e, 'failed'); if (!woken(e)) trouble(); }));

  // A photograph is shown at once, and made small before it travels.
  const shrink = (file, max) => createImageBitmap(file).then((image) => {
    const scale = Math.min(1, max / Math.max(image.width, image.height));
    if (scale === 1 && file.size < 3e6) return file;
    const canvas = doc.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob((blob) =>
      done(blob ? new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }) : file), 'image/jpeg', 0.9));
  });
  doc.addEventListener('change', (e) => {
    const input = e.target;
    if (!input.matches('input[type=file][data-photo]') || !input.files[0]) return;
    if (input.dataset.ready) {
      delete input.dataset.ready;
      if (input.dataset.send) input.form.requestSubmit(input.form.elements[input.dataset.send]);
      return;
    }
    e.stopImmediatePropagation();
    const show = byId(input.dataset.photo);
    shrink(input.files[0], Number(input.dataset.max) || 2400).then((file) => {
      const box = new DataTransfer();
      box.items.add(file);
      input.files = box.files;
    }).catch(() => {}).then(() => {
      if (show) { show.src = URL.createObjectURL(input.files[0]); show.hidden = false; }
      input.dataset.ready = '1';
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }, true);

  // Documents travel as soon as they are chosen, pictures made small; the page shows how far they are.
  doc.addEventListener('change', (e) => {
    const input = e.target;
    if (!input.matches('input[type=file][data-documents]') || !input.files.length) return;
    Promise.all(Array.from(input.files).map((file) =>
      file.type.startsWith('image/') ? shrink(file, 2400).catch(() => file) : file)).then((files) => {
      const box = new DataTransfer();
      files.forEach((file) => box.items.add(file));
      input.files = box.files;
      part(input.form, input.parentNode.querySelector('[data-part]'));
    });
  });
  // Without htmx, which knows of no progress before its own events: one request, one piece of the page.
  const part = (form, button) => {
    const data = new FormData(form);
    data.append(button.name, button.value);
    const xhr = new XMLHttpRequest();
    const bar = button.parentNode.querySelector('progress.upload');
    if (bar) { bar.hidden = false; xhr.upload.onprogress = (e) => { if (e.lengthComputable) bar.value = 100 * e.loaded / e.total; }; }
    button.setAttribute('aria-busy', 'true');
    xhr.responseType = 'document';
    xhr.onload = () => {
      const fresh = xhr.response && xhr.response.getElementById('form');
      if ((xhr.status >= 400 && xhr.status !== 422) || !fresh) { button.removeAttribute('aria-busy'); if (bar) bar.hidden = true; trouble(); return; }
      form.querySelectorAll('input:not([type=file]):not([type=hidden]), textarea, select').forEach((typed) => {
        const same = typed.name && fresh.elements[typed.name];
        if (same && same.type === typed.type && typed.type !== 'radio' && typed.type !== 'checkbox') same.value = typed.value;
      });
      form.replaceWith(doc.adoptNode(fresh));
      doc.body.dispatchEvent(new CustomEvent('form:replaced'));
      const errors = fresh.querySelector('.err');
      const next = errors ? errors.parentNode.querySelector('input') : fresh.querySelector('input[data-documents], [tabindex="-1"]');
      if (next) next.focus();
    };
    xhr.onerror = () => { button.removeAttribute('aria-busy'); if (bar) bar.hidden = true; trouble(); };
    xhr.open('POST', form.action);
    xhr.send(data);
  };
  doc.addEventListener('click', (e) => {
    const button = e.target.closest && e.target.closest('button[data-part]');
    if (!button || !button.form) return;
    e.preventDefault();
    part(button.form, button);
  });

  // Signing out, sending and throwing away end what a tab kept of unfinished forms.
  doc.addEventListener('submit', (e) => {
    if (!/\/(sign-out|lodge|discard)$/.test(e.target.action || '')) return;
    try { Object.keys(sessionStorage).filter((k) => k.startsWith('draft:')).forEach((k) => sessionStorage.removeItem(k)); } catch { /* forbidden */ }
  });

  // What a one-time link holds stands behind the #, which is never sent; it leaves the address at once.
  const secret = doc.querySelector('[data-fragment]');
  if (secret && location.hash.length > 1) {
    secret.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
  }

  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});
})();
