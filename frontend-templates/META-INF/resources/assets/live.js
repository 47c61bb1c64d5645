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

// A live part: an element that htmx fetches again at each change, or every so often. It is swapped inside, so that htmx remembers a change that
// comes while another is fetched. What could not be fetched is asked for again, since a change is told only once; until
// then the old picture stays, with its ages.
const PART = '[hx-trigger*="live:"], [hx-trigger*="every "]';
const AGAIN_MS = 2000;
const AGAIN_MAX_MS = 30000;
const failures = new WeakMap();
const partOf = event => event.detail.requestConfig?.elt.closest(PART);

document.addEventListener('htmx:beforeSwap', event => {
  const part = partOf(event);
  if (!part) return;
  const { xhr, pathInfo, target } = event.detail;
  // Sent elsewhere, or let in no more: the page itself says so best.
  const elsewhere = xhr.responseURL && new URL(xhr.responseURL).pathname !== new URL(pathInfo.requestPath, location).pathname;
  if (elsewhere || [401, 403, 404].includes(xhr.status)) {
    event.detail.shouldSwap = false;
    location.reload();
  } else if (xhr.status < 400) {
    keep(target);
  } else {
    event.detail.shouldSwap = false;
  }
});

document.addEventListener('htmx:afterRequest', event => {
  const part = partOf(event);
  if (!part) return;
  if (event.detail.successful) { failures.delete(part); return; }
  const failed = (failures.get(part) || 0) + 1;
  failures.set(part, failed);
  const change = event.detail.requestConfig?.triggeringEvent?.type;
  if (!change) return;
  const wait = Math.min(AGAIN_MAX_MS, AGAIN_MS * 2 ** (failed - 1));
  setTimeout(() => body.dispatchEvent(new CustomEvent(change, { bubbles: true })), wait * (0.5 + Math.random()));
});

// Who is amid a part stays there: with the focus on the same thing, what was opened open, what was scrolled where it was.
let kept = null;
const sameAs = element => {
  const name = element.id ? `#${CSS.escape(element.id)}` : ['href', 'data-copy', 'name', 'datetime'].filter(each => element.hasAttribute(each))
    .map(each => `[${each}="${CSS.escape(element.getAttribute(each))}"]`).join('');
  return element.localName + name;
};

// The same thing after a swap, though others came above it: its place within the nearest that has a name.
function spot(element) {
  const named = element.closest('[id]') ?? document.body;
  return `${named.id} ${element.localName} ${[...named.querySelectorAll(element.localName)].indexOf(element)}`;
}

// Who has scrolled into a list reads on where it was: the first named thing in view, and how far down it is.
function reading(target) {
  const top = document.querySelector('header.top')?.offsetHeight || 0;
  if (target.getBoundingClientRect().top > top) return null;
  const first = [...target.querySelectorAll('li[id], tr[id]')].find(each => each.getBoundingClientRect().bottom > top);
  return first && { id: first.id, top: first.getBoundingClientRect().top };
}

function keep(target) {
  const focused = target.contains(document.activeElement) && document.activeElement !== target ? document.activeElement : null;
  const name = focused && sameAs(focused);
  kept = {
    name, nth: focused ? [...target.querySelectorAll(name)].indexOf(focused) : 0,
    open: new Set([...target.querySelectorAll('details[open]')].map(spot)),
    scrolled: new Map([...target.querySelectorAll('.scroll')].map(each => [spot(each), [each.scrollLeft, each.scrollTop]])),
    reading: reading(target),
  };
}

document.addEventListener('htmx:afterSwap', event => {
  const target = event.detail.target;
  if (!kept || !partOf(event) || !target) return;
  target.querySelectorAll('details').forEach(each => { if (kept.open.has(spot(each))) each.open = true; });
  target.querySelectorAll('.scroll').forEach(each => { const at = kept.scrolled.get(spot(each)); if (at) each.scrollTo(...at); });
  const same = kept.reading && document.getElementById(kept.reading.id);
  if (same) scrollBy({ top: same.getBoundingClientRect().top - kept.reading.top, behavior: 'instant' });
  if (kept.name) {
    const alike = target.querySelectorAll(kept.name);
    (alike[kept.nth] || alike[0])?.focus({ preventScroll: true });
  }
  kept = null;
});

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
