/** The fleet: vehicles, shifts, who is away. What a change does to planned jobs is said before it is kept. */
import '/assets/frame.js';
import { element, icon } from '/assets/page.js';
import { refusalNote } from '../../shared/desk.js';
import { effectOf, keepFleet, readFleets, readPapers } from '../control/fleet.js';
import { becameOf, changed, nextWeek } from '../entity/fleet.js';
import { absenceForm, shiftForm, vehicleForm } from './forms.js';
import { mayOverwrite } from './meanwhile.js';
import { absenceTable, dateWords, shiftTable, vehicleTable } from './tables.js';
import { text } from './texts.js';

const FORMS = { vehicles: vehicleForm, shifts: shiftForm, absences: absenceForm };
const main = document.getElementById('main');
const notes = element('div', { role: 'status' });
/* By carrier as read last: a form that was open while somebody else changed something is added to what there is now. */
let latest = new Map();
const content = element('div', { class: 'mh-stack' }, element('p', { class: 'mh-muted' }, text('loading')));

async function load() {
  try {
    const [fleets, papers] = await Promise.all([readFleets(), readPapers()]);
    latest = new Map(fleets.map((fleet) => [fleet.carrier, fleet]));
    content.replaceChildren(...fleets.flatMap((fleet) => sections(fleet, papers)));
  } catch (refusal) {
    refuse(refusal);
  }
}

function sections(fleet, papers) {
  const acts = {
    change: (kind, part) => FORMS[kind](fleet, part, keeper(fleet, kind, part)),
    remove: (kind, part) => check(changed(fleet, kind, part)).catch(refuse),
    copy: (shift) => check(changed(fleet, 'shifts', undefined, nextWeek(shift))).catch(refuse),
  };
  const add = (kind, key, possible = true) => element('button', {
    type: 'button', class: 'mh-button', 'data-testid': key, disabled: !possible, onclick: () => acts.change(kind),
  }, text(key));
  const section = (kind, made, button) => element('section', { class: 'mh-card', 'aria-labelledby': `title-${kind}`, 'data-testid': kind },
    element('div', { class: 'mh-card-head' }, element('h2', { id: `title-${kind}` }, text(kind)), button),
    fleet[kind].length ? made : element('p', { class: 'mh-empty' }, text('empty')));
  return [
    section('vehicles', vehicleTable(fleet, papers, acts), add('vehicles', 'addVehicle')),
    section('shifts', shiftTable(fleet, papers, acts), add('shifts', 'addShift', fleet.vehicles.length > 0)),
    section('absences', absenceTable(fleet, acts), add('absences', 'addAbsence', fleet.vehicles.length > 0)),
  ];
}

/*
 * Keeps what a form made of a part. What somebody else has changed or deleted meanwhile is shown first, and replaced only if the person
 * says so; what they changed elsewhere stays.
 */
function keeper(opened, kind, part) {
  let seen = { fleet: opened, part };
  return async function keep(made, again = false) {
    const now = latest.get(opened.carrier);
    if (!now) return false;
    const became = seen.part ? becameOf(seen.fleet, now, kind, seen.part) : { state: 'same' };
    if (became.state !== 'same') {
      if (!await mayOverwrite(now, seen.part, became)) return false;
      seen = { fleet: now, part: became.one ?? seen.part };
    }
    try {
      return await check(changed(now, kind, seen.part, made));
    } catch (refusal) {
      if (refusal.code !== 'fleet.changed-meanwhile' || again) throw refusal;
      return keep(made, true);
    }
  };
}

/* What nobody is concerned by is kept at once; otherwise it is said, and asked. Answers whether it is kept. */
async function check(fleet) {
  notes.replaceChildren();
  const { moved, twice } = await effectOf(fleet);
  if (moved.length + twice.length > 0 && !await agreed(moved, twice)) return false;
  try {
    await keepFleet(fleet);
  } catch (refusal) {
    if (refusal.status === 409) await load();
    throw refusal;
  }
  await load();
  notes.replaceChildren(element('div', { class: 'mh-note mh-note--done', 'data-testid': 'saved' }, icon('check'), element('p', {}, text('saved'))));
  return true;
}

function agreed(moved, twice) {
  const lines = [
    ...moved.map((one) => [text(one.gone ? 'gone' : 'moved', { ...one, day: dateWords(one.day) }), one.begun > 0 && text('begun', one.begun)].filter(Boolean).join(' ')),
    ...twice.map((one) => text('twice', { ...one, day: dateWords(one.day) })),
  ];
  return new Promise((resolve) => {
    const dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'effect-title', 'data-testid': 'effect', onclose: () => {
      dialog.remove();
      resolve(dialog.returnValue === 'save');
    } },
    element('h2', { id: 'effect-title' }, text('effectTitle')), element('ul', {}, lines.map((line) => element('li', {}, line))),
    element('div', { class: 'mh-actions' }, element('button', { type: 'button', class: 'mh-button', onclick: () => dialog.close('') }, text('back')),
      element('button', { type: 'button', class: 'mh-button mh-button--primary', 'data-testid': 'save-anyway', onclick: () => dialog.close('save') }, text('saveAnyway'))));
    document.body.append(dialog);
    dialog.showModal();
  });
}

function refuse(refusal) {
  if (refusal.status === undefined) throw refusal;
  notes.replaceChildren(refusalNote(refusal, text));
  main.focus();
}

document.title = `${text('title')} – Medical Hub`;
main.replaceChildren(element('div', { class: 'mh-page-head' }, element('div', {}, element('h1', {}, text('title')), element('p', { class: 'mh-muted' }, text('hint'))),
  element('a', { class: 'mh-button', href: '/transport/papers' }, text('toPapers'))), notes, content);
load();
