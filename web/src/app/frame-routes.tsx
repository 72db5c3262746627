import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { queryClient } from '../api/query-client.ts'
import { sessionQuery } from '../api/session.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { signInSearch } from './search-params.ts'

/** Every address of the office, the page for signing in among them. */
export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../pages/sign-in/SignInPage.tsx'), 'SignInPage'),
})

/** Around every page of whoever is signed in; nobody else comes further. */
export const officeRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'office',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (session) return { session }
    throw redirect({ to: '/login', search: { next: location.href.replace(/^\/office/, '') } })
  },
  component: lazyRouteComponent(() => import('./AppShell.tsx'), 'AppShell'),
})

/** The office begins with 我的工作. */
export const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/work' })
  },
})
