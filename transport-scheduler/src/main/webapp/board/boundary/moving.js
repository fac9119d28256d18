/**
 * Moves jobs by hand: by dragging, or by the button with a list of all tours, each with the answer whether it fits and what it
 * changes. Every move can be undone.
 */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { keep, move, release, tryMove } from '../control/board.js';
import { asOfNow, isMovable, onTour, takenUp, tourOf } from '../entity/tours.js';
import { lang, text } from './parts.js';

const OFF = '';

export class Mover {
  #page;

  #dragged;

  #over;

  #pressed = false;

  /** page: {board(), content, say(...parts), done(), failed(refusal), letGo()}; done() reads the board again, letGo(): nothing is held any more. */
  constructor(page) {
    this.#page = page;
    page.content.addEventListener('dragover', (event) => this.#dragOver(event));
    page.content.addEventListener('drop', (event) => this.#drop(event));
    page.content.addEventListener('dragend', () => this.#leave());
    page.content.addEventListener('pointerdown', ({ button }) => {
      this.#pressed = button === 0;
    });
    for (const end of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(end, () => this.#lift());
  }

  /** The buttons of a job, or null once its driver began. */
  buttons(job) {
    if (!isMovable(job)) return null;
    const button = (key, label, word, act) => element('button', {
      type: 'button', class: 'mh-button mh-button--quiet board-move', 'data-key': `${key}-${job.jobId}`, 'data-testid': key,
      'aria-label': label, onclick: act,
    }, word);
    return [
      button('move', text('moveName', job.name), text('move'), () => this.#choose(job)),
      (job.pinned || job.held) && button('release', text('releaseName', job.name), text('release'), () => this.#decide(job, release)),
      !job.pinned && tourOf(this.#page.board(), job.jobId)
        && button('pin', text('keepName', job.name), text('keep'), () => this.#decide(job, keep)),
    ];
  }

  /** While something is pressed or hangs on the mouse, the page must not be drawn anew: the press would do nothing, the job would fall. */
  isHolding() {
    return this.#pressed || Boolean(this.#dragged);
  }

  /* The click that a press ends in comes first. */
  #lift() {
    this.#pressed = false;
    setTimeout(() => this.#page.letGo());
  }

  drag(event, job) {
    if (!isMovable(job)) return;
    this.#dragged = takenUp(this.#page.board(), job);
    event.dataTransfer.setData('text/plain', job.jobId);
    event.dataTransfer.effectAllowed = 'move';
  }

  #dragOver(event) {
    const target = event.target.closest('[data-tour]');
    if (!this.#dragged || !target) return;
    event.preventDefault();
    if (this.#over?.target !== target) this.#enter(target);
  }

  async #enter(target) {
    this.#unmark();
    const word = element('p', { class: 'board-drop-word', role: 'status' }, text('asking'));
    const over = { target, word };
    const taken = this.#dragged;
    this.#over = over;
    target.classList.add('board-drop');
    target.prepend(word);
    try {
      const answer = await this.#asItIs(taken, (job) => tryMove(job, target.dataset.tour || undefined));
      target.classList.toggle('board-drop--fits', answer.possible);
      target.classList.toggle('board-drop--not', !answer.possible);
      word.replaceChildren(this.#wordsOf(answer, taken, target.dataset.tour));
    } catch (refusal) {
      word.replaceChildren(refusal.detail || text('failed'));
    }
    if (this.#over !== over) unmark(over);
  }

  #drop(event) {
    const target = event.target.closest('[data-tour]');
    if (!this.#dragged || !target) return;
    event.preventDefault();
    const job = this.#dragged;
    this.#leave();
    this.#move(job, target.dataset.tour);
  }

  #leave() {
    this.#unmark();
    this.#dragged = undefined;
    this.#pressed = false;
    this.#page.letGo();
  }

  #unmark() {
    if (this.#over) unmark(this.#over);
    this.#over = undefined;
  }

  /* "passt, Abholung 10:12 Uhr; Frau Muster 12 Min. später" */
  #wordsOf({ possible, reason, concerned, estimated, note }, job, tourId) {
    if (!possible) return text('fitsNot', reason);
    const own = concerned.find(({ jobId }) => jobId === job.jobId);
    const others = concerned.filter((one) => one !== own && one.minutes !== 0)
      .map(({ name, minutes }) => text(minutes > 0 ? 'later' : 'earlier', name, Math.abs(minutes)));
    return [own?.pickup ? text(estimated ? 'fitsAbout' : 'fitsAt', clockTime(own.pickup, lang)) : text(tourId ? 'fits' : 'offWaits'), ...others, note].filter(Boolean).join('; ');
  }

  #choose(chosen) {
    const job = takenUp(this.#page.board(), chosen);
    const here = tourOf(this.#page.board(), job.jobId);
    const targets = this.#page.board().tours.filter((tour) => tour !== here).map((tour) => [tour.id, tour.vehicle.label]);
    const dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'move-title', 'data-testid': 'move-dialog', onclose: () => dialog.remove() },
      element('h2', { id: 'move-title' }, text('moveTo', job.name)),
      element('p', { class: 'mh-help' }, text('moveHelp')),
      element('ul', { class: 'board-targets' }, targets.map(([id, label]) => this.#target(job, id, label, () => dialog.close())),
        here && this.#target(job, OFF, text('offAll'), () => dialog.close())),
      element('div', { class: 'mh-actions' },
        element('button', { type: 'button', class: 'mh-button', onclick: () => dialog.close() }, text('back'))));
    document.body.append(dialog);
    dialog.showModal();
  }

  #target(job, tourId, label, close) {
    const word = element('span', { class: 'mh-muted', id: `fits-${tourId}` }, text('asking'));
    const button = element('button', {
      type: 'button', class: 'mh-button', disabled: true, 'data-target': tourId, 'aria-describedby': `fits-${tourId}`,
      onclick: () => {
        close();
        this.#move(job, tourId);
      },
    }, label);
    this.#asItIs(job, (now) => tryMove(now, tourId || undefined)).then((answer) => {
      button.disabled = !answer.possible;
      word.replaceChildren(this.#wordsOf(answer, job, tourId));
    }, (refusal) => word.replaceChildren(refusal.detail || text('failed')));
    return element('li', {}, button, ' ', word);
  }

  async #move(taken, tourId) {
    const here = tourOf(this.#page.board(), taken.jobId);
    if ((here?.id ?? OFF) === tourId && here?.id === taken.from) return;
    try {
      const answer = await this.#moved(taken, tourId);
      await this.#page.done();
      if (!answer.possible) {
        this.#page.say(element('p', {}, icon('warning'), ` ${text('fitsNot', answer.reason)}`));
        return;
      }
      const where = this.#page.board().tours.find((tour) => tour.id === tourId);
      const moved = { ...taken, version: answer.version, from: tourId || undefined, pinned: Boolean(where), held: !where };
      this.#page.say(element('p', {}, where ? text('moved', taken.name, where.vehicle.label) : text('movedOff', taken.name)),
        element('button', { type: 'button', class: 'mh-button', 'data-testid': 'undo', onclick: () => this.#undo(moved, taken) }, text('undo')));
    } catch (refusal) {
      await this.#failed(refusal);
    }
  }

  /* Planning may have put the job onto that very tour meanwhile: then it only has to stay there. */
  async #moved(taken, tourId) {
    const there = onTour(this.#page.board(), taken.jobId, tourId);
    if (!there) return this.#asItIs(taken, (job) => move(job, tourId || undefined));
    await this.#asItIs(takenUp(this.#page.board(), there), keep);
    await this.#page.done();
    return { possible: true, version: onTour(this.#page.board(), taken.jobId, tourId)?.version ?? there.version };
  }

  /* Back to where it was; what planning had placed is planning's again. */
  async #undo(moved, before) {
    try {
      const answer = before.from || before.held ? await this.#asItIs(moved, (job) => move(job, before.from)) : undefined;
      if (answer?.possible === false) {
        this.#page.say(element('p', {}, text('fitsNot', answer.reason)));
        return;
      }
      if (!before.pinned && !before.held) {
        const back = answer ? { ...moved, version: answer.version, from: before.from, pinned: true, held: false } : moved;
        await this.#asItIs(back, release);
      }
      await this.#page.done();
      this.#page.say(element('p', {}, text('undone')));
    } catch (refusal) {
      await this.#failed(refusal);
    }
  }

  async #decide(job, act) {
    try {
      await this.#asItIs(takenUp(this.#page.board(), job), act);
      await this.#page.done();
    } catch (refusal) {
      await this.#failed(refusal);
    }
  }

  /*
   * Decides on the job with its version of now. Planning may have written it a moment ago and the news not be here yet: then the
   * board is read and it is tried once more, if the job still lies where the dispatcher saw it and nobody has decided on it.
   */
  async #asItIs(taken, act) {
    const tried = asOfNow(this.#page.board(), taken);
    try {
      return await act(tried);
    } catch (refusal) {
      if (refusal.status !== 409) throw refusal;
      await this.#page.done();
      const job = asOfNow(this.#page.board(), taken);
      if (job.version === tried.version) throw refusal;
      return act(job);
    }
  }

  /* The board shows how it is now, and above it why it was not done. */
  async #failed(refusal) {
    await this.#page.done();
    this.#page.failed(refusal);
  }
}

function unmark({ target, word }) {
  target.classList.remove('board-drop', 'board-drop--fits', 'board-drop--not');
  word.remove();
}
