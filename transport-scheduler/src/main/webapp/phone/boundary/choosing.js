/** Carrier, vehicle and driver of an order: the lists follow the carrier that is chosen. */
import { element } from '/assets/page.js';
import { choices } from '../control/orders.js';
import { text } from './fields.js';

/**
 * Fills the lists of the form. Without an answer vehicle and driver cannot be chosen, and who dispatches for one carrier still orders.
 * kept are fields of a draft.
 */
export async function choosing(form, kept = {}) {
  const { carriers = [], vehicles = [], drivers = [] } = (await choices().catch(() => undefined)) ?? {};
  const offered = { vehicle: vehicles, driver: drivers };
  const carrier = form.elements.carrier;
  fill(carrier, carriers, kept.carrier);
  form.querySelector('#carrier-field').hidden = carriers.length < 2;
  const follow = (wanted) => {
    for (const [name, all] of Object.entries(offered)) {
      const own = all.filter((one) => !carrier.value || one.carrier === carrier.value);
      fill(form.elements[name], [{ id: '', name: text('any') }, ...own], wanted[name]);
    }
  };
  carrier.onchange = () => follow(Object.fromEntries(new FormData(form)));
  follow(kept);
}

/* What was chosen stays while it is offered. */
function fill(select, offered, wanted) {
  select.replaceChildren(...offered.map(({ id, name }) => element('option', { value: id }, name)));
  if (offered.some(({ id }) => id === wanted)) select.value = wanted;
}
