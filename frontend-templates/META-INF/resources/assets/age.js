// Keeps every <time class="age"> true while the page stays open. The server writes the same words (Times.java).
const text = seconds => {
  if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return `${Math.floor(seconds / 3600)} h`;
};

function tick() {
  const now = Date.now() + skew;
  for (const age of document.querySelectorAll('time.age')) {
    const seconds = (now - Date.parse(age.dateTime)) / 1000;
    if (seconds >= 0 && seconds < 43200) {
      const words = text(seconds);
      if (age.firstChild.data !== words) age.firstChild.data = words;
    }
    const stale = Number(age.dataset.stale);
    if (stale) age.classList.toggle('stale', seconds > stale);
  }
}

// The page's own idea of now comes from the server, so that a handheld with a wrong clock shows right ages.
const served = Date.parse(document.documentElement.dataset.now);
const skew = Number.isNaN(served) ? 0 : served - Date.now() + performance.now();
setInterval(tick, 1000);
document.addEventListener('htmx:afterSettle', tick);
