/**
 * The words for time and language that all plain pages share. No page, no network: pure functions.
 * Shown in Europe/Berlin, whatever the device says.
 */
const ZONE = 'Europe/Berlin';

/** The language of the page: cookie mh-lang, default German. */
export function language(cookies = globalThis.document?.cookie ?? '') {
  return /(?:^|;\s*)mh-lang=en(?:;|$)/.test(cookies) ? 'en' : 'de';
}

/** Whether Leichte Sprache was chosen; what is not said in it is said in German. */
export function isSimple(cookies = globalThis.document?.cookie ?? '') {
  return /(?:^|;\s*)mh-lang=de-simple(?:;|$)/.test(cookies);
}

/** Picks the texts of a language from {de: {...}, en: {...}, simple: {...}}; a text may be a function of its parts. */
export function texts(all, lang = language(), simple = isSimple()) {
  return (key, ...parts) => {
    const text = (simple && lang === 'de' ? all.simple?.[key] : undefined) ?? all[lang][key];
    if (text === undefined) throw new Error(`no text ${key} in ${lang}`);
    return typeof text === 'function' ? text(...parts) : text;
  };
}

const locale = (lang) => (lang === 'en' ? 'en-GB' : 'de-DE');

const format = (lang, options) => new Intl.DateTimeFormat(locale(lang), { timeZone: ZONE, ...options });

/** 14:05 */
export function clockTime(instant, lang = language()) {
  return format(lang, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** 14:05–15:00 */
export function span(start, end, lang = language()) {
  return `${clockTime(start, lang)}–${clockTime(end, lang)}`;
}

/** The calendar day in Europe/Berlin as YYYY-MM-DD. */
export function dayOf(instant) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));
}

/** YYYY-MM-DD moved by days. */
export function movedDay(day, days) {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** "heute", "morgen", "gestern", otherwise "Montag, 23. November". */
export function dayWord(day, today, lang = language()) {
  const near = { de: ['gestern', 'heute', 'morgen'], en: ['yesterday', 'today', 'tomorrow'] }[lang];
  const distance = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (Math.abs(distance) <= 1) return near[distance + 1];
  return new Intl.DateTimeFormat(locale(lang), { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
    .format(new Date(`${day}T12:00:00Z`));
}

/** "in 2 Std.", "in 5 Min.", "jetzt", "vor 10 Min.". */
export function distanceWord(instant, now, lang = language()) {
  const minutes = Math.round((Date.parse(instant) - now) / 60_000);
  const amount = Math.abs(minutes);
  if (amount < 1) return lang === 'en' ? 'now' : 'jetzt';
  let words;
  if (amount < 60) words = `${amount} ${lang === 'en' ? 'min' : 'Min.'}`;
  else if (amount < 24 * 60) words = `${Math.round(amount / 60)} ${lang === 'en' ? 'h' : 'Std.'}`;
  else {
    const days = Math.round(amount / (24 * 60));
    words = lang === 'en' ? `${days} ${days === 1 ? 'day' : 'days'}` : `${days} ${days === 1 ? 'Tag' : 'Tagen'}`;
    if (lang === 'de' && days === 1) words = 'einem Tag';
  }
  if (minutes > 0) return `in ${words}`;
  return lang === 'en' ? `${words} ago` : `vor ${words}`;
}
