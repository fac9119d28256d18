/**
 * A connection made ready before there is somebody to speak with: who offers first has the offer and the ways to themselves, who
 * waits for it has looked for the ways. It is good as long as the way to the relay, the devices and the network stay the same.
 */
import { Peer } from './peer.js';

const KINDS = ['audio', 'video'];

export class Spare {
  #peer = null;

  #polite = false;

  #kind = '';

  #tracks = [];

  #over = 0;

  #renew;

  /** renew: asks for fresh ways, because the ones that it was made with are too old. */
  constructor(renew) {
    this.#renew = renew;
  }

  /** ways: as RTCPeerConnection takes them. left: for how long they are good, in milliseconds. */
  prepare({ polite, ways, media, left }) {
    const tracks = tracksOf(media);
    if (this.#peer && this.#fits(polite, ways, tracks)) return;
    this.drop();
    if (left <= 0 || !tracks.some(Boolean)) return;
    this.#peer = new Peer({ polite, ways, media });
    this.#polite = polite;
    this.#kind = kindOf(ways);
    this.#tracks = tracks;
    if (Number.isFinite(left)) this.#over = setTimeout(() => this.#aged(), left);
  }

  /** Hands it over, if it is what is wanted; else null. */
  take({ polite, ways, media }) {
    if (!this.#peer || !this.#fits(polite, ways, tracksOf(media))) return null;
    const peer = this.#peer;
    this.#peer = null;
    clearTimeout(this.#over);
    return peer;
  }

  drop() {
    clearTimeout(this.#over);
    this.#peer?.close();
    this.#peer = null;
  }

  #aged() {
    this.drop();
    this.#renew();
  }

  #fits(polite, ways, tracks) {
    return polite === this.#polite && kindOf(ways) === this.#kind && tracks.every((track, at) => track === this.#tracks[at]);
  }
}

function kindOf({ iceServers, iceTransportPolicy }) {
  return `${iceTransportPolicy} ${iceServers.length > 0}`;
}

function tracksOf(media) {
  return KINDS.map((kind) => media.outgoing(kind));
}
