import type { UnitBookName } from '@zhaofa/contract'
import type { UnitAt } from '@zhaofa/domain/legal-unit/unit-at.ts'
import { actsInBooks } from '../desk/act-in-book.ts'
import type { Bookshelf } from '../desk/open-book.ts'
import { openBook } from './kept-books.ts'
import { loadUnitCircumstances } from './unit-circumstances.ts'

const unitBooks: Bookshelf<UnitBookName, UnitAt> = {
  open: (tx, _world, actor, { book, of }) => openBook(tx, actor.agencyId, book, of),
  circumstances: async (tx, world, actor) => (await loadUnitCircumstances(tx, world, actor)).at,
}

/** What is done in the books of the legal unit. */
export const {
  viewForm: viewUnitActForm,
  perform: performUnitAct,
  agree: agreeInBook,
  sendBack: returnInBook,
} = actsInBooks(unitBooks)
