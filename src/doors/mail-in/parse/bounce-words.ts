/** Who writes bounces: the programs, by the names they give themselves. */
export const ROBOT_SENDER =
  /(mailer[-_ ]?da?emon|post[-_ ]?master|mail delivery (sub)?system|mail delivery service|mail administrator|mailerdaemon|internet mail (delivery|service)|delivery[-_ ]?(status|subsystem|report|notification)|mdaemon|returned?[-_ ]?mail|bounce[sd]?[-_+@]|microsoftexchange|system administrator|no-?reply[-_.]?mta|mail[-_ ]?system)/i;

const SUBJECTS = [
  'undeliver(able|ed)|non[- ]?deliver(able|y)|not (be )?deliver(ed|able)|un(successful|able to deliver)',
  'deliver(y|able)? (status notification|status report|has failed|failed|failure|problem|error|notification|report|unsuccessful|incomplete)',
  '(message|mail|e-?mail) (delivery|send|transfer) (status|failed|failure|problem|has failed|error)|mail (system|server) error',
  'fail(ure|ed) (notice|notification|to deliver|delivery|mail)|failure in (your )?(delivery|e-?mail)|returned (mail|to sender)|return(ed)? e?mail',
  'mail (could not be|was not|not) (delivered|sent)|could not (be )?(deliver|send)|couldn.t be delivered|(message|mail) (not|un)sent',
  'warning: (could not send|message .{1,60} delayed)|(message|delivery|mail) (is )?delay(ed)?|still being retried|delayed mail',
  'user unknown|unknown (user|address)|bounced? (mail|message)|error sending|sending failed|unzustellbar|undelivered',
  "échec (de la remise|d['’]envoi|de remise|de livraison)|non (remis|remise|distribu)|impossible de remettre|courriel non|message non (remis|distribué|délivré)|rapport de non[- ]remise",
  'nicht zugestellt|zustellung (fehlgeschlagen|nicht möglich)|unzustellbare|fehlgeschlagene zustellung|zustellungsfehler|nachricht nicht',
  'no se (puede|pudo|ha podido) (entregar|enviar)|error (de|en la) entrega|no entregado|devuelto|mensaje no',
  'não (foi )?(entregue|pôde ser)|falha na entrega|não entregue|impossibile recapitare|mancata consegna|recapito non riuscito|errore di consegna',
  'onbestelbaar|niet (worden )?(bezorgd|afgeleverd)|kunde inte levereras|olevererbart|kan ikke leveres|uleverbar|kunne ikke leveres|toimitus epäonnistui',
  'niedostarcz|nie (można|udało się) dostarczyć|zwrot|nedoručiteln|nelze doručit|kézbesíthetetlen|iletilemedi|teslim edilemedi|nu (a putut|poate) fi livrat',
  'не (может быть |удалось )?доставлен|недоставлен|ошибка доставки|не вдалося доставити|недоставлене',
  '退信|无法(投递|送达|传递)|無法(傳遞|投遞)|投递失败|系统退信|전송 ?실패|반송|배달 ?실패|メールエラー|エラー通知|配送(失敗|不能|エラー)|不達|配信(不能|エラー|失敗)|送信エラー|エラーメール|送信できませんでした|配達不能',
];
export const FAILURE_SUBJECT = new RegExp(`(${SUBJECTS.join('|')})`, 'iu');

const TEXTS = [
  '(could|can|was|were|is|been) ?(not|n.t) (be )?(deliver|sent|reach|complet|relay)|cannot (be )?(deliver|reach)|wasn.t (deliver|able)',
  '(delivery|sending|transmission).{0,80}(failed|has failed|error|aborted|unsuccessful|impossible|not possible)|failed (permanently|to deliver|recipient)|fail(ed|ure).{0,40}deliver',
  '(permanent|fatal|transient|non-?fatal|temporary) (error|failure|delivery)|undeliver(able|ed)|unable to (deliver|send|relay|reach)|non[- ]?deliver',
  '(user|mailbox|recipient|address|account|addressee|host|domain).{0,60}(unknown|not (found|exist|listed|known|valid)|does ?n.t exist|does not exist|unavailable|disabled|is full|over quota|rejected|inactive|no such|invalid|denied|exceeded)',
  '(no such|unknown|invalid|bad|unrouteable|unroutable) (user|mailbox|recipient|address|account|host|domain)|(quota|mailbox).{0,20}(exceeded|full)|(over|exceeded).{0,20}quota',
  '\\b5\\d\\d[ -]+#?5\\.\\d\\.\\d|\\b[45]5\\d\\b[ -]|said: [45]\\d\\d|(smtp|remote) (error|host|server)|giving up|returned (below|to sender|message|mail)|copy of (your|the) (message|mail)',
  'following (address|recipient|user|destination|error|mail|addresses|recipients)|original message (was|follows|headers)|did not reach|has been delayed|being returned|have been unable',
  "n['’]a pas pu être (remis|distribué|délivré|livré)|n['’]ont pas pu|échec|impossible de remettre|pas été (remis|distribué)",
  'nicht (zugestellt|erreicht|ausgeliefert|zustellen)|konnte nicht|unzustellbar|no (se )?(ha )?(podido|pudo|puede) (entregar|ser)|não (pôde|foi|pode)|non (è stato|può essere) (possibile )?(recapit|consegn)',
  'niet (worden )?(bezorgd|afgeleverd)|kunde inte|kunne ikke|nie (może|mogła|została|udało)|nelze|nem (lehetett|sikerült)|не (может быть|был|удалось|вдалося)',
  '无法|無法|退回|不存在|전달(되지|하지)|실패|配信(でき|され|不能)|送信でき|届け|存在しません|見つかりません',
];
export const FAILURE_TEXT = new RegExp(`(${TEXTS.join('|')})`, 'iu');
