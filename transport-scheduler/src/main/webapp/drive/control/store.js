/**
 * What the phone keeps for a shift without the network (IndexedDB):
 * 1. Steps, each under the name of who took it, in the order in which they were taken, until the server has them.
 * 2. The tour as it was last read, with how far the phone's clock was off. One person's only: whoever signs in next finds none.
 * 3. The last step that the server took, without what was signed or written with it, so that a mis-tap can be taken back after the
 *    page was closed; it goes with the tour.
 */
const NAME = 'medhub-drive';
const STEPS = 'steps';
const TOURS = 'tours';

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STEPS, { keyPath: 'order', autoIncrement: true });
      request.result.createObjectStore(TOURS, { keyPath: 'user' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/* Resolves when it is on the disk, not when it is asked for. */
async function run(name, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Resolves to the step's place in the order. */
export function keepStep(user, step) {
  return run(STEPS, 'readwrite', (steps) => steps.add({ user, ...step }));
}

/** The oldest first. */
export async function stepsOf(user) {
  const all = await run(STEPS, 'readonly', (steps) => steps.getAll());
  return all.filter((step) => step.user === user);
}

export function forgetSteps(orders) {
  return run(STEPS, 'readwrite', (steps) => {
    orders.forEach((order) => steps.delete(order));
  });
}

/** ahead = how many milliseconds the hub's clock is ahead of the phone's. */
export function keepTour(user, tour, ahead) {
  return run(TOURS, 'readwrite', (tours) => {
    tours.clear();
    if (tour) tours.put({ user, tour, ahead });
  });
}

/** {tour, ahead} or undefined. */
export function tourOf(user) {
  return run(TOURS, 'readonly', (tours) => tours.get(user));
}

const SENT_KEY = 'medhub.drive.sent';

/** Of that driver; undefined: there is none that could be taken back. */
export function keepSent(user, step) {
  try {
    if (!step) localStorage.removeItem(SENT_KEY);
    else {
      const { id, jobId, tourId, step: name, at, takesBack, signature } = step;
      localStorage.setItem(SENT_KEY, JSON.stringify({ user, step: { id, jobId, tourId, step: name, at, takesBack, signature: Boolean(signature) } }));
    }
  } catch { /* then it cannot be taken back after a reload */ }
}

/** The step or undefined. */
export function sentOf(user) {
  try {
    const known = JSON.parse(localStorage.getItem(SENT_KEY) ?? 'null');
    return known?.user === user ? known.step : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the browser not to clear this when space is short; it may say no. */
export async function askToStay() {
  try {
    await navigator.storage?.persist?.();
  } catch { /* then it is kept as long as there is space */ }
}
