/** Asks before what somebody else has changed meanwhile is replaced. */
import { element } from '/assets/page.js';
import { differing, holderName } from '../entity/fleet.js';
import { dateWords } from './tables.js';
import { text } from './texts.js';

/* By name of a part's member: the label that it has in the form. */
const LABELS = {
  label: 'label', seats: 'fSeats', wheelchairPlaces: 'fWheelchairs', stretchers: 'fStretchers', staffSeats: 'fStaff', otherSetUps: 'fOther', sitsOnStretchers: 'fSits', carryChair: 'fCarryChair',
  coldBox: 'fColdBox', coldParcels: 'fColdParcels', luggagePlaces: 'fLuggage', liftKilograms: 'fLift', carryKilograms: 'fCarry', costPerUse: 'fPerUse', costPerHour: 'fPerHour', costPerKilometre: 'fPerKilometre', cannot: 'unfit', depot: 'fDepot', vehicleId: 'vehicle', driver: 'fDriver', driverName: 'fDriverName',
  from: 'fFrom', to: 'fTo', days: 'fDays', firstDay: 'fFirst', lastDay: 'fLast', narcotics: 'fNarcotics', holder: 'who', first: 'fFirst', last: 'fLast', reason: 'reason',
};
const DATES = ['firstDay', 'lastDay', 'first', 'last'];
const counts = ({ seats, wheelchairPlaces, stretchers, staffSeats }) => [text('seats', seats), text('wheelchairs', wheelchairPlaces), text('stretchers', stretchers), text('staff', staffSeats)].join(', ');

function words(fleet, name, value) {
  if (value === undefined || value === null || value === '' || value?.length === 0) return '–';
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
  if (DATES.includes(name)) return dateWords(value);
  if (name === 'days') return value.map((day) => text('day')[day]).join(', ');
  if (name === 'cannot') return value.map((need) => text('need')[need] ?? need).join(', ');
  if (name === 'otherSetUps') return value.map(counts).join('; ');
  if (name === 'depot') return [value.name, value.latitude, value.longitude].join(', ');
  if (name === 'holder') return holderName(fleet, value);
  if (name === 'vehicleId') return fleet.vehicles.find(({ id }) => id === value)?.label ?? value;
  return String(value);
}

/** Resolves to whether the person wants that; became is what becameOf said, fleet as it is now. */
export function mayOverwrite(fleet, part, { one }) {
  const lines = one ? differing(part, one).map((name) => text('differs', { what: LABELS[name] ? text(LABELS[name]) : name, before: words(fleet, name, part[name]), now: words(fleet, name, one[name]) })) : [];
  return new Promise((resolve) => {
    const dialog = element('dialog', { class: 'mh-dialog', 'aria-labelledby': 'meanwhile-title', 'data-testid': 'meanwhile', onclose: () => {
      dialog.remove();
      resolve(dialog.returnValue === 'overwrite');
    } },
    element('h2', { id: 'meanwhile-title' }, text(one ? 'meanwhileChanged' : 'meanwhileGone')), element('ul', {}, lines.map((line) => element('li', {}, line))),
    element('p', {}, text(one ? 'meanwhileAsk' : 'meanwhileAskGone')),
    element('div', { class: 'mh-actions' }, element('button', { type: 'button', class: 'mh-button', onclick: () => dialog.close('') }, text('back')),
      element('button', { type: 'button', class: 'mh-button mh-button--primary', 'data-testid': 'overwrite', onclick: () => dialog.close('overwrite') }, text('overwrite'))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
