/** What the server takes. */
export interface UploadLimits {
  maxBytes: number;
  maxFiles: number;
  /** Media types; a star stands for anything, as in `image/*`. */
  types: readonly string[];
}

export type Refusal = 'tooLarge' | 'wrongType';

/** Why the server would not take a file; undefined if it would. */
export function refusalOf(file: Pick<File, 'size' | 'type'>, { maxBytes, types }: UploadLimits): Refusal | undefined {
  if (file.size > maxBytes) return 'tooLarge';
  const type = file.type || 'application/octet-stream';
  const taken = types.some((one) => (one.endsWith('*') ? type.startsWith(one.slice(0, -1)) : type === one));
  return taken ? undefined : 'wrongType';
}

/** Limits out of a configuration; undefined where no files are taken. */
export function uploadLimits(json: unknown): UploadLimits | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { maxBytes, maxFiles, types } = json as Record<string, unknown>;
  if (typeof maxBytes !== 'number' || typeof maxFiles !== 'number' || maxFiles < 1 || !Array.isArray(types)) {
    return undefined;
  }
  return { maxBytes, maxFiles, types: types.map(String) };
}
