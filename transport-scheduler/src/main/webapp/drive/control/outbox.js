/** Keeps the driver's steps on the device until the server has them, and sends them in order. */
import { call } from '/assets/page.js';
import { now } from '../../shared/clock.js';
import { answered, kept, waitMillis } from '../entity/queue.js';

export class Outbox {
  #key;

  #told;

  #tries = 0;

  #timer;

  #sending = false;

  /** told({type: 'sent'|'later'|'signed-out'|'refused', step, refusal, dropped}) is called after each answer. */
  constructor(user, told) {
    this.#key = `medhub.drive.steps.${user}`;
    this.#told = told;
    window.addEventListener('online', () => this.send());
  }

  get steps() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? [];
    } catch {
      return [];
    }
  }

  #store(steps) {
    if (steps.length) localStorage.setItem(this.#key, JSON.stringify(steps));
    else localStorage.removeItem(this.#key);
  }

  /** Keeps a step with an id and the time it was taken, and starts sending. */
  take(jobId, step, proof = {}) {
    this.#store(kept(this.steps, { jobId, step, id: crypto.randomUUID(), at: new Date(now()).toISOString(), ...proof }));
    return this.send();
  }

  async send() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    try {
      while (this.steps.length && (await this.#sendFirst()));
    } finally {
      this.#sending = false;
    }
  }

  async #sendFirst() {
    const [step] = this.steps;
    const { jobId, ...body } = step;
    let refusal;
    try {
      await call(`/transport/api/jobs/${encodeURIComponent(jobId)}/steps`, { method: 'POST', body });
    } catch (failure) {
      if (failure.status === undefined) throw failure;
      refusal = failure;
    }
    const { queue, outcome, dropped } = answered(this.steps, refusal ? refusal.status : 200);
    this.#store(queue);
    if (outcome === 'later') {
      this.#tries += 1;
      this.#timer = setTimeout(() => this.send(), waitMillis(this.#tries));
    } else {
      this.#tries = 0;
    }
    this.#told({ type: outcome, step, refusal, dropped });
    return outcome === 'sent' || outcome === 'refused';
  }
}
