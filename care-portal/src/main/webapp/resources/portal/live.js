/* Following changes: parts of a Faces page are rendered anew when the server says so, when a run goes on, or when it is back. */
(() => {
  'use strict';

  const QUIET_MILLIS = 400;
  const AGAIN_MILLIS = 10000;

  /* The case is not open to the reader any more (portal.js says so): nothing is asked for again. */
  const isGone = () => (document.getElementById('offline') || { dataset: {} }).dataset.now === 'gone';

  /* ---- following changes (L3): the server says that something changed, Faces renders the region anew ---- */
  const follow = (region) => {
    let waiting = 0;
    let begun = false;
    const source = new EventSource(region.dataset.live);
    const refresh = () => {
      if (document.querySelector('dialog[open]') || isTypingIn(region) || isAnswering()) {
        waiting = window.setTimeout(refresh, 1000);
        return;
      }
      waiting = 0;
      renew(region);
    };
    const soon = () => {
      if (!waiting) waiting = window.setTimeout(refresh, QUIET_MILLIS);
    };
    source.addEventListener('changed', soon);
    source.addEventListener('open', () => {
      if (begun) soon(); // While nobody listened, something may have changed.
      begun = true;
    });
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return; // The browser itself comes again.
      window.setTimeout(() => {
        if (!document.contains(region) || isGone()) return;
        soon();
        follow(region);
      }, AGAIN_MILLIS);
    });
    window.addEventListener('pagehide', () => source.close());
  };

  /* ---- looking again while something runs that nobody tells of: what is in the region says after how many milliseconds ---- */
  const keepLooking = (region) => {
    const inside = region.querySelector('[data-again]');
    if (!inside) return;
    window.setTimeout(() => {
      if (isGone()) return;
      renew(region);
      keepLooking(region);
    }, Number(inside.dataset.again));
  };

  const isTypingIn = (region) => region.contains(document.activeElement)
    && document.activeElement.matches('input:not([type=search]), textarea, select');

  /* A button was pressed: what its answer says must not be wiped by what was asked for before. */
  const isAnswering = () => Boolean(window.PrimeFaces && PrimeFaces.ajax && !PrimeFaces.ajax.Queue.isEmpty());

  const renew = (region) => {
    if (typeof window.mhRefresh !== 'function') return;
    const before = snapshot(region);
    const opened = [...region.querySelectorAll('details[open][id]')].map(({ id }) => id);
    const focused = focusKey(region);
    const words = said(region);
    const observer = new MutationObserver(() => {
      observer.disconnect();
      window.requestAnimationFrame(() => {
        markNew(region, before);
        for (const details of region.querySelectorAll('details[id]')) if (opened.includes(details.id)) details.open = true;
        sayStill(words);
        restoreFocus(region, focused);
        document.dispatchEvent(new Event('mh:renewed'));
      });
    });
    observer.observe(region, { childList: true, subtree: true });
    window.mhRefresh();
  };

  /* What an answer has said stays until the next answer: at the top of its part, and without being read out again. */
  const SAID = '[data-testid=note], [data-testid=form-errors]';

  const said = (region) => [...region.querySelectorAll(SAID)]
    .map((one) => ({ one, part: (one.closest('[id]') || region).id, focused: one.contains(document.activeElement) }));

  const sayStill = (words) => {
    const kept = words.filter(({ one, part }) => {
      const now = document.getElementById(part);
      return now && !one.isConnected && !now.querySelector(SAID);
    });
    for (const { one, part, focused } of kept.reverse()) {
      one.removeAttribute('role');
      document.getElementById(part).prepend(one);
      if (focused && document.activeElement === document.body) one.focus({ preventScroll: true });
    }
  };

  const entries = (region) => [...region.querySelectorAll('[data-key]')];

  const snapshot = (region) => new Set(entries(region).map((entry) => entry.dataset.key + entry.dataset.state));

  const markNew = (region, before) => entries(region)
    .filter((entry) => !before.has(entry.dataset.key + entry.dataset.state))
    .forEach((entry) => entry.classList.add('mh-timeline-entry--new'));

  /* How something is found again that was rendered anew. */
  const keyOf = (one) => one.getAttribute('href') || one.id || (one.matches('details > summary') ? one.parentElement.id : '');

  const focusKey = (region) => (region.contains(document.activeElement) ? keyOf(document.activeElement) : '');

  const restoreFocus = (region, key) => {
    if (!key || region.contains(document.activeElement)) return;
    const target = [...region.querySelectorAll('a, button, summary')].find((one) => keyOf(one) === key);
    if (target) target.focus({ preventScroll: true });
  };

  document.addEventListener('mh:back', () => document.querySelectorAll('[data-live]').forEach(renew));
  document.querySelectorAll('[data-live]').forEach(follow);
  document.querySelectorAll('[data-looking]').forEach(keepLooking);
})();
