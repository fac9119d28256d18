/** The host's page: who waits since when, let in, speak with the case beside the video, end. */
import { call as ask, element, icon, Refusal } from '/assets/page.js';
import { clockTime, dayOf, dayWord, distanceWord, language } from '/assets/words.js';
import { Awake } from '../control/awake.js';
import { Call } from '../control/call.js';
import { Draft } from '../control/draft.js';
import { speaking } from '../entity/sentence.js';
import { text } from '../entity/words.js';
import { Bell } from './bell.js';
import { chatCard } from './chat.js';
import { documentCard } from './documents.js';
import { checklistCard, guestCard } from './guests.js';
import { IdentityPoint } from './identity.js';
import { invitationCard } from './invitation.js';
import { queueCard } from './queue.js';
import { summaryCard } from './summary.js';
import { Stage, refusalNote, stateLine } from './stage.js';

const main = document.querySelector('main');
const appointment = new URLSearchParams(location.search).get('appointment') ?? '';
const state = stateLine();
const body = { appointment };
const call = new Call(async () => (await ask('/video/api/tickets', { method: 'POST', body })).ticket);
const awake = new Awake();
const stage = new Stage(call, () => call.say('end'));
const waiting = element('section', { class: 'mh-card', 'aria-labelledby': 'waiting-title' });
const notice = element('div');
const chat = chatCard(call, (side) => (side === 'patient' ? name : text(`side-${side}`)));
const documents = documentCard(call, (side) => (side === 'patient' ? name : text(`side-${side}`)));
let name = text('patientWord');
/** An explanation instead of a call: too early, may only invite. */
let aside = '';
let early = false;
let shownState = '';
const draft = new Draft(`video-${appointment}`);
const bell = new Bell(text('consultationTitle'));
let alsoWaiting = 0;

call.addEventListener('change', show);
call.addEventListener('refused', ({ detail }) => refused(detail));
call.addEventListener('problem', ({ detail }) => problem(detail));
setInterval(showWaiting, 30_000);
start();

async function start() {
  main.replaceChildren(element('h1', {}, text('consultationTitle')), state.line);
  state.say(text('loading'));
  if (!appointment) {
    stop(new Refusal(400, { detail: text('noAppointment') }));
    return;
  }
  if (!window.RTCPeerConnection || !navigator.mediaDevices) {
    stop(new Refusal(400, { detail: text('noBrowser') }));
    return;
  }
  try {
    lay(await ask(`/video/api/consultations/${encodeURIComponent(appointment)}`));
  } catch (refusal) {
    stop(refusal);
    return;
  }
  show();
  if (!early) call.media.start();
  await call.connect();
}

function lay(facts) {
  name = facts.patient?.name || name;
  stage.facts = facts;
  const identity = new IdentityPoint(appointment, facts);
  early = Date.parse(facts.now) < Date.parse(facts.opensAt);
  main.replaceChildren(
    element('div', { class: 'mh-page-head' },
      element('div', {}, element('h1', {}, facts.patient?.name || text('consultationTitle')), state.line)),
    notice,
    element('div', { class: 'call-desk' },
      element('div', { class: 'mh-stack' }, early && invitationCard(appointment, facts), early && checkCard(), stage.root, documents, chat, !early && summaryCard(call, appointment, draft, identity)),
      element('aside', { class: 'mh-stack' }, waiting, !early && [queueCard(appointment, others, () => call.state === 'in-call'), checklistCard(draft, identity)], factsCard(facts),
        !early && [guestCard(call, appointment), invitationCard(appointment, facts)])));
  stage.root.hidden = early;
}

/** Days before, nobody wants to be filmed for making a link. */
function checkCard() {
  const card = element('section', { class: 'mh-card' },
    element('p', { class: 'mh-muted' }, text('checkWhenOpen')),
    element('button', { class: 'mh-button', type: 'button', 'data-testid': 'check-camera', onclick: check }, icon('camera'), text('checkCamera')));
  async function check() {
    card.hidden = true;
    stage.root.hidden = false;
    await call.media.start();
  }
  return card;
}

/** Whoever is still asked for the camera is heard and seen a moment later. */
async function admit() {
  call.media.start();
  await call.media.soon();
  call.say('admit');
}

function factsCard(facts) {
  const day = dayWord(dayOf(facts.startsAt), dayOf(facts.now));
  return element('section', { class: 'mh-card', 'aria-labelledby': 'facts-title' },
    element('h2', { id: 'facts-title' }, text('facts')),
    element('dl', { class: 'mh-facts' },
      row('appointment', text('clock', day, clockTime(facts.startsAt))),
      facts.patient && [
        row('born', birthday(facts.patient.birthDate)),
        row('phone', facts.patient.phone && element('a', { href: `tel:${facts.patient.phone.replace(/[^+\d]/g, '')}` }, facts.patient.phone)),
        row('diagnoses', list(facts.patient.diagnoses)),
        row('medication', list(facts.patient.medication)),
      ]),
    facts.caseId && element('a', {
      class: 'mh-button', href: `/case?id=${facts.caseId}`, target: '_blank', rel: 'noopener',
    }, icon('document'), text('openCase')));
}

