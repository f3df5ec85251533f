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
ALTER TABLE `needs` ADD `takes_interest` integer DEFAULT true NOT NULL;