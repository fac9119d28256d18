/* Speaks up while a value is typed (K4): what cannot be, what is rare. The server decides; this only saves a round. */
(() => {
  'use strict';

  const number = (text) => (/^\d{1,4}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : NaN);

  const judge = (input) => {
    const text = input.value.trim();
    if (!text) return '';
    const value = number(text);
    if (Number.isNaN(value)) return 'no-number';
    const { lowest, rarelyBelow, rarelyAbove, highest } = input.dataset;
    if (value < Number(lowest) || value > Number(highest)) return 'impossible';
    return value < Number(rarelyBelow) || value > Number(rarelyAbove) ? 'unusual' : '';
  };

  const speak = (input, word) => {
    const place = document.querySelector(`[data-soft-of="${input.id}"]`);
    if (place) place.querySelectorAll('[data-soft]').forEach((one) => { one.hidden = one.dataset.soft !== word; });
  };

  /* A number that is only half typed is no mistake yet: "no number" and "impossible" wait until the field is left. */
  document.addEventListener('input', (event) => {
    if (event.target.matches('input[data-lowest]')) {
      const word = judge(event.target);
      const last = event.target.dataset.told || '';
      speak(event.target, word === 'unusual' || word === last ? word : '');
    }
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('input[data-lowest]')) {
      event.target.dataset.told = judge(event.target);
      speak(event.target, event.target.dataset.told);
    }
  });
})();
