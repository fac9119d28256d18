/** Cancels a ride that was ordered by telephone, once or week after week; a ride of a case is cancelled at the hospital. */
import { element, icon } from '/assets/page.js';
import { cancelRide } from '../control/board.js';
import { isMovable } from '../entity/tours.js';
import { text } from './ride-texts.js';

const REASONS = ['patient-wish', 'no-longer-needed', 'provider-absent', 'other'];
const OUT = '-out';

/** The button of a ride that has not begun, or null; caseId is that of its case; page: {say(...), done(), failed(refusal)}. */
export function cancelling(job, caseId, page) {
  if (caseId || job.jobKind !== 'ride' || !isMovable(job)) return null;
  return element('button', {
    type: 'button', class: 'mh-button mh-button--quiet board-move', 'data-key': `cancel-${job.jobId}`, 'data-testid': 'cancel-ride',
    'aria-label': text('cancelName', job.name), onclick: () => ask(job, page),
  }, text('cancelRide'));
}

/* Others are told at once, so it is asked, with what follows from it. */
function ask(job, page) {
  const reason = element('select', { id: 'cancel-reason', class: 'mh-input' }, REASONS.map((code) => element('option', { value: code }, text('cancelReasons')[code])));
  const back = element('input', { type: 'checkbox', id: 'cancel-back', checked: true });
  const isOut = job.jobId.endsWith(OUT);
  const dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'cancel-title', 'data-testid': 'cancel-dialog', onclose: () => dialog.remove() },
    element('h2', { id: 'cancel-title' }, text('cancelTitle', job.name)),
    element('p', {}, text('cancelHelp')),
    element('div', { class: 'mh-field' }, element('label', { for: 'cancel-reason' }, text('cancelReason')), reason),
    isOut && element('label', { class: 'mh-choice', for: 'cancel-back' }, back, element('span', {}, text('cancelBack'))),
    element('div', { class: 'mh-actions' },
      element('button', { type: 'button', class: 'mh-button', onclick: () => dialog.close() }, text('keepRide')),
      element('button', { type: 'button', class: 'mh-button mh-button--danger', 'data-testid': 'cancel-now', onclick: () => cancel() }, icon('stop'), text('cancelNow'))));
  async function cancel() {
    dialog.close();
    try {
      await cancelRide(job.jobId, reason.value, isOut && back.checked);
      page.say(element('p', {}, text('cancelSaid', job.name)));
      await page.done();
    } catch (refusal) {
      page.failed(refusal);
    }
  }
  document.body.append(dialog);
  dialog.showModal();
}
