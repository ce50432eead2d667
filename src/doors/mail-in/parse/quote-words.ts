/** What mail programs write above the mail they answer, by language. Data only; the classifier is fresh-text.ts. */

/** Verbs of "On 3 May, Ann wrote:". Matched as whole words wherever they stand in the line. */
const VERBS = [
  'wrote|writes',
  'a écrit|écrit|ecrit',
  'schrieb|schrieben|geschrieben|schreibt',
  'escribió|escribio|escribiste',
  'ha scritto|scrive|scritto',
  'schreef|geschreven|heeft',
  'escreveu|escreveram',
  'napisał\\(a\\)|napisał|napisała|napisal|pisze',
  'napsal\\(a\\)|napsal|napsala|napísal\\(a\\)|napísal|napísala',
  'skrev|skrevet|skrev följande',
  'kirjoitti|kirjutas',
  'írta|irta',
  'a scris|scris',
  'tarihinde|şunları yazdı|yazdı',
  'написал\\(а\\)|написал|написала|написав|написала|написав\\(ла\\)|пише|пишет|написа',
  'έγραψε',
  'כתב|כתבה|כתב/ה',
  'كتب|كتبت',
  'đã viết|menulis|rašė|rakstīja|je napisao|je napisao/la|napisao je|je napisal',
  '写道|寫道|的邮件|님이 작성|작성|のメール|さんは書きました|เขียน',
];
export const ATTRIBUTION_VERB = new RegExp(
  `(^|[\\s,>)"'\\]])(${VERBS.join('|')})(?=$|[\\s:：,.<"-])|写道|寫道|작성|のメール|เขียน`,
  'iu',
);

/** How such a line begins. */
export const ATTRIBUTION_START =
  /^(on|at|le|בתאריך|am|el|il|op|em|dnia|w dniu|den|dne|dňa|på|pe|în data|in data|kl\.|på|μεταξύ|στις|в|у|від|от|am|vào|pada|на|ב|في|在|于|於|a|a\(z\)|---- on|-{2,} ?on|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|tors|fre|lør|lör|søn|sön|mån|tis|ma|di|wo|do|vr|za|zo|mo|mi|fr|sa|so|gio|mié|jue|vie|sáb|seg|ter|qua|qui|sex|pon|wt|śr|czw|pt|niedz|út|st|čt|pá|пн|вт|ср|чт|пт|сб|вс|нд|ma|ti|ke|to|pe|la|su)[\s.,]/iu;

/** A line that says all below is the old mail. `|` between spellings. */
const SEPARATORS = [
  'original message|original email|original appointment|reply message|(please )?(type|write|enter)? ?(your )?reply (above|below) this line|previous message',
  "message d['’]origine|message original|message initial|courriel original|réponse à votre message",
  'ursprüngliche nachricht|originalnachricht|ursprüngliche e-mail|originale nachricht',
  'mensaje original|mensagem original|messaggio originale|messaggio original|mensagem originalmente',
  'oorspronkelijk bericht|origineel bericht|originele bericht',
  'oprindelig besked|oprindelig meddelelse|opprinnelig melding|originalmeddelande|ursprungligt meddelande',
  'alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|původní e-mail|pôvodná správa',
  'eredeti üzenet|mesaj original|özgün ileti|orijinal mesaj|orijinal ileti',
  'исходное сообщение|оригинальное сообщение|пересылаемое сообщение|оригінальне повідомлення',
  'αρχικό μήνυμα|הודעה מקורית|الرسالة الأصلية',
  '原始邮件|原始郵件|原始讯息|原始信件|원본 메일|원본 메시지|元のメッセージ|オリジナルメッセージ|original-nachricht',
];
export const ORIGINAL_SEPARATOR = new RegExp(
  `^[\\s>*]*[-_=#–—]{2,}\\s*(${SEPARATORS.join('|')})\\s*:?[-_=#–—\\s*]*$`,
  'iu',
);