function row(word, value) {
  return value ? [element('dt', {}, text(word)), element('dd', {}, value)] : [];
}

function list(entries) {
  if (!entries.length) return text('none');
  return element('ul', { class: 'call-list', lang: 'de' }, entries.map((entry) => element('li', {}, entry)));
}

function birthday(date) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const format = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-DE', { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${date}T12:00:00Z`));
}

/** Others who wait for this host, with other appointments. */
function others(count) {
  alsoWaiting = count;
  ring();
}

function ring() {
  bell.show(alsoWaiting + (call.state === 'waiting' ? 1 : 0), call.state === 'in-call');
}

function show() {
  const inCall = call.state === 'in-call';
  awake.want(inCall);
  // once, at the end: who calls again has the camera on before the call is
  if (call.state === 'ended' && shownState !== 'ended') call.media.stop();
  shownState = call.state;
  stage.setPreview(!inCall);
  stage.setEnd(text('end'), inCall || call.state === 'away');
  state.say(sentence());
  ring();
  showWaiting();
}

function showWaiting() {
  if (waiting.contains(document.activeElement) && call.state === 'waiting' && waiting.querySelector('li')) return;
  const someone = call.state === 'waiting';
  waiting.classList.toggle('mh-card--accent', someone);
  waiting.replaceChildren(
    element('h2', { id: 'waiting-title' }, text('waitingRoom')),
    ...[someone
      ? element('ul', { class: 'call-waiting' }, element('li', { 'data-testid': 'waiting-entry' },
        element('p', {}, text('waitsSince', name, clockTime(call.since), distanceWord(call.since, call.serverNow))),
        element('button', {
          class: 'mh-button mh-button--primary mh-button--block', type: 'button', 'data-testid': 'admit', onclick: admit,
        }, icon('camera'), text('admit'))))
      : [element('p', { class: 'mh-muted' }, quiet()), call.state === 'ended' && call.otherThere && callAgain()]].flat().filter(Boolean));
}

/** The patient's page is still there: they come back into the call without doing anything. */
function callAgain() {
  return element('button', { class: 'mh-button mh-button--block', type: 'button', 'data-testid': 'call-again', onclick: admit },
    icon('phone'), text('hostCallAgain', name));
}

function quiet() {
  if (call.state === 'in-call') return text('nowInCall', name, clockTime(call.since));
  if (call.state === 'away') return text('awaySince', name, clockTime(call.since));
  return text(call.state === 'ended' ? 'hostEndedHelp' : 'nobodyWaits');
}

function sentence() {
  if (aside) return aside;
  if (call.lost && call.link !== 'connected') return text(call.busy ? 'busy' : 'interrupted');
  if (call.state === 'waiting') return text('hostWaiting', name);
  if (call.state === 'away') return text('hostAway', name);
  if (call.state === 'ended') return text('hostEnded');
  if (call.state === 'in-call') return speaking(call, name);
  return text(call.state === 'open' ? 'hostOpen' : 'connecting');
}

/** Who may not host may still invite; what is not yet open says when it will be. */
function refused(refusal) {
  if (refusal.status === 422) {
    const opens = stage.facts.opensAt;
    aside = text('hostEarly', dayWord(dayOf(opens), dayOf(stage.facts.now)), clockTime(opens));
  } else if (refusal.status === 403) {
    aside = text('onlyInvite');
  } else if (refusal.signedOut) {
    call.media.stop();
    call.disconnect();
    notice.replaceChildren(element('p', { role: 'alert' },
      element('a', { class: 'mh-button mh-button--primary', href: location.href }, text('signIn'))));
  } else {
    notice.replaceChildren(refusalNote(refusal));
  }
  show();
}

function problem(code) {
  if (code === 'replaced' || code === 'host-busy') {
    aside = text(code === 'replaced' ? 'replaced' : 'hostBusy');
    call.media.stop();
    call.disconnect();
    notice.replaceChildren(element('div', { class: 'mh-actions' }, element('button', {
      class: 'mh-button mh-button--primary', type: 'button', 'data-testid': 'continue', onclick: goOn,
    }, icon('refresh'), text(code === 'replaced' ? 'continueHere' : 'tryAgain'))));
  }
}

/** Here again, in the place of the other window, or where somebody else has led the call so far. */
async function goOn() {
  aside = '';
  notice.replaceChildren();
  show();
  await call.media.start();
  await call.connect();
}

function stop(refusal) {
  state.say('');
  main.replaceChildren(element('h1', {}, text('consultationTitle')), state.line, refusalNote(refusal, () => location.reload()));
}
