CREATE TABLE `matching_weights` (
	`version` text PRIMARY KEY NOT NULL,
	`weights` text NOT NULL,
	`reason` text NOT NULL,
	`set_by` text NOT NULL,
	`organisation_id` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `suggestion_records` (
	`id` text PRIMARY KEY NOT NULL,
	`recorded_on` text NOT NULL,
	`text` text NOT NULL,
	`sector_code` text,
	`size` text,
	`suggested` text NOT NULL,
	`confirmed` text,
	`chosen_profile_ids` text DEFAULT '[]' NOT NULL,
	`vocabulary_version` text NOT NULL,
	`looked_at` integer
);
--> statement-breakpoint
CREATE INDEX `suggestion_records_day` ON `suggestion_records` (`recorded_on`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mails_user` ON `mails` (`user_id`);--> statement-breakpoint
CREATE TABLE `saved_search_finds` (
	`saved_search_id` text NOT NULL,
	`target_id` text NOT NULL,
	`found_at` integer NOT NULL,
	`mail_id` text,
	PRIMARY KEY(`saved_search_id`, `target_id`),
	FOREIGN KEY (`saved_search_id`) REFERENCES `saved_searches`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mail_id`) REFERENCES `mails`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `saved_searches` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`frequency` text NOT NULL,
	`unsubscribe_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_sent_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_searches_unsubscribeKey_unique` ON `saved_searches` (`unsubscribe_key`);--> statement-breakpoint
CREATE INDEX `saved_searches_user` ON `saved_searches` (`user_id`);--> statement-breakpoint
CREATE INDEX `saved_searches_kind` ON `saved_searches` (`kind`,`frequency`);--> statement-breakpoint
CREATE TABLE `enquiries` (
	`id` text PRIMARY KEY NOT NULL,
	`province_code` text NOT NULL,
	`text` text NOT NULL,
	`query` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`contact` text NOT NULL,
	`user_id` text,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`answer_note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enquiries_open` ON `enquiries` (`province_code`,`answered_at`);--> statement-breakpoint
ALTER TABLE `profiles` ADD `fee_from_million` integer;--> statement-breakpoint
ALTER TABLE `profiles` ADD `engagements_at_once` integer;--> statement-breakpoint
ALTER TABLE `need_drafts` ADD `answers` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `answers` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `budget_million` integer;--> statement-breakpoint
ALTER TABLE `needs` ADD `languages` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `work_mode` text;--> statement-breakpoint
ALTER TABLE `matches` ADD `is_newcomer` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `engagements` ADD `enterprise_agreed_at` integer;--> statement-breakpoint
ALTER TABLE `engagements` ADD `consultant_agreed_at` integer;