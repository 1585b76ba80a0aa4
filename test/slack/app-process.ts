import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/app/main.js', import.meta.url))

/** Nothing is timed by it: it ends what hangs, on a busy machine too. */
const MOST_MS = 60_000

/** The built program, with an environment of its own. */
export class AppProcess {
  readonly child: ChildProcess
  /** What it wrote to standard error, as it did. */
  written = ''
  stdout = ''
  exitCode: number | null | undefined

  constructor(env: Record<string, string>, cwd?: string, args: string[] = []) {
    this.child = spawn(process.execPath, [MAIN, ...args], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd !== undefined && { cwd }),
    })
    this.child.stderr?.on('data', (data) => {
      this.written += String(data)
    })
    this.child.stdout?.on('data', (data) => {
      this.stdout += String(data)
    })
    this.child.on('exit', (code) => {
      this.exitCode = code
    })
  }

  /** Its log, a line each, as it would stand on a terminal; what is no line of the log as it is. */
  get stderr(): string {
    return this.written.replace(/^\{"time".*\}$/gm, (line) => {
      const { level, message } = JSON.parse(line) as { level: string; message: string }
      return `${level} ${message}`
    })
  }

  async ready(maxMs = MOST_MS): Promise<void> {
    await until(
      `ready; so far: ${this.stderr}`,
      () => /^info ready$/m.test(this.stderr) || this.exitCode !== undefined,
      maxMs,
    )
    if (this.exitCode !== undefined) throw new Error(`ended with ${this.exitCode}: ${this.stderr}`)
  }

  async ended(maxMs = MOST_MS): Promise<number | null> {
    await until('the end of the process', () => this.exitCode !== undefined, maxMs)
    return this.exitCode ?? null
  }

  async stop(): Promise<void> {
    if (this.exitCode !== undefined) return
    this.child.kill('SIGKILL')
    await this.ended()
  }
}

export type TransportName = 'Socket Mode' | 'signed HTTP'

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Waits until it holds; fails with what it waited for. */
export async function until(what: string, holds: () => boolean, maxMs = MOST_MS): Promise<void> {
  const deadline = Date.now() + maxMs
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited ${maxMs} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
