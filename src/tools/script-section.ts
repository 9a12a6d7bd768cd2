/**
 * One part of a file as a script of its own: what is around it becomes white space, so that lines and columns stay the file's.
 */

/** `start` and `end` are UTF-16 offsets. What follows the section is cut off. */
export function scriptSection(text: string, start: number, end: number): string {
  return (
    text.slice(0, start).replaceAll(/[^\r\n]/gu, (character) => " ".repeat(character.length)) + text.slice(start, end)
  );
}
