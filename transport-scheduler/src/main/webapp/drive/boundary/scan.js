/** Reads a QR code with the camera, where the browser can (BarcodeDetector); elsewhere the code is typed. No picture leaves the phone. */
import { element } from '/assets/page.js';
import { text } from './parts.js';

export function mayScan() {
  return 'BarcodeDetector' in globalThis && Boolean(navigator.mediaDevices?.getUserMedia);
}

/** Resolves to what the code says, or undefined if the driver gives up or the camera is not given. */
export async function scan() {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    return undefined;
  }
  const video = element('video', { autoplay: true, muted: true, playsinline: true, class: 'drive-camera' });
  const dialog = element('dialog', { class: 'mh-dialog', 'aria-label': text('scan') }, video,
    element('div', { class: 'mh-actions' }, element('button', { type: 'button', class: 'mh-button', onclick: () => dialog.close() }, text('back'))));
  video.srcObject = stream;
  document.body.append(dialog);
  dialog.showModal();
  try {
    return await read(video, dialog);
  } finally {
    stream.getTracks().forEach((track) => track.stop());
    dialog.remove();
  }
}

async function read(video, dialog) {
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  await video.play();
  while (dialog.open) {
    const [found] = await detector.detect(video).catch(() => []);
    if (found) return found.rawValue;
    await new Promise(requestAnimationFrame);
  }
  return undefined;
}
