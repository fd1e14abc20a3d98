/**
 * Ids of the seed's rows (domain.md 3), written down by themselves: records of ships name them for ever, so none may be lost
 * or turned into another kind by an edit of the data.
 */
export const HEADING_IDS = `
  A-00 A-01 A-35 D-00 D-01 D-20 D-21 D-25 D-26 D-34 D-39 D-42 D-47 P-00 P-01 P-12 P-30 P-40 P-50
  P-60 P-70
`;
export const QUESTION_IDS = `
  A-10 A-11 A-12 A-13 A-20 A-21 A-22 A-23 A-24 A-30 A-31 A-32 A-33 A-34 A-36 A-37 A-38 A-39 A-40
  A-41 A-42 A-43 A-50 A-51 A-52 A-53 A-54 D-10 D-11 D-22 D-23 D-24 D-27 D-28 D-29 D-30 D-31 D-32
  D-33 D-35 D-36 D-37 D-38 D-40 D-41 D-43 D-44 D-45 D-46 D-48 D-49 D-50 D-51 D-60 D-61 D-62 D-63
  D-64 D-65 D-66 D-67 D-68 D-69 P-02 P-10 P-11 P-13 P-14 P-15 P-16 P-31 P-32 P-33 P-34 P-35 P-41
  P-42 P-43 P-44 P-45 P-51 P-52 P-53 P-54 P-55 P-61 P-62 P-63 P-64 P-65 P-71 P-72
`;
