CREATE TABLE "cpu limits" (host TEXT, "max usage" REAL, note TEXT);
INSERT INTO "cpu limits" VALUES ('doc', 80.5, NULL), ('happy', NULL, 'no limit');
