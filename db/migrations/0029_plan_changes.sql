CREATE TABLE `change_drafts` (
	`engagement_id` text NOT NULL,
	`side` text NOT NULL,
	`typed` text NOT NULL,
	`input` text,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`engagement_id`, `side`),
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plan_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`side` text NOT NULL,
	`reason` text NOT NULL,
	`change` text NOT NULL,
	`before` text NOT NULL,
	`number` integer NOT NULL,
	`sha256` text NOT NULL,
	`paper` text NOT NULL,
	`due_on` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`decline_reason` text,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_changes_engagement` ON `plan_changes` (`engagement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `plan_changes_one_waiting` ON `plan_changes` (`engagement_id`) WHERE status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX `plan_changes_appendix` ON `plan_changes` (`engagement_id`,`number`) WHERE status = 'confirmed';--> statement-breakpoint
ALTER TABLE `signed_copies` ADD `change_id` text REFERENCES plan_changes(id) ON DELETE cascade;