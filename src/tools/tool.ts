/**
 * What the gate needs to know about a migration tool: which files are its migrations, in which order it runs them,
 * which messages and transactions it sends, what it records, and what it does on a database whose history differs.
 * One adapter is one file; it does no I/O.
 */
import type { Tree } from "../source/tree.ts";

export interface Script {
  /** Path relative to the repository's root. */
  readonly file: string;
  /** Where a file holds more than this script (its way back, other changes), that is blanked out, so that lines and columns
   * are the file's: see `script-section.ts`. */
  readonly text: string;
}

export interface Migration {
  /** The version as the tool records it. */
  readonly version: string;
  /** The part of the name that is for people. */
  readonly name: string;
  readonly up: Script;
  readonly down: Script | null;
  /** Checksum as the tool records it, lower-case hex; null under a tool that keeps none. */
  readonly checksum: string | null;
  /** True when the tool wraps the up script in a transaction of its own. */
  readonly transactional: boolean;
  /** How the up script travels, where more than its text decides that (Liquibase's `splitStatements`). */
  readonly send?: Delivery;
  /** True when the tool runs it again whenever its text has changed: an edit is what it is for. */
  readonly runsAgain?: boolean;
  /** True when the tool goes on where it fails, and tries it again in the next run. */
  readonly mayFail?: boolean;
  /** What it asks the database before it runs this one; left out: nothing. */
  readonly guard?: Guard;
}

/** Conditions that a database has to meet when a migration's turn has come. */
export interface Guard {
  /** In this order; the first answer that is another one than `expected` counts. */
  readonly questions: readonly Question[];
  /** What becomes of a condition that is not met. */
  readonly onFail: GuardOutcome;
  /** The same where PostgreSQL rejects the question, or gives another number of rows than one. */
  readonly onError: GuardOutcome;
}

/** Where one is not met, nothing runs. */
export interface RunGuard {
  /** Where it is written. */
  readonly file: string;
  readonly questions: readonly Question[];
}

export interface Question {
  /** Gives one value. */
  readonly sql: string;
  /** As PostgreSQL writes it. */
  readonly expected: string;
  /** Why it is not met, in the tool's words; `null`: the answer is a null. */
  readonly failure: (answer: string | null) => string;
}

/** `halt`: the run ends. `pass-over`: it is tried again in the next run. `record`: it counts as run. */
export type GuardOutcome = "halt" | "pass-over" | "record" | "run";

/** Something about the files themselves that keeps the tool from using them. */
export interface FileProblem {
  /** `checksum`: a sum that the files hold is not that of a file's text, or does not fit the file before it. */
  readonly kind: "duplicate-version" | "unreadable" | "misnamed" | "checksum";
  readonly file: string;
  readonly line?: number;
  /** Other files that are part of the problem. */
  readonly others?: readonly string[];
  readonly message: string;
  readonly remedy: string;
}

/** The migrations at one commit, in the order in which the tool runs them. */
export interface History {
  readonly dir: string;
  readonly migrations: readonly Migration[];
  /** What it runs on an empty database, where it begins with one that stands for others (a checkpoint, a baseline) and is not in
   * `migrations`. */
  readonly fresh?: readonly Migration[];
  readonly problems: readonly FileProblem[];
  /** What the tool asks the database before a run, be anything pending or not; null and left out: nothing. */
  readonly guard?: RunGuard | null;
  /** Markdown sentences for the report: what the tool makes of the files, and nobody would guess. */
  readonly notes?: readonly string[];
  /** Files that look like migrations and that the gate does not run, sorted by name. */
  readonly ignored?: readonly IgnoredFile[];
  /** Migrations that it reads and that its settings keep from running; left out: none. */
  readonly filtered?: readonly FilteredMigration[];
  /** Those among `ignored` that the tool runs and records, in its order; left out: none. */
  readonly programs?: readonly Program[];
}

/** What the tool takes for a migration. */
export interface VersionedFile {
  /** As it is recorded. */
  readonly version: string;
  readonly file: string;
  readonly runsAgain?: boolean;
}

/** A migration that is a program: the gate does not run it. */
export interface Program extends VersionedFile {
  /** As it is recorded. */
  readonly name: string;
  /** How many of the history's migrations come before it. */
  readonly behind: number;
}

