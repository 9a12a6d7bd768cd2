/**
 * The image of the workflow's service container: the repository's own where it is a public one, else one of the same major
 * version with the extensions that the migrations need.
 */
import { newestMajor, oldestMajor } from "../config/defaults.ts";
import { imageOf, isContrib } from "../postgres/extensions.ts";
import type { Survey } from "./survey.ts";
import { extensionsOf } from "./survey.ts";

/** Null where nothing asks for a certain image: the runner's own PostgreSQL will do. */
export function serviceImage(survey: Survey): string | null {
  const major = supportedMajor(survey);
  const [special] = specialExtensions(survey);
  if (major === null && special === undefined) return null;
  const own = survey.images.filter((each) => each.ordinary && each.major === major);
  const richest = own.find(({ image }) => !/^(?:docker\.io\/)?(?:library\/)?postgres:/u.test(image));
  if (special !== undefined) return richest?.image ?? imageOf(special, major ?? newestMajor) ?? plainImage(major);
  return richest?.image ?? own[0]?.image ?? plainImage(major);
}

/** The major that is found, if the gate knows it. */
export function supportedMajor({ major }: Survey): number | null {
  return major !== null && major >= oldestMajor && major <= newestMajor ? major : null;
}

/** Extensions that the ordinary image lacks. */
export function specialExtensions(survey: Survey): string[] {
  return extensionsOf(survey).filter((extension) => extension !== "plpgsql" && !isContrib(extension));
}

function plainImage(major: number | null): string {
  return `postgres:${major ?? newestMajor}`;
}
