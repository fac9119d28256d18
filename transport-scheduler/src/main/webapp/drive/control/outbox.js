/** Keeps the driver's steps on the device until the server has them, and sends them in order (rules at queue.js). */
import { call } from '/assets/page.js';
import { answered, lastStep, mayBeTakenBack, nextToSend, waitMillis } from '../entity/queue.js';
import { forgetSteps, keepStep, stepsOf } from './store.js';
import { requireDriver } from './who.js';

export class Outbox {
  #user;

  #told;

  #steps = [];

  #tries = 0;

  #timer;

  #sending = false;

  #onItsWay;

  /* The answer that is waited for. */
  #answer;

  /* By step id: what is being written to the disk. */
  #keeping = new Map();

  /* Ids of what is sent or taken back: a storage that was read before knows it still. */
  #gone = new Set();

  /**
   * told({type: 'sent'|'later'|'signed-out'|'refused'|'unsafe', step, refusal, dropped}) is called after each answer;
   * 'unsafe': the device could not keep the step, which is lost if the page is closed before it is sent.
   */
  constructor(user, told) {
    this.#user = user;
    this.#told = told;
    window.addEventListener('online', () => this.send());
  }

  /** What was kept before the page was opened. */
  async open() {
    await this.#readAgain();
    return this;
  }

  /** The oldest first. */
  get steps() {
    return this.#steps;
  }

  /**
   * Keeps a step with an id and the time it was taken, and starts sending. Times are the phone's own: the server hears with
   * them what time it was on the phone when it was sent, so that a wrong clock does no harm.
   */
  take(jobId, step, proof = {}) {
    return this.#keep({ jobId, step, ...proof });
  }

  /** The same for what is said about the duty on a tour. */
  say(tourId, step, more = {}) {
    return this.#keep({ tourId, step, ...more });
  }

  /** The same for what is written down of a job beside its steps: to = temperatures, photos; under that id. */
  note(jobId, to, said, id = crypto.randomUUID()) {
    return this.#keep({ jobId, to, ...said }, id);
  }

  async #keep(said, id = crypto.randomUUID()) {
    const kept = { ...said, id, at: new Date().toISOString() };
    this.#steps = [...this.#steps, kept];
    const keeping = this.#write(kept);
    this.#keeping.set(kept.id, keeping);
    await keeping;
    this.#keeping.delete(kept.id);
    return this.send();
  }

  async #write(step) {
    try {
      step.order = await keepStep(this.#user, step);
    } catch {
      this.#told({ type: 'unsafe', step });
    }
  }

  /**
   * Takes back the last step if it is still here; answers it, or undefined if it is gone. One that is on its way is decided
   * by its answer, one that is not on the disk yet waits until it is, or it would come back from there.
   */
  takeBack() {
    return this.#takeOut(lastStep);
  }

  /** The same of the photo with that id, wherever it stands. */
  drop(photo) {
    return this.#takeOut((steps) => steps.find(({ id }) => id === photo));
  }

  async #takeOut(find) {
    const wanted = find(this.#steps)?.id;
    await this.#keeping.get(wanted);
    if (this.#onItsWay === wanted) await this.#answer?.catch(() => { /* whoever sends hears of it */ });
    const found = find(this.#steps);
    if (found?.id !== wanted || !mayBeTakenBack(found, this.#onItsWay)) return undefined;
    await this.#forget([found]);
    return found;
  }

  /* Of two open pages one sends at a time; the other one then finds what is left. */
  async send() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    let emptied;
    try {
      if (!navigator.locks) emptied = await this.#drain();
      else emptied = await navigator.locks.request(`medhub-drive-${this.#user}`, () => this.#drain());
    } finally {
      this.#sending = false;
    }
    /* What was said while the last answer was worked off. */
    if (emptied && this.#steps.length) await this.send();
  }

  /* Answers whether nothing was left. */
  async #drain() {
    await this.#readAgain();
    if (this.#steps.length && !(await this.#isMine())) return false;
    while (this.#steps.length) {
      this.#answer = this.#sendNext();
      if (!(await this.#answer)) return false;
    }
    return true;
  }

  /* Steps are sent with their driver's session only: another's would be refused, and the steps dropped. */
  async #isMine() {
    try {
      await requireDriver(this.#user);
      return true;
    } catch (refusal) {
      if (refusal.status === undefined) throw refusal;
      if (refusal.signedOut) this.#told({ type: 'signed-out', refusal });
      else this.#later(refusal);
      return false;
    }
  }

  #later(refusal, step) {
    this.#tries += 1;
    this.#timer = setTimeout(() => this.send(), waitMillis(this.#tries));
    this.#told({ type: 'later', step, refusal, dropped: [] });
  }

  /* Another page may have sent some; what could not be kept is only here. */
  async #readAgain() {
    try {
      const stored = (await stepsOf(this.#user)).filter(({ id }) => !this.#gone.has(id));
      const unkept = this.#steps.filter((step) => !step.order && !stored.some(({ id }) => id === step.id));
      this.#steps = [...stored, ...unkept];
    } catch { /* without storage the page itself keeps them */ }
  }

  async #forget(steps) {
    steps.forEach(({ id }) => this.#gone.add(id));
    this.#steps = this.#steps.filter((step) => !steps.some(({ id }) => id === step.id));
    try {
      await forgetSteps(steps.map(({ order }) => order).filter(Boolean));
    } catch { /* it will be sent again, which does no harm */ }
  }

  async #sendNext() {
    const step = nextToSend(this.#steps);
    this.#onItsWay = step.id;
    try {
      return await this.#sendStep(step);
    } finally {
      this.#onItsWay = undefined;
    }
  }

  async #sendStep(step) {
    const { jobId, tourId, to, order, user, ...body } = step;
    const path = tourId ? `tours/${encodeURIComponent(tourId)}/duty` : `jobs/${encodeURIComponent(jobId)}/${to ?? 'steps'}`;
    let refusal;
    try {
      await call(`/transport/api/${path}`, {
        method: 'POST', body: { ...body, sentAt: new Date().toISOString() },
      });
    } catch (failure) {
      if (failure.status === undefined) throw failure;
      refusal = failure;
    }
    if (refusal?.status === 403 && !(await this.#isMine())) return false;
    const { outcome, gone } = answered([step], refusal ? refusal.status : 200);
    await this.#forget(gone);
    if (outcome === 'later') {
      this.#later(refusal, step);
      return false;
    }
    this.#tries = 0;
    this.#told({ type: outcome, step, refusal, dropped: outcome === 'refused' ? gone : [] });
    return outcome === 'sent' || outcome === 'refused';
  }
}
