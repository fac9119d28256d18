/** The standing orders as cards: how each stands, its next rides, what failed. */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { stateOf } from '../../shared/states.js';
import { failedFrom, ridesFrom } from '../entity/standing.js';
import { dateWords, dayWords, lang } from './parts.js';
import { text } from './texts.js';

const SHOWN_DAYS = 4;
const STATES = { running: ['done', 'check'], later: ['info', 'clock'], ended: ['', 'stop'] };
const APPROVALS = { soon: ['due', 'warning'], ended: ['late', 'warning'] };

/** act(order, change, said) changes an order; edit(order) opens its form. */
export function card(order, today, { act, edit }) {
  const ended = order.state === 'ended';
  /* By somebody, before its last day. */
  const stopped = ended && order.days.until >= today;
  const failed = ended ? 0 : failedFrom(order, today);
  return element('section', { class: 'mh-card', 'data-testid': 'standing-order', 'data-number': order.number, 'aria-labelledby': `name-${order.number}` },
    element('h2', { id: `name-${order.number}` }, icon('user'), ` ${order.name}`),
    element('p', { class: 'desk-badges' },
      badge(...STATES[order.state], text(order.state)),
      !ended && APPROVALS[order.approvalState] && badge(...APPROVALS[order.approvalState], approval(order)),
      failed > 0 && badge('late', 'warning', text('failed', failed))),
    element('ul', { class: 'desk-lines' }, facts(order).map((line) => element('li', {}, line))),
    !ended && rides(order, today, act),
    element('div', { class: 'mh-actions' },
      !stopped && element('button', { type: 'button', class: 'mh-button', 'data-testid': 'change', 'aria-label': text('changeWhat', order.name), onclick: () => edit(order) }, icon('document'), text('change')),
      stopped && element('button', {
        type: 'button', class: 'mh-button', onclick: () => act(order, { ended: false }, text('goneOn', order.name)),
      }, icon('refresh'), text('goOn'))),
    !ended && element('details', { 'data-key': `end-${order.number}` },
      element('summary', { 'data-testid': 'end', 'aria-label': text('endWhat', order.name) }, text('end')),
      element('p', {}, text('endHelp')),
      element('button', {
        type: 'button', class: 'mh-button mh-button--danger', 'data-testid': 'end-now', onclick: () => act(order, { ended: true }, text('endedNow', order.name)),
      }, icon('stop'), text('endNow'))));
}

function badge(meaning, symbol, word) {
  return element('span', { class: `mh-badge${meaning ? ` mh-badge--${meaning}` : ''}` }, icon(symbol), word);
}

function approval(order) {
  const until = order.approvalUntil && dateWords(order.approvalUntil);
  return { none: () => text('approvalNone'), valid: () => text('approvalValid', order.approval, until), soon: () => text('approvalSoon', until), ended: () => text('approvalEnded', until) }[order.approvalState]();
}

function facts(order) {
  const { days } = order;
  const where = (place) => [place.name, place.line, [place.postcode, place.town].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const back = !days.back ? text('noBack') : days.backTime ? text('backAt', days.backTime) : text('backOpen');
  return [
    [days.weekdays.map((day) => text('on')[day]).join(', '), days.appointment && text('appointmentAt', days.time),
      days.pickupStart && text('pickupBetween', days.pickupStart, days.pickupEnd), back].filter(Boolean).join(' · '),
    text('way', where(order.from), where(order.to)),
    [text('between', dateWords(days.from), dateWords(days.until)), text(days.onHolidays ? 'withHolidays' : 'withoutHolidays')].join(', '),
    approval(order),
  ];
}

function rides(order, today, act) {
  const next = ridesFrom(order, today).slice(0, SHOWN_DAYS);
  const off = order.days.daysOff.filter((day) => day >= today);
  return [
    element('h3', {}, text('next')),
    next.length === 0 && element('p', { class: 'mh-muted' }, text('noNext')),
    element('ul', { class: 'desk-lines' }, next.map(({ day, legs }) => element('li', { 'data-day': day },
      `${dayWords(day)}: `, legs.map((leg) => element('span', { 'data-leg': leg.id }, way(leg), ' ')),
      waits(legs) && element('button', {
        type: 'button', class: 'mh-button mh-button--quiet', 'data-testid': 'leave-out', 'aria-label': text('leaveOutDay', dayWords(day), order.name),
        onclick: () => act(order, { daysOff: [...order.days.daysOff, day].toSorted() }, text('leftOut', dayWords(day))),
      }, text('leaveOut'))))),
    off.length > 0 && element('h3', {}, text('withoutRide')),
    off.length > 0 && element('ul', { class: 'desk-lines' }, off.map((day) => element('li', { 'data-off': day }, `${dayWords(day)} `,
      element('button', {
        type: 'button', class: 'mh-button mh-button--quiet', 'data-testid': 'ride-after-all', 'aria-label': text('removeDayOff', dayWords(day)),
        onclick: () => act(order, { daysOff: order.days.daysOff.filter((one) => one !== day) }, text('ridesAgain', dayWords(day))),
      }, text('rideAfterAll'))))),
  ];
}

/* Nobody is on the way yet. */
const waits = (legs) => legs.every(({ state }) => ['requested', 'received', 'accepted', 'assigned', 'unplanned', 'waits-for-call'].includes(state));

/* The record gives its reason in German only; the board says it in both languages. */
function way(leg) {
  const { word, meaning, icon: symbol } = stateOf(leg.state, lang);
  const when = leg.planned ? text(leg.estimated ? 'pickupAbout' : 'pickupAt', clockTime(leg.planned, lang)) : leg.start ? text('fromTime', clockTime(leg.start, lang)) : text('openTime');
  return [`${text(leg.back ? 'back' : 'out')} ${when} `, badge(meaning, symbol, word), lang === 'de' && leg.reason && ` ${leg.reason}`];
}
