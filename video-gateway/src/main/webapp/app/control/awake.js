/** Keeps the screen on while somebody waits or speaks: a phone that sleeps loses its place. Where a browser cannot, nothing happens. */
export class Awake {
  #wanted = false;

  #lock = null;

  constructor() {
    // browsers let go of it with each change of the tab
    document.addEventListener('visibilitychange', () => this.#hold());
  }

  want(wanted) {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) {
      this.#hold();
    } else {
      this.#lock?.release();
      this.#lock = null;
    }
  }

  async #hold() {
    if (!this.#wanted || this.#lock || document.visibilityState !== 'visible' || !navigator.wakeLock) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      lock.addEventListener('release', () => {
        if (this.#lock === lock) this.#lock = null;
      });
      if (this.#wanted && !this.#lock) this.#lock = lock;
      else lock.release();
    } catch {
      // a battery that is nearly empty refuses it; the call goes on all the same
    }
  }
}
