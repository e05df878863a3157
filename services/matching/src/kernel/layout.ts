// Where everything stands in the kernel's memory: byte offsets, shared by both kernels and by the code around them.

/** What a factor counts that is met in full. */
export const FULL_FIT = 10000;

/** Slots of a block; one bit slice of a block is 64 bytes, a cache line. */
export const SLOTS = 512;
export const SLOTS_LOG = 9;
export const SLICE_BYTES = 64;

// A record: everything that is known of one candidate, as a run of fields and lists at a multiple of 8. What decides first
// stands first. The lists follow in this order: places; occupations, skills and languages as numbers of 16 bits; what weights and
// levels the occupations and skills have, in bytes; from a multiple of 4 on sectors, competencies, interests (in
// occupations, skills, sectors, places), hidden vacancies, excluded employers, excluded sectors, rules; then the edit.

/** The uuid as four numbers whose order is that of its text. */
export const R_ID = 0;
/** A double: versions reach 2^53; infinite: erased. */
export const R_VERSION = 16;
/** 16 bits, like the two after it. */
export const R_BYTES = 24;
export const R_THRESHOLD = 26;
/** Index of the slot among all, or one of the two below. */
export const R_SLOT = 28;
/** Of a candidate of whom only the version is known. */
export const NO_SLOT = -1;
/** Waits for the next build. */
export const PENDING_SLOT = -2;
/** Length of a record that holds a version alone. */
export const R_BARE_BYTES = 32;
/** The minimum, and whether it is of on-target earnings; -1: none. */
export const R_PAY = 32;
export const PAY_ON_TARGET = 1 << 30;
export const PAY_MINIMUM = (1 << 30) - 1;
// Fields that share a byte are read by record-fields.ts and record-lists.ts alone.
/** A bit for each kind of contract; how many places (2 bits). */
export const R_CONTRACTS = 36;
/** A bit for each work mode; the most office days (3 bits, 7: not said). */
export const R_MODES = 37;
export const OFFICE_DAYS_NOT_SAID = 7;
export const R_HOURS_MIN = 38;
/** 0: no hours said. */
export const R_HOURS_MAX = 39;
/** 255: not said. */
export const R_YEARS = 40;
/** Role family in the two lowest bits (0 not said, 1 seller, 2 leader, 3 either), then flags. */
export const R_FLAGS = 41;
export const FLAG_TAILORING = 4;
export const FLAG_ALERTS = 8;
export const FLAG_RECRUITERS = 16;
export const FLAG_ASSESSED = 32;
/** The coordinates of places are whole numbers of nine decimals. */
export const FLAG_ROUNDED = 64;
/** The highest weight given to an occupation (4 bits), to a sector: wishes count by their share of it. */
export const R_HIGHEST_WISHES = 42;
/** A bit for each excluded employer, by the lowest three of its number. */
export const R_EMPLOYER_MARKS = 43;
/** The sum of all raw weights of interests; 255: so much or more. */
export const R_INTEREST_SUM = 44;
/** 0: not said (3 bits); the highest weight given to a skill. */
export const R_SENIORITY = 45;
/** How many occupations (4 bits), how many sectors. */
export const R_WISHES = 46;
/** How many skills (5 bits), how many languages. */
export const R_SKILLS = 47;
export const R_EXCLUDED_SECTORS = 48;
export const R_EXCLUDED_EMPLOYERS = 49;
/** 16 bits: how many hidden vacancies (9 bits), how many rules. */
export const R_HIDDEN = 50;
export const R_INTEREST_OCCUPATIONS = 52;
export const R_INTEREST_SKILLS = 53;
export const R_INTEREST_SECTORS = 54;
export const R_INTEREST_PLACES = 55;
export const R_LISTS = 56;
/** In the 32 bits from the excluded sectors on: their count, that of the rules, and that of the hidden vacancies or not. */
export const EXCLUDING_ALL = -65281;
export const EXCLUDING_BUT_HIDDEN = -33554177;

/**
 * A place: its coordinates, then radius, country and label. Coordinates are three doubles, or, where all of a profile are
 * whole numbers of nine decimals (as the product's own are), three whole numbers, which divided give the same doubles.
 */
