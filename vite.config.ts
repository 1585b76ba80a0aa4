import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page of the local Slack, built into dist/static; it loads nothing from anywhere else. */
export default defineConfig({
  root: 'src/page',
  base: './',
  plugins: [react()],
  build: { outDir: '../../dist/static', emptyOutDir: true, chunkSizeWarningLimit: 2000, reportCompressedSize: false },
  logLevel: 'warn',
})
