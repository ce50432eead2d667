/** R15: which skill a mail leaves with before anything is asked; null when there is a choice. */
export const onlySkill = (skills: readonly { id: number }[]): number | null =>
  skills.length === 1 ? skills[0]!.id : null;
