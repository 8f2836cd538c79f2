CREATE TABLE `data_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
) STRICT;
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
	`comments` integer,
	`details` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `item_external_id` ON `item` (`source`,`external_id`);--> statement-breakpoint
CREATE INDEX `item_title_key` ON `item` (`title_key`);--> statement-breakpoint
CREATE INDEX `item_upvotes` ON `item` (`source`,`upvotes`);--> statement-breakpoint
CREATE INDEX `item_first_seen_at` ON `item` (`source`,`first_seen_at`);--> statement-breakpoint
CREATE INDEX `item_published_at` ON `item` (`source`,`published_at`);--> statement-breakpoint
CREATE INDEX `item_organization` ON `item` (`organization_id`);--> statement-breakpoint
CREATE TABLE `listing` (
	`source` text NOT NULL,
	`day` text NOT NULL,
	`stage` text NOT NULL,
	`items` integer DEFAULT 0 NOT NULL,
	`claimed_at` integer,
	`looked_at` integer,
	`good_run` integer,
	`attempted_at` integer,
	`last_run` integer,
	`worked_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`retry_at` integer,
	`error` text,
	`way` integer DEFAULT 0 NOT NULL,
	`next_page` integer DEFAULT 0 NOT NULL,
	`etag` text,
	`sha256` text,
	PRIMARY KEY(`source`, `day`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `listing_stage` ON `listing` (`stage`,`day`) WHERE stage <> 'thinned';--> statement-breakpoint
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
	`retry_at` integer
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `data_version` (`id`, `version`) VALUES (1, 1);
