CREATE TABLE `proposal_drafts` (
	`request_id` text PRIMARY KEY NOT NULL,
	`typed` text NOT NULL,
	`offer` text,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proposal_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`amount_vnd` integer NOT NULL,
	`vat` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `proposal_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_lines_version` ON `proposal_lines` (`version_id`);--> statement-breakpoint
CREATE TABLE `proposal_payments` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`percent` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `proposal_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_payments_version` ON `proposal_payments` (`version_id`);--> statement-breakpoint
CREATE TABLE `proposal_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`number` integer NOT NULL,
	`scope` text NOT NULL,
	`approach` text,
	`people` text,
	`on_site_days` integer,
	`provides` text,
	`duration_weeks` integer NOT NULL,
	`price_vnd` integer NOT NULL,
	`valid_until` text,
	`change_note` text,
	`submitted_by` text,
	`submitted_at` integer NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submitted_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_versions_number` ON `proposal_versions` (`proposal_id`,`number`);--> statement-breakpoint
-- What was offered so far is each proposal's first version, under the proposal's own id; its days become weeks after it was sent.
INSERT INTO `proposal_versions`("id", "proposal_id", "number", "scope", "duration_weeks", "price_vnd", "submitted_at") SELECT "id", "id", 1, "scope", "duration_weeks", "price_vnd", "submitted_at" FROM `proposals`;--> statement-breakpoint
CREATE TABLE `__new_proposal_milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`handover` text,
	`due_week` integer NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `proposal_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_proposal_milestones`("id", "version_id", "position", "title", "handover", "due_week") SELECT m."id", m."proposal_id", m."position", m."title", NULL, max(1, (cast(julianday(m."due_on") - julianday(date(p."submitted_at" / 1000, 'unixepoch', '+7 hours')) as integer) + 6) / 7) FROM `proposal_milestones` m INNER JOIN `proposals` p ON p."id" = m."proposal_id";--> statement-breakpoint
DROP TABLE `proposal_milestones`;--> statement-breakpoint
ALTER TABLE `__new_proposal_milestones` RENAME TO `proposal_milestones`;--> statement-breakpoint
CREATE INDEX `proposal_milestones_version` ON `proposal_milestones` (`version_id`);--> statement-breakpoint
ALTER TABLE `milestones` ADD `handover` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `version_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `proposals` SET "version_id" = "id";--> statement-breakpoint
ALTER TABLE `proposals` DROP COLUMN `scope`;--> statement-breakpoint
ALTER TABLE `proposals` DROP COLUMN `price_vnd`;--> statement-breakpoint
ALTER TABLE `proposals` DROP COLUMN `duration_weeks`;