/** The hub sends the link by e-mail or SMS and says how that stands; absent where the installation sends nothing. */
import { call as ask, element, icon } from '/assets/page.js';
import { clockTime, dayOf, dayWord, language } from '/assets/words.js';
import { text } from '../entity/words.js';
import { refusalNote } from './stage.js';

const ASK_AGAIN = 5_000;
const ASK_LATER = 30_000;
const NOT_HOST = 403;

export function sendingPart(appointment) {
  const path = `/video/api/consultations/${encodeURIComponent(appointment)}/invitations/messages`;
  const way = element('select', { id: 'send-by', 'data-testid': 'send-by', onchange: () => fit() });
  const address = element('input', { id: 'send-to', required: true, maxlength: 254, autocomplete: 'off', 'data-testid': 'send-to' });
  const label = element('label', { for: 'send-to' });
  const words = element('select', { id: 'send-language' },
    element('option', { value: 'de', selected: language() !== 'en' }, 'Deutsch'), element('option', { value: 'en', selected: language() === 'en' }, 'English'));
  const consent = element('input', { type: 'checkbox', required: true, 'data-testid': 'send-consent' });
  const button = element('button', { class: 'mh-button', 'data-testid': 'send-link' }, icon('message'), text('send'));
  const refusal = element('div', { 'aria-live': 'polite' });
  const trouble = element('p', { class: 'mh-small', role: 'status' });
  const list = element('ul', { class: 'call-list', 'data-testid': 'sent-list', 'aria-live': 'polite' });
  const root = element('form', { class: 'mh-stack', hidden: true, onsubmit: send },
    element('h3', {}, text('sendTitle')),
    element('p', { class: 'mh-muted mh-small' }, text('sendHelp')),
    element('div', { class: 'mh-field' }, element('label', { for: 'send-by' }, text('sendBy')), way),
    element('div', { class: 'mh-field' }, label, address, element('p', { class: 'mh-help' }, text('sendKept'))),
    element('div', { class: 'mh-field' }, element('label', { for: 'send-language' }, text('sendLanguage')), words),
    element('label', { class: 'mh-choice' }, consent, element('span', {}, text('sendConsent'))),
    element('div', {}, button), refusal, trouble, list);
  let timer = 0;
  /** What was told last, newest first. */
  let messages = [];
  let known = false;

  function fit() {
    label.textContent = text(`sendTo-${way.value}`);
    address.type = way.value === 'mail' ? 'email' : 'tel';
  }

  async function look() {
    clearTimeout(timer);
    try {
      // the first answer comes with a look into the record, which the patient can read of; the others without
      const answer = await ask(known ? `${path}/mine` : path);
      if (!known) offer(answer.channels);
      known = true;
      trouble.textContent = '';
      merge(answer.messages);
      show(answer.now);
      if (answer.messages.some(({ state }) => state === 'waiting')) timer = setTimeout(look, ASK_AGAIN);
    } catch (problem) {
      // whoever may not lead the call cannot send
      if (problem.status === NOT_HOST) return;
      trouble.textContent = text('sendUnknown');
      timer = setTimeout(look, ASK_LATER);
    }
  }

  function offer(channels) {
    if (!channels.length) return;
    way.replaceChildren(...channels.map((channel) => element('option', { value: channel }, text(`send-${channel}`))));
    root.hidden = false;
    fit();
  }

  /** What colleagues have sent stays as it was told first. */
  function merge(told) {
    const before = new Set(messages.map(({ id }) => id));
    messages = [...told.filter(({ id }) => !before.has(id)), ...messages.map((one) => told.find(({ id }) => id === one.id) ?? one)];
  }

  function show(now) {
    const when = (since) => text('clock', dayWord(dayOf(since), dayOf(now)), clockTime(since));
    const lines = messages.map(({ channel, state, since }) => text(`sent-${state}`, text(`send-${channel}`), when(since)));
    if (lines.join() === [...list.children].map((line) => line.textContent).join()) return;
    list.replaceChildren(...messages.map(({ state }, index) => element('li', { 'data-state': state }, lines[index])));
  }

  async function send(event) {
    event.preventDefault();
    button.disabled = true;
    refusal.replaceChildren();
    try {
      await ask(path, { method: 'POST', body: { channel: way.value, address: address.value, language: words.value, consent: consent.checked } });
      address.value = '';
      consent.checked = false;
    } catch (problem) {
      refusal.replaceChildren(refusalNote(problem));
    } finally {
      button.disabled = false;
    }
    await look();
  }

  look();
  return root;
}
