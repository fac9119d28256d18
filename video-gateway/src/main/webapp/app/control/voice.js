/** Hears when the own voice begins and ends: the media server itself does not hear. */

/* Louder than this, from 0 to 1, somebody speaks; they still do until it was quiet for a second. */
const SPEAKS = 0.02;
const QUIET_AFTER = 1_000;
const LISTEN_EVERY = 200;

/** say: told whether the person speaks, whenever that changes. Answers how to stop. */
export function hearVoice(media, say) {
  if (!media.track('audio')) return () => {};
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(media.stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let speaks = false;
  let loudAt = 0;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const now = performance.now();
    if (media.isOn('audio') && Math.sqrt(power) > SPEAKS) loudAt = now;
    const still = loudAt > 0 && now - loudAt < QUIET_AFTER;
    if (still !== speaks) say(still);
    speaks = still;
  }, LISTEN_EVERY);
  return () => {
    clearInterval(timer);
    context.close();
  };
}
