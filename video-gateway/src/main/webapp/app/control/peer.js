/**
 * One connection to one page of the other person, by the pattern of perfect negotiation (WebRTC, section 10.7): either
 * side may offer at any time, the polite one gives way. Events: "stream", "state" (detail: connecting, connected, broken).
 */
const PATIENCE = 6_000;

export class Peer extends EventTarget {
  #connection;

  #polite;

  #send;

  #offering = false;

  #ignoring = false;

  #broken = 0;

  #stream = new MediaStream();

  /** send(type, parts): to that page. stream: own media, may lack audio or video. */
  constructor({ polite, iceServers, stream, send }) {
    super();
    this.#polite = polite;
    this.#send = send;
    this.#connection = new RTCPeerConnection({ iceServers });
    this.#connection.addEventListener('negotiationneeded', () => this.#offer());
    this.#connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) send('candidate', { candidate: candidate.toJSON() });
    });
    this.#connection.addEventListener('track', ({ track }) => this.#take(track));
    this.#connection.addEventListener('connectionstatechange', () => this.#changed());
    for (const kind of ['audio', 'video']) this.#offerMedia(kind, stream);
  }

  get state() {
    return this.#connection.connectionState;
  }

  /** A description or candidate from the other page. */
  async receive(message) {
    if (message.description) await this.#describe(message.description);
    else if (message.candidate) await this.#candidate(message.candidate);
  }

  /** Takes another device, or another track of it, without negotiating. */
  async replace(kind, track) {
    const transceiver = this.#transceiver(kind);
    if (!transceiver) return;
    await transceiver.sender.replaceTrack(track);
    if (track && !transceiver.direction.includes('send')) transceiver.direction = 'sendrecv';
  }

  /** Looks for a new way; media flows on as soon as there is one. */
  restart(iceServers) {
    if (iceServers) this.#connection.setConfiguration({ iceServers });
    this.#connection.restartIce();
  }

  close() {
    clearTimeout(this.#broken);
    this.#connection.close();
  }

  #transceiver(kind) {
    return this.#connection.getTransceivers().find((one) => one.receiver.track.kind === kind);
  }

  #offerMedia(kind, stream) {
    const [track] = stream?.getTracks().filter((one) => one.kind === kind) ?? [];
    if (track) this.#connection.addTrack(track, stream);
    else this.#connection.addTransceiver(kind, { direction: 'recvonly' });
  }

  async #offer() {
    try {
      this.#offering = true;
      await this.#connection.setLocalDescription();
      this.#send('description', { description: this.#connection.localDescription.toJSON() });
    } catch (failure) {
      this.#failed(failure);
    } finally {
      this.#offering = false;
    }
  }

  async #describe(description) {
    const stable = this.#connection.signalingState === 'stable' && !this.#offering;
    this.#ignoring = description.type === 'offer' && !stable && !this.#polite;
    if (this.#ignoring) return;
    try {
      await this.#connection.setRemoteDescription(description);
      if (description.type !== 'offer') return;
      await this.#connection.setLocalDescription();
      this.#send('description', { description: this.#connection.localDescription.toJSON() });
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

  #take(track) {
    this.#stream.addTrack(track);
    this.#tell('stream', this.#stream);
  }

  #changed() {
    clearTimeout(this.#broken);
    const state = this.#connection.connectionState;
    if (state === 'connected') {
      this.#tell('state', 'connected');
    } else if (state === 'failed') {
      this.#mend();
    } else if (state === 'disconnected') {
      this.#broken = setTimeout(() => this.#mend(), PATIENCE);
    } else if (state !== 'closed') {
      this.#tell('state', 'connecting');
    }
  }

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
