// Runs a codec once, in the global scope and as loosely as its server would, and keeps its entry.
(() => {
  let answer;
  const source = java_invoke('codec', 'in', '');
  const wrong = e => ({ thrown: String(e), stack: e && typeof e.stack === 'string' ? e.stack : '' });
  try {
    const pick = `
;typeof decodeUplink === 'function' ? ['decodeUplink', decodeUplink]
  : typeof Decode === 'function' ? ['Decode', Decode]
  : typeof Decoder === 'function' ? ['Decoder', Decoder] : null`;
    const entry = (0, eval)(source + pick);
    if (entry) {
      globalThis.$codec = entry;
      answer = { data: {} };
    } else {
      answer = { none: true };
    }
  } catch (e) {
    answer = wrong(e);
    if (e instanceof SyntaxError) {
      // Alone it breaks off where its own text does, and not in what was put behind it.
      try {
        (0, eval)(source);
      } catch (alone) {
        answer = wrong(alone);
      }
    }
  }
  java_invoke('codec', 'out', JSON.stringify(answer));
})();
