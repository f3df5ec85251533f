CREATE TABLE `interests` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`message` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL,
	`ended_at` integer,
	`answered_by` text,
	`decline_reason` text,
	`request_id` text,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`said_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `interests_need` ON `interests` (`need_id`,`status`);--> statement-breakpoint
CREATE INDEX `interests_profile` ON `interests` (`profile_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `interests_one_waiting` ON `interests` (`need_id`,`profile_id`) WHERE status = 'waiting';--> statement-breakpoint
CREATE TABLE `waves` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`size` integer NOT NULL,
	`wanted` integer NOT NULL,
	`most` integer NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`contact_from` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`number` integer NOT NULL,
	`last_wave_at` integer NOT NULL,
	`blocked_at` integer,
	`stopped_at` integer,
	`stop_reason` text,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `waves_need` ON `waves` (`need_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `waves_one_running` ON `waves` (`need_id`) WHERE stopped_at is null;--> statement-breakpoint
ALTER TABLE `needs` ADD `takes_interest` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `requests` ADD `wave` integer;