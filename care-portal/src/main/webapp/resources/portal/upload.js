/* Says at once, beside the field, that the files are too large (data-most-bytes, all of the field together), and does not send them. */
(() => {
  'use strict';

  const size = (input) => [...input.files].reduce((sum, file) => sum + file.size, 0);

  const isTooLarge = (input) => size(input) > Number(input.dataset.mostBytes);

  const say = (input) => {
    const field = input.closest('.mh-field');
    const fault = field.querySelector('.mh-error');
    const wrong = isTooLarge(input);
    if (wrong || input.dataset.said) fault.textContent = wrong ? input.dataset.tooLarge : '';
    if (wrong) input.dataset.said = 'yes';
    else delete input.dataset.said;
    field.classList.toggle('mh-field--error', fault.textContent.trim() !== '');
    if (wrong) {
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', fault.id);
    } else {
      input.removeAttribute('aria-invalid');
    }
  };

  document.addEventListener('change', (event) => {
    if (event.target.matches('input[type=file][data-most-bytes]')) say(event.target);
  });

  /* On the window, so that this is asked before portal.js looks whether the server answers. */
  window.addEventListener('submit', (event) => {
    const large = [...event.target.querySelectorAll('input[type=file][data-most-bytes]')].find(isTooLarge);
    if (!large) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(large);
    large.focus();
    large.closest('.mh-field').scrollIntoView({ block: 'center' });
  }, true);
})();
