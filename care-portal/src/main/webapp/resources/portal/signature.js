/* A signature drawn with finger, pen or mouse (D12); and the button that prints a page. The picture goes into a hidden field. */
(() => {
  'use strict';

  const point = (canvas, event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * (canvas.width / box.width), (event.clientY - box.top) * (canvas.height / box.height)];
  };

  const white = (canvas) => {
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = '#000';
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
  };

  const field = (canvas) => document.getElementById(canvas.dataset.signature);

  const restore = (canvas) => {
    white(canvas);
    if (!field(canvas).value) return;
    const picture = new Image();
    picture.addEventListener('load', () => canvas.getContext('2d').drawImage(picture, 0, 0));
    picture.src = field(canvas).value;
  };

  const begin = (canvas) => {
    if (canvas.dataset.ready) return;
    canvas.dataset.ready = 'true';
    restore(canvas);
    let drawing = false;
    canvas.addEventListener('pointerdown', (event) => {
      drawing = true;
      canvas.setPointerCapture(event.pointerId);
      const pen = canvas.getContext('2d');
      pen.beginPath();
      pen.moveTo(...point(canvas, event));
    });
    canvas.addEventListener('pointermove', (event) => {
      if (!drawing) return;
      const pen = canvas.getContext('2d');
      pen.lineTo(...point(canvas, event));
      pen.stroke();
    });
    ['pointerup', 'pointercancel'].forEach((end) => canvas.addEventListener(end, () => {
      if (!drawing) return;
      drawing = false;
      field(canvas).value = canvas.toDataURL('image/png');
    }));
  };

  const beginAll = () => document.querySelectorAll('canvas[data-signature]').forEach(begin);

  document.addEventListener('click', (event) => {
    const clear = event.target.closest('[data-signature-clear]');
    if (clear) {
      const canvas = document.querySelector(`canvas[data-signature="${clear.dataset.signatureClear}"]`);
      field(canvas).value = '';
      white(canvas);
    }
    if (event.target.closest('[data-print]')) window.print();
  });
  if (window.jQuery) window.jQuery(document).on('pfAjaxComplete', beginAll);
  beginAll();
})();
