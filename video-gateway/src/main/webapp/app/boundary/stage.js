/** The videos and the four buttons with words, the same on both pages. */
import { element, icon } from '/assets/page.js';
import { text } from '../entity/words.js';

const KINDS = {
  audio: { icon: 'microphone', word: 'microphone' },
  video: { icon: 'camera', word: 'camera' },
};

export class Stage {
  #call;

  #switches = {};

  #remote = element('video', {
    class: 'call-remote', 'data-testid': 'remote-video', autoplay: true, playsinline: true, 'aria-label': text('otherPicture'),
  });

  #local = element('video', {
    class: 'call-local', 'data-testid': 'local-video', autoplay: true, playsinline: true, 'aria-label': text('yourPicture'),
  });

  #sound = element('button', {
    class: 'mh-button mh-button--primary call-sound', type: 'button', hidden: true, onclick: () => this.#play(),
  }, icon('microphone'), text('soundOn'));

  #end;

  #endWord = element('span');

  /** onEnd: what the end button does. */
  constructor(call, onEnd) {
    this.#call = call;
    this.#local.muted = true;
    this.#end = element('button', {
      class: 'mh-button mh-button--danger call-end', type: 'button', 'data-testid': 'end-call', onclick: onEnd,
    }, icon('end'), this.#endWord);
    this.root = element('section', { class: 'call-stage' },
      element('div', { class: 'call-pictures' }, this.#remote, this.#local, this.#sound),
      element('div', { class: 'call-buttons' },
        this.#switch('audio'), this.#switch('video'), this.#more(), this.#end));
    call.addEventListener('stream', ({ detail }) => this.#take(detail));
    call.addEventListener('change', () => this.#show());
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

  #take(stream) {
    if (this.#remote.srcObject === stream) return;
    this.#remote.srcObject = stream;
    this.#sound.hidden = true;
    if (stream) this.#play();
  }

  /** After a reload some browsers play no sound before a click: then the picture comes alone, with a button. */
  async #play() {
    try {
      this.#remote.muted = false;
      await this.#remote.play();
      this.#sound.hidden = true;
    } catch (failure) {
      if (failure.name !== 'NotAllowedError') return;
      this.#remote.muted = true;
      this.#sound.hidden = false;
      this.#remote.play().catch(() => {});
    }
  }

  #switch(kind) {
    const word = element('span');
    const button = element('button', {
      class: 'mh-button', type: 'button', onclick: () => this.#call.media.toggle(kind),
    }, icon(KINDS[kind].icon), word);
    this.#switches[kind] = { button, word };
    return button;
  }

  #more() {
    const dialog = this.#dialog();
    return [
      element('button', {
        class: 'mh-button', type: 'button', onclick: () => this.#open(dialog),
      }, icon('menu'), element('span', {}, text('more'))),
      dialog,
    ];
  }

  #dialog() {
    const close = () => dialog.close();
    const dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'more-title' },
      element('h2', { id: 'more-title' }, text('moreTitle')),
      element('div', { class: 'call-devices' }),
      element('p', { class: 'mh-muted' }, text('reconnectHelp')),
      element('div', { class: 'mh-actions' },
        element('button', {
          class: 'mh-button', type: 'button', onclick: () => { this.#call.renew(); close(); },
        }, icon('refresh'), text('reconnect')),
        element('button', { class: 'mh-button mh-button--primary', type: 'button', onclick: close }, text('close'))));
    return dialog;
  }

  async #open(dialog) {
    dialog.querySelector('.call-devices').replaceChildren(
      await this.#choice('audio', 'chooseMicrophone'), await this.#choice('video', 'chooseCamera'));
    dialog.showModal();
  }

  async #choice(kind, label) {
    const current = this.#call.media.track(kind)?.getSettings().deviceId;
    const devices = await this.#call.media.devices(kind);
    return element('div', { class: 'mh-field' },
      element('label', { for: `choose-${kind}` }, text(label)),
      element('select', {
        id: `choose-${kind}`, onchange: (event) => this.#call.media.choose(kind, event.target.value),
      }, devices.map(({ id, label: name }, index) =>
        element('option', { value: id, selected: id === current }, name || text('device', index + 1)))));
  }

  #show() {
    // an empty stream would keep the page loading for ever
    const { stream } = this.#call.media;
    if (!this.#local.srcObject && stream.getTracks().length) this.#local.srcObject = stream;
    for (const [kind, { button, word }] of Object.entries(this.#switches)) {
      const on = this.#call.media.isOn(kind);
      word.textContent = `${text(KINDS[kind].word)} ${text(on ? 'on' : 'off')}`;
      button.setAttribute('aria-pressed', String(on));
      button.classList.toggle('call-off', !on);
      button.disabled = !this.#call.media.track(kind);
      button.querySelector('use').setAttribute('href', `/assets/icons.svg#${KINDS[kind].icon}${on ? '' : '-off'}`);
    }
    this.#local.classList.toggle('call-local--dark', !this.#call.media.isOn('video'));
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
