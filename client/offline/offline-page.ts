/** Shown when there is no network and the page was never opened on this device. */
export const offlinePage = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No connection – Evenboard</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem}</style>
<h1>No connection</h1>
<p>This page has not been opened on this device before, so it cannot be shown without a connection.</p>
<p>Boards you have opened here still open. What you write in them is kept on this device and sent when the connection is back.</p>
<p><a href="">Try again</a></p>
</html>`
