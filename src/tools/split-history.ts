/**
 * A folder that is only a part of what its tool takes for one history. Judging it alone would tell wrong things, so it is
 * refused, whatever base looks like.
 */
import { UserError } from "../errors.ts";

export class SplitHistory extends UserError {}
