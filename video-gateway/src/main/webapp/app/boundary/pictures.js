/** The pictures of a call: the person whom the page is about large, a third person beside, oneself small; written words below. */
import { element, icon } from '/assets/page.js';
import { text } from '../entity/words.js';

export class Pictures {
  #main = remote('remote-video', 'call-remote', text('otherPicture'));

  #third = remote('third-video', 'call-third', text('thirdPicture'));

  #local = element('video', {
    class: 'call-local', 'data-testid': 'local-video', autoplay: true, playsinline: true, 'aria-label': text('yourPicture'),
  });

  #sound = element('button', {
    class: 'mh-button mh-button--primary call-sound', type: 'button', hidden: true, onclick: () => this.#playAll(),
  }, icon('microphone'), text('soundOn'));

  /** What was written last, large, for who cannot hear; empty and away unless wished. */
  captions = element('p', { class: 'call-captions', 'data-testid': 'captions', 'aria-hidden': 'true', hidden: true });

  constructor() {
    this.#local.muted = true;
    this.#third.hidden = true;
    this.root = element('div', { class: 'call-pictures' }, this.#main, this.#third, this.#local, this.#sound, this.captions);
  }

  /** A person's stream, or null when it is gone. */
  take(stream, isMain) {
    const video = isMain ? this.#main : this.#third;
    if (video.srcObject === stream) return;
    video.srcObject = stream;
    this.#third.hidden = !this.#third.srcObject;
    this.root.classList.toggle('call-pictures--three', !this.#third.hidden);
    this.#sound.hidden = true;
    if (stream) this.#play(video);
  }

  showOwn(stream, dark) {
    // an empty stream would keep the page loading for ever
    if (!this.#local.srcObject && stream.getTracks().length) this.#local.srcObject = stream;
    this.#local.classList.toggle('call-local--dark', dark);
  }

  /** Who signs is seen whole, words stand below and cover no hands, and a third person, who interprets, is the larger one. */
  get isForSigns() {
    return this.root.classList.contains('call-pictures--signs');
  }

  showSigns(wanted) {
    this.root.classList.toggle('call-pictures--signs', wanted);
    this.captions.classList.toggle('call-captions--below', wanted);
    if (wanted) this.root.after(this.captions);
    else this.root.append(this.captions);
    this.captions.hidden = !wanted;
  }

  get canFloat() {
    return Boolean(document.pictureInPictureEnabled);
  }

  /** Takes the large picture out of the page, so that it stays visible over the record; or puts it back. */
  async float() {
    try {
      if (document.pictureInPictureElement) await document.exitPictureInPicture();
      else await this.#main.requestPictureInPicture();
    } catch {
      // there is no picture yet, or the browser will not: the page stays as it is
    }
  }

  #playAll() {
    for (const video of [this.#main, this.#third]) if (video.srcObject) this.#play(video);
  }

  /** After a reload some browsers play no sound before a click: then the picture comes alone, with a button. */
  async #play(video) {
    try {
      video.muted = false;
      await video.play();
      this.#sound.hidden = true;
    } catch (failure) {
      if (failure.name !== 'NotAllowedError') return;
      video.muted = true;
      this.#sound.hidden = false;
      video.play().catch(() => {});
    }
  }
}

function remote(testId, style, label) {
  return element('video', {
    class: style, 'data-testid': testId, autoplay: true, playsinline: true, 'aria-label': label,
  });
}
