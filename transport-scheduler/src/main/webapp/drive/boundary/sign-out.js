/**
 * Signing out on the driver's page. While the hub cannot be heard nobody is signed out there, and the tour would be gone here: then
 * everything stays, and a sentence says so. Steps that are not sent wait for the driver's next sign-in; whoever goes although some
 * wait has agreed to that many.
 */
import { element } from '/assets/page.js';
import { isHubHeard } from '../control/who.js';
import { text } from './parts.js';

/* A line that gives no answer for so long is none. */
const ANSWER_MILLIS = 8_000;

export class SignOut {
  #page;

  /** The hub is asked, or the browser is on its way out. */
  running = false;

  /** Nothing is kept any more: the driver goes. */
  leaving = false;

  /**
   * page: unsent() answers how many steps wait, show() says what is going on, ask(sentence, button) asks before going, answered() takes
   * that away, forget() resolves when no name is kept any more.
   */
  constructor(page) {
    this.#page = page;
  }

  /** The link was pressed; address = where the hub signs out. */
  begin(address) {
    if (this.running) return;
    const waiting = this.#page.unsent();
    if (!navigator.onLine || !waiting) this.#go(address, waiting);
    else this.#askFirst(address, waiting);
  }

  #askFirst(address, waiting) {
    this.#page.ask(text('signOutUnsent', waiting),
      element('button', { type: 'button', class: 'mh-button', onclick: () => this.#go(address, waiting) }, text('signOutAnyway')));
  }

  async #go(address, agreed) {
    if (this.running) return;
    this.#run(true);
    this.#page.answered();
    const heard = await isHubHeard(ANSWER_MILLIS);
    const waiting = this.#page.unsent();
    if (!heard || waiting > agreed) {
      this.#run(false);
      if (heard) this.#askFirst(address, waiting);
      else this.#page.ask(text('signOutOffline'));
      return;
    }
    this.leaving = true;
    await this.#page.forget();
    location.assign(address);
  }

  #run(running) {
    this.running = running;
    this.#page.show();
  }
}
