/** The pictures and the four buttons with words, the same on both pages. */
import { element, icon } from '/assets/page.js';
import { text } from '../entity/words.js';
import { Pictures } from './pictures.js';
import { ToolBox } from './toolbox.js';

const KINDS = {
  audio: { icon: 'microphone', word: 'microphone' },
  video: { icon: 'camera', word: 'camera' },
};
const HELD = 400;

export class Stage {
  #call;

  #switches = {};

  #pictures = new Pictures();

  #quality = element('p', { class: 'call-quality mh-small', 'data-testid': 'quality', hidden: true });

  #saving = element('div', { class: 'mh-note mh-note--due', 'data-testid': 'saving', role: 'status', hidden: true });

  #trouble = element('div', { class: 'mh-note mh-note--due', 'data-testid': 'device-trouble', role: 'status', hidden: true });

  #end;

  #endWord = element('span');

  /** onEnd: what the end button does. */
  constructor(call, onEnd) {
    this.#call = call;
    this.#end = element('button', {
      class: 'mh-button mh-button--danger call-end', type: 'button', 'data-testid': 'end-call', onclick: onEnd,
    }, icon('end'), this.#endWord);
    const box = new ToolBox(call, this.#pictures);
    this.root = element('section', { class: 'call-stage' },
      this.#pictures.root, this.#quality, this.#saving, this.#trouble,
      element('div', { class: 'call-buttons' },
        this.#switch('audio'), this.#switch('video'), box.button, box.dialog, this.#end));
    call.addEventListener('stream', ({ detail }) => this.#pictures.take(detail.stream, detail.side === call.mainSide));
    call.addEventListener('change', () => this.#show());
    call.addEventListener('chat', () => {
      this.#pictures.captions.textContent = call.lines[call.lines.length - 1]?.text ?? '';
    });
    this.setEnd(text('end'));
    this.#show();
  }

  setEnd(word, shown = true) {
    this.#endWord.textContent = word;
    this.#end.hidden = !shown;
  }

  /** preview: only the own picture, large. */
  setPreview(preview) {
    this.root.classList.toggle('call-stage--preview', preview);
  }

  /** A click switches; held down, the microphone is off just as long (to cough). */
  #switch(kind) {
    const { media } = this.#call;
    const word = element('span');
    let timer = 0;
    let held = false;
    const press = () => {
      held = false;
      clearTimeout(timer);
      if (kind !== 'audio' || !media.isOn(kind)) return;
      timer = setTimeout(() => {
        held = true;
        media.switch(kind, false);
      }, HELD);
    };
    const release = () => {
      clearTimeout(timer);
      if (held) media.switch(kind, true);
    };
    const button = element('button', {
      class: 'mh-button', type: 'button', 'data-testid': `switch-${kind}`, title: kind === 'audio' ? text('holdToCough') : null,
      onpointerdown: press, onpointerup: release, onpointercancel: release, onpointerleave: release, onblur: release,
      onkeydown: (event) => { if (event.key === ' ' && !event.repeat) press(); },
      onkeyup: (event) => { if (event.key === ' ') release(); },
      onclick: () => {
        if (!held) media.toggle(kind);
        held = false;
      },
    }, icon(KINDS[kind].icon), word);
    this.#switches[kind] = { button, word };
    return button;
  }

  #show() {
    const { media } = this.#call;
    this.#pictures.showOwn(media.stream, !media.isOn('video'));
    for (const [kind, { button, word }] of Object.entries(this.#switches)) {
      const on = media.isOn(kind);
      word.textContent = `${text(KINDS[kind].word)} ${text(on ? 'on' : 'off')}`;
      button.setAttribute('aria-pressed', String(on));
      button.classList.toggle('call-off', !on);
      button.disabled = !media.track(kind);
      button.querySelector('use').setAttribute('href', `/assets/icons.svg#${KINDS[kind].icon}${on ? '' : '-off'}`);
    }
    this.#showQuality();
    this.#showTrouble();
  }

  #showTrouble() {
    const { trouble } = this.#call.media;
    this.#trouble.hidden = !trouble;
    if (trouble && this.#trouble.dataset.trouble !== trouble) {
      this.#trouble.replaceChildren(icon('warning'), element('p', {}, text(`trouble-${trouble}`)));
    }
    this.#trouble.dataset.trouble = trouble;
  }

  #showQuality() {
    const main = this.#call.state === 'in-call' ? this.#call.main : null;
    this.#quality.hidden = !main?.level;
    if (main?.level) {
      const words = text('quality', text(`level-${main.level}`), main.theirLevel && text(`level-${main.theirLevel}`));
      if (this.#quality.textContent !== words) this.#quality.textContent = words;
      this.#quality.classList.toggle('call-quality--poor', main.level === 'poor');
    }
    const notice = main?.media.saving ? 'savingTheirs' : main?.savingOwn && 'savingOwn';
    this.#saving.hidden = !notice;
    if (notice && this.#saving.dataset.notice !== notice) this.#saving.replaceChildren(icon('info'), element('p', {}, text(notice)));
    this.#saving.dataset.notice = notice || '';
  }
}

/** One sentence that screen readers hear when it changes. */
export function stateLine() {
  const line = element('p', { class: 'call-state', 'data-testid': 'call-state', role: 'status', 'aria-live': 'polite' });
  return {
    line,
    say(sentence) {
      if (line.textContent !== sentence) line.textContent = sentence;
    },
  };
}

/** A refusal in plain words, with one thing to try. */
export function refusalNote(refusal, again, help) {
  const title = refusal.title || text('refusedTitle');
  const detail = refusal.offline ? text('offline') : refusal.detail;
  return element('section', { class: 'mh-card call-refusal', 'data-testid': 'refusal', role: 'alert' },
    element('h2', {}, title),
    element('p', {}, detail),
    help,
    refusal.incident && element('p', { class: 'mh-muted mh-small' }, text('incident', refusal.incident)),
    again && element('div', { class: 'mh-actions' },
      element('button', { class: 'mh-button', type: 'button', onclick: again }, icon('refresh'), text('tryAgain'))));
}
