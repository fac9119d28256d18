/** The photos that were sent in this shift: the driver may delete each, for a person may be on it by mistake. */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { removePhoto } from '../control/tour.js';
import { lang, text } from './parts.js';

/** changed() is called when one was deleted. */
export function ownPhotos({ photos = [], stops }, changed) {
  if (!photos.length) return null;
  return element('details', { class: 'drive-more', 'data-key': 'own-photos', 'data-testid': 'own-photos' },
    element('summary', {}, icon('camera'), ` ${text('ownPhotos', photos.length)}`),
    element('p', { class: 'mh-muted' }, text('ownPhotosHelp')),
    element('ul', { class: 'drive-rows' }, photos.map((photo) => row(photo, stops.find(({ jobId }) => jobId === photo.jobId)?.name ?? '', changed))));
}

function row(photo, name, changed) {
  const words = [clockTime(photo.at, lang), name].filter(Boolean).join(', ');
  const said = element('p', { role: 'status' });
  const button = element('button', {
    type: 'button', class: 'mh-button mh-button--quiet', 'data-testid': 'photo-remove', 'data-key': `remove-${photo.id}`, 'aria-label': text('photoRemoveWhat', words),
    onclick: async () => {
      button.disabled = true;
      try {
        await removePhoto(photo);
        await changed();
      } catch (refusal) {
        button.disabled = false;
        said.textContent = refusal.offline ? text('photoOffline') : [refusal.title, refusal.detail].filter(Boolean).join(' ') || text('photoOffline');
      }
    },
  }, text('photoRemove'));
  return element('li', {}, element('p', {}, words), button, said);
}
