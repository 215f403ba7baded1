/**
 * What stands for the hosted service of `@afipsdk/afip.js`, whose client sends everything to it: it holds the ticket, and
 * passes each call on to ARCA by the WSDL that is served. It shows what the client does, and nothing of the service's own
 * servers: here they cost nothing.
 */
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { makeTra, signCms } from '../../arca-simulator/testing/sign-login.ts';

export interface PretendCloud {
  readonly url: string;
  close(): Promise<void>;
}

interface Where {
  readonly wsaa: string;
  readonly wsfe: string;
  readonly certificate: string;
  readonly key: string;
}

export async function startPretendCloud({ wsaa, wsfe, certificate, key }: Where): Promise<PretendCloud> {
  const soap = createRequire(join(import.meta.dirname, 'package.json'))('soap');
  const client = await soap.createClientAsync(`${wsfe}?wsdl`);
  const login = await soap.createClientAsync(`${wsaa}?wsdl`);
  let ticket: Promise<{ token: string; sign: string }> | undefined;

  async function logIn() {
    const in0 = signCms(makeTra('wsfe', new Date()), createPrivateKey(key), certificate);
    const [{ loginCmsReturn }] = await login.loginCmsAsync({ in0 });
    const inside = (name: string): string =>
      new RegExp(`<${name}>([^<]*)</${name}>`).exec(loginCmsReturn)?.[1] ?? '';
    return { token: inside('token'), sign: inside('sign') };
  }

  async function answer(request: IncomingMessage): Promise<unknown> {
    const asked = JSON.parse(await text(request));
    if (request.url === '/v1/afip/auth') {
      ticket ??= logIn();
      return ticket;
    }
    const [result] = await client[`${asked.method}Async`](asked.params);
    return result;
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (answered) => response.end(JSON.stringify(answered)),
      // What is lost between ARCA and them is lost for their client too.
      () => response.destroy(),
    );
    response.setHeader('content-type', 'application/json');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
