/**
 * `-- +goose ENVSUB ON`: variables of the environment within SQL, in the shell's notation. Follows
 * github.com/mfridman/interpolate, which goose uses: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME?message}`,
 * `${NAME:offset:length}`; `$$` and `\$` are a dollar sign.
 */

export interface Substitution {
  readonly text: string;
  /** Variables without a value and without a default, in the order in which they appear. */
  readonly unknown: readonly string[];
}

/** Throws a SyntaxError in the library's words. */
export function substitute(text: string, values: ReadonlyMap<string, string>): Substitution {
  const substituter = new Substituter(text, values);
  return { text: substituter.expression(""), unknown: substituter.unknown };
}

class Substituter {
  readonly unknown: string[] = [];
  private readonly input: string;
  private readonly values: ReadonlyMap<string, string>;
  private position = 0;

  constructor(input: string, values: ReadonlyMap<string, string>) {
    this.input = input;
    this.values = values;
  }

  /** Up to the character `stop` or the end. */
  expression(stop: string): string {
    let result = "";
    for (let next = this.peek(); next !== "" && next !== stop; next = this.peek()) {
      const pair = this.input.slice(this.position, this.position + 2);
      const escaped = ESCAPES.get(pair);
      if (escaped !== undefined) {
        this.position += 2;
        result += escaped;
      } else if (next === "$" && this.position < this.input.length - 1) {
        result += this.expansion();
      } else {
        this.position += next.length;
        result += next;
      }
    }
    return result;
  }

  private peek(): string {
    const point = this.input.codePointAt(this.position);
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  private expansion(): string {
    this.position += 1;
    if (this.peek() !== "{") return this.valueOf(this.identifier());
    this.position += 1;
    const name = this.identifier();
    const result = this.peek() === "}" ? this.valueOf(name) : this.operation(name);
    this.expect("}");
    return result;
  }

  private identifier(): string {
    const found = /^\p{L}[\p{L}\p{N}_]*/u.exec(this.input.slice(this.position))?.[0];
    if (found === undefined) throw new SyntaxError(`Expected identifier to start with a letter, got ${this.peek()}`);
    this.position += found.length;
    return found;
  }

  private operation(name: string): string {
    const operator = /^(?::-|[-?:])/u.exec(this.input.slice(this.position))?.[0];
    if (operator === undefined) throw new SyntaxError(`Expected an operator, got ${this.peek()}`);
    this.position += operator.length;
    const value = this.values.get(name);
    if (operator === ":") return this.substring(this.valueOf(name));
    // What is not used must not count as unknown.
    const outside = this.unknown.length;
    const content = this.expression("}");
    const isMissing = operator === ":-" ? value === undefined || value === "" : value === undefined;
    if (operator !== "?" && isMissing) return content;
    this.unknown.splice(outside);
    return this.valueOf(name);
  }

  private substring(value: string): string {
    const [all, from = "", length] = /^([^:}]*)(?::([^}]*))?/u.exec(this.input.slice(this.position)) ?? [""];
    this.position += all.length;
    const offset = Number(from.trim());
    const start = Math.min(value.length, Math.max(0, offset < 0 ? offset + value.length : offset));
    if (length === undefined) return value.slice(start);
    const count = Number(length.trim());
    return value.slice(start, Math.max(start, count < 0 ? value.length + count : start + count));
  }

  private expect(character: string): void {
    if (this.peek() !== character)
      throw new SyntaxError(`Expected brace expansion to end with ${character}, got ${this.peek()}`);
    this.position += 1;
  }

  private valueOf(name: string): string {
    const value = this.values.get(name);
    if (value === undefined) this.unknown.push(name);
    return value ?? "";
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\\\", "\\\\"],
  ["\\$", "$"],
  ["$$", "$"],
  ["$(", "$("],
]);
