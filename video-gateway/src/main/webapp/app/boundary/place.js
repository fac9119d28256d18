/** In the waiting room: how many wait before, when it is probably one's turn, and a way to say that one must leave. */
import { call as ask, element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { text } from '../entity/words.js';

const ASK_EVERY = 20_000;
const GONE = 410;
const FIVE_MINUTES = 300_000;

/**
 * onLeave: the patient must go. address: where it is asked how many wait before them. onGone: told of the refusal when the
 * appointment was cancelled or moved while they wait.
 */
export function placeCard(call, onLeave, address, onGone) {
  const said = element('p', { 'data-testid': 'place', role: 'status' });
  const root = element('section', { class: 'mh-card call-place', hidden: true },
    said,
    element('p', { class: 'mh-muted mh-small' }, text('waitingHelp')),
    element('button', { class: 'mh-button', type: 'button', 'data-testid': 'must-leave', onclick: onLeave }, icon('end'), text('mustLeave')));
  let timer = 0;

  async function look() {
    try {
      const { ahead, expectedAt, now } = await ask(address());
      say(ahead, Date.parse(expectedAt), Date.parse(now));
    } catch (refusal) {
      if (refusal.status === GONE && !root.hidden) onGone(refusal);
      // else the next look tells it; the state line says if the line is down
    }
  }

  function say(ahead, expectedAt, now) {
    const around = clockTime(new Date(Math.ceil(expectedAt / FIVE_MINUTES) * FIVE_MINUTES).toISOString());
    const words = [text('ahead', ahead), expectedAt - now > 60_000 ? text('expectedAround', around) : text('expectedSoon')].join(' ');
    if (said.textContent !== words) said.textContent = words;
  }

  call.addEventListener('change', () => {
    const waits = call.state === 'waiting' && call.side === 'patient';
    if (waits === !root.hidden) return;
    root.hidden = !waits;
    clearInterval(timer);
    if (!waits) return;
    look();
    timer = setInterval(look, ASK_EVERY);
  });
  return root;
}
