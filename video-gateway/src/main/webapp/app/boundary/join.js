/** The page of everybody with a link: look at it, check the devices, wait, speak, part as friends. */
import { call as ask, element, Refusal } from '/assets/page.js';
import { clockTime, dayOf, dayWord, language } from '/assets/words.js';
import { Awake } from '../control/awake.js';
import { Call } from '../control/call.js';
import { takeTicket } from '../control/headstart.js';
import { joiningSecret, untilAnswered } from '../control/joining.js';
import { sentence } from '../entity/sentence.js';
import { text } from '../entity/words.js';
import { afterCard } from './after.js';
import { chatCard } from './chat.js';
import { deviceCheck } from './devicecheck.js';
import { documentCard } from './documents.js';
import { earlyCheck } from './earlycheck.js';
import { calendarButton, consentNote, lobbyParts } from './lobby.js';
import { placeCard } from './place.js';
import { Stage, refusalNote, stateLine } from './stage.js';
import { waitingCheck } from './waitingcheck.js';

/* Of browsers: 2^31 milliseconds. */
const LONGEST_TIMER = 2_147_000_000;
/* Refusals that no second try can mend. */
const FINAL = [403, 404, 409, 410];
const main = document.querySelector('main');
const token = location.hash.slice(1);
const state = stateLine();
/* Who joined is told again that they wait, until the room says so. */
const WAIT_AGAIN = 5_000;
const call = new Call(ticket);
const awake = new Awake();
const stage = new Stage(call, end);
const check = deviceCheck(call.media, relayToTry, (found) => {
  if (place === 'lobby' && isPatient) call.prepare(found);
});
const waitingPlace = placeCard(call, mustLeave, () => ofLink('/video/api/guest/place'), gone);
const checkAgain = waitingCheck(check, call.media);
const chat = chatCard(call, (side) => (side === 'host' ? name : text(`side-${side}`)));
const documents = documentCard(call, (side) => (side === 'host' ? name : text(`side-${side}`)));
const lobby = element('section', { class: 'call-lobby mh-stack' });
const after = afterCard(wait, help);
let name = text('doctor');
let practice = null;
let isPatient = true;
/** The page was left in the call, or while waiting, and looks whether it still is there. */
let resuming = false;
/** This browser has joined with the link. */
let bound = false;
let devicesKnown = false;
let checked = false;
/** Which link this page is about; several may have been used in one browser. */
let link = '';
let waitTimer = 0;
/** The patient must go: wished; said on this connection; unsure whether it was heard; or nothing of it. */
let leaving = '';
/** lobby, joined, hung-up, left, refused */
let place = 'lobby';
let wasOver = false;

document.title = text('joinTitle');
document.querySelector('mh-frame').setAttribute('place', text('place'));
call.addEventListener('change', show);
call.addEventListener('refused', ({ detail }) => refuse(detail));
call.addEventListener('problem', ({ detail }) => problem(detail));
start();

async function start() {
  main.replaceChildren(element('h1', {}, text('joinTitle')), state.line);
  state.say(text('loading'));
  if (!window.RTCPeerConnection || !navigator.mediaDevices) {
    refuse(new Refusal(400, { detail: text('noBrowser') }));
    return;
  }
  if (history.state?.joined) resume(history.state.joined);
  try {
    await enter(await untilAnswered(look, looksAgain));
  } catch (refusal) {
    refuse(refusal);
  }
}

function look() {
  if (!token) return ask('/video/api/guest');
  return ask('/video/api/guest/look', { method: 'POST', body: history.state?.joined ? { token } : { token, secret: joiningSecret() } });
}

/** Who is in the call already is not thrown out because the facts do not come; who comes while too many do comes again. */
function looksAgain({ code }) {
  if (!bound && code === 'busy') state.say(text('busy'));
  return place !== 'refused' && (bound || code === 'busy');
}

/** Loaded again: the way back into the call is not held up by what the page only shows. */
function resume(known) {
  link = known;
  bound = true;
  resuming = true;
  call.media.start();
  call.connect();
}

/** Joining brings the first ticket along. */
async function ticket() {
  const early = await takeTicket();
  if (early) return early;
  if ((bound && !history.state?.joining) || !token) return (await ask(ofLink('/video/api/guest-tickets'), { method: 'POST' })).ticket;
  const joined = await ask('/video/api/guest/join', { method: 'POST', body: { token, secret: joiningSecret() } });
  bound = true;
  history.replaceState({ joined: link }, '');
  return joined.ticket;
}

/** Whom to ring up; known with the link, also with one that lets nobody in any more. */
function ringUp(known) {
  if (!known?.phone) return;
  practice = known;
  document.querySelector('mh-frame').setAttribute('phone', known.phone);
}

async function enter(facts) {
  if (place === 'refused') return;
  name = facts.expects || name;
  isPatient = (facts.side ?? 'patient') === 'patient';
  link = facts.link ?? '';
  ringUp(facts.practice);
  if (Date.parse(facts.now) < Date.parse(facts.opensAt)) {
    early(facts);
    return;
  }
  lobby.replaceChildren(...lobbyParts(facts, { name, check: check.root, onJoin: wait }));
  main.append(stage.root, waitingPlace, lobby, checkAgain.root, documents, chat, after.root);
  if (facts.joined && !bound) resume(link);
  show();
  const complete = await call.media.start();
  devicesKnown = true;
  if (!complete) lobby.querySelector('.call-media-note').hidden = false;
  show();
}

/** An address of the API, with the link that it is about. */
function ofLink(path) {
  return link ? `${path}?link=${link}` : path;
}

