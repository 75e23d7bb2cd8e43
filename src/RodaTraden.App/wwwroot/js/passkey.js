// Asks the browser to make a passkey, or to sign with one, and sends its answer with the form. Nothing is kept, and nothing is sent anywhere else.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', async (event) => {
    const answer = form.elements['Input.Answer'];
    if (answer.value) {
      return;
    }

    event.preventDefault();
    try {
      const asked = JSON.parse(form.dataset.options);
      const made = form.dataset.passkey === 'make'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
      answer.value = JSON.stringify(made.toJSON());
    } catch {
      // Refused, or not to be had here: the form goes without an answer, and the page that comes back says what to do.
      answer.value = '-';
    }

    form.requestSubmit();
  });
}
