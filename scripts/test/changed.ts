import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const git = (...args: string[]) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\0')
    .filter(Boolean)

/**
 * Files that differ from where this branch left main (from the last commit, where there is no main to compare with), and
 * new ones that git does not ignore. Nothing outside a repository.
 */
export function changedFiles(): string[] {
  try {
    const changed = git('diff', '--name-only', '--relative', '-z', branchedFrom())
    const added = git('ls-files', '--others', '--exclude-standard', '-z')
    return [...new Set([...changed, ...added])].filter((file) => existsSync(file))
  } catch {
    return []
  }
}

function branchedFrom(): string {
  for (const main of ['origin/HEAD', 'origin/main', 'main']) {
    try {
      return git('merge-base', 'HEAD', main)[0]!.trim()
    } catch {
      continue
    }
  }
  return 'HEAD'
}
