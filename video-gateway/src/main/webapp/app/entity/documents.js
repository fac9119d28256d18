/** What may be shown to each other in a call, and how it is told apart from anything else. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** By media type: how such a file begins, and how its name ends. */
const KINDS = {
  'application/pdf': { beginning: [0x25, 0x50, 0x44, 0x46, 0x2d], ending: '.pdf' },
  'image/png': { beginning: [0x89, 0x50, 0x4e, 0x47], ending: '.png' },
  'image/jpeg': { beginning: [0xff, 0xd8, 0xff], ending: '.jpg' },
};
const LONGEST_STEM = 80;

export const TYPES = Object.keys(KINDS);

/** Is it one, by what it says and by how it begins. */
export async function isDocument(file) {
  if (!TYPES.includes(file.type) || file.size > MOST_BYTES) return false;
  const { beginning } = KINDS[file.type];
  const bytes = new Uint8Array(await file.slice(0, beginning.length).arrayBuffer());
  return beginning.every((byte, index) => bytes[index] === byte);
}

/**
 * A name without what programs could stumble over or people be led astray by (signs that turn the direction of reading or are not
 * seen). How it ends says the checked type and not the sender: the ending decides which program opens a file.
 */
export function plainName(name, type) {
  const signs = String(name).normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '');
  const stem = signs.replace(/[\s.]+$/u, '').replace(/\.[a-z][a-z0-9]{0,4}$/i, '').replace(/^[\s.]+|[\s.]+$/gu, '');
  return `${[...stem].slice(0, LONGEST_STEM).join('') || '…'}${KINDS[type].ending}`;
}
