// Keeps what is being written, every twenty seconds when something has changed, and says when. Nothing is kept in the browser.
for (const line of document.querySelectorAll('[data-draft]')) {
  const form = line.closest('form');
  const written = () => new URLSearchParams(new FormData(form));
  let kept = written().toString();
  const timer = setInterval(async () => {
    const now = written();
    if (now.toString() === kept) {
      return;
    }

    try {
      const answer = await fetch('/utkast/behall', { method: 'POST', body: now, headers: { Accept: 'text/plain' }, redirect: 'manual' });
      if (answer.ok) {
        line.textContent = await answer.text();
        kept = now.toString();
      }
    } catch {
      // No network: tried again in twenty seconds.
    }
  }, 20000);
  form.addEventListener('submit', () => clearInterval(timer));
}
