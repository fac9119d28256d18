/** What belongs to a ride's steps: the code at boarding, or why there is none; the signature for the ride at its end. */
import { element } from '/assets/page.js';
import { bigButton, choice, field, opened, sendButton, text } from './parts.js';
import { signed } from './handover.js';

/** Boarding: the patient says the code. */
export function boarding(take) {
  const code = field('boarding-code', text('boardingCode'), { inputmode: 'numeric', maxlength: 6 });
  const without = choice('without', text('withoutCode'), text('withoutReasons'));
  const send = () => {
    const said = code.input.value.replace(/\s/g, '');
    const reason = without.value();
    // Without the net nobody else would say so before the person has got off.
    const odd = said && !/^\d{4}$/.test(said);
    code.refuse(odd ? text('boardingDigits') : said || reason ? '' : text('boardingMissing'));
    if (odd) code.input.focus();
    else if (said) take('on-board', { code: said });
    else if (reason) take('on-board', { withoutCode: reason });
    else code.input.focus();
  };
  const other = element('details', { class: 'drive-more' }, element('summary', { 'data-testid': 'without-code' }, text('noCode')), without.row);
  return opened('on-board', element('div', { class: 'drive-proof' }, code.row, other, sendButton('board', text('board'), send)));
}

/** Arrival: one tap; whoever is asked to sign for the ride (Muster 4) does so before. */
export function arrival(take) {
  const name = field('signer', text('signer'), { maxlength: 120 });
  const signature = signed('ride-signature', text('signature'));
  const send = () => {
    const receiver = name.input.value.trim();
    name.refuse(receiver ? '' : text('signerMissing'));
    if (!receiver) {
      name.input.focus();
      return;
    }
    const png = signature.png();
    if (png) take('dropped-off', { receiver, signature: png });
  };
  return [bigButton('dropped-off', () => take('dropped-off')),
    element('details', { class: 'drive-more', 'data-key': 'sign', 'data-editing': '' }, element('summary', { 'data-testid': 'sign-ride' }, text('signRide')),
      name.row, signature.row, sendButton('send-ride-signature', text('signAndArrive'), send))];
}
