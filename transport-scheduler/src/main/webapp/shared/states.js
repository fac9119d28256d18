/** Words that board and driver page share: a job's state (an unknown one is shown as it is), postures, places. */
const STATES = {
  open: ['offen', 'open', 'info', 'info'],
  requested: ['neu', 'new', 'info', 'info'],
  received: ['neu', 'new', 'info', 'info'],
  unplanned: ['nicht geplant', 'not planned', 'due', 'warning'],
  'waits-for-call': ['wartet auf Anruf', 'waits for a call', 'info', 'phone'],
  planned: ['geplant', 'planned', '', 'clock'],
  assigned: ['geplant', 'planned', '', 'clock'],
  'ready-for-pickup': ['abholbereit', 'ready', 'info', 'info'],
  accepted: ['angenommen', 'accepted', 'info', 'check'],
  'en-route': ['unterwegs', 'on its way', 'info', 'car'],
  arrived: ['vor Ort', 'on site', 'info', 'place'],
  'on-board': ['an Bord', 'on board', 'info', 'car'],
  'picked-up': ['abgeholt', 'picked up', 'info', 'car'],
  'dropped-off': ['angekommen', 'arrived home', 'done', 'check'],
  'handed-over': ['übergeben', 'handed over', 'done', 'check'],
  completed: ['erledigt', 'done', 'done', 'check'],
  'not-delivered': ['auf dem Rückweg', 'on its way back', 'late', 'back'],
  'brought-back': ['zurückgebracht', 'brought back', 'due', 'back'],
  returned: ['wieder in der Apotheke', 'at the pharmacy again', 'late', 'house'],
  'no-show': ['nicht angetroffen', 'no-show', 'late', 'stop'],
  cancelled: ['abgesagt', 'cancelled', 'late', 'stop'],
  failed: ['gescheitert', 'failed', 'late', 'stop'],
};

/** {word, meaning: due|late|done|info|'', icon} */
export function stateOf(code, lang) {
  const key = String(code ?? '').toLowerCase().replaceAll('_', '-');
  const [de, en, meaning, icon] = STATES[key] ?? [key, key, '', 'info'];
  return { word: lang === 'en' ? en : de, meaning, icon };
}

const POSTURES = {
  walking: ['gehfähig', 'walking', 'user'],
  wheelchair: ['im Rollstuhl', 'in a wheelchair', 'wheelchair'],
  'carry-chair': ['im Tragestuhl', 'in a carry chair', 'wheelchair'],
  lying: ['liegend', 'lying', 'bed'],
};

/** {word, icon} of a posture, or undefined. */
export function postureOf(code, lang) {
  const found = POSTURES[String(code ?? '').toLowerCase().replaceAll('_', '-')];
  return found && { word: found[lang === 'en' ? 1 : 0], icon: found[2] };
}

const NEEDS = {
  oxygen: ['Sauerstoff während der Fahrt', 'oxygen during the ride'],
  infection: ['Schutz vor Ansteckung anlegen', 'wear protection against infection'],
  carrying: ['Tragen über Treppen', 'carrying over stairs'],
  'cold-chain': ['Kühlbox', 'cold box'],
  walker: ['Rollator', 'walker'],
  'folded-wheelchair': ['gefalteter Rollstuhl', 'folded wheelchair'],
  narcotic: ['Betäubungsmittel: zwei Unterschriften', 'narcotic: two signatures'],
};

/** What a ride needs besides a place, in words; a code that is not known is shown as it is. */
export function needsOf(codes, lang) {
  return [codes].flat().filter(Boolean).map((code) => NEEDS[code]?.[lang === 'en' ? 1 : 0] ?? code);
}

/** The place of a stop without the person's own name before it, which stands beside it anyway. */
export function placeOf(stop) {
  const place = stop?.place ?? '';
  return stop?.name && place.startsWith(`${stop.name}, `) ? place.slice(stop.name.length + 2) : place;
}

/** That a dispatcher set the place's position by hand, or ''. */
export function handNote(stop, lang) {
  if (!stop?.placeByHand) return '';
  return lang === 'en' ? '(position set by hand)' : '(Stelle von Hand gesetzt)';
}
