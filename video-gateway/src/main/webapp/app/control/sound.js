/** Hearing oneself and the loudspeaker, before the call. */

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
