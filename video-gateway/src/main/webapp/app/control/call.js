/**
 * A call as both pages see it: own media, the wire, and up to two other people. Events: "change" (read the fields again),
 * "stream" (detail: {page, stream or null}), "document" (detail: {side, file}), "chat" (a line was written), "refused", "problem" (detail: code).
 */
import { ServerClock } from '../entity/serverclock.js';
import { LineNews } from './linenews.js';
import { Media } from './media.js';
import { Other } from './other.js';
import { RelayWays } from './relay-ways.js';
import { Signalling } from './signalling.js';
import { Spare } from './spare.js';

export class Call extends EventTarget {
  media = new Media();

  /** open, waiting, in-call, away, ended; empty until the gateway has spoken. */
  state = '';

  since = null;

  #clock = new ServerClock();

  /** Own side: host, patient, relative, interpreter, nurse. */
  side = '';

  /** All written lines, oldest first: {id, side, name, text, at}. */
  lines = [];

  /** Is the wire to the gateway lost. */
  lost = false;

  /** Lost, or not there yet, because too many come at this moment. */
  busy = false;

  #wire;

  #ways = new RelayWays(() => this.#wire.send('relay'));

  /** Are fresh ways wanted for the connections that there are. */
  #renewal = false;

  #spare = new Spare(() => this.#wire.send('relay'));

  /** Another network, such as out of the Wi-Fi: the old way is gone before anybody notices. */
  #line = new LineNews(() => this.others.some((one) => one.hangs), () => this.#networkChanged());

  /** Who is there, by page: Other. */
  #others = new Map();

