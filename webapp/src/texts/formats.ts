export interface Formats {
  /** A number of seconds with its unit, in the plural the language asks for. */
  seconds(count: number): string;
  /** The pieces of "A, B and C": the items, and the words between them. */
  list(items: readonly string[]): { type: 'element' | 'literal'; value: string }[];
  /** A size as people read it, for instance "1.4 MB". */
  bytes(count: number): string;
  number(value: number): string;
  /** The time of day, hours and minutes. */
  time(moment: Date): string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** How a language writes numbers, sizes, times and lists. */
export function formatsOf(tag: string): Formats {
  const number = new Intl.NumberFormat(tag);
  const seconds = new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
  return {
    seconds: (count) => seconds.format(count),
    list: (items) => list.formatToParts(items),
    bytes: (count) => bytes(tag, count),
    number: (value) => number.format(value),
    time: (moment) => time.format(moment),
  };
}

function bytes(tag: string, count: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  const unit = UNITS[power] ?? 'byte';
  // Only the short forms of the others are the same in the plural.
  const unitDisplay = power === 0 ? 'long' : 'short';
  const format = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });
  return format.format(count / 1000 ** power);
}
