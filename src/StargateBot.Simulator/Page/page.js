"use strict";
// What bots and people wrote becomes text nodes only; nothing here makes HTML of data.

const texts = {
  en: {
    subtitle: "Both platforms on this machine. Write as a person; the bot answers.", api: "Control API", as: "as", in: "in", home: "Home tab",
    mention: "mention the bot", send: "Send", cancel: "Cancel", close: "Close", submit: "Send", directMessage: "Direct message", onlyYou: "only you see this",
    connected: "bot connected", waiting: "bot not connected", empty: "Nothing here yet. Ask about the announcement.", edited: "edited", bot: "BOT",
    hint: "Write a question, or / for a command", reply: "Reply", replying: "in the thread of", remove: "Delete", edit: "Edit", editing: "editing",
    thinking: "is thinking…", broken: "The bot did not take it", violations: "violations", noHome: "The bot has not published a Home tab.", withoutBot: "without the bot",
  },
  id: {
    subtitle: "Kedua platform di mesin ini. Tulislah sebagai orang; bot menjawab.", api: "API kendali", as: "sebagai", in: "di", home: "Tab Beranda",
    mention: "sebut bot", send: "Kirim", cancel: "Batal", close: "Tutup", submit: "Kirim", directMessage: "Pesan langsung", onlyYou: "hanya Anda yang melihat",
    connected: "bot tersambung", waiting: "bot belum tersambung", empty: "Belum ada apa-apa. Tanyakan tentang pengumuman itu.", edited: "diedit", bot: "BOT",
    hint: "Tulis pertanyaan, atau / untuk perintah", reply: "Balas", replying: "di utas", remove: "Hapus", edit: "Edit", editing: "mengedit",
    thinking: "sedang berpikir…", broken: "Bot tidak menerimanya", violations: "pelanggaran", noHome: "Bot belum menerbitkan tab Beranda.", withoutBot: "tanpa bot",
  },
};
let language = (navigator.language || "en").toLowerCase().startsWith("id") ? "id" : "en";
const say = (key) => texts[language][key];

const make = (tag, className, ...children) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

async function call(method, path, body) {
  const options = { method, headers: {} };
  if (body) { options.headers["Content-Type"] = "application/json"; options.body = JSON.stringify(body); }
  const response = await fetch("control/" + path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.status);
  return answer;
}

// --- Markup to nodes -------------------------------------------------------------------------------------------------

