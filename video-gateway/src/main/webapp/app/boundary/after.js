/** What stands where the call was: after the end, after hanging up, after leaving the waiting room. */
import { element } from '/assets/page.js';
import { text } from '../entity/words.js';

/** onAgain: the patient waits once more. help: makes the line that says whom to ring up. */
export function afterCard(onAgain, help) {
  const root = element('section', { class: 'call-after mh-card', hidden: true });
  let shown = false;

  return {
    root,
    /** kind: ended, hung-up, left, or false while nothing is over. */
    show(kind, isPatient) {
      if (kind === shown) return;
      shown = kind;
      root.hidden = !kind;
      if (!kind) return;
      const words = { ended: isPatient ? 'endedHelp' : 'guestEndedHelp', 'hung-up': 'hungUp', left: 'leftHelp' }[kind];
      root.replaceChildren(element('p', {}, text(words)));
      if (kind === 'left') root.append(help());
      if (kind === 'ended' && !isPatient) return;
      root.append(element('button', {
        class: 'mh-button mh-button--primary mh-button--big', type: 'button', 'data-testid': 'again', onclick: onAgain,
      }, text(kind === 'hung-up' ? 'rejoin' : 'callAgain')));
    },
  };
}
