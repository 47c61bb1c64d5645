// "/" goes to the one search field. A scanner that types (keyboard wedge) is heard anywhere: where no form claims its
// characters they land in the search field, group separators kept, and are looked up.
const field = document.getElementById('search');
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
    field.value = run;
    run = '';
    field.form.requestSubmit();
    return;
  }
  const typed = key(event);
  if (typed === '/' && run === '') {
    event.preventDefault();
    field.focus();
    field.select();
    return;
  }
  if (typed === GS) event.preventDefault();
  run += typed;
});

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
