/**
 * The wire to the gateway (docs/video-protocol.md): opens while a ticket is asked for, shows it, comes back by itself after a
 * loss with the same page id, gives a sign of life. Events: "welcome", "room", "signal", "relay", "problem", "lost" (detail: {busy}:
 * too many come at this moment), "refused".
 */
import { Refusal } from '/assets/page.js';
import { pageId } from '../entity/page-id.js';
import { dial, takeWire } from './headstart.js';
import { Pulse } from './pulse.js';

const VERSION = 1;
const SIGN_OF_LIFE = 15_000;
const LONGEST_PAUSE = 8_000;
const FINAL = new Set([4001, 4002, 4003]);
const TRY_AGAIN_LATER = 1013;
/* Why a wire of somebody with an account was closed (1008). */
const SIGNED_OUT = 'signed-out';
const SIGNALS = new Set(['description', 'candidate', 'media']);

export class Signalling extends EventTarget {
  #ticket;

  #socket = null;

  #page = pageId();

  #wanted = false;

  #failures = 0;

  /** What is said with the first hello. */
  #greeting = {};

  /** The present try to come in; an older one that is still under way ends itself. */
  #attempt = 0;

  #pulse = new Pulse(() => this.send('ping'), () => this.#dead());

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

  /** greeting: what is said with hello until the first welcome, such as that one waits. */
  open(greeting = {}) {
    this.#wanted = true;
    this.#greeting = greeting;
    return this.#connect();
  }

  /** For good; who opens once more is a new page, to which others build new ways. */
  close() {
    this.#wanted = false;
    this.#attempt += 1;
    this.#failures = 0;
    this.#page = pageId();
    clearTimeout(this.#retry);
    this.#pulse.stop();
    this.#socket?.close(1000);
    this.#socket = null;
  }

  /** Says whether it could be sent. */
  send(type, parts = {}) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify({ v: VERSION, type, ...parts }));
    return true;
  }

  /** After a loss one after the other: ticket and wire must reach the same node, and the old one may be gone. */
  async #connect() {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const early = this.#failures === 0 ? takeWire() : null;
    let ticket;
    try {
      ticket = await this.#ticket();
    } catch (refusal) {
      early?.close(1000);
      if (attempt !== this.#attempt) return;
      if (refusal.status && refusal.status < 500 && refusal.status !== 429) {
        this.#wanted = false;
        this.#tell('refused', refusal);
      } else {
        this.#again(refusal.code === 'busy');
      }
      return;
    }
    if (attempt !== this.#attempt) {
      early?.close(1000);
      return;
    }
    this.#listen(early && early.readyState <= WebSocket.OPEN ? early : dial(), ticket);
  }

  #listen(socket, ticket) {
    this.#socket?.close(1000);
    this.#socket = socket;
    const greet = () => {
      if (socket !== this.#socket) return;
      this.send('hello', { ticket, page: this.#page, ...this.#greeting });
      this.#pulse.start(SIGN_OF_LIFE);
    };
    if (socket.readyState === WebSocket.OPEN) greet();
    else socket.addEventListener('open', greet);
    socket.addEventListener('message', (event) => {
      if (socket === this.#socket) this.#receive(JSON.parse(event.data));
    });
    socket.addEventListener('close', (event) => this.#closed(socket, event));
  }

  #receive(message) {
    this.#pulse.heard();
    if (message.type === 'welcome') {
      this.#failures = 0;
      this.#greeting = {};
    }
    this.#tell(SIGNALS.has(message.type) ? 'signal' : message.type, message);
  }

  #closed(socket, { code, reason }) {
    if (socket !== this.#socket) return;
    this.#pulse.stop();
    this.#socket = null;
    if (FINAL.has(code)) this.#wanted = false;
    if (this.#wanted && reason === SIGNED_OUT) {
      this.#wanted = false;
      this.#tell('refused', new Refusal(401));
    }
    if (this.#wanted) this.#again(code === TRY_AGAIN_LATER);
  }

  /** The line is dead without an end: what comes of the old wire counts no more. */
  #dead() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#again();
  }

  #again(busy = false) {
    if (!this.#wanted) return;
    this.#tell('lost', { busy });
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
