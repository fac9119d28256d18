/** What the clock of the gateway shows now, whatever the device says; it goes on from what was heard last. */
export class ServerClock {
  #said = NaN;

  #heard = 0;

  /** now: ISO 8601, as the gateway said it just now. */
  hear(now) {
    this.#said = Date.parse(now);
    this.#heard = performance.now();
  }

  /** Milliseconds since 1970; NaN before anything was heard. */
  get now() {
    return this.#said + performance.now() - this.#heard;
  }
}
