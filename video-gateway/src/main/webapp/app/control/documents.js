/**
 * Files between two browsers, over a data channel of their connection: encrypted like picture and sound, kept by nobody. A file
 * goes as one line of JSON (name, type, size) and then as pieces.
 */
import { isDocument, MOST_BYTES, plainName, TYPES } from '../entity/documents.js';

/* Both sides name it so, and neither has to ask the other. */
const CHANNEL = { negotiated: true, id: 1 };
const PIECE = 16 * 1024;
const MUCH = 256 * 1024;

export class DocumentChannel {
  #channel;

  #coming = null;

  #last = Promise.resolve();

  /** take(file): something whole has come. */
  constructor(connection, take) {
    this.#channel = connection.createDataChannel('documents', CHANNEL);
    this.#channel.binaryType = 'arraybuffer';
    this.#channel.bufferedAmountLowThreshold = MUCH;
    this.#channel.addEventListener('message', ({ data }) => this.#receive(data, take));
  }

  /** One after the other; says whether it was sent. */
  send(file) {
    const sent = this.#last.then(() => this.#pass(file)).catch(() => false);
    this.#last = sent;
    return sent;
  }

  async #pass(file) {
    if (this.#channel.readyState !== 'open') return false;
    this.#channel.send(JSON.stringify({ name: plainName(file.name), type: file.type, size: file.size }));
    for (let at = 0; at < file.size; at += PIECE) {
      if (this.#channel.bufferedAmount > MUCH) await this.#drained();
      this.#channel.send(await file.slice(at, at + PIECE).arrayBuffer());
    }
    return true;
  }

  #drained() {
    return new Promise((go) => { this.#channel.addEventListener('bufferedamountlow', go, { once: true }); });
  }

  async #receive(data, take) {
    if (typeof data === 'string') {
      this.#coming = announced(data);
      return;
    }
    const coming = this.#coming;
    if (!coming) return;
    coming.pieces.push(data);
    coming.here += data.byteLength;
    if (coming.here < coming.size) return;
    this.#coming = null;
    const file = new File(coming.pieces, coming.name, { type: coming.type });
    // what is not what it says it is is not shown
    if (file.size === coming.size && await isDocument(file)) take(file);
  }
}

function announced(text) {
  try {
    const { name, type, size } = JSON.parse(text);
    const fits = TYPES.includes(type) && Number.isInteger(size) && size > 0 && size <= MOST_BYTES;
    return fits ? { name: plainName(name), type, size, pieces: [], here: 0 } : null;
  } catch {
    return null;
  }
}
