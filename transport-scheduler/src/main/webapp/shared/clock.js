/** What time it is by the hub's clock, which is the one that decides; until an answer said it, the device's. */
let ahead = 0;

/** An answer of the hub said what time it is; answers by how many milliseconds the device's clock is behind. */
export function heard(instant) {
  const there = Date.parse(instant ?? '');
  if (!Number.isNaN(there)) ahead = there - Date.now();
  return ahead;
}

/** What was heard before the page was opened. */
export function remember(millis) {
  ahead = millis;
}

/** Milliseconds since 1970. */
export function now() {
  return Date.now() + ahead;
}
