/** Tells a host who looks elsewhere that somebody waits: how many in the title of the window, and a tone for each who comes. */
import { playTone } from '../control/sound.js';

export class Bell {
  #title;

  #count = 0;

  constructor(title) {
    this.#title = title;
    document.title = title;
  }

  /** count: who waits now. quiet: no tone, because the host speaks with somebody. */
  show(count, quiet) {
    const more = count > this.#count;
    this.#count = count;
    document.title = count ? `(${count}) ${this.#title}` : this.#title;
    // a browser that nobody has touched yet plays nothing, and would keep the tone for later
    if (more && !quiet && navigator.userActivation?.hasBeenActive !== false) playTone();
  }
}
