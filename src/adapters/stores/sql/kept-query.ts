import type { CompiledQuery } from 'kysely'

/** Where a value goes in when the query runs. */
class Place {
  readonly name: PropertyKey

  constructor(name: PropertyKey) {
    this.name = name
  }
}

/** Stands in a query for the value of this name. */
export type ValueOf<Values> = <Name extends keyof Values>(name: Name) => Values[Name]

/**
 * A query for what each question needs: put together and compiled once, run with other values each time. A value may be null, and
 * may not be left out; what stands in the query itself is part of it.
 *
 * @example
 * const finding = keptQuery((value: ValueOf<{ id: string }>) => db.selectFrom('outbox').select('state').where('id', '=', value('id')))
 * await db.executeQuery(finding({ id }))
 */
export function keptQuery<Values extends object, Row>(
  build: (value: ValueOf<Values>) => { compile(): CompiledQuery<Row> },
): (values: Values) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined
  return (values) => {
    compiled ??= build((name) => new Place(name) as never).compile()
    const parameters = compiled.parameters.map((each) =>
      each instanceof Place ? values[each.name as keyof Values] : each,
    )
    return { ...compiled, parameters }
  }
}
