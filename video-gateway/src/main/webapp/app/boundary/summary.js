/** Notes beside the video; after the call they become a message to the patient and to all who treat. */
import { call as ask, element, icon } from '/assets/page.js';
import { pageId } from '../entity/page-id.js';
import { text } from '../entity/words.js';
import { refusalNote } from './stage.js';

const MOST_CHARACTERS = 4000;

/** draft: where the notes are kept until they are sent; identity: what the message says of the health card. */
export function summaryCard(call, appointment, draft, identity) {
  const field = element('textarea', { id: 'summary', rows: 6, maxlength: MOST_CHARACTERS, 'data-testid': 'summary' });
  const result = element('div', { role: 'status' });
  const identified = element('p', { class: 'mh-help', 'data-testid': 'summary-identity' });
  const button = element('button', { class: 'mh-button', type: 'button', 'data-testid': 'summary-send', hidden: true, onclick: send },
    icon('message'), text('summarySend'));

  /* Of this text; survives a reload with it, so that what was sent and not answered is not sent twice. */
  let key = pageId();

  async function send() {
    if (!field.value.trim()) {
      result.replaceChildren(element('p', { class: 'mh-error' }, text('summaryEmpty')));
      field.focus();
      return;
    }
    button.disabled = true;
    try {
      await ask(`/video/api/consultations/${encodeURIComponent(appointment)}/summary`, { method: 'POST', body: { text: field.value, key } });
      key = pageId();
      field.value = '';
      draft.keep({ text: '', key: '' });
      result.replaceChildren(element('p', { 'data-testid': 'summary-sent' }, icon('check'), text('summarySent')));
    } catch (refusal) {
      result.replaceChildren(refusalNote(refusal));
    } finally {
      button.disabled = false;
    }
  }

  function showIdentity() {
    identified.hidden = !identity.check;
    identified.textContent = identity.check ? text('summaryIdentity', identity.words()) : '';
  }

  showIdentity();
  identity.addEventListener('change', showIdentity);
  field.addEventListener('input', () => {
    // another text is another summary
    key = pageId();
    draft.keep({ text: field.value, key });
  });
  draft.opened.then(({ text: kept, key: itsKey }) => {
    if (!kept || field.value) return;
    field.value = kept;
    if (itsKey) key = itsKey;
    else draft.keep({ key });
    result.replaceChildren(element('p', { class: 'mh-muted', 'data-testid': 'summary-kept' }, text('summaryKept')));
  });
  // who writes and leaves by mistake is asked by the browser
  window.addEventListener('beforeunload', (event) => {
    if (field.value.trim()) event.preventDefault();
  });
  call.addEventListener('change', () => { button.hidden = call.state !== 'ended'; });
  return element('section', { class: 'mh-card', 'aria-labelledby': 'summary-title' },
    element('h2', { id: 'summary-title' }, text('summaryTitle')),
    element('div', { class: 'mh-field' },
      element('label', { for: 'summary' }, text('summaryLabel')),
      element('p', { class: 'mh-help' }, text('summaryHelp')), field),
    identified, button, result);
}
