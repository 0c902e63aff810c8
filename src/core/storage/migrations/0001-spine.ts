import type { Migration } from './all.ts'

/** Customers with their address and facts, imports that can be undone, cards, runs, gestures, settings, documents. */
export const spine: Migration = {
  name: 'spine',
  sql: `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('stripe', 'generic')),
  imported_at INTEGER NOT NULL,
  undone_at INTEGER,
  new_count INTEGER NOT NULL,
  updated_count INTEGER NOT NULL,
  same_count INTEGER NOT NULL,
  skipped_count INTEGER NOT NULL
) STRICT;

CREATE TABLE customers (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  external_id TEXT,
  name TEXT NOT NULL,
  first_name TEXT NOT NULL,
  company TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  since_on TEXT,
  plan TEXT NOT NULL,
  spend_cents INTEGER,
  spend_currency TEXT,
  is_do_not_mail INTEGER NOT NULL CHECK (is_do_not_mail IN (0, 1)),
  is_do_not_email INTEGER NOT NULL CHECK (is_do_not_email IN (0, 1)),
  line1 TEXT NOT NULL,
  line2 TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  address_source TEXT CHECK (address_source IN ('entered', 'imported')),
  address_on TEXT,
  has_address INTEGER GENERATED ALWAYS AS (
    (name <> '' OR company <> '') AND line1 <> '' AND (city <> '' OR postal_code <> '')
  ) VIRTUAL,
  sort_name TEXT NOT NULL,
  -- How an import finds them again: the folded e-mail, or for people without one name, company and place.
  match_key TEXT NOT NULL,
  import_id TEXT REFERENCES imports (id),
  -- Kept by the triggers on gestures.
  last_thanked_on TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX customers_external_id ON customers (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX customers_match_key ON customers (match_key);
CREATE INDEX customers_sort_name ON customers (sort_name);
CREATE INDEX customers_thanked_since ON customers (last_thanked_on, since_on);

-- Folded words of name, company, e-mail and city, by customers.seq. Filled by the repository, so that accents fold the
-- same way for what is stored and for what is asked.
CREATE VIRTUAL TABLE customer_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3'
);

CREATE TABLE facts (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  noted_on TEXT NOT NULL,
  import_id TEXT REFERENCES imports (id)
) STRICT;
CREATE INDEX facts_customer_id ON facts (customer_id);

-- What an import changed in customers that were there before it: JSON objects of the changed columns.
CREATE TABLE import_changes (
  import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (import_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_changes_customer_id ON import_changes (customer_id);

CREATE TABLE skips (
  customer_id TEXT PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  skipped_on TEXT NOT NULL,
  until_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  look TEXT NOT NULL,
  envelope TEXT,
  label_sheet TEXT,
  label_start INTEGER NOT NULL
) STRICT;

CREATE TABLE cards (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  look TEXT NOT NULL,
  run_id TEXT REFERENCES runs (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX cards_one_draft ON cards (customer_id) WHERE run_id IS NULL;
CREATE INDEX cards_customer_id ON cards (customer_id);
CREATE INDEX cards_run_id ON cards (run_id) WHERE run_id IS NOT NULL;

-- Frozen when the run is made: what was printed for whom, whatever changes later.
CREATE TABLE run_items (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  card_id TEXT REFERENCES cards (id) ON DELETE SET NULL,
  customer_id TEXT REFERENCES customers (id) ON DELETE SET NULL,
  customer_name TEXT NOT NULL,
  text TEXT NOT NULL,
  look TEXT NOT NULL,
  to_lines TEXT NOT NULL,
  from_lines TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('made', 'printed', 'signed', 'stuffed', 'stamped', 'mailed')),
  state_at INTEGER NOT NULL,
  UNIQUE (run_id, position)
) STRICT;
CREATE INDEX run_items_card_id ON run_items (card_id) WHERE card_id IS NOT NULL;
CREATE INDEX run_items_customer_id ON run_items (customer_id) WHERE customer_id IS NOT NULL;
-- Whose card lies on the desk: few, however many were mailed before.
CREATE INDEX run_items_on_desk ON run_items (customer_id, run_id) WHERE state <> 'mailed' AND customer_id IS NOT NULL;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  run_id TEXT REFERENCES runs (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('cards', 'envelopes', 'labels')),
  file_name TEXT NOT NULL,
  pages INTEGER NOT NULL,
  from_position INTEGER NOT NULL,
  to_position INTEGER NOT NULL,
  is_reprint INTEGER NOT NULL CHECK (is_reprint IN (0, 1)),
  created_at INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX documents_run_id ON documents (run_id) WHERE run_id IS NOT NULL;

CREATE TABLE gestures (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('card', 'gift', 'credit', 'discount', 'call', 'email')),
  done_on TEXT NOT NULL,
  text TEXT NOT NULL,
  run_item_id TEXT UNIQUE REFERENCES run_items (id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX gestures_customer_id ON gestures (customer_id, done_on);
CREATE INDEX gestures_done_on ON gestures (done_on);

CREATE TRIGGER gestures_added AFTER INSERT ON gestures BEGIN
  UPDATE customers SET last_thanked_on = max(coalesce(last_thanked_on, ''), NEW.done_on) WHERE id = NEW.customer_id;
END;
CREATE TRIGGER gestures_removed AFTER DELETE ON gestures BEGIN
  UPDATE customers SET last_thanked_on = (SELECT max(done_on) FROM gestures WHERE customer_id = OLD.customer_id)
  WHERE id = OLD.customer_id;
END;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
