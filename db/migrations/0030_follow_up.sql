CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`about` text NOT NULL,
	`record_id` text NOT NULL,
	`need_id` text,
	`act` text NOT NULL,
	`note` text,
	`profile_id` text,
	`assignee_id` text,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_ups_record` ON `follow_ups` (`record_id`,`at`);--> statement-breakpoint
CREATE INDEX `follow_ups_need` ON `follow_ups` (`need_id`);--> statement-breakpoint
ALTER TABLE `profiles` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `profiles` ADD `paused_until` text;--> statement-breakpoint
ALTER TABLE `profiles` ADD `pause_reason` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `reminded_by_department` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `requests` ADD `noted_answer` text;