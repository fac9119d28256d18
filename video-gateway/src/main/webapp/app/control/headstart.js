/**
 * A page that was in a call and is loaded again begins with what takes longest, before its other modules are there: its ticket, the
 * wire and the devices. Imports nothing, so that it runs as soon as it has come. What is begun is taken once; each may be missing.
 */
export const WISHES = { audio: true, video: { width: { ideal: 1280 }, height: { ideal: 720 } } };

/* Of a ticket, which is good for 30 seconds. */
const GOOD_FOR = 20_000;

let ticket = null;
let wire = null;
let devices = null;
const began = performance.now();

const { joined, joining } = history.state ?? {};
if (joined && !joining && location.pathname === '/video/join' && window.RTCPeerConnection && navigator.mediaDevices) {
  ticket = fetchTicket(joined);
  wire = dial();
  devices = navigator.mediaDevices.getUserMedia(WISHES);
  devices.catch(() => { /* whoever takes them is told */ });
}

export function dial() {
  return new WebSocket(`${location.origin.replace(/^http/, 'ws')}/video/ws`);
}

/** Empty where there is none: then the page asks by itself, and says what is in the way. */
async function fetchTicket(link) {
  try {
    const answer = await fetch(`/video/api/guest-tickets?link=${link}`, {
      method: 'POST', headers: { 'X-Requested-With': 'medhub' },
    });
    return answer.ok ? (await answer.json()).ticket : '';
  } catch {
    return '';
  }
}

/** The ticket that was asked for, as a promise; empty if there is none. */
export function takeTicket() {
  const taken = performance.now() - began < GOOD_FOR ? ticket : null;
  ticket = null;
  return taken ?? '';
}

/** The wire that was opened, or a new one. */
export function takeWire() {
  const taken = wire && wire.readyState <= WebSocket.OPEN ? wire : null;
  wire = null;
  return taken ?? dial();
}

/** The devices that are being opened, or null. */
export function takeDevices() {
  const taken = devices;
  devices = null;
  return taken;
}
