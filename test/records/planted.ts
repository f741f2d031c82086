/** A fault planted into the rules for as long as something runs. */
export async function planted<T>(into: object, member: string, value: unknown, run: () => Promise<T>): Promise<T> {
  const own: unknown = Reflect.get(into, member);
  Object.assign(into, { [member]: value });
  try {
    return await run();
  } finally {
    Object.assign(into, { [member]: own });
  }
}
