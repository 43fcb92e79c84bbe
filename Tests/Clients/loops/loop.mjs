// What node's event loop asks of a machine, in a cell that listens nowhere.
import assert from 'node:assert';
import { execFileSync } from 'node:child_process';
import dns from 'node:dns/promises';
import net from 'node:net';
import os from 'node:os';
import { Worker } from 'node:worker_threads';

os.networkInterfaces();
assert.equal(execFileSync('/bin/echo', ['x']).toString(), 'x\n');
await new Promise((done) => new Worker('1', { eval: true }).on('exit', done));
assert.equal((await dns.lookup('localhost')).address, '127.0.0.1');
assert.equal((await fetch(process.env.TRIBUNE_MCP_URL)).status, 404);
new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
const refused = await new Promise((done) => net.createServer().on('error', done).listen(8080));
assert.equal(refused.code, 'EACCES');
console.log('done');
