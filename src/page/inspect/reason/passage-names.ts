import type { Answer } from '../../../core/answers/answer.js'
import type { Citation } from '../../../core/corpus/citation.js'

export interface PassageName {
  /** The organisation or the title; the document's id where no citation names it. */
  title: string
  /** 「労務管理・評価 › 時間外労働」; empty where the passage is its document's only one. */
  section: string
  /** False where the title is but an id. */
  known: boolean
}

const GLOSSARY = 'glossary'

/** Names for passage ids, as far as the answer's own citations and cases give them. */
export class PassageNames {
  private readonly titles = new Map<string, string>()
  private readonly cases = new Map<string, string>()

  constructor(answer: Answer) {
    for (const citation of citationsOf(answer)) {
      this.titles.set(citation.passageId, citation.title)
      const { document, section } = partsOf(citation.passageId)
      // The passages of a guide's file have titles of their own; those of a case are all called after the organisation.
      if (section !== '' && citation.label.startsWith(`${citation.title}の事例（`))
        this.cases.set(document, citation.title)
    }
    for (const { id, name } of namedCasesOf(answer)) this.cases.set(id, name)
  }

  of(passageId: string): PassageName {
    const { document, section } = partsOf(passageId)
    if (document === GLOSSARY) return { title: '用語集', section, known: true }
    const title = this.titles.get(passageId) ?? this.cases.get(document)
    return { title: title ?? document, section: section === title ? '' : section, known: title !== undefined }
  }

  ofCase(id: string): string {
    return this.cases.get(id) ?? id
  }
}

function partsOf(passageId: string): { document: string; section: string } {
  const at = passageId.indexOf('#')
  if (at < 0) return { document: passageId, section: '' }
  return { document: passageId.slice(0, at), section: passageId.slice(at + 1).replaceAll('/', ' › ') }
}

function citationsOf(answer: Answer): Citation[] {
  const quoted = answer.excerpts.map(({ citation }) => citation)
  if (answer.kind === 'case') return [...quoted, answer.card.citation]
  if (answer.kind === 'checklist') return [...quoted, ...answer.citations]
  return answer.kind === 'cases' ? [...quoted, ...answer.cases.map(({ citation }) => citation)] : quoted
}

function namedCasesOf(answer: Answer): { id: string; name: string }[] {
  if (answer.kind === 'case') return [answer.case]
  return answer.kind === 'cases' || answer.kind === 'compare' ? answer.cases : []
}
