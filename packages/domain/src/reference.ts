/**
 * The classifications and places, as the domain asks for them. The domain package is pure, so whether a code exists is
 * asked of an injected {@link Reference}; `@rosa/reference` implements it from the shipped data files.
 */

/** A point on WGS84, in decimal degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** An Italian and an English label; the screens show Italian first. */
export interface Label {
  readonly it: string;
  readonly en: string;
}

/** A comune by its six-digit ISTAT code. */
export interface Comune {
  readonly code: string;
  readonly name: string;
  /** Cadastral code, as the codice fiscale uses it. */
  readonly belfiore: string;
  /** Three digits: the first three of the ISTAT code. */
  readonly province: string;
  /** Car-plate abbreviation, as `VC`. */
  readonly provinceSign: string;
  readonly provinceName: string;
  /** Two digits, ISTAT. */
  readonly region: string;
  readonly regionName: string;
  /** The point people "live at" when only the comune is known. */
  readonly point: Point;
  readonly cap: string | null;
  /** Residents at the 2011 census. */
  readonly population: number | null;
}

/** A province (or metropolitan city) or a region. */
export interface Area {
  readonly code: string;
  readonly name: string;
}

export type SkillFamily = 'base' | 'technical' | 'transversal';

export interface Coded {
  readonly code: string;
  readonly label: Label;
}

export interface Skill extends Coded {
  readonly family: SkillFamily;
  /** ESCO address where a concept fits, else null. */
  readonly esco: string | null;
  /** ISCO-08 four-digit codes the skill is typical of. */
  readonly occupations: readonly string[];
}

/** The ATECO division (two digits) a sector's code lies in, whatever its depth. */
export const divisionOf = (sector: string): string => sector.slice(0, 2);

/** A code beside another in the versioned `near_occupations` table. */
export interface Near {
  readonly code: string;
  /** 0.8 close, 0.5 near (matching.md, "occupation"). */
  readonly nearness: number;
}

/** What a Belfiore code of birth stands for: a comune of today, one of the past, or a foreign country. */
export interface BirthPlace {
  readonly code: string;
  readonly name: string;
  readonly kind: 'comune' | 'former' | 'country';
}

/** Look-ups by code; `undefined` means the classification does not hold the code. */
export interface Reference {
  /** Changes when any table changes; part of the index version. */
  readonly version: string;
  comune(code: string): Comune | undefined;
  /** A comune that was merged or renumbered: the code of the one it is part of today. */
  successor(code: string): string | undefined;
  province(code: string): Area | undefined;
  region(code: string): Area | undefined;
  birthPlace(belfiore: string): BirthPlace | undefined;
  /** ISCO-08, one to four digits. */
  occupation(code: string): Coded | undefined;
  /** ATECO 2025, from the section letter down. */
  sector(code: string): Coded | undefined;
  skill(code: string): Skill | undefined;
  licence(code: string): Coded | undefined;
  /** The occupations beside one, never itself; empty where the table says nothing. Symmetric. */
  near(occupation: string): readonly Near[];
}