export const PLACE_EXACT_BYTES = 24;
export const PLACE_ROUNDED_BYTES = 12;
export const PLACE_DECIMALS = 1000000000.0;
/** Behind the coordinates: kilometres, the number of the country or 0 for none, and that of the label in 16 bits. */
export const PLACE_RADIUS = 0;
export const PLACE_COUNTRY = 1;
export const PLACE_LABEL = 2;
export const PLACE_TERMS_BYTES = 4;
/** Doubles stand at a multiple of 8. */
export const PLACE_EXACT_TERMS_BYTES = 8;
/** Evidence of eleven competencies in nibbles; 15: not said. */
export const COMPETENCIES_BYTES = 8;
/** An interest: concept (22 bits) and raw weight (10 bits); last day (17 bits) and count of evidence (14 bits). */
export const INTEREST_BYTES = 8;
/** A rule: kind (3 bits) and day (17 bits); the value. */
export const RULE_BYTES = 8;

/** Milliseconds since 1970, 32 bits and 16 above them; the epoch of the alerts, 0 for none. */
export const EDIT_HIGH = 4;
export const EDIT_EPOCH = 6;
export const EDIT_BYTES = 8;

export const RULE_EMPLOYER = 0;
export const RULE_OCCUPATION = 1;
export const RULE_SECTOR = 2;
export const RULE_MINIMUM_PAY = 3;
export const RULE_MAXIMUM_DISTANCE = 4;
export const RULE_MINIMUM_SENIORITY = 5;
export const RULE_MAXIMUM_SENIORITY = 6;

// The question: one vacancy under one model on one day, as numbers and tables. Addresses are absolute.

export const Q_BLOCKS = 0;
/** Address of the list of the blocks' addresses. */
export const Q_BLOCK_LIST = 4;
/** Address of one word per block: which work modes and purposes anybody in it takes. */
export const Q_BLOCK_FLAGS = 8;
export const Q_BLOCK_FLAGS_NEEDED = 12;
/** How many places may be near: pairs of the address of a row of blocks and the bit of the column. 0: anywhere. */
export const Q_CELLS = 16;
export const Q_CELL_LIST = 20;

/** Groups of which a slot must be in one slice; then those of which it must not be in all. */
export const Q_POSITIVE = 24;
export const Q_POSITIVE_LIST = 28;
export const Q_NEGATIVE = 32;
export const Q_NEGATIVE_LIST = 36;
export const Q_OCCUPATION_TERMS = 40;
export const Q_OCCUPATION_LIST = 44;
export const Q_SKILL_TERMS = 48;
export const Q_SKILL_LIST = 52;
/** Of the fourth number of a skill: what it weighs for the gate; above, its points for a bound. */
export const GATE_WEIGHT = 65535;
/** More than all skills weigh together. */
export const UNREACHED_WEIGHT = 16777216;
/** The least sum of weights of matching skills. */
export const Q_SKILL_LEAST = 60;

export const Q_CONTRACTS = 64;
export const Q_MODE = 68;
/** -1: not said. */
export const Q_OFFICE_DAYS = 72;
/** 0: not said. */
export const Q_HOURS_MIN = 76;
export const Q_HOURS_MAX = 80;
/** -1: not said. */
export const Q_OFFERED_FIXED = 84;
export const Q_OFFERED_ON_TARGET = 88;
export const Q_LANGUAGES = 92;
export const Q_LANGUAGE_LIST = 96;
export const Q_REMOTE = 100;
export const Q_PLACES = 104;
export const Q_PLACE_LIST = 108;
export const Q_COUNTRIES = 112;
export const Q_COUNTRY_LIST = 116;
export const Q_IDS = 120;
export const Q_ID_LIST = 124;
/** -1: nobody named it. */
export const Q_EMPLOYER = 128;
/** 0: not said. */
export const Q_SENIORITY = 132;

/** One byte per occupation known: which row of fits is for those who wish for it, and whether it is offered itself. */
export const Q_OCCUPATION_TABLE = 136;
export const OCCUPATION_OFFERED = 128;
export const OCCUPATION_ROW = 127;
/** Rows of 16-bit numbers, the first all 0: what a wish of a weight (0 to 15) counts for beside the highest (0 to 15). */
export const Q_OCCUPATION_FITS = 140;
export const OCCUPATION_ROW_BYTES = 512;
/** Offers that are sure enough to count. */
export const Q_OFFERS = 144;
export const Q_SAYS_OCCUPATIONS = 148;
/** One byte per skill known: its number among those asked, from 1. */
export const Q_SKILL_TABLE = 160;
/** Per skill asked: its weight, then what it counts for by the candidate's level, 0 to 7. */
export const Q_SKILL_VALUES = 164;
export const SKILL_VALUE_BYTES = 36;
export const Q_SKILL_WEIGHTS = 168;
export const Q_OVERLAP_MATCHES = 172;
export const Q_OVERLAP_FIT = 176;
/** One byte per sector known. */
export const Q_SECTOR_TABLE = 180;
export const Q_SAYS_SECTORS = 184;
export const Q_SAYS_SKILLS = 188;
/** What a wish of a weight (0 to 15) counts for beside the highest (0 to 15), as 16-bit numbers. */
export const Q_STRENGTHS = 192;

