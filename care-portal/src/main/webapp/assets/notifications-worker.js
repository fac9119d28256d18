/* Shows what the hub pushes (feature notification): kind and organisation, never whom it is about. */
self.addEventListener('push', (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(told.title || 'Medical Hub', {
    body: told.body || '',
    tag: told.tag,
    icon: '/assets/logo.svg',
    data: { link: told.link || '/' },
  }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.link, self.location.origin);
  if (address.origin === self.location.origin) event.waitUntil(self.clients.openWindow(address.href));
});
