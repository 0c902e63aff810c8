import { call } from '../rpc.ts'
import { createResource } from '../state/resource.ts'

/** Of the long-term customers, how many have been thanked. */
export const useCoverage = createResource(() => call('reports.coverage', {}), ['reports', 'customers', 'gestures', 'settings', 'library'])