  constructor(ticket) {
    super();
    this.#wire = new Signalling(ticket);
    this.media.addEventListener('change', ({ detail }) => this.#mediaChanged(detail));
    this.#on('welcome', (message) => this.#welcomed(message));
    this.#on('room', (message) => this.#moved(message));
    this.#on('signal', (message) => this.#signalled(message));
    this.#on('quality', (message) => this.#others.get(message.from)?.sees(message.level));
    this.#on('chat', (line) => this.#wrote(line));
    this.#on('relay', (message) => this.#found(message));
    this.#on('problem', (message) => this.#tell('problem', message.code));
    this.#on('refused', (refusal) => this.#tell('refused', refusal));
    this.#on('lost', ({ busy }) => this.#set({ lost: true, busy }));
  }

  /** waits: the patient waits from the first word on. */
  connect({ waits = false } = {}) {
    return this.#wire.open(waits ? { waits } : {});
  }

  /** Before the wire: a connection to the host is made ready by the ways with which the line was checked; lifetime in seconds. */
  prepare({ iceServers, lifetime }) {
    if (this.side) return;
    const left = iceServers.length ? lifetime * 500 : Infinity;
    this.#spare.prepare({ polite: true, ways: { iceServers, iceTransportPolicy: 'all' }, media: this.media, left });
  }

  /** Leaves the page's part of the call; the room stays as it is. */
  disconnect() {
    this.#wire.close();
    this.#dropAll();
    this.#spare.drop();
    this.#set({ state: '', lost: false });
  }

  say(type, parts) {
    return this.#wire.send(type, parts);
  }

  /** Builds the ways to the others anew. */
  renew() {
    this.#renewal = true;
    this.#wire.send('relay');
  }

  /** All others whose pages are there. */
  get others() {
    return [...this.#others.values()].filter((one) => one.present);
  }

  /** Milliseconds since 1970, by the clock of the gateway. */
  get serverNow() {
    return this.#clock.now;
  }

  /** Whom this page is about: the host for everybody else, the patient for the host. */
  get mainSide() {
    return this.side === 'host' ? 'patient' : 'host';
  }

  /** That person, also while their page is away for a moment. */
  get main() {
    return [...this.#others.values()].find((one) => one.side === this.mainSide) ?? null;
  }

  get otherThere() {
    return this.main?.present ?? false;
  }

  get otherMicrophone() {
    return this.main?.media.microphone ?? true;
  }

  /** none, connecting, connected, broken. */
  get link() {
    return this.main?.link ?? 'none';
  }

  /** What the relay check may use; empty before the gateway has spoken, and when its time is over. */
  get iceServers() {
    return this.#ways.iceServers;
  }

  #on(name, listener) {
    this.#wire.addEventListener(name, ({ detail }) => listener(detail));
  }

  #welcomed(message) {
    this.#ways.take(message);
    const wanted = this.#renewal;
    this.#renewal = false;
    for (const other of this.#others.values()) {
      // who changed the network while the wire was dead could not ask for fresh ways: these are they
      if (wanted) other.restart(this.#ways.current);
      else if (this.lost) other.comeBack(this.#ways.current);
    }
    this.#set({ lost: false, side: message.side });
  }

  #moved({ state, since, peers, now }) {
    const there = new Set(peers.map((peer) => peer.page));
    for (const page of this.#others.keys()) {
      // who lost the wire comes back as the same page; their media flow on meanwhile
      if (!there.has(page) && (state !== 'in-call' || peers.some((peer) => peer.side === this.#others.get(page).side))) this.#drop(page);
      else if (!there.has(page)) this.#others.get(page).present = false;
    }
    for (const peer of peers) this.#meet(peer, state === 'in-call');
    if (state === 'ended') this.lines = [];
    this.#clock.hear(now);
    this.#set({ state, since: since ?? null, lost: false });
    this.#makeReady();
  }

  /** Somebody may come whom this page is not connected to: the host's and the patient's page are ready for each other. */
  #makeReady() {
    const expected = ['open', 'waiting', 'away', 'in-call'].includes(this.state) && (this.state !== 'in-call' || !this.otherThere);
    if (!expected || !['host', 'patient'].includes(this.side)) {
      this.#spare.drop();
      return;
    }
    this.#spare.prepare({
      polite: this.side !== 'host', ways: this.#ways.current, media: this.media, left: this.#ways.left,
    });
  }

  #meet(peer, speaking) {
    let other = this.#others.get(peer.page);
    if (!other) {
      other = new Other(peer, (type, parts) => (type === 'relay' ? this.renew() : this.#wire.send(type, parts)));
      other.addEventListener('change', () => this.#changed(other));
      other.addEventListener('hangs', () => this.#line.hangs());
      other.addEventListener('stream', ({ detail }) => this.#tell('stream', { page: peer.page, side: peer.side, stream: detail }));
      other.addEventListener('document', ({ detail }) => this.#tell('document', { side: peer.side, file: detail }));
      this.#others.set(peer.page, other);
    } else if (!other.present) {
      other.present = true;
      other.resume();
    }
    if (speaking) other.speak(this.#ways, this.media, this.#spare);
    else other.close();
  }

  /** Shows everybody in the call a file, also who is away for a moment; says who has it and who has not, by side: {got, missed}. */
  async show(file) {
    const shown = await Promise.all([...this.#others.values()].map(async (one) => ({ side: one.side, got: await one.show(file) })));
    const sides = (got) => shown.filter((one) => one.got === got).map(({ side }) => side);
    return { got: sides(true), missed: sides(false) };
  }

  /** Sends a guest away; their picture goes at once. */
  dismiss(page) {
    if (this.#wire.send('dismiss', { to: page })) this.#drop(page);
  }

  /** A guest whose page is gone and whose media end is not waited for. */
  #changed(other) {
    if (!other.present && other.link === 'broken' && other.side !== this.mainSide) this.#drop(other.page);
    else this.#tell('change');
  }

  #drop(page) {
    this.#others.get(page)?.close();
    this.#others.delete(page);
  }

  #dropAll() {
    for (const page of [...this.#others.keys()]) this.#drop(page);
  }

  /** Fresh ways: for a connection that is begun they are enough; those that hang look anew. */
  #found(message) {
    this.#ways.take(message);
    this.#makeReady();
    if (!this.#renewal) return;
    this.#renewal = false;
    for (const other of this.#others.values()) other.restart(this.#ways.current);
  }

  #networkChanged() {
    this.#spare.drop();
    if (this.state === 'in-call') this.renew();
    else if (this.state) this.#makeReady();
  }

  async #signalled(message) {
    await this.#others.get(message.from)?.receive(message);
  }

  #wrote({ id, side, name, text, at }) {
    if (this.lines.some((line) => line.id === id)) return;
    this.lines.push({ id, side, name, text, at });
    this.#tell('chat');
  }

  #mediaChanged({ kind, track }) {
    for (const other of this.#others.values()) {
      if (kind) other.replace(kind, track);
      other.tellMedia(this.media);
    }
    if (this.state) this.#makeReady();
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
