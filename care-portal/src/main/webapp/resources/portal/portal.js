/* What the Faces pages do in the browser: filter a list, open a question, say when the session is lost. Changes: live.js. */
(() => {
  'use strict';

  /* ---- filter of a list by name ---- */
  const filter = (input) => {
    const wanted = input.value.trim().toLocaleLowerCase('de');
    const rows = [...document.querySelectorAll(`[data-testid="${input.dataset.filter}"]`)];
    rows.forEach((row) => { row.hidden = !row.dataset.filterText.toLocaleLowerCase('de').includes(wanted); });
    const none = document.querySelector(`[data-filter-empty="${input.dataset.filter}"]`);
    if (none) none.hidden = rows.some((row) => !row.hidden);
  };

  document.addEventListener('mh:renewed', () => document.querySelectorAll('[data-filter]').forEach(filter));

  /* ---- parts of a form that one choice reveals ---- */
  const reveal = () => document.querySelectorAll('[data-reveals]').forEach((choice) => {
    const chosen = (choice.closest('fieldset') || choice).querySelector('input:checked');
    choice.dataset.reveals.split(' ').forEach((one) => {
      const [id, value] = one.split(':');
      const part = document.getElementById(id);
      if (part) part.hidden = !chosen || !value.split(',').includes(chosen.value);
    });
  });

  /* ---- faults of a form: tie them to their fields, lead to the summary ---- */
  const tieFaults = () => document.querySelectorAll('.mh-field').forEach((field) => {
    const fault = field.querySelector('.mh-error');
    const help = field.querySelector('.mh-help');
    const wrong = fault && fault.textContent.trim() !== '';
    if (fault) field.classList.toggle('mh-field--error', wrong);
    field.querySelectorAll('input:not([type=hidden]), select, textarea').forEach((input) => {
      const ids = [help && help.id, wrong && fault.id].filter(Boolean).join(' ');
      if (ids) input.setAttribute('aria-describedby', ids);
      if (wrong) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    });
  });

  /* PrimeFaces leaves the button of a date field without a name on narrow screens. */
  const nameDateButtons = () => document.querySelectorAll('.ui-datepicker-trigger:not([aria-label])').forEach((button) => {
    const word = window.PrimeFaces && PrimeFaces.getLocaleSettings().chooseDate;
    button.setAttribute('aria-label', word || button.closest('.mh-field').querySelector('label').textContent);
  });
  new MutationObserver(nameDateButtons).observe(document.body, { childList: true, subtree: true });

  const showFaults = () => {
    tieFaults();
    reveal();
    const summary = document.querySelector('.mh-errors');
    if (summary) {
      summary.focus();
      summary.scrollIntoView({ block: 'start' });
    } else {
      findFocus();
      showNotes();
    }
  };

  /* What an answer says at the top is brought into view for whoever has pressed a button further down. */
  const seen = new WeakSet();
  const showNotes = () => document.querySelectorAll('.mh-note[role=status][data-testid=note]').forEach((note) => {
    if (seen.has(note)) return;
    seen.add(note);
    const { top, bottom } = note.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) note.scrollIntoView({ block: 'center' });
  });

  /* ---- a part of the page that was renewed takes its focus along: back to the same element, else to what is said about it ---- */
  let pressed = null;

  document.addEventListener('focusin', (event) => {
    pressed = { id: event.target.id, href: event.target.getAttribute('href') };
  });

  const findFocus = () => {
    if (!pressed || (document.activeElement && document.activeElement !== document.body)) return;
    const main = document.getElementById('main');
    const same = (pressed.id && document.getElementById(pressed.id))
      || (pressed.href && [...main.querySelectorAll('a')].find((one) => one.getAttribute('href') === pressed.href));
    const target = same && same.checkVisibility() && !same.disabled
      ? same : main.querySelector('.mh-toast:not([hidden])') || main.querySelector('.mh-note[role=status]:not([hidden])') || main;
    if (!target.matches('a, button, input, select, textarea, [tabindex]')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    pressed = null;
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest('.mh-errors a');
    if (link) {
      const field = document.getElementById(link.getAttribute('href').slice(1));
      const input = field && field.querySelector('input:not([type=hidden]), select, textarea');
      if (input) {
        event.preventDefault();
        input.focus();
        field.scrollIntoView({ block: 'center' });
      }
    }
    const opener = event.target.closest('[data-dialog]');
    if (opener) document.getElementById(opener.dataset.dialog).showModal();
    const closer = event.target.closest('[data-close]');
    if (closer) closer.closest('dialog').close();
  });

  /* ---- the toast (U4): there until the next page, or ten seconds after the focus has left it; Escape and a button close it ---- */
  const TOAST_MILLIS = 10000;
  let closing = 0;

  const closeToast = (toast) => {
    const inside = toast.contains(document.activeElement);
    toast.hidden = true;
    if (inside) document.getElementById('main').focus({ preventScroll: true });
  };

  const closeToasts = () => document.querySelectorAll('.mh-toast').forEach(closeToast);

  document.addEventListener('focusin', (event) => {
    if (event.target.closest('.mh-toast')) window.clearTimeout(closing);
  });

  document.addEventListener('focusout', (event) => {
    const toast = event.target.closest('.mh-toast');
    if (!toast) return;
    window.clearTimeout(closing);
    closing = window.setTimeout(() => closeToast(toast), TOAST_MILLIS);
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-testid=close-toast]')) closeToasts();
  });

  /* Sent once: a second click would be answered that it is too late (U5) */
  document.addEventListener('submit', (event) => {
    const toast = event.target.closest('.mh-toast');
    if (!toast) return;
    if (toast.dataset.sent) event.preventDefault();
    toast.dataset.sent = 'yes';
  });

  window.addEventListener('pageshow', () => {
    document.querySelectorAll('.mh-toast').forEach((toast) => delete toast.dataset.sent);
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) closeToasts();
  });

  /* ---- the patient's big button: a fresh link from the video gateway, then into the waiting room ---- */
  const join = async (button) => {
    button.disabled = true;
    try {
      const answer = await fetch(button.dataset.join, {
        method: 'POST', redirect: 'manual', headers: { Accept: 'application/json', 'X-Requested-With': 'medhub' },
      });
      if (!answer.ok) {
        lost(answer.status === 403 ? 'refused' : stateOf(answer));
        return;
      }
      window.location.assign((await answer.json()).url);
    } catch (failure) {
      lost('server');
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-join]');
    if (button) join(button);
  });

  document.addEventListener('input', (event) => {
    if (event.target.matches('[data-filter]')) filter(event.target);
  });

  document.addEventListener('change', reveal);

  /* ---- a lost session or server: say so, keep what was typed, and say when it is back ---- */
  const PROBE_MILLIS = 5000;
  let probing = 0;

  /* Of an answer: nothing is the matter, nobody is signed in, what was asked for is gone, it was refused, or nobody answers. */
  const stateOf = ({ ok, status, type }) => {
    if (ok) return '';
    if (status === 401 || status === 403 || type === 'opaqueredirect') return 'session';
    if (status === 404 || status === 410) return 'gone';
    return status >= 400 && status < 500 ? 'refused' : 'server';
  };

  /* What is the matter now: nothing, the session or the server. Pages without sign-in only learn whether it answers. */
  const probe = async () => {
    try {
      const what = stateOf(await fetch('/api/records/ready', {
        redirect: 'manual', cache: 'no-store', headers: { Accept: 'application/json', 'X-Requested-With': 'medhub' },
      }));
      if (what === 'session' && !document.querySelector('[data-lost=session]')) return '';
      return what && what !== 'session' ? 'server' : what; // This address is always there while the hub is.
    } catch (unreached) {
      return 'server';
    }
  };

  const lost = (what) => {
    const note = document.getElementById('offline');
    if (!note) return;
    const before = note.dataset.now || '';
    note.dataset.now = what;
    note.hidden = !what;
    note.querySelectorAll('[data-lost]').forEach((one) => { one.hidden = one.dataset.lost !== what; });
    if (what && what !== before) note.scrollIntoView({ block: 'center' });
    const back = document.getElementById('online');
    if (back) back.hidden = Boolean(what) || (back.hidden && before !== 'server' && before !== 'session');
    if ((what === 'server' || what === 'session') && !probing) probing = window.setTimeout(lookAgain, PROBE_MILLIS);
  };

  const lookAgain = async () => {
    probing = 0;
    const note = document.getElementById('offline');
    if (!note || note.hidden) return;
    const what = await probe();
    lost(what);
    if (!what) document.dispatchEvent(new Event('mh:back'));
  };

  /* What Faces answered to a refresh that nobody has asked for: see mhRefresh of the pages. */
  window.mhRefreshed = (xhr) => {
    const what = stateOf({ ok: xhr && xhr.status === 200, status: xhr ? xhr.status : 0 });
    if (what || !document.getElementById('offline').hidden) lost(what);
  };

  /* A button that sends the whole page (a file, a print) would lose it if nobody is signed in any more: look before. */
  const SECOND_CLICK_MILLIS = 1000;

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!button || form.method !== 'post' || form.dataset.looked || !document.getElementById('offline')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.sending) return; // A second click: the first one is on its way.
    form.dataset.sending = 'yes';
    const what = await probe();
    lost(what);
    switchButtonsOn();
    if (!what) {
      form.dataset.looked = 'yes';
      form.requestSubmit(button);
      delete form.dataset.looked;
    }
    // Prints leave the page where it is: it can be sent again. An upload is replaced by its answer.
    if (what || !button.dataset.sends) window.setTimeout(() => delete form.dataset.sending, what ? 0 : SECOND_CLICK_MILLIS);
  }, true);

  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sending]')
    .forEach((form) => delete form.dataset.sending));

  const sayIncident = (incident) => {
    const place = document.getElementById('lost-incident');
    if (!place) return;
    place.textContent = incident ? `${place.dataset.words} ${incident}` : '';
  };

  /* PrimeFaces leaves the button of a failed request switched off; what was typed must be sendable again. */
  const switchButtonsOn = () => document.querySelectorAll('button.ui-state-loading').forEach((button) => {
    button.disabled = false;
    button.removeAttribute('aria-disabled');
    button.classList.remove('ui-state-loading', 'ui-state-disabled');
    button.querySelectorAll('.ui-icon-loading').forEach((icon) => icon.remove());
  });

  if (window.jQuery) {
    const $ = window.jQuery;
    $(document)
      .on('pfAjaxError', (event, xhr) => {
        window.setTimeout(switchButtonsOn, 0);
        sayIncident(xhr && xhr.getResponseHeader('Incident'));
        lost(stateOf({ ok: false, status: xhr ? xhr.status : 0 }));
      })
      .on('pfAjaxSuccess', () => {
        lost('');
        const back = document.getElementById('online');
        if (back) back.hidden = true;
      })
      .on('pfAjaxComplete', () => window.setTimeout(showFaults, 0));
  }

  tieFaults();
  reveal();
})();
