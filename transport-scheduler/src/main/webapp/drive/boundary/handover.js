/** The hand-over at the door: who receives, which document was seen, the code of the bag, one signature or two. */
import { element } from '/assets/page.js';
import { codeField, coldField } from './bag.js';
import { choice, field, opened, sendButton, text } from './parts.js';
import { SignaturePad } from './signature.js';

/** A field to sign in: {row, png()}; png() answers undefined after it has said that the signature is missing. */
export function signed(id, label) {
  const error = element('span', { class: 'mh-error', id: `${id}-error`, role: 'alert' });
  const pad = new SignaturePad(label, () => error.replaceChildren(), id);
  const row = element('div', { class: 'mh-field' }, element('p', { class: 'mh-label' }, label),
    element('p', { class: 'mh-help' }, text('signatureHelp')), pad.element, error,
    element('button', { type: 'button', class: 'mh-button mh-button--quiet', onclick: () => pad.clear() }, text('clear')));
  const png = () => {
    error.textContent = pad.empty ? text('signatureMissing') : '';
    if (!pad.empty) return pad.toPng();
    pad.element.focus();
    return undefined;
  };
  return { row, png };
}

/* Who and which document: asked for where the bag has a label, or holds narcotics. {rows, read()} */
function receiverSeen(bag) {
  if (!bag.check && !bag.narcotic) return { rows: [], read: () => ({}) };
  const relation = choice('relation', text('relation'), text('relations'), 'patient');
  const identity = choice('identity', text('identity'), text('identities'));
  const read = () => {
    identity.refuse(identity.value() ? '' : text('identityMissing'));
    if (identity.value()) return { relation: relation.value(), identity: identity.value() };
    identity.focus();
    return undefined;
  };
  return { rows: [relation.row, identity.row], read };
}

/* Narcotics: the driver, or a second person, signs too. {rows, read()} */
function second(bag) {
  if (!bag.narcotic) return { rows: [], read: () => ({}) };
  const name = field('second-name', text('secondName'), { required: true, maxlength: 120 });
  const signature = signed('second-signature', text('secondSignature'));
  const read = () => {
    const secondName = name.input.value.trim();
    name.refuse(secondName ? '' : text('secondMissing'));
    if (!secondName) {
      name.input.focus();
      return undefined;
    }
    const secondSignature = signature.png();
    return secondSignature && { secondName, secondSignature };
  };
  return { rows: [name.row, signature.row], read };
}

/** The big button opens what is needed; the first thing that is missing is said and gets the focus. */
export function handOver(stop, take, measure) {
  const bag = stop.parcel ?? {};
  const code = codeField(stop);
  const cold = coldField(stop, measure);
  const seen = receiverSeen(bag);
  const name = field('receiver', text('receiver'), { required: true, maxlength: 120 });
  const signature = signed('signature', text('signature'));
  const other = second(bag);
  const send = async () => {
    const read = await code.read();
    if (read === undefined) return;
    const shown = seen.read();
    if (!shown) return;
    const receiver = name.input.value.trim();
    name.refuse(receiver ? '' : text('receiverMissing'));
    if (!receiver) {
      name.input.focus();
      return;
    }
    const png = signature.png();
    const both = png && other.read();
    if (!both || !cold.read()) return;
    take('handed-over', { receiver, signature: png, ...(read && { code: read }), ...shown, ...both });
  };
  return opened('handed-over', element('div', { class: 'drive-proof' }, code.rows, seen.rows, name.row, signature.row, other.rows, cold.rows,
    sendButton('send-signature', text('send'), send)));
}
