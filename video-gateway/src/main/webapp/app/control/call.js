/**
 * A call as both pages see it: own media, the wire, and at most one peer. Events: "change" (read the fields again),
 * "stream" (detail: the other's stream or null), "refused", "problem" (detail: code).
 */
import { Media } from './media.js';
import { Peer } from './peer.js';
import { Signalling } from './signalling.js';

export class Call extends EventTarget {
  media = new Media();

  /** open, waiting, in-call, away, ended; empty until the gateway has spoken. */
  state = '';

  since = null;

  serverNow = null;

  /** Is the other person's page there. */
  otherThere = false;

  otherMicrophone = true;

  /** none, connecting, connected, broken. */
  link = 'none';

  /** Is the wire to the gateway lost. */
  lost = false;

  #wire;

  #welcome = null;

  #peer = null;

  #peerPage = '';

  constructor(ticket) {
    super();
    this.#wire = new Signalling(ticket);
    this.media.addEventListener('change', ({ detail }) => this.#mediaChanged(detail));
    this.#on('welcome', (message) => this.#welcomed(message));
    this.#on('room', (message) => this.#moved(message));
    this.#on('signal', (message) => this.#signalled(message));
    this.#on('relay', (message) => this.#peer?.restart(message.iceServers));
    this.#on('problem', (message) => this.#tell('problem', message.code));
    this.#on('refused', (refusal) => this.#tell('refused', refusal));
    this.#on('lost', () => this.#set({ lost: true }));
  }

  connect() {
    return this.#wire.open();
  }

  /** Leaves the page's part of the call; the room stays as it is. */
  disconnect() {
    this.#wire.close();
    this.#drop();
    this.#set({ state: '', otherThere: false, lost: false });
  }

  say(type) {
    return this.#wire.send(type);
  }

  /** Builds the way to the other person anew. */
  renew() {
    this.#wire.send('relay');
  }

  #on(name, listener) {
    this.#wire.addEventListener(name, ({ detail }) => listener(detail));
  }

  #welcomed(message) {
    this.#welcome = message;
    if (this.lost && this.link === 'connected') this.#peer?.resume();
    else if (this.lost) this.#peer?.restart(message.iceServers);
    this.#set({ lost: false });
  }

  #moved({ state, since, peer, now }) {
    const speaking = state === 'in-call' && peer;
    if (speaking && peer !== this.#peerPage) this.#meet(peer);
    else if (speaking && !this.otherThere) this.#peer?.resume();
    if (state !== 'in-call') this.#drop();
    this.#set({
      state, since: since ?? null, serverNow: now, otherThere: Boolean(peer), lost: false,
    });
  }

  #meet(page) {
    this.#drop();
    this.#peerPage = page;
    this.otherMicrophone = true;
    const peer = new Peer({
      polite: this.#welcome.polite,
      iceServers: this.#welcome.iceServers,
      stream: this.media.stream,
      send: (type, parts) => this.#wire.send(type, type === 'relay' ? {} : { to: page, ...parts }),
    });
    this.#peer = peer;
    this.link = 'connecting';
    peer.addEventListener('stream', ({ detail }) => this.#tell('stream', detail));
    peer.addEventListener('state', ({ detail }) => {
      if (peer === this.#peer) this.#set({ link: detail });
    });
    this.#tellMedia();
  }

  async #signalled(message) {
    if (message.from !== this.#peerPage) return;
    if (message.type === 'media') this.#set({ otherMicrophone: message.media.microphone });
    else await this.#peer?.receive(message);
  }

  #mediaChanged({ kind, track }) {
    if (track) this.#peer?.replace(kind, track);
    this.#tellMedia();
    this.#tell('change');
  }

  #tellMedia() {
    if (!this.#peerPage) return;
    const media = { microphone: this.media.isOn('audio'), camera: this.media.isOn('video') };
    this.#wire.send('media', { to: this.#peerPage, media });
  }

  #drop() {
    if (!this.#peer) return;
    this.#peer.close();
    this.#peer = null;
    this.#peerPage = '';
    this.link = 'none';
    this.#tell('stream', null);
  }

  #set(fields) {
    Object.assign(this, fields);
    this.#tell('change');
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
