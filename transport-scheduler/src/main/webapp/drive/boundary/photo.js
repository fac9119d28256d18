/** A photo of a bag or a door: made small on the phone for a weak line; what the camera wrote of place and time is not in it. */
import { element, icon } from '/assets/page.js';
import { field, text } from './parts.js';

const LONGEST_SIDE = 1280;
const QUALITIES = [0.7, 0.5, 0.3];
const LONGEST_TEXT = 600_000;

async function shrunk(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = element('canvas', { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return QUALITIES.map((quality) => canvas.toDataURL('image/jpeg', quality)).find((url) => url.length < LONGEST_TEXT);
}

/* The photo with what became of it, and a way to drop it: who sees it here sends no person by mistake. */
function shot(jpeg, drop) {
  const said = element('p', { role: 'status', 'data-testid': 'photo-kept' }, text('photoKept'));
  const button = element('button', { type: 'button', class: 'mh-button mh-button--quiet', 'data-testid': 'photo-drop', onclick: async () => {
    const dropped = await drop();
    said.textContent = text(dropped ? 'photoDropped' : 'photoGone');
    button.remove();
    if (dropped) picture.remove();
  } }, text('photoDrop'));
  const picture = element('img', { class: 'drive-photo', src: jpeg, alt: text('photoShown') });
  return element('div', { class: 'mh-field' }, picture, said, button);
}

/** Behind one line; photograph(jpeg) is called with the picture as data URL, and answers how to drop it. */
export function photoPart(photograph) {
  const shots = element('div', {});
  const camera = field('photo', text('photoHint'), { type: 'file', accept: 'image/*', capture: 'environment' });
  camera.input.addEventListener('change', async () => {
    const [file] = camera.input.files;
    if (!file) return;
    const jpeg = await shrunk(file).catch(() => undefined);
    camera.refuse(jpeg ? '' : text('photoFailed'));
    /* The same file again is a choice, too. */
    camera.input.value = '';
    if (jpeg) shots.append(shot(jpeg, photograph(jpeg)));
  });
  return element('details', { class: 'drive-more', 'data-key': 'photo', 'data-testid': 'photo-part' },
    element('summary', {}, icon('camera'), ` ${text('photo')}`), camera.row, shots);
}
