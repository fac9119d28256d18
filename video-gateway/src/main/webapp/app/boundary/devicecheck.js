/** Camera, microphone, loudspeaker and line, each with a verdict in words and one thing to try. */
import { element, icon } from '/assets/page.js';
import { checkLine } from '../control/linecheck.js';
import { playTone, showLevel } from '../control/sound.js';
import { text } from '../entity/words.js';

const LOUD_ENOUGH = 0.08;

/** ways: async function that answers what the relay may be tried with, {iceServers, lifetime}. onTried: told of them when they were. */
export function deviceCheck(media, ways, onTried) {
  const level = element('meter', { id: 'level', min: 0, max: 1, value: 0 });
  const camera = verdict('check-camera-line');
  const microphone = verdict('check-microphone');
  const line = verdict('check-line');
  const tone = verdict('check-tone');
  const heard = element('div', { class: 'mh-actions', hidden: true },
    element('button', { class: 'mh-button', type: 'button', onclick: () => answered(true) }, text('heardYes')),
    element('button', { class: 'mh-button', type: 'button', onclick: () => answered(false) }, text('heardNo')));
  const root = element('section', { class: 'call-check mh-stack', 'aria-labelledby': 'check-title' },
    element('h2', { id: 'check-title' }, text('check')),
    camera.root,
    element('div', {}, element('label', { for: 'level' }, text('micLevel')), level, element('p', { class: 'mh-help' }, text('checkHelp'))),
    microphone.root,
    element('div', {},
      element('button', { class: 'mh-button', type: 'button', 'data-testid': 'tone', onclick: sound }, icon('check'), text('tone'))),
    heard, tone.root, line.root,
    element('div', {},
      element('button', { class: 'mh-button mh-button--quiet', type: 'button', onclick: tryLine }, icon('refresh'), text('lineAgain'))));
  let stopLevel = () => {};

  async function sound() {
    await playTone();
    heard.hidden = false;
  }

  function answered(yes) {
    heard.hidden = true;
    tone.say(yes ? 'good' : 'bad', text(yes ? 'toneGood' : 'toneBad'));
  }

  async function tryLine() {
    line.say('busy', text('lineBusy'));
    const found = await ways();
    const result = await checkLine(found.iceServers);
    line.say(result === 'good' ? 'good' : 'bad', text(`line-${result}`));
    onTried(found);
  }

  function listen() {
    stopLevel();
    let wasHeard = false;
    stopLevel = showLevel(media.stream, level, (loudness) => {
      if (!wasHeard && loudness > LOUD_ENOUGH) {
        wasHeard = true;
        microphone.say('good', text('micGood'));
      }
    });
  }

  return {
    root,
    /** The devices were asked for: says what came, and why the rest did not. */
    show() {
      camera.say(media.track('video') ? 'good' : 'bad', text(media.track('video') ? 'cameraGood' : helpFor(media.failure)));
      if (media.track('audio')) {
        microphone.say('busy', text('micListening'));
        listen();
      } else {
        microphone.say('bad', text('micBad'));
      }
      tryLine();
    },
    stop() {
      stopLevel();
      stopLevel = () => {};
    },
  };
}

function helpFor(failure) {
  if (failure === 'NotAllowedError' || failure === 'SecurityError') return 'cameraRefused';
  return failure === 'NotReadableError' || failure === 'AbortError' ? 'cameraBusy' : 'cameraMissing';
}

function verdict(testId) {
  const root = element('p', { class: 'call-verdict', 'data-testid': testId, role: 'status', hidden: true });
  return {
    root,
    say(kind, words) {
      root.hidden = false;
      root.dataset.verdict = kind;
      root.replaceChildren(icon({ good: 'check', bad: 'warning', busy: 'clock' }[kind]), element('span', {}, words));
    },
  };
}
