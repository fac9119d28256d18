/** The patient's page: look at the link, check camera and microphone, wait, speak, part as friends. */
import { call as ask, element, icon, Refusal } from '/assets/page.js';
import { clockTime, dayOf, dayWord, language } from '/assets/words.js';
import { Call } from '../control/call.js';
import { showLevel } from '../control/media.js';
import { text } from '../entity/words.js';
import { Stage, refusalNote, stateLine } from './stage.js';

/* Of browsers: 2^31 milliseconds. */
const LONGEST_TIMER = 2_147_000_000;
/* Refusals that no second try can mend. */
const FINAL = [403, 404, 409, 410];
const main = document.querySelector('main');
const token = location.hash.slice(1);
const state = stateLine();
const call = new Call(async () => (await ask('/video/api/guest-tickets', { method: 'POST' })).ticket);
const stage = new Stage(call, end);
const lobby = element('section', { class: 'call-lobby mh-stack' });
const after = element('section', { class: 'call-after mh-card', hidden: true });
let name = text('doctor');
let practice = null;
let stopLevel = () => {};
let resuming = false;
/** lobby, joined, hung-up, refused */
let place = 'lobby';

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
  try {
    const facts = await (token ? ask('/video/api/guest/look', { method: 'POST', body: { token } }) : ask('/video/api/guest'));
    await enter(facts);
  } catch (refusal) {
    refuse(refusal);
  }
}

/** Whom to ring up; known with the link, also with one that lets nobody in any more. */
function ringUp(known) {
  if (!known?.phone) return;
  practice = known;
  document.querySelector('mh-frame').setAttribute('phone', known.phone);
}

async function enter(facts) {
  name = facts.expects || name;
  ringUp(facts.practice);
  if (Date.parse(facts.now) < Date.parse(facts.opensAt)) {
    early(facts);
    return;
  }
  fillLobby(facts);
  main.append(stage.root, lobby, after);
  resuming = facts.joined;
  show();
  const complete = await call.media.start();
  if (!complete) lobby.querySelector('.call-media-note').hidden = false;
  stopLevel = showLevel(call.media.stream, lobby.querySelector('meter'));
  if (resuming) await call.connect();
}

/** Before the doors open no camera is asked for; a page that is left open goes on by itself. */
function early({ opensAt, now }) {
  place = 'refused';
  state.say(text('guestEarly', fullDay(opensAt, now), clockTime(opensAt)));
  main.append(help());
  const left = Date.parse(opensAt) - Date.parse(now);
  if (left < LONGEST_TIMER) setTimeout(() => location.reload(), left + 1_000);
}

/** "morgen, 24. November": the date is always said. */
function fullDay(instant, now) {
  const word = dayWord(dayOf(instant), dayOf(now));
  if (/\d/.test(word)) return word;
  const date = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long' });
  return `${word}, ${date.format(new Date(instant))},`;
}

function fillLobby(facts) {
  const day = dayWord(dayOf(facts.startsAt), dayOf(facts.now));
  lobby.replaceChildren(
    element('dl', { class: 'mh-facts' },
      element('dt', {}, text('withWhom')), element('dd', {}, name),
      element('dt', {}, text('when')), element('dd', {}, text('clock', day, clockTime(facts.startsAt)))),
    element('div', { class: 'call-check' },
      element('label', { for: 'level' }, text('micLevel')),
      element('meter', { id: 'level', min: 0, max: 1, value: 0 }),
      element('p', { class: 'mh-help' }, text('checkHelp'))),
    element('div', { class: 'mh-note mh-note--due call-media-note', hidden: true }, icon('warning'), element('p', {}, text('noMedia'))),
    element('div', { class: 'mh-note' }, icon('shield'), element('div', {}, element('p', {}, text('consent')))),
    element('button', {
      class: 'mh-button mh-button--primary mh-button--big mh-button--block', type: 'button', 'data-testid': 'join', onclick: join,
    }, text('wait')));
}

async function join(event) {
  const button = event.currentTarget;
  button.disabled = true;
  try {
    if (token) await ask('/video/api/guest/join', { method: 'POST', body: { token } });
    await wait();
  } catch (refusal) {
    refuse(refusal);
  } finally {
    button.disabled = false;
  }
}

async function wait() {
  place = 'joined';
  if (!call.say('wait')) {
    call.addEventListener('change', function once() {
      if (!call.state) return;
      call.removeEventListener('change', once);
      if (call.state !== 'in-call') call.say('wait');
    });
    await call.connect();
  }
  show();
}

function end() {
  if (call.state === 'waiting') {
    call.say('leave');
    place = 'lobby';
  } else {
    place = 'hung-up';
    call.disconnect();
  }
  show();
}

function problem(code) {
  if (code === 'replaced') {
    call.disconnect();
    refuse(new Refusal(409, { detail: text('replaced') }));
  } else if (code === 'fault') {
    state.say(text('interrupted'));
  }
}

function refuse(refusal) {
  place = 'refused';
  call.media.stop();
  stopLevel();
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
  if (resuming && ['waiting', 'in-call', 'ended'].includes(call.state)) {
    place = 'joined';
    resuming = false;
  }
  const busy = call.state === 'waiting' || call.state === 'in-call';
  const ended = place === 'joined' && call.state === 'ended';
  const inLobby = place === 'lobby';
  lobby.hidden = !inLobby;
  stage.root.hidden = !(inLobby || (place === 'joined' && !ended));
  stage.setPreview(call.state !== 'in-call');
  stage.setEnd(text(call.state === 'waiting' ? 'stopWaiting' : 'hangUp'), place === 'joined' && busy);
  main.classList.toggle('call-main--call', place === 'joined' && call.state === 'in-call');
  showAfter(ended);
  state.say(sentence(ended));
}

function showAfter(ended) {
  const shown = ended || place === 'hung-up';
  if (shown === !after.hidden) return;
  after.hidden = !shown;
  after.replaceChildren(
    element('p', {}, text(ended ? 'endedHelp' : 'hungUp')),
    element('button', { class: 'mh-button mh-button--primary mh-button--big', type: 'button', 'data-testid': 'again', onclick: wait },
      text(ended ? 'callAgain' : 'rejoin')));
}

function sentence(ended) {
  if (place === 'lobby') return text('lobby', name);
  if (place === 'hung-up') return '';
  if (ended) return text('ended');
  if (call.lost && call.link !== 'connected') return text('interrupted');
  if (call.state === 'waiting') return text(call.otherThere ? 'waitingHostThere' : 'waitingHostAway', name);
  if (call.state === 'in-call') return speaking();
  return text('connecting');
}

function speaking() {
  if (call.link === 'broken') return text('mediaBroken');
  if (!call.otherThere) return text('otherAway', name);
  if (call.link !== 'connected') return text('connecting');
  return call.otherMicrophone ? text('inCall', name) : text('otherMicOff', name);
}
