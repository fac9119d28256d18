/** The health card held to the camera: a point of the record, with who compared it and when; nothing of the card itself. */
import { call as ask, element } from '/assets/page.js';
import { clockTime, dayOf, dayWord } from '/assets/words.js';
import { text } from '../entity/words.js';
import { refusalNote } from './stage.js';

export class IdentityPoint extends EventTarget {
  #box;

  #said = element('div', { role: 'status', 'data-testid': 'identity-said' });

  #path;

  #now;

  #busy = false;

  /** {name, at}, as the record has it, or null. */
  check;

  /** It could not be read whether anybody has compared it. */
  #unknown;

  constructor(appointment, facts) {
    super();
    this.#path = `/video/api/consultations/${encodeURIComponent(appointment)}/identity`;
    this.#now = facts.now;
    this.check = facts.identity ?? null;
    this.#unknown = facts.identityUnknown ?? false;
    this.#box = element('input', { type: 'checkbox', 'data-testid': 'checkCard', onchange: () => this.#tick() });
    this.root = element('li', {}, element('label', { class: 'mh-choice' }, this.#box, text('checkCard')), this.#said);
    this.#show();
  }

  async #tick() {
    if (this.#busy) {
      this.#box.checked = !this.#box.checked;
      return;
    }
    this.#busy = true;
    try {
      const stored = await ask(this.#path, { method: 'PUT', body: { checked: this.#box.checked } });
      this.check = stored.at ? stored : null;
      this.#now = stored.at ?? this.#now;
      this.#show();
    } catch (refusal) {
      // ticked is what is stored
      this.#show();
      this.#said.replaceChildren(refusalNote(refusal));
    } finally {
      this.#busy = false;
    }
    this.dispatchEvent(new Event('change'));
  }

  #show() {
    this.#box.checked = Boolean(this.check);
    this.#box.disabled = this.#unknown;
    const words = this.#unknown ? text('identityUnknown') : this.words();
    this.#said.replaceChildren(...(words ? [element('p', { class: 'mh-muted mh-small' }, words)] : []));
  }

  /** Who compared it and when, in words; empty while nobody has. */
  words() {
    if (!this.check) return '';
    const { name, at } = this.check;
    return text('identityBy', name, dayWord(dayOf(at), dayOf(this.#now)), clockTime(at));
  }
}
