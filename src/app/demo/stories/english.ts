import type { Story } from '../story.ts';

const ROOMS = [
  ['Signal Hill', 'throw, grey', 24, 24, 0, 12, 'A-101', '12 Mar', 'ok'],
  ['Signal Hill', 'mug, white', 24, 20, 4, 12, 'A-102', '12 Mar', '4 missing'],
  ['Quidi Vidi', 'throw, grey', 12, 12, 0, 6, 'B-101', '13 Mar', 'ok'],
  ['Quidi Vidi', 'mug, white', 12, 12, 0, 6, 'B-102', '13 Mar', 'ok'],
  ['Bonavista', 'throw, grey', 16, 12, 4, 8, 'C-101', '14 Mar', 'blue received'],
  ['Bonavista', 'mug, white', 16, 16, 0, 8, 'C-102', '14 Mar', 'ok'],
  ['Twillingate', 'throw, grey', 8, 0, 8, 4, 'D-101', '—', 'not arrived'],
  ['Twillingate', 'mug, white', 8, 0, 8, 4, 'D-102', '—', 'not arrived'],
];
const HEADS = [
  'Property',
  'Item',
  'Ordered',
  'Received',
  'Short',
  'Cartons',
  'Line reference',
  'Delivered on',
  'Remark',
];
const cell = (name: 'td' | 'th', text: string | number): string =>
  `<${name} style="border:1px solid #b7bcc4;padding:4px 14px;white-space:nowrap;font-family:Calibri,sans-serif;font-size:14px${name === 'th' ? ';background-color:#dfe7f2' : ''}">${text}</${name}>`;
const TABLE = `<table style="border-collapse:collapse" border="0"><tr>${HEADS.map((head) => cell('th', head)).join('')}</tr>${ROOMS.map((row) => `<tr>${row.map((text) => cell('td', text)).join('')}</tr>`).join('')}</table>`;

/** What is being worked on at support@, in English. */
export const ENGLISH: readonly Story[] = [
  {
    from: 'sarah',
    to: 'support',
    subject: 'PO 20931 – received against ordered',
    status: 'open',
    holder: 'priya',
    turns: [
      {
        when: '8d 12:30',
        text: `Good morning,

Please find attached our purchase order for the four properties. We would need everything before the season opens.

Regards,`,
        files: ['PO-20931.pdf'],
      },
      {
        by: 'priya',
        when: '8d 14:02',
        text: `Hello Sarah,

Thank you for the order. Everything is in stock and will ship in four consignments, one per property. You will get a tracking number for each.`,
      },
      {
        when: '33m',
        text: `Hello Priya,

Here is what has arrived so far compared to the order. Could you sort out the shortages, and arrange for the four blue throws in Bonavista to be swapped for grey?

${HEADS.join(' | ')}
${ROOMS.map((row) => row.join(' | ')).join('\n')}

Thank you,`,
        html: `<p>Hello Priya,</p><p>Here is what has arrived so far compared to the order. Could you sort out the shortages, and arrange for the four blue throws in Bonavista to be swapped for grey?</p>${TABLE}<p>Thank you,</p>`,
      },
    ],
  },
  {
    from: 'emily',
    to: 'support',
    subject: 'Do you ship to Yukon?',
    status: 'new',
    holder: 'priya',
    turns: [
      {
        when: '22m',
        text: `Hi there,

I'd like to send a blanket to my sister in Dawson City, Yukon. The checkout won't accept her postal code (Y0B 1G0). Do you ship there, and about how long does it take?

Thanks,
Emily`,
      },
    ],
  },
  {
    from: 'haruka',
    to: 'support',
    subject: 'サイズについて / Question about size',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '29m',
        text: `こんにちは。

「Grande-Allée」コートのサイズについて質問があります。身長158cmですが、XSとSのどちらがよいでしょうか。

Sorry, my English is not very good. I am 158 cm tall. Is XS or S better for me? I would wear a sweater under it.

よろしくお願いいたします。
佐藤 遥`,
      },
    ],
  },
  {
    from: 'khalid',
    to: 'support',
    subject: 'استفسار عن الطلب BB-48266',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '3h',
        text: `السلام عليكم،

طلبت بطانية صوف قبل عشرة أيام (رقم الطلب BB-48266) ولم تصل حتى الآن. هل يمكنكم إخباري بموعد التسليم؟

Order BB-48266, please tell me when it will arrive. Thank you.

خالد المنصوري`,
        html: `<div dir="rtl" style="font-size:15px"><div>السلام عليكم،</div><div><br></div><div>طلبت بطانية صوف قبل عشرة أيام (رقم الطلب BB-48266) ولم تصل حتى الآن. هل يمكنكم إخباري بموعد التسليم؟</div><div><br></div><div dir="ltr" style="text-align:left">Order BB-48266, please tell me when it will arrive. Thank you.</div><div><br></div><div>خالد المنصوري</div></div>`,
      },
    ],
  },
  {
    from: 'james',
    to: 'support',
    subject: 'Axe handle came loose',
    status: 'open',
    holder: null,
    turns: [
      {
        when: '3d 17:45',
        text: `Hello,

I bought the small camp axe from you in the fall and the head is now loose on the handle. I stopped using it straight away. Is that covered?

James O’Connor`,
      },
      {
        by: 'priya',
        when: '2d 10:20',
        text: `Hello James,

You did the right thing. It is covered for life. Could you tell me the two letters stamped under the head? They say which batch it is from.`,
      },
      { when: '44m', text: `It says KR. There is also a small crack near the eye now that I look at it closely.` },
    ],
  },
  {
    from: 'tom',
    to: 'support',
    subject: 'Wholesale catalogue',
    status: 'pending',
    holder: 'priya',
    seen: true,
    turns: [
      {
        when: '4d 09:50',
        text: `Hi,

We met at the outdoor show in Portland. Could you send the wholesale price list for mitts and headwear? Orders would ship to Maine.

Tom Hendricks`,
      },
      {
        by: 'priya',
        when: '4d 11:15',
        text: `Hello Tom,

Good to hear from you again. The new price list comes out on the first of the month; I will send it the same day. Would you like the customs paperwork handled by us or by your broker?`,
      },
      { when: '3d 09:02', text: `Our broker does it. I'll get you their details.` },
    ],
  },
];
