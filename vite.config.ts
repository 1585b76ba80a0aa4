import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page of the local Slack, built into dist/page; it loads nothing from anywhere else. */
export default defineConfig({
  root: 'src/playground/page',
  base: './',
  plugins: [react()],
  build: { outDir: '../../../dist/page', emptyOutDir: true, chunkSizeWarningLimit: 2000, reportCompressedSize: false },
  logLevel: 'warn',
})
