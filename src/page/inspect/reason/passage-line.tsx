import type { PassageNames } from './passage-names.js'

/** Which passage something stands in. */
export function PassageLine({ passageId, names }: { passageId: string; names: PassageNames }) {
  const { title, section, known } = names.of(passageId)
  return (
    <span className="passage-line">
      <b className={known ? undefined : 'passage-id'}>{title}</b>
      {section !== '' && <span>{section}</span>}
    </span>
  )
}
