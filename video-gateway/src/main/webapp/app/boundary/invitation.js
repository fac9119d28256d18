/** The card that makes a link for the patient: shown once, to copy, to scan, to send by the own programs, or to print as a letter. */
import { call as ask, element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord } from '/assets/words.js';
import { text } from '../entity/words.js';
import { sendingPart } from './sending.js';
import { refusalNote } from './stage.js';

/** facts: when the appointment is, for the letter. */
export function invitationCard(appointment, facts) {
  const result = element('div', { 'aria-live': 'polite' });
  const button = element('button', { class: 'mh-button', type: 'button', 'data-testid': 'invite' }, icon('message'), text('invite'));
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const path = `/video/api/consultations/${encodeURIComponent(appointment)}/invitations`;
      const made = await ask(path, { method: 'POST' });
      result.replaceChildren(...linkParts(made, 'invite-url', text('inviteUrl')), sendParts(made, consultationWords(made, facts)));
    } catch (refusal) {
      result.replaceChildren(refusalNote(refusal));
    } finally {
      button.disabled = false;
    }
  });
  return element('section', { class: 'mh-card', 'aria-labelledby': 'invite-title' },
    element('h2', { id: 'invite-title' }, text('inviteTitle')),
    element('p', { class: 'mh-muted' }, text('inviteHelp')),
    button, result, sendingPart(appointment));
}

/** The link itself, to copy and to scan. */
export function linkParts({ url, expiresAt, now, qr }, id, label, testId = id) {
  const said = element('p', { class: 'mh-small', role: 'status' },
    text('inviteUntil', dayWord(dayOf(expiresAt), dayOf(now)), clockTime(expiresAt)));
  const field = element('input', { id, 'data-testid': testId, readonly: true, onfocus: (event) => event.target.select() });
  field.value = url;
  return [
    element('div', { class: 'mh-field' }, element('label', { for: id }, label), field),
    element('button', {
      class: 'mh-button mh-button--primary', type: 'button', onclick: () => copy(field, said),
    }, icon('document'), text('copy')),
    said,
    element('img', { class: 'call-qr', src: qr, alt: text('qr') }),
  ];
}

function consultationWords({ url }, facts) {
  const when = text('clock', dayWord(dayOf(facts.startsAt), '1970-01-01'), clockTime(facts.startsAt));
  return {
    subject: text('joinTitle'), message: text('inviteMessage', when, url), when: text('letterWhen', when), steps: text('letterSteps'),
  };
}

/** By the own programs: what is sent says when and where, and nothing about the patient. said: subject, message, when, steps. */
export function sendParts({ url, qr }, said) {
  const words = encodeURIComponent(said.message);
  return element('div', { class: 'mh-actions' },
    element('a', { class: 'mh-button', 'data-testid': 'invite-mail', href: `mailto:?subject=${encodeURIComponent(said.subject)}&body=${words}` },
      icon('message'), text('byMail')),
    element('a', { class: 'mh-button', 'data-testid': 'invite-sms', href: `sms:?body=${words}` }, icon('phone'), text('bySms')),
    element('button', { class: 'mh-button', type: 'button', 'data-testid': 'invite-print', onclick: () => printLetter({ url, qr }, said) },
      icon('document'), text('byLetter')));
}

function printLetter({ url, qr }, { subject, when, steps }) {
  const letter = element('section', { class: 'call-letter', lang: document.documentElement.lang },
    element('h1', {}, subject),
    element('p', {}, when),
    element('ol', {}, steps.map((step) => element('li', {}, step))),
    element('img', { class: 'call-qr', src: qr, alt: '' }),
    element('p', { class: 'call-letter-link' }, url));
  document.body.append(letter);
  document.body.classList.add('call-printing');
  window.addEventListener('afterprint', () => {
    letter.remove();
    document.body.classList.remove('call-printing');
  }, { once: true });
  window.print();
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
