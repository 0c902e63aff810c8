import { addressKey, matchKey, nameKey } from '../../customers/keys.rules.ts'
import type { Database } from '../database.ts'
import type { Migration } from './all.ts'

/**
 * The address book: addresses with a state and a history, people found again by more than one key, look-alikes, merges that
 * can be undone, households, erased people who stay away, mappings that are remembered.
 */
export const addressBook: Migration = {
  name: 'address-book',
  sql: `
CREATE TABLE households (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('home', 'office')),
  -- What the founder typed; empty where it follows from the members.
  greeting TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

ALTER TABLE customers ADD COLUMN household_id TEXT REFERENCES households (id) ON DELETE SET NULL;
-- The founder said that this one gets a piece of their own, whoever lives at the same address.
ALTER TABLE customers ADD COLUMN is_apart INTEGER NOT NULL DEFAULT 0 CHECK (is_apart IN (0, 1));
-- Null without an address.
ALTER TABLE customers ADD COLUMN address_state TEXT CHECK (address_state IN ('entered', 'imported', 'confirmed', 'verified', 'doubtful', 'returned'));
ALTER TABLE customers ADD COLUMN address_state_on TEXT;
-- Mail can go there: enough to write on an envelope, and mail did not come back.
ALTER TABLE customers ADD COLUMN is_mailable INTEGER GENERATED ALWAYS AS (has_address AND address_state IS NOT 'returned') VIRTUAL;
ALTER TABLE customers ADD COLUMN address_import_id TEXT REFERENCES imports (id) ON DELETE SET NULL;
-- The fields that were edited by hand, as a JSON list: an import does not overwrite them.
ALTER TABLE customers ADD COLUMN edited_fields TEXT NOT NULL DEFAULT '[]';
-- Folded and sorted words of the name, and the folded address: what look-alikes and households are found by.
ALTER TABLE customers ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN address_key TEXT NOT NULL DEFAULT '';
UPDATE customers SET address_state = address_source, address_state_on = address_on
  WHERE line1 <> '' OR line2 <> '' OR city <> '' OR region <> '' OR postal_code <> '';
-- Few, however many there are in all.
CREATE INDEX customers_doubtful ON customers (sort_name) WHERE address_state IN ('doubtful', 'returned');
CREATE INDEX customers_household_id ON customers (household_id) WHERE household_id IS NOT NULL;
CREATE INDEX customers_name_key ON customers (name_key) WHERE name_key <> '';
CREATE INDEX customers_address_key ON customers (address_key) WHERE address_key <> '';
CREATE INDEX customers_import_id ON customers (import_id) WHERE import_id IS NOT NULL;

-- What an address was until it changed, and what we knew of it then.
CREATE TABLE former_addresses (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  line1 TEXT NOT NULL,
  line2 TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  source TEXT CHECK (source IN ('entered', 'imported')),
  source_import_id TEXT REFERENCES imports (id) ON DELETE SET NULL,
  source_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('entered', 'imported', 'confirmed', 'verified', 'doubtful', 'returned')),
  state_on TEXT,
  until_on TEXT NOT NULL,
  -- The import that replaced it, whose undo takes this row back.
  import_id TEXT REFERENCES imports (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX former_addresses_customer_id ON former_addresses (customer_id);
CREATE INDEX former_addresses_import_id ON former_addresses (import_id) WHERE import_id IS NOT NULL;

-- Two customers who became one. What was the other's is kept for an undo, for 30 days.
CREATE TABLE merges (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  other_name TEXT NOT NULL,
  merged_at INTEGER NOT NULL,
  undone_at INTEGER,
  -- JSON; null once it can no longer be undone.
  undo TEXT
) STRICT;
CREATE INDEX merges_customer_id ON merges (customer_id);

-- Further keys that a customer is found by in an import: other ids, e-mails and names of the same person.
CREATE TABLE customer_aliases (
  key TEXT NOT NULL,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  import_id TEXT REFERENCES imports (id) ON DELETE SET NULL,
  merge_id TEXT REFERENCES merges (id) ON DELETE SET NULL,
  PRIMARY KEY (key, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_aliases_customer_id ON customer_aliases (customer_id);
CREATE INDEX customer_aliases_merge_id ON customer_aliases (merge_id) WHERE merge_id IS NOT NULL;

-- Pairs that look alike, with the smaller id first. 'different' is the founder's word and is not asked again.
CREATE TABLE duplicates (
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('open', 'different')),
  score INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (customer_id, other_id),
  CHECK (customer_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicates_other_id ON duplicates (other_id);
CREATE INDEX duplicates_open ON duplicates (score DESC) WHERE state = 'open';

-- Erased people, as salted hashes of the keys they were known by: enough to know them again, not to know them.
-- Hashes with one 'stone' are one person.
CREATE TABLE tombstones (
  hash TEXT PRIMARY KEY,
  stone TEXT NOT NULL,
  erased_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstones_stone ON tombstones (stone);
-- More than one where a library took the place of another that had its own.
CREATE TABLE tombstone_salts (
  salt TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
-- One row while what was erased may still lie in freed pages of the file.
CREATE TABLE sweeps (
  one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

-- What the founder chose for a column of one kind of file; field is null where the column is left out.
CREATE TABLE import_mappings (
  source TEXT NOT NULL,
  header TEXT NOT NULL,
  field TEXT,
  PRIMARY KEY (source, header)
) STRICT, WITHOUT ROWID;

-- SQLite cannot change a CHECK: the column is made anew.
ALTER TABLE imports ADD COLUMN origin TEXT NOT NULL DEFAULT 'generic' CHECK (origin IN (
  'stripe', 'stripe-payments', 'shopify', 'chargebee', 'hubspot', 'mailchimp', 'google', 'outlook', 'vcard', 'longhand', 'generic'
));
UPDATE imports SET origin = source;
ALTER TABLE imports DROP COLUMN source;
ALTER TABLE imports RENAME COLUMN origin TO source;
ALTER TABLE imports ADD COLUMN maybe_count INTEGER NOT NULL DEFAULT 0;

-- A card for a household is everybody's, and everybody who was written to then keeps it in their history.
ALTER TABLE cards ADD COLUMN household_id TEXT REFERENCES households (id) ON DELETE SET NULL;
CREATE INDEX cards_household_id ON cards (household_id) WHERE household_id IS NOT NULL;
CREATE TABLE run_item_people (
  run_item_id TEXT NOT NULL REFERENCES run_items (id) ON DELETE CASCADE,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  PRIMARY KEY (run_item_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_item_people_customer_id ON run_item_people (customer_id);
INSERT INTO run_item_people SELECT id, customer_id FROM run_items WHERE customer_id IS NOT NULL;

-- Who leaves hands the draft that is everybody's to the next of those who stay; one alone is no household. Whoever is
-- deleted has been erased, was merged and has left before, or was never written to.
CREATE TRIGGER households_left AFTER UPDATE OF household_id ON customers
WHEN OLD.household_id IS NOT NULL AND NEW.household_id IS NOT OLD.household_id BEGIN
  UPDATE cards SET customer_id = coalesce((SELECT id FROM customers WHERE household_id = OLD.household_id
      AND id NOT IN (SELECT customer_id FROM cards WHERE run_id IS NULL)
      ORDER BY is_do_not_mail, since_on IS NULL, since_on, sort_name, seq LIMIT 1), customer_id)
    -- A household that is split leaves its draft where it is.
    WHERE household_id = OLD.household_id AND customer_id = OLD.id AND run_id IS NULL AND household_id IN (SELECT id FROM households);
  DELETE FROM households WHERE id = OLD.household_id AND (SELECT count(*) FROM customers WHERE household_id = OLD.household_id) < 2;
END;
CREATE TRIGGER households_bereft AFTER DELETE ON customers WHEN OLD.household_id IS NOT NULL BEGIN
  DELETE FROM households WHERE id = OLD.household_id AND (SELECT count(*) FROM customers WHERE household_id = OLD.household_id) < 2;
END;

CREATE TABLE gestures_of_all (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('card', 'gift', 'credit', 'discount', 'call', 'email')),
  done_on TEXT NOT NULL,
  text TEXT NOT NULL,
  run_item_id TEXT REFERENCES run_items (id),
  created_at INTEGER NOT NULL,
  UNIQUE (run_item_id, customer_id)
) STRICT;
INSERT INTO gestures_of_all SELECT id, customer_id, kind, done_on, text, run_item_id, created_at FROM gestures;
DROP TABLE gestures;
ALTER TABLE gestures_of_all RENAME TO gestures;
CREATE INDEX gestures_customer_id ON gestures (customer_id, done_on);
CREATE INDEX gestures_done_on ON gestures (done_on, created_at, id);
CREATE TRIGGER gestures_added AFTER INSERT ON gestures BEGIN
  UPDATE customers SET last_thanked_on = max(coalesce(last_thanked_on, ''), NEW.done_on) WHERE id = NEW.customer_id;
END;
CREATE TRIGGER gestures_removed AFTER DELETE ON gestures BEGIN
  UPDATE customers SET last_thanked_on = (SELECT max(done_on) FROM gestures WHERE customer_id = OLD.customer_id)
  WHERE id = OLD.customer_id;
END;
-- A merge hands gestures over.
CREATE TRIGGER gestures_moved AFTER UPDATE OF customer_id ON gestures BEGIN
  UPDATE customers SET last_thanked_on = (SELECT max(done_on) FROM gestures WHERE customer_id = customers.id)
  WHERE id IN (OLD.customer_id, NEW.customer_id);
END;
`,
  fill: fillKeys,
}

/** The keys are worked out in our words, which SQL does not know. */
function fillKeys(db: Database): void {
  const rows = db.prepare<[number], KeyRow>('SELECT seq, name, company, email, line1, line2, city, postal_code AS postalCode, country FROM customers WHERE seq > ? ORDER BY seq LIMIT 5000')
  const update = db.prepare('UPDATE customers SET match_key = ?, name_key = ?, address_key = ? WHERE seq = ?')
  for (let last = 0, batch = rows.all(last); batch.length > 0; batch = rows.all(last)) {
    for (const row of batch) update.run(matchKey(row, row), nameKey(row.name), addressKey(row), row.seq)
    last = batch.at(-1)!.seq
  }
}

interface KeyRow {
  seq: number
  name: string
  company: string
  email: string
  line1: string
  line2: string
  city: string
  postalCode: string
  country: string
}
