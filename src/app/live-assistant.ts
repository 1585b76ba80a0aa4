import { setTimeout as pause } from 'node:timers/promises'
import type { Assistant, Question } from '../core/answers/assistant.js'
import type { Reader } from '../core/answers/readers.js'
import { warmUpQuestions } from '../core/answers/warm-up.js'
import type { Corpus } from '../core/corpus/corpus.js'
import type { Taught } from '../core/library/taught.js'
import type { LibraryFollower } from './follow-library.js'

/** An assistant and the documents that it was made from. */
export interface Generation {
  assistant: Assistant
  corpus: Corpus
}

/**
 * An assistant that follows its library. Another generation takes the place of the one at hand when it is ready: a call
 * under way ends with the one that it began with, the next goes to the new one, and nothing here holds the old one then.
 */
export class LiveAssistant implements Assistant {
  private current: Generation
  private follower: LibraryFollower | undefined
  private asked = false
  private since: number

  constructor(first: Generation) {
    this.current = first
    this.since = Date.now()
  }

  /** Lets another take the place of this generation, whenever `start` hands one over. */
  follow(start: (exchange: (next: Generation) => void) => LibraryFollower): void {
    this.follower = start((next) => {
      this.current = next
      this.since = Date.now()
    })
  }

  /** How many passages it answers from, and when these were made ready, in milliseconds since 1970. */
  get index(): { passages: number; madeAt: number } {
    return { passages: this.current.corpus.passages.length, madeAt: this.since }
  }

  /** Answers from what was taught too, from when it resolves; false where it cannot, which is logged. */
  async teach(taught: Taught): Promise<boolean> {
    return (await this.follower?.teach(taught)) ?? false
  }

  /** What would answer if this were taught. Throws where it cannot be made. */
  async tryOut(taught: Taught): Promise<Assistant> {
    if (this.follower === undefined) throw new Error('this assistant follows no library: nothing can be tried out')
    return (await this.follower.tryOut(taught)).assistant
  }

  /** Takes the library's documents as they are now into use; false where that cannot be done, which is logged. */
  async look(): Promise<boolean> {
    return (await this.follower?.look()) ?? false
  }

  /** Stops following; what is at hand goes on answering. */
  close(): void {
    this.follower?.close()
  }

  /**
   * Answers some questions of the corpus's own, so that the first person does not wait for what is made on first use (tens of
   * milliseconds). With a pause after each, others have their turn; where one of them asks, it is at an end: their
   * questions do the same.
   */
  async warmUp({ questions, pauseMs = 0 }: { questions: number; pauseMs?: number }): Promise<void> {
    for (const text of warmUpQuestions(this.current.corpus, questions)) {
      await this.current.assistant.answer({ text })
      if (pauseMs > 0) await pause(pauseMs)
      if (this.asked) return
    }
  }

  answer(question: Question, reader?: Reader) {
    this.asked = true
    return this.current.assistant.answer(question, reader)
  }

  converse(question: Question, reader?: Reader) {
    this.asked = true
    return this.current.assistant.converse(question, reader)
  }

  caseStudy(words: string) {
    return this.current.assistant.caseStudy(words)
  }

  checklist(words: string) {
    return this.current.assistant.checklist(words)
  }

  snippets(words: string, reader?: Reader) {
    return this.current.assistant.snippets(words, reader)
  }

  caseById(caseId: string, section?: string) {
    return this.current.assistant.caseById(caseId, section)
  }

  checklistById(id: string) {
    return this.current.assistant.checklistById(id)
  }

  compare(caseIds: string[]) {
    return this.current.assistant.compare(caseIds)
  }

  similarCases(caseId: string) {
    return this.current.assistant.similarCases(caseId)
  }

  quoted(ref: string, reader?: Reader) {
    return this.current.assistant.quoted(ref, reader)
  }

  passage(passageId: string, reader?: Reader) {
    return this.current.assistant.passage(passageId, reader)
  }

  alike(texts: readonly string[]) {
    return this.current.assistant.alike(texts)
  }

  notedQuestions(passageId: string) {
    return this.current.assistant.notedQuestions(passageId)
  }

  besides(passageId: string, reader?: Reader) {
    return this.current.assistant.besides(passageId, reader)
  }

  unheldWords(question: string, near?: string) {
    return this.current.assistant.unheldWords(question, near)
  }

  cases() {
    return this.current.assistant.cases()
  }

  checklists() {
    return this.current.assistant.checklists()
  }

  sources(reader?: Reader) {
    return this.current.assistant.sources(reader)
  }
}
