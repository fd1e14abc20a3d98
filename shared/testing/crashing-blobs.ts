import { Refusal } from '../base/result.ts';
import { Crash, type Fuse } from './crashing-store.ts';

/**
 * A store of blobs or notes whose n-th write from now is the last thing that the process does, or finds the disk full.
 *
 * @param writes names of the methods that write.
 */
export function crashing<T extends object>(target: T, writes: readonly (keyof T & string)[], given: Fuse | null): T {
  let fuse = given;
  return new Proxy(target, {
    get: (_, name) => {
      const method = target[name as keyof T];
      if (typeof method !== 'function') return method;
      if (!(writes as readonly string[]).includes(String(name))) return method.bind(target);
      return async (...args: readonly unknown[]) => {
        if (!fuse) return method.apply(target, args);
        const lit = fuse;
        fuse = lit.commits > 1 ? { ...lit, commits: lit.commits - 1 } : null;
        if (fuse) return method.apply(target, args);
        if (lit.what === 'full') throw new Refusal('store/full');
        if (lit.what === 'after') await method.apply(target, args);
        throw new Crash();
      };
    },
  });
}
