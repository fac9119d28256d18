/**
 * Another person in the call: who they are, what they have switched on, the connection to them and how well it goes.
 * Events: "change", "hangs" (nothing comes through at the moment), "stream" (detail: their stream or null), "document" (detail: a file that they show).
 */
import { Saving, judge, sampleOf } from '../entity/quality.js';
import { Peer } from './peer.js';

const WATCH_EVERY = 5_000;
const TO_THE_GATEWAY = new Set(['relay', 'quality']);

export class Other extends EventTarget {
  present = true;

  /** none, connecting, connected, broken. */
  link = 'none';

  /** What they have switched on; saving: their line is too weak for their picture. */
  media = { microphone: true, camera: true, screen: false, saving: false };

  /** How well I see and hear them, and how well they see and hear me: good, fair, poor, or empty while unknown. */
  level = '';

  theirLevel = '';

  #send;

  #polite;

  #peer = null;

  /** What came while the ways to a new connection were asked for; null while none is. */
  #early = null;

  #own = null;

  #saving = new Saving();

  #before = null;

  #watch = 0;

  constructor({ page, side, name, polite }, send) {
    super();
    this.page = page;
    this.side = side;
    this.name = name;
    this.#polite = polite;
    this.#send = (type, parts) => send(type, TO_THE_GATEWAY.has(type) ? parts : { to: page, ...parts });
  }

  /** Is my own picture not sent, because the line is too weak. */
  get savingOwn() {
    return this.#saving.amount === 'audio';
  }

  /** Does nothing come through at the moment. */
  get hangs() {
    return this.#peer?.hangs ?? false;
  }

  /** Builds the connection, once, or takes the one that is ready. ways: as RelayWays. */
  async speak(ways, media, spare) {
    if (this.#peer || this.#early) return;
    this.#own = media;
    this.link = 'connecting';
    const ready = spare.take({ polite: this.#polite, ways: ways.current, media });
    if (ready) {
      this.#begin(ready, media);
      return;
    }
    const early = [];
    this.#early = early;
    const [fresh] = await Promise.all([ways.fresh(), media.soon()]);
    if (this.#early !== early) return;
    this.#early = null;
    const peer = new Peer({ polite: this.#polite, ways: fresh, media });
    this.#begin(peer, media);
    for (const message of early) await peer.receive(message);
  }

  #begin(peer, media) {
    this.#peer = peer;
    peer.addEventListener('stream', ({ detail }) => this.#tell('stream', detail));
    peer.addEventListener('hangs', () => this.#tell('hangs'));
    peer.addEventListener('document', ({ detail }) => this.#tell('document', detail));
    peer.addEventListener('state', ({ detail }) => {
      if (peer === this.#peer) this.#set({ link: detail });
    });
    this.#watch = setInterval(() => this.#look(peer), WATCH_EVERY);
    peer.speakTo(this.#send);
    this.tellMedia(media);
  }

  close() {
    this.#early = null;
    if (!this.#peer) {
      this.link = 'none';
      return;
    }
    clearInterval(this.#watch);
    this.#peer.close();
    this.#peer = null;
    this.#before = null;
    this.#saving = new Saving();
    this.#set({ link: 'none', level: '', theirLevel: '' });
    this.#tell('stream', null);
  }

  async receive(message) {
    if (message.type === 'media') this.#set({ media: message.media });
    else if (this.#early) this.#early.push(message);
    else await this.#peer?.receive(message);
  }

  /** They have told how well they see and hear. */
  sees(level) {
    this.#set({ theirLevel: level });
  }

  /** Shows them a file; says whether they have it. */
  show(file) {
    return this.#peer?.show(file) ?? Promise.resolve(false);
  }

  replace(kind, track) {
    return this.#peer?.replace(kind, track);
  }

  tellMedia(media) {
    if (!this.#peer) return;
    this.#send('media', {
      media: {
        microphone: media.isOn('audio'), camera: media.isOn('video'), screen: media.isSharing, saving: this.savingOwn,
      },
    });
  }

  resume() {
    this.#peer?.resume();
    if (this.#own) this.tellMedia(this.#own);
  }

  restart(ways) {
    this.#peer?.restart(ways);
  }

  /** The wire was lost and is back: what still flows flows on, what does not finds a new way. */
  comeBack(ways) {
    if (this.link === 'connected') this.resume();
    else this.restart(ways);
  }

  async #look(peer) {
    if (this.link !== 'connected') return;
    const { sample, totals } = sampleOf(await peer.stats(), this.#before);
    if (peer !== this.#peer) return;
    this.#before = totals;
    if (!sample) return;
    this.#set({ level: judge(sample) });
    this.#send('quality', {
      quality: {
        level: this.level, rtt: sample.rtt, loss: sample.loss, relayed: sample.relayed,
      },
    });
    const before = this.#saving.amount;
    if (this.#saving.next(sample, this.#own.keepsPicture) === before) return;
    await peer.limit(this.#saving.amount);
    this.tellMedia(this.#own);
    this.#tell('change');
  }

  #set(fields) {
    Object.assign(this, fields);
    this.#tell('change');
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
