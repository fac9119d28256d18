/** The check of the devices on the days before, folded: nothing is switched on until somebody opens it, and all goes off with it. */
import { element } from '/assets/page.js';
import { text } from '../entity/words.js';

/** check: the device check of the page. stage: where one sees oneself. media: the devices. */
export function earlyCheck({ check, stage, media }) {
  const root = element('details', { class: 'mh-card', 'data-testid': 'check-early' },
    element('summary', {}, text('checkEarly')));
  stage.setPreview(true);
  stage.setEnd('', false);
  root.addEventListener('toggle', async () => {
    if (!root.open) {
      check.stop();
      media.stop();
      return;
    }
    root.append(stage.root, check.root);
    await media.start();
    if (root.open) check.show();
  });
  return root;
}
