/** What the form of a standing order holds, as pure rules: what is missing, what is sent, what is filled in again. */
import { addressKey, NEEDS, placeOf } from '../../phone/entity/order.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NEEDED = ['name', 'phone', 'from', 'to', 'weekdays', 'first-day', 'last-day', 'time', 'posture'];

export const weekdaysOf = (fields) => WEEKDAYS.filter((day) => fields[`weekday-${day}`] === 'on');
export const daysOffOf = (fields) => (fields['days-off'] ?? '').split(',').filter(Boolean).toSorted();

/** The fields that are missing or make no sense: [name]. */
export function missing(fields) {
  return NEEDED.filter((name) => {
    if (name === 'from' || name === 'to') return !(fields[`${name}-line`]?.trim() || fields[`${name}-town`]?.trim());
    if (name === 'weekdays') return weekdaysOf(fields).length === 0;
    if (name === 'last-day' && fields['first-day'] && fields['last-day'] < fields['first-day']) return true;
    return !fields[name]?.trim();
  });
}

/** What the server is told; version is that of the order that is changed. */
export function orderOf(fields, number, version) {
  const back = fields.back === 'on';
  return {
    number,
    ...(version ? { version } : {}),
    name: fields.name,
    phone: fields.phone,
    from: placeOf(fields, 'from'),
    to: placeOf(fields, 'to'),
    appointment: fields.kind === 'appointment',
    posture: fields.posture,
    companion: fields.companion === 'on',
    needs: NEEDS.filter((need) => fields[`need-${need}`] === 'on'),
    note: fields.note,
    ...(fields.weight ? { weight: Number(fields.weight) } : {}),
    ...(fields.carrier ? { carrier: fields.carrier } : {}),
    ...(fields.vehicle ? { vehicle: fields.vehicle } : {}),
    ...(fields.driver ? { driver: fields.driver } : {}),
    weekdays: weekdaysOf(fields),
    time: fields.time,
    back,
    ...(back && fields['back-time'] ? { backTime: fields['back-time'] } : {}),
    ...days(fields),
    approval: fields.approval,
    ...(fields['approval-until'] ? { approvalUntil: fields['approval-until'] } : {}),
  };
}

/* From and until are places in an order by telephone; here they are days. */
function days(fields) {
  return { firstDay: fields['first-day'], lastDay: fields['last-day'], onHolidays: fields['on-holidays'] === 'on', daysOff: daysOffOf(fields) };
}

/** What the form shows of an order that is kept. */
export function fieldsOf(order) {
  const checked = (names) => Object.fromEntries(names.map((name) => [name, 'on']));
  return {
    name: order.name,
    phone: order.phone,
    ...placeFields('from', order.from),
    ...placeFields('to', order.to),
    kind: order.days.appointment ? 'appointment' : 'pickup',
    posture: order.posture,
    ...checked([...order.needs.map((need) => `need-${need}`), ...order.days.weekdays.map((day) => `weekday-${day}`)]),
    ...(order.companion ? { companion: 'on' } : {}),
    note: order.note,
    weight: order.weight ? String(order.weight) : '',
    vehicle: order.vehicle,
    driver: order.driver,
    time: order.days.time,
    ...(order.days.back ? { back: 'on' } : {}),
    'back-time': order.days.backTime ?? '',
    'first-day': order.days.from,
    'last-day': order.days.until,
    ...(order.days.onHolidays ? { 'on-holidays': 'on' } : {}),
    'days-off': order.days.daysOff.join(','),
    approval: order.approval,
    'approval-until': order.approvalUntil ?? '',
  };
}

function placeFields(side, place) {
  const chosen = place.latitude === undefined ? '' : [place.latitude, place.longitude, addressKey(place)].join('|');
  return {
    [`${side}-name`]: place.name, [`${side}-line`]: place.line, [`${side}-postcode`]: place.postcode, [`${side}-town`]: place.town,
    [`${side}-chosen`]: chosen, [`${side}-by-hand`]: place.byHand ? 'on' : '',
  };
}

/** The order as it is kept, with some of it changed; the pickup that was promised stays. */
export function changed(order, change) {
  const { days: rhythm } = order;
  return {
    ...orderOf(fieldsOf(order), order.number, order.version),
    carrier: order.carrier,
    ...(rhythm.pickupStart ? { pickupStart: rhythm.pickupStart, pickupEnd: rhythm.pickupEnd } : {}),
    ...change,
  };
}

/** The rides day by day from that day on: [{day, legs}]; what was taken back is left out. */
export function ridesFrom(order, day) {
  const byDay = new Map();
  for (const leg of order.legs) {
    const found = /-(\d{4})(\d{2})(\d{2})[a-z]?-(out|back)$/.exec(leg.id);
    if (!found || leg.state === 'cancelled') continue;
    const on = found.slice(1, 4).join('-');
    if (on < day) continue;
    if (!byDay.has(on)) byDay.set(on, []);
    byDay.get(on).push({ ...leg, back: found[4] === 'back' });
  }
  return [...byDay].toSorted(([one], [other]) => one.localeCompare(other))
    .map(([on, legs]) => ({ day: on, legs: legs.toSorted((one, other) => Number(one.back) - Number(other.back)) }));
}

/** The ways that found no place from that day on. */
export const failedFrom = (order, day) => ridesFrom(order, day).flatMap(({ legs }) => legs).filter(({ state }) => state === 'unplanned' || state === 'failed').length;
