/** What happened on the road: a list above the board, each with whom it concerns and a button to put it away. */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { lang, text } from './parts.js';

const CALM = new Set(['step-refused']);

/* Whether the alerts of other days are open; the board is drawn anew with each change. */
let othersOpen = false;

/** Those of the day that is shown, and closed behind one line what happened today on the tours of other days; seen(id) answers a promise. */
export function alertList({ date, alerts }, seen) {
  if (!alerts?.length) return null;
  const own = alerts.filter((alert) => (alert.date ?? date) === date);
  const others = alerts.filter((alert) => !own.includes(alert));
  const parts = [own.length > 0 && section(own, seen), others.length > 0 && behindOneLine(others, seen)].filter(Boolean);
  return parts.length === 1 ? parts[0] : element('div', { class: 'mh-stack' }, parts);
}

function behindOneLine(alerts, seen) {
  return element('details', {
    class: 'mh-card board-alerts', open: othersOpen, 'data-testid': 'alerts-of-others', ontoggle: ({ target }) => { othersOpen = target.open; },
  },
  element('summary', {}, icon('warning'), ` ${text('alertsOfOthers', alerts.length)}`),
  element('ul', {}, alerts.map((alert) => row(alert, seen))));
}

function section(alerts, seen) {
  return element('section', { class: 'mh-card board-alerts', 'aria-labelledby': 'alerts', 'data-testid': 'alerts' },
    element('h2', { id: 'alerts' }, icon('warning'), ` ${text('alerts', alerts.length)}`),
    element('ul', {}, alerts.map((alert) => row(alert, seen))));
}

function row(alert, seen) {
  return element('li', { 'data-testid': 'alert', 'data-kind': alert.kind, class: CALM.has(alert.kind) ? null : 'board-alert--due' },
    element('div', {},
      element('p', {}, element('time', { datetime: alert.at }, clockTime(alert.at, lang)), ' ', element('strong', {}, alert.sentence)),
      alert.plans && element('p', { class: 'mh-small' }, whom(alert))),
    element('button', {
      type: 'button', class: 'mh-button mh-button--quiet', 'data-testid': 'seen', 'data-key': `seen-${alert.id}`,
      'aria-label': `${text('seen')}: ${alert.sentence}`, onclick: () => seen(alert.id),
    }, text('seen')));
}

function whom({ planned, concerned }) {
  if (!planned) return text('alertPlanning');
  if (concerned.length === 0) return text('alertNobody');
  return text('alertWhom', concerned.map(words).join(', '));
}

/* Who was taken off a tour and has another one has no old time to compare with. */
function words({ name, minutes }) {
  if (minutes === 0) return name;
  return typeof minutes === 'number' ? text('alertLater', name, minutes) : text('alertOff', name);
}
