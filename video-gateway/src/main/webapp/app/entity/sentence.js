/** How a call stands, in the one sentence that a page says. */
import { text } from './words.js';

/** For somebody with a link. call: as the page hears of it. The rest is what the page itself knows: where they are, and with whom they speak. */
export function sentence(call, { place, resuming, ended, leaving, isPatient, name }) {
  if (place === 'lobby') return text(resuming ? 'connecting' : 'lobby', name);
  if (place === 'hung-up') return '';
  if (place === 'left') return text('left', name);
  if (ended) return text('ended');
  if (leaving) return text('leaving', name);
  if (call.lost && call.link !== 'connected') return text(call.busy ? 'busy' : 'interrupted');
  if (!isPatient && call.state && call.state !== 'in-call') return text('guestWaits', name);
  if (call.state === 'waiting') return text(call.otherThere ? 'waitingHostThere' : 'waitingHostAway', name);
  if (call.state === 'in-call') return speaking(call, name);
  return text('connecting');
}

/** While they speak, for either side. name: of the other person. */
export function speaking(call, name) {
  if (call.link === 'broken') return text('mediaBroken');
  if (!call.otherThere) return text('otherAway', name);
  if (call.link !== 'connected') return text('connecting');
  if (call.main.media.screen) return text('otherShows', name);
  return call.otherMicrophone ? text('inCall', name) : text('otherMicOff', name);
}
