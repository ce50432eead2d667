/** A page with the chat on it, as a site would have it: where an administrator tries it before the site does. */
export const trialPage = (line: number): string => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>Essai du clavardage · Trying the chat</title>
    <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 38rem; margin: 4rem auto; padding: 0 1.5rem; }
      code { background: color-mix(in srgb, currentColor 10%, transparent); padding: 0.1em 0.3em; border-radius: 4px; }
    </style>
  </head>
  <body>
    <h1>Votre site</h1>
    <p>Le clavardage est en bas à droite, comme il le sera sur votre site. Ce que vous y écrivez arrive au bureau.</p>
    <p lang="en">The chat is at the bottom right, as it will be on your site. What you write there reaches the desk.</p>
    <script type="module" src="/chat.js?line=${line}"></script>
  </body>
</html>
`;
