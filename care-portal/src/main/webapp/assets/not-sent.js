/* On an error page: what was sent has not arrived, so the draft of its form stays (draft.js forgets what was sent). */
Object.keys(window.sessionStorage).filter((key) => key.startsWith('mh-draft:')).forEach((key) => {
  try {
    const draft = JSON.parse(window.sessionStorage.getItem(key));
    if (draft.sent) window.sessionStorage.setItem(key, JSON.stringify({ ...draft, sent: false }));
  } catch (unreadable) {
    window.sessionStorage.removeItem(key);
  }
});