const FORWARDS = [
  'forwarded message|begin forwarded message|forwarded by|forwarded mail|forwarded email',
  'message transféré|message transmis|début du message (transféré|réexpédié)|courriel transféré',
  'weitergeleitete nachricht|anfang der weitergeleiteten (nachricht|e-mail)|weitergeleitet von',
  'mensaje reenviado|inicio del mensaje reenviado|mensagem encaminhada|início da mensagem (encaminhada|reencaminhada)',
  'messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht',
  'videresendt (meddelelse|besked|melding)|vidarebefordrat (meddelande|brev)|vidarebefordrat mail|välitetty viesti|edelleenlähetetty viesti',
  'wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości|przeposlaná zpráva|přeposlaná zpráva|preposlaná správa',
  'továbbított (üzenet|levél)|mesaj redirecționat|mesaj redirecţionat|iletilen mesaj|yönlendirilmiş ileti',
  'пересылаемое сообщение|пересланное сообщение|переслане повідомлення|переадресоване повідомлення',
  'προωθημένο μήνυμα|הודעה שהועברה|رسالة مُعاد توجيهها|转发的邮件|轉寄的郵件|전달된 메시지|転送メッセージ',
];
/** A mail brought in for us to read: it is not an old part of this conversation, so it stays shown. */
export const FORWARD_SEPARATOR = new RegExp(
  `^[\\s>*]*[-_=]*\\s*(${FORWARDS.join('|')})(\\s*:|\\s+.{0,80})?[-_=\\s*]*$`,
  'iu',
);

export const FORWARD_SUBJECT =
  /^\s*(\[[^\]]{1,40}\]\s*)?(fwd?|tr|wg|rv|enc|i|doorst|vs|vb|pd|fs|továbbítás|пересл|转发|轉寄|전달)\s*[:：]/iu;

/** Labels of the header that Outlook and others copy into the text, by role. */
const LABELS = {
  from: 'from|de|von|van|da|fra|från|od|lähettäjä|feladó|kimden|от|від|από|מאת|من|发件人|寄件者|寄件人|보낸 사람|보낸사람|差出人|送信者|expéditeur|mittente|remitente|de la|expeditor|afsender|absender|from name',
  date: 'sent|date|envoyé|envoyé le|message du|gesendet|gesendet am|datum|datum:|verzonden|inviato|data|fecha|enviado|enviado el|enviado em|enviada|enviada em|enviat|sendt|dato|skickat|skickades|wysłano|wysłane|data wysłania|odesláno|odoslané|lähetetty|päivämäärä|päiväys|küldve|elküldve|dátum|trimis|gönderildi|gönderilme tarihi|tarih|отправлено|дата|надіслано|ημερομηνία|στάλθηκε|נשלח|תאריך|تاريخ|التاريخ|تم الإرسال|发送时间|日期|寄件日期|時間|보낸 날짜|날짜|送信日時|日時|送信|sent on',
  to: 'to|à|a|an|aan|para|til|till|do|komu|pro|vastaanottaja|címzett|kime|кому|προς|אל|إلى|收件人|收件者|받는 사람|받는사람|宛先|către|catre|destinataire|destinatario|empfänger|ontvanger|cc|copie à|copie|kopie|kopi|kopia|kopio|cópia|copia|másolatot kap|копия|копія|抄送|副本|참조|bcc|reply-to|répondre à',
  subject:
    'subject|objet|sujet|betreff|onderwerp|oggetto|asunto|assunto|emne|ämne|temat|předmět|predmet|aihe|tárgy|konu|тема|θέμα|נושא|الموضوع|主题|主旨|主題|제목|件名|subiect|re',
} as const;

export type HeaderRole = keyof typeof LABELS;

const BY_LABEL = new Map<string, HeaderRole>();
for (const role of ['subject', 'date', 'from', 'to'] as const)
  for (const label of LABELS[role].split('|')) if (!BY_LABEL.has(label)) BY_LABEL.set(label, role);

