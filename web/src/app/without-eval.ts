import { z } from 'zod'

// Our policy lets no page make code from text (security-headers.ts). Zod would try whether it may, and the browser
// would report that attempt on every page.
z.config({ jitless: true })
