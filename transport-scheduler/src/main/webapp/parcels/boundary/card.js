/** One delivery: how it stands, what the pharmacy may do now, who held the bag when, how cold it was. */
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord, language, span } from '/assets/words.js';
import { stateOf } from '../../shared/states.js';
import { labelOf, photoOf, proofOf } from '../control/parcels.js';
import { text } from './texts.js';

const lang = language();
const BEFORE_PICKUP = ['unplanned', 'planned', 'accepted'];

const moment = (at) => `${dayWord(dayOf(at), dayOf(Date.now()), lang)} ${clockTime(at, lang)}`;
const badge = (meaning, symbol, word, testId) => element('span', {
  class: `mh-badge${meaning ? ` mh-badge--${meaning}` : ''}`, 'data-testid': testId,
}, icon(symbol), word);

/** own: whether its pharmacy looks; act(parcel, what, body, said) and print(parcel, src) do what is decided. */
export function card(parcel, { own, act, print }) {
  const desk = own && { act, print };
  const state = stateOf(parcel.state, lang);
  return element('li', { class: 'mh-card', 'data-testid': 'parcel', 'data-job': parcel.jobId, 'data-state': parcel.state },
    element('h2', {}, parcel.name),
    element('p', { class: 'mh-muted' }, desk ? parcel.place : `${parcel.from} → ${parcel.place}`),
    element('p', { class: 'desk-badges' }, badge(state.meaning, state.icon, state.word),
      parcel.cold && badge('info', 'info', text('cold'), 'is-cold'),
      parcel.narcotic && badge('due', 'shield', text('narcotic'), 'is-narcotic'),
      parcel.heldAt && badge('late', 'stop', text('heldSince', moment(parcel.heldAt)), 'is-held'),
      isUnknown(parcel) && badge('late', 'warning', text('readingRefused'), 'is-unknown')),
    element('p', {}, whenAndWho(parcel)),
    desk && deskParts(parcel, desk),
    !desk && parcel.heldAt && (parcel.decides ? held(parcel, act, 'heldUnnamed') : element('p', {}, text('heldDispatch'))),
    !desk && parcel.state === 'brought-back' && element('div', { class: 'mh-actions' },
      button('received', 'primary', text('broughtBack'), () => act(parcel, 'received', undefined, text('receivedDone')))),
    custody(parcel), keptProofs(parcel), photos(parcel), temperatures(parcel));
}

/* The last temperature that the driver sent was not accepted, and none has come since. */
function isUnknown({ cold, custody: lines, temperatures: points }) {
  const refused = lines.findLast(({ kind }) => kind === 'reading-refused');
  return cold && refused && !points.some(({ at }) => at > refused.at);
}

function whenAndWho({ way, windowStart, windowEnd }) {
  if (way) return text('way', way.driver, way.vehicle, clockTime(way.pickup, lang), clockTime(way.dropOff, lang));
  return windowStart ? text('waiting', dayWord(dayOf(windowStart), dayOf(Date.now()), lang), span(windowStart, windowEnd, lang)) : text('noWindow');
}

function deskParts(parcel, { act, print }) {
  return element('div', { class: 'desk-forms' },
    parcel.heldAt && held(parcel, act, 'heldDesk'),
    parcel.packed && element('p', {}, text('codeIs'), ' ', element('strong', { 'data-testid': 'label-code' }, parcel.code), ' ',
      element('button', {
        type: 'button', class: 'mh-button', 'data-testid': 'print-label', onclick: () => print(parcel, labelOf(parcel.jobId)),
      }, text('print'))),
    BEFORE_PICKUP.includes(parcel.state) && pack(parcel, act),
    ['not-delivered', 'brought-back'].includes(parcel.state) && element('div', { class: 'mh-actions' },
      button('received', 'primary', text('received'), () => act(parcel, 'received', undefined, text('receivedDone')))),
    parcel.nextWindow && element('div', { class: 'mh-actions' },
      button('again', 'primary', text('again', moment(parcel.nextWindow.start), clockTime(parcel.nextWindow.end, lang)),
        () => act(parcel, 'again', undefined, text('againDone')))));
}

function button(testId, kind, word, pressed) {
  return element('button', { type: 'button', class: `mh-button mh-button--${kind}`, 'data-testid': testId, onclick: pressed }, word);
}

