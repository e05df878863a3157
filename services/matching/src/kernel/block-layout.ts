// What blocks keep: slices, tables of the blocks, and what a record amounts to in them. Byte offsets, like layout.ts;
// nothing of it is in a snapshot.

import * as L from "./layout.ts";

/** Addresses of records by slot stand behind a block's slices. */
export const POINTER_BYTES = 4;

// The slices of a block, by number. From the contracts to the languages a set bit says that the slot can not meet what is asked.
export const S_RECRUITERS = 0;
export const S_ALERTS = 1;
export const S_CONTRACTS = 2;
export const S_MODES = 8;
export const S_OFFICE_DAYS = 11;
export const S_HOURS_MAX = 16;
export const S_HOURS_MIN = 24;
export const S_PAY_FIXED = 32;
export const S_PAY_ON_TARGET = 48;
export const S_LANGUAGES = 64;
/** From here on a set bit says that the slot has it. */
export const S_ROWS = 88;
export const S_COLUMNS = 128;
export const S_OCCUPATIONS = 160;
export const S_RARE_OCCUPATIONS = 248;
export const S_SKILLS = 296;
export const S_RARE_SKILLS = 360;
/** The slices from here to the end: bound-layout.ts. */
export const S_BOUNDS = 441;
export const SLICES = 480;
export const ROWS = 40;
export const COLUMNS = 32;

export const POINTERS = SLICES * L.SLICE_BYTES;
export const BLOCK_BYTES = POINTERS + L.SLOTS * POINTER_BYTES;

/** What the slices of hours, pay and languages stand for: the first level, and how far apart they are. */
export const HOURS_BELOW = 12;
export const HOURS_ABOVE = 12;
export const HOURS_STEP = 4;
export const HOURS_LEVELS = 8;
export const PAY_ABOVE = 2000;
export const PAY_STEP = 300;
export const PAY_LEVELS = 16;
export const LEVELS = 6;
/** What hashes of a concept begin with. */
export const FIRST_TURN = 1;
export const SECOND_TURN = 1000003;

/** An outline of 240 bytes: the bits of a record's slices, the flags and the cells that it adds to its block. */
export const O_SLICES = 0;
export const O_WORDS = 18;
export const O_FLAGS = 72;
export const O_COVER = 76;
/** Flags of a block: work modes in the three lowest bits, then purposes. */
export const BLOCK_RECRUITERS = 8;
export const BLOCK_ALERTS = 16;

/** Addresses of the blocks' tables, and how many blocks they have room for: rows of cells follow each other by so much. */
export const B_LIST = 0;
export const B_FLAGS = 4;
export const B_ROWS = 8;
export const B_ROOM = 12;
/** Slices of concepts that have one of their own, as 16-bit numbers by concept, 0 for the others: how many, and where. */
export const B_OCCUPATIONS = 16;
export const B_OCCUPATION_TABLE = 20;
export const B_SKILLS = 24;
export const B_SKILL_TABLE = 28;
/** Languages whose levels have slices. */
export const B_LANGUAGES = 32;
export const LANGUAGES = 4;
/** In how many slots each slice is set. */
export const B_COUNTS = 48;
/** In which blocks anybody has a concept: where its rows of bits stand, and the length of one. */
export const B_CONCEPT_ROWS = 11152;
export const B_CONCEPT_ROW_BYTES = 11156;
/** More occupations and skills than these share rows: that lets through more, never fewer. */
export const OCCUPATION_ROWS = 4096;
export const SKILL_ROWS = 8192;
/** The outlines of a record that is about to change and of the one that takes its place, and one of nobody. */
export const B_BEFORE = 2240;
export const B_AFTER = 2480;
export const B_NOBODY = 2720;
/** Room for a list of records, and for their keys. */
export const B_RECORDS = 2960;
export const B_KEYS = 7056;
export const PORTION = 1024;
export const B_BYTES = 11160;
