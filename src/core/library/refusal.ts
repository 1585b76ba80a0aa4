/** Why a file cannot be taken into the library; one sentence each for a terminal and for a person in a chat. */
export type RefusalCode =
  | 'unreadable'
  | 'notAFile'
  | 'empty'
  | 'tooLarge'
  | 'unsupported'
  | 'binary'
  | 'encoding'
  | 'notPdf'
  | 'notDocx'
  | 'notXlsx'
  | 'notPptx'
  | 'notZip'
  | 'oldOffice'
  | 'notHtml'
  | 'notText'
  | 'encrypted'
  | 'scanned'
  | 'noText'
  | 'damaged'
  | 'tooComplex'
  | 'tooSlow'
  | 'frontMatter'
  | 'sameId'
  | 'takenId'
  | 'notTable'

export const MAX_FILE_MEGABYTES = 50

const SENTENCES: Record<RefusalCode, { en: string; ja: string }> = {
  unreadable: { en: 'the file cannot be read', ja: 'ファイルを読み取れません。' },
  notAFile: { en: 'it is not a file', ja: 'ファイルではありません。' },
  empty: { en: 'the file is empty', ja: 'ファイルが空です。' },
  tooLarge: {
    en: `the file is larger than ${MAX_FILE_MEGABYTES} MB`,
    ja: `ファイルが${MAX_FILE_MEGABYTES}MBを超えています。`,
  },
  unsupported: {
    en: 'only .docx, .xlsx, .pptx, .pdf, .txt, .md, .html, .csv and .zip (one document exported to HTML) can be imported',
    ja: '取り込めるのは .docx .xlsx .pptx .pdf .txt .md .html .csv .zip（HTMLに書き出した文書一つ）のファイルです。',
  },
  binary: { en: 'the file is binary, not text', ja: 'テキストではなくバイナリのファイルです。' },
  encoding: {
    en: 'the text is in none of UTF-8, UTF-16, Shift_JIS and EUC-JP',
    ja: '文字コードが UTF-8、UTF-16、Shift_JIS、EUC-JP のどれでもありません。',
  },
  notPdf: { en: 'the name says PDF, the content does not', ja: '名前はPDFですが、中身はPDFではありません。' },
  notDocx: {
    en: 'the name says Word (.docx), the content does not',
    ja: '名前はWord（.docx）ですが、中身はWordの文書ではありません。',
  },
  notXlsx: {
    en: 'the name says Excel (.xlsx), the content does not',
    ja: '名前はExcel（.xlsx）ですが、中身はExcelのブックではありません。',
  },
  notPptx: {
    en: 'the name says PowerPoint (.pptx), the content does not',
    ja: '名前はPowerPoint（.pptx）ですが、中身はPowerPointの資料ではありません。',
  },
  notZip: {
    en: 'the .zip does not hold one document (HTML, Word, Markdown or text); unpack it and import the files',
    ja: 'zipの中身が一つの文書（HTML、Word、Markdown、テキスト）ではありません。展開してから取り込んでください。',
  },
  oldOffice: {
    en: 'it is an Office document of the old form (.doc, .xls, .ppt); save it as .docx, .xlsx or .pptx',
    ja: '古い形式のOffice文書（.doc .xls .ppt）です。.docx .xlsx .pptx で保存し直してください。',
  },
  notHtml: { en: 'the name says HTML, the content does not', ja: '名前はHTMLですが、中身はHTMLではありません。' },
  notText: {
    en: 'the name says plain text, the content is of another type',
    ja: '名前はテキストですが、中身は別の種類のファイルです。',
  },
  encrypted: {
    en: 'the file is encrypted; save it without a password',
    ja: 'パスワードで保護されています。パスワードを外して保存し直してください。',
  },
  scanned: {
    en: 'the PDF holds pictures of pages but no text; run text recognition (OCR) first',
    ja: '画像だけのPDFで、文字の情報がありません。先に文字認識（OCR）をしてください。',
  },
  noText: { en: 'the file holds no text', ja: '文字がありません。' },
  damaged: { en: 'the file is damaged', ja: 'ファイルが壊れています。' },
  tooComplex: {
    en: 'reading the file needs more memory than is allowed',
    ja: '読み取りに必要なメモリが上限を超えました。',
  },
  tooSlow: { en: 'reading the file takes longer than is allowed', ja: '読み取りの時間が上限を超えました。' },
  frontMatter: { en: 'the front matter cannot be used', ja: '先頭の設定（front matter）に誤りがあります。' },
  sameId: { en: 'two of the files would have the same id', ja: '二つのファイルのIDが同じになります。' },
  takenId: {
    en: "the id is the corpus's own; choose another",
    ja: 'そのIDは資料集が使っています。別のIDを選んでください。',
  },
  notTable: {
    en: 'only .csv, .tsv and .xlsx can be read here',
    ja: '読み込めるのは .csv .tsv .xlsx のファイルです。',
  },
}

/** A file that is refused; `detail` is more for the person, in English. */
export class ImportRefusal extends Error {
  readonly code: RefusalCode
  readonly detail: string

  constructor(code: RefusalCode, detail = '', options?: ErrorOptions) {
    super(refusalWords(code, 'en', detail), options)
    this.name = 'ImportRefusal'
    this.code = code
    this.detail = detail
  }
}

/** The sentence for a code, in the language of where it is shown. */
export function refusalWords(code: RefusalCode, language: 'en' | 'ja', detail = ''): string {
  const sentence = SENTENCES[code][language]
  return detail === '' ? sentence : `${sentence} (${detail})`
}
