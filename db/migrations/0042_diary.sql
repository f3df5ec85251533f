CREATE TABLE `work_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`side` text NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`hours` integer,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`changed_at` integer,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `work_entries_engagement` ON `work_entries` (`engagement_id`);