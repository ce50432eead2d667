import { existsSync } from 'node:fs';

export const kamailioModules = (): string | undefined =>
  ['x86_64', 'aarch64']
    .map((arch) => `/usr/lib/${arch}-linux-gnu/kamailio/modules/`)
    .find((one) => existsSync(`${one}websocket.so`));

/** Browsers come by WebSocket with DTLS-SRTP, telephones by UDP with RTP: rtpengine stands between. */
export const kamailioConfig = (at: {
  sip: number;
  ws: number;
  ng: number;
  p1: number;
  p2: number;
  dir: string;
  users: { user: string; password: string }[];
}): string => `#!KAMAILIO
debug=1
log_stderror=yes
fork=yes
children=2
tcp_children=2
auto_aliases=no
listen=udp:127.0.0.1:${at.sip}
listen=tcp:127.0.0.1:${at.ws}
tcp_connection_lifetime=3605
tcp_accept_no_cl=yes
dns=no
rev_dns=no
mpath="${kamailioModules()}"
${['kex', 'corex', 'tm', 'tmx', 'sl', 'rr', 'pv', 'maxfwd', 'textops', 'siputils', 'xlog', 'usrloc', 'registrar', 'auth', 'htable', 'nathelper', 'rtpengine', 'xhttp', 'websocket'].map((one) => `loadmodule "${one}.so"`).join('\n')}
modparam("usrloc","db_mode",0)
modparam("registrar","default_expires",120)
modparam("registrar","min_expires",30)
modparam("nathelper","received_avp","$avp(RECEIVED)")
modparam("registrar","received_avp","$avp(RECEIVED)")
modparam("rtpengine","rtpengine_sock","udp:127.0.0.1:${at.ng}")
modparam("htable","htable","pw=>size=4;")
modparam("tm","fr_timer",10000)
modparam("tm","fr_inv_timer",60000)
modparam("rr","enable_full_lr",1)
modparam("rr","append_fromtag",1)

event_route[htable:mod-init] {
  ${at.users.map(({ user, password }) => `$sht(pw=>${user})="${password}";`).join(' ')}
}
event_route[xhttp:request] {
  if ($hdr(Upgrade)=~"websocket" && $hdr(Connection)=~"Upgrade" && $rm=~"GET") { if (ws_handle_handshake()) exit; }
  xhttp_reply("404","Not found","",""); exit;
}
request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483","Too Many Hops"); exit; }
  if (is_method("OPTIONS") && uri==myself && $rU==$null) { sl_send_reply("200","OK"); exit; }
  if (nat_uac_test(64)) {
    force_rport();
    if (is_method("REGISTER")) fix_nated_register(); else if (!add_contact_alias()) { sl_send_reply("400","Bad Request"); exit; }
  }
  if (is_method("CANCEL")) { if (t_check_trans()) { rtpengine_delete(); t_relay(); } exit; }
  if (!is_method("ACK")) t_check_trans();
  if (has_totag()) { route(WITHINDLG); exit; }
  if (is_method("ACK")) exit;
  route(AUTH);
  if (is_method("REGISTER")) { if (!save("location","0x04")) sl_reply_error(); exit; }
  remove_hf("Route");
  if (is_method("INVITE|SUBSCRIBE|REFER")) record_route();
  if ($rU==$null) { sl_send_reply("484","Address Incomplete"); exit; }
  # The number of the house: its service line, which says where to.
  # A telephone in a browser that is nobody's of the house.
  if ($rU=="+15145550190") $rU="guest";
  if ($rU=="+15145550120") { $rU="service"; route(SERVICE); exit; }
  if ($rU=~"^\\+?[0-9]{3,}$") {
    if ($rU=~"100$") $du="sip:127.0.0.1:${at.p1}";
    else if ($rU=~"200$") $du="sip:127.0.0.1:${at.p2}";
    else { sl_send_reply("404","No such number"); exit; }
  }
  else if ($rd=~"\\.invalid$") { if (!handle_ruri_alias()) { sl_send_reply("404","Not Found"); exit; } }
  else if (!lookup("location")) { sl_send_reply("404","Not Found"); exit; }
  route(RELAY);
}
route[SERVICE] {
  if (!lookup("location")) { sl_send_reply("480","Nobody there"); exit; }
  t_on_failure("SAID_WHERE"); t_on_branch("BR"); t_on_reply("RP");
  if (!t_relay()) sl_reply_error();
  exit;
}
failure_route[SAID_WHERE] {
  if (t_is_canceled()) { rtpengine_delete(); exit; }
  if (!t_check_status("302")) { rtpengine_delete(); exit; }
  $avp(to) = $(T_rpl($ct){nameaddr.uri}{uri.user});
  $ru = "sip:" + $avp(to) + "@127.0.0.1:${at.sip}"; $du = $null;
  if (!lookup("location")) { t_reply("480","Agent not there"); exit; }
  t_on_failure("NOT_TAKEN"); t_on_branch("BR"); t_on_reply("RP");
  t_relay();
}
# Back to the service line: somebody else may be there.
failure_route[NOT_TAKEN] {
  if (t_is_canceled()) { rtpengine_delete(); exit; }
  $ru = "sip:service@127.0.0.1:${at.sip}"; $du = $null;
  if (!lookup("location")) { t_reply("480","Nobody there"); exit; }
  t_on_failure("SAID_WHERE"); t_on_branch("BR"); t_on_reply("RP");
  t_relay();
}
route[AUTH] {
  if ($si=="127.0.0.1" && ($sp==${at.p1} || $sp==${at.p2}) && !is_method("REGISTER")) return;
  if (is_method("REGISTER")) {
    if (!pv_www_authenticate("$td","$sht(pw=>$tU)","0")) { www_challenge("$td","1"); exit; }
    consume_credentials(); return;
  }
  if (!pv_proxy_authenticate("$fd","$sht(pw=>$au)","0")) { proxy_challenge("$fd","1"); exit; }
  consume_credentials();
}
route[WITHINDLG] {
  if (loose_route()) {
    if ($du==$null) handle_ruri_alias();
    if (is_method("BYE")) rtpengine_delete();
    route(RELAY); exit;
  }
  if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
  sl_send_reply("404","Not here");
}
route[RELAY] {
  if (is_method("INVITE|UPDATE|SUBSCRIBE")) { t_on_branch("BR"); t_on_reply("RP"); t_on_failure("FL"); }
  if (!t_relay()) sl_reply_error();
  exit;
}
branch_route[BR] {
  if (has_body("application/sdp")) {
    if ($ru=~"transport=ws" || $du=~"transport=ws")
      rtpengine_offer("trust-address replace-origin replace-session-connection ICE=force RTP/SAVPF rtcp-mux-offer rtcp-mux-require generate-mid SDES-off DTLS=passive");
    else
      rtpengine_offer("trust-address replace-origin replace-session-connection ICE=remove RTP/AVP rtcp-mux-demux");
  }
}
onreply_route[RP] {
  if (has_body("application/sdp")) rtpengine_answer("trust-address replace-origin replace-session-connection");
  if (nat_uac_test(64)) add_contact_alias();
}
failure_route[FL] { if (t_is_canceled()) exit; rtpengine_delete(); }
`;
