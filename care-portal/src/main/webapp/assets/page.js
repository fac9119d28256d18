/** Small tools of all plain pages: making elements without inline code, and calling our JSON APIs. */

/** element('button', {class: 'mh-button', onclick: f, 'aria-label': 'x'}, 'text', child, …); false and null are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
const ICON_ID = 'mh-icon-';

/* The symbols stand in the page itself, so that new ones can be drawn while the network is away. */
async function bringIcons() {
  const response = await fetch('/assets/icons.svg');
  const sheet = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  for (const symbol of sheet.querySelectorAll('symbol')) symbol.id = ICON_ID + symbol.id;
  sheet.setAttribute('hidden', '');
  sheet.setAttribute('aria-hidden', 'true');
  document.body.prepend(document.importNode(sheet, true));
}

bringIcons().catch(() => { /* each icon has a word beside it */ });

/** A symbol of icons.svg; decorative unless a label is given. */
export function icon(name, label) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'mh-icon');
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else {
    svg.setAttribute('aria-hidden', 'true');
  }
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#${ICON_ID}${name}`);
  svg.append(use);
  return svg;
}

/** What an API refused, in the caller's language: title, detail, status, incident, and the code of the rule where the API names it; for a patient also whom to ring up. Status 0: not reached. */
export class Refusal extends Error {
  constructor(status, problem = {}) {
    super(problem.detail || problem.title || '');
    this.status = status;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.incident = problem.incident ?? '';
    this.code = problem.code ?? '';
    this.practice = problem.practice;
  }

  get signedOut() {
    return this.status === 401;
  }

  get offline() {
    return this.status === 0;
  }
}

async function problemOf(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

/** JSON in, JSON out; answers undefined for 204; throws Refusal. */
export async function call(path, { method = 'GET', body, signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      redirect: 'manual',
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        'X-Requested-With': 'medhub',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal(0);
  }
  if (response.type === 'opaqueredirect') throw new Refusal(401);
  if (!response.ok) throw new Refusal(response.status, await problemOf(response));
  if (response.status === 204) return undefined;
  return response.json();
}
