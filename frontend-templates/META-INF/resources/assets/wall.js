// A screen on a wall: turns over what does not fit, and starts afresh now and then, so that it can hang for weeks.
const TURN_MS = 12000;
const AFRESH_MS = 6 * 3600 * 1000;
const mark = document.getElementById('live-mark');

setInterval(() => {
  const page = document.scrollingElement;
  const end = page.scrollHeight - page.clientHeight;
  if (end < 8) return;
  page.scrollTop = page.scrollTop >= end - 8 ? 0 : Math.min(end, page.scrollTop + page.clientHeight * 0.9);
}, TURN_MS);

// Only while the server answers: an old picture with its age is better than an error page.
setTimeout(function afresh() {
  if (!mark || mark.hidden || mark.dataset.state === 'live') location.reload();
  else setTimeout(afresh, 60000);
}, AFRESH_MS);
