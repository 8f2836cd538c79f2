CREATE TABLE `gap` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`item_id` integer NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`source`, `day`, `item_id`, `from_at`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `item` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`summary` text,
	`authors` text,
	`author_count` integer,
	`organization_id` text,
	`organization` text,
	`published_at` integer,
	`first_seen_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`upvotes` integer NOT NULL,
	`voted_at` integer,
	`upvotes_before` integer,
	`voted_before_at` integer,
	`upvotes_earlier` integer,
	`voted_earlier_at` integer,
	`listed_on` text,
	`comments` integer,
	`details` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `item_external_id` ON `item` (`source`,`external_id`);--> statement-breakpoint
CREATE INDEX `item_title_key` ON `item` (`title_key`);--> statement-breakpoint
CREATE INDEX `item_upvotes` ON `item` (`source`,`upvotes`);--> statement-breakpoint
CREATE INDEX `item_first_seen_at` ON `item` (`source`,`first_seen_at`);--> statement-breakpoint
CREATE INDEX `item_published_at` ON `item` (`source`,`published_at`);--> statement-breakpoint
CREATE INDEX `item_organization` ON `item` (`source`,`organization_id`,`first_seen_at`);--> statement-breakpoint
CREATE TABLE `listing` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`stage` text NOT NULL,
	`items` integer DEFAULT 0 NOT NULL,
	`uncounted` integer DEFAULT 0 NOT NULL,
	`claimed_at` integer,
	`looked_at` integer,
	`good_run` integer,
	`attempted_at` integer,
	`worked_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`retry_at` integer,
	`error` text,
	`way` integer DEFAULT 0 NOT NULL,
	`next_page` integer DEFAULT 0 NOT NULL,
	`etag` text,
	`sha256` text,
	`looks` text DEFAULT '[]' NOT NULL,
	`standing` text,
	PRIMARY KEY(`source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `listing_stage` ON `listing` (`stage`,`day`) WHERE stage <> 'thinned';--> statement-breakpoint
CREATE INDEX `listing_uncounted` ON `listing` (`uncounted`,`day`) WHERE uncounted = 1;--> statement-breakpoint
CREATE TABLE `listing_item` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`item_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`first_seen_at` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`source`, `day`, `item_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `listing_item_item` ON `listing_item` (`item_id`);--> statement-breakpoint
CREATE TABLE `observation` (
	`item_id` integer NOT NULL,
	`observed_at` integer NOT NULL,
	`upvotes` integer NOT NULL,
	`run_id` integer NOT NULL,
	PRIMARY KEY(`item_id`, `observed_at`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `run` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`day` text NOT NULL,
	`scheduled_at` integer NOT NULL,
	`took_ms` integer NOT NULL,
	`status` text NOT NULL,
	`way` text NOT NULL,
	`url` text,
	`http_status` integer,
	`bytes` integer,
	`sha256` text,
	`rows_seen` integer DEFAULT 0 NOT NULL,
	`rows_rejected` integer DEFAULT 0 NOT NULL,
	`rejected` text,
	`items_new` integer DEFAULT 0 NOT NULL,
	`items_changed` integer DEFAULT 0 NOT NULL,
	`error` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `run_trouble` ON `run` (`status`,`id`) WHERE status IN ('failed', 'quarantined');--> statement-breakpoint
CREATE TABLE `source_state` (
	`source` text PRIMARY KEY NOT NULL,
	`items` integer NOT NULL,
	`failures` integer NOT NULL,
	`retry_at` integer,
	`aged_through` text,
	`learned_through` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reworded` (
	`item_id` integer PRIMARY KEY NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `search_words` (
	`bucket` integer NOT NULL,
	`era` integer NOT NULL,
	`items` integer DEFAULT 0 NOT NULL,
	`through` integer DEFAULT 0 NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`bucket`, `era`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_calls` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`calls` text NOT NULL,
	`emerging` text NOT NULL,
	PRIMARY KEY(`source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_count` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`items` integer NOT NULL,
	`phrases` text NOT NULL,
	`organizations` text NOT NULL,
	PRIMARY KEY(`source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_topics` (
	`generation` integer NOT NULL,
	`source` text NOT NULL,
	`day` text NOT NULL,
	`items` integer NOT NULL,
	`topics` text NOT NULL,
	PRIMARY KEY(`generation`, `source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `generation` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`taxonomy` text NOT NULL,
	`state` text NOT NULL,
	`tagged_through` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `item_phrases` (
	`item_id` integer PRIMARY KEY NOT NULL,
	`phrases` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `item_tags` (
	`generation` integer NOT NULL,
	`item_id` integer NOT NULL,
	`topics` text NOT NULL,
	PRIMARY KEY(`generation`, `item_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `retold` (
	`item_id` integer PRIMARY KEY NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `source_period` (
	`generation` integer NOT NULL,
	`source` text NOT NULL,
	`period` text NOT NULL,
	`last_day` text NOT NULL,
	`items` integer NOT NULL,
	`complete_days` integer NOT NULL,
	`levels` text NOT NULL,
	`upvotes` text NOT NULL,
	`ranking` text NOT NULL,
	`emerging` text,
	`organizations` text DEFAULT '' NOT NULL,
	`calls` integer NOT NULL,
	`hits` integer NOT NULL,
	PRIMARY KEY(`generation`, `source`, `period`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `source_period_last_day` ON `source_period` (`generation`,`source`,`last_day`);--> statement-breakpoint
CREATE TABLE `source_trend` (
	`generation` integer NOT NULL,
	`source` text NOT NULL,
	`levels` text,
	`followed` text,
	`rewind_to` text,
	`published` text,
	`ranking` text,
	`states` text,
	`weeks` text,
	`emerging` text,
	PRIMARY KEY(`generation`, `source`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `data_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `digest_sending` (
	`period` text NOT NULL,
	`channel` text NOT NULL,
	`claimed_at` integer,
	`sent_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`error` text,
	`retry_at` integer,
	PRIMARY KEY(`period`, `channel`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `incident` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`began_at` integer NOT NULL,
	`ended_at` integer,
	`began_told_at` integer,
	`ended_told_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`error` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_open` ON `incident` (`kind`,`subject`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `usage` (
	`day` text PRIMARY KEY NOT NULL,
	`ticks` integer NOT NULL,
	`rows_read` integer NOT NULL,
	`rows_written` integer NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_best` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`closed_at` integer NOT NULL,
	`items` text NOT NULL,
	PRIMARY KEY(`source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_total` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`items` integer NOT NULL,
	`upvotes` integer NOT NULL,
	`complete` integer NOT NULL,
	`closed_at` integer NOT NULL,
	PRIMARY KEY(`source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `listing_age` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`items` integer NOT NULL,
	`ages` text NOT NULL,
	`votes` text NOT NULL,
	`tallies` text NOT NULL,
	PRIMARY KEY(`source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `volume` (
	`source` text NOT NULL,
	`month` text NOT NULL,
	`days` text NOT NULL,
	PRIMARY KEY(`source`, `month`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `vote_model` (
	`source` text PRIMARY KEY NOT NULL,
	`learned` text DEFAULT '{}' NOT NULL,
	`fits` text DEFAULT '[]' NOT NULL,
	`cohorts` text DEFAULT '[]' NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `data_version` (`id`, `version`) VALUES (1, 1);
--> statement-breakpoint
-- An item that is called something else than when it was tagged has to be tagged again, and its words noted.
CREATE TRIGGER `item_retold` AFTER UPDATE OF `title`, `summary` ON `item`
WHEN new.title IS NOT old.title OR new.summary IS NOT old.summary
BEGIN
	INSERT INTO `retold` (`item_id`) VALUES (new.id) ON CONFLICT DO NOTHING;
	INSERT INTO `reworded` (`item_id`) VALUES (new.id) ON CONFLICT DO NOTHING;
END;
