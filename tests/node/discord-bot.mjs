// The least discord.js bot that does what the worker does on Discord, but for thinking: its answer is fixed.
import {
  ActionRowBuilder, ApplicationCommandType, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, Partials,
  SlashCommandBuilder, ContextMenuCommandBuilder,
} from 'discord.js';
import { footer, sources, text } from './answer.mjs';
import { onStop, report, setting } from './report.mjs';

const token = setting('DISCORD_TOKEN');
const api = setting('DISCORD_API'); // without the version: discord.js adds it

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel], // without it discord.js drops messages of direct channels that it has not seen
  allowedMentions: { parse: [], repliedUser: false },
  // The library's guard of 50 requests a second stays as it is, as the worker's does: that many is what Discord allows.
  rest: { api, version: '10' },
});

const commands = [
  new SlashCommandBuilder()
    .setName('ask').setNameLocalizations({ id: 'tanya' })
    .setDescription('Ask a question').setDescriptionLocalizations({ id: 'Ajukan pertanyaan' })
    .addStringOption((option) => option.setName('question').setDescription('Your question').setRequired(true).setMaxLength(2000))
    .addStringOption((option) => option.setName('language').setDescription('Language of the answer')
      .addChoices({ name: 'Bahasa Indonesia', value: 'id' }, { name: 'English', value: 'en' }))
    .addBooleanOption((option) => option.setName('private').setDescription('Only you see the answer')),
  new SlashCommandBuilder().setName('sources').setDescription('Show the sources of the last answer'),
  new SlashCommandBuilder().setName('help').setDescription('What the bot is and how to ask'),
  new ContextMenuCommandBuilder().setName('Answer this').setType(ApplicationCommandType.Message),
];

const answer = (line = text) => ({
  content: line,
  embeds: [{ description: sources.join('\n'), footer: { text: footer } }],
  components: [new ActionRowBuilder().addComponents(
    new ButtonBuilder().setCustomId('sources').setLabel('Sumber').setStyle(ButtonStyle.Secondary),
    new ButtonBuilder().setCustomId('edit').setLabel('English').setStyle(ButtonStyle.Secondary),
  )],
});

client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot || (message.inGuild() && !message.mentions.has(client.user))) {
    return;
  }
  await message.reply(answer());
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isButton() && interaction.customId === 'edit') {
    // Two ways of editing: the interaction's own answer, then a plain edit of the message.
    await interaction.update(answer('Edited by the interaction. [1]'));
    await interaction.message.edit(answer('Edited as a message. [1]'));
    report('edited');
  } else if (interaction.isButton()) {
    await interaction.deferReply({ flags: 64 });
    await interaction.editReply(answer());
  } else if (interaction.isCommand()) {
    await interaction.deferReply();
    await interaction.editReply(answer());
  }
});

client.on(Events.ShardReconnecting, () => report('reconnecting'));
client.on(Events.ShardResume, (_, replayed) => report('resumed', { replayed }));
client.on(Events.ShardDisconnect, (event) => report('disconnected', { code: event.code }));
client.on(Events.ShardError, (error) => report('error', { message: error.message }));
client.on(Events.Error, (error) => report('error', { message: error.message }));
process.on('unhandledRejection', (error) => report('error', { message: String(error?.message ?? error), code: error?.code }));

let connected = 0;
client.on(Events.ShardReady, (shard, unavailable) => {
  connected += 1;
  report('gateway', { shard, connected, unavailable: unavailable?.size ?? 0 });
});

client.once(Events.ClientReady, async () => {
  const registered = await client.application.commands.set(commands);
  report('ready', { commands: registered.size, user: client.user.id });
});

onStop(() => client.destroy());
await client.login(token);
