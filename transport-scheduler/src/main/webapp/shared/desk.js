/** What the lists of pharmacies and dispatchers share: how a refusal is said, and how a list stays up to date. */
import { element, icon } from '/assets/page.js';

const LOOK_AGAIN_MILLIS = 20_000;

/** A note with what the hub said; text(key) gives signedOut, signIn, forbidden, home, offline, failed. */
export function refusalNote(refusal, text) {
  const note = (sentence, ...more) => element('div', { class: 'mh-note mh-note--late', role: 'alert' },
    icon('warning'), element('div', {}, element('p', {}, sentence), ...more));
  const link = (label, href) => element('p', {}, element('a', { class: 'mh-button', href }, label));
  if (refusal.signedOut) return note(text('signedOut'), link(text('signIn'), location.href));
  if (refusal.status === 403) return note(text('forbidden'), link(text('home'), '/'));
  if (refusal.offline) return note(text('offline'));
  return note([refusal.title || text('failed'), refusal.detail, refusal.incident && `(${refusal.incident})`].filter(Boolean).join(' '));
}

/** Calls load() now and then, and when the page is looked at again. */
export function stayCurrent(load) {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && load());
  window.addEventListener('online', load);
  setInterval(load, LOOK_AGAIN_MILLIS);
}
