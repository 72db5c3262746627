import { lawRegistry } from '../citation/law-registry.ts'
import { departmentalRules } from './laws/departmental-rules.ts'
import { statutes } from './laws/statutes.ts'

/** Instruments this work rests on, with the versions we know. */
export const laws = lawRegistry([...statutes, ...departmentalRules])
