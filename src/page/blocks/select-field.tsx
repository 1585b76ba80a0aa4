import { Combobox } from '@base-ui/react/combobox'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useOwnPlace } from '../own-place.js'
import { stringIn, wordsOf } from './block-json.js'
import { type Choice, type ChoiceGroup, flatChoices, optionChoice } from './choices.js'
import { ariaOf, type FieldProps } from './field-props.js'
import { slotOf } from './field-value.js'
import { CheckIcon, ChevronIcon, CrossIcon } from './icons.js'
import { useChoices } from './use-choices.js'

/** A menu with typing ahead: of options, people or rooms; one of them or several. */
export function SelectField(props: FieldProps) {
  const { element, value, onChange, required } = props
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const { choices, filtered, status } = useChoices(element, typed, open)
  const slot = slotOf(element)
  const many = String(element.type).startsWith('multi_')
  const known = flatChoices(choices)
  const chosen = useSame(heldIn(value[slot]).map((each) => toChoice(each, known)))
  const { control, container } = useOwnPlace<HTMLDivElement>()
  const label = many ? '' : (chosen[0]?.label ?? '')
  const [text, setText] = useState(label)
  // What was typed and not chosen goes when the menu closes.
  useEffect(() => {
    if (!open) setText(label)
  }, [open, label])
  const common = {
    items: filtered ? withChosen(choices, chosen) : choices,
    open,
    onOpenChange: setOpen,
    autoHighlight: !filtered,
    itemToStringLabel: (choice: Choice) => choice.label,
    isItemEqualToValue: (a: Choice, b: Choice) => a.key === b.key,
    inputValue: text,
    onInputValueChange: (next: string, { reason }: { reason: string }) => {
      setText(next)
      setTyped(reason === 'input-change' ? next : '')
      // Open also when the last letter is gone: Escape then closes the list, and not the modal with all that is in it.
      if (reason === 'input-change' || reason === 'input-clear') setOpen(true)
    },
    ...(filtered && { filter: null, filteredItems: choices }),
  }
  function leave({ relatedTarget }: { relatedTarget: EventTarget | null }) {
    if (relatedTarget instanceof Node && control.current?.contains(relatedTarget)) return
    setText(label)
    setOpen(false)
  }
  const placeholder = wordsOf(element.placeholder) || '選ぶ'
  const popup = open && <SelectPopup filtered={filtered} status={status} container={container} />

  if (many)
    return (
      <Combobox.Root
        {...common}
        multiple
        value={chosen}
        onValueChange={(next: Choice[]) => onChange({ [slot]: next.map((choice) => choice.told) })}
      >
        <Combobox.InputGroup ref={control} className="bk-select bk-select-many">
          <Combobox.Chips className="bk-chips">
            {chosen.map((choice) => (
              <Combobox.Chip key={choice.key} className="bk-chip" aria-label={choice.label}>
                {choice.label}
                <Combobox.ChipRemove className="bk-chip-remove" aria-label={`${choice.label}を外す`}>
                  <CrossIcon />
                </Combobox.ChipRemove>
              </Combobox.Chip>
            ))}
            <Combobox.Input
              {...ariaOf(props)}
              className="bk-select-input"
              placeholder={chosen.length === 0 ? placeholder : ''}
              onBlur={leave}
            />
          </Combobox.Chips>
          <Combobox.Trigger className="bk-select-button" aria-label="候補を開く">
            <ChevronIcon />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        {popup}
      </Combobox.Root>
    )
  return (
    <Combobox.Root
      {...common}
      value={chosen[0] ?? null}
      onValueChange={(next: Choice | null) => onChange({ [slot]: next?.told ?? null })}
    >
      <Combobox.InputGroup ref={control} className="bk-select">
        <Combobox.Input {...ariaOf(props)} className="bk-select-input" placeholder={placeholder} onBlur={leave} />
        {required === false && chosen.length > 0 && (
          <Combobox.Clear className="bk-select-button" aria-label="選択を消す">
            <CrossIcon />
          </Combobox.Clear>
        )}
        <Combobox.Trigger className="bk-select-button" aria-label="候補を開く">
          <ChevronIcon />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      {popup}
    </Combobox.Root>
  )
}

interface PopupProps {
  filtered: boolean
  status: string | undefined
  container: { readonly current: HTMLElement | null }
}

function SelectPopup({ filtered, status, container }: PopupProps) {
  return (
    <Combobox.Portal container={container}>
      <Combobox.Positioner className="bk-positioner" positionMethod="fixed" sideOffset={4}>
        {/* Not the library's own popup: that one hides all the rest of the page from screen readers while it is open. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the choices must not take the focus from the field. */}
        <div className="bk-popup bk-popup-wide" onMouseDown={(event) => event.preventDefault()}>
          <Combobox.Status className="bk-popup-words">{status}</Combobox.Status>
          <Combobox.Empty className="bk-popup-words">
            {status === undefined && (filtered ? '候補がありません。' : '当てはまるものがありません。')}
          </Combobox.Empty>
          <Combobox.List className="bk-popup-list" aria-label="候補">
            {(each: Choice | ChoiceGroup) =>
              'items' in each ? (
                <Combobox.Group key={each.value} items={each.items}>
                  <Combobox.GroupLabel className="bk-group-label">{each.value}</Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(choice: Choice) => <Item key={choice.key} choice={choice} />}
                  </Combobox.Collection>
                </Combobox.Group>
              ) : (
                <Item key={each.key} choice={each} />
              )
            }
          </Combobox.List>
        </div>
      </Combobox.Positioner>
    </Combobox.Portal>
  )
}

function Item({ choice }: { choice: Choice }) {
  return (
    <Combobox.Item value={choice} className="bk-item bk-item-checked">
      <Combobox.ItemIndicator className="bk-item-mark">
        <CheckIcon />
      </Combobox.ItemIndicator>
      <span className="bk-item-words">{choice.label}</span>
      {choice.description !== undefined && <span className="bk-item-more">{choice.description}</span>}
    </Combobox.Item>
  )
}

function heldIn(held: unknown): unknown[] {
  if (Array.isArray(held)) return held
  return held === null || held === undefined ? [] : [held]
}

/** The very same objects while they say the same: a new one would make the control forget what is being typed. */
function useSame(chosen: Choice[]): Choice[] {
  const before = useRef(new Map<string, Choice>())
  const names = chosen.map(({ key, label }) => `${key}\n${label}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say all that the choices do.
  return useMemo(
    () =>
      chosen.map((choice, i) => {
        const same = before.current.get(names[i] ?? '') ?? choice
        before.current.set(names[i] ?? '', same)
        return same
      }),
    [names.join('\n')],
  )
}

/** What the field holds as a choice: an option has its words with it, an id is looked up. */
function toChoice(held: unknown, known: Choice[]): Choice {
  const id = stringIn(held)
  if (id === undefined) return optionChoice(held as Record<string, unknown>)
  return known.find((choice) => choice.key === id) ?? { key: id, label: id, told: id }
}

/** What is chosen stays known when the suggestions are others. */
function withChosen(choices: Choice[] | ChoiceGroup[], chosen: Choice[]): Choice[] | ChoiceGroup[] {
  const known = flatChoices(choices)
  const missing = chosen.filter((each) => known.every(({ key }) => key !== each.key))
  if (missing.length === 0) return choices
  return choices.some((each) => 'items' in each)
    ? [...(choices as ChoiceGroup[]), { value: '選択中', items: missing }]
    : [...(choices as Choice[]), ...missing]
}
