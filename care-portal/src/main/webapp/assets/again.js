/* A page that could not be opened because the records did not answer: asks every few seconds, and opens it when they do. */
const PROBE_MILLIS = 5000;

const look = async () => {
  try {
    const answer = await fetch('/api/records/ready', {
      redirect: 'manual', cache: 'no-store', headers: { Accept: 'application/json', 'X-Requested-With': 'medhub' },
    });
    if (answer.ok || answer.status === 401 || answer.type === 'opaqueredirect') {
      window.location.replace(window.location.href);
      return;
    }
  } catch (unreached) {
    // Not yet.
  }
  window.setTimeout(look, PROBE_MILLIS);
};

window.setTimeout(look, PROBE_MILLIS);
