#!/usr/bin/env node
import { runCommandLine } from './command-line.js'

// Whoever reads the output has read enough (`telework export | head`): there is nothing left to do, and nothing wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCommandLine(process.argv.slice(2))
