/** Vehicles, shifts and absences as tables; change(kind, part), remove(kind, part) and copy(shift) are called by their buttons. */
import { element, icon } from '/assets/page.js';
import { language } from '/assets/words.js';
import { holderName, isShort } from '../entity/fleet.js';
import { text } from './texts.js';

const DATE = new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' });

const EUROS = new Intl.NumberFormat(language() === 'en' ? 'en-GB' : 'de-DE', { style: 'currency', currency: 'EUR' });
const COSTS = [['costPerUse', 'perUseWord'], ['costPerHour', 'perHourWord'], ['costPerKilometre', 'perKilometreWord']];

/** A day YYYY-MM-DD in the page's words. */
export const dateWords = (day) => DATE.format(Date.parse(day));

function table(caption, columns, rows) {
  return element('div', { class: 'mh-table-box', tabindex: '0', role: 'group', 'aria-label': caption },
    element('table', { class: 'mh-table fleet-table' }, element('caption', { class: 'mh-visually-hidden' }, caption),
      element('thead', {}, element('tr', {}, columns.map((key) => element('th', { scope: 'col' }, text(key))))),
      element('tbody', {}, rows.map(({ key, cells }) => element('tr', { 'data-key': key }, cells.map((cell) => element('td', {}, cell)))))));
}

function buttons(name, acts) {
  return acts.filter(Boolean).map(([key, act]) => element('button', { type: 'button', class: 'mh-button mh-button--quiet', 'data-testid': key, 'aria-label': text(`${key}What`, name), onclick: act }, text(key)));
}

const some = (...words) => words.filter(Boolean).join(', ');
const placesOf = ({ seats, wheelchairPlaces, stretchers, staffSeats }) => some(seats > 0 && text('seats', seats), wheelchairPlaces > 0 && text('wheelchairs', wheelchairPlaces),
  stretchers > 0 && text('stretchers', stretchers), staffSeats > 0 && text('staff', staffSeats));
const lacks = (cannot) => cannot.length > 0 && text('without', cannot.map((need) => text('need')[need] ?? need).join(', '));

const WORST = [['expired', 'papersExpired', 'late', 'stop'], ['soon', 'papersSoon', 'due', 'warning'], ['valid', 'papersGood', 'done', 'check']];

/* The worst of them; the page of papers says which. */
function papersOf(papers) {
  const [, word, meaning, symbol] = WORST.find(([state]) => papers?.some((paper) => paper.state === state)) ?? ['', 'papersNone', 'info', 'info'];
  return element('span', { class: `mh-badge mh-badge--${meaning}` }, icon(symbol), text(word));
}

export function vehicleTable(fleet, papers, { change, remove }) {
  return table(text('vehicles'), ['label', 'places', 'equipment', 'depot', 'papers', 'actions'], fleet.vehicles.map((vehicle) => ({
    key: vehicle.id,
    cells: [element('strong', {}, vehicle.label),
      some(placesOf(vehicle), ...vehicle.otherSetUps.map((other) => text('or', placesOf(other)))),
      some(vehicle.carryChair && text('carryChairWord'), vehicle.coldBox && text('coldBoxWord', vehicle.coldParcels), vehicle.sitsOnStretchers && text('sitsWord'), vehicle.luggagePlaces > 0 && text('luggageWord', vehicle.luggagePlaces), vehicle.liftKilograms > 0 && text('liftWord', vehicle.liftKilograms),
        vehicle.carryKilograms > 0 && text('carryWord', vehicle.carryKilograms), lacks(vehicle.cannot), ...COSTS.map(([name, word]) => vehicle[name] > 0 && text(word, EUROS.format(vehicle[name])))),
      vehicle.depot.name, papersOf(papers.get(`Vehicle/${vehicle.id}`)),
      buttons(vehicle.label, [['edit', () => change('vehicles', vehicle)], ['remove', () => remove('vehicles', vehicle)]])],
  })));
}

export function shiftTable(fleet, papers, { change, remove, copy }) {
  const label = (id) => fleet.vehicles.find((vehicle) => vehicle.id === id)?.label ?? id;
  return table(text('shifts'), ['driver', 'vehicle', 'when', 'can', 'papers', 'actions'], fleet.shifts.map((shift) => ({
    key: `${shift.vehicleId}-${shift.from}-${shift.firstDay ?? ''}`,
    cells: [element('strong', {}, shift.driverName), label(shift.vehicleId),
      some(`${shift.days.map((day) => text('day')[day]).join(' ')} ${shift.from}–${shift.to}`, shift.firstDay && text('since', dateWords(shift.firstDay)), shift.lastDay && text('until', dateWords(shift.lastDay))),
      some(lacks(shift.cannot) || text('everything'), shift.narcotics && text('narcoticsWord')), papersOf(papers.get(shift.driver)),
      buttons(shift.driverName, [['edit', () => change('shifts', shift)], isShort(shift) && ['copy', () => copy(shift)], ['remove', () => remove('shifts', shift)]])],
  })));
}

export function absenceTable(fleet, { change, remove }) {
  return table(text('absences'), ['who', 'from', 'to', 'reason', 'actions'], fleet.absences.map((absence) => {
    const name = holderName(fleet, absence.holder);
    return { key: `${absence.holder}-${absence.first}`, cells: [element('strong', {}, name), dateWords(absence.first), dateWords(absence.last), absence.reason,
      buttons(name, [['edit', () => change('absences', absence)], ['remove', () => remove('absences', absence)]])] };
  }));
}
