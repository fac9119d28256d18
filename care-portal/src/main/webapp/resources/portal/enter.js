/* Enter in a field: the browser presses the first button of the form, which in a list is that of its first row. Here it presses the
   button that follows the field, or none; one that waits for its answer, and so is switched off, is not pressed again, nor another
   in its place. A field that filters a list sends nothing. */
(() => {
  'use strict';

  const OWN_ENTER = ['button', 'submit', 'reset', 'image', 'file'];

  const follows = (field, button) => Boolean(field.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING);

  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || !(field instanceof HTMLInputElement)) return;
    if (field.matches('[data-filter]')) {
      event.preventDefault();
      return;
    }
    if (!field.form || OWN_ENTER.includes(field.type)) return;
    const buttons = [...field.form.elements].filter((one) => one.type === 'submit' && !one.matches(':disabled'));
    if (!buttons.length || follows(field, buttons[0])) return;
    event.preventDefault();
    const meant = [...field.form.elements].find((one) => one.type === 'submit' && follows(field, one) && one.checkVisibility()
      && (!one.disabled || one.matches('.ui-state-loading')));
    if (meant) meant.click();
  });
})();
