/** Slow and closed roads: what counts now, and the form to say so; on the map they are circles. */
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord, movedDay } from '/assets/words.js';
import { moment } from '../../phone/entity/order.js';
import { now } from '../../shared/clock.js';
import { pin } from '../../shared/pin.js';
import { endTraffic, sayTraffic } from '../control/board.js';
import { lang, text } from './parts.js';

/** What counts now, for every view, and what is wrong with reports from outside; page: {done(), failed(refusal)}. Null where nothing is to say. */
export function trafficList({ slowdowns, feed }, page) {
  if (!slowdowns.length && !feed) return null;
  const end = async (one) => {
    try {
      await endTraffic(one.id);
      await page.done();
    } catch (refusal) {
      page.failed(refusal);
    }
  };
  return element('section', { class: 'mh-card board-alerts', 'aria-labelledby': 'traffic', 'data-testid': 'traffic' },
    element('h2', { id: 'traffic' }, icon('warning'), ` ${text('traffic', slowdowns.length)}`),
    feed && element('p', { class: 'mh-small', 'data-testid': 'traffic-feed' }, feed),
    element('ul', {}, slowdowns.map((one) => element('li', { 'data-testid': 'slowdown' },
      element('p', {}, element('strong', {}, one.label), ` · ${words(one)}`),
      element('button', {
        type: 'button', class: 'mh-button mh-button--quiet', 'data-testid': 'end-traffic', 'data-key': `traffic-${one.id}`,
        'aria-label': `${text('trafficEnd')}: ${one.label}`, onclick: () => end(one),
      }, text('trafficEnd'))))));
}

function words({ closed, factor, kilometres, until }) {
  const number = (value) => value.toLocaleString(lang === 'en' ? 'en-GB' : 'de-DE');
  const how = closed ? text('trafficClosed') : text('trafficSlow', number(factor));
  return text('trafficWords', how, number(kilometres), `${dayWord(dayOf(until), dayOf(now()), lang)}, ${clockTime(until, lang)}`);
}

/** The form; it stays as it is while the board is drawn again. */
export function trafficForm(page) {
  let at;
  const error = element('p', { class: 'mh-error', id: 'traffic-error', role: 'alert', hidden: true });
  const field = (name, label, attributes) => element('div', { class: 'mh-field' }, element('label', { for: `traffic-${name}` }, label),
    element('input', { id: `traffic-${name}`, name, 'data-key': `traffic-${name}`, 'aria-describedby': 'traffic-error', ...attributes }));
  const kind = (value, label, checked) => element('label', { class: 'mh-choice', for: `traffic-${value}` },
    element('input', { type: 'radio', id: `traffic-${value}`, name: 'kind', value, checked }), element('span', {}, label));
  const picker = pin('traffic', (position) => {
    at = position;
  });
  const form = element('form', { class: 'mh-form', novalidate: true, onsubmit: (event) => save(event) },
    element('p', { class: 'mh-help' }, text('trafficHelp')),
    field('label', text('trafficWhere'), { type: 'text', maxlength: '100', autocomplete: 'off' }), picker.root,
    field('kilometres', text('trafficAround'), { type: 'number', min: '0.1', max: '30', step: 'any', value: '2', class: 'mh-input--short' }),
    element('fieldset', { class: 'mh-field' }, element('legend', {}, text('trafficHow')),
      element('div', { class: 'mh-choices' }, kind('slow', text('trafficIsSlow'), true), kind('closed', text('trafficIsClosed'), false))),
    field('factor', text('trafficFactor'), { type: 'number', min: '1.1', max: '5', step: 'any', value: '1.5', class: 'mh-input--short' }),
    field('until', text('trafficUntil'), { type: 'time', class: 'mh-input--short' }), error,
    element('div', { class: 'mh-form-end' }, element('button', { type: 'submit', class: 'mh-button mh-button--primary', 'data-testid': 'say-traffic' }, text('trafficSave'))));
  const root = element('details', { class: 'mh-card board-traffic', ontoggle: () => root.open && picker.open() },
    element('summary', {}, text('trafficSay')), form);

  async function save(event) {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(form));
    const until = said.until && untilOf(said.until);
    const missing = !said.label.trim() ? 'trafficNoPlace' : !at ? 'trafficNoPosition' : !until ? 'trafficNoEnd' : undefined;
    error.hidden = !missing;
    error.textContent = missing ? text(missing) : '';
    if (missing) return;
    try {
      await sayTraffic({
        label: said.label, ...at, kilometres: Number(said.kilometres), factor: Number(said.factor), closed: said.kind === 'closed', until,
      });
      form.reset();
      picker.show(undefined);
      at = undefined;
      root.open = false;
      await page.done();
    } catch (refusal) {
      page.failed(refusal);
    }
  }

  return root;
}

/* An hour that is over is that of tomorrow. */
function untilOf(time) {
  const today = dayOf(now());
  const soon = moment(today, time);
  return Date.parse(soon) > now() ? soon : moment(movedDay(today, 1), time);
}
