import { describe, expect, test } from 'vitest'
import { anAgencyToBe, anOffice, threeAdministrators } from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { loadActor } from '../../storage/identity/people-store.ts'
import { createAgencyWithAdministrators } from './create-agency.ts'

describe('setting up an agency', () => {
  test('makes it with three administrators who each hold their own role only', () =>
    withWorld(async (world) => {
      const { system, security, audit, agencyId } = await anOffice(world)
      for (const each of [system, security, audit]) {
        const actor = await asPerson(world.office, each, (tx) => loadActor(tx, each.personId))
        expect(actor).toEqual(each)
      }
      const agency = await asPerson(world.office, system, (tx) =>
        tx.selectFrom('identity.agency').select(['id', 'name', 'number_word']).execute(),
      )
      expect(agency).toEqual([{ id: agencyId, name: '四平市商务局', number_word: '四商' }])
      const shown = await world.portal
        .selectFrom('publication.agency')
        .select(['name', 'review_authority'])
        .execute()
      expect(shown).toEqual([{ name: '四平市商务局', review_authority: '四平市人民政府' }])
    }))

  test('is refused when one person would be two administrators, by name or account', () =>
    withWorld(async (world) => {
      const { 'system-admin': system } = threeAdministrators
      const administrators = { ...threeAdministrators, 'security-admin': system }
      const refused = await createAgencyWithAdministrators(world, {
        agency: anAgencyToBe,
        administrators,
      })
      expect(refused).toMatchObject({
        ok: false,
        refusal: {
          fields: [
            {
              field: 'administrators.security-admin.name',
              message: '姓名和系统管理员相同：三员应当由三人分别担任',
            },
            { field: 'administrators.security-admin.account' },
          ],
        },
      })
    }))

  test('names every mistake and writes nothing', () =>
    withWorld(async (world) => {
      const refused = await createAgencyWithAdministrators(world, {
        agency: { ...anAgencyToBe, uscc: '112203000123456789', court: ' ' },
        administrators: {
          ...threeAdministrators,
          'audit-admin': { name: '袁丽', account: 'Yuan Li' },
        },
      })
      expect(refused.ok ? [] : refused.refusal.fields?.map(({ field }) => field)).toEqual([
        'agency.uscc',
        'agency.court',
        'administrators.audit-admin.account',
      ])
      expect(await world.db.owner.selectFrom('identity.agency').select('id').execute()).toEqual([])
    }))

  test('twice for one agency is refused', () =>
    withWorld(async (world) => {
      await anOffice(world)
      const again = await createAgencyWithAdministrators(world, {
        agency: anAgencyToBe,
        administrators: threeAdministrators,
      })
      expect(again).toMatchObject({ ok: false, refusal: { fields: [{ field: 'agency.name' }] } })
    }))
})
