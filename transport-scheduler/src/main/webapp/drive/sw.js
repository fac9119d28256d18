/**
 * Keeps the driver's page on the phone, so that it opens in a cellar:
 * 1. The files of one build are one set. A new build is taken whole or not at all; then the old set goes.
 * 2. Files come from the set. The page itself comes from the network while that answers soon and without a fault of its own
 *    (5xx), for only the server can ask for a sign-in; otherwise from the set.
 * 3. Answers of the API are never kept here: they hold names. The page keeps the tour under its driver's name (control/store.js).
 */
const BUILD = '@medhub.build@';
const SETS = 'medhub-drive-';
const SET = SETS + BUILD;
const PAGE = '/transport/drive/';
const SOON_MILLIS = 4_000;

const FILES = [
  PAGE,
  '/transport/drive/manifest.webmanifest',
  '/transport/drive/drive.css',
  '/transport/drive/boundary/bag.js',
  '/transport/drive/boundary/call.js',
  '/transport/drive/boundary/duty.js',
  '/transport/drive/boundary/handover.js',
  '/transport/drive/boundary/page.js',
  '/transport/drive/boundary/parts.js',
  '/transport/drive/boundary/own-photos.js',
  '/transport/drive/boundary/photo.js',
  '/transport/drive/boundary/riding.js',
  '/transport/drive/boundary/scan.js',
  '/transport/drive/boundary/sign-out.js',
  '/transport/drive/boundary/signature.js',
  '/transport/drive/boundary/stop.js',
  '/transport/drive/boundary/texts.js',
  '/transport/drive/control/outbox.js',
  '/transport/drive/control/position.js',
  '/transport/drive/control/store.js',
  '/transport/drive/control/tour.js',
  '/transport/drive/control/who.js',
  '/transport/drive/entity/bag.js',
  '/transport/drive/entity/queue.js',
  '/transport/drive/entity/tour.js',
  '/transport/shared/clock.js',
  '/transport/shared/states.js',
  '/assets/base.css',
  '/assets/buttons.css',
  '/assets/calendar.svg',
  '/assets/components.css',
  '/assets/forms.css',
  '/assets/frame.css',
  '/assets/frame.js',
  '/assets/icons.svg',
  '/assets/logo.svg',
  '/assets/medhub.css',
  '/assets/numbers.css',
  '/assets/page.js',
  '/assets/primefaces-icons.css',
  '/assets/primefaces-overlays.css',
  '/assets/primefaces.css',
  '/assets/print.css',
  '/assets/timeline.css',
  '/assets/toast.css',
  '/assets/tokens.css',
  '/assets/words.js',
  '/assets/worklist.css',
];

/* A file that would need a sign-in first is no file of ours: then the old set stays. */
async function takeWhole() {
  const set = await caches.open(SET);
  await set.addAll(FILES.map((file) => new Request(file, { cache: 'reload', credentials: 'same-origin', redirect: 'error' })));
  await self.skipWaiting();
}

async function dropOldSets() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(SETS) && name !== SET).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(path) {
  return (await caches.open(SET)).match(path);
}

function soon() {
  return new Promise((resolve) => {
    setTimeout(resolve, SOON_MILLIS);
  });
}

async function page(request) {
  const answer = fetch(request);
  const first = await Promise.race([answer, soon()]).catch(() => undefined);
  if (first && first.status < 500) return first;
  return (await kept(PAGE)) ?? first ?? answer;
}

async function file(request, path) {
  return (await kept(path)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(takeWhole()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldSets()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.includes(url.pathname)) event.respondWith(file(request, url.pathname));
});
