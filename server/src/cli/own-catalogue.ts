import { groundsInForce } from '@zhaofa/domain/review/catalogue.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { loadReference } from '../office/reference/load-reference.ts'
import { connect } from '../storage/connect.ts'
import { InputError, UsageError } from './command.ts'
import type { NamedCatalogue } from './named-catalogue.ts'
import { withInstallation } from './settings.ts'

/**
 * The catalogue by which the desk of this installation judges today.
 * @throws InputError where there is none; UsageError where it has to be named.
 */
export async function ownCatalogue(agency: string | undefined): Promise<NamedCatalogue> {
  return withInstallation(async ({ owner }) => {
    const db = connect(owner, { max: 1, name: 'zhaofa review-grounds' })
    try {
      return await db.transaction().execute(async (tx) => {
        const agencies = await tx
          .selectFrom('identity.agency')
          .select(['id', 'name'])
          .$if(agency !== undefined, (named) => named.where('name', '=', agency ?? ''))
          .where('id', 'in', tx.selectFrom('reference.rule').select('agency_id'))
          .orderBy('name')
          .execute()
        const [only, ...more] = agencies
        if (!only) throw new InputError('没有这个机关，或者还没有建立目录')
        if (more.length > 0) {
          throw new UsageError(
            `有几个机关，请用 --agency 写明：${agencies.map(({ name }) => name).join('、')}`,
          )
        }
        const today = chinaDay(new Date().toISOString())
        const { catalogue } = await loadReference(tx, only.id, today)
        const called = `按${only.name}现行目录第 ${catalogue.version} 版（${groundsInForce(catalogue).length} 条）`
        return { catalogue, called }
      })
    } finally {
      await db.destroy()
    }
  })
}
