/* What is typed into a form survives a reload, the back button and a lost session.
   It stays in this tab only (sessionStorage), belongs to the person who typed it, and goes when the form is sent,
   at sign-out, with the tab, or after twelve hours. Only what was changed is brought back: what others have changed since in
   the other fields stays as it is. A field that was not there any more when the form was kept, as after an answer was sent, holds
   nothing to bring back. Files, passwords and what is marked data-no-draft are never kept. */
(() => {
  'use strict';

  const PREFIX = 'mh-draft:';
  const LIFE_MILLIS = 12 * 60 * 60 * 1000;
  const NEVER = ['hidden', 'submit', 'button', 'file', 'password'];

  const store = window.sessionStorage;

  const drafts = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));

  const forget = (keep) => drafts()
    .filter((key) => !(keep && key.startsWith(keep)))
    .forEach((key) => store.removeItem(key));

  const fields = (form) => [...form.elements]
    .filter((one) => one.name && !NEVER.includes(one.type) && !one.closest('[data-no-draft]'));

  const isChoice = (one) => one.type === 'checkbox' || one.type === 'radio';

  const values = (form) => fields(form)
    .filter((one) => !isChoice(one) || one.checked)
    .map((one) => [one.name, one.value]);

  const names = (form) => [...new Set(fields(form).map((one) => one.name))];

  const of = (list, name) => list.filter(([one]) => one === name).map(([, value]) => value);

  const read = (key) => {
    try {
      const draft = JSON.parse(store.getItem(key));
      return draft && Date.now() - draft.at < LIFE_MILLIS ? draft : null;
    } catch (unreadable) {
      return null;
    }
  };

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /* The names of the fields that were changed, and whose change is not what the page shows already. */
  const changed = (form, draft) => {
    const now = values(form);
    return new Set(names(form)
      .filter((name) => !draft.names || draft.names.includes(name))
      .filter((name) => !same(of(draft.values, name), of(draft.base || [], name)) || !draft.base)
      .filter((name) => !same(of(draft.values, name), of(now, name))));
  };

  const restore = (form, draft, typedInto) => fields(form).filter((one) => typedInto.has(one.name)).forEach((one) => {
    const typed = of(draft.values, one.name);
    if (isChoice(one)) one.checked = typed.includes(one.value);
    else if (typed.length) [one.value] = typed;
  });

  const offerToDiscard = (key) => {
    const note = document.getElementById('draft-note');
    if (!note) return;
    note.hidden = false;
    note.querySelector('button').addEventListener('click', () => {
      store.removeItem(key);
      window.location.reload();
    });
  };

  const keyOf = (form) => `${PREFIX}${form.dataset.draftOf}:${form.dataset.draft}`;

  /* A form that was sent as a whole page has arrived when its page says so, or another page of the hub has come. */
  const isDone = (draft, form) => draft.sent && (!form || document.querySelector('main .mh-note--done:not([hidden])'));

  const begin = (form) => {
    const key = keyOf(form);
    const base = values(form);
    const draft = read(key);
    const typedInto = draft ? changed(form, draft) : new Set();
    if (typedInto.size) {
      restore(form, draft, typedInto);
      form.dispatchEvent(new Event('change', { bubbles: true }));
      offerToDiscard(key);
    }
    const save = (more) => store.setItem(key, JSON.stringify({ at: Date.now(), base, names: names(form), values: values(form), ...more }));
    const keep = () => save({});
    form.addEventListener('input', keep);
    form.addEventListener('change', keep);
    form.addEventListener('submit', (event) => {
      if (!event.defaultPrevented && event.submitter && event.submitter.dataset.sends) save({ sent: true });
    });
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxSuccess', (event, xhr) => {
        if (xhr && (xhr.responseText || '').includes('<redirect')) store.removeItem(key);
        else window.setTimeout(keep, 0); // Once the answer stands in the page: what was sent is no draft any more.
      });
    }
  };

  document.addEventListener('click', (event) => {
    if (event.target.closest('a[href="/logout"]')) {
      forget();
      // The driver's page forgets its tour when it is opened next.
      window.localStorage.setItem('medhub-signed-out', '1');
    }
  });
  if (document.body.dataset.person) forget(`${PREFIX}${document.body.dataset.person}:`);
  const forms = [...document.querySelectorAll('form[data-draft]')];
  drafts().filter((key) => {
    const draft = read(key);
    return draft && isDone(draft, forms.find((form) => keyOf(form) === key));
  }).forEach((key) => store.removeItem(key));
  forms.forEach(begin);
})();
