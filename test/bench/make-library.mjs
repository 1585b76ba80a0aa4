// Writes documents of many pages, made of the corpus's own sentences in new order with numbers of their own.
// usage: node test/bench/make-library.mjs FOLDER [DOCUMENTS 100] [PAGES 50]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCorpus } from '../../dist/data/load-corpus.js'

const [folder, documents = '100', pages = '50'] = process.argv.slice(2)
const sentences = loadCorpus(process.cwd()).passages.flatMap(({ text, sentences: spans }) =>
  spans.map(({ start, end }) => text.slice(start, end)).filter((sentence) => sentence.length > 20 && sentence.endsWith('。')),
)
let seed = 1
const random = (below) => {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed % below
}
mkdirSync(folder, { recursive: true })
for (let d = 1; d <= Number(documents); d += 1) {
  let article = 0
  const text = Array.from({ length: Number(pages) }, (_, page) => {
    let out = page % 10 === 0 ? `第${page / 10 + 1}章　部門${d}の規程\n\n` : ''
    const lines = []
    while (out.length + lines.join('').length < 900) {
      if (lines.length % 4 === 0) lines.push(`\n第${(article += 1)}条（部門${d}の定め${article}）\n`)
      const sentence = sentences[random(sentences.length)].replace(/\d+/g, () => String(random(400)))
      // Broken at 40 characters, as text out of a PDF is.
      lines.push(`${`部門${d}では、${sentence}`.replace(/(.{40})/gu, '$1\n')}\n`)
    }
    return out + lines.join('')
  }).join('\f')
  writeFileSync(join(folder, `rules-${d}.txt`), text)
}
