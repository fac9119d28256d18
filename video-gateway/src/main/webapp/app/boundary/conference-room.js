/** The room of a conference, the same for staff and guests: pictures, own switches, who is there. */
import { element, icon, Refusal } from '/assets/page.js';
import { Awake } from '../control/awake.js';
import { text } from '../entity/conference-words.js';

const KINDS = { audio: { icon: 'microphone', word: 'microphone' }, video: { icon: 'camera', word: 'camera' } };

export class Room {
  #conference;

  #tiles = new Map();

  #grid = element('ul', { class: 'conf-tiles', 'data-testid': 'tiles' });

  #people = element('ul', { class: 'conf-people', 'data-testid': 'people' });

  #switches = {};

  /** A phone that sleeps leaves the conference. */
  #awake = new Awake();

  #saving = element('p', { class: 'mh-note', role: 'status', 'data-testid': 'fewer-pictures', hidden: true }, text('fewerByItself'));

  #end;

  constructor(conference) {
    this.#conference = conference;
    this.#end = element('button', { class: 'mh-button mh-button--danger', type: 'button', 'data-testid': 'end-conference', onclick: () => this.#dialog.showModal() },
      icon('end'), text('end'));
    this.root = element('div', { class: 'conf-room' },
      element('div', { class: 'mh-stack' }, this.#grid, this.#saving,
        element('div', { class: 'call-buttons' }, this.#switch('audio'), this.#switch('video'), this.#fewer(),
          element('button', { class: 'mh-button', type: 'button', 'data-testid': 'leave', onclick: () => conference.leave() }, icon('arrow'), text('leave')),
          this.#end), this.#dialog),
      element('section', { class: 'mh-card', 'aria-labelledby': 'people-title' },
        element('h2', { id: 'people-title' }, text('people')), this.#people));
    conference.addEventListener('change', () => this.show());
    conference.addEventListener('ended', () => this.#awake.want(false));
  }

  #dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'end-title' },
    element('h2', { id: 'end-title' }, text('endQuestion')),
    element('p', {}, text('endHelp')),
    element('div', { class: 'mh-actions' },
      element('button', { class: 'mh-button', type: 'button', onclick: () => this.#dialog.close() }, text('back')),
      element('button', {
        class: 'mh-button mh-button--danger', type: 'button', 'data-testid': 'confirm-end',
        onclick: () => { this.#dialog.close(); this.#conference.end(); },
      }, text('end'))));

  show() {
    const others = this.#conference.people.filter(({ id }) => id !== this.#conference.me);
    const order = [...this.#conference.order.filter((id) => others.some((one) => one.id === id)),
      ...others.map(({ id }) => id).filter((id) => !this.#conference.order.includes(id))];
    for (const id of this.#tiles.keys()) if (id !== this.#conference.me && !order.includes(id)) this.#drop(id);
    order.forEach((id, place) => this.#tile(id, place));
    if (this.#conference.me) this.#tile(this.#conference.me, order.length);
    this.#grid.dataset.count = String(order.length + 1);
    this.#saving.hidden = !this.#conference.isSaving;
    this.#showPeople();
    this.#showSwitches();
    this.#end.hidden = !this.#conference.own?.leads;
    this.#awake.want(this.#conference.people.length > 0);
  }

  #tile(id, place) {
    const person = this.#conference.people.find((one) => one.id === id);
    const own = id === this.#conference.me;
    const tile = this.#tiles.get(id) ?? this.#newTile(id, own);
    const stream = own ? this.#conference.media.stream : this.#conference.streams.get(id);
    if (stream?.getTracks().length && tile.video.srcObject !== stream) tile.video.srcObject = stream;
    const name = own ? text('you') : person?.name ?? '';
    const states = [person && !person.microphone && text('muted'), person && !person.camera && text('dark')].filter(Boolean);
    tile.label.textContent = [name, ...states].join(' · ');
    tile.root.classList.toggle('conf-tile--first', place === 0 && !own);
    tile.root.classList.toggle('conf-tile--sound', !own && place >= this.#conference.pictures);
    tile.root.style.order = String(place);
  }

  #newTile(id, own) {
    const video = element('video', { autoplay: true, playsinline: true });
    video.muted = own;
    const label = element('span', { class: 'conf-name' });
    const root = element('li', { class: `conf-tile${own ? ' conf-tile--own' : ''}`, 'data-testid': 'tile' }, video, label);
    const tile = { root, video, label };
    this.#tiles.set(id, tile);
    this.#grid.append(root);
    return tile;
  }

  #drop(id) {
    this.#tiles.get(id).root.remove();
    this.#tiles.delete(id);
  }

  #showPeople() {
    if (this.#people.contains(document.activeElement)) return;
    const leads = this.#conference.own?.leads;
    this.#people.replaceChildren(...this.#conference.people.map((person) => element('li', { 'data-testid': 'person' },
      element('span', {}, element('strong', {}, person.name || text('role')[person.role]), ` · ${text('role')[person.role]}`),
      leads && person.id !== this.#conference.me && element('span', { class: 'mh-actions' },
        this.#order('silence', person), this.#order('sendAway', person)))));
  }

  #order(what, person) {
    return element('button', {
      class: 'mh-button mh-button--quiet', type: 'button', 'data-testid': what, onclick: () => this.#conference[what](person.id),
    }, text(what), element('span', { class: 'mh-visually-hidden' }, `: ${person.name}`));
  }

  #fewer() {
    const button = element('button', {
      class: 'mh-button', type: 'button', 'aria-pressed': 'false', title: text('fewerHelp'), 'data-testid': 'fewer',
    }, text('fewer'));
    button.addEventListener('click', () => {
      const fewer = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(fewer));
      this.#conference.limit(fewer ? 1 : 12);
    });
    return button;
  }

  #switch(kind) {
    const word = element('span');
    const button = element('button', {
      class: 'mh-button', type: 'button', 'data-testid': `switch-${kind}`, onclick: () => this.#conference.media.toggle(kind),
    }, icon(KINDS[kind].icon), word);
    this.#switches[kind] = { button, word };
    return button;
  }

  #showSwitches() {
    for (const [kind, { button, word }] of Object.entries(this.#switches)) {
      const on = this.#conference.media.isOn(kind);
      word.textContent = `${text(KINDS[kind].word)} ${text(on ? 'on' : 'off')}`;
      button.setAttribute('aria-pressed', String(on));
      button.classList.toggle('call-off', !on);
      button.disabled = !this.#conference.media.track(kind);
    }
  }
}

/** One sentence that screen readers hear when it changes. */
export function stateLine() {
  const line = element('p', { class: 'call-state', 'data-testid': 'conference-state', role: 'status', 'aria-live': 'polite' });
  return {
    line,
    say(sentence) {
      if (line.textContent !== sentence) line.textContent = sentence;
    },
  };
}

/** How the conference stands, in a sentence. */
export function sentence(conference) {
  if (conference.lost) return text('interrupted');
  if (!conference.people.length) return text('connecting');
  if (conference.disturbed) return text('media-server-away');
  const others = conference.people.length - 1;
  return others ? text('connected', others) : text('alone');
}

/** A refusal in plain words. */
export function refusalNote(refusal, again) {
  return element('section', { class: 'mh-card call-refusal', 'data-testid': 'refusal', role: 'alert' },
    element('h2', {}, refusal.title || text('refusedTitle')),
    element('p', {}, refusal.offline ? text('offline') : refusal.detail),
    refusal.incident && element('p', { class: 'mh-muted mh-small' }, text('incident', refusal.incident)),
    again && element('div', { class: 'mh-actions' },
      element('button', { class: 'mh-button', type: 'button', onclick: again }, icon('refresh'), text('tryAgain'))));
}

/** What keeps a browser that cannot speak from taking part, with the ones that will do; null for all others. */
export function unfitBrowser() {
  return window.RTCPeerConnection && navigator.mediaDevices ? null : new Refusal(400, { detail: text('noBrowser') });
}

/** Before somebody takes part: what is good to know, and the button. */
export function door(onJoin, ...before) {
  return element('section', { class: 'mh-card mh-stack' }, before,
    element('h2', {}, text('goodToKnow')), element('p', {}, text('consent')),
    element('button', {
      class: 'mh-button mh-button--primary mh-button--big', type: 'button', 'data-testid': 'join-conference', onclick: onJoin,
    }, icon('camera'), text('join')));
}

/** After the end: why, and whether one can come back. */
export function after(why, again) {
  return element('section', { class: 'mh-card mh-stack', 'data-testid': 'conference-ended', role: 'status' },
    element('p', {}, text(why)),
    (why === 'left' || why === 'full' || why === 'no-capacity') && element('button', {
      class: 'mh-button mh-button--primary', type: 'button', onclick: again,
    }, text('joinAgain')));
}

/** Notices that are no end: the sentence goes into the line, and stays until the next change. */
export function tell(state, code) {
  const known = ['silenced', 'not-allowed', 'no-media', 'bad-offer', 'fault'];
  if (known.includes(code)) state.say(text(code));
}
