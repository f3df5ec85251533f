CREATE TABLE `dispute_records` (
	`id` text PRIMARY KEY NOT NULL,
	`dispute_id` text NOT NULL,
	`heard` text,
	`agreed` text,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`dispute_id`) REFERENCES `disputes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`written_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dispute_records_dispute` ON `dispute_records` (`dispute_id`);--> statement-breakpoint
CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`side` text NOT NULL,
	`reason` text NOT NULL,
	`text` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_by` text,
	`closed_at` integer,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`opened_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `disputes_engagement` ON `disputes` (`engagement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `disputes_one_open` ON `disputes` (`engagement_id`) WHERE status = 'open';--> statement-breakpoint
CREATE TABLE `payment_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`title` text NOT NULL,
	`nth` integer NOT NULL,
	`percent` integer NOT NULL,
	`amount_vnd` integer NOT NULL,
	`paid_on` text NOT NULL,
	`status` text DEFAULT 'marked' NOT NULL,
	`marked_by` text NOT NULL,
	`marked_at` integer NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`note` text,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`marked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_marks_engagement` ON `payment_marks` (`engagement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_marks_one_standing` ON `payment_marks` (`engagement_id`,`title`,`nth`) WHERE status in ('marked', 'confirmed');--> statement-breakpoint
CREATE TABLE `work_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`side` text NOT NULL,
	`reason` text NOT NULL,
	`delivered` text NOT NULL,
	`owed` text NOT NULL,
	`due_on` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`answer` text,
	`by_department` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `work_ends_engagement` ON `work_ends` (`engagement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `work_ends_one_waiting` ON `work_ends` (`engagement_id`) WHERE status = 'waiting';--> statement-breakpoint
CREATE TABLE `work_pauses` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`side` text NOT NULL,
	`reason` text NOT NULL,
	`until` text NOT NULL,
	`paused_by` text NOT NULL,
	`paused_at` integer NOT NULL,
	`resumed_by` text,
	`resumed_at` integer,
	`moved_days` integer,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`paused_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resumed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `work_pauses_engagement` ON `work_pauses` (`engagement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `work_pauses_one_open` ON `work_pauses` (`engagement_id`) WHERE resumed_at is null;--> statement-breakpoint
ALTER TABLE `engagements` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `milestone_deliveries` ADD `submitted_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `milestone_deliveries` ADD `accepted_at` integer;--> statement-breakpoint
ALTER TABLE `milestone_deliveries` ADD `answered_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `milestone_deliveries` ADD `accepted_reason` text;--> statement-breakpoint
ALTER TABLE `milestone_deliveries` ADD `by_department` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `milestone_deliveries` SET `accepted_at` = (SELECT `accepted_at` FROM `milestones` WHERE `milestones`.`id` = `milestone_deliveries`.`milestone_id`) WHERE `returned_at` IS NULL;
