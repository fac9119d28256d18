/** Own camera and microphone. Events: "change" (something was switched or replaced; detail: kind and track). */
export class Media extends EventTarget {
  stream = new MediaStream();

  /** Asks for both, then for each alone; answers whether both came. */
  async start() {
    if (this.stream.getTracks().some((track) => track.readyState === 'live')) return true;
    const all = await this.#ask({ audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
    if (all) return true;
    await this.#ask({ audio: true });
    await this.#ask({ video: true });
    return false;
  }

  /** Camera and microphone go off; start() switches them on again. */
  stop() {
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

  isOn(kind) {
    return this.track(kind)?.enabled ?? false;
  }

  toggle(kind) {
    const track = this.track(kind);
    if (!track) return;
    track.enabled = !track.enabled;
    this.#tell(kind, track);
  }

  /** The devices of a kind, as {id, label}. */
  async devices(kind) {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter((one) => one.kind === `${kind}input` && one.deviceId)
      .map((one) => ({ id: one.deviceId, label: one.label }));
  }

  async choose(kind, id) {
    const fresh = await navigator.mediaDevices.getUserMedia({ [kind]: { deviceId: { exact: id } } });
    const old = this.track(kind);
    const track = fresh.getTracks()[0];
    track.enabled = old?.enabled ?? true;
    if (old) {
      old.stop();
      this.stream.removeTrack(old);
    }
    this.stream.addTrack(track);
    this.#tell(kind, track);
  }

  async #ask(constraints) {
    try {
      const got = await navigator.mediaDevices.getUserMedia(constraints);
      got.getTracks().forEach((track) => {
        this.stream.addTrack(track);
        this.#tell(track.kind, track);
      });
      return true;
    } catch {
      return false;
    }
  }

  #tell(kind, track) {
    this.dispatchEvent(new CustomEvent('change', { detail: { kind, track } }));
  }
}

/** Moves a meter element (0 to 1) with the sound of a stream until stopped; answers how to stop. */
export function showLevel(stream, meter) {
  if (!stream.getAudioTracks().length) return () => {};
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const wake = () => context.resume();
  window.addEventListener('pointerdown', wake, { once: true });
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    meter.value = Math.min(1, Math.sqrt(power) * 6);
  }, 100);
  return () => {
    clearInterval(timer);
    window.removeEventListener('pointerdown', wake);
    context.close();
  };
}
