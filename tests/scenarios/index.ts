export * from './accounts'
export * from './changes'
export * from './evidence'
export * from './loop'
