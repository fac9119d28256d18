/**
 * How well a call goes, from what the browser counts (WebRTC statistics), and what follows. Pure functions and a small
 * state; no browser needed. Times in milliseconds, losses in percent, rates in bit/s.
 */
const POOR = { loss: 10, rtt: 800 };
const FAIR = { loss: 3, rtt: 400 };

/** The last seconds, and the sums to compare the next with; no sample at the first look. */
export function sampleOf(reports, before) {
  const totals = { received: 0, lost: 0 };
  let outgoingLoss = 0;
  let pair = null;
  for (const report of reports) {
    if (report.type === 'inbound-rtp') {
      totals.received += report.packetsReceived ?? 0;
      totals.lost += Math.max(0, report.packetsLost ?? 0);
    } else if (report.type === 'remote-inbound-rtp') {
      outgoingLoss = Math.max(outgoingLoss, (report.fractionLost ?? 0) * 100);
    } else if (report.type === 'candidate-pair' && report.nominated && report.state === 'succeeded') {
      pair = report;
    }
  }
  if (!before || !pair) return { sample: null, totals };
  const lost = Math.max(0, totals.lost - before.lost);
  const all = lost + Math.max(0, totals.received - before.received);
  return { sample: { loss: all ? percent(lost / all) : 0, outgoingLoss: percent(outgoingLoss / 100), ...ofPair(pair, reports) }, totals };
}

function ofPair(pair, reports) {
  const local = reports.find((report) => report.id === pair.localCandidateId);
  return {
    rtt: Math.min(60_000, Math.round((pair.currentRoundTripTime ?? 0) * 1000)),
    bandwidth: pair.availableOutgoingBitrate ?? null,
    relayed: local?.candidateType === 'relay',
  };
}

function percent(share) {
  return Math.min(100, Math.round(share * 1000) / 10);
}

/** good, fair or poor. */
export function judge({ loss, rtt }) {
  if (loss > POOR.loss || rtt > POOR.rtt) return 'poor';
  return loss > FAIR.loss || rtt > FAIR.rtt ? 'fair' : 'good';
}

/**
 * How much of the own picture is sent: full, reduced, or audio (no picture, so that the voice stays). It gives way slowly
 * and comes back more slowly: one bad moment changes nothing.
 */
export class Saving {
  amount = 'full';

  #bad = 0;

  #good = 0;

  /** keepsPicture: who signs speaks by the picture, which then never stops. */
  next({ outgoingLoss, rtt, bandwidth }, keepsPicture = false) {
    const slow = bandwidth !== null && rtt > FAIR.rtt;
    const bad = outgoingLoss > 12 || rtt > 1_500 || (slow && bandwidth < 60_000);
    const weak = bad || outgoingLoss > 5 || rtt > POOR.rtt || (slow && bandwidth < 250_000);
    this.#bad = weak ? this.#bad + 1 : 0;
    this.#good = weak ? 0 : this.#good + 1;
    if (this.#bad >= 2 && this.amount === 'full') this.#become('reduced');
    else if (keepsPicture && this.amount === 'audio') this.#become('reduced');
    else if (this.#bad >= 2 && bad && this.amount === 'reduced' && !keepsPicture) this.#become('audio');
    else if (this.#good >= 4 && this.amount !== 'full') this.#become(this.amount === 'audio' ? 'reduced' : 'full');
    return this.amount;
  }

  #become(amount) {
    this.amount = amount;
    this.#bad = 0;
    this.#good = 0;
  }
}

/**
 * How many pictures of a conference the own line carries: half as many after two bad looks, twice as many after some good ones;
 * each time that more were too many, more good looks are wanted before the next try.
 */
export class PictureLimit {
  static ALL = 12;

  most = PictureLimit.ALL;

  #bad = 0;

  #good = 0;

  #wanted = 4;

  #tried = false;

  /** shown: how many pictures come now. Answers how many may come. */
  next({ loss, rtt }, shown) {
    const weak = judge({ loss, rtt }) === 'poor';
    this.#bad = weak ? this.#bad + 1 : 0;
    this.#good = weak ? 0 : this.#good + 1;
    const now = Math.min(this.most, shown);
    if (this.#bad >= 2 && now > 0) {
      if (this.#tried) this.#wanted = Math.min(32, 2 * this.#wanted);
      this.#tried = false;
      this.#become(Math.floor(now / 2));
    } else if (this.#good >= this.#wanted && this.most < PictureLimit.ALL) {
      const more = Math.max(1, 2 * this.most);
      this.#tried = true;
      this.#become(more >= shown ? PictureLimit.ALL : more);
    }
    return this.most;
  }

  #become(most) {
    this.most = most;
    this.#bad = 0;
    this.#good = 0;
  }
}
