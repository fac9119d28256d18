/** An appointment as a calendar reads it (RFC 5545). */
const LONGEST_LINE = 73;

/** facts: startsAt, endsAt, now. address: where the call is joined. */
export function calendarFile({ appointment, startsAt, endsAt, now }, { title, address }) {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Medical Hub//video//DE',
    'BEGIN:VEVENT',
    `UID:video-${appointment}@medical-hub`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${address}`,
    `DESCRIPTION:${escaped(address)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT15M',
    `DESCRIPTION:${escaped(title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ].map(folded).join('\r\n').concat('\r\n');
}

function stamp(instant) {
  return new Date(instant).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
}

function escaped(words) {
  return words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n');
}

function folded(line) {
  const parts = [];
  for (let rest = line; rest;) {
    const length = LONGEST_LINE - (parts.length ? 1 : 0);
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return parts.join('\r\n ');
}
