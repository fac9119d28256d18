/** The hub sends the link by e-mail or SMS and says how that stands; absent where the installation sends nothing. */
import { call as ask, element, icon } from '/assets/page.js';
import { clockTime, language } from '/assets/words.js';
import { text } from '../entity/words.js';
import { refusalNote } from './stage.js';

const ASK_AGAIN = 4_000;

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
  const list = element('ul', { class: 'call-list', 'data-testid': 'sent-list', 'aria-live': 'polite' });
  const root = element('form', { class: 'mh-stack', hidden: true, onsubmit: send },
    element('h3', {}, text('sendTitle')),
    element('p', { class: 'mh-muted mh-small' }, text('sendHelp')),
    element('div', { class: 'mh-field' }, element('label', { for: 'send-by' }, text('sendBy')), way),
    element('div', { class: 'mh-field' }, label, address, element('p', { class: 'mh-help' }, text('sendKept'))),
    element('div', { class: 'mh-field' }, element('label', { for: 'send-language' }, text('sendLanguage')), words),
    element('label', { class: 'mh-choice' }, consent, element('span', {}, text('sendConsent'))),
    element('div', {}, button), refusal, list);
  let timer = 0;

  function fit() {
    label.textContent = text(`sendTo-${way.value}`);
    address.type = way.value === 'mail' ? 'email' : 'tel';
  }

  async function look() {
    clearTimeout(timer);
    try {
      const { channels, messages } = await ask(path);
      if (root.hidden && channels.length) {
        way.replaceChildren(...channels.map((channel) => element('option', { value: channel }, text(`send-${channel}`))));
        root.hidden = false;
        fit();
      }
      show(messages);
      if (messages.some(({ state }) => state === 'waiting')) timer = setTimeout(look, ASK_AGAIN);
    } catch {
      // whoever may not lead the call cannot send; a lost line is said beside the video
    }
  }

  function show(messages) {
    const lines = messages.map(({ channel, state, since }) => text(`sent-${state}`, text(`send-${channel}`), clockTime(since)));
    if (lines.join() === [...list.children].map((line) => line.textContent).join()) return;
    list.replaceChildren(...messages.map(({ state }, index) => element('li', { 'data-state': state }, lines[index])));
  }

  async function send(event) {
    event.preventDefault();
    button.disabled = true;
    refusal.replaceChildren();
    try {
      await ask(path, { method: 'POST', body: { channel: way.value, address: address.value, language: words.value } });
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
