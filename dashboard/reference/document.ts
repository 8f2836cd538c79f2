import { adminPart } from '../../workers/api/documentation/admin.ts'
import type { OpenApi } from '../../workers/api/documentation/document.ts'
import { openApiOf } from '../../workers/api/documentation/openapi.ts'
import { allOperations } from '../../workers/api/operations.ts'
import { feedsPart } from '../../workers/feeds/documentation.ts'

/** All that can be asked of a deployment by programs: the API, the feeds, and what only the deployer may. */
export const wholeDocument = (): OpenApi => openApiOf(allOperations, [feedsPart, adminPart])
