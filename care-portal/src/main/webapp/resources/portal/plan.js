/* A medication plan: what is typed is kept in the record as one goes (M15). A button that is pressed meanwhile waits until that is
   done, so that it starts from what was kept. */
(() => {
  'use strict';

  const QUIET_MILLIS = 1500;
  let waiting = 0;
  let keeping = false;
  let pressed = null;

  const keep = () => {
    if (typeof window.mhKeepPlan !== 'function' || !document.querySelector('[data-plan]')) return;
    keeping = true;
    window.mhKeepPlan();
  };

  window.mhPlanKept = () => {
    keeping = false;
    const button = pressed;
    pressed = null;
    if (button && button.isConnected) button.click();
  };

  ['input', 'change'].forEach((kind) => document.addEventListener(kind, (event) => {
    if (!event.target.closest('[data-plan]')) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, QUIET_MILLIS);
  }));

  document.addEventListener('click', (event) => {
    const button = event.target.closest('#form button');
    if (!button) return;
    window.clearTimeout(waiting);
    if (!keeping) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = button;
  }, true);
})();
