// One event stream a page: <body data-live="stock door-3" data-live-since="…">. Each change of a topic becomes a
// "live:<topic>" event on the body, which htmx triggers use (hx-trigger="live:stock from:body").
const body = document.body;
const topics = (body.dataset.live || '').split(/[\s,]+/).filter(Boolean);
const mark = document.getElementById('live-mark');
const LATE_MS = 15000;
const SETTLE_MS = 6000;
let since = body.dataset.liveSince || '';
let stream = null;
let heard = Date.now();

function connect() {
  const query = new URLSearchParams({ topics: topics.join(','), since });
  stream = new EventSource(`/live?${query}`);
  stream.onopen = () => { refusals = 0; heard = Date.now(); show(); };
  stream.onerror = show;
  stream.addEventListener('ping', () => { heard = Date.now(); show(); });
  stream.addEventListener('change', event => {
    heard = Date.now();
    if (event.lastEventId) since = event.lastEventId;
    body.dispatchEvent(new CustomEvent(`live:${event.data}`, { bubbles: true }));
    show();
  });
}

function show() {
  const silent = Date.now() - heard;
  const open = stream && stream.readyState === EventSource.OPEN;
  // The server ends a stream now and then, and it comes back at once: that is no reason to alarm anybody.
  const state = silent <= SETTLE_MS || (open && silent <= LATE_MS) ? 'live' : open ? 'late' : 'reconnecting';
  const words = { live: 'live', late: `${Math.floor(silent / 1000)} s old`, reconnecting: 'reconnecting' }[state];
  if (mark.dataset.state !== state) mark.dataset.state = state;
  if (mark.lastElementChild.textContent !== words) mark.lastElementChild.textContent = words;
  // A refused stream stays closed: try again, not all at once.
  if (stream && stream.readyState === EventSource.CLOSED) reconnect();
}

let retry = 0;
let refusals = 0;
function reconnect() {
  if (retry) return;
  const wait = Math.min(60000, 2000 * 2 ** refusals++);
  retry = setTimeout(() => { retry = 0; connect(); }, wait * (0.5 + Math.random()));
}

if (mark && topics.length) {
  mark.hidden = false;
  connect();
  setInterval(show, 1000);
  // A page that nobody sees holds no connection; when it comes back it asks for what it missed.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { stream.close(); clearTimeout(retry); retry = 0; } else if (stream.readyState === EventSource.CLOSED) connect();
  });
  addEventListener('pagehide', () => stream.close());
}
