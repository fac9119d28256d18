/**
 * One connection to one page of the other person, by the pattern of perfect negotiation (WebRTC, section 10.7): either
 * side may offer, the polite one gives way. The first offer is the impolite one's, though, and it says it again until it
 * is heard: Chromium 156 that gives way while it begins to look for ways (addresses) finds none, ever, so that two first
 * offers at once now and then made no connection. Events: "stream", "state" (detail: connecting, connected, broken),
 * "hangs" (nothing comes through at the moment), "document" (detail: a file that the other person shows).
 */
import { DocumentChannel } from './documents.js';

const PATIENCE = 6_000;
/* So much narrower is the first picture, and one for a weak line; the first one for so long after the connection stands, in milliseconds. */
const SMALL = 2;
const SMALL_FOR = 1_500;
const HANGING = new Set(['disconnected', 'failed']);
const UNDER_WAY = new Set(['connecting', 'connected', 'closed']);

export class Peer extends EventTarget {
  #connection;

  #polite;

  /** What is found before there is a page stands in the description that it hears first. */
  #send = () => {};

  #own;

  #offering = false;

  #ignoring = false;

  #hearing = Promise.resolve();

  #broken = 0;

  #unheard = 0;

  #growing = 0;

  #amount = 'full';

  /** The picture is sent small at first. */
  #small = true;

  /** What is changed of the way of sending is changed one after the other: the browser refuses two at once. */
  #shaping = Promise.resolve();

  #stream = new MediaStream();

  #shown = 0;

  #documents;

