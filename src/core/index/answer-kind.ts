/** What an answer can be; each kind carries what it is based on. */
export type AnswerKind =
  | 'answer'
  | 'definition'
  | 'statistics'
  | 'case'
  | 'cases'
  | 'compare'
  | 'checklist'
  | 'share'
  | 'help'
  | 'smalltalk'
  | 'clarify'
  | 'none'