function pack(parcel, act) {
  const box = (id, word, checked, ordered) => element('label', { class: 'mh-choice' },
    element('input', { type: 'checkbox', 'data-testid': id, checked, disabled: ordered }), element('span', {}, word));
  const cold = box('pack-cold', text('coldBox'), parcel.cold, parcel.coldOrdered);
  const narcotic = box('pack-narcotic', text('narcoticBox'), parcel.narcotic, parcel.narcoticOrdered);
  const send = () => act(parcel, 'pack', {
    cold: cold.querySelector('input').checked, narcotic: narcotic.querySelector('input').checked,
  }, text('packedDone'));
  return element('details', { 'data-key': `pack-${parcel.jobId}`, 'data-editing': '', 'data-testid': 'pack' },
    element('summary', {}, text(parcel.packed ? 'packAgain' : 'pack')),
    element('fieldset', { class: 'mh-field' }, element('legend', {}, text('contents')), element('div', { class: 'mh-choices' }, cold, narcotic)),
    element('div', { class: 'mh-actions' }, button('pack-save', 'primary', text('packSave'), send)));
}

function held(parcel, act, why) {
  const id = `reason-${parcel.jobId}`;
  const reason = element('textarea', { id, rows: 2, maxlength: 500, 'data-testid': 'release-reason', 'aria-describedby': `${id}-error` });
  const error = element('span', { class: 'mh-error', id: `${id}-error`, role: 'alert' });
  const release = () => {
    error.textContent = reason.value.trim() ? '' : text('reasonMissing');
    if (error.textContent) reason.focus();
    else act(parcel, 'release', { reason: reason.value.trim() }, text('releasedDone'));
  };
  return element('div', { class: 'mh-note mh-note--late' }, icon('stop'), element('div', { 'data-editing': '' },
    element('p', {}, text(why)),
    element('div', { class: 'mh-field' }, element('label', { for: id }, text('reason')), reason, error),
    element('div', { class: 'mh-actions' },
      button('release', 'primary', text('release'), release),
      parcel.state === 'picked-up' && button('call-back', 'danger', text('callBack'), () => act(parcel, 'call-back', undefined, text('calledBackDone'))))));
}

function custody(parcel) {
  if (!parcel.custody.length) return null;
  return element('details', { 'data-key': `custody-${parcel.jobId}`, 'data-testid': 'custody' }, element('summary', {}, text('custody')),
    element('ol', { class: 'desk-lines' }, parcel.custody.map((line) => element('li', { 'data-kind': line.kind },
      `${moment(line.at)}: ${text('kinds')[line.kind] ?? line.kind}, ${line.person}${noteWords(line)}`))));
}

/* Pictures open in a tab of their own; the words of the link say whose they are. */
function keptProofs(parcel) {
  if (!parcel.kept.length) return null;
  const picture = (proof, name, second) => element('a', {
    href: proofOf(parcel.jobId, proof.id, second), target: '_blank', rel: 'noopener', 'data-testid': 'kept-proof',
  }, text('keptProof', name));
  return element('details', { 'data-key': `kept-${parcel.jobId}`, 'data-testid': 'kept-proofs' }, element('summary', {}, text('keptProofs')),
    element('ol', { class: 'desk-lines' }, parcel.kept.map((proof) => element('li', {}, `${moment(proof.at)}: `,
      picture(proof, proof.receiver, false), proof.second && ', ', proof.second && picture(proof, proof.second, true)))));
}

function photos(parcel) {
  if (!parcel.photos.length) return null;
  return element('details', { 'data-key': `photos-${parcel.jobId}`, 'data-testid': 'photos' }, element('summary', {}, text('photos', parcel.photos.length)),
    element('ol', { class: 'desk-lines' }, parcel.photos.map((photo) => element('li', {}, element('a', {
      href: photoOf(parcel.jobId, photo.id), target: '_blank', rel: 'noopener', 'data-testid': 'photo',
    }, text('photoAt', moment(photo.at)))))));
}

function noteWords({ kind, note }) {
  if (!note) return '';
  if (kind === 'packed') return ` (${note.split(' ').map((word) => text(word)).join(', ')})`;
  if (kind === 'deviation') return ` (${text('deviations')[note] ?? note})`;
  if (kind === 'not-delivered') return ` (${text('reasons')[note] ?? note})`;
  return ` (${note})`;
}

function temperatures(parcel) {
  if (!parcel.temperatures.length) return null;
  const number = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : 'de-DE', { minimumFractionDigits: 1 });
  return element('details', { 'data-key': `cold-${parcel.jobId}`, 'data-testid': 'temperatures' }, element('summary', {}, text('temperatures')),
    element('ol', { class: 'desk-lines' }, parcel.temperatures.map((point) => element('li', { 'data-within': String(point.within) },
      `${moment(point.at)}: ${number.format(point.celsius)} °C, ${point.box} – ${text(point.within ? 'within' : 'outside')}`))));
}
