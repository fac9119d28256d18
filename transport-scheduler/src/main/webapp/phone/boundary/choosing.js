/** Carrier, vehicle and driver of an order: the lists follow the carrier that is chosen. */
import { element } from '/assets/page.js';
import { choices } from '../control/orders.js';
import { text } from './fields.js';

const NAMES = ['vehicle', 'driver'];

/**
 * Fills the lists of the form. Without an answer no other vehicle or driver can be chosen, and who dispatches for one carrier still
 * orders. kept are fields of a draft or of an order that is changed: the vehicle and the driver that it demands stay chosen, also while
 * the answer is awaited and where they are not offered any more.
 */
export async function choosing(form, kept = {}) {
  for (const name of NAMES) fill(form.elements[name], [any(), ...demanded(kept[name])], kept[name]);
  const { carriers = [], vehicles = [], drivers = [] } = (await choices().catch(() => undefined)) ?? {};
  const offered = { vehicle: vehicles, driver: drivers };
  const carrier = form.elements.carrier;
  fill(carrier, carriers, kept.carrier);
  form.querySelector('#carrier-field').hidden = carriers.length < 2;
  const follow = (stays = {}) => {
    const chosen = Object.fromEntries(new FormData(form));
    for (const name of NAMES) {
      const own = offered[name].filter((one) => !carrier.value || one.carrier === carrier.value);
      const missing = own.some(({ id }) => id === stays[name]) ? [] : demanded(stays[name], 'notOffered');
      fill(form.elements[name], [any(), ...own, ...missing], chosen[name]);
    }
  };
  /* Another carrier has none of them. */
  carrier.onchange = () => follow();
  follow(kept);
}

const any = () => ({ id: '', name: text('any') });

/* Only its id is known. */
function demanded(id, key) {
  if (!id) return [];
  const name = id.replace(/^Practitioner\//, '');
  return [{ id, name: key ? text(key, name) : name }];
}

/* What was chosen stays while it is offered. */
function fill(select, offered, wanted) {
  select.replaceChildren(...offered.map(({ id, name }) => element('option', { value: id }, name)));
  if (offered.some(({ id }) => id === wanted)) select.value = wanted;
}
