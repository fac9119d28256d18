/**
 * What a host notes beside the video: kept in this tab until it is sent, as drafts of the portal are (draft.js there), so that it
 * survives a reload and goes at sign-out, with the tab, for another person, or after twelve hours.
 */
import { call as ask } from '/assets/page.js';

const PREFIX = 'mh-draft:';
const LIFE_MILLIS = 12 * 60 * 60 * 1000;

export class Draft {
  #what;

  #key = '';

  #parts = {};

  /** Done when it is known whose it is: what was kept, {text, key, ticks}; empty for who has no account. */
  opened;

  constructor(what) {
    this.#what = what;
    this.opened = this.#open();
  }

  async #open() {
    try {
      const { username } = await ask('/api/me');
      if (!username) return this.#parts;
      this.#key = `${PREFIX}${username}:${this.#what}`;
    } catch {
      return this.#parts; // nothing is kept for somebody unknown
    }
    const typedMeanwhile = this.#parts;
    this.#parts = { ...this.#read(), ...typedMeanwhile };
    if (Object.keys(typedMeanwhile).length) this.keep({});
    return this.#parts;
  }

  #read() {
    try {
      const { at, ...parts } = JSON.parse(sessionStorage.getItem(this.#key)) ?? {};
      if (Date.now() - at < LIFE_MILLIS) return parts;
    } catch {
      // what cannot be read is no draft
    }
    sessionStorage.removeItem(this.#key);
    return {};
  }

  keep(parts) {
    this.#parts = { ...this.#parts, ...parts };
    if (this.#key) sessionStorage.setItem(this.#key, JSON.stringify({ ...this.#parts, at: Date.now() }));
  }
}
