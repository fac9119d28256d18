/**
 * Files between two browsers, over a data channel of their connection: encrypted like picture and sound, kept by nobody. A file
 * goes as one line of JSON (id, name, type, size) and then as pieces; the receiver answers with a line (id, answer) once it
 * shows the file, or does not.
 */
import { isDocument, MOST_BYTES, plainName, TYPES } from '../entity/documents.js';

/* Both sides name it so, and neither has to ask the other. */
const CHANNEL = { negotiated: true, id: 1 };
const PIECE = 16 * 1024;
const MUCH = 256 * 1024;

export class DocumentChannel {
  #channel;

  #take;

  #coming = null;

  #last = Promise.resolve();

  #number = 0;

  /** What the other page has not answered yet, by id: whom to tell. */
  #asked = new Map();

  #closed = false;

  /** Until then it is not known whether anything can be sent: pictures may move before this way is open. */
  #settled;

  #settle;

  /** take(file): something whole has come. */
  constructor(connection, take) {
    this.#take = take;
    this.#channel = connection.createDataChannel('documents', CHANNEL);
    this.#channel.binaryType = 'arraybuffer';
    this.#channel.bufferedAmountLowThreshold = MUCH;
    this.#settled = new Promise((go) => { this.#settle = go; });
    this.#channel.addEventListener('open', this.#settle);
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data));
    this.#channel.addEventListener('close', () => this.close());
    this.#channel.addEventListener('error', () => this.close());
  }

  /** One after the other; says whether the other page has it and shows it. */
  send(file) {
    const sent = this.#last.then(() => this.#pass(file)).catch(() => false);
    this.#last = sent;
    return sent;
  }

  /** Nothing comes or goes any more: what was not answered did not arrive. */
  close() {
    this.#closed = true;
    this.#settle();
    this.#coming = null;
    for (const tell of this.#asked.values()) tell(false);
    this.#asked.clear();
  }

  async #pass(file) {
    if (this.#channel.readyState === 'connecting') await this.#settled;
    if (this.#closed || this.#channel.readyState !== 'open') return false;
    this.#number += 1;
    const id = this.#number;
    const answer = new Promise((tell) => { this.#asked.set(id, tell); });
    try {
      this.#say({ id, name: plainName(file.name, file.type), type: file.type, size: file.size });
      for (let at = 0; at < file.size && this.#asked.has(id); at += PIECE) {
        if (this.#channel.bufferedAmount > MUCH) await Promise.race([this.#drained(), answer]);
        const piece = await file.slice(at, at + PIECE).arrayBuffer();
        if (this.#asked.has(id)) this.#channel.send(piece);
      }
      return await answer;
    } finally {
      this.#asked.delete(id);
    }
  }

  #drained() {
    return new Promise((go) => { this.#channel.addEventListener('bufferedamountlow', go, { once: true }); });
  }

  #say(line) {
    if (this.#channel.readyState === 'open') this.#channel.send(JSON.stringify(line));
  }

  #receive(data) {
    if (typeof data !== 'string') {
      this.#piece(data);
      return;
    }
    const line = read(data);
    if (line.answer) {
      this.#asked.get(line.id)?.(line.answer === 'got');
      this.#asked.delete(line.id);
      return;
    }
    this.#coming = announced(line);
    if (!this.#coming) this.#say({ id: line.id, answer: 'refused' });
  }

  async #piece(data) {
    const coming = this.#coming;
    if (!coming) return;
    coming.pieces.push(data);
    coming.here += data.byteLength;
    if (coming.here < coming.size) return;
    this.#coming = null;
    const file = new File(coming.pieces, coming.name, { type: coming.type });
    // what is not what it says it is is not shown
    const fits = file.size === coming.size && await isDocument(file);
    if (fits) this.#take(file);
    this.#say({ id: coming.id, answer: fits ? 'got' : 'refused' });
  }
}

function read(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function announced({ id, name, type, size }) {
  const fits = TYPES.includes(type) && Number.isInteger(size) && size > 0 && size <= MOST_BYTES;
  return fits ? { id, name: plainName(name, type), type, size, pieces: [], here: 0 } : null;
}
