/**
 * The wire to the gateway (docs/video-protocol.md): shows a ticket, comes back by itself after a loss with the same page
 * id, gives a sign of life. Events: "welcome", "room", "signal", "relay", "problem", "lost", "refused".
 */
import { pageId } from '../entity/page-id.js';

const VERSION = 1;
const SIGN_OF_LIFE = 15_000;
const LONGEST_PAUSE = 8_000;
const FINAL = new Set([4001, 4002, 4003]);
const SIGNALS = new Set(['description', 'candidate', 'media']);

export class Signalling extends EventTarget {
  #ticket;

  #socket = null;

  #page = pageId();

  #wanted = false;

  #failures = 0;

  #timer = 0;

  #retry = 0;

  /** ticket: async function that answers a fresh ticket or throws what refuses it. */
  constructor(ticket) {
    super();
    this.#ticket = ticket;
    window.addEventListener('online', () => this.#hurry());
  }

  get page() {
    return this.#page;
  }

  open() {
    this.#wanted = true;
    return this.#connect();
  }

  close() {
    this.#wanted = false;
    clearTimeout(this.#retry);
    this.#socket?.close(1000);
    this.#socket = null;
  }

  /** Says whether it could be sent. */
  send(type, parts = {}) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify({ v: VERSION, type, ...parts }));
    return true;
  }

  async #connect() {
    let ticket;
    try {
      ticket = await this.#ticket();
    } catch (refusal) {
      if (refusal.status && refusal.status < 500 && refusal.status !== 429) {
        this.#wanted = false;
        this.#tell('refused', refusal);
      } else {
        this.#again();
      }
      return;
    }
    if (!this.#wanted) return;
    this.#listen(new WebSocket(`${location.origin.replace(/^http/, 'ws')}/video/ws`), ticket);
  }

  #listen(socket, ticket) {
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.send('hello', { ticket, page: this.#page });
      this.#timer = setInterval(() => this.send('ping'), SIGN_OF_LIFE);
    });
    socket.addEventListener('message', (event) => this.#receive(JSON.parse(event.data)));
    socket.addEventListener('close', (event) => this.#closed(socket, event.code));
  }

  #receive(message) {
    if (message.type === 'welcome') this.#failures = 0;
    this.#tell(SIGNALS.has(message.type) ? 'signal' : message.type, message);
  }

  #closed(socket, code) {
    if (socket !== this.#socket) return;
    clearInterval(this.#timer);
    this.#socket = null;
    if (FINAL.has(code)) this.#wanted = false;
    if (this.#wanted) this.#again();
  }

  #again() {
    if (!this.#wanted) return;
    this.#tell('lost');
    this.#failures += 1;
    const pause = Math.min(500 * 2 ** (this.#failures - 1), LONGEST_PAUSE);
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
