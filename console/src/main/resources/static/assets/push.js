'use strict';
// Asks the browser for a subscription and hands it to the page's form. What to say comes from the page.
(() => {
  const box = $('#day'), say = $('#day-loi'), button = $('#day-bat');
  if (!box || !button) return;
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    say.textContent = box.dataset.cannot;
    return;
  }
  button.hidden = false;
  button.addEventListener('click', async () => {
    say.textContent = '';
    if (await Notification.requestPermission() !== 'granted') {
      say.textContent = box.dataset.denied;
      return;
    }
    button.disabled = true;
    try {
      await navigator.serviceWorker.register(box.dataset.worker, { scope: box.dataset.scope });
      const worker = await ready(box.dataset.scope);
      const now = await worker.pushManager.getSubscription();
      // One made with another key is of no use to the service.
      if (now) await now.unsubscribe();
      const made = (await worker.pushManager.subscribe({
        userVisibleOnly: true, applicationServerKey: box.dataset.key })).toJSON();
      const form = $('#day-gui');
      form.elements.endpoint.value = made.endpoint;
      form.elements.p256dh.value = made.keys.p256dh;
      form.elements.auth.value = made.keys.auth;
      form.submit();
    } catch (e) {
      say.textContent = box.dataset.failed;
      button.disabled = false;
    }
  });
  // The worker's scope holds no page, so navigator.serviceWorker.ready would wait for ever.
  async function ready(scope) {
    const worker = await navigator.serviceWorker.getRegistration(scope);
    const coming = worker.installing || worker.waiting;
    if (!worker.active && coming) {
      await new Promise(done => coming.addEventListener('statechange', () => { if (coming.state === 'activated') done(); }));
    }
    return worker;
  }
})();
