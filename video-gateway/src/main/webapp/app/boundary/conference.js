/** The page of a conference for people with an account: start or enter, speak, bring others. */
import { call as ask, element, icon } from '/assets/page.js';
import { Conference } from '../control/conference.js';
import { clockTime, dayOf, dayWord } from '/assets/words.js';
import { text } from '../entity/conference-words.js';
import { text as sent } from '../entity/words.js';
import { after, door, refusalNote, Room, sentence, stateLine, tell, unfitBrowser } from './conference-room.js';
import { linkParts, sendParts } from './invitation.js';

const main = document.querySelector('main');
const parameters = new URLSearchParams(location.search);
const state = stateLine();
let facts = null;
const conference = new Conference(async () =>
  (await ask(`/video/api/conferences/${facts.conference}/tickets`, { method: 'POST' })).ticket);
const room = new Room(conference);

document.title = text('title');
conference.addEventListener('change', () => state.say(sentence(conference)));
conference.addEventListener('notice', ({ detail }) => tell(state, detail));
conference.addEventListener('refused', ({ detail }) => refuse(detail));
conference.addEventListener('ended', ({ detail }) => ended(detail));
begin();

async function begin() {
  lay(text('title'));
  const unfit = unfitBrowser();
  if (unfit) {
    refuse(unfit);
    return;
  }
  state.say(text('loading'));
  const caseId = parameters.get('case');
  const id = parameters.get('id');
  if (!caseId && !id) {
    state.say('');
    lay(text('startTitle'), starting());
    return;
  }
  try {
    facts = id
      ? await ask(`/video/api/conferences/${encodeURIComponent(id)}`)
      : await ask('/video/api/conferences', { method: 'POST', body: { case: caseId } });
    waiting();
  } catch (refusal) {
    refuse(refusal);
  }
}

function lay(title, ...parts) {
  main.replaceChildren(element('h1', {}, title), state.line, ...parts);
}

function title() {
  return facts.caseId ? text('caseTitle', facts.patient) : facts.title || text('title');
}

function starting() {
  const topic = element('input', { id: 'topic', maxlength: 80, 'data-testid': 'topic' });
  const form = element('form', { class: 'mh-card mh-stack' },
    element('p', {}, text('startHelp')),
    element('div', { class: 'mh-field' }, element('label', { for: 'topic' }, text('topic')), topic),
    element('button', { class: 'mh-button mh-button--primary', 'data-testid': 'start-conference' }, icon('camera'), text('start')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      facts = await ask('/video/api/conferences', { method: 'POST', body: { title: topic.value } });
      history.replaceState(null, '', `?id=${facts.conference}`);
      await enter();
    } catch (refusal) {
      refuse(refusal);
    }
  });
  return form;
}

function waiting() {
  state.say('');
  document.title = text('title');
  lay(title(), door(enter));
}

async function enter() {
  lay(title(), element('div', { class: 'mh-stack' }, room.root, element('div', { class: 'conf-beside' }, inviting(), team())));
  state.say(text('connecting'));
  const both = await conference.media.start();
  room.show();
  await conference.connect();
  if (!both) main.append(element('p', { class: 'mh-note mh-note--due' }, text('noMedia')));
}

function inviting() {
  const name = element('input', { id: 'guest-name', required: true, maxlength: 80, 'data-testid': 'guest-name' });
  const links = element('div', { 'aria-live': 'polite', class: 'mh-stack' });
  const form = element('form', { class: 'mh-stack' },
    element('div', { class: 'mh-field' }, element('label', { for: 'guest-name' }, text('inviteName')), name),
    element('button', { class: 'mh-button', 'data-testid': 'create-link' }, icon('message'), text('invite')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const made = await ask(`/video/api/conferences/${facts.conference}/guests`, { method: 'POST', body: { name: name.value } });
      links.append(guestLink(name.value, made, links.children.length));
      name.value = '';
    } catch (refusal) {
      links.replaceChildren(refusalNote(refusal));
    }
  });
  return element('section', { class: 'mh-card', 'aria-labelledby': 'invite-title' },
    element('h2', { id: 'invite-title' }, text('inviteTitle')),
    element('p', { class: 'mh-muted' }, text('inviteHelp')), form, links);
}

function guestLink(name, made, number) {
  const day = dayWord(dayOf(made.expiresAt), dayOf(made.now));
  return element('div', { class: 'mh-stack' },
    linkParts(made, `link-${number}`, text('inviteUrl', name), 'guest-link'),
    sendParts(made, {
      subject: sent('conferenceSubject'),
      message: sent('conferenceMessage', made.url),
      when: sent('conferenceWhen', day, clockTime(made.expiresAt)),
      steps: sent('conferenceSteps'),
    }));
}

function team() {
  if (!facts.caseId) return null;
  return element('section', { class: 'mh-card', 'aria-labelledby': 'team-title' },
    element('h2', { id: 'team-title' }, text('team')),
    element('p', { class: 'mh-muted' }, text('teamHelp')),
    element('ul', { class: 'call-list', lang: 'de' }, facts.team.map((one) => element('li', {}, one))),
    element('a', { class: 'mh-button', href: `/case?id=${facts.caseId}`, target: '_blank', rel: 'noopener' }, icon('document'), text('openCase')));
}

function refuse(refusal) {
  state.say('');
  if (refusal.signedOut) {
    conference.media.stop();
    lay(facts ? title() : text('title'), element('p', { role: 'alert' },
      element('a', { class: 'mh-button mh-button--primary', href: location.href }, sent('signIn'))));
    return;
  }
  lay(facts ? title() : text('title'), refusalNote(refusal, refusal.status >= 500 || refusal.offline ? () => location.reload() : null));
}

function ended(why) {
  state.say('');
  lay(title(), after(why, enter));
}
