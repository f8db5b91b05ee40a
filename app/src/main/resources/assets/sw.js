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

// A network that comes back or goes over to another mast often fails once.
const page = (request) => fetch(request).catch((lost) => {
  if (!navigator.onLine) throw lost;
  return new Promise((soon) => setTimeout(soon, 1000)).then(() => fetch(request));
});

self.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) {
    e.respondWith(caches.match(e.request).then((hit) => hit || fetch(e.request)));
  } else if (e.request.mode === 'navigate') {
    e.respondWith(page(e.request).catch(() => caches.match('/offline')));
  }
});
