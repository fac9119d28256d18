/**
 * What the board shows of a day, as pure rules:
 * 1. A job on a tour is one block from its pickup to its drop-off, so that one person is one thing.
 * 2. Jobs that share the vehicle at the same time stand in lanes below each other, in the order of their pickups.
 * 3. A job is movable until its driver began.
 * 4. The axis spans whole hours around all stops and leaves room for the words of the last block.
 * 5. A stop that is done stands at the time at which it was done; until then at the planned one.
 */
const HOUR = 3_600_000;
const ROOM_FOR_WORDS = 3 * HOUR;

/** When it was done, or is planned. */
export function timeOf({ doneAt, plannedAt }) {
  return doneAt ?? plannedAt;
}

/** When it had been planned, where what is done was done at another minute; undefined otherwise. */
export function plannedOtherwise({ doneAt, plannedAt }) {
  return doneAt && doneAt.slice(0, 16) !== plannedAt.slice(0, 16) ? plannedAt : undefined;
}

/** The blocks of a tour in the order of their pickups. */
export function blocksOf(tour) {
  const byJob = new Map();
  for (const stop of tour.stops) {
    const block = byJob.get(stop.jobId) ?? { jobId: stop.jobId, jobKind: stop.jobKind, name: stop.name, state: stop.state, version: stop.version, pinned: stop.pinned, missed: stop.missed, stranded: stop.stranded, posture: stop.posture, companion: stop.companion, needs: stop.needs, kilograms: stop.kilograms, limitUnknown: stop.limitUnknown };
    block[stop.action === 'pickup' ? 'pickup' : 'dropOff'] = stop;
    block.state = stop.state ?? block.state;
    byJob.set(stop.jobId, block);
  }
  return [...byJob.values()].map(timed).sort((a, b) => a.start - b.start || a.end - b.end);
}

function timed(block) {
  const times = [block.pickup, block.dropOff].filter(Boolean).map((stop) => Date.parse(timeOf(stop)));
  return { ...block, start: Math.min(...times), end: Math.max(...times) };
}

/** Gives each block its lane; a block takes at least minimumMillis of room. */
export function inLanes(blocks, minimumMillis) {
  const freeFrom = [];
  return blocks.map((block) => {
    let lane = freeFrom.findIndex((free) => free <= block.start);
    if (lane < 0) lane = freeFrom.length;
    freeFrom[lane] = Math.max(block.end, block.start + minimumMillis);
    return { ...block, lane };
  });
}

/** {start, end, hours: [instant, …]} of the axis, or undefined where nothing is planned. */
export function axisOf(tours) {
  const blocks = tours.flatMap(blocksOf);
  if (blocks.length === 0) return undefined;
  const start = Math.floor(Math.min(...blocks.map((block) => block.start)) / HOUR) * HOUR;
  const end = Math.ceil(Math.max(...blocks.map((block) => Math.max(block.end, block.start + ROOM_FOR_WORDS))) / HOUR) * HOUR;
  const hours = [];
  for (let hour = start; hour < end; hour += HOUR) hours.push(hour);
  return { start, end, hours };
}

/** Share of the axis, 0 to 1. */
export function shareOf(axis, instant) {
  return (instant - axis.start) / (axis.end - axis.start);
}

/** The jobs whose stops changed between two boards. */
export function changedJobs(before, after) {
  if (!before) return new Set();
  const written = (board) => {
    const parts = new Map();
    for (const tour of board.tours) {
      for (const stop of tour.stops) {
        parts.set(stop.jobId, `${parts.get(stop.jobId) ?? ''}|${tour.id}|${JSON.stringify(stop)}`);
      }
    }
    for (const job of board.unplanned) parts.set(job.jobId, `unplanned|${JSON.stringify(job)}`);
    return parts;
  };
  const old = written(before);
  return new Set([...written(after)].filter(([id, parts]) => old.get(id) !== parts).map(([id]) => id));
}

/** A job may be moved until its driver began, and after that if the vehicle has dropped out and nobody is aboard. */
export function isMovable(job) {
  return job.state === undefined || job.state === 'planned' || job.state === 'unplanned' || job.stranded === true;
}

/** On which tour a job is; undefined for none. */
export function tourOf(board, jobId) {
  return board.tours.find((tour) => tour.stops.some((stop) => stop.jobId === jobId));
}

/** A job when it is taken up to be moved: with the tour it is on. */
export function takenUp(board, job) {
  return { ...job, from: tourOf(board, job.jobId)?.id };
}

/**
 * A job that was taken up, with its version of now: planning may have written it meanwhile. If it lies elsewhere or somebody has
 * decided on it, it stays as it was taken, so that the server refuses it.
 */
export function asOfNow(board, job) {
  const tour = tourOf(board, job.jobId);
  const now = (tour?.stops ?? board.unplanned).find(({ jobId }) => jobId === job.jobId);
  const same = now && tour?.id === job.from && Boolean(now.pinned) === Boolean(job.pinned) && Boolean(now.held) === Boolean(job.held);
  return same ? { ...job, version: now.version } : job;
}

/** The job as it is on that tour now; undefined if it is not there. */
export function onTour(board, jobId, tourId) {
  return board.tours.find((tour) => tour.id === tourId)?.stops.find((stop) => stop.jobId === jobId);
}

/**
 * Takes out of awaited (by job: whether it was said to be ready) what the board has heard of, and answers when and with which vehicle those
 * who are ready are fetched: [{name, plannedAt, vehicle}]. Who is ready is waited for until planned, however many readings come before that.
 */
export function answered(awaited, board) {
  const heard = [...awaited].filter(([id, timed]) => !board.unplanned.some((job) => job.jobId === id && (timed || job.windowStart)));
  for (const [id] of heard) awaited.delete(id);
  const ready = new Set(heard.filter(([, timed]) => timed).map(([id]) => id));
  return board.tours.flatMap(({ stops, vehicle }) => stops.filter(({ jobId, action }) => ready.has(jobId) && action === 'pickup')
    .map(({ name, plannedAt }) => ({ name, plannedAt, vehicle: vehicle.label })));
}

/** {tours, jobs, unplanned} of the sentence above the board. */
export function countsOf(board) {
  const busy = board.tours.filter((tour) => tour.stops.length > 0);
  return {
    tours: busy.length,
    jobs: new Set(busy.flatMap((tour) => tour.stops.map((stop) => stop.jobId))).size,
    unplanned: board.unplanned.length,
  };
}

/** "Montag, 23. November 2026", whatever the browser's own language is. */
export function fullDay(day, lang) {
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'UTC', dateStyle: 'full' })
    .format(new Date(`${day}T12:00:00Z`));
}
