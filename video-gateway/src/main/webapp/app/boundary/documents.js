/** Documents that are shown to each other: a picture stands in the page, a PDF can be opened; gone with the end of the call. */
import { element, icon } from '/assets/page.js';
import { isDocument, plainName, TYPES } from '../entity/documents.js';
import { text } from '../entity/words.js';

/** nameOf(side): as the reader knows that person. */
export function documentCard(call, nameOf) {
  const said = element('p', { class: 'mh-small', role: 'status', 'data-testid': 'document-said' });
  const field = element('input', { id: 'document', type: 'file', accept: TYPES.join(','), 'data-testid': 'document', onchange: show });
  const list = element('div', { class: 'mh-stack', 'data-testid': 'documents' });
  const card = element('section', { class: 'mh-card mh-stack', 'aria-labelledby': 'documents-title', hidden: true },
    element('h2', { id: 'documents-title' }, text('documentsTitle')),
    element('p', { class: 'mh-muted mh-small' }, text('documentsHelp')),
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
    const reached = await call.show(file);
    said.textContent = text(reached ? 'documentSent' : 'documentNotSent', plainName(file.name));
  }

  function take({ detail: { side, file } }) {
    const address = URL.createObjectURL(file);
    addresses.push(address);
    const name = plainName(file.name);
    list.prepend(element('figure', { class: 'call-document' },
      file.type.startsWith('image/') && element('img', { src: address, alt: text('documentFrom', nameOf(side), name) }),
      element('figcaption', {}, text('documentFrom', nameOf(side), name)),
      element('a', { class: 'mh-button', href: address, download: name }, icon('document'), text('documentSave'))));
    said.textContent = text('documentCame', nameOf(side));
  }

  function tidy() {
    card.hidden = call.state !== 'in-call';
    if (!card.hidden || !addresses.length) return;
    addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
    list.replaceChildren();
    said.textContent = '';
  }

  call.addEventListener('document', take);
  call.addEventListener('change', tidy);
  return card;
}
