/** The member of that name, if it is a member of its own: names come from an agent, and may be `constructor`. */
export function named<T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return members && Object.hasOwn(members, name) ? members[name] : undefined;
}
