import { createMemoryStores } from '../adapters/stores/memory/memory-stores.js'
import { Service, type ServiceParts } from '../service/service.js'

/** The service, with stores of its own that last as long as the process. */
export function createService(parts: Omit<ServiceParts, 'stores'>): Service {
  return new Service({ ...parts, stores: createMemoryStores() })
}
