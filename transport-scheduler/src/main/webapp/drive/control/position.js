/** Says where the vehicle is, while the driver's duty runs and never otherwise; what is missed is not sent later. */
import { call } from '/assets/page.js';

const EVERY_MILLIS = 30_000;

export class Position {
  #told;

  #tourId;

  #watch;

  #sent = 0;

  /** told({at}) after each position that arrived, told({denied: true}) where the phone does not say it. */
  constructor(told) {
    this.#told = told;
  }

  /** Of that tour from now on; undefined: of none. */
  follow(tourId) {
    if (tourId === this.#tourId) return;
    this.#tourId = tourId;
    this.#sent = 0;
    navigator.geolocation?.clearWatch(this.#watch);
    this.#watch = tourId && navigator.geolocation?.watchPosition((place) => this.#send(place), () => this.#told({ denied: true }),
      { enableHighAccuracy: false, maximumAge: EVERY_MILLIS });
    this.#told({});
  }

  async #send({ coords }) {
    if (Date.now() - this.#sent < EVERY_MILLIS) return;
    this.#sent = Date.now();
    try {
      await call(`/transport/api/tours/${encodeURIComponent(this.#tourId)}/position`, {
        method: 'POST',
        body: { latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.min(99_999, Math.round(coords.accuracy)) },
      });
      this.#told({ at: new Date().toISOString() });
    } catch { /* the next one is newer */ }
  }
}
