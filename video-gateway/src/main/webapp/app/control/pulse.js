/**
 * Whether a wire still carries words: a browser notices minutes later only that its line is dead without an end. Each sign of
 * life is to be answered; whatever is heard answers it.
 */
const PATIENCE = 8_000;
/* After something happened to the network or the device. */
const SHORT_PATIENCE = 3_000;

export class Pulse {
  #beat;

  #dead;

  #timer = 0;

  #due = 0;

  /** beat: gives a sign of life. dead: nothing was heard after one. */
  constructor(beat, dead) {
    this.#beat = beat;
    this.#dead = dead;
    window.addEventListener('online', () => this.#hurry());
    navigator.connection?.addEventListener?.('change', () => this.#hurry());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#hurry();
    });
  }

  /** A wire is open: a sign of life so often, in milliseconds. */
  start(every) {
    this.stop();
    this.#timer = setInterval(() => this.#sign(PATIENCE), every);
  }

  stop() {
    clearInterval(this.#timer);
    this.heard();
    this.#timer = 0;
  }

  heard() {
    clearTimeout(this.#due);
    this.#due = 0;
  }

  #hurry() {
    if (!this.#timer) return;
    this.heard();
    this.#sign(SHORT_PATIENCE);
  }

  #sign(patience) {
    this.#beat();
    if (this.#due) return;
    this.#due = setTimeout(() => {
      this.stop();
      this.#dead();
    }, patience);
  }
}
