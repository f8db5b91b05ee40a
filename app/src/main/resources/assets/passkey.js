// Passkeys (WebAuthn). Without this file, or without passkeys, the phone code is the way in.
(() => {
  const place = document.querySelector('form[data-passkey]');
  if (!place || !window.PublicKeyCredential) return;
  const trouble = place.querySelector('[data-trouble]');
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const send = (path, more) => fetch(path, {
    method: 'POST',
    body: new URLSearchParams([...new FormData(place), ...Object.entries(more)]),
  }).then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.status === 204 ? {} : answer.json(); });
  const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));
  const answerOf = (c) => {
    const r = c.response, response = { clientDataJSON: text(r.clientDataJSON) };
    if (r.attestationObject) {
      response.attestationObject = text(r.attestationObject);
      response.transports = r.getTransports ? r.getTransports() : [];
    } else {
      response.authenticatorData = text(r.authenticatorData);
      response.signature = text(r.signature);
      if (r.userHandle) response.userHandle = text(r.userHandle);
    }
    return JSON.stringify({ id: c.id, rawId: text(c.rawId), type: c.type, response, clientExtensionResults: {} });
  };
  const run = async () => {
    const asked = await send(place.dataset.passkey + '/options', {}), o = asked.options;
    o.challenge = bytes(o.challenge);
    let credential;
    if (o.user) {
      credential = await navigator.credentials.create({ publicKey: { ...o, user: { ...o.user, id: bytes(o.user.id) }, excludeCredentials: keys(o.excludeCredentials) } });
    } else {
      credential = await navigator.credentials.get({ publicKey: { ...o, allowCredentials: keys(o.allowCredentials) } });
    }
    return send(place.dataset.passkey, { challenge: asked.challenge, credential: answerOf(credential) });
  };
  place.hidden = false;
  place.addEventListener('submit', (e) => {
    e.preventDefault();
    trouble.hidden = true;
    run().then((done) => location.assign(done.next || location.href)).catch(() => {
      trouble.hidden = false;
      delete place.dataset.sent;
      place.querySelectorAll('[aria-busy]').forEach((b) => b.removeAttribute('aria-busy'));
    });
  });
})();
