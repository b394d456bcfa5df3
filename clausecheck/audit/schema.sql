-- The store of an audit. Every row is a function of the documents and the rules: no times, no order of arrival.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('judged', 'failed')),
  error TEXT NOT NULL,
  problem TEXT NOT NULL,
  remedy TEXT NOT NULL,
  media_type TEXT NOT NULL,
  pages INTEGER,
  characters INTEGER NOT NULL,
  readable_share REAL NOT NULL,
  title TEXT NOT NULL,
  parties TEXT NOT NULL,
  date_signed TEXT NOT NULL,
  language TEXT NOT NULL,
  articles INTEGER NOT NULL,
  agreement TEXT NOT NULL,
  partner TEXT NOT NULL,
  region TEXT NOT NULL,
  package TEXT NOT NULL,
  reader TEXT NOT NULL,
  rules TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rules (
  rule TEXT PRIMARY KEY, pack TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL, norm TEXT NOT NULL,
  wanted TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE verdicts (
  path TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (path, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  path TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
  rule TEXT NOT NULL,
  rank INTEGER NOT NULL,
  grade TEXT NOT NULL,
  citation TEXT NOT NULL,
  page INTEGER,
  quote TEXT NOT NULL,
  placement TEXT NOT NULL,
  commitment INTEGER NOT NULL,
  focus TEXT NOT NULL,
  bound TEXT NOT NULL,
  polarity TEXT NOT NULL,
  enforceable TEXT NOT NULL,
  verb TEXT NOT NULL,
  hedges TEXT NOT NULL,
  reasons TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (path, rule, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_misses (
  path TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
  rule TEXT NOT NULL,
  rank INTEGER NOT NULL,
  citation TEXT NOT NULL,
  page INTEGER,
  quote TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (path, rule, rank)
) STRICT, WITHOUT ROWID;

CREATE INDEX findings_by_rule ON findings (rule, grade);
CREATE INDEX verdicts_by_rule ON verdicts (rule, verdict);

-- The views that `audit query` and `audit export` are asked of; `audit export --table codebook` explains each column.

CREATE VIEW v_agreements AS
  SELECT coalesce(nullif(package, ''), nullif(agreement, ''), path) AS agreement, path, title, parties, partner, region,
    date_signed, substr(date_signed, 1, 4) AS year, language, pages, characters, articles, readable_share, status, error,
    problem, sha256
  FROM documents;

CREATE VIEW v_verdicts AS
  SELECT a.agreement, a.path, a.title, a.partner, a.region, a.date_signed, a.year, r.pack, v.rule, r.title AS norm,
    v.verdict, CASE v.verdict WHEN 'full' THEN 3 WHEN 'partial' THEN 2 WHEN 'weak' THEN 1 WHEN 'contradicted' THEN -1
      ELSE 0 END AS level, v.note, f.citation, f.page, f.commitment, f.placement, f.verb, f.quote
  FROM verdicts v
  JOIN v_agreements a USING (path)
  JOIN rules r USING (rule)
  LEFT JOIN findings f ON f.path = v.path AND f.rule = v.rule AND f.rank = 1;

CREATE VIEW v_findings AS
  SELECT a.agreement, a.path, a.title, a.partner, a.region, a.date_signed, a.year, r.pack, f.rule, r.title AS norm,
    f.rank, f.grade, f.citation, f.page, f.quote, f.placement, f.commitment, f.focus, f.bound, f.polarity, f.enforceable,
    f.verb, f.hedges, f.reasons, f.fingerprint
  FROM findings f JOIN v_agreements a USING (path) JOIN rules r USING (rule);

CREATE VIEW v_near_misses AS
  SELECT a.agreement, a.path, a.title, a.date_signed, a.year, r.pack, m.rule, r.title AS norm, m.rank, m.citation, m.page,
    m.quote, m.why
  FROM near_misses m JOIN v_agreements a USING (path) JOIN rules r USING (rule);

-- One verdict for each agreement or package: the best of its documents, and in which of them it stands.
CREATE VIEW v_packages AS
  SELECT agreement, rule, pack, norm, verdict, level, path, citation, page FROM (
    SELECT v.*, row_number() OVER (
      PARTITION BY agreement, rule
      ORDER BY CASE WHEN level < 0 THEN 0.5 ELSE level END DESC, verdict = 'not-applicable', path) AS place
    FROM v_verdicts v)
  WHERE place = 1;
