'use strict';
// The screens of figures: printing. Charts are drawn by the server.
document.addEventListener('click', e => { if (e.target.closest('.js-print')) print(); });
