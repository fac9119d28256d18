/** Addresses below a street while it is typed: buttons, so that Tab and Enter choose; nothing is taken over by itself. */
import { element } from '/assets/page.js';
import { addresses } from '../control/orders.js';
import { addressKey } from '../entity/order.js';
import { text } from './fields.js';

const PAUSE_MILLIS = 250;
const LEAST = 3;

/** changed() is called when an address was chosen. */
export function suggest(form, side, changed) {
  const list = form.querySelector(`#${side}-suggestions`);
  const count = form.querySelector(`#${side}-count`);
  const of = (part) => form.elements[`${side}-${part}`];
  let timer;
  let asked;

  function show(found) {
    count.textContent = found.length ? text('found', found.length) : '';
    list.replaceChildren(...found.map((one) => {
      const words = `${one.line}, ${one.postcode} ${one.town}`;
      return element('li', {}, element('button', {
        type: 'button', class: 'mh-button mh-button--quiet', 'aria-label': text('choose', words), onclick: () => choose(one),
      }, words));
    }));
  }

  function choose(one) {
    for (const part of ['line', 'postcode', 'town']) of(part).value = one[part];
    of('by-hand').value = '';
    of('chosen').value = [one.latitude, one.longitude, addressKey(one)].join('|');
    show([]);
    of('line').focus();
    changed();
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const typed = [of('line').value, of('postcode').value, of('town').value].filter(Boolean).join(' ');
    if (of('line').value.trim().length < LEAST) {
      show([]);
      return;
    }
    try {
      show(await addresses(typed, asked.signal));
    } catch (failure) {
      // Suggestions are a help; without them the address is typed out.
      if (failure.name !== 'AbortError') show([]);
    }
  }

  of('line').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MILLIS);
  });
}