/** Values by role family (4), by seniority (6), by years (61); -1: absent. */
export const Q_FAMILY_VALUES = 196;
export const Q_SENIORITY_VALUES = 200;
export const Q_YEARS_VALUES = 204;
export const Q_ASKED = 208;
/** Competency asked and its weight. */
export const Q_ASKED_LIST = 212;
export const Q_EVIDENCE = 216;
export const Q_PART_FAMILY = 220;
export const Q_PART_SENIORITY = 224;
export const Q_PART_YEARS = 228;
export const Q_PART_COMPETENCIES = 232;

export const Q_DISTANCE_CURVE = 236;
export const Q_PAY_CURVE = 240;
export const Q_INTEREST_CURVE = 244;
export const Q_DAY = 248;
export const Q_DECAY = 252;
export const Q_DECAY_LAST = 256;
export const Q_NEAR_METRES = 260;
/** A double: a squared chord beyond which nothing is near. */
export const Q_NEAR_SQUARED = 264;
/** Points of interest: three doubles each. */
export const Q_POINTS = 272;
/** -1: absent. */
export const Q_FRESHNESS = 276;

export const Q_WEIGHT_OCCUPATION = 280;
export const Q_WEIGHT_SKILLS = 284;
export const Q_WEIGHT_EXPERIENCE = 288;
export const Q_WEIGHT_DISTANCE = 292;
export const Q_WEIGHT_PAY = 296;
export const Q_WEIGHT_SECTOR = 300;
export const Q_WEIGHT_INTEREST = 304;
export const Q_WEIGHT_FRESHNESS = 308;

// What the kernel works with and answers.

export const Q_WANTS_LIST = 312;
export const Q_WANTS_ALERTS = 316;
export const Q_LIMIT = 320;
/** The best so far: pairs of score and record, the worst of them first. */
export const Q_BEST = 324;
export const Q_BEST_LIST = 328;
export const Q_ELIGIBLE = 332;
export const Q_ALERTS = 336;
export const Q_ALERT_LIST = 340;
export const Q_ALERT_ROOM = 344;
export const Q_CANDIDATE_LIST = 348;
/** How many passed the slices, for measuring. */
export const Q_CANDIDATES = 352;
export const Q_TOUCHED = 356;
export const Q_VISITED = 360;
/** What the vacancy states of its terms: bits; and of these what the slices have not decided. */
export const Q_STATED = 364;
export const Q_OPEN = 368;
export const OPEN_CONTRACTS = 1;
export const OPEN_MODE = 2;
export const OPEN_OFFICE_DAYS = 4;
export const OPEN_HOURS = 8;
export const OPEN_PAY = 16;
export const OPEN_LANGUAGES = 32;
/** Which of the counts from the excluded sectors on can rule out: one of the two above; and the mark of the employer. */
export const Q_EXCLUDING = 376;
export const Q_EMPLOYER_MARK = 380;
/** The most that the factors can weigh that are judged after the distance. */
export const Q_WEIGHTS_LEFT = 372;
/** Room for what is asked of each of some blocks, and its length for one. */
export const Q_HERE_LIST = 384;
export const Q_HERE_BYTES = 388;
/** Room for the slots of some blocks that the slices let through. */
export const Q_MASK_LIST = 400;
/** What the interest can fit at most, by the sum of raw weights: 256 numbers of 16 bits. */
export const Q_INTEREST_MOST = 404;
/** Whether all who fit are counted; else whoever can reach neither the worst of the best nor the own threshold is left out. */
export const Q_COUNTS = 408;
/** The fields from 412 to 472: bound-layout.ts. */
export const Q_BYTES = 512;

/** Blocks that are filtered before the first candidate is taken out of one: what one waits for does not hold up the next. */
export const AHEAD = 8;
/** What is asked of a block: where the addresses of occupations' slices end, and those of skills; by how much the skills outweigh the least. */
export const H_OCCUPATIONS_END = 0;
export const H_SKILLS_END = 4;
export const H_SLACK = 8;
export const H_BLOCK = 12;
/** Where all skills end that anybody has. */
export const H_TERMS_END = 16;
export const H_TERMS = 24;
/** Candidates are judged in batches, so that their records come from memory side by side. */
export const BATCH = 1024;
