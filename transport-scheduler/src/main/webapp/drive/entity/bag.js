/**
 * What a phone can say of a bag without the network, as pure rules:
 * 1. A code is the same however it is typed: small letters, blanks and hyphens do not count.
 * 2. It is that of the bag if the digest of job and code is the one that the server gave with the tour.
 * 3. Temperatures are typed with a comma or a point.
 */
export async function isRightBag(jobId, typed, check) {
  /* A page without a secure connection has no digest; then the server says it. */
  if (!globalThis.crypto?.subtle) return true;
  const code = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${jobId}:${code}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') === check;
}

/** °C as a number, or undefined if that is none. */
export function celsiusOf(typed) {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  return /^-?\d{1,2}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

export function isWithin(celsius, { coldFrom, coldTo }) {
  return celsius >= coldFrom && celsius <= coldTo;
}
