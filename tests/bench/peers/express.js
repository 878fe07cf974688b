// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The peer: the usual way to take Twilio's webhooks in Node. Express reads the form, the vendor's validator checks the
// signature, better-sqlite3 keeps one row at synchronous=FULL before the answer.
// usage: TWILIO_AUTH_TOKEN=… node express.js DATABASE; prints "listening on http://127.0.0.1:PORT".
'use strict';
const express = require('express');
const twilio = require('twilio');
const Database = require('better-sqlite3');

const token = process.env.TWILIO_AUTH_TOKEN;
const database = new Database(process.argv[2]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`CREATE TABLE IF NOT EXISTS event (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL, sid TEXT NOT NULL, status TEXT NOT NULL, form TEXT NOT NULL,
  at INTEGER NOT NULL, UNIQUE (path, sid, status))`);
const insert = database.prepare(
  'INSERT INTO event (path, sid, status, form, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.urlencoded({ extended: false }));

let base = '';
function accepted(request, response) {
  const signature = request.get('X-Twilio-Signature') || '';
  if (!twilio.validateRequest(token, signature, base + request.originalUrl, request.body)) {
    response.status(403).send('wrong signature');
    return false;
  }
  insert.run(request.path, request.body.CallSid, request.body.CallStatus, JSON.stringify(request.body), Date.now());
  return true;
}

app.post('/twilio/voice/status', (request, response) => {
  if (accepted(request, response))
    response.status(204).end();
});

app.post('/twilio/voice/incoming', (request, response) => {
  if (!accepted(request, response))
    return;
  const answer = new twilio.twiml.VoiceResponse();
  const gather = answer.gather({ action: '/twilio/voice/continue?v=1', numDigits: 1, timeout: 6 });
  gather.say('Thank you for calling. For scheduling, press 1. For billing, press 2. For anything else, stay on the line.');
  answer.redirect('/twilio/voice/continue?v=1&r=1');
  response.type('text/xml').send(answer.toString());
});

const server = app.listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  base = `http://127.0.0.1:${port}`;
  console.log(`listening on ${base}`);
});
server.keepAliveTimeout = 60000;
process.on('SIGTERM', () => process.exit(0));
