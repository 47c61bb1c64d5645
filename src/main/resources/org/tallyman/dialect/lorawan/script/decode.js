// Asks the codec that was loaded what a payload says, in the words of the server that it was written for.
(() => {
  let said;
  try {
    const given = JSON.parse(java_invoke('codec', 'in', ''));
    const [name, decode] = globalThis.$codec;
    let answer;
    if (name === 'decodeUplink') {
      const recvTime = new Date(given.recvTime);
      const all = decode({ bytes: given.bytes, fPort: given.fPort, variables: given.variables, recvTime });
      answer = all && typeof all === 'object'
        ? { data: all.data, warnings: all.warnings, errors: all.errors }
        : { data: null };
    } else if (name === 'Decode') {
      answer = { data: decode(given.fPort, given.bytes, given.variables) };
    } else {
      answer = { data: decode(given.bytes, given.fPort) };
    }
    said = JSON.stringify(answer);
  } catch (e) {
    said = JSON.stringify({ thrown: String(e), stack: e && typeof e.stack === 'string' ? e.stack : '' });
  }
  java_invoke('codec', 'out', said);
})();
