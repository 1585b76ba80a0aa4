import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/app/config-error.js'
import { dataDirProblems } from '../../src/app/data-dir.js'
import { faultWords } from '../../src/app/start-fault.js'
import { writeDocuments } from '../../src/data/library-store.js'
import { DataError } from '../../src/data/problem.js'

const folder = mkdtempSync(join(tmpdir(), 'fault-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const caught = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
const listening = (port: number, host: string) =>
  new Promise((resolve) => {
    const server = createServer()
    server.on('error', resolve)
    server.listen(port, host, () => resolve(server))
  })

describe('what a person is told of a start that fails', () => {
  it('is every problem of the configuration and of the data', () => {
    expect(faultWords(new ConfigError(['PORT: must be a port number']), 'slack')).toEqual([
      'PORT: must be a port number',
    ])
    const problem = { file: 'corpus/cases/a.md', line: 3, column: 1, path: 'sorce', message: 'unknown key' }
    expect(faultWords(new DataError([problem]), 'slack')).toEqual(['corpus/cases/a.md:3:1  sorce  unknown key'])
  })

  it('is which port is in use and how to choose another, in the language of the page where that starts', async () => {
    const first = (await listening(0, '127.0.0.1')) as ReturnType<typeof createServer>
    const { port } = first.address() as { port: number }
    const error = await listening(port, '127.0.0.1')
    first.close()
    expect(faultWords(error, 'slack')).toEqual([
      `PORT: ${port} is in use by another program (EADDRINUSE); choose another, such as PORT=${port + 1}`,
    ])
    expect(faultWords(error, 'page')).toEqual([
      `PORT: ポート${port}はほかのプログラムが使っています（EADDRINUSE）。PORT=${port + 1} のように、別の番号を指定してください`,
    ])
  })

  it('is the port for a port that this user may not have, and the host for an address of another machine', async () => {
    const refused = Object.assign(new Error(), { code: 'EACCES', syscall: 'listen', port: 80, address: '::' })
    expect(faultWords(refused, 'slack')).toEqual([
      'PORT: 80 may not be used by this user (EACCES); choose another, such as PORT=3000',
    ])
    expect(faultWords(await listening(0, '192.0.2.1'), 'slack')).toEqual([
      'HOST: 192.0.2.1 is no address of this machine (EADDRNOTAVAIL)',
    ])
  })

  it('is the server or the token where Slack refuses or is not there', () => {
    const refused = { code: 'slack_webapi_platform_error', data: { error: 'invalid_auth' } }
    expect(faultWords(refused, 'slack')).toEqual([
      'SLACK_BOT_TOKEN or SLACK_APP_TOKEN: the Slack server refused it (invalid_auth)',
    ])
    expect(faultWords({ code: 'slack_webapi_request_error' }, 'slack')).toEqual([
      'SLACK_API_URL: the Slack server cannot be reached (slack_webapi_request_error)',
    ])
  })

  it('is the file and the reason where the disk refuses, never a port', () => {
    for (const [code, words] of [
      ['ENOSPC', 'the disk is full'],
      ['EACCES', 'the user that runs this program may not use it'],
      ['EROFS', 'the disk is read-only'],
    ])
      expect(faultWords(Object.assign(new Error(), { code, path: '/data/library/a.md' }), 'slack')).toEqual([
        `/data/library/a.md: ${words} (${code})`,
      ])
  })

  it('is nothing for a fault of the program itself: that keeps its stack', () => {
    expect(faultWords(new TypeError('x is undefined'), 'slack')).toBeUndefined()
    expect(faultWords(undefined, 'slack')).toBeUndefined()
  })
})

describe('DATA_DIR', () => {
  it('may be missing, or hold nothing yet', () => {
    expect(dataDirProblems(join(folder, 'none'))).toEqual([])
    expect(dataDirProblems(folder)).toEqual([])
  })

  it('is named where it, what is above it, or its library is a file', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(dataDirProblems(file)).toEqual(['DATA_DIR: is a file, and must be a folder'])
    expect(dataDirProblems(join(file, 'data'))).toEqual(['DATA_DIR: is below a file, and must be in a folder'])
    const data = join(folder, 'data')
    mkdirSync(data)
    writeFileSync(join(data, 'library'), '')
    expect(dataDirProblems(data)).toEqual(['DATA_DIR: its "library" is a file, and must be a folder'])
  })

  it('is named where it cannot be read, with the reason', () => {
    const round = join(folder, 'round')
    symlinkSync(round, round)
    expect(dataDirProblems(round)).toEqual(['DATA_DIR: cannot be read (ELOOP) by the user that runs this program'])
  })

  it.skipIf(process.getuid?.() === 0)('is named where this user may not read it', () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0 })
    expect(dataDirProblems(closed)).toEqual(['DATA_DIR: cannot be read (EACCES) by the user that runs this program'])
  })

  it('keeps its library as it was, without drafts, where a document cannot be written', () => {
    const library = join(folder, 'library')
    mkdirSync(join(library, 'b.md'), { recursive: true })
    const document = (id: string) => ({
      entry: { id, title: id, importedAt: '2026-11-20T00:00:00.000Z', originalName: id, sha256: '0'.repeat(64) },
      passages: [],
      leftOut: [],
    })
    const error = caught(() => writeDocuments(library, [document('b')]))
    expect(faultWords(error, 'terminal')?.[0]).toMatch(/b\.md.*: a folder stands where a file belongs \(EISDIR\)$/)
  })
})
