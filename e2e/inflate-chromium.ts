import chromium from '@sparticuz/chromium'

// Run by browser.ts in a process of its own: the package decides where to unpack from TMPDIR and the
// AWS_… variables when it is loaded.
process.stdout.write(await chromium.executablePath())
