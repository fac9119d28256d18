/** One more person in the call: a link for them, who of them is there, and a way to send them away. */
import { call as ask, element, icon } from '/assets/page.js';
import { text } from '../entity/words.js';
import { linkParts } from './invitation.js';
import { refusalNote } from './stage.js';

const SIDES = ['relative', 'interpreter', 'nurse'];

export function guestCard(call, appointment) {
  const choice = element('select', { id: 'guest-side', 'data-testid': 'guest-side' },
    SIDES.map((side) => element('option', { value: side }, text(`side-${side}`))));
  const result = element('div', { 'aria-live': 'polite', class: 'mh-stack' });
  const there = element('div', { role: 'status' });
  const button = element('button', { class: 'mh-button', type: 'button', 'data-testid': 'invite-guest', onclick: invite },
    icon('user'), text('guestInvite'));

  async function invite() {
    button.disabled = true;
    try {
      const path = `/video/api/consultations/${encodeURIComponent(appointment)}/guests`;
      const made = await ask(path, { method: 'POST', body: { side: choice.value } });
      result.replaceChildren(...linkParts(made, 'guest-url', text('guestUrl')));
    } catch (refusal) {
      result.replaceChildren(refusalNote(refusal));
    } finally {
      button.disabled = false;
    }
  }

  function show() {
    const guest = call.others.find((other) => SIDES.includes(other.side));
    if ((guest?.page ?? '') === (there.dataset.page ?? '')) return;
    there.dataset.page = guest?.page ?? '';
    there.replaceChildren();
    if (!guest) return;
    result.replaceChildren();
    there.append(
      element('p', { 'data-testid': 'guest-there' }, text('guestThere', text(`side-${guest.side}`))),
      element('button', {
        class: 'mh-button', type: 'button', 'data-testid': 'dismiss', onclick: () => call.dismiss(guest.page),
      }, icon('end'), text('guestDismiss')));
  }

  call.addEventListener('change', show);
  return element('section', { class: 'mh-card mh-stack', 'aria-labelledby': 'guest-title' },
    element('h2', { id: 'guest-title' }, text('guestTitle')),
    element('p', { class: 'mh-muted mh-small' }, text('guestHelp')),
    there,
    element('div', { class: 'mh-field' }, element('label', { for: 'guest-side' }, text('guestAs')), choice),
    element('div', {}, button), result);
}

/** What to go through with the patient; ticks stay with the notes in this tab, but the first, which the record keeps. */
export function checklistCard(draft, identity) {
  const boxes = new Map();
  const keep = () => draft.keep({ ticks: [...boxes].filter(([, box]) => box.checked).map(([key]) => key) });
  const point = (key) => {
    const box = element('input', { type: 'checkbox', 'data-testid': key, onchange: keep });
    boxes.set(key, box);
    return element('li', {}, element('label', { class: 'mh-choice' }, box, text(key)));
  };
  draft.opened.then(({ ticks = [] }) => ticks.forEach((key) => {
    if (boxes.has(key)) boxes.get(key).checked = true;
  }));
  return element('section', { class: 'mh-card', 'aria-labelledby': 'checklist-title' },
    element('h2', { id: 'checklist-title' }, text('checklistTitle')),
    element('ul', { class: 'call-list' }, identity.root, point('checkAlone'), point('checkPlace')));
}
