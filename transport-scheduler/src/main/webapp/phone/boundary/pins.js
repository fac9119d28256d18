/** A position set by hand, for an address that no register knows: it counts for that address only. */
import { element } from '/assets/page.js';
import { pin } from '../../shared/pin.js';
import { addressKey, pinnedAt } from '../entity/order.js';
import { text } from './fields.js';

/** changed() is called when a position was set or taken away; {refresh()} says again what counts. */
export function pins(form, side, changed) {
  const of = (part) => form.elements[`${side}-${part}`];
  const details = form.querySelector(`#${side}-pin`);
  const lost = element('p', { role: 'status', class: 'mh-muted' });
  const picker = pin(side, (position) => {
    const key = addressKey({ line: of('line').value, postcode: of('postcode').value, town: of('town').value });
    of('chosen').value = position ? [position.latitude, position.longitude, key].join('|') : '';
    of('by-hand').value = position ? 'on' : '';
    lost.textContent = '';
    changed();
  });
  details.append(picker.root, lost);
  details.addEventListener('toggle', () => details.open && picker.open());

  /* With another address the position is none. */
  function refresh() {
    const at = pinnedAt(Object.fromEntries(new FormData(form)), side);
    if (!at && of('by-hand').value) {
      of('by-hand').value = '';
      lost.textContent = text('pinLost');
    }
    picker.show(at);
    if (at) details.open = true;
  }
  for (const part of ['line', 'postcode', 'town']) of(part).addEventListener('change', refresh);
  return { refresh };
}
