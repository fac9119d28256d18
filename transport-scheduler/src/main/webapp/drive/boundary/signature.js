/** A field to sign in with a finger, a pen or the mouse. Ink is black on white, in the dark too: it becomes a document. */
import { element } from '/assets/page.js';

const INK = '#111';
const PAPER = '#fff';

export class SignaturePad {
  #canvas;

  #drawn = 0;

  #last = null;

  #begun;

  /** begun() is called at the start of each stroke. */
  constructor(label, begun, id = 'signature') {
    this.#begun = begun;
    this.#canvas = element('canvas', {
      class: 'drive-pad', width: 900, height: 360, role: 'img', 'aria-label': label, tabindex: '0', id,
      'data-testid': `${id}-pad`,
    });
    this.clear();
    this.#canvas.addEventListener('pointerdown', (event) => this.#begin(event));
    this.#canvas.addEventListener('pointermove', (event) => this.#draw(event));
    for (const end of ['pointerup', 'pointercancel']) this.#canvas.addEventListener(end, () => { this.#last = null; });
  }

  get element() {
    return this.#canvas;
  }

  /** A dot is not a signature. */
  get empty() {
    return this.#drawn < 20;
  }

  clear() {
    const pen = this.#canvas.getContext('2d');
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#drawn = 0;
  }

  toPng() {
    return this.#canvas.toDataURL('image/png');
  }

  #at(event) {
    const box = this.#canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * this.#canvas.width,
      y: ((event.clientY - box.top) / box.height) * this.#canvas.height,
    };
  }

  #begin(event) {
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#last = this.#at(event);
    this.#begun();
  }

  #draw(event) {
    if (!this.#last) return;
    const next = this.#at(event);
    const pen = this.#canvas.getContext('2d');
    pen.strokeStyle = INK;
    pen.lineWidth = 5;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(this.#last.x, this.#last.y);
    pen.lineTo(next.x, next.y);
    pen.stroke();
    this.#drawn += Math.hypot(next.x - this.#last.x, next.y - this.#last.y);
    this.#last = next;
  }
}
