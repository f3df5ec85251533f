CREATE TABLE `result_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`number` text,
	`issuer` text,
	`dated_on` text NOT NULL,
	`attended` integer,
	`passed` integer,
	`remark` text,
	`evidence_file_id` text NOT NULL,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `result_documents_engagement` ON `result_documents` (`engagement_id`);--> statement-breakpoint
CREATE TABLE `__new_outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`certificate_id` text,
	`measure_id` text,
	`document_id` text,
	`province_code` text NOT NULL,
	`status` text DEFAULT 'reported' NOT NULL,
	`reported_at` integer NOT NULL,
	`reported_by` text NOT NULL,
	`seconded_at` integer,
	`seconded_by` text,
	`decided_at` integer,
	`decided_by` text,
	`reject_reason` text,
	`checked_with` text,
	`same_as_id` text,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measure_id`) REFERENCES `measures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `result_documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reported_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seconded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`same_as_id`) REFERENCES `outcomes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outcomes_one_result" CHECK((certificate_id is not null) + (measure_id is not null) + (document_id is not null) = 1)
);
--> statement-breakpoint
INSERT INTO `__new_outcomes`("id", "engagement_id", "subject_code", "certificate_id", "measure_id", "province_code", "status", "reported_at", "reported_by", "seconded_at", "seconded_by", "decided_at", "decided_by", "reject_reason", "checked_with", "same_as_id") SELECT "id", "engagement_id", "subject_code", "certificate_id", "measure_id", "province_code", "status", "reported_at", "reported_by", "seconded_at", "seconded_by", "decided_at", "decided_by", "reject_reason", "checked_with", "same_as_id" FROM `outcomes`;--> statement-breakpoint
DROP TABLE `outcomes`;--> statement-breakpoint
ALTER TABLE `__new_outcomes` RENAME TO `outcomes`;--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_certificateId_unique` ON `outcomes` (`certificate_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_measureId_unique` ON `outcomes` (`measure_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_documentId_unique` ON `outcomes` (`document_id`);--> statement-breakpoint
CREATE INDEX `outcomes_status` ON `outcomes` (`status`);--> statement-breakpoint
CREATE INDEX `outcomes_engagement` ON `outcomes` (`engagement_id`);