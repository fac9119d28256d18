/**
 * A conference as its page sees it: one connection to the media server by which it sends, one per other person by which it
 * receives. A port that is told anew gets a new connection by itself. Events: "change" (read the fields), "refused",
 * "ended" (detail: why), "notice" (detail: code).
 */
import { PictureLimit } from '../entity/quality.js';
import { Media } from './media.js';
import { ConferenceWire } from './conference-wire.js';
import { LineWatch } from './linewatch.js';
import { RelayWays } from './relay-ways.js';
import { hearVoice } from './voice.js';

const LAST_WORDS = new Set(['sent-away', 'replaced', 'full', 'no-capacity']);

export class Conference extends EventTarget {
  media = new Media();

  /** Own id; empty until the gateway has spoken. */
  me = '';

  /** Everybody: {id, name, role, leads, microphone, camera}. */
  people = [];

  /** Ids of the others, who speaks first. */
  order = [];

  /** So many of the others come with their picture. */
  pictures = 12;

  /** By id of the person: what comes from them. */
  streams = new Map();

  /** Is the wire lost. */
  lost = false;

  /** Is there no media server. */
  disturbed = false;

  #wire;

  #ways;

  /** So many pictures the person wants, and the line carries; null while nothing was said of it. */
  #wish = null;

  #carries = null;

