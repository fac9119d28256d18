/** Hearing oneself and the loudspeaker, before the call. */

const BLOCK = 512;

/** Moves a meter element (0 to 1) with the sound of a stream until stopped, and tells heard; answers how to stop. */
export function showLevel(stream, meter, heard) {
  if (!stream.getAudioTracks().length) return () => {};
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 16 * BLOCK; // longer than the time between two looks: a short sound is not missed
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const wake = () => context.resume();
  window.addEventListener('pointerdown', wake, { once: true });
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    meter.value = Math.min(1, Math.sqrt(loudest(samples)) * 6);
    heard(meter.value);
  }, 100);
  return () => {
    clearInterval(timer);
    window.removeEventListener('pointerdown', wake);
    context.close();
  };
}

function loudest(samples) {
  let most = 0;
  for (let start = 0; start < samples.length; start += BLOCK) {
    const block = samples.subarray(start, start + BLOCK);
    most = Math.max(most, block.reduce((sum, sample) => sum + sample * sample, 0) / BLOCK);
  }
  return most;
}

/** A short, friendly tone of two notes from the loudspeaker; done when it is over. */
export async function playTone() {
  const context = new AudioContext();
  await context.resume();
  const volume = context.createGain();
  volume.connect(context.destination);
  const began = context.currentTime;
  volume.gain.setValueAtTime(0, began);
  volume.gain.linearRampToValueAtTime(0.3, began + 0.05);
  volume.gain.setValueAtTime(0.3, began + 0.7);
  volume.gain.linearRampToValueAtTime(0, began + 0.9);
  const notes = [[523, 0], [659, 0.4]].map(([frequency, start]) => {
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(volume);
    note.start(began + start);
    note.stop(began + start + 0.5);
    return note;
  });
  await new Promise((resolve) => { notes[1].addEventListener('ended', resolve); });
  await context.close();
}
