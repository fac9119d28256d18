import { takeDevices, WISHES } from './headstart.js';

const REOPEN_AFTER = 60_000;
/* So long a connection waits for devices that were allowed before; who is still being asked is seen later. */
const SOON = 1_000;

/** Own camera, microphone and screen. Events: "change" (something was switched or replaced; detail: kind and track). */
export class Media extends EventTarget {
  stream = new MediaStream();

  /** Why a device did not come, as browsers name it: NotAllowedError, NotFoundError, NotReadableError …; empty if it did. */
  failure = '';

  /** What of the devices does not do as wished: '', 'kept-…' (another one did not come, the one before goes on), 'gone-…' (audio or video). */
  trouble = '';

  /** Who signs speaks by the picture: on a weak line it becomes smaller and never stops. */
  keepsPicture = false;

  #screen = null;

  /** When a device of that kind was opened again by itself. */
  #reopened = new Map();

  #starting = null;

  /** How often they were switched off. */
  #stops = 0;

  /** Asks for both, then for each alone; answers whether both came. Who asks twice at once gets the same answer. */
  start() {
    if (!this.#starting) {
      const starting = this.#start().finally(() => {
        if (this.#starting === starting) this.#starting = null;
      });
      this.#starting = starting;
    }
    return this.#starting;
  }

  /** Done when devices that are being opened are there, or have taken too long. */
  soon() {
    return Promise.race([this.#starting, new Promise((go) => { setTimeout(go, SOON); })]);
  }

  async #start() {
    const missing = ['audio', 'video'].filter((kind) => this.track(kind)?.readyState !== 'live');
    if (!missing.length) return true;
    this.failure = '';
    this.trouble = '';
    const stops = this.#stops;
    // allowed or plugged in since
    if (missing.length === 1) return this.#ask({ [missing[0]]: WISHES[missing[0]] }, stops);
    const all = await this.#ask(WISHES, stops);
    if (all) return true;
    await this.#ask({ audio: true }, stops);
    await this.#ask({ video: true }, stops);
    return false;
  }

  /** Camera and microphone go off, also those that are being opened; start() switches them on again. */
  stop() {
    this.unshare();
    this.#stops += 1;
    this.#starting = null;
    const tracks = this.stream.getTracks();
    tracks.forEach((track) => {
      track.stop();
      this.stream.removeTrack(track);
    });
    if (tracks.length) this.dispatchEvent(new CustomEvent('change', { detail: {} }));
  }

  track(kind) {
    return this.stream.getTracks().find((track) => track.kind === kind) ?? null;
  }

  /** What others get of that kind: the screen while it is shared, else the camera. */
  outgoing(kind) {
    return (kind === 'video' && this.#screen) || this.track(kind);
  }

  isOn(kind) {
    return this.track(kind)?.enabled ?? false;
  }

  get isSharing() {
    return this.#screen !== null;
  }

  toggle(kind) {
    this.switch(kind, !this.isOn(kind));
  }

  switch(kind, on) {
    const track = this.track(kind);
    if (!track || track.enabled === on) return;
    track.enabled = on;
    this.#tell(kind, this.outgoing(kind));
  }

  /** The devices of a kind, as {id, label}. */
  async devices(kind) {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter((one) => one.kind === `${kind}input` && one.deviceId)
      .map((one) => ({ id: one.deviceId, label: one.label }));
  }

  /** Many phones open one camera at a time: then the old one is let go first, and taken again if the other does not come. */
  async choose(kind, id) {
    const old = this.track(kind);
    const before = old?.getSettings().deviceId;
    let track = await this.#open(kind, id);
    this.trouble = '';
    if (!track && old) {
      old.stop();
      track = await this.#open(kind, id);
      if (!track) {
        track = await this.#open(kind, before);
        this.trouble = track ? `kept-${kind}` : `gone-${kind}`;
      }
    } else if (!track) {
      this.trouble = `gone-${kind}`;
    }
    this.#exchange(kind, old, track);
  }

  async #open(kind, id) {
    try {
      const got = await navigator.mediaDevices.getUserMedia({ [kind]: { deviceId: { exact: id } } });
      return got.getTracks()[0];
    } catch {
      return null;
    }
  }

  #exchange(kind, old, track) {
    if (old) {
      old.stop();
      this.stream.removeTrack(old);
    }
    if (track) {
      track.enabled = old?.enabled ?? true;
      this.#add(track);
    }
    this.#tell(kind, this.outgoing(kind));
  }

  #add(track) {
    this.stream.addTrack(track);
    track.addEventListener('ended', () => this.#ended(track));
  }

  /** Pulled out, or taken by another program: once in a minute it is opened again, then it is said. */
  async #ended(track) {
    if (!this.stream.getTracks().includes(track)) return;
    const { kind } = track;
    const now = performance.now();
    const lately = now - (this.#reopened.get(kind) ?? -Infinity) < REOPEN_AFTER;
    this.#reopened.set(kind, now);
    const again = lately ? null : await this.#open(kind, track.getSettings().deviceId);
    if (!this.stream.getTracks().includes(track)) {
      again?.stop();
      return;
    }
    this.trouble = again ? '' : `gone-${kind}`;
    this.#exchange(kind, track, again);
  }

  /** The next camera, such as from the front of a phone to its back. */
  async nextCamera() {
    const cameras = await this.devices('video');
    const at = cameras.findIndex(({ id }) => id === this.track('video')?.getSettings().deviceId);
    if (cameras.length > 1) await this.choose('video', cameras[(at + 1) % cameras.length].id);
  }

  /** Shows a window or the screen instead of the camera, until unshare() or the browser's own button. */
  async share() {
    let shown;
    try {
      shown = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false });
    } catch {
      return; // the person has thought better of it
    }
    const [screen] = shown.getVideoTracks();
    screen.contentHint = 'detail';
    screen.addEventListener('ended', () => this.unshare());
    this.#screen = screen;
    this.#tell('video', screen);
  }

  unshare() {
    if (!this.#screen) return;
    this.#screen.stop();
    this.#screen = null;
    this.#tell('video', this.track('video'));
  }

  /** Can this browser blur what is behind the person. */
  get canBlur() {
    return this.track('video')?.getCapabilities?.().backgroundBlur?.includes(true) ?? false;
  }

  get isBlurred() {
    return this.track('video')?.getSettings().backgroundBlur ?? false;
  }

  async blur(on) {
    await this.track('video')?.applyConstraints({ backgroundBlur: on });
    this.#tell('video', this.outgoing('video'));
  }

  async #ask(constraints, stops) {
    if (stops !== this.#stops) return false;
    try {
      const begun = constraints === WISHES ? takeDevices() : null;
      const got = await (begun ?? navigator.mediaDevices.getUserMedia(constraints));
      if (stops !== this.#stops) {
        got.getTracks().forEach((track) => track.stop());
        return false;
      }
      got.getTracks().forEach((track) => this.#add(track));
      got.getTracks().forEach((track) => this.#tell(track.kind, track));
      return true;
    } catch (failure) {
      this.failure = failure.name;
      return false;
    }
  }

  #tell(kind, track) {
    this.dispatchEvent(new CustomEvent('change', { detail: { kind, track } }));
  }
}
