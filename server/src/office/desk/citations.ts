export {
  basisView,
  citationView,
  fieldProblemView,
  refusalView,
} from '@zhaofa/contract/views/citations.ts'
