import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Secret } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { secretOf } from '@zhaofa/domain/publicity/redaction/redact-text.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { knownInformants } from '../../cases/informant.ts'

/**
 * What may not be public and stands in no event of the case: who reported, also as it was registered before, and the officers' own
 * telephones. Only the machine reads it, to take it out and to attack the result. A reporter is told as
 * a name among others, so that the checker does not learn who it was.
 */
export async function apartSecrets(tx: Tx, world: World, file: CaseFile): Promise<Secret[]> {
  const informants = [...(await knownInformants(tx, world, file.id)).values()]
  const phones = await tx
    .selectFrom('identity.person')
    .select('phone')
    .where('id', '=', ({ fn, val }) => fn.any(val([...file.investigators])))
    .where('phone', 'is not', null)
    .execute()
  return [
    ...informants.flatMap(({ name, contact }) => [
      { kind: 'name', value: name } as const,
      ...contact
        .split(/[\s,，、;；]+/)
        .filter((part) => part.length > 4)
        .map(secretOf),
    ]),
    ...phones.flatMap(({ phone }) => (phone ? [{ kind: 'phone', value: phone } as const] : [])),
  ]
}
