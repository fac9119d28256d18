/** Written words between those in the room; kept by nobody, gone with the end. */
import { element, icon } from '/assets/page.js';
import { clockTime } from '/assets/words.js';
import { text } from '../entity/words.js';

const OPEN = new Set(['waiting', 'in-call', 'away']);
const MOST_CHARACTERS = 1000;

/** nameOf(side): as the reader knows that person. */
export function chatCard(call, nameOf) {
  const lines = element('div', { class: 'call-lines', role: 'log', 'aria-label': text('chatTitle'), tabindex: 0, 'data-testid': 'chat-lines' });
  const field = element('textarea', { id: 'chat-text', rows: 2, maxlength: MOST_CHARACTERS, 'data-testid': 'chat-text' });
  const form = element('form', { class: 'mh-stack', onsubmit: send },
    element('div', { class: 'mh-field' }, element('label', { for: 'chat-text' }, text('chatLabel')), field),
    element('button', { class: 'mh-button', 'data-testid': 'chat-send' }, icon('message'), text('chatSend')));
  const card = element('section', { class: 'mh-card call-chat', 'aria-labelledby': 'chat-title', hidden: true },
    element('h2', { id: 'chat-title' }, text('chatTitle')),
    element('p', { class: 'mh-muted mh-small' }, text('chatHelp')),
    lines, form);

  function send(event) {
    event.preventDefault();
    const words = field.value.trim();
    if (words && call.say('chat', { text: words })) field.value = '';
  }

  function show() {
    const open = OPEN.has(call.state) && (call.state === 'in-call' || ['host', 'patient'].includes(call.side));
    form.hidden = !open;
    card.hidden = !open && !(call.side === 'host' && call.lines.length);
    if (lines.children.length === call.lines.length) return;
    lines.replaceChildren(...call.lines.map((line) => element('div', { class: line.side === call.side ? 'call-line call-line--own' : 'call-line' },
      element('span', { class: 'mh-small mh-muted' }, `${line.side === call.side ? text('you') : line.name || nameOf(line.side)}, ${clockTime(line.at)}`),
      element('p', {}, line.text))));
    lines.scrollTop = lines.scrollHeight;
  }

  call.addEventListener('chat', show);
  call.addEventListener('change', show);
  return card;
}
