/** The web server puts the address of the connection here, over whatever the client sent under this name. */
export const CLIENT_ADDRESS_HEADER = 'x-client-address'

/** The address that a request came from, for limits. */
export const clientAddress = (request: Request) => request.headers.get(CLIENT_ADDRESS_HEADER) ?? 'unknown'
