import { useLayoutEffect, useRef } from 'react';

/** Functions that stay the same objects for ever and always do what the newest ones do. */
export function useLatest<Actions extends Record<string, (...args: never[]) => unknown>>(actions: Actions): Actions {
  const newest = useRef(actions);
  const stable = useRef<Actions | null>(null);
  useLayoutEffect(() => {
    newest.current = actions;
  });
  stable.current ??= Object.fromEntries(
    Object.keys(actions).map((name) => [name, (...args: never[]) => newest.current[name]?.(...args)]),
  ) as Actions;
  return stable.current;
}
