// Keeps assets and the offline page; pages themselves always come from the network and are never kept.
const kept = ['/offline', /*KEPT*/], store = 'cityplus ' + kept.join();

self.addEventListener('install', (e) => {
  self.skipWaiting();
  e.waitUntil(caches.open(store).then((c) => c.addAll(kept)));
});

self.addEventListener('activate', (e) => {
  e.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((n) => n !== store).map((n) => caches.delete(n))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) {
    e.respondWith(caches.match(e.request).then((hit) => hit || fetch(e.request)));
  } else if (e.request.mode === 'navigate') {
    e.respondWith(fetch(e.request).catch(() => caches.match('/offline')));
  }
});
