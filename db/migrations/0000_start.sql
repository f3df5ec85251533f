CREATE TABLE `communes` (
	`code` text PRIMARY KEY NOT NULL,
	`province_code` text NOT NULL,
	`name` text NOT NULL,
	`full_name` text NOT NULL,
	`name_en` text NOT NULL,
	`type` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `communes_province` ON `communes` (`province_code`);--> statement-breakpoint
CREATE TABLE `provinces` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`full_name` text NOT NULL,
	`name_en` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reference_loads` (
	`file` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`loaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sectors` (
	`version` text NOT NULL,
	`code` text NOT NULL,
	`level` integer NOT NULL,
	`parent` text,
	`name_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`version`, `code`),
	FOREIGN KEY (`version`,`parent`) REFERENCES `sectors`(`version`,`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `subjects` (
	`code` text PRIMARY KEY NOT NULL,
	`name_vi` text NOT NULL,
	`short_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`kind` text NOT NULL,
	`designation` text NOT NULL,
	`designation_note` text NOT NULL,
	`ends_in_certificate` integer NOT NULL,
	`validity_years` integer,
	`surveillance` text,
	`accreditation` text,
	`typical_sectors` text NOT NULL,
	`aliases` text NOT NULL,
	`confidence` text NOT NULL,
	`source` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `organisation_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memberships_organisation` ON `memberships` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`tax_code` text,
	`enterprise_kind` text,
	`sector_version` text,
	`sector_code` text,
	`province_code` text NOT NULL,
	`commune_code` text,
	`address` text,
	`phone` text,
	`employees` integer,
	`revenue_billion` real,
	`capital_billion` real,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_version`,`sector_code`) REFERENCES `sectors`(`version`,`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`is_admin` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`profile_id` text NOT NULL,
	`name` text NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`number` text DEFAULT '' NOT NULL,
	`valid_until` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `credentials_profile` ON `credentials` (`profile_id`);--> statement-breakpoint
CREATE TABLE `profile_areas` (
	`profile_id` text NOT NULL,
	`province_code` text NOT NULL,
	PRIMARY KEY(`profile_id`, `province_code`),
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `profile_sectors` (
	`profile_id` text NOT NULL,
	`sector_version` text NOT NULL,
	`sector_code` text NOT NULL,
	PRIMARY KEY(`profile_id`, `sector_version`, `sector_code`),
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_version`,`sector_code`) REFERENCES `sectors`(`version`,`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `profile_services` (
	`profile_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`profile_id`, `subject_code`),
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `profile_services_subject` ON `profile_services` (`subject_code`);--> statement-breakpoint
CREATE TABLE `profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`headline` text DEFAULT '' NOT NULL,
	`introduction` text DEFAULT '' NOT NULL,
	`roles` text DEFAULT '[]' NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`work_modes` text DEFAULT '[]' NOT NULL,
	`client_sizes` text DEFAULT '[]' NOT NULL,
	`availability` text DEFAULT 'open' NOT NULL,
	`years_experience` integer,
	`projects_completed` integer,
	`fee_note` text DEFAULT '' NOT NULL,
	`any_sector` integer DEFAULT false NOT NULL,
	`any_province` integer DEFAULT false NOT NULL,
	`returned_reason` text,
	`submitted_at` integer,
	`published_at` integer,
	`checked_until` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `profiles_organisationId_unique` ON `profiles` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `profiles_status` ON `profiles` (`status`);--> statement-breakpoint
CREATE TABLE `need_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`subject_codes` text,
	`profile_ids` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `need_subjects` (
	`need_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`because` text DEFAULT '[]' NOT NULL,
	`origin` text NOT NULL,
	PRIMARY KEY(`need_id`, `subject_code`),
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `need_subjects_subject` ON `need_subjects` (`subject_code`);--> statement-breakpoint
CREATE TABLE `needs` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`text` text NOT NULL,
	`sector_version` text,
	`sector_code` text,
	`province_code` text NOT NULL,
	`commune_code` text,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`closed_at` integer,
	`close_reason` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_version`,`sector_code`) REFERENCES `sectors`(`version`,`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `needs_organisation` ON `needs` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `needs_status` ON `needs` (`status`,`published_at`);--> statement-breakpoint
CREATE TABLE `matches` (
	`need_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`position` integer NOT NULL,
	`score` real NOT NULL,
	`reasons` text NOT NULL,
	`missing` text NOT NULL,
	`weights_version` text NOT NULL,
	`computed_at` integer NOT NULL,
	PRIMARY KEY(`need_id`, `profile_id`),
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `proposal_milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`due_on` text NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_milestones_proposal` ON `proposal_milestones` (`proposal_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`need_id` text NOT NULL,
	`status` text DEFAULT 'submitted' NOT NULL,
	`scope` text NOT NULL,
	`price_vnd` integer NOT NULL,
	`duration_weeks` integer NOT NULL,
	`submitted_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_requestId_unique` ON `proposals` (`request_id`);--> statement-breakpoint
CREATE INDEX `proposals_need` ON `proposals` (`need_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_one_award` ON `proposals` (`need_id`) WHERE status = 'awarded';--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`status` text DEFAULT 'sent' NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`sent_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`answered_at` integer,
	`decline_reason` text,
	`decline_note` text,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requests_need_profile` ON `requests` (`need_id`,`profile_id`);--> statement-breakpoint
CREATE INDEX `requests_profile` ON `requests` (`profile_id`,`status`);--> statement-breakpoint
CREATE TABLE `engagements` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`started_at` integer NOT NULL,
	`completed_at` integer,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`profile_id`) REFERENCES `profiles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `engagements_needId_unique` ON `engagements` (`need_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `engagements_proposalId_unique` ON `engagements` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `engagements_organisation` ON `engagements` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `engagements_profile` ON `engagements` (`profile_id`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`due_on` text NOT NULL,
	`status` text DEFAULT 'planned' NOT NULL,
	`delivery_note` text,
	`returned_reason` text,
	`submitted_at` integer,
	`accepted_at` integer,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `milestones_engagement` ON `milestones` (`engagement_id`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`scheme` text NOT NULL,
	`edition` text NOT NULL,
	`number` text NOT NULL,
	`scope` text NOT NULL,
	`issuing_body` text NOT NULL,
	`accreditation` text NOT NULL,
	`issued_on` text NOT NULL,
	`expires_on` text,
	`evidence_file_id` text NOT NULL,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `certificates_engagement` ON `certificates` (`engagement_id`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`certificate_id` text NOT NULL,
	`province_code` text NOT NULL,
	`status` text DEFAULT 'reported' NOT NULL,
	`reported_at` integer NOT NULL,
	`reported_by` text NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`reject_reason` text,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reported_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_certificateId_unique` ON `outcomes` (`certificate_id`);--> statement-breakpoint
CREATE INDEX `outcomes_status` ON `outcomes` (`status`);--> statement-breakpoint
CREATE INDEX `outcomes_engagement` ON `outcomes` (`engagement_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`organisation_id` text,
	`name` text NOT NULL,
	`need_id` text,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_need` ON `events` (`need_id`);--> statement-breakpoint
CREATE INDEX `events_name` ON `events` (`name`,`at`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`run_after` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`failed_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`failed_at`,`run_after`);