  /** media: own, may lack sound or picture. ways: by which it may be reached (RelayWays). Says nothing before it is for a page. */
  constructor({ polite, ways, media }) {
    super();
    this.#polite = polite;
    this.#own = media;
    this.#connection = new RTCPeerConnection(this.#configuration(ways));
    this.#connection.addEventListener('negotiationneeded', () => this.#begin());
    this.#connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) this.#send('candidate', { candidate: candidate.toJSON() });
    });
    this.#connection.addEventListener('track', ({ track }) => this.#stream.addTrack(track));
    this.#connection.addEventListener('connectionstatechange', () => this.#changed());
    this.#connection.addEventListener('iceconnectionstatechange', () => {
      if (this.hangs) this.#tell('hangs');
    });
    for (const kind of ['audio', 'video']) this.#offerMedia(kind);
    this.#shape();
    this.#documents = new DocumentChannel(this.#connection, (file) => this.#tell('document', file));
  }

  /** From now on this connection is for a page, which hears what is ready by send(type, parts). */
  speakTo(send) {
    this.#send = send;
    if (this.#connection.signalingState !== 'have-local-offer') return;
    this.#describeOwn();
    this.#awaitHearing();
  }

  get state() {
    return this.#connection.connectionState;
  }

  /** Does nothing come through at the moment. */
  get hangs() {
    return HANGING.has(this.#connection.iceConnectionState);
  }

  /** A description or candidate from the other page: one after the other, for an offer that is said again is answered once. */
  receive(message) {
    this.#hearing = this.#hearing.then(() => this.#take(message));
    return this.#hearing;
  }

  async #take({ description, candidate }) {
    if (description) await this.#describe(description);
    else if (candidate) await this.#candidate(candidate);
  }

  /** Takes another device, or another track of it, without negotiating. */
  async replace(kind, track) {
    const transceiver = this.#transceiver(kind);
    if (!transceiver) {
      if (track) this.#connection.addTrack(track, this.#own.stream);
      return;
    }
    await transceiver.sender.replaceTrack(track);
    if (track && !transceiver.direction.includes('send')) transceiver.direction = 'sendrecv';
  }

  /** Looks for a new way; media flows on as soon as there is one. */
  restart(ways) {
    if (ways) this.#connection.setConfiguration(this.#configuration(ways));
    this.#connection.restartIce();
    this.resume();
  }

  /** The wire, or the other page, was away: says again what may not have been heard. */
  resume() {
    if (this.#connection.signalingState === 'have-local-offer') this.#describeOwn();
  }

  /** Shows a file to the other person; says whether they have it. */
  show(file) {
    return this.#documents.send(file);
  }

  /** What the browser counts of this connection. */
  async stats() {
    return [...(await this.#connection.getStats()).values()];
  }

  /** How much picture is sent: full, reduced or audio (none); sound always goes first. */
  limit(amount) {
    this.#amount = amount;
    return this.#shape();
  }

  close() {
    clearTimeout(this.#broken);
    clearTimeout(this.#unheard);
    clearTimeout(this.#growing);
    this.#documents.close();
    this.#connection.close();
  }

  /** One line for all media; who waits for an offer looks for ways before it comes. */
  #configuration(ways) {
    return { ...ways, bundlePolicy: 'max-bundle', iceCandidatePoolSize: this.#polite ? 1 : 0 };
  }

  #transceiver(kind) {
    return this.#connection.getTransceivers().find((one) => one.receiver.track.kind === kind);
  }

  /** The polite one has no line of its own to offer: each comes with the other's offer, whether it has a track for it or not. */
  #offerMedia(kind) {
    const track = this.#own.outgoing(kind);
    if (track) this.#connection.addTrack(track, this.#own.stream);
    else if (!this.#polite) this.#connection.addTransceiver(kind, { direction: 'recvonly' });
  }

  /**
   * As much picture as the line carries. Chromium drops the first pictures of a line that it does not know yet where they are
   * large, a tenth of a second each: half as wide the first one comes at once, and a moment later it is whole.
   */
  #shape() {
    this.#shaping = this.#shaping.then(() => this.#shaped()).catch((failure) => this.#failed(failure));
    return this.#shaping;
  }

  async #shaped() {
    const sender = this.#transceiver('video')?.sender;
    const parameters = sender?.getParameters();
    if (!parameters?.encodings?.length) return;
    const [encoding] = parameters.encodings;
    const reduced = this.#amount !== 'full';
    encoding.active = this.#amount !== 'audio';
    delete encoding.maxBitrate;
    delete encoding.scaleResolutionDownBy;
    if (reduced) encoding.maxBitrate = 200_000;
    if (reduced || this.#small) encoding.scaleResolutionDownBy = SMALL;
    await sender.setParameters(parameters);
  }

  #grow() {
    if (this.#growing) return;
    this.#growing = setTimeout(() => {
      this.#small = false;
      this.#shape();
    }, SMALL_FOR);
  }

  #begin() {
    if (!this.#polite || this.#connection.remoteDescription) this.#offer();
  }

  async #offer() {
    try {
      this.#offering = true;
      await this.#connection.setLocalDescription();
      this.#describeOwn();
      if (!this.#polite) this.#awaitHearing();
    } catch (failure) {
      this.#failed(failure);
    } finally {
      this.#offering = false;
    }
  }

  #describeOwn() {
    this.#send('description', { description: this.#connection.localDescription.toJSON() });
  }

  #awaitHearing() {
    clearTimeout(this.#unheard);
    this.#unheard = setTimeout(() => this.#insist(), PATIENCE);
  }

  /** No answer: the same offer again. An answer, but no connection even begun: another offer, by fresh ways, for the old may be over. */
  #insist() {
    if (UNDER_WAY.has(this.#connection.connectionState)) return;
    this.#awaitHearing();
    if (this.#connection.signalingState === 'stable') this.#send('relay');
    else this.resume();
  }

  async #describe(description) {
    const stable = !this.#offering && this.#connection.signalingState === 'stable';
    this.#ignoring = description.type === 'offer' && !stable && !this.#polite;
    if (this.#ignoring) return;
    try {
      await this.#connection.setRemoteDescription(description);
      this.#showStream();
      if (description.type !== 'offer') return;
      await this.#connection.setLocalDescription();
      this.#describeOwn();
    } catch (failure) {
      this.#failed(failure);
    }
  }

  async #candidate(candidate) {
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (failure) {
      if (!this.#ignoring) this.#failed(failure);
    }
  }

  /** Once for all tracks that a description brought: a picture that begins with the sound alone begins twice. */
  #showStream() {
    const count = this.#stream.getTracks().length;
    if (count === this.#shown) return;
    this.#shown = count;
    this.#tell('stream', this.#stream);
  }

  #changed() {
    clearTimeout(this.#broken);
    const state = this.#connection.connectionState;
    if (state === 'connected') {
      this.#grow();
      this.#tell('state', 'connected');
    } else if (state === 'failed') {
      this.#tell('state', 'broken');
      this.#broken = setTimeout(() => this.#mend(), this.#polite ? PATIENCE : 0);
    } else if (state === 'disconnected') {
      this.#broken = setTimeout(() => this.#mend(), this.#polite ? 2 * PATIENCE : PATIENCE);
    } else if (state !== 'closed') {
      this.#tell('state', 'connecting');
    }
  }

  /** The polite one leaves it to the other first, so that not both look for a new way at once. */
  #mend() {
    this.#tell('state', 'broken');
    this.#send('relay');
    this.restart();
  }

  #failed(failure) {
    if (this.#connection.signalingState !== 'closed') this.dispatchEvent(new CustomEvent('failure', { detail: failure }));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
