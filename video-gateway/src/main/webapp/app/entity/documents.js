/** What may be shown to each other in a call, and how it is told apart from anything else. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** By media type: how such a file begins. */
const BEGINNINGS = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

export const TYPES = Object.keys(BEGINNINGS);

/** Is it one, by what it says and by how it begins. */
export async function isDocument(file) {
  const beginning = BEGINNINGS[file.type];
  if (!beginning || file.size > MOST_BYTES) return false;
  const bytes = new Uint8Array(await file.slice(0, beginning.length).arrayBuffer());
  return beginning.every((byte, index) => bytes[index] === byte);
}

/** A name without what programs could stumble over. */
export function plainName(name) {
  return [...String(name)].filter((sign) => sign >= ' ' && !'/\\:*?"<>|'.includes(sign)).join('').slice(0, 100) || '…';
}
