/** The fleet as pure rules: how one part of it changes, who stands in it, what a week looks like. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
export const NEEDS = ['oxygen', 'infection', 'carrying'];

/* Which fields the server's refusals are about; the first that the form has. */
const FIELDS = {
  'fleet.wrong.depot': ['latitude'], 'fleet.wrong.cold-box': ['coldParcels'], 'fleet.wrong.set-up': ['otherSeats'], 'fleet.wrong.places': ['seats'], 'fleet.wrong.weight': ['liftKilograms'], 'fleet.wrong.cost': ['costPerUse'], 'fleet.wrong.vehicle-twice': ['label'],
  'fleet.wrong.text': ['label', 'driverName', 'reason'], 'fleet.wrong.no-vehicle': ['vehicleId'], 'fleet.wrong.shift-twice': ['from'], 'fleet.vehicle-twice': ['from'], 'fleet.driver-twice': ['from'],
  'fleet.wrong.shift-length': ['to'], 'fleet.wrong.shift-days': ['MONDAY'], 'fleet.wrong.driver': ['driver'], 'fleet.wrong.days-reversed': ['lastDay', 'last'], 'fleet.wrong.holder': ['holder'],
};

/** Names of the fields that a refusal of that code may be about. */
export const fieldOf = (code) => FIELDS[code] ?? [];

const sameAs = (kind, before) => (one) => (kind === 'vehicles' ? one.id === before?.id : JSON.stringify(one) === JSON.stringify(before));

const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const whoOf = ({ vehicleId, holder }) => vehicleId ?? holder;

/**
 * What became of a part that was opened in a fleet, in the fleet as it was read later: {state: 'same'|'changed'|'gone', one}. A vehicle
 * is known by its id. Shifts and absences have none: if the part is not there as it was, the only one of the same vehicle or person that
 * was not there before is what it was changed into.
 */
export function becameOf(opened, later, kind, part) {
  if (later[kind].some((one) => alike(one, part))) return { state: 'same', one: part };
  const candidates = kind === 'vehicles' ? later.vehicles.filter(({ id }) => id === part.id)
    : later[kind].filter((one) => whoOf(one) === whoOf(part) && !opened[kind].some((before) => alike(before, one)));
  return candidates.length === 1 ? { state: 'changed', one: candidates[0] } : { state: 'gone' };
}

/** Names of what differs. */
export const differing = (before, after) => [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !alike(before[name], after[name]));

/** With that part put in the place of the one before, also in a fleet that was read again; before undefined adds it, after undefined takes it away. */
export function changed(fleet, kind, before, after) {
  const others = fleet[kind].filter((one) => !sameAs(kind, before)(one));
  const fresh = { ...fleet, [kind]: after ? [...others, after] : others };
  /* Shifts and absences of a vehicle that goes, go with it. */
  if (kind === 'vehicles' && before && !after) {
    fresh.shifts = fresh.shifts.filter(({ vehicleId }) => vehicleId !== before.id);
    fresh.absences = fresh.absences.filter(({ holder }) => holder !== `Vehicle/${before.id}`);
  }
  return fresh;
}

/** Drivers of the shifts: [{driver, driverName}], each once. */
export function driversOf(fleet) {
  const found = new Map(fleet.shifts.map(({ driver, driverName }) => [driver, { driver, driverName }]));
  return [...found.values()].toSorted((one, other) => one.driverName.localeCompare(other.driverName));
}

/** Who is meant by the holder of an absence, in words. */
export function holderName(fleet, holder) {
  return fleet.vehicles.find(({ id }) => holder === `Vehicle/${id}`)?.label ?? driversOf(fleet).find(({ driver }) => driver === holder)?.driverName ?? holder;
}

/** An identifier that no vehicle of the fleet has. */
export function freeId(fleet, label) {
  const base = label.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'vehicle';
  const taken = new Set(fleet.vehicles.map(({ id }) => id));
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/** The shift as it is for the seven days after the week of that one (YYYY-MM-DD, a Monday). */
export function nextWeek(shift) {
  const moved = (day) => new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);
  return { ...shift, firstDay: moved(shift.firstDay), lastDay: moved(shift.lastDay) };
}

/** Whether it holds for one week at most, so that it is worth copying. */
export const isShort = ({ firstDay, lastDay }) => Boolean(firstDay && lastDay) && Date.parse(lastDay) - Date.parse(firstDay) < 7 * 86_400_000;

/** A vehicle of the fields of its form. */
export function vehicleOf(fields, id) {
  const count = (name) => Number(fields[name] || 0);
  const cold = fields.coldBox === 'on';
  const second = { seats: count('otherSeats'), wheelchairPlaces: count('otherWheelchairs'), stretchers: count('otherStretchers'), staffSeats: count('staffSeats') };
  return {
    id, label: fields.label, seats: count('seats'), wheelchairPlaces: count('wheelchairPlaces'), stretchers: count('stretchers'), staffSeats: count('staffSeats'),
    otherSetUps: second.seats + second.wheelchairPlaces + second.stretchers > 0 ? [second] : [],
    sitsOnStretchers: fields.sitsOnStretchers === 'on', carryChair: fields.carryChair === 'on', coldBox: cold, ...(cold ? { coldParcels: count('coldParcels') } : {}), luggagePlaces: count('luggagePlaces'), liftKilograms: count('liftKilograms'), carryKilograms: count('carryKilograms'),
    ...Object.fromEntries(['costPerUse', 'costPerHour', 'costPerKilometre'].map((name) => [name, count(name)]).filter(([, euros]) => euros > 0)),
    cannot: NEEDS.filter((need) => fields[`can-${need}`] !== 'on'),
    depot: { name: fields.depotName, latitude: Number(fields.latitude), longitude: Number(fields.longitude) },
  };
}

/** A shift of the fields of its form. */
export function shiftOf(fields) {
  return {
    vehicleId: fields.vehicleId, driver: fields.driver.includes('/') ? fields.driver : `Practitioner/${fields.driver}`, driverName: fields.driverName,
    from: fields.from, to: fields.to, days: WEEKDAYS.filter((day) => fields[day] === 'on'),
    cannot: NEEDS.filter((need) => fields[`can-${need}`] !== 'on'), narcotics: fields.narcotics === 'on',
    ...(fields.firstDay ? { firstDay: fields.firstDay } : {}), ...(fields.lastDay ? { lastDay: fields.lastDay } : {}),
  };
}
