// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Posts requests signed by the vendor's own library to a running engine, as they are and tampered with.
// usage: TWILIO_AUTH_TOKEN=… TWILIO_ACCOUNT_SID=… node vendorsignatures.js http://127.0.0.1:PORT; exits 1 at a finding.
'use strict';
const { getExpectedTwilioSignature } = require('twilio/lib/webhooks/webhooks');

const base = process.argv[2];
const token = process.env.TWILIO_AUTH_TOKEN;
const account = process.env.TWILIO_ACCOUNT_SID;
let findings = 0;
let calls = 0;

const parameters = (more) => ({
  AccountSid: account, ApiVersion: '2010-04-01', From: '+12065550142', To: '+12065550100', Direction: 'inbound',
  CallStatus: 'ringing', CallSid: 'CA' + String(++calls).padStart(32, '0'), ...more,
});

async function post(path, sent, signature) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  if (signature !== undefined)
    headers['X-Twilio-Signature'] = signature;
  const answer = await fetch(base + path, { method: 'POST', headers, body: new URLSearchParams(sent).toString() });
  return { status: answer.status, text: await answer.text() };
}

function check(name, answer, wanted) {
  // After many refusals the door says no more than 429 to that address: a signed call still gets in.
  const refused = answer.status === 403 || answer.status === 429;
  const good = wanted === 'accepted' ? answer.status >= 200 && answer.status < 300 : refused;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}: ${answer.status}`);
  findings += good ? 0 : 1;
}

const accepted = {
  'an incoming call': ['/twilio/voice/incoming', {}],
  'a status callback': ['/twilio/voice/status', { CallStatus: 'completed', CallDuration: '7', SequenceNumber: '3',
    CallbackSource: 'call-progress-events', Timestamp: 'Fri, 20 Nov 2026 14:42:00 +0000' }],
  'letters beyond ASCII': ['/twilio/voice/incoming', { CallerName: 'Zoë Núñez – Ärzte 診療所', FromCity: 'São Paulo' }],
  'blanks, plus, ampersand, percent': ['/twilio/voice/incoming', { CallerName: 'A + B & C = 100 % "quoted" <tag>' }],
  'empty fields': ['/twilio/voice/incoming', { CallerName: '', FromCity: '' }],
  'a query in the address': ['/twilio/voice/incoming?line=main&note=a%20b', {}],
  'fields that sort by case': ['/twilio/voice/incoming', { a: '1', B: '2', A: '3', b: '4' }],
  'an alias of the path': ['/api/twilio/webhooks/voice', {}],
};

async function main() {
  for (const [name, [path, more]] of Object.entries(accepted)) {
    const sent = parameters(more);
    const signature = getExpectedTwilioSignature(token, base + path, sent);
    check(name, await post(path, sent, signature), 'accepted');
    // Each of them tampered with, as a call of its own.
    const fresh = parameters(more);
    const good = getExpectedTwilioSignature(token, base + path, fresh);
    check(`${name}, a number changed`, await post(path, { ...fresh, From: '+12065550143' }, good), 'refused');
    check(`${name}, a field added`, await post(path, { ...fresh, Extra: '1' }, good), 'refused');
    const { To, ...fewer } = fresh;
    check(`${name}, a field taken away`, await post(path, fewer, good), 'refused');
    check(`${name}, to another address`,
      await post(path + (path.includes('?') ? '&' : '?') + 'x=1', fresh, good), 'refused');
    check(`${name}, one letter of the signature changed`,
      await post(path, fresh, (good[0] === 'A' ? 'B' : 'A') + good.slice(1)), 'refused');
    check(`${name}, another token's signature`,
      await post(path, fresh, getExpectedTwilioSignature('f'.repeat(32), base + path, fresh)), 'refused');
    check(`${name}, no signature`, await post(path, fresh, undefined), 'refused');
  }
  console.log(findings === 0 ? 'every vendor-signed request accepted, every tampered one refused'
                             : `${findings} findings`);
  process.exit(findings === 0 ? 0 : 1);
}

main().catch((error) => {
  console.error(error);
  process.exit(3);
});
