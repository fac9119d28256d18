/**
 * The wire of a conference (docs/video-protocol.md): shows a ticket, comes back by itself after a loss with the same page
 * id, gives a sign of life. Events: one per type of word; "lost"; "refused" (detail: the refusal).
 */
import { Refusal } from '/assets/page.js';
import { pageId } from '../entity/page-id.js';
import { Pulse } from './pulse.js';

const VERSION = 1;
const SIGN_OF_LIFE = 8_000;
/* Why a wire of somebody with an account was closed (1008). */
const SIGNED_OUT = 'signed-out';
const LONGEST_PAUSE = 4_000;

export class ConferenceWire extends EventTarget {
  #ticket;

  #socket = null;

  #page = pageId();

  #wanted = false;

  #again = false;

  #failures = 0;

  #pulse = new Pulse(() => this.send('ping'), () => this.#dead());

  #retry = 0;

  /** ticket: async function that answers a fresh ticket or throws what refuses it. */
  constructor(ticket) {
    super();
    this.#ticket = ticket;
    window.addEventListener('online', () => this.#hurry());
  }

  open() {
    this.#wanted = true;
    return this.#connect();
  }

  close() {
    this.#wanted = false;
    this.#again = false;
    this.#page = pageId();
    clearTimeout(this.#retry);
    this.#pulse.stop();
    this.#socket?.close(1000);
    this.#socket = null;
  }

  send(type, parts = {}) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify({ v: VERSION, type, ...parts }));
  }

  async #connect() {
    try {
      const ticket = await this.#ticket();
      if (this.#wanted) this.#listen(new WebSocket(`${location.origin.replace(/^http/, 'ws')}/video/conference-ws`), ticket);
    } catch (refusal) {
      if (refusal.status && refusal.status < 500 && refusal.status !== 429) {
        this.#wanted = false;
        this.#tell('refused', refusal);
      } else {
        this.#comeAgain();
      }
    }
  }

  #listen(socket, ticket) {
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.send('hello', { ticket, page: this.#page, again: this.#again });
      this.#again = true;
      this.#pulse.start(SIGN_OF_LIFE);
    });
    socket.addEventListener('message', ({ data }) => {
      if (socket === this.#socket) this.#receive(JSON.parse(data));
    });
    socket.addEventListener('close', ({ reason }) => this.#closed(socket, reason));
  }

  #receive(word) {
    this.#pulse.heard();
    if (word.type === 'welcome') this.#failures = 0;
    this.#tell(word.type, word);
  }

  #closed(socket, reason) {
    if (socket !== this.#socket) return;
    this.#pulse.stop();
    this.#socket = null;
    if (this.#wanted && reason === SIGNED_OUT) {
      this.#wanted = false;
      this.#tell('refused', new Refusal(401));
    }
    this.#comeAgain();
  }

  /** The line is dead without an end: what comes of the old wire counts no more. */
  #dead() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#comeAgain();
  }

  #comeAgain() {
    if (!this.#wanted) return;
    this.#tell('lost');
    const pause = Math.min(250 * 2 ** this.#failures, LONGEST_PAUSE);
    this.#failures += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), pause * (0.75 + Math.random() / 2));
  }

  #hurry() {
    if (!this.#wanted || this.#socket) return;
    clearTimeout(this.#retry);
    this.#connect();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
