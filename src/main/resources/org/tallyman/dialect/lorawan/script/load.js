// Runs a codec once, in the global scope and as loosely as its server would, and keeps its entry.
(() => {
  let answer;
  try {
    const pick = `
;typeof decodeUplink === 'function' ? ['decodeUplink', decodeUplink]
  : typeof Decode === 'function' ? ['Decode', Decode]
  : typeof Decoder === 'function' ? ['Decoder', Decoder] : null`;
    const entry = (0, eval)(java_invoke('codec', 'in', '') + pick);
    if (entry) {
      globalThis.$codec = entry;
      answer = { data: {} };
    } else {
      answer = { none: true };
    }
  } catch (e) {
    answer = { thrown: String(e), stack: e && typeof e.stack === 'string' ? e.stack : '' };
  }
  java_invoke('codec', 'out', JSON.stringify(answer));
})();
