import type { DocumentTypeId } from '../paper/catalogue/document-catalogue.ts'
import type { SceneId } from '../reference/recording-scenes.ts'

/** What acts of a case name: papers of the catalogue and scenes of the list, and no others. */
export type CaseNames = { readonly paper: DocumentTypeId; readonly scene: SceneId }
