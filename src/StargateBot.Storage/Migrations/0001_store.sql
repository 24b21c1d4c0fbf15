-- Times are milliseconds since 1970 (UTC); "ticks" are 100 ns since the year 1, never twice the same, so that they keep the order of writing.
-- Rows that hold texts stand in tables with a row id: a wide row in a table without one would spill into pages of its own.

-- What was taken before, so that nothing is taken twice.
CREATE TABLE event_keys (
  key TEXT NOT NULL PRIMARY KEY,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was taken and is not replied to yet. tokens: encrypted, gone a quarter of an hour later at the latest.
CREATE TABLE questions (
  taken_ticks INTEGER NOT NULL PRIMARY KEY,
  event_key TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL,
  body BLOB NOT NULL,
  tokens BLOB,
  tokens_until INTEGER
) STRICT;

-- Replies on their way.
CREATE TABLE deliveries (
  kept_ticks INTEGER NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  way INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  message_ids TEXT NOT NULL,
  body BLOB NOT NULL,
  tokens BLOB,
  tokens_until INTEGER
) STRICT;

-- Replies that nothing more is to be done for.
CREATE TABLE delivered (
  key TEXT NOT NULL PRIMARY KEY,
  done_at INTEGER NOT NULL,
  way INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  message_ids TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conversations (
  id INTEGER NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  said_at INTEGER NOT NULL,
  questions TEXT NOT NULL,
  askers TEXT NOT NULL,
  last_answer BLOB
) STRICT;

-- number: the time in its upper bits, a count in its lower twenty, so that a period is a range of numbers.
CREATE TABLE answers (
  number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  tenant TEXT NOT NULL,
  asker TEXT NOT NULL,
  outcome TEXT NOT NULL,
  language TEXT NOT NULL,
  elapsed_us INTEGER NOT NULL,
  body BLOB NOT NULL,
  address BLOB,
  replaced_by TEXT
) STRICT;

CREATE TABLE citations (
  document TEXT NOT NULL,
  hash INTEGER NOT NULL,
  answer INTEGER NOT NULL,
  locator TEXT NOT NULL,
  PRIMARY KEY (document, hash, answer, locator)
) STRICT, WITHOUT ROWID;

CREATE TABLE votes (
  answer_id TEXT NOT NULL,
  voter TEXT NOT NULL,
  voted_at INTEGER NOT NULL,
  is_helpful INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (answer_id, voter)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscriptions (
  id INTEGER NOT NULL PRIMARY KEY,
  answer_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  tenant TEXT NOT NULL,
  user_id TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (answer_id, platform, tenant, user_id)
) STRICT;

CREATE TABLE corrections (
  id INTEGER NOT NULL PRIMARY KEY,
  change TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  state TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  UNIQUE (change, answer_id)
) STRICT;

CREATE INDEX corrections_pending ON corrections (id) WHERE state = 'Pending';

CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  key TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL,
  resume_url TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  version TEXT NOT NULL UNIQUE,
  is_pinned INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

PRAGMA user_version = 1;