  #line = new LineWatch({
    connections: () => [...this.#ports].filter(([from]) => from !== this.me).map(([, { connection }]) => connection),
    shown: () => Math.min(this.pictures, this.order.length),
    say: (most) => {
      this.#carries = most;
      this.#tellPictures();
      this.#tell('change');
    },
  });

  #ports = new Map();

  /** By id of the person: the attempt that was told last. */
  #attempts = new Map();

  #stopListening = () => {};

  constructor(ticket) {
    super();
    this.#wire = new ConferenceWire(ticket);
    this.media.addEventListener('change', ({ detail }) => this.#mediaChanged(detail));
    this.#ways = new RelayWays(() => this.#wire.send('relay'));
    this.#on('welcome', (word) => {
      this.me = word.person;
      this.#ways.take(word);
    });
    this.#on('relay', (word) => this.#ways.take(word));
    this.#on('led', () => {
      this.#set({ lost: false });
      this.#tellMedia();
      this.#tellPictures();
    });
    this.#on('people', ({ people }) => this.#set({ people }));
    this.#on('order', ({ order, pictures }) => this.#set({ order, pictures }));
    this.#on('opened', (word) => this.#opened(word));
    this.#on('answer', (word) => this.#answered(word));
    this.#on('candidate', (word) => this.#candidate(word));
    this.#on('closed', ({ from }) => this.#close(from));
    this.#on('silenced', () => this.#silenced());
    this.#on('problem', ({ code }) => this.#problem(code));
    this.#on('over', () => this.#ended('over'));
    this.#on('lost', () => this.#set({ lost: true }));
    this.#on('refused', (refusal) => this.#tell('refused', refusal));
  }

  connect() {
    this.#stopListening();
    this.#stopListening = hearVoice(this.media, (speaks) => this.#wire.send('speaking', { speaks }));
    this.#line.start();
    return this.#wire.open();
  }

  leave() {
    this.#wire.send('leave');
    this.#ended('left');
  }

  end() {
    this.#wire.send('end');
  }

  silence(person) {
    this.#wire.send('silence', { person });
  }

  sendAway(person) {
    this.#wire.send('send-away', { person });
  }

  limit(most) {
    this.#wish = most;
    this.#tellPictures();
  }

  /** Are there fewer pictures, because the line is too weak for all. */
  get isSaving() {
    return (this.#carries ?? PictureLimit.ALL) < Math.min(this.#wish ?? PictureLimit.ALL, this.order.length);
  }

  #tellPictures() {
    if (this.#wish === null && this.#carries === null) return;
    this.#wire.send('pictures', { most: Math.min(this.#wish ?? PictureLimit.ALL, this.#carries ?? PictureLimit.ALL) });
  }

  get own() {
    return this.people.find(({ id }) => id === this.me);
  }

  #on(name, listener) {
    this.#wire.addEventListener(name, ({ detail }) => listener(detail));
  }

  async #opened({ from, attempt }) {
    if (this.disturbed) this.#set({ disturbed: false });
    const known = this.#ports.get(from);
    if (known?.attempt === attempt && known.connection.connectionState !== 'failed') {
      // told anew and never answered: the offer, or its answer, was lost with a server or a node
      if (known.offered && !known.answered) this.#say(from, known);
      return;
    }
    this.#close(from);
    this.#attempts.set(from, attempt);
    const ways = await this.#ways.fresh();
    if (this.#attempts.get(from) !== attempt || this.#ports.has(from)) return;
    const connection = new RTCPeerConnection(ways);
    const port = { attempt, connection, early: [] };
    this.#ports.set(from, port);
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) this.#wire.send('candidate', { from, attempt, candidate: candidate.toJSON() });
    });
    connection.addEventListener('connectionstatechange', () => this.#stateChanged(from, port));
    if (from === this.me) this.#sendBy(connection);
    else this.#receiveBy(connection, from);
    await this.#offer(from, port);
  }

  #sendBy(connection) {
    for (const kind of ['audio', 'video']) {
      const track = this.media.track(kind);
      connection.addTransceiver(track ?? kind, { direction: 'sendonly', streams: [this.media.stream] });
    }
  }

  #receiveBy(connection, from) {
    const stream = new MediaStream();
    this.streams.set(from, stream);
    for (const kind of ['audio', 'video']) connection.addTransceiver(kind, { direction: 'recvonly' });
    connection.addEventListener('track', ({ track }) => {
      stream.addTrack(track);
      this.#tell('change');
    });
  }

  async #offer(from, port) {
    await port.connection.setLocalDescription();
    port.offered = true;
    this.#say(from, port);
  }

  #say(from, port) {
    this.#wire.send('offer', { from, attempt: port.attempt, sdp: port.connection.localDescription.sdp });
  }

  async #answered({ from, attempt, sdp }) {
    const port = this.#ports.get(from);
    if (port?.attempt !== attempt || port.connection.signalingState !== 'have-local-offer') return;
    await port.connection.setRemoteDescription({ type: 'answer', sdp });
    port.answered = true;
    for (const candidate of port.early.splice(0)) await port.connection.addIceCandidate(candidate);
  }

  async #candidate({ from, attempt, candidate }) {
    const port = this.#ports.get(from);
    if (port?.attempt !== attempt) return;
    if (port.answered) await port.connection.addIceCandidate(candidate);
    else port.early.push(candidate);
  }

  /** A second offer on the same attempt asks for a new port. */
  #stateChanged(from, port) {
    if (port.connection.connectionState === 'failed' && this.#ports.get(from) === port) {
      this.#say(from, port);
    }
    this.#tell('change');
  }

  #close(from) {
    this.#ports.get(from)?.connection.close();
    this.#ports.delete(from);
    this.#attempts.delete(from);
    this.streams.delete(from);
  }

  #silenced() {
    if (this.media.isOn('audio')) this.media.toggle('audio');
    this.#tell('notice', 'silenced');
  }

  #problem(code) {
    if (code === 'gone') return;
    if (LAST_WORDS.has(code)) {
      this.#ended(code);
      return;
    }
    if (code === 'media-server-away') this.#set({ disturbed: true });
    else if (code !== 'unknown') this.#tell('notice', code);
  }

  #ended(why) {
    this.#stopListening();
    this.#line.stop();
    this.#wire.close();
    for (const from of [...this.#ports.keys()]) this.#close(from);
    this.#attempts.clear();
    this.media.stop();
    this.people = [];
    this.order = [];
    this.#tell('ended', why);
  }

  #mediaChanged({ kind, track }) {
    const sender = this.#ports.get(this.me)?.connection.getTransceivers()
      .find((one) => one.receiver.track.kind === kind)?.sender;
    if (sender && track) sender.replaceTrack(track);
    this.#tellMedia();
    this.#tell('change');
  }

  #tellMedia() {
    this.#wire.send('media', { microphone: this.media.isOn('audio'), camera: this.media.isOn('video') });
  }

  #set(fields) {
    Object.assign(this, fields);
    this.#tell('change');
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
