import { filed } from './requirements.ts'
import { undecided } from '../decision/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import type { CaseFile } from '../../case-file.ts'

export const untilDecided = [notEnded, filed, undecided]

export const afterFiling = ({ filing, decision }: CaseFile) => filing !== null && decision === null
