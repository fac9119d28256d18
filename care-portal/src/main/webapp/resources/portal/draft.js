/* What is typed into a long form survives a reload, the back button and a lost session.
   It stays in this tab only (sessionStorage), belongs to the person who typed it, and goes when the form is sent,
   at sign-out, with the tab, or after twelve hours. */
(() => {
  'use strict';

  const PREFIX = 'mh-draft:';
  const LIFE_MILLIS = 12 * 60 * 60 * 1000;

  const store = window.sessionStorage;

  const forget = (keep) => Object.keys(store)
    .filter((key) => key.startsWith(PREFIX) && !(keep && key.startsWith(keep)))
    .forEach((key) => store.removeItem(key));

  const fields = (form) => [...form.elements].filter((one) => one.name && one.type !== 'hidden' && one.type !== 'submit'
    && one.type !== 'button');

  const values = (form) => fields(form)
    .filter((one) => (one.type !== 'checkbox' && one.type !== 'radio') || one.checked)
    .map((one) => [one.name, one.value]);

  const save = (form, key) => store.setItem(key, JSON.stringify({ at: Date.now(), values: values(form) }));

  const read = (key) => {
    try {
      const draft = JSON.parse(store.getItem(key));
      return draft && Date.now() - draft.at < LIFE_MILLIS ? draft : null;
    } catch (unreadable) {
      return null;
    }
  };

  const restore = (form, draft) => fields(form).forEach((one) => {
    const typed = draft.values.filter(([name]) => name === one.name).map(([, value]) => value);
    if (one.type === 'checkbox' || one.type === 'radio') one.checked = typed.includes(one.value);
    else if (typed.length) [one.value] = typed;
  });

  const differs = (form, draft) => JSON.stringify(values(form)) !== JSON.stringify(draft.values);

  const begin = (form) => {
    const person = `${PREFIX}${form.dataset.draftOf}:`;
    const key = person + form.dataset.draft;
    forget(person);
    const draft = read(key);
    if (draft && differs(form, draft)) {
      restore(form, draft);
      form.dispatchEvent(new Event('change', { bubbles: true }));
      const note = document.getElementById('draft-note');
      if (note) {
        note.hidden = false;
        note.querySelector('button').addEventListener('click', () => {
          store.removeItem(key);
          window.location.reload();
        });
      }
    }
    const keep = () => save(form, key);
    form.addEventListener('input', keep);
    form.addEventListener('change', keep);
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxSuccess', (event, xhr) => {
        if (xhr && (xhr.responseText || '').includes('<redirect')) store.removeItem(key);
        else window.setTimeout(keep, 0); // Once the answer stands in the page: what was sent is no draft any more.
      });
    }
  };

  document.addEventListener('click', (event) => {
    if (event.target.closest('a[href="/logout"]')) forget();
  });
  document.querySelectorAll('form[data-draft]').forEach(begin);
})();
