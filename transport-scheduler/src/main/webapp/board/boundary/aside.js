/** What could not be taken in or handed on: a calm line above the board, each with a button to try again. */
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord } from '/assets/words.js';
import { now } from '../../shared/clock.js';
import { lang, text } from './parts.js';

/** names: job id → name, as far as the shown day knows it; retry(id) answers a promise. */
export function asideNote(letters, names, retry) {
  if (letters.length === 0) return null;
  const orders = letters.filter((letter) => letter.kind === 'order').length;
  const answers = letters.length - orders;
  return element('section', { class: 'mh-note mh-note--due board-aside', 'data-testid': 'set-aside', 'aria-label': text('aside') },
    icon('warning'),
    element('div', {},
      orders > 0 && element('p', {}, text('asideOrders', orders)),
      answers > 0 && element('p', {}, text('asideAnswers', answers)),
      element('ul', {}, letters.map((letter) => row(letter, names, retry)))));
}

/** That medicine was too warm or too cold and waits for its pharmacy; the list says which. */
export function heldNote(held) {
  if (!held) return null;
  return element('section', { class: 'mh-note mh-note--late board-aside', 'data-testid': 'held', 'aria-label': text('held', held) },
    icon('stop'), element('p', {}, text('held', held), ' ', element('a', { href: '/transport/parcels/', 'data-key': 'held' }, text('toParcels'))));
}

function row(letter, names, retry) {
  const day = dayWord(dayOf(letter.since), dayOf(now()), lang);
  const word = text(letter.kind === 'order' ? 'asideOrder' : 'asideAnswer', names.get(letter.jobId) ?? '');
  const button = element('button', {
    type: 'button', class: 'mh-button', 'data-testid': 'retry', 'data-key': `retry-${letter.id}`, onclick: () => tryAgain(),
  }, icon('refresh'), text('retry'));
  async function tryAgain() {
    button.disabled = true;
    button.lastChild.textContent = text('retrying');
    await retry(letter.id);
  }
  return element('li', { 'data-letter': letter.id },
    element('span', {}, `${word} · ${text('asideSince', day, clockTime(letter.since, lang))} · ${text('incident', letter.incident)}`),
    button);
}
