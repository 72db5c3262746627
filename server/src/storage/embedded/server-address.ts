/** Where a running server can be reached. Survives a restart of the server. */
export type ServerAddress = { readonly host: string; readonly port: number }