const patterns = {
  slack: /<([^<>]+)>|\*([^*\n]+)\*|(?<![A-Za-z0-9])_([^_\n]+)_(?![A-Za-z0-9])|~([^~\n]+)~|`([^`\n]+)`/g,
  markdown: /\\([!-/:-@[-`{-~])|\*\*([^\n]+?)\*\*|(?<![*\w])[*_]([^*_\n]+)[*_](?!\w)|~~([^~\n]+)~~|`([^`\n]+)`|\[([^\]\n]+)\]\((https?:[^)\s]+)\)|<([^<>\s]+)>|(https?:\/\/[^\s<>]+)/g,
};
const unescapeSlack = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

const preview = (text, length) => unescapeSlack(text.replace(/<[@#!][^>]*>\s*/g, "")).slice(0, length);

function link(url, label) {
  if (!/^https?:\/\//.test(url)) return document.createTextNode(label);
  const node = make("a", "", label);
  node.href = url; node.target = "_blank"; node.rel = "noopener noreferrer";
  return node;
}

function token(inside, panel) {
  const [name, label] = inside.split("|");
  const person = panel.people.get(name.replace(/^@!?/, ""));
  if (name.startsWith("@")) return make("span", "mention-token", "@" + (person || label || name.slice(1)));
  if (name.startsWith("#")) return make("span", "mention-token", "#" + (label || panel.channels.get(name.slice(1)) || name.slice(1)));
  if (name.startsWith("!")) return make("span", "mention-token", "@" + (label || name.slice(1)));
  return link(name, label || name);
}

function inline(text, dialect, panel) {
  const out = document.createDocumentFragment();
  const plain = (part) => out.append(dialect === "slack" ? unescapeSlack(part) : part);
  let last = 0;
  for (const m of text.matchAll(patterns[dialect])) {
    plain(text.slice(last, m.index));
    last = m.index + m[0].length;
    if (dialect === "slack") {
      if (m[1]) out.append(token(unescapeSlack(m[1]), panel));
      else if (m[5]) out.append(make("code", "", unescapeSlack(m[5])));
      else out.append(make(m[2] ? "b" : m[3] ? "i" : "s", "", inline(m[2] || m[3] || m[4], dialect, panel)));
    } else if (m[1]) out.append(m[1]);
    else if (m[5]) out.append(make("code", "", m[5]));
    else if (m[6]) out.append(link(m[7], m[6]));
    else if (m[8]) out.append(token(m[8], panel));
    else if (m[9]) out.append(link(m[9], m[9]));
    else out.append(make(m[2] ? "b" : m[3] ? "i" : "s", "", inline(m[2] || m[3] || m[4], dialect, panel)));
  }
  plain(text.slice(last));
  return out;
}

function lines(text, dialect, panel) {
  const box = make("div");
  for (const line of text.split("\n")) {
    const [, mark, rest] = /^(&gt; ?|> ?|-# |#{1,3} |[-*•] )?(.*)$/.exec(line);
    const kind = !mark ? "" : mark.startsWith("-#") ? "small" : mark.startsWith("#") ? "heading" : /^(&gt;|>)/.test(mark) ? "quote" : "";
    const bullet = mark && /^[-*•] /.test(mark) ? "• " : "";
    box.append(make("div", kind, bullet, inline(rest, dialect, panel)));
  }
  return box;
}

function richText(element, panel) {
  if (element.type === "text" || element.type === "link") {
    const style = element.style || {};
    const content = element.type === "link" ? link(element.url, element.text || element.url) : element.text;
    return make(style.code ? "code" : style.bold ? "b" : style.italic ? "i" : "span", "", content);
  }
  if (element.type === "user") return token("@" + element.user_id, panel);
  const kind = element.type === "rich_text_quote" ? "quote" : element.type === "rich_text_preformatted" ? "small" : "";
  const list = element.type === "rich_text_list";
  return make("div", kind, ...(element.elements || []).flatMap((inner) => list ? [make("div", "", "• ", richText(inner, panel))] : [richText(inner, panel)]));
}

// --- Messages --------------------------------------------------------------------------------------------------------

const textObject = (object, panel) => !object ? null
  : object.type === "mrkdwn" ? lines(object.text, "slack", panel) : make("div", "", object.text);

function button(label, press, className) {
  const node = make("button", className || "", label);
  node.type = "button";
  node.addEventListener("click", async () => {
    node.disabled = true;
    try { await press(); } finally { node.disabled = false; }
  });
  return node;
}

function slackElement(element, press) {
  const name = element.value || element.action_id;
  if (element.type === "button") return button(element.text.text, () => press(name), element.style === "danger" ? "danger" : element.style === "primary" ? "primary" : "");
  if (element.type === "icon_button") return button(element.text.text, () => press(name));
  if (element.type === "feedback_buttons") {
    return make("span", "buttons", ...[["✓", element.positive_button], ["✗", element.negative_button]]
      .map(([sign, part]) => button(sign + " " + part.text.text, () => press(part.value))));
  }
  if (element.options) {
    const select = make("select", "", make("option", "", element.placeholder ? element.placeholder.text : "…"),
      ...element.options.map((option) => Object.assign(make("option", "", option.text.text), { value: option.value })));
    select.addEventListener("change", () => press(select.value));
    return select;
  }
  return make("span", "note", element.type);
}

function slackBlock(block, panel, press) {
  switch (block.type) {
    case "divider": return make("hr");
    case "header": return make("div", "heading", block.text.text);
    case "markdown": return lines(block.text, "markdown", panel);
    case "section": return make("div", "", textObject(block.text, panel), ...(block.fields || []).map((field) => textObject(field, panel)),
      block.accessory && slackElement(block.accessory, press));
    case "context": return make("div", "small", ...block.elements.map((element) => element.type === "image" ? make("span", "", element.alt_text) : textObject(element, panel)));
    case "actions": case "context_actions": return make("div", "buttons", ...block.elements.map((element) => slackElement(element, press)));
    case "rich_text": return make("div", "", ...block.elements.map((element) => richText(element, panel)));
    case "image": return make("div", "small", block.alt_text);
    case "input": return make("div", "", block.label.text);
    default: return make("div", "note", block.type);
  }
}

function discordComponents(rows, message, panel) {
  return rows.map((row) => make("div", "buttons", ...(row.components || []).map((component) => {
    if (component.type === 2) {
      return component.style === 5 ? link(component.url, component.label)
        : button(component.label, () => panel.press(message, component.custom_id), component.style === 1 ? "primary" : component.style === 4 ? "danger" : "");
    }
    const select = make("select", "", make("option", "", component.placeholder || "…"),
      ...(component.options || []).map((option) => Object.assign(make("option", "", option.label), { value: option.value })));
    select.addEventListener("change", () => panel.act("choose", { id: message.id, name: component.custom_id, value: select.value }));
    return select;
  })));
}

function discordEmbed(embed, panel) {
  return make("div", "embed",
    embed.title && make("div", "heading", embed.title), embed.description && lines(embed.description, "markdown", panel),
    ...(embed.fields || []).map((field) => make("div", "", make("div", "heading", inline(field.name, "markdown", panel)), lines(field.value, "markdown", panel))),
    embed.footer && make("div", "small", embed.footer.text));
}

function bodyOf(message, panel) {
  const body = make("div", "body");
  if (message.pending && !message.text) body.append(make("div", "note", say("thinking")));
  if (message.blocks && message.blocks.length) body.append(...message.blocks.map((block) => slackBlock(block, panel, (name) => panel.press(message, name))));
  else if (message.text) body.append(lines(message.text, panel.name === "slack" ? "slack" : "markdown", panel));
  body.append(...(message.embeds || []).map((embed) => discordEmbed(embed, panel)), ...discordComponents(message.components || [], message, panel));
  return body;
}

function messageNode(message, panel) {
  const author = message.author;
  const acts = make("span", "acts", button(say("reply"), () => panel.setContext("reply", message)));
  if (!author.isBot) {
    acts.append(button(say("edit"), () => panel.setContext("edit", message)), button(say("remove"), () => panel.act("delete", { channel: message.channel, id: message.id })));
    for (const [id, label] of panel.shortcuts) acts.append(button(label, () => panel.useShortcut(message, id)));
  }
  const time = new Date(message.at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const replied = message.replyTo && panel.messages.get(message.replyTo);
  const who = make("div", "who", make("b", "", author.name), author.isBot ? make("span", "tag", say("bot")) : null, make("time", "", time),
    replied ? make("span", "note", "↩ " + replied.author.name + ": " + preview(replied.text, 40)) : null,
    panel.commands.has(message.interaction) ? make("span", "note", "↩ " + panel.commands.get(message.interaction).slice(0, 60)) : null,
    message.edited ? make("span", "note", say("edited")) : null, message.visibleTo ? make("span", "tag eye", say("onlyYou")) : null, acts);
  const node = make("article", "message" + (message.visibleTo ? " private" : ""),
    make("div", "avatar" + (author.isTheBot ? " bot" : ""), author.name.slice(0, 1).toUpperCase()), who, bodyOf(message, panel));
  node.dataset.id = message.id;
  return node;
}

// --- Panels ----------------------------------------------------------------------------------------------------------

class Panel {
  constructor(name, title, state) {
    Object.assign(this, { name, state, messages: new Map(), statuses: new Map(), commands: new Map(), context: null, draws: 0 });
    this.people = new Map([...state.people.map((person) => [person.id, person.name]), [state.bot, "stargatebot"]]);
    this.channels = new Map(state.channels.map((channel) => [channel.id, channel.name]));
    this.shortcuts = Object.entries(state.shortcuts || {});
    const node = document.getElementById("panel").content.cloneNode(true);
    this.node = node.querySelector(".panel");
    const find = (selector) => this.node.querySelector(selector);
    Object.assign(this, { person: find(".person"), place: find(".place"), list: find(".messages"), prompts: find(".prompts"), input: find("textarea"), error: find(".error"),
      mention: find(".mention"), contextRow: find(".context"), homeButton: find(".home") });
    find("h2").textContent = title + " · " + state.name;
    this.person.append(...state.people.map((person) => Object.assign(make("option", "", person.name + " (" + person.locale + ")"), { value: person.id })));
    this.place.append(...state.channels.map((channel) => Object.assign(make("option"), { value: channel.id })), Object.assign(make("option"), { value: "dm" }));
    const native = state.people.find((person) => person.locale.startsWith(language));
    if (native) this.person.value = native.id;
    this.homeButton.hidden = name !== "slack";
    this.homeButton.addEventListener("click", () => this.openHome());
    this.person.addEventListener("change", () => this.load());
    this.place.addEventListener("change", () => this.load());
    this.contextRow.querySelector("button").addEventListener("click", () => this.setContext(null));
    find("form").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    });
    document.getElementById("platforms").append(node);
    this.setConnected(state.connections > 0);
  }

  get isDirect() { return this.place.value === "dm"; }
  get where() { return this.isDirect ? { user: this.person.value, dm: true } : { user: this.person.value, channel: this.place.value }; }

  translate() {
    for (const option of this.place.options) {
      const channel = this.state.channels.find((candidate) => candidate.id === option.value);
      option.textContent = !channel ? say("directMessage") : "#" + channel.name + (channel.hasBot ? "" : " (" + say("withoutBot") + ")");
    }
    this.input.placeholder = say("hint");
    this.setConnected(this.connected);
    this.draw();
  }

  setConnected(on) {
    this.connected = on;
    this.node.querySelector(".dot").classList.toggle("on", on);
    this.node.querySelector(".state-text").textContent = say(on ? "connected" : "waiting");
  }

  setContext(kind, message) {
    this.context = kind && { kind, message };
    this.contextRow.hidden = !kind;
    if (!kind) return;
    this.contextRow.querySelector("span").textContent = say(kind === "edit" ? "editing" : "replying") + " " + message.author.name + ": " + preview(message.text, 60);
    if (kind === "edit") this.input.value = unescapeSlack(message.text);
    this.input.focus();
  }

  async load() {
    this.mention.hidden = this.isDirect;
    this.setContext(null);
    this.prompts.replaceChildren();
    const query = this.isDirect ? "user=" + this.person.value : "channel=" + this.place.value;
    const answer = await call("GET", `${this.name}/messages?${query}`);
    this.channel = answer.channel;
    this.messages = new Map(answer.messages.map((message) => [message.id, message]));
    if (this.isDirect && this.name === "slack") await this.act("open-home", { tab: "messages" });
    this.draw();
  }

  // Many events of one moment are drawn once.
  drawSoon() {
    if (this.draws++ > 0) return;
    requestAnimationFrame(() => { this.draws = 0; this.draw(); });
  }

  draw() {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    const seen = [...this.messages.values()].filter((message) => !message.visibleTo || message.visibleTo === this.person.value);
    const threads = new Map();
    const top = [];
    for (const message of seen) {
      if (message.thread && this.messages.has(message.thread)) threads.set(message.thread, [...(threads.get(message.thread) || []), message]);
      else top.push(message);
    }
    this.list.replaceChildren(...top.flatMap((message) => {
      const thread = (threads.get(message.id) || []).map((reply) => messageNode(reply, this));
      const status = this.statuses.get(message.id);
      if (status) thread.push(make("div", "note", status));
      return thread.length ? [messageNode(message, this), make("div", "thread", ...thread)] : [messageNode(message, this)];
    }));
    if (!top.length) this.list.append(make("p", "empty", say("empty")));
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  take(event) {
    if (event.channel !== this.channel) return;
    if (event.change === "deleted") this.messages.delete(event.id);
    else this.messages.set(event.id, event);
    if (event.author && event.author.isTheBot && event.thread) this.statuses.delete(event.thread);
    this.drawSoon();
  }

  async act(path, body) {
    this.error.textContent = "";
    try {
      const answer = await call("POST", `${this.name}/${path}`, { user: this.person.value, ...body });
      if (answer.acknowledged === false) this.error.textContent = `${say("broken")}: ${answer.error}`;
      return answer;
    } catch (fault) {
      this.error.textContent = fault.message;
      return null;
    }
  }

  press(message, name) { return this.interact(this.act("press", { channel: message.channel, id: message.id, name })); }

  useShortcut(message, id) {
    return this.interact(this.name === "slack" ? this.act("shortcut", { channel: message.channel, id: message.id, callback: id }) : this.act("message-command", { id: message.id, command: id }));
  }

  // A Discord interaction may be answered by a form; Slack tells of its forms by an event.
  async interact(acting) {
    const answer = await acting;
    if (!answer || this.name === "slack") return;
    const signal = AbortSignal.timeout(4000);
    fetch("control/discord/modal/" + answer.id, { signal }).then((response) => response.json()).then(({ modal }) => this.discordForm(answer.id, modal)).catch(() => {});
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const { kind, message } = this.context || {};
    let sent;
    if (kind === "edit") sent = await this.act("edit", { channel: message.channel, id: message.id, text });
    else if (text.startsWith("/")) sent = await this.sendCommand(text);
    else {
      const mention = !this.isDirect && this.mention.querySelector("input").checked;
      const place = kind === "reply" ? (this.name === "slack" ? { thread: message.thread || message.id } : { replyTo: message.id }) : {};
      sent = await this.act("messages", { ...this.where, text, mention, ...place });
    }
    if (sent) { this.input.value = ""; if (kind === "edit") this.setContext(null); }
  }

  async sendCommand(text) {
    const [, name, rest] = /^(\/\S+)\s*([^]*)$/.exec(text);
    const remember = (answer) => { if (answer) { this.commands.set(answer.id, text); this.drawSoon(); } return answer; };
    if (this.name === "slack") return remember(await this.act("command", { ...this.where, command: name, text: rest }));
    // Everything after the name is the first text option, unless options are named: /ask question:… private:true
    const { commands } = await call("GET", "discord/commands");
    const known = commands.find((command) => command.type === 1 && (command.name === name.slice(1) || Object.values(command.name_localizations || {}).includes(name.slice(1))));
    const names = ((known && known.options) || []).map((option) => option.name);
    const options = {};
    const named = names.length ? rest.split(new RegExp(`(?:^|\\s)(${names.join("|")}):`)) : [rest];
    if (named[0].trim() && names.length) options[names[0]] = named[0].trim();
    for (let i = 1; i + 1 < named.length; i += 2) options[named[i]] = named[i + 1].trim();
    const answer = this.act("command", { ...this.where, command: name.slice(1), options });
    await this.interact(answer);
    return remember(await answer);
  }

  showPrompts(prompts) {
    if (!this.isDirect) return;
    this.prompts.replaceChildren(...prompts.map((prompt) => button(prompt.title, () => this.act("messages", { ...this.where, text: prompt.message }))));
  }

  // --- Home tab and forms ---

  async openHome() {
    const opened = this.act("open-home", { tab: "home" });
    this.homeShown = true;
    await opened;
    await this.drawHome();
  }

  async drawHome() {
    if (!this.homeShown) return;
    const { home } = await call("GET", "slack/home?user=" + this.person.value);
    const body = home ? home.blocks.map((block) => slackBlock(block, this, (name) => this.act("press-home", { name }))) : [make("p", "note", say("noHome"))];
    showDialog(say("home"), body, [], () => { this.homeShown = false; });
  }

  async drawModal() {
    const { modal } = await call("GET", "slack/modal?user=" + this.person.value);
    if (!modal) return closeDialog();
    const inputs = [];
    const body = modal.blocks.map((block, index) => {
      if (block.type !== "input") return slackBlock(block, this, (name) => this.act("press-modal", { name }));
      const field = formField(block.label.text, block.element.options ? block.element.options.map((option) => [option.value, option.text.text]) : null, block.element.multiline);
      inputs.push({ block: block.block_id || "b" + index, action: block.element.action_id, element: block.element, field });
      return field.row;
    });
    const submit = async () => {
      const values = {};
      for (const { block, action, element, field } of inputs) {
        const chosen = (element.options || []).find((option) => option.value === field.control.value);
        (values[block] ||= {})[action] = element.options ? { type: element.type, selected_option: chosen || null } : { type: element.type, value: field.control.value || null };
      }
      const answer = await this.act("submit", { values });
      const errors = Object.values((answer && answer.formErrors) || {});
      if (errors.length) inputs[0].field.row.append(make("span", "error", errors.join(" ")));
      else this.drawModal();
    };
    return showDialog(modal.title.text, body, modal.submit ? [[modal.submit.text, submit]] : [], () => this.act("close", {}));
  }

  discordForm(interaction, modal) {
    const inputs = [];
    const collect = (components) => components.flatMap((component) => {
      if (component.custom_id && component.type === 4) {
        const field = formField(component.label || component.custom_id, null, component.style === 2);
        inputs.push([component.custom_id, field.control]);
        return [field.row];
      }
      return collect([...(component.components || []), ...(component.component ? [{ label: component.label, ...component.component }] : [])]);
    });
    const submit = async () => {
      await this.act("submit", { id: interaction, values: Object.fromEntries(inputs.map(([id, control]) => [id, control.value])) });
      closeDialog();
    };
    showDialog(modal.title, collect(modal.components), [[say("submit"), submit]]);
  }
}

const dialog = document.getElementById("dialog");

function closeDialog() { dialog.onclose = null; dialog.close(); }

function showDialog(title, body, actions, closed) {
  document.getElementById("dialog-title").textContent = title;
  document.getElementById("dialog-body").replaceChildren(...body);
  document.getElementById("dialog-tools").replaceChildren(button(say("close"), () => dialog.close()), ...actions.map(([label, act]) => button(label, act, "primary")));
  dialog.onclose = closed || null;
  if (!dialog.open) dialog.showModal();
}

function formField(label, options, multiline) {
  const control = make(options ? "select" : multiline ? "textarea" : "input", "field");
  if (options) control.append(...options.map(([value, text]) => Object.assign(make("option", "", text), { value })));
  return { control, row: make("label", "field-row", make("span", "small", label), control) };
}

// --- Start -----------------------------------------------------------------------------------------------------------

const panels = {};
let violations = 0;

function translate() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  document.getElementById("language").textContent = language === "id" ? "English" : "Bahasa Indonesia";
  showViolations(0);
  for (const panel of Object.values(panels)) panel.translate();
}

function showViolations(more) {
  violations += more;
  const badge = document.getElementById("violations");
  badge.hidden = violations === 0;
  badge.textContent = `⚠ ${violations} ${say("violations")}`;
}

async function refresh() {
  const state = await call("GET", "state");
  for (const panel of Object.values(panels)) panel.setConnected(state[panel.name].connections > 0);
  if (panels.discord) {
    const { commands } = await call("GET", "discord/commands");
    panels.discord.shortcuts = commands.filter((command) => command.type === 3).map((command) => [command.name, command.name]);
  }
}

async function start() {
  const state = await call("GET", "state");
  panels.discord = new Panel("discord", "Discord", state.discord);
  panels.slack = new Panel("slack", "Slack", state.slack);
  document.getElementById("language").addEventListener("click", () => { language = language === "id" ? "en" : "id"; translate(); });
  translate();
  showViolations((await call("GET", "violations")).violations.length);
  const events = new EventSource("control/events");
  const on = (name, handle) => events.addEventListener(name, (event) => { const data = JSON.parse(event.data); handle(panels[data.platform], data); });
  on("message", (panel, data) => panel.take(data));
  on("status", (panel, data) => {
    if (data.channel !== panel.channel) return;
    if (data.text) panel.statuses.set(data.thread, data.text); else panel.statuses.delete(data.thread);
    panel.drawSoon();
  });
  on("prompts", (panel, data) => { if (data.channel === panel.channel) panel.showPrompts(data.prompts); });
  on("home", (panel, data) => { if (data.user === panel.person.value) panel.drawHome(); });
  on("modal", (panel, data) => { if (data.user === panel.person.value) panel.drawModal(); });
  on("connection", (panel, data) => panel.setConnected(data.open > 0));
  on("violation", () => showViolations(1));
  events.onopen = () => { refresh(); for (const panel of Object.values(panels)) panel.load(); };
  setInterval(refresh, 5000);
}

start();
