/** The check of the devices once more, while the patient waits: folded, so that it disturbs nobody. */
import { element } from '/assets/page.js';
import { text } from '../entity/words.js';

/** check: the device check of the page, which stood in the lobby before. media: the devices; of those that are being opened nothing is said yet. */
export function waitingCheck(check, media) {
  const root = element('details', { class: 'mh-card', hidden: true, 'data-testid': 'check-again' },
    element('summary', {}, text('checkAgain')));
  root.addEventListener('toggle', async () => {
    if (root.open) {
      root.append(check.root);
      await media.start();
      if (root.open) check.show();
    } else {
      check.stop();
    }
  });
  return {
    root,
    /** waits: whether there is time for it. */
    show(waits) {
      if (root.hidden === !waits) return;
      root.hidden = !waits;
      root.open = false;
      if (!waits) check.stop();
    },
  };
}
