import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadConfig, SETTINGS } from '../src/app/config.js'
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

it('env.example and the guides name every setting, and no other; as it stands the example is a configuration', () => {
  const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8')
  const example = [...read('env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)]
  expect(example.map(([, name]) => name).toSorted()).toEqual(SETTINGS.toSorted())
  const given = Object.fromEntries(example.map(([, name, value]) => [name!, value!]))
  expect(loadConfig(given)).toEqual(loadConfig({}))
  for (const guide of ['docs/install-slack.md', 'docs/運用.md']) {
    const rows = [...read(guide).matchAll(/^\| (`[A-Z_`、, ]+`) \|/gm)].flatMap(
      ([, names]) => names!.match(/[A-Z_]{4,}/g) ?? [],
    )
    expect([guide, rows.toSorted()]).toEqual([guide, SETTINGS.toSorted()])
  }
})

it('the image and the two processes are given settings that there are', () => {
  const named = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, name]) => name!)
  const dockerfile = readFileSync(join(PROJECT, 'Dockerfile'), 'utf8')
  const compose = readFileSync(join(PROJECT, 'compose.yml'), 'utf8')
  const [app = ''] = /^x-app:[\s\S]*?(?=^services:)/m.exec(compose) ?? []
  const names = [...named(dockerfile, /(?<=ENV .*)\b([A-Z_]+)=/g), ...named(app, /^ {4}([A-Z_]+): /gm)]
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) expect([...SETTINGS, 'NODE_ENV']).toContain(name)
})

it('every picture is in a guide, is made by the script that makes them anew, and is small', () => {
  const guides = [
    'README.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]
  const shown = guides.flatMap((guide) =>
    [...readFileSync(guide, 'utf8').matchAll(/!\[([^\]]*)\]\((?:docs\/)?images\/([\w-]+)\.png\)/g)].map(
      ([, words, name]) => {
        expect(words, `${guide} says in words what ${name} shows`).not.toBe('')
        return name!
      },
    ),
  )
  const made = readdirSync('test/browser/pictures').flatMap((name) =>
    [...readFileSync(`test/browser/pictures/${name}`, 'utf8').matchAll(/keep\('([\w-]+)'/g)].map(([, each]) => each!),
  )
  const kept = readdirSync('docs/images').map((name) => name.replace(/\.png$/, ''))
  expect([...new Set(shown)].sort()).toEqual(kept.sort())
  expect([...new Set(made)].sort()).toEqual(kept)
  for (const name of kept) expect(statSync(`docs/images/${name}.png`).size, name).toBeLessThan(120_000)
})
