export const STYLE = `
:host { all: initial; position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; font: 15px/1.45 system-ui, sans-serif;
  --ground: #fff; --ink: #1b2430; --quiet: #5a6573; --line: #d8dee6; --mine: #0b5cab; --on-mine: #fff; --theirs: #eef2f6;
  --warn: #7a4b00; --warn-ground: #fff4dc; color-scheme: light dark; color: var(--ink); }
@media (prefers-color-scheme: dark) { :host { --ground: #161d26; --ink: #e8edf3; --quiet: #a3afbd; --line: #303b48;
  --mine: #2771c1; --on-mine: #fff; --theirs: #232d39; --warn: #ffd894; --warn-ground: #3a2d12; } }
* { box-sizing: border-box; font: inherit; color: inherit; }
[hidden] { display: none !important; }
button { cursor: pointer; border: 1px solid transparent; border-radius: 8px; background: none; padding: 6px 10px; }
button:focus-visible, textarea:focus-visible, input:focus-visible, .log:focus-visible { outline: 3px solid #7db5ee; outline-offset: 1px; }
.opener { background: var(--mine); color: var(--on-mine); border-radius: 999px; padding: 12px 18px; font-weight: 600; box-shadow: 0 4px 18px #0004; }
.panel { display: flex; flex-direction: column; width: min(360px, calc(100vw - 24px)); height: min(540px, calc(100vh - 40px));
  background: var(--ground); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 10px 40px #0005; overflow: hidden; }
header { display: flex; align-items: center; gap: 6px; padding: 10px 8px 10px 16px; border-bottom: 1px solid var(--line); }
h2 { flex: 1; margin: 0; font-size: 16px; font-weight: 600; }
header button { color: var(--quiet); font-size: 14px; }
.log { flex: 1; overflow-y: auto; padding: 14px 14px 6px; display: flex; flex-direction: column; gap: 8px; }
.hello, .over { margin: 0; color: var(--quiet); text-align: center; font-size: 14px; }
.text { max-width: 85%; }
.text[data-mine] { align-self: flex-end; }
.text p { margin: 0; padding: 8px 12px; border-radius: 12px; background: var(--theirs); white-space: pre-wrap; overflow-wrap: anywhere; }
.text[data-mine] p { background: var(--mine); color: var(--on-mine); }
.text small { display: block; font-size: 12px; color: var(--quiet); padding: 0 4px; }
.text[data-mine] small { text-align: right; }
.text a { text-decoration: underline; }
.trouble, .ask { margin: 0; padding: 8px 14px; font-size: 13.5px; background: var(--warn-ground); color: var(--warn); }
.ask { display: flex; gap: 6px; align-items: center; }
.ask span { flex: 1; }
.ask button { border-color: currentColor; padding: 3px 8px; }
form { display: flex; flex-direction: column; gap: 6px; padding: 10px 12px 12px; border-top: 1px solid var(--line); }
label { font-size: 12.5px; color: var(--quiet); }
input, textarea { width: 100%; border: 1px solid var(--line); border-radius: 8px; padding: 7px 10px; background: var(--ground); resize: none; }
.row { display: flex; gap: 8px; align-items: flex-end; }
.row button { background: var(--mine); color: var(--on-mine); font-weight: 600; padding: 8px 14px; }
.row .attach { background: none; border-color: var(--line); padding: 8px 10px; }
.chosen, .files { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: 4px; }
.files { margin-top: 4px; }
.text[data-mine] .files { align-items: flex-end; }
.chosen li { display: flex; align-items: center; gap: 6px; font-size: 13.5px; }
.chosen span, .file span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chosen small, .file small { flex: none; color: var(--quiet); font-size: 12px; padding: 0; }
.chosen li button { margin-left: auto; padding: 2px 6px; color: var(--quiet); }
.files li { max-width: 100%; font-size: 13.5px; }
.files canvas { display: block; max-width: 100%; border-radius: 10px; border: 1px solid var(--line); margin-bottom: 3px; }
.file { display: flex; align-items: center; gap: 6px; max-width: 100%; border-color: var(--line); padding: 4px 9px; font-size: 13.5px; }
@media (prefers-reduced-motion: no-preference) { .log { scroll-behavior: smooth; } }
`;
