/** The card that makes a link for the patient: shown once, to copy or to scan. */
import { call as ask, element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord } from '/assets/words.js';
import { text } from '../entity/words.js';
import { refusalNote } from './stage.js';

export function invitationCard(appointment) {
  const result = element('div', { 'aria-live': 'polite' });
  const button = element('button', { class: 'mh-button', type: 'button', 'data-testid': 'invite' }, icon('message'), text('invite'));
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const path = `/video/api/consultations/${encodeURIComponent(appointment)}/invitations`;
      result.replaceChildren(...shown(await ask(path, { method: 'POST' })));
    } catch (refusal) {
      result.replaceChildren(refusalNote(refusal));
    } finally {
      button.disabled = false;
    }
  });
  return element('section', { class: 'mh-card', 'aria-labelledby': 'invite-title' },
    element('h2', { id: 'invite-title' }, text('inviteTitle')),
    element('p', { class: 'mh-muted' }, text('inviteHelp')),
    button, result);
}

function shown({ url, expiresAt, now, qr }) {
  const said = element('p', { class: 'mh-small', role: 'status' },
    text('inviteUntil', dayWord(dayOf(expiresAt), dayOf(now)), clockTime(expiresAt)));
  const field = element('input', { id: 'invite-url', 'data-testid': 'invite-url', readonly: true, onfocus: (event) => event.target.select() });
  field.value = url;
  return [
    element('div', { class: 'mh-field' }, element('label', { for: 'invite-url' }, text('inviteUrl')), field),
    element('button', {
      class: 'mh-button mh-button--primary', type: 'button', onclick: () => copy(field, said),
    }, text('copy')),
    said,
    element('img', { class: 'call-qr', src: qr, alt: text('qr') }),
  ];
}

async function copy(field, said) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand('copy');
  }
  said.textContent = text('copied');
}
