CREATE TABLE `measure_readings` (
	`id` text PRIMARY KEY NOT NULL,
	`measure_id` text NOT NULL,
	`time` text NOT NULL,
	`value` real NOT NULL,
	`inputs` text NOT NULL,
	`measured_on` text NOT NULL,
	`method` text NOT NULL,
	`level` text NOT NULL,
	`evidence_file_id` text,
	`number` integer NOT NULL,
	`given_at` integer NOT NULL,
	`given_by` text NOT NULL,
	FOREIGN KEY (`measure_id`) REFERENCES `measures`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`evidence_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measure_readings_measure` ON `measure_readings` (`measure_id`);--> statement-breakpoint
CREATE TABLE `measures` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`indicator_id` text NOT NULL,
	`what` text NOT NULL,
	`share` text,
	`started_at` integer NOT NULL,
	`started_by` text NOT NULL,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measures_engagement` ON `measures` (`engagement_id`);--> statement-breakpoint
CREATE TABLE `__new_outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`certificate_id` text,
	`measure_id` text,
	`province_code` text NOT NULL,
	`status` text DEFAULT 'reported' NOT NULL,
	`reported_at` integer NOT NULL,
	`reported_by` text NOT NULL,
	`seconded_at` integer,
	`seconded_by` text,
	`decided_at` integer,
	`decided_by` text,
	`reject_reason` text,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measure_id`) REFERENCES `measures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reported_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seconded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outcomes_one_result" CHECK((certificate_id is null) <> (measure_id is null))
);
--> statement-breakpoint
INSERT INTO `__new_outcomes`("id", "engagement_id", "subject_code", "certificate_id", "province_code", "status", "reported_at", "reported_by", "decided_at", "decided_by", "reject_reason") SELECT "outcomes"."id", "outcomes"."engagement_id", "certificates"."subject_code", "certificate_id", "province_code", "status", "reported_at", "reported_by", "decided_at", "decided_by", "reject_reason" FROM `outcomes` INNER JOIN `certificates` ON `certificates`.`id` = `outcomes`.`certificate_id`;--> statement-breakpoint
DROP TABLE `outcomes`;--> statement-breakpoint
ALTER TABLE `__new_outcomes` RENAME TO `outcomes`;--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_certificateId_unique` ON `outcomes` (`certificate_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_measureId_unique` ON `outcomes` (`measure_id`);--> statement-breakpoint
CREATE INDEX `outcomes_status` ON `outcomes` (`status`);--> statement-breakpoint
CREATE INDEX `outcomes_engagement` ON `outcomes` (`engagement_id`);
