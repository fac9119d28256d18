/** A random id for this page; crypto.randomUUID is younger than the browsers that we name. */
export function pageId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
