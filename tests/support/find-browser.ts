import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const PLACES = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const canRun = (file: string | undefined): file is string => {
  if (!file) return false
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** An installed Chrome or Chromium: the one CHROME_BIN names, else the first found. */
function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [process.env.CHROME_BIN, ...onPath, ...PLACES, chromium.executablePath()].find(canRun)
}

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })

function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  run('apt-get', 'update')
  run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')
}

const installWithPlaywright = () => run('npx', 'playwright-core', 'install', 'chromium')

let found: string | undefined

/** The browser for the tests. Where none is installed it is installed; where that fails, says what to install. */
export function findBrowser(): string {
  found ??= installedBrowser()
  for (const install of found ? [] : [installWithApt, installWithPlaywright]) {
    try {
      install()
    } catch (error) {
      console.error(`Installing a browser failed: ${(error as Error).message}`)
    }
    found ??= installedBrowser()
  }
  if (!found) throw new Error('No browser: install Chromium or Google Chrome, or set CHROME_BIN to its path.')
  return found
}
