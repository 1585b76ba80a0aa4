/**
 * node test/bench/record-answers.mjs ROOT > FILE: everything that a built checkout answers to the questions recorded in test/retrieval
 * (answers with their reasons, conversations turn by turn, look-ups by command), a line each; with each made-up company's documents,
 * what it asks and some of the rest. Where only speed changed, the files of two checkouts are the same (`cmp`). Numbers are rounded to twelve digits:
 * sums may be added in another order.
 */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { assistantOf, assistantWithOwn, COMPANY_FOLDER, RETRIEVAL, recorded } from './built.mjs'

const EVERY = 10
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../..'))

const conversations = recorded(RETRIEVAL)
await record('corpus', await assistantOf(root), conversations)
for (const company of readdirSync(COMPANY_FOLDER).sort()) {
  const some = conversations.filter((_, i) => i % EVERY === 0)
  const assistant = await assistantWithOwn(root, company)
  await record(company, assistant, [...recorded(join(COMPANY_FOLDER, company)), ...some])
}

async function record(of, assistant, conversations) {
  const write = (how, asked, answer) => console.log(JSON.stringify([of, how, asked, answer], rounded))
  for (const turns of conversations) {
    let thread
    for (const text of turns) {
      const answered = await assistant.converse({ text, explain: true, ...(thread && { thread }) })
      thread = answered.thread
      write('converse', text, answered)
    }
    write('case', turns[0], await assistant.caseStudy(turns[0]))
    write('checklist', turns[0], await assistant.checklist(turns[0]))
    write('snippets', turns[0], await assistant.snippets(turns[0]))
  }
}

function rounded(_name, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value
}
