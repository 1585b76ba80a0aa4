import { createMemoryOutboxStore } from '../adapters/stores/memory/memory-outbox.js'
import { createMemoryStores } from '../adapters/stores/memory/memory-stores.js'
import { withSpare } from '../adapters/stores/spare-outbox.js'
import { Service, type ServiceParts } from '../service/service.js'

type Parts = Omit<ServiceParts, 'stores'> & Partial<Pick<ServiceParts, 'stores'>>

/** The service; where no stores are given, with some of its own that last as long as the process. */
export function createService({ stores, ...parts }: Parts): Service {
  if (stores === undefined) return new Service({ ...parts, stores: createMemoryStores() })
  const outbox = withSpare(stores.outbox, createMemoryOutboxStore(), parts.log)
  return new Service({ ...parts, stores: { ...stores, outbox } })
}
