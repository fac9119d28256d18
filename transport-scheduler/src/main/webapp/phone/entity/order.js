/** What the form holds, as pure rules: what is missing, what is sent, when a time in Germany is. */
const ZONE = 'Europe/Berlin';

/** Names of fields without which there is no order, in their order on the page. */
export const NEEDED = ['name', 'phone', 'from', 'to', 'day', 'time', 'posture'];

/** The fields that are missing or make no sense: [name]. */
export function missing(fields) {
  return NEEDED.filter((name) => {
    if (name === 'from' || name === 'to') return !(fields[`${name}-line`]?.trim() || fields[`${name}-town`]?.trim());
    return !fields[name]?.trim();
  });
}

/**
 * The moment (ISO 8601, UTC) of a day YYYY-MM-DD and a time HH:MM in Germany; an hour that the clock leaps over is read as the one after it,
 * and of one that comes twice the first is meant.
 */
export function moment(day, time) {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (!Number.isFinite(wanted)) return undefined;
  const candidates = [1, 2].map((hours) => wanted - hours * 3_600_000);
  const exact = candidates.filter((at) => shown(at) === `${day} ${time}`);
  return new Date(exact.length ? Math.min(...exact) : wanted - 3_600_000).toISOString();
}

function shown(at) {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
  return parts.replace(',', '');
}

/** What a ride may need besides a place, as the server calls it. */
export const NEEDS = ['oxygen', 'infection', 'carrying', 'walker', 'folded-wheelchair'];

/** What the server is told; number is the order's own. */
export function orderOf(fields, number) {
  const back = fields.back === 'on';
  const backAt = back && fields['back-time'] ? moment(fields.day, fields['back-time']) : undefined;
  return {
    number,
    name: fields.name,
    phone: fields.phone,
    from: placeOf(fields, 'from'),
    to: placeOf(fields, 'to'),
    at: moment(fields.day, fields.time),
    appointment: fields.kind === 'appointment',
    posture: fields.posture,
    companion: fields.companion === 'on',
    needs: NEEDS.filter((need) => fields[`need-${need}`] === 'on'),
    note: fields.note,
    ...(fields.weight ? { weight: Number(fields.weight) } : {}),
    ...(fields.carrier ? { carrier: fields.carrier } : {}),
    ...(fields.vehicle ? { vehicle: fields.vehicle } : {}),
    ...(fields.driver ? { driver: fields.driver } : {}),
    back,
    ...(backAt ? { backAt } : {}),
  };
}

/** One side of the ride; a position counts only for the address with which it was chosen. */
export function placeOf(fields, side) {
  const place = {
    name: fields[`${side}-name`], line: fields[`${side}-line`], postcode: fields[`${side}-postcode`], town: fields[`${side}-town`],
  };
  const chosen = fields[`${side}-chosen`];
  if (!chosen) return place;
  const [latitude, longitude, ...words] = chosen.split('|');
  return words.join('|') === addressKey(place) ? {
    ...place, latitude: Number(latitude), longitude: Number(longitude), ...(fields[`${side}-by-hand`] === 'on' ? { byHand: true } : {}),
  } : place;
}

/** Where that place was set by hand, while it counts for the address that stands there: {latitude, longitude} or undefined. */
export function pinnedAt(fields, side) {
  const { latitude, longitude, byHand } = placeOf(fields, side);
  return byHand ? { latitude, longitude } : undefined;
}

/** What of an address is its own. */
export function addressKey({ line, postcode, town }) {
  return [line, postcode, town].map((part) => (part ?? '').trim()).join('|');
}
