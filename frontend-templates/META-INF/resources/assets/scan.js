// "/" goes to the one search field. A scanner that types (keyboard wedge) is heard anywhere: where no form claims its
// characters they land in the page's scan field, or else in the search field, group separators kept, and are looked up.
const form = document.querySelector('form[data-scan]');
const field = form ? form.querySelector('input') : document.getElementById('search');
const search = document.getElementById('search');
const FAST_MS = 35;      // people do not type this fast, scanners do
const SHORTEST = 6;
const GS = '\u001d';
let run = '';
let last = 0;

const claimed = target => target.closest('input, textarea, select, [contenteditable], [data-scan]');

function key(event) {
  // Wedges send the group separator as Ctrl+], as F8 or as the character itself.
  if (event.key === GS || event.key === 'F8' || (event.ctrlKey && event.key === ']')) return GS;
  if (event.ctrlKey || event.metaKey || event.altKey) return '';
  return event.key.length === 1 ? event.key : '';
}

document.addEventListener('keydown', event => {
  if (!field || claimed(event.target)) return;
  const now = event.timeStamp;
  if (now - last > FAST_MS * 4) run = '';
  last = now;
  if ((event.key === 'Enter' || event.key === 'Tab') && run.length >= SHORTEST) {
    event.preventDefault();
    const code = run;
    run = '';
    if (form) { take(code); return; }
    field.value = code;
    field.form.requestSubmit();
    return;
  }
  const typed = key(event);
  if (typed === '/' && run === '') {
    event.preventDefault();
    search?.focus();
    search?.select();
    return;
  }
  if (typed === GS) event.preventDefault();
  run += typed;
});

// The scan form: a code ends with Enter or Tab and waits its turn; nothing scanned is lost while the line is busy, away,
// or the page is loaded again. The field stays outside all that is swapped, and keeps the focus.
const QUEUE = 'tallyman-scans';
const AGAIN_MS = 1500;
const PATIENCE_MS = 10000;
const SHOWN = 20;
let queue = [];
let busy = false;

function take(code) {
  const text = code.trim();
  if (!text) return;
  queue.push(text);
  kept();
  drain();
}

function kept() {
  try { sessionStorage.setItem(QUEUE, JSON.stringify(queue)); } catch { /* Storage is full or forbidden: memory has it. */ }
}

function waiting(away) {
  const line = document.getElementById('waiting');
  line.hidden = !away && queue.length < 2;
  line.textContent = away ? `No answer from the server. ${queue.length} waiting, trying again.` : `${queue.length} waiting`;
}

async function drain() {
  if (busy) return;
  busy = true;
  while (queue.length) {
    waiting(false);
    try {
      const answer = await fetch(form.action, {
        method: 'POST', headers: { 'HX-Request': 'true', Accept: 'text/html' },
        body: new URLSearchParams({ code: queue[0] }), signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.redirected || answer.status === 401) { location.reload(); return; }
      if (answer.status >= 500) throw new Error(answer.statusText);
      show(await answer.text());
      queue.shift();
      kept();
      waiting(false);
    } catch {
      waiting(true);
      await new Promise(again => setTimeout(again, AGAIN_MS));
    }
  }
  busy = false;
}

function show(html) {
  const answers = document.querySelector(form.dataset.scan);
  answers.insertAdjacentHTML('afterbegin', html);
  while (answers.children.length > SHOWN) answers.lastElementChild.remove();
  const band = answers.firstElementChild;
  if (band?.dataset.sound) sound(band.dataset.sound);
}

if (form) {
  form.addEventListener('submit', event => { event.preventDefault(); take(field.value); field.value = ''; field.focus(); });
  field.addEventListener('keydown', event => {
    if (key(event) === GS) {
      event.preventDefault();
      field.setRangeText(GS, field.selectionStart, field.selectionEnd, 'end');
    } else if (event.key === 'Tab' && field.value && !event.shiftKey) {
      event.preventDefault();
      take(field.value);
      field.value = '';
    }
  });
  // What is touched beside a link or a field gives the focus back to the next scan.
  document.addEventListener('click', event => { if (!event.target.closest('a, button, input, summary, select, textarea')) field.focus({ preventScroll: true }); });
  try { queue = JSON.parse(sessionStorage.getItem(QUEUE)) || []; } catch { queue = []; }
  field.focus({ preventScroll: true });
  drain();
}

// Sound and vibration of a result band, different for yes, no and attention.
const TONES = { yes: [[1320, 0.08]], attention: [[880, 0.1], [880, 0.1]], no: [[220, 0.35]] };
const BUZZ = { yes: [40], attention: [60, 60, 60], no: [300] };
let audio;

function sound(kind) {
  if (navigator.vibrate) navigator.vibrate(BUZZ[kind] || []);
  audio ||= new AudioContext();
  let at = audio.currentTime;
  for (const [pitch, length] of TONES[kind] || []) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = kind === 'no' ? 'square' : 'sine';
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, at);
    volume.gain.linearRampToValueAtTime(0, at + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + length);
    at += length + 0.05;
  }
}

document.addEventListener('htmx:afterSwap', event => {
  const band = event.target.matches?.('[data-sound]') ? event.target : event.target.querySelector?.('[data-sound]');
  if (band) sound(band.dataset.sound);
});