export interface IgnoredFile {
  readonly file: string;
  /** Completes the sentence "not run: …". */
  readonly reason: string;
  /** An imperative; left out: give it a name that the tool reads, or move it. */
  readonly remedy?: string;
  /** True when the tool does run it, and only the gate does not. */
  readonly runByTool?: boolean;
  /** Who runs it, where that is not the tool. */
  readonly runner?: string;
  /** What of it is not run, where that is not all of the file; two sides with the same have the same. */
  readonly content?: string;
}

export interface FilteredMigration extends Pick<IgnoredFile, "file" | "reason" | "remedy"> {
  /** As of a `Migration`. */
  readonly name: string;
}

/** A part of a script's text that the tool sends by itself. */
export interface Piece {
  /** UTF-16 offsets in the script's text. */
  readonly start: number;
  readonly end: number;
}

/** How a script travels. `message`: the whole text as one simple query (one implicit transaction outside an explicit
 * one). `statements`: one message for each statement, as psql does. Pieces: one message for each, where the tool has a way of
 * its own to take a file apart. */
export type Delivery = "message" | "statements" | readonly Piece[];

/** One thing that the tool sends to PostgreSQL. */
export type Step =
  /** The migration's up (or down) script. */
  | { readonly kind: "script"; readonly script: Script; readonly send: Delivery }
  /** The tool's own SQL: `begin`, `commit`, bookkeeping. `$1` … stand for `values`. */
  | { readonly kind: "own"; readonly sql: string; readonly values?: readonly (string | number | null)[] };

/** A row of the tool's bookkeeping, without times. */
export interface RecordedMigration {
  readonly version: string;
  readonly name: string | null;
  readonly checksum: string | null;
  /** False: started but not finished, the tool calls it failed or dirty. */
  readonly finished: boolean;
  /** Statements of an unfinished one behind which the tool goes on; null or left out: it does not. */
  readonly done?: number | null;
}

export interface Bookkeeping {
  /** What the tool runs before its first migration; must be repeatable. */
  readonly create: readonly Step[];
  /** Its table as the tool's own SQL names it: often without a schema, so that the search path decides. Left out of the
   * compared schema, wherever it is. */
  readonly table: string;
  /** Selects the rows, from the table by that name, as columns version, name, checksum (text) and finished (boolean), ordered. */
  readonly select: string;
  /** True when there is one row, the newest version: of the versions before it nobody can tell which ones ran. */
  readonly latestOnly?: boolean;
  /** `schema.name` (or `schema`) of what else it makes for itself; left out, too. */
  readonly others?: readonly string[];
}

/** Why the tool would refuse to run at all, and in which words. */
export interface Refusal {
  readonly kind: "edited" | "missing" | "out-of-order" | "duplicate" | "failed";
  readonly version: string;
  /** The tool's own message, as a user would meet it. */
  readonly message: string;
  /** The option that makes it run all the same, where that may be given outside its configuration: `--allow-missing`. */
  readonly unless?: string;
}

/** What the tool does with `head`'s files on a database that has recorded `recorded`. */
export interface Decision {
  /** In the order in which they would run, refusals set aside. */
  readonly pending: readonly Migration[];
  /** In the files, not recorded, and never to be run on this database; where the tool records its newest version only
   * (`latestOnly`), those before it that have run are among them. */
  readonly skipped: readonly Migration[];
  readonly refusals: readonly Refusal[];
}

export interface Detection {
  readonly tool: string;
  readonly dir: string;
  /** All folders of the history, `dir` among them, where the tool's configuration names several. */
  readonly folders?: readonly string[];
  /** What gave it away, for the message: "`migration_lock.toml` beside the folders". */
  readonly reason: string;
  /** Why the folder is not for us ("the crate uses SQLite"); such a folder is left out, and told when nothing is left. */
  readonly unfit?: string;
  /** Whose programs are all that it holds: a title of `code-tool-signs.ts`. */
  readonly programsOf?: string;
  /** Why the folder is set aside where there are others; a change that touches it is told, or judged. */
  readonly aside?: string;
  /** True when something says PostgreSQL; such folders go before those of which nothing is known. */
  readonly postgres?: boolean;
  /** True when what says PostgreSQL says other databases, too: the files tell which of them a folder is for. */
  readonly amongOthers?: boolean;
}

