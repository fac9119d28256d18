/* A questionnaire: what depends on other answers appears and goes at once (Q3), and what is typed is kept as you go (assessment Q9). */
(() => {
  'use strict';

  const QUIET_MILLIS = 1500;

  const answers = (form, name) => [...form.elements]
    .filter((one) => one.name === name && ((one.type !== 'radio' && one.type !== 'checkbox') || one.checked))
    .map((one) => one.value.trim())
    .filter((value) => value !== '');

  const number = (text) => Number(text.replace(',', '.'));

  const compare = (given, wanted) => (Number.isNaN(number(given)) || Number.isNaN(number(wanted))
    ? given.localeCompare(wanted) : number(given) - number(wanted));

  const OPERATORS = {
    '>': (order) => order > 0, '>=': (order) => order >= 0, '<': (order) => order < 0, '<=': (order) => order <= 0,
  };

  const holds = (form, [name, operator, wanted]) => {
    const given = answers(form, name);
    if (operator === 'exists') return (given.length > 0) === (wanted === 'true');
    if (operator === '=') return given.includes(wanted);
    if (operator === '!=') return !given.includes(wanted);
    return given.some((one) => OPERATORS[operator](compare(one, wanted)));
  };

  const show = (form) => form.querySelectorAll('[data-when]:not([data-when=""])').forEach((part) => {
    const asked = JSON.parse(part.dataset.when)
      .every(({ any, tests }) => (any ? tests.some((test) => holds(form, test)) : tests.every((test) => holds(form, test))));
    part.hidden = !asked;
  });

  const showAll = () => document.querySelectorAll('form[data-questions]').forEach(show);

  let waiting = 0;
  const keep = (form) => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (typeof window.mhKeepDraft === 'function' && form.dataset.questions === 'keep') window.mhKeepDraft();
    }, QUIET_MILLIS);
  };

  ['input', 'change'].forEach((kind) => document.addEventListener(kind, (event) => {
    const form = event.target.closest('form[data-questions]');
    if (!form) return;
    show(form);
    keep(form);
  }));
  if (window.jQuery) window.jQuery(document).on('pfAjaxComplete', showAll);
  showAll();
})();
