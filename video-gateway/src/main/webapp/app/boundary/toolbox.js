/** "More": devices, screen, blur, small window, written words under the picture, and building the connection anew. */
import { element, icon } from '/assets/page.js';
import { text } from '../entity/words.js';

export class ToolBox {
  #call;

  #pictures;

  constructor(call, pictures) {
    this.#call = call;
    this.#pictures = pictures;
    this.dialog = this.#dialog();
    this.button = element('button', {
      class: 'mh-button', type: 'button', 'data-testid': 'more', onclick: () => this.#open(),
    }, icon('menu'), element('span', {}, text('more')));
  }

  #dialog() {
    return element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'more-title' },
      element('h2', { id: 'more-title' }, text('moreTitle')),
      element('div', { class: 'call-devices' }),
      element('div', { class: 'call-tools mh-stack' }),
      element('p', { class: 'mh-muted' }, text('reconnectHelp')),
      element('div', { class: 'mh-actions' },
        this.#tool('refresh', text('reconnect'), () => this.#call.renew()),
        element('button', { class: 'mh-button mh-button--primary', type: 'button', onclick: () => this.dialog.close() }, text('close'))));
  }

  async #open() {
    const { media } = this.#call;
    const cameras = await media.devices('video');
    this.dialog.querySelector('.call-devices').replaceChildren(
      this.#choice('audio', 'chooseMicrophone', await media.devices('audio')), this.#choice('video', 'chooseCamera', cameras));
    const { captions } = this.#pictures;
    this.dialog.querySelector('.call-tools').replaceChildren(...[
      cameras.length > 1 && this.#tool('camera', text('nextCamera'), () => media.nextCamera()),
      navigator.mediaDevices.getDisplayMedia && this.#call.state === 'in-call'
        && this.#tool('document', text(media.isSharing ? 'unshare' : 'share'), () => (media.isSharing ? media.unshare() : media.share()), 'share'),
      this.#pictures.canFloat && this.#call.state === 'in-call' && this.#tool('arrow', text('float'), () => this.#pictures.float(), 'float'),
      media.canBlur && this.#tool('user', text(media.isBlurred ? 'unblur' : 'blur'), () => media.blur(!media.isBlurred), 'blur'),
      this.#tool('message', text(captions.hidden ? 'captionsOn' : 'captionsOff'), () => { captions.hidden = !captions.hidden; }, 'captions-switch'),
      this.#call.state === 'in-call' && this.#tool('user', text(this.#pictures.isForSigns ? 'signsOff' : 'signsOn'), () => this.#signs(), 'signs'),
    ].filter(Boolean));
    this.dialog.showModal();
  }

  /** Hands are seen or not understood: then the picture stays, however weak the line is. */
  #signs() {
    const wanted = !this.#pictures.isForSigns;
    this.#pictures.showSigns(wanted);
    this.#call.media.keepsPicture = wanted;
  }

  #tool(symbol, words, act, testId) {
    return element('button', {
      class: 'mh-button', type: 'button', 'data-testid': testId, onclick: () => { this.dialog.close(); act(); },
    }, icon(symbol), words);
  }

  #choice(kind, label, devices) {
    const current = this.#call.media.track(kind)?.getSettings().deviceId;
    return element('div', { class: 'mh-field' },
      element('label', { for: `choose-${kind}` }, text(label)),
      element('select', {
        id: `choose-${kind}`, onchange: (event) => this.#call.media.choose(kind, event.target.value),
      }, devices.map(({ id, label: name }, index) =>
        element('option', { value: id, selected: id === current }, name || text('device', index + 1)))));
  }
}