/** Scripts that a tool runs around every run, whatever is pending, each in a session of its own. They are no migrations: nothing
 * records them. */
export interface RunHooks {
  readonly before: readonly Migration[];
  /** Behind a run that has applied something. */
  readonly applied: readonly Migration[];
  readonly after: readonly Migration[];
}

export interface RollbackCommand {
  /** How the tool's users undo what has run last: `sqlx migrate revert`. */
  readonly command: string;
  /** True when each run of the command undoes one migration. */
  readonly oneByOne: boolean;
  /** True when it goes by the order in which they ran; left out: by the order of the files. */
  readonly lastRunFirst?: boolean;
}

export interface Tool {
  readonly name: string;
  /** The tool's name as its makers write it. */
  readonly title: string;
  /** True when the tool refuses an edited file, whatever the edit. */
  readonly refusesEdits: boolean;
  /** Folders of the tree that look like this tool's. Reads only small configuration files. */
  detect(tree: Tree): Promise<readonly Detection[]>;
  /** The tool as the folder's own configuration (sqlx.toml) wants it; left out where the tool has none. */
  configured?(tree: Tree, dir: string): Promise<Tool>;
  /** All folders of the history, where its configuration names several; left out: the one that it is asked for. */
  readonly folders?: readonly string[];
  /** The same, with these folders as one history; left out: a list of folders is nothing that it knows. */
  withFolders?(folders: readonly string[]): Tool;
  /** Files elsewhere that the history names; left out: none. */
  readonly beside?: readonly string[];
  /** The migrations below a folder, or below `folders`. Never throws for what is in the files: that goes into `problems`. */
  load(files: ReadonlyMap<string, Buffer>, dir: string): History;
  /** Everything that the tool sends for one migration, its record included. */
  plan(migration: Migration): readonly Step[];
  /** The command by which its users say that a migration has been applied by hand: `migrate force 3`; left out: there is none. */
  markApplied?(migration: Migration): string;
  /** What it writes when a statement of the migration fails, in a new session; left out: nothing. */
  planFailure?(migration: Migration): readonly Step[];
  /** Left out: none. */
  readonly hooks?: RunHooks;
  /** Set where there are `hooks`. */
  planHook?(hook: Migration): readonly Step[];
  /** What records one that a guard has kept from running. Set where migrations have guards. */
  planUnrun?(migration: Migration): readonly Step[];
  /** The same for undoing one by its down script; `previous` comes before it in the files. Null: the gate cannot run this
   * one. Left out: the tool has no way back, or the gate does not know it. */
  planDown?(migration: Migration, previous: Migration | null): readonly Step[] | null;
  /** SQL that takes a migration out of the record, so that the tool would run it again; `previous` has run before it. `table`:
   * the record's, as SQL finds it. Left out: the record is not in the database. */
  forget?(migration: Migration, previous: Migration | null, table: string): string;
  /** Set where there is `planDown`, and where a command undoes what another one has applied. */
  readonly rollback?: RollbackCommand;
  /** Null: the tool keeps its record outside the database; the gate keeps it instead. */
  readonly bookkeeping: Bookkeeping | null;
  /** A sentence without its end: what a run that is killed leaves in its own way; left out: nothing. */
  readonly afterCrash?: string;
  /** True when the tool opens a new session for each migration. */
  readonly sessionPerMigration: boolean;
  /** True when nothing is known of what it does with merged files that are not as they were: the replay alone tells. */
  readonly judgedByReplay?: boolean;
  /** True when one transaction is around everything that a run of the tool applies. */
  readonly transactionPerRun?: boolean;
  /** What an edited file leads to, as a sentence without its end; left out: checksums are compared with the recorded ones. */
  readonly editedFile?: string;
  /** What stands for the database's own name in the scripts that `load` gives: it is put in when they are sent. */
  readonly databaseName?: string;
  /** How a migration gets a version after the merged ones, as an imperative in lower case; left out: rename the file. */
  readonly laterVersion?: string;
  /** Files of the folder whose text `load` needs; left out: `.sql` and `.toml`. */
  readonly reads?: RegExp;
  decide(recorded: readonly RecordedMigration[], head: History): Decision;
}
