// Small comforts that pages do without where scripts are off: copying, the focus of an error summary, closing menus.
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (button) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.classList.add('done');
      setTimeout(() => button.classList.remove('done'), 1500);
    } catch {
      // No clipboard without HTTPS: select the text, so that Ctrl+C takes it.
      const text = button.parentElement.querySelector('[data-copied]');
      if (text) getSelection().selectAllChildren(text);
    }
  }
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    menu.open = false;
    menu.firstElementChild.focus();
  }
});

// A refusal names the field as programs do; who looks at the form knows it by its label.
const summary = () => {
  const wrongs = document.querySelector('[data-error-summary]');
  wrongs?.querySelectorAll('a').forEach(a => {
    const name = a.hash.slice(1);
    const label = document.querySelector(`label[for="${CSS.escape(name)}"]`)?.firstChild.textContent.trim();
    if (label && a.textContent.startsWith(name + ' ')) a.textContent = label + ': ' + a.textContent.slice(name.length + 1);
  });
  wrongs?.focus();
};
summary();
document.addEventListener('htmx:afterSettle', event => {
  if (event.target.querySelector?.('[data-error-summary]')) summary();
});

// Server refusals come as a fragment with their status: show them where the answer was expected. Live parts keep what they
// show (live.js).
document.addEventListener('htmx:beforeSwap', event => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.status >= 400 && !requestConfig.elt.matches('[hx-trigger*="live:"], [hx-trigger*="every "]') && xhr.getResponseHeader('Content-Type')?.startsWith('text/html')) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
