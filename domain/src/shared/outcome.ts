/** What a lawful decision returns: the new facts, or the lawful reasons why not. Faults are Errors. */
export type Outcome<T, R> = { ok: true; value: T } | { ok: false; refusal: R }

export const accept = <T>(value: T): Outcome<T, never> => ({ ok: true, value })
export const refuse = <R>(refusal: R): Outcome<never, R> => ({ ok: false, refusal })
