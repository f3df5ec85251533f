CREATE TABLE `pause_extensions` (
	`id` text PRIMARY KEY NOT NULL,
	`pause_id` text NOT NULL,
	`side` text NOT NULL,
	`reason` text NOT NULL,
	`until` text NOT NULL,
	`extended_by` text NOT NULL,
	`extended_at` integer NOT NULL,
	FOREIGN KEY (`pause_id`) REFERENCES `work_pauses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`extended_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pause_extensions_pause` ON `pause_extensions` (`pause_id`);--> statement-breakpoint
ALTER TABLE `need_group_members` ADD `named_at` integer;--> statement-breakpoint
ALTER TABLE `measures` ADD `member_id` text REFERENCES need_group_members(id);