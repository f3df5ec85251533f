CREATE TABLE `renewals` (
	`need_id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `renewals_certificate` ON `renewals` (`certificate_id`);--> statement-breakpoint
CREATE TABLE `__new_certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`holder_id` text NOT NULL,
	`engagement_id` text,
	`subject_code` text NOT NULL,
	`scheme` text NOT NULL,
	`edition` text NOT NULL,
	`number` text NOT NULL,
	`scope` text NOT NULL,
	`issuing_body` text NOT NULL,
	`accreditation` text NOT NULL,
	`issued_on` text NOT NULL,
	`expires_on` text,
	`remark` text,
	`member_id` text,
	`status` text DEFAULT 'active' NOT NULL,
	`status_since` text,
	`status_reason` text,
	`check_code` text,
	`evidence_file_id` text,
	`added_at` integer,
	`added_by` text,
	FOREIGN KEY (`holder_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `need_group_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certificates_origin" CHECK((engagement_id is null) = (added_at is not null))
);
--> statement-breakpoint
INSERT INTO `__new_certificates`("id", "holder_id", "engagement_id", "subject_code", "scheme", "edition", "number", "scope", "issuing_body", "accreditation", "issued_on", "expires_on", "remark", "member_id", "status", "status_since", "status_reason", "check_code", "evidence_file_id", "added_at", "added_by") SELECT "id", coalesce((SELECT "organisation_id" FROM `need_group_members` WHERE `need_group_members`."id" = `certificates`."member_id"), (SELECT "organisation_id" FROM `engagements` WHERE `engagements`."id" = `certificates`."engagement_id")), "engagement_id", "subject_code", "scheme", "edition", "number", "scope", "issuing_body", "accreditation", "issued_on", "expires_on", "remark", "member_id", "status", "status_since", "status_reason", "check_code", "evidence_file_id", NULL, NULL FROM `certificates`;--> statement-breakpoint
DROP TABLE `certificates`;--> statement-breakpoint
ALTER TABLE `__new_certificates` RENAME TO `certificates`;--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_checkCode_unique` ON `certificates` (`check_code`);--> statement-breakpoint
CREATE INDEX `certificates_engagement` ON `certificates` (`engagement_id`);--> statement-breakpoint
CREATE INDEX `certificates_holder` ON `certificates` (`holder_id`);