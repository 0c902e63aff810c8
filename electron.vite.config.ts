import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const here = (path: string) => resolve(import.meta.dirname, path)
const commonJs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' } as const

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: here('src/main/index.ts'),
          core: here('src/core-process/index.ts'),
          // A thread of the core, started by the path of its file.
          'xlsx-worker': here('src/core/imports/xlsx.worker.ts'),
        },
        output: commonJs,
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: { input: { index: here('src/preload/index.ts') }, output: commonJs },
    },
  },
  renderer: {
    root: here('src/renderer'),
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome114',
      minify: true,
      // It is read from the disk, not from a network.
      chunkSizeWarningLimit: 2000,
      assetsInlineLimit: 0,
      rollupOptions: { input: here('src/renderer/index.html') },
    },
  },
})
