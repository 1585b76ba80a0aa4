import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PROJECT } from './fixtures/loaded.js'

it('every guide asks for the Node.js that the package asks for', () => {
  const { engines } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { engines: { node: string } }
  const [wanted] = /\d+\.\d+/.exec(engines.node)!
  const guides = ['README.md', ...readdirSync(join(PROJECT, 'docs')).map((name) => join('docs', name))]
  const asked = guides
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...readFileSync(join(PROJECT, name), 'utf8').matchAll(/Node\.js[ （(]*(\d+\.\d+)(?!\.)/g)])
    .map((match) => match[1])
  expect(asked.length).toBeGreaterThanOrEqual(3)
  expect(new Set(asked)).toEqual(new Set([wanted]))
})
