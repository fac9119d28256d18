/** Who else waits for the host of this consultation, oldest appointment first; one click goes to the next. */
import { call as ask, element, icon } from '/assets/page.js';
import { clockTime, distanceWord } from '/assets/words.js';
import { text } from '../entity/words.js';

const ASK_EVERY = 30_000;

/** onWaiting: told how many of them wait, whenever that was asked. isBusy: whether this host is in a call. */
export function queueCard(appointment, onWaiting, isBusy) {
  const list = element('ul', { class: 'call-waiting mh-stack', 'data-testid': 'queue' });
  const said = element('p', { role: 'status', 'data-testid': 'queue-said' });
  const root = element('section', { class: 'mh-card', 'aria-labelledby': 'queue-title', hidden: true },
    element('h2', { id: 'queue-title' }, text('queueTitle')), list, said);
  const names = new Map();
  let shown = '';

  async function look() {
    try {
      const { waiting } = await ask(`/video/api/consultations/${encodeURIComponent(appointment)}/queue`);
      await Promise.allSettled(waiting.filter((one) => !names.has(one.appointment)).map(learnName));
      show(waiting);
      onWaiting(waiting.length);
    } catch {
      // whoever may not host has no queue; a lost line is said beside the video
    }
  }

  async function learnName({ appointment: other }) {
    const facts = await ask(`/video/api/consultations/${encodeURIComponent(other)}`);
    names.set(other, facts.patient?.name || text('patientWord'));
  }

  function show(waiting) {
    const now = Math.floor(Date.now() / 60_000);
    const key = JSON.stringify([waiting, now]);
    root.hidden = !waiting.length;
    if (key === shown || list.contains(document.activeElement)) return;
    shown = key;
    list.replaceChildren(...waiting.map((one) => element('li', {},
      element('p', {}, text('queueEntry', names.get(one.appointment) ?? text('patientWord'), clockTime(one.startsAt), one.since && distanceWord(one.since, Date.now()))),
      element('a', {
        class: 'mh-button', 'data-testid': 'go-to', href: `/video/consultation?appointment=${encodeURIComponent(one.appointment)}`, onclick: stay,
      },
        icon('arrow'), text('goTo')))));
  }

  /** Nobody is left alone in a call by one click beside the picture. */
  function stay(event) {
    said.textContent = isBusy() ? text('queueBusy') : '';
    if (isBusy()) event.preventDefault();
  }

  look();
  setInterval(look, ASK_EVERY);
  return root;
}
