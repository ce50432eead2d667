import type { Story } from '../story.ts';

/** What has been dealt with, in English. */
export const PAST_EN: readonly Story[] = [
  {
    from: 'emily',
    to: 'support',
    subject: 'Gift wrapping',
    status: 'closed',
    holder: null,
    turns: [
      { when: '46d 12:05', text: `Hi! Do you offer gift wrapping, and can I add a note?\n\nEmily` },
      {
        by: 'priya',
        when: '46d 12:30',
        text: `Hello Emily,\n\nYes to both: tick “It’s a gift” at checkout. It is free above $75.`,
      },
      { when: '46d 12:41', text: `Perfect, thank you!` },
    ],
  },
  {
    from: 'james',
    to: 'support',
    subject: 'Order BB-46410 arrived early',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '43d 20:02',
        text: `Just wanted to say it got here two days early and everything is spot on. Well done.\n\nJames`,
      },
      {
        by: 'priya',
        when: '42d 08:45',
        text: `Thank you, James. I have passed it on to the warehouse, you made their morning.`,
      },
    ],
  },
  {
    from: 'daniel',
    to: 'support',
    subject: 'Charged in US dollars?',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '36d 14:15',
        text: `Hello,\n\nMy card shows $214.60 USD for order BB-46977 but the site said CAD. Which one is it?\n\nDaniel Nowak`,
      },
      {
        by: 'priya',
        when: '36d 15:01',
        text: `Hello Daniel,\n\nWe charge Canadian dollars only. Some banks show the amount in the currency of the card’s home country; could you check the second line of the statement?`,
      },
      { when: '36d 15:40', text: `You’re right, the CAD amount is underneath. Sorry for the noise!` },
      { by: 'priya', when: '36d 15:44', text: `No trouble at all. Enjoy the lantern!` },
    ],
  },
  {
    from: 'grace',
    to: 'support',
    subject: 'Mitts: left-hand only',
    status: 'closed',
    holder: null,
    turns: [
      { when: '26d 09:22', text: `Hi, I received two left mitts. Funny, but my right hand disagrees.\n\nGrace Okafor` },
      {
        by: 'priya',
        when: '26d 10:03',
        text: `Hello Grace,\n\nOh no! A proper pair is on its way by express post. Keep the spare left one, in case you lose one.`,
      },
      { when: '22d 11:18', text: `Got them. Love the service here.` },
    ],
  },
  {
    from: 'olivia',
    to: 'support',
    subject: 'Wool allergy',
    status: 'closed',
    holder: null,
    turns: [
      { when: '34d 18:30', text: `Hello, which of your blankets have no wool at all? My son reacts to it.` },
      {
        by: 'marc',
        when: '33d 09:20',
        text: `Hello Olivia,\n\nThe “Picnic” and the “Harbour” are cotton only, and neither is made in the room where we card wool.`,
      },
      { when: '33d 17:10', text: `That’s exactly what I needed to know. Thank you.` },
    ],
  },
  {
    from: 'raj',
    to: 'support',
    subject: 'Re: Your parcel is on its way',
    status: 'closed',
    holder: null,
    turns: [
      { when: '20d 13:13', text: `Tracking says delivered to reception. My building has no reception.\n\nRajesh` },
      {
        by: 'priya',
        when: '20d 13:50',
        text: `Hello Rajesh,\n\nIt was left at the building next door, number 210. They are holding it at the desk until eight tonight.`,
      },
      { when: '20d 18:25', text: `Picked it up, thanks for the quick help.` },
    ],
  },
  {
    from: 'hannah',
    to: 'support',
    subject: 'Discount for teachers?',
    status: 'closed',
    holder: null,
    turns: [
      { when: '15d 16:40', text: `Hi, do you have a discount for teachers? I’m buying mugs for our staff room.` },
      { by: 'priya', when: '14d 09:33', text: `Hello Hannah,\n\nWe do: 10 % with the code STAFFROOM, once a year.` },
    ],
  },
  {
    from: 'peter',
    to: 'support',
    subject: 'Lantern flickers',
    status: 'resolved',
    holder: null,
    turns: [
      {
        when: '8d 19:48',
        text: `Hello,\n\nThe lantern flickers on the low setting. Fresh batteries, same thing.\n\nPeter`,
      },
      {
        by: 'priya',
        when: '7d 08:51',
        text: `Hello Peter,\n\nThat batch has a loose contact. A new one ships today and there is no need to return the old one.`,
      },
      { when: '3d 12:20', text: `New one works perfectly. Cheers.` },
    ],
  },
  {
    from: 'chloe',
    to: 'support',
    subject: 'Shipping to Bristol',
    status: 'resolved',
    holder: null,
    turns: [
      {
        when: '10d 08:12',
        text: `Hiya, how much is postage to the UK for one blanket, and would I pay duty?\n\nChloe`,
      },
      {
        by: 'priya',
        when: '10d 13:20',
        text: `Hello Chloe,\n\n$38 by tracked post, about nine days. Above £135 the carrier collects VAT at the door; one blanket stays under that.`,
      },
      { when: '10d 14:02', text: `Brilliant, ordering now x` },
    ],
  },
  {
    from: 'marcus',
    to: 'support',
    subject: 'Unsubscribe me',
    status: 'closed',
    holder: null,
    turns: [
      { when: '23d 07:15', text: `Please stop sending me the newsletter. I have clicked unsubscribe three times.` },
      {
        by: 'marc',
        when: '23d 09:05',
        text: `Hello Marcus,\n\nDone, and sorry about that: you were on the list twice, under two spellings of your address. Both are gone.`,
      },
    ],
  },
  {
    from: 'lucia',
    to: 'support',
    subject: 'Pregunta sobre mi pedido / my order BB-47512',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '18d 10:10',
        text: `Hola, ¿podrían confirmar si mi pedido BB-47512 ya salió? / Could you confirm that my order has shipped?\n\nMuchas gracias,\nLucía`,
      },
      {
        by: 'priya',
        when: '18d 10:55',
        text: `Hello Lucía,\n\nIt left this morning; the tracking number is 1Z-77-0388. It should reach Toronto on Thursday.`,
      },
    ],
  },
  {
    from: 'kenji',
    to: 'support',
    subject: 'Distribution in Alberta',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '55d 15:00',
        text: `Dear Sir or Madam,\n\nKita Imports would be interested in distributing your enamelware in Alberta. To whom may I write?\n\nKenji Yamamoto`,
      },
      {
        by: 'sofia',
        when: '54d 09:40',
        text: `Dear Mr. Yamamoto,\n\nThank you for your interest. Our commercial director will write to you this week; I have given her your details.`,
      },
      { when: '54d 11:05', text: `Thank you for the quick reply. I look forward to hearing from her.` },
    ],
  },
];