const LABEL_LINE = /^[\s>*_|]*([\p{L}][\p{L} '-]{0,24}?)\s*\*{0,2}\s*[:：]/u;

/** Which header line a line of text imitates, null when none. "De" and "Da" may be From or To: the first seen is From. */
export function headerRole(line: string): HeaderRole | null {
  const label = LABEL_LINE.exec(line.slice(0, 60))?.[1];
  return label ? (BY_LABEL.get(label.toLowerCase()) ?? null) : null;
}

/** What phones and mail apps add below the text: the whole line, no sentence. */
const DEVICE = "[\\p{L}\\p{N} .®™'’+/()|-]{2,50}";
/** After one of these names the advertisement may go on as it likes: "Sent from my iPhone, please excuse typos". */
const GADGET =
  '(i(phone|pad|os)|galaxy|samsung|android|blackberry|huawei|pixel|xiaomi|smartphone|outlook|windows|appareil|téléphone|cellulaire|mobile|gerät|móvil|celular|cellulare|telefoon)';
const DEVICE_LINES = [
  `(e-?mail )?sent (from|via|with|by|using) (my |the |a )?${DEVICE}`,
  `sent (from|via|with|using) (my |the |a )?${GADGET}.{0,100}`,
  `(get|download) (outlook|bluemail|spark) for ${DEVICE}`,
  `(obtenir|obtenez|télécharger|téléchargez) outlook pour ${DEVICE}`,
  `(courriel |message |e-?mail )?envoyé (de|depuis|à partir de|avec|via) ?(mon |ma |l['’])?(outlook|${DEVICE})`,
  `(courriel |message )?envoyé (de|depuis|à partir de) (mon |ma |l['’])${GADGET}.{0,100}`,
  `provenance\\s?: courrier ${DEVICE}`,
  `von meinem ${DEVICE} gesendet\\.?|gesendet (von|mit|über|aus) ${DEVICE}|diese nachricht wurde von meinem .{2,60} gesendet`,
  `enviado (desde|do|de|a partir do) (mi |meu |o )?${DEVICE}|inviato (da|dal|con) (mio |mia )?${DEVICE}`,
  `(verzonden|verstuurd) (vanaf|met|via|vanuit) (mijn )?${DEVICE}`,
  `(sendt|skickat|sänt) (fra|från) (min )?${DEVICE}|lähetetty ${DEVICE}`,
  `wysłan[eoy] z (mojego )?${DEVICE}|odesl[aá]no ze? ${DEVICE}|отправлено (с|из) ${DEVICE}|надіслано з ${DEVICE}`,
  `iphone['’]?um ?dan gönderildi|(发自|發自).{0,4}${DEVICE}|(从|從)我的.{2,20}(发送|傳送)|\\p{L}{1,12}から送信|나의 .{2,20}에서 보냄`,
];
export const DEVICE_SIGNATURE = new RegExp(
  `^[\\s*_[(]*(${DEVICE_LINES.join('|')})(\\s?<\\S{1,300}>)?[\\s.*_\\])]*$`,
  'iu',
);

/** Names a device of the sender's own or a mail app; "Sent from Montréal" does not, and may be a sentence. */
export const SURE_DEVICE = new RegExp(
  `\\b(my|mon|ma|mi|meu|mijn|min|mio|mia|meinem|mojego|mail|e-?mail|app)\\b|l['’]|https?:|${GADGET}|の|我的|自|나의`,
  'iu',
);

/** Closing formulas after which only a name and a card follow. */
export const CLOSING =
  /^[\s*_]*((best|kind|warm|warmest|with best|with kind|kindest|many thanks and|thanks and)?\s?regards|(bien )?cordialement|(mit )?(freundlichen|besten|lieben|viele) gr(ü|ue)(ß|ss)en?|viele grüße|met vriendelijke groet(en)?|(un )?(cordial )?saludos?( cordial(es)?)?|cordiali saluti|distinti saluti|atenciosamente|com os melhores cumprimentos|med vänliga hälsningar|(med )?venlig hilsen|med vennlig hilsen|pozdrawiam|с уважением|з повагою)[\s,.!*_]*$/iu;
