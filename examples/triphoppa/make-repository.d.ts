/** Types of make-repository.js, for the tests. */

export interface ExampleBranch {
  readonly name: string;
  readonly does: string;
  readonly expected: "pass" | "block";
  readonly date: string;
  readonly message: string;
  readonly deletes: readonly string[];
}

export function listBranches(): ExampleBranch[];
export function buildRepository(targetDir: string): void;
