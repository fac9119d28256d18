/** Whom the driver calls: who is met at the stop, and dispatch. */
import { element, icon } from '/assets/page.js';
import { text } from './parts.js';

const dialled = (phone) => `tel:${phone.replace(/[^+\d]/g, '')}`;

/* The server gives a number only where it is that of whom the driver meets there. */
export function callUp({ phone, name, pharmacy }) {
  if (!phone) return null;
  const atPharmacy = typeof pharmacy === 'string';
  const word = atPharmacy ? text('callPharmacy', pharmacy) : text('callPatient');
  return element('a', {
    class: 'mh-button', href: dialled(phone), 'aria-label': atPharmacy ? `${word}: ${phone}` : text('callName', name, phone), title: phone,
    'data-testid': 'call-up',
  }, icon('phone'), word);
}

/** Dispatch, whatever is to be done. */
export function callDispatch({ dispatchPhone: phone }) {
  return phone && element('a', {
    class: 'mh-button mh-button--block', href: dialled(phone), 'aria-label': `${text('callDispatch')}: ${phone}`, title: phone, 'data-testid': 'call-dispatch',
  }, icon('phone'), text('callDispatch'));
}
