// The least Bolt bot that does what the worker does on Slack, but for thinking: its answer is fixed.
import bolt from '@slack/bolt';
import { footer, sources, text } from './answer.mjs';
import { onStop, report, setting } from './report.mjs';

const { App, LogLevel } = bolt;

const app = new App({
  token: setting('SLACK_BOT_TOKEN'),
  appToken: setting('SLACK_APP_TOKEN'),
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: setting('SLACK_API') },
});

const answer = (line = text) => ({
  text: line,
  blocks: [
    { type: 'markdown', text: line },
    { type: 'context', elements: [{ type: 'mrkdwn', text: sources.join('\n') }] },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'sources', text: { type: 'plain_text', text: 'Sumber' }, value: 'sources' },
        { type: 'button', action_id: 'edit', text: { type: 'plain_text', text: 'English' }, value: 'edit' },
      ],
    },
    { type: 'context', elements: [{ type: 'mrkdwn', text: footer }] },
  ],
  unfurl_links: false,
  unfurl_media: false,
});

app.event('app_mention', async ({ event, say }) => {
  await say({ ...answer(), thread_ts: event.thread_ts ?? event.ts });
});

app.message(async ({ message, say }) => {
  if (message.channel_type === 'im' && message.subtype === undefined) {
    await say({ ...answer(), ...(message.thread_ts && { thread_ts: message.thread_ts }) });
  }
});

app.command('/stargate', async ({ ack, respond }) => {
  await ack();
  const { text: line, blocks } = answer();
  await respond({ text: line, blocks, response_type: 'ephemeral' });
});

app.action('edit', async ({ ack, body, client }) => {
  await ack();
  await client.chat.update({ channel: body.channel.id, ts: body.message.ts, ...answer('Edited as a message. [1]') });
  report('edited');
});

app.action('sources', async ({ ack, body, client }) => {
  await ack();
  await client.chat.postEphemeral({ channel: body.channel.id, user: body.user.id, ...answer() });
});

app.error(async (error) => report('error', { message: error.message, code: error.code }));

const socket = app.receiver.client;
let connections = 0;
socket.on('connected', () => {
  connections += 1;
  report('connected', { connections });
});
socket.on('reconnecting', () => report('reconnecting'));
socket.on('disconnected', () => report('disconnected'));

onStop(() => app.stop());
await app.start();
report('ready');
