import { moveOut } from '~/domain/files/move-out.server'

/** Run by the test of moving files in a process of its own, which is killed: moves the bytes that it is named. */
await moveOut({ sha256: process.argv[2]! })
