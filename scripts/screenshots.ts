/** Makes the pictures of the README. They are taken in the browser of the end-to-end tests, which is why their script lives there. */
await import(new URL('../test/support/pictures.ts', import.meta.url).href)
