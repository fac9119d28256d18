/** The page of a conference for people with a link. */
import { call as ask, element, Refusal } from '/assets/page.js';
import { Conference } from '../control/conference.js';
import { joiningSecret, untilAnswered } from '../control/joining.js';
import { text } from '../entity/conference-words.js';
import { after, door, refusalNote, Room, sentence, stateLine, tell, unfitBrowser } from './conference-room.js';

/* Some twenty seconds. */
const MOST_TRIES = 6;
const main = document.querySelector('main');
const token = location.hash.slice(1);
const state = stateLine();
const conference = new Conference(async () => (await ask(`/video/api/meet/ticket?link=${link}`, { method: 'POST' })).ticket);
const room = new Room(conference);
let heading = text('title');
/** Which link this page is about; several may have been used in one browser. */
let link = '';

document.title = text('title');
document.querySelector('mh-frame').setAttribute('place', text('place'));
conference.addEventListener('change', () => state.say(sentence(conference)));
conference.addEventListener('notice', ({ detail }) => tell(state, detail));
conference.addEventListener('refused', ({ detail }) => refuse(detail));
conference.addEventListener('ended', ({ detail }) => {
  state.say('');
  lay(after(detail, enter));
});
begin();

async function begin() {
  lay();
  state.say(text('loading'));
  try {
    const unfit = unfitBrowser();
    if (unfit) throw unfit;
    if (!token) throw new Refusal(400, { detail: text('noLink') });
    const invited = await ask('/video/api/meet/look', { method: 'POST', body: { token, secret: joiningSecret() } });
    heading = invited.title || text('title');
    link = invited.link;
    state.say('');
    lay(door(enter, element('p', {}, text('hello', invited.name))));
  } catch (refusal) {
    refuse(refusal);
  }
}

function lay(...parts) {
  main.replaceChildren(element('h1', {}, heading), state.line, ...parts);
}

async function enter() {
  state.say(text('connecting'));
  try {
    await join();
  } catch (refusal) {
    refuse(refusal);
    return;
  }
  lay(room.root);
  const both = await conference.media.start();
  room.show();
  await conference.connect();
  if (!both) main.append(element('p', { class: 'mh-note mh-note--due' }, text('noMedia')));
}

/** An answer that is lost on the way shuts nobody out: the same page asks again, and is known by its secret. */
async function join() {
  let tries = 0;
  await untilAnswered(() => {
    tries += 1;
    return ask('/video/api/meet/join', { method: 'POST', body: { token, secret: joiningSecret() } });
  }, () => tries < MOST_TRIES);
  history.replaceState(null, '');
}

function refuse(refusal) {
  state.say('');
  lay(refusalNote(refusal, refusal.status >= 500 || refusal.offline ? () => location.reload() : null));
}
