/** Documents that are shown to each other: a picture stands in the page, a PDF can be opened; gone with the end of the call. */
import { element, icon } from '/assets/page.js';
import { isDocument, plainName, TYPES } from '../entity/documents.js';
import { text } from '../entity/words.js';

/** nameOf(side): as the reader knows that person. */
export function documentCard(call, nameOf) {
  const said = element('p', { class: 'mh-small', role: 'status', 'data-testid': 'document-said' });
  const readers = element('p', { class: 'mh-small', 'data-testid': 'document-to' });
  const field = element('input', { id: 'document', type: 'file', accept: TYPES.join(','), 'data-testid': 'document', onchange: show });
  const list = element('div', { class: 'mh-stack', 'data-testid': 'documents' });
  const card = element('section', { class: 'mh-card mh-stack', 'aria-labelledby': 'documents-title', hidden: true },
    element('h2', { id: 'documents-title' }, text('documentsTitle')),
    element('p', { class: 'mh-muted mh-small' }, text('documentsHelp')), readers,
    element('div', { class: 'mh-field' }, element('label', { for: 'document' }, text('documentChoose')), field), said, list);
  const addresses = [];

  async function show() {
    const [file] = field.files;
    field.value = '';
    if (!file) return;
    if (!await isDocument(file)) {
      said.textContent = text('documentRefused');
      return;
    }
    said.textContent = text('documentSending');
    said.textContent = outcome(plainName(file.name, file.type), await call.show(file));
  }

  function outcome(name, { got, missed }) {
    if (!got.length) return text('documentNotSent');
    const sentences = [text('documentSent', name, names(got)), missed.length && text('documentMissed', names(missed))];
    return sentences.filter(Boolean).join(' ');
  }

  function names(sides) {
    return sides.map(nameOf).join(', ');
  }

  function take({ detail: { side, file } }) {
    const address = URL.createObjectURL(file);
    addresses.push(address);
    list.prepend(element('figure', { class: 'call-document' },
      file.type.startsWith('image/') && element('img', { src: address, alt: text('documentFrom', nameOf(side), file.name) }),
      element('figcaption', {}, text('documentFrom', nameOf(side), file.name)),
      element('a', { class: 'mh-button', href: address, download: file.name }, icon('document'), text('documentSave'))));
    said.textContent = text('documentCame', nameOf(side));
  }

  /** What somebody reads stays while the other person is away for a moment. */
  function tidy() {
    const over = call.state === 'ended' || call.state === '';
    if (over) {
      addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
      list.replaceChildren();
      said.textContent = '';
    }
    card.hidden = call.state !== 'in-call' && !addresses.length;
    field.disabled = call.state !== 'in-call';
    const sides = names(call.others.map(({ side }) => side));
    const words = sides && text('documentsTo', sides);
    if (readers.textContent !== words) readers.textContent = words;
  }

  call.addEventListener('document', take);
  call.addEventListener('change', tidy);
  return card;
}
