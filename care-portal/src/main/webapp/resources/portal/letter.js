/* Letters with a code: a scanned code stands behind the hash and is put into its field; printing. */
(() => {
  'use strict';

  const field = document.getElementById('code');
  if (field && window.location.hash.length > 1 && !field.value) {
    field.value = window.location.hash.slice(1);
    window.history.replaceState(null, '', window.location.pathname);
    const next = document.getElementById('born');
    if (next) next.focus();
  }

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) window.print();
  });
})();
