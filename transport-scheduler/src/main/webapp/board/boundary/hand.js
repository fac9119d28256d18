/** What can be decided on a whole tour: to plan it by hand, and that its vehicle drops out or is there again. */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { backInService, dropOut, planByHand } from '../control/board.js';
import { lang, text } from './parts.js';

/** page: {say(...parts), done(), failed(refusal)}. */
export function tourHand(tour, page) {
  const decide = async (act) => {
    try {
      await act();
      await page.done();
    } catch (refusal) {
      page.failed(refusal);
    }
  };
  const button = (key, word, act) => element('button', {
    type: 'button', class: 'mh-button mh-button--quiet', 'data-key': `${key}-${tour.id}`, 'data-testid': key,
    'aria-label': `${text(word)}: ${tour.vehicle.label}`, onclick: act,
  }, text(word));
  return element('div', { class: 'board-hand' },
    tour.outOfService
      ? button('outage', 'returned', () => decide(() => backInService(tour.id)))
      : [
        button('by-hand', tour.byHand ? 'byPlanner' : 'byHand', () => decide(() => planByHand(tour.id, !tour.byHand))),
        button('outage', 'outage', () => ask(tour, page)),
      ]);
}

/* Others are told at once, so it is asked for. */
function ask(tour, page) {
  const dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'outage-title', onclose: () => dialog.remove() },
    element('h2', { id: 'outage-title' }, text('outageQuestion', tour.vehicle.label)),
    element('p', {}, text('outageConsequence')),
    element('div', { class: 'mh-actions' },
      element('button', { type: 'button', class: 'mh-button', onclick: () => dialog.close() }, text('back')),
      element('button', {
        type: 'button', class: 'mh-button mh-button--danger', 'data-testid': 'confirm-outage',
        onclick: () => {
          dialog.close();
          out(tour, page);
        },
      }, text('outageYes'))));
  document.body.append(dialog);
  dialog.showModal();
}

async function out(tour, page) {
  try {
    const { concerned, begun, planning, estimated } = await dropOut(tour.id);
    await page.done();
    const none = concerned.length + begun.length === 0;
    page.say(element('p', {}, text(none && !planning ? 'concernedNone' : 'concerned', tour.vehicle.label)),
      estimated && concerned.some(({ planned }) => planned) && element('p', { class: 'mh-muted mh-small', 'data-testid': 'outage-estimate' }, text('estimatedNote')),
      planning && element('p', {}, icon('warning'), ` ${text('stillPlanning')}`),
      concerned.length > 0 && element('ul', { 'data-testid': 'concerned' }, concerned.map((one) => element('li', {},
        one.planned ? text('newTime', one.name, clockTime(one.pickup, lang)) : text('onNoTour', one.name, one.reason ?? '')))),
      begun.length > 0 && element('p', {}, icon('phone'), ` ${text('begunStay', begun.join(', '))}`));
  } catch (refusal) {
    page.failed(refusal);
  }
}
