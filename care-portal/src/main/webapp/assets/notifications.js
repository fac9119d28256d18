/* This browser is told by web push: asks its owner, subscribes, and gives the subscription to the hub. */
const here = document.getElementById('push-here');
const said = document.getElementById('push-said');

const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const bytes = (text) => {
  const padded = text.replace(/-/g, '+').replace(/_/g, '/').padEnd(Math.ceil(text.length / 4) * 4, '=');
  return Uint8Array.from(window.atob(padded), (one) => one.charCodeAt(0));
};

/* How its owner recognises the browser in the list; the exact version is nobody's business. */
const label = () => {
  const agent = navigator.userAgent;
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((one) => agent.includes(one)) || 'Browser';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find((one) => agent.includes(one)) || '';
  return `${browser === 'Edg' ? 'Edge' : browser} ${system}`.trim();
};

const subscribe = async () => {
  const registration = await navigator.serviceWorker.register('/assets/notifications-worker.js');
  const subscription = await registration.pushManager.getSubscription()
    || await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(here.dataset.key) });
  const answer = await fetch('/api/notifications/devices', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...subscription.toJSON(), label: label() }),
  });
  if (!answer.ok) throw new Error(`The hub answers ${answer.status}`);
};

const switchOn = async () => {
  if (await Notification.requestPermission() !== 'granted') {
    said.textContent = said.dataset.refused;
    return;
  }
  try {
    await subscribe();
    window.location.reload();
  } catch {
    said.textContent = said.dataset.failed;
  }
};

if (here) {
  if (able) {
    here.hidden = false;
    here.querySelector('button').addEventListener('click', switchOn);
  } else {
    said.textContent = said.dataset.unable;
  }
}
