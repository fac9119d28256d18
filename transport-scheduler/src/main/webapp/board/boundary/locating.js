/** Where a place lies that nothing knows: a dispatcher sets it by hand, and the order is planned at once. */
import { element, icon } from '/assets/page.js';
import { pin } from '../../shared/pin.js';
import { locate } from '../control/board.js';
import { text } from './parts.js';

/** Buttons for the places of a waiting job that are not known, and the words for those set by hand; page: {say(...), done(), failed(refusal)}. */
export function locating(job, page) {
  const sides = ['pickup', 'drop-off'].filter((side) => job.unplaced?.includes(side) || job.placedByHand?.includes(side));
  return sides.map((side) => element('p', {},
    job.placedByHand.includes(side) && `${text(side)}: ${text('byHandPlace')} `,
    element('button', {
      type: 'button', class: 'mh-button', 'data-testid': 'locate', 'data-key': `locate-${side}-${job.jobId}`, onclick: () => ask(job, side, page),
    }, icon('place'), text('locate', text(side)))));
}

function ask(job, side, page) {
  let at;
  const save = element('button', { type: 'button', class: 'mh-button mh-button--primary', 'data-testid': 'locate-save', disabled: true, onclick: () => keep() }, text('locateSave'));
  const picker = pin('locate', (position) => {
    at = position;
    save.disabled = !at;
  });
  const dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'locate-title', onclose: () => dialog.remove() },
    element('h2', { id: 'locate-title' }, text('locateTitle', job.name, text(side))),
    element('p', {}, side === 'pickup' ? job.pickupPlace : job.dropOffPlace), picker.root,
    element('div', { class: 'mh-actions' }, element('button', { type: 'button', class: 'mh-button', onclick: () => dialog.close() }, text('back')), save));
  async function keep() {
    dialog.close();
    try {
      await locate(job, side, at);
      await page.done();
      page.say(element('p', {}, text('located', job.name)));
    } catch (refusal) {
      page.failed(refusal);
    }
  }
  document.body.append(dialog);
  dialog.showModal();
  picker.open();
}
