/**
 * Notices another network. Phones tell of which kind it is; computers only that something of the line was reckoned anew, which
 * they also do where nothing has changed: there it is another network if a connection hangs at about the same time.
 */
const SAME_TIME = 10_000;

export class LineNews {
  #hanging;

  #changed;

  /** wifi, cellular …; undefined on computers. */
  #kind = navigator.connection?.type;

  /** When the browser told of the line last, and nothing came of it. */
  #told = -Infinity;

  /** hanging: does a connection hang at the moment. changed: told of another network. */
  constructor(hanging, changed) {
    this.#hanging = hanging;
    this.#changed = changed;
    navigator.connection?.addEventListener?.('change', () => this.#hear());
    window.addEventListener('online', () => this.#tell());
  }

  /** A connection has begun to hang. */
  hangs() {
    if (performance.now() - this.#told < SAME_TIME) this.#tell();
  }

  #hear() {
    const before = this.#kind;
    this.#kind = navigator.connection.type;
    if (this.#kind !== before) {
      this.#tell();
      return;
    }
    if (this.#kind !== undefined) return;
    if (this.#hanging()) this.#tell();
    else this.#told = performance.now();
  }

  #tell() {
    this.#told = -Infinity;
    this.#changed();
  }
}
