CREATE TABLE `partnerships` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`status` text DEFAULT 'asked' NOT NULL,
	`part` text NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`note` text,
	`ended_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partnerships_request` ON `partnerships` (`request_id`);--> statement-breakpoint
CREATE INDEX `partnerships_profile` ON `partnerships` (`profile_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `partnerships_one_open` ON `partnerships` (`request_id`) WHERE status in ('asked', 'agreed');--> statement-breakpoint
ALTER TABLE `proposal_versions` ADD `partnership_id` text;