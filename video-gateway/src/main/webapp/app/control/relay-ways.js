/** The ways to the relay, and whether it is the only one. They are good for some minutes, so fresh ones are asked for in time. */
const PATIENCE = 3_000;

export class RelayWays {
  #ask;

  #iceServers = [];

  #only = false;

  #lifetime = 0;

  #since = 0;

  #waiting = [];

  /** ask: says that fresh ones are wanted; they come by take(). */
  constructor(ask) {
    this.#ask = ask;
  }

  /** What the gateway said: lifetime in seconds; relayOnly only at the beginning. */
  take({ iceServers, lifetime, relayOnly = this.#only }) {
    this.#iceServers = iceServers;
    this.#lifetime = lifetime * 1_000;
    this.#only = relayOnly;
    this.#since = performance.now();
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Those that are still good; none before the gateway has spoken. */
  get iceServers() {
    return performance.now() - this.#since < this.#lifetime ? this.#iceServers : [];
  }

  /** For how long a connection may still be built upon them, in milliseconds. */
  get left() {
    return this.#iceServers.length ? Math.max(0, this.#since + this.#lifetime / 2 - performance.now()) : Infinity;
  }

  /** What there is, old or new. */
  get current() {
    return { iceServers: this.#iceServers, iceTransportPolicy: this.#only ? 'relay' : 'all' };
  }

  /** For a new connection. Who gets no answer goes on with what there is: a direct way needs none. */
  async fresh() {
    if (this.#iceServers.length && performance.now() - this.#since > this.#lifetime / 2) {
      this.#ask();
      await new Promise((go) => {
        this.#waiting.push(go);
        setTimeout(go, PATIENCE);
      });
    }
    return this.current;
  }
}
