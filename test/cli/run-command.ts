import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { vi } from 'vitest'
import { runCommandLine } from '../../src/cli/command-line.js'
import { corpusAssistant, PROJECT } from '../fixtures/loaded.js'

export interface Run {
  status: number
  stdout: string
  stderr: string
}

/**
 * One command in this process, over the assistant that other tests use too or, with a folder for DATA_DIR, over one that
 * knows the library there; standard input is not there.
 */
export async function teleworkHere(args: string[], dataDir?: string): Promise<Run> {
  const said = { stdout: '', stderr: '' }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.stdout += String(text)
      return true
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.stderr += String(text)
      return true
    }),
    vi.spyOn(console, 'log').mockImplementation((line) => {
      said.stdout += `${line}\n`
    }),
    vi.spyOn(console, 'error').mockImplementation((line) => {
      said.stderr += `${line}\n`
    }),
  ]
  const before = process.env.DATA_DIR
  if (dataDir !== undefined) process.env.DATA_DIR = dataDir
  try {
    const status = await (dataDir === undefined ? runCommandLine(args, corpusAssistant) : runCommandLine(args))
    return { status, ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
    if (before === undefined) delete process.env.DATA_DIR
    else process.env.DATA_DIR = before
  }
}

/** The built program, as a process. */
export function teleworkProcess(args: string[], input = ''): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(PROJECT, 'dist/cli/main.js'), ...args],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
    child.stdin?.end(input)
  })
}
