/** Tries the line before a call: reaches the gateway, and sends something through the relay and back. */
const PATIENCE = 8_000;

/** good; no-relay: the gateway is reached, the relay is not; none: not even the gateway. */
export async function checkLine(iceServers) {
  if (!await reachesGateway()) return 'none';
  if (!iceServers.length) return 'good';
  return await passesRelay(iceServers) ? 'good' : 'no-relay';
}

function reachesGateway() {
  return within(PATIENCE, (done) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/video/ws`);
    socket.addEventListener('open', () => {
      socket.close(1000);
      done(true);
    });
    socket.addEventListener('error', () => done(false));
  });
}

/** Two connections of this page meet at the relay, and nowhere else. */
async function passesRelay(iceServers) {
  const ends = [0, 1].map(() => new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' }));
  const [one, other] = ends;
  try {
    return await within(PATIENCE, (done) => {
      ends.forEach((end, index) => {
        let found = false;
        end.addEventListener('icecandidate', ({ candidate }) => {
          if (!candidate) return;
          found = true;
          ends[1 - index].addIceCandidate(candidate).catch(() => {});
        });
        // the relay has refused: nobody needs to wait any longer
        end.addEventListener('icegatheringstatechange', () => {
          if (end.iceGatheringState === 'complete' && !found) done(false);
        });
      });
      one.createDataChannel('check').addEventListener('open', () => done(true));
      introduce(one, other).catch(() => done(false));
    });
  } finally {
    ends.forEach((end) => end.close());
  }
}

async function introduce(one, other) {
  await one.setLocalDescription();
  await other.setRemoteDescription(one.localDescription);
  await other.setLocalDescription();
  await one.setRemoteDescription(other.localDescription);
}

function within(millis, begin) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), millis);
    begin(resolve);
  });
}
