-- The limits of cpu-thresholds, and a word to those who listen when they change.
SET client_min_messages = warning;
CREATE TABLE IF NOT EXISTS cpu_thresholds (
  hostname text PRIMARY KEY,
  allowed_top double precision NOT NULL
);
INSERT INTO cpu_thresholds VALUES
  ('doc', 20), ('grumpy', 30), ('sleepy', 40), ('bashful', 60),
  ('happy', 70), ('sneezy', 80), ('dopey', 90)
  ON CONFLICT DO NOTHING;
CREATE OR REPLACE FUNCTION tell_of_cpu_thresholds() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NOTIFY cpu_thresholds; RETURN NULL; END $$;
CREATE OR REPLACE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE
  ON cpu_thresholds FOR EACH STATEMENT EXECUTE FUNCTION tell_of_cpu_thresholds();
