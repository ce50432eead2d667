/** Clipboards as Excel and a Google spreadsheet write them, of any size: each cell says where it stands. */
export type Clipboard = { html: string; text: string };

const cellsOf = (
  rows: number,
  columns: number,
  write: (row: number, column: number) => string,
  end: string,
): string => {
  let all = '';
  for (let row = 1; row <= rows; row += 1) {
    let line = '';
    for (let column = 1; column <= columns; column += 1) line += write(row, column);
    all += end.replace('#', line);
  }
  return all;
};
const plain = (rows: number, columns: number): string =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_cell, column) => `r${row + 1}c${column + 1}`).join('\t'),
  ).join('\r\n');

/** A blue head, every fourth column a number on the right, every tenth row shaded, lines around every cell. */
export const excelClipboard = (rows: number, columns: number): Clipboard => ({
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\,"; mso-displayed-thousand-separator:" ";}
tr {mso-height-source:auto;} col {mso-width-source:auto;} br {mso-data-placement:same-cell;}
td {padding-top:1px; padding-right:1px; padding-left:1px; mso-ignore:padding; color:black; font-size:11.0pt; font-weight:400; font-style:normal; text-decoration:none; font-family:Calibri, sans-serif; mso-font-charset:0; mso-number-format:General; text-align:general; vertical-align:bottom; border:none; mso-background-source:auto; mso-pattern:auto; white-space:nowrap; mso-rotate:0;}
.xl65 {color:white; font-weight:700; text-align:center; border:.5pt solid windowtext; background:#4472C4; mso-pattern:black none;}
.xl66 {border:.5pt solid windowtext;} .xl67 {border:.5pt solid windowtext; background:#FFF2CC; mso-pattern:black none;}
.xl68 {mso-number-format:Standard; border:.5pt solid windowtext; font-style:italic;}
--></style></head><body link="#0563C1" vlink="#954F72"><table border=0 cellpadding=0 cellspacing=0 width=${columns * 64} style='border-collapse: collapse;width:${columns * 48}pt'>
<!--StartFragment-->
 <col width=64 span=${columns} style='width:48pt'>
${cellsOf(
  rows,
  columns,
  (row, column) => {
    const name = row === 1 ? 'xl65' : column % 4 === 0 ? 'xl68' : row % 10 === 0 ? 'xl67' : 'xl66';
    const number = name === 'xl68' ? ' align=right' : '';
    return `  <td${row === 1 ? ' height=20' : ''} class=${name}${number} width=64 style='border-left:none;width:48pt'>r${row}c${column}</td>\r\n`;
  },
  " <tr height=20 style='height:15.0pt'>\r\n#\r\n </tr>\r\n",
)}<!--EndFragment-->
</table></body></html>`,
  text: plain(rows, columns),
});

export const sheetsClipboard = (rows: number, columns: number): Clipboard => ({
  html: `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none" data-sheets-root="1"><colgroup>${'<col width="100"/>'.repeat(columns)}</colgroup><tbody>${cellsOf(
    rows,
    columns,
    (row, column) =>
      `<td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;${row === 1 ? 'background-color:#4a86e8;font-weight:bold;text-align:center;' : ''}" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;r${row}c${column}&quot;}">r${row}c${column}</td>`,
    '<tr style="height:21px;">#</tr>',
  )}</tbody></table></google-sheets-html-origin>`,
  text: plain(rows, columns),
});
