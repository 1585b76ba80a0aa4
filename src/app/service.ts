import { createMemoryStores } from '../adapters/stores/memory/memory-stores.js'
import { Service, type ServiceParts } from '../service/service.js'

type Parts = Omit<ServiceParts, 'stores'> & Partial<Pick<ServiceParts, 'stores'>>

/** The service; where no stores are given, with some of its own that last as long as the process. */
export function createService({ stores = createMemoryStores(), ...parts }: Parts): Service {
  return new Service({ ...parts, stores })
}
