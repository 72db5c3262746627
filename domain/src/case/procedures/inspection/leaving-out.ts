/** The act by which a phone names what it does not send: said apart from its rules, which are loaded with a visit alone. */
export const leavingOut = { id: 'leave-out-steps', title: '登记不送的现场记录' } as const
