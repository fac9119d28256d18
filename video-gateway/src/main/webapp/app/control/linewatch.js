/** Looks every five seconds how well pictures of a conference arrive, and says how many the line carries. */
import { PictureLimit, sampleOf } from '../entity/quality.js';

const WATCH_EVERY = 5_000;

export class LineWatch {
  #connections;

  #shown;

  #say;

  #limit = new PictureLimit();

  #before = null;

  #timer = 0;

  /** connections: those that receive, as a function. shown: how many pictures come, as a function. say: told how many may come. */
  constructor({ connections, shown, say }) {
    this.#connections = connections;
    this.#shown = shown;
    this.#say = say;
  }

  start() {
    this.stop();
    this.#timer = setInterval(() => this.look(), WATCH_EVERY);
  }

  stop() {
    clearInterval(this.#timer);
    this.#before = null;
  }

  async look() {
    const all = await Promise.all(this.#connections().map((one) => one.getStats()));
    const { sample, totals } = sampleOf(all.flatMap((reports) => [...reports.values()]), this.#before);
    this.#before = totals;
    if (!sample) return;
    const { most } = this.#limit;
    if (this.#limit.next(sample, this.#shown()) !== most) this.#say(this.#limit.most);
  }
}
