import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { answers, freePorts } from '../../../../../e2e/support/free-port.ts';
import { until } from '../../../../../e2e/support/until.ts';

/** Why the centre of Net::SMPP cannot be started here; false when it can. */
export const withoutNetSmpp = (): string | false =>
  spawnSync('perl', ['-MNet::SMPP', '-e', '1']).status !== 0 && 'Net::SMPP is not installed (libnet-smpp-perl)';

/**
 * A centre by a library that shares nothing with ours. Ids are hexadecimal in its answers and decimal in its receipts. To a
 * number that ends in 1 the receipt goes before the answer; to one that ends in 2 it is throttled; what is written to one that
 * ends in 3 comes back from there, word for word.
 */
const CENTRE = `
use strict; use Net::SMPP; use JSON::PP; $| = 1;
my ($port) = @ARGV; my $id = 0x1fe;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => $port) or die "no listener: $!";
sub told { print encode_json({@_}), "\\n" }
while (my $one = $listener->accept) {
  while (my $pdu = $one->read_pdu()) {
    my $cmd = $pdu->{cmd};
    if ($cmd == 0x00000009) {
      my $ok = $pdu->{system_id} eq 'desk' && $pdu->{password} eq 'pw-8char';
      told(what => 'bind', version => $pdu->{interface_version}, ok => $ok ? 1 : 0);
      $one->bind_transceiver_resp(system_id => 'PERL', seq => $pdu->{seq}, status => $ok ? 0 : 0x0e);
    } elsif ($cmd == 0x00000004) {
      told(what => 'submit', to => $pdu->{destination_addr}, from => $pdu->{source_addr}, coding => $pdu->{data_coding},
           esm => $pdu->{esm_class}, receipt => $pdu->{registered_delivery}, hex => unpack('H*', $pdu->{short_message}));
      my $to = $pdu->{destination_addr};
      if ($to =~ /2$/) { $one->submit_sm_resp(message_id => '', seq => $pdu->{seq}, status => 0x58); next }
      $id += 1; my $now = $id;
      my $answer = sub { $one->submit_sm_resp(message_id => sprintf('%08X', $now), seq => $pdu->{seq}) };
      my $receipt = sub { $one->deliver_sm(source_addr_ton => 1, source_addr => $to, destination_addr => $pdu->{source_addr},
        esm_class => 4, async => 1, short_message => sprintf('id:%010d sub:001 dlvrd:001 submit date:2611261400 done date:2611261401 stat:DELIVRD err:000 text:', $now)) };
      if ($to =~ /1$/) { $receipt->(); $answer->() } else { $answer->(); $receipt->() }
      $one->deliver_sm(source_addr_ton => 1, source_addr => $to, destination_addr => $pdu->{source_addr}, async => 1,
        data_coding => $pdu->{data_coding}, esm_class => $pdu->{esm_class} & 0x40, short_message => $pdu->{short_message}) if $to =~ /3$/;
    } elsif ($cmd == 0x80000005) { told(what => 'kept', status => $pdu->{status})
    } elsif ($cmd == 0x00000015) { $one->enquire_link_resp(seq => $pdu->{seq})
    } elsif ($cmd == 0x00000006) { $one->unbind_resp(seq => $pdu->{seq}); told(what => 'unbind'); last }
  }
}
`;

export type Told = { what: string } & Record<string, string | number>;
export type NetSmpp = { port: number; told: Told[]; of(what: string): Told[]; stop(): Promise<void> };

export const startNetSmpp = async (): Promise<NetSmpp> => {
  const [port] = await freePorts(1);
  const child = spawn('perl', ['-e', CENTRE, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: Told[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => told.push(JSON.parse(line) as Told));
  await until('the centre of Net::SMPP', () => {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    return answers(port!);
  });
  return {
    ...{ port: port!, told, of: (what) => told.filter((one) => one.what === what) },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};
