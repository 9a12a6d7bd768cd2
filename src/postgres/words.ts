/** The words of a table that is kept as text, to be read and sorted by people. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
