/** That the approval of standing orders ends or has ended; the list of them says whose. */
import { element, icon } from '/assets/page.js';
import { readAttention } from '../control/board.js';
import { text } from './ride-texts.js';

/* {approvalSoon, approvalEnded}, or undefined. */
let attention;

/** Asks once, by itself: it is no reason to wait for the board. known() is called with an answer. */
export function askAttention(known) {
  readAttention().then((said) => {
    attention = said;
    known();
  }, () => { /* the list of standing orders says it, too */ });
}

export function standingNote() {
  const words = [attention?.approvalEnded > 0 && text('approvalsEnded', attention.approvalEnded), attention?.approvalSoon > 0 && text('approvalsSoon', attention.approvalSoon)].filter(Boolean);
  if (!words.length) return null;
  return element('section', { class: `mh-note mh-note--${attention.approvalEnded > 0 ? 'late' : 'due'} board-aside`, 'data-testid': 'approvals', 'aria-label': text('approvals') },
    icon('warning'), element('p', {}, words.join(' '), ' ', element('a', { href: '/transport/standing', 'data-key': 'approvals' }, text('toStanding'))));
}
