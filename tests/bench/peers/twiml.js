// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times the vendor's TwiML builder on the document of twimlbench.cpp, warm.
// usage: node twiml.js ROUNDS; prints {"version": "6.0.0", "median_us": 12.3, "output": "<?xml …"}.
'use strict';
const twilio = require('twilio');
const version = require('twilio/package.json').version;

function build() {
  const answer = new twilio.twiml.VoiceResponse();
  const gather = answer.gather({ action: '/twilio/voice/continue?v=3', numDigits: 1, timeout: 6 });
  gather.say('Thank you for calling Marlowe Care.');
  gather.say('For scheduling, press 1. For billing & accounts, press 2.');
  answer.say('We did not hear you.');
  answer.redirect('/twilio/voice/continue?v=3&r=1');
  return answer.toString();
}

const rounds = Number(process.argv[2]);
for (let i = 0; i < rounds; ++i)
  build();
const times = [];
for (let i = 0; i < rounds; ++i) {
  const start = process.hrtime.bigint();
  build();
  times.push(Number(process.hrtime.bigint() - start) / 1000);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ version, median_us: times[rounds >> 1], output: build() }));