/** What the check of the line may use: a joined page has been given it, others ask with the link. */
async function relayToTry() {
  if (call.iceServers.length) return { iceServers: call.iceServers, lifetime: 0 };
  try {
    const { iceServers = [], lifetime = 0 } = await untilAnswered(
      () => ask(ofLink('/video/api/guest/relay'), { method: 'POST', body: token ? { token } : {} }),
      ({ code }) => place !== 'refused' && code === 'busy');
    return { iceServers, lifetime };
  } catch {
    return { iceServers: [], lifetime: 0 };
  }
}

/** Before the doors open no camera is asked for without a wish; a page that is left open goes on by itself. */
function early(facts) {
  place = 'refused';
  call.disconnect();
  call.media.stop();
  state.say(text('guestEarly', fullDay(facts.opensAt, facts.now), clockTime(facts.opensAt)));
  main.append(earlyCheck({ check, stage, media: call.media }), consentNote(), calendarButton(facts, name), help());
  const left = Date.parse(facts.opensAt) - Date.parse(facts.now);
  if (left < LONGEST_TIMER) setTimeout(() => location.reload(), left + 1_000);
}

/** "morgen, 24. November": the date is always said. */
function fullDay(instant, now) {
  const word = dayWord(dayOf(instant), dayOf(now));
  if (/\d/.test(word)) return word;
  const date = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long' });
  return `${word}, ${date.format(new Date(instant))},`;
}

function wait() {
  place = 'joined';
  leaving = '';
  if (!isPatient || !call.say('wait')) call.connect({ waits: isPatient });
  show();
}

/** Whoever slept too long, or met a fault of ours, has lost their place in the room and is still here: they wait, until it says so. */
function waitOn() {
  const said = leaving === 'said' || leaving === 'unsure';
  const lost = place === 'joined' && isPatient && !said && call.state === 'open' && !call.lost;
  if (!lost || waitTimer) return;
  call.say('wait');
  waitTimer = setTimeout(() => {
    waitTimer = 0;
    waitOn();
  }, WAIT_AGAIN);
}

/** Who stays in the call reads it: otherwise the line would look as if it came back by itself. */
function end() {
  place = 'hung-up';
  if (call.state === 'in-call') call.say('chat', { text: text('hungUpSaid') });
  call.disconnect();
  show();
}

/** The practice reads it, and the place is free at once. */
function mustLeave() {
  leaving = 'wished';
  show();
}

/** Said whenever the room still waits for this patient, and believed only when the room does so no more. */
function leave() {
  if (call.lost) {
    if (leaving === 'said') leaving = 'unsure';
  } else if (call.state === 'waiting' && leaving !== 'said') {
    call.say('chat', { text: text('mustLeaveSaid') });
    if (call.say('leave')) leaving = 'said';
  } else if (call.state === 'open' && leaving !== 'wished') {
    leaving = '';
    place = 'left';
  } else if (call.state === 'in-call' || call.state === 'ended') {
    leaving = '';
  }
}

/** Nobody will come any more: the place is free at once, and the page says whom to ring up. */
function gone(refusal) {
  call.say('leave');
  refuse(refusal);
}

function problem(code) {
  if (code === 'replaced' || code === 'dismissed') {
    call.disconnect();
    // who was replaced by their own other window may go on in this one
    refuse(new Refusal(code === 'replaced' ? 400 : 409, { detail: text(code) }));
  } else if (code === 'fault') {
    state.say(text('interrupted'));
  }
}

function refuse(refusal) {
  place = 'refused';
  history.replaceState(null, '');
  awake.want(false);
  call.disconnect();
  call.media.stop();
  check.stop();
  state.say('');
  ringUp(refusal.practice);
  main.replaceChildren(element('h1', {}, text('joinTitle')), state.line, refusalNote(refusal, FINAL.includes(refusal.status) ? null : () => location.reload(), help()));
}

function help() {
  return element('p', { 'data-testid': 'ring-up' }, practice
    ? [`${text('ringUp', practice.name || name)} `, element('a', { href: `tel:${practice.phone.replace(/[^+\d]/g, '')}` }, practice.phone)]
    : text('ringUpUnknown'));
}

function show() {
  if (place === 'refused') return;
  if (call.side) isPatient = call.side === 'patient';
  if (resuming && call.state) {
    if (['waiting', 'in-call', 'ended'].includes(call.state) || !isPatient) place = 'joined';
    resuming = false;
  }
  if (devicesKnown && place === 'lobby' && !resuming && !checked) {
    checked = true;
    check.show();
  }
  if (leaving) leave();
  waitOn();
  const inCall = place === 'joined' && call.state === 'in-call';
  const ended = place === 'joined' && call.state === 'ended';
  const inLobby = place === 'lobby';
  awake.want(place === 'joined' && !ended);
  const waits = place === 'joined' && call.state === 'waiting';
  if (!inLobby && !waits) check.stop();
  checkAgain.show(waits);
  showDevices(ended || place === 'left' || place === 'hung-up');
  lobby.hidden = !inLobby;
  stage.root.hidden = !(inLobby || (place === 'joined' && !ended));
  stage.setPreview(!inCall);
  stage.setEnd(text('hangUp'), inCall);
  main.classList.toggle('call-main--call', inCall);
  after.show(ended ? 'ended' : ['hung-up', 'left'].includes(place) && place, isPatient);
  state.say(sentence(call, { place, resuming, ended, leaving, isPatient, name }));
}

/** Nobody is filmed after the end; who is called again is seen again. */
function showDevices(over) {
  if (over && !wasOver) call.media.stop();
  else if (!over && wasOver) call.media.start();
  wasOver = over;
}
