-- Times are milliseconds since 1970 (UTC); "ticks" are 100 ns since the year 1, never twice the same, so that they keep the order of writing.
-- The fewer pages a commit touches, the less it costs: what is written often has no second index. "id" is then a hash of the key, made by
-- the program, and rows stand in tables with a row id, because a wide row in a table without one would spill into pages of its own.

-- What was taken before, so that nothing is taken twice; and of replies that are done, how they were delivered.
CREATE TABLE event_keys (
  key TEXT NOT NULL PRIMARY KEY,
  noted_at INTEGER NOT NULL,
  way INTEGER,
  arrived INTEGER,
  message_ids TEXT
) STRICT, WITHOUT ROWID;

-- What was taken and is not replied to yet. tokens: encrypted, gone a quarter of an hour later at the latest.
CREATE TABLE questions (
  id INTEGER NOT NULL PRIMARY KEY,
  event_key TEXT NOT NULL,
  taken_ticks INTEGER NOT NULL,
  author TEXT NOT NULL,
  body BLOB NOT NULL,
  tokens BLOB,
  tokens_until INTEGER
) STRICT;

-- Replies on their way.
CREATE TABLE deliveries (
  id INTEGER NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,
  kept_ticks INTEGER NOT NULL,
  way INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  message_ids TEXT NOT NULL,
  body BLOB NOT NULL,
  tokens BLOB,
  tokens_until INTEGER
) STRICT;

-- The last answer with citations: its id where it is among the answers, else itself.
CREATE TABLE conversations (
  id INTEGER NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,
  said_at INTEGER NOT NULL,
  questions TEXT NOT NULL,
  askers TEXT NOT NULL,
  last_id TEXT,
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
  replaced_by TEXT
) STRICT;

-- Where answers stand. Written after the answer, which is wide, and need not be written again.
CREATE TABLE addresses (
  answer INTEGER NOT NULL PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- In the order of the answers: whoever looks for a passage looks through the answers of some days, and seldom.
CREATE TABLE citations (
  answer INTEGER NOT NULL,
  document TEXT NOT NULL,
  hash INTEGER NOT NULL,
  locator TEXT NOT NULL,
  PRIMARY KEY (answer, document, hash, locator)
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
