/** Of the shadow tree in which a large table is drawn. The page's variables reach into it, its rules do not. */
export const GRID_CSS = `
:host { display: block; }
.frame { border: 1px solid var(--line-strong); border-radius: 6px; background: var(--paper); overflow: hidden;
  user-select: none; -webkit-user-select: none; cursor: cell; margin: 4px 0; }
.frame:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.grid { position: relative; overflow: auto; max-height: min(60vh, var(--room, 520px)); outline: none; scrollbar-width: thin; }
.sheet { position: relative; font: 10pt Arial, Helvetica, sans-serif; color: var(--ink); }
.cell { position: absolute; display: flex; flex-direction: column; box-sizing: border-box; padding: 1px 3px;
  overflow: hidden; line-height: 1.25; justify-content: safe center; box-shadow: inset 0 0 0 0.5px var(--line-2); }
.cell > div { flex: none; max-width: 100%; overflow-wrap: break-word; }
.cell[role='columnheader'] { font-weight: bold; text-align: center; }
.cell a { color: var(--accent-ink); pointer-events: none; }
.range { position: absolute; box-sizing: border-box; pointer-events: none; border: 1px solid var(--accent);
  background: color-mix(in srgb, var(--accent) 12%, transparent); }
.active { position: absolute; box-sizing: border-box; pointer-events: none; border: 2px solid var(--line-strong); }
.frame:focus-within .active { border-color: var(--accent); }
.editor { position: absolute; box-sizing: border-box; padding: 1px 3px; line-height: 1.25; background: var(--paper);
  border: 2px solid var(--accent); outline: none; box-shadow: var(--shadow); cursor: text; user-select: text;
  -webkit-user-select: text; overflow-wrap: break-word; overflow: auto; white-space: pre-wrap; }
.editor[data-paper] { background: #fff; color: #1b1f24; }
.foot { display: flex; gap: 12px; align-items: center; padding: 2px 8px; border-top: 1px solid var(--line);
  background: var(--ground); color: var(--ink-3); font-size: 11.5px; line-height: 18px; cursor: default; }
.foot .note { color: var(--bad); }
.foot .size { margin-left: auto; white-space: nowrap; }
.foot .place { white-space: nowrap; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.waiting { padding: 14px 12px; display: flex; gap: 10px; align-items: center; color: var(--ink-2); font-size: 13px; cursor: default; }
.waiting progress { width: 180px; accent-color: var(--accent); }
.waiting button { font: inherit; padding: 2px 10px; border: 1px solid var(--line-strong); border-radius: 6px;
  background: var(--paper); color: var(--ink); cursor: pointer; }
.waiting[role='alert'] { color: var(--bad); }
`;
