/** What somebody with a link reads before they wait: with whom and when, the check of the devices, what they agree to. */
import { element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord } from '/assets/words.js';
import { calendarFile } from '../entity/calendarfile.js';
import { text } from '../entity/words.js';

/** check: the device check. onJoin: what the large button does. */
export function lobbyParts(facts, { name, check, onJoin }) {
  const day = dayWord(dayOf(facts.startsAt), dayOf(facts.now));
  return [
    element('dl', { class: 'mh-facts' },
      element('dt', {}, text('withWhom')), element('dd', {}, name),
      element('dt', {}, text('when')), element('dd', {}, text('clock', day, clockTime(facts.startsAt)))),
    element('div', { class: 'mh-note mh-note--due call-media-note', hidden: true }, icon('warning'), element('p', {}, text('noMedia'))),
    consentNote(),
    element('button', {
      class: 'mh-button mh-button--primary mh-button--big mh-button--block', type: 'button', 'data-testid': 'join', onclick: onJoin,
    }, text('wait')),
    check,
    calendarButton(facts, name),
  ];
}

/** What happens to picture and sound, and what one agrees to by joining; readable before. */
export function consentNote() {
  return element('div', { class: 'mh-note' }, icon('shield'), element('div', {}, element('p', {}, text('consent')), privacy()));
}

function privacy() {
  return element('details', { 'data-testid': 'privacy' },
    element('summary', {}, text('privacyTitle')),
    element('ul', {}, text('privacy').map((sentence) => element('li', {}, sentence))));
}

/** The appointment for the own calendar, with this very link: it stays on the device. */
export function calendarButton(facts, name) {
  return element('div', {}, element('button', {
    class: 'mh-button mh-button--quiet', type: 'button', 'data-testid': 'calendar',
    onclick: () => {
      const file = new Blob([calendarFile(facts, { title: text('calendarTitle', name), address: location.href })], { type: 'text/calendar' });
      const link = element('a', { href: URL.createObjectURL(file), download: 'termin.ics' });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  }, icon('clock'), text('calendar')));
}
