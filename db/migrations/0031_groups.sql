CREATE TABLE `certificate_members` (
	`certificate_id` text NOT NULL,
	`member_id` text NOT NULL,
	`accepted_on` text NOT NULL,
	`left_on` text,
	PRIMARY KEY(`certificate_id`, `member_id`),
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `need_group_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `need_group_members` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`position` integer NOT NULL,
	`organisation_id` text NOT NULL,
	`need_id` text NOT NULL,
	`status` text DEFAULT 'asked' NOT NULL,
	`prefers` text,
	`differs` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`decline_reason` text,
	`decline_note` text,
	`left_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `need_groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `need_group_members_one` ON `need_group_members` (`group_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `need_group_members_organisation` ON `need_group_members` (`organisation_id`,`status`);--> statement-breakpoint
CREATE INDEX `need_group_members_need` ON `need_group_members` (`need_id`);--> statement-breakpoint
CREATE TABLE `need_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`province_code` text NOT NULL,
	`subject_code` text NOT NULL,
	`status` text DEFAULT 'gathering' NOT NULL,
	`lead_organisation_id` text,
	`message` text DEFAULT '' NOT NULL,
	`asked_by` text NOT NULL,
	`department_id` text NOT NULL,
	`due_on` text NOT NULL,
	`holder` text,
	`joint_need_id` text,
	`created_at` integer NOT NULL,
	`formed_at` integer,
	`ended_at` integer,
	`end_reason` text,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`joint_need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `need_groups_jointNeedId_unique` ON `need_groups` (`joint_need_id`);--> statement-breakpoint
CREATE INDEX `need_groups_status` ON `need_groups` (`province_code`,`status`);--> statement-breakpoint
ALTER TABLE `certificates` ADD `member_id` text REFERENCES need_group_members(id);--> statement-breakpoint
ALTER TABLE `milestones` ADD `member_id` text REFERENCES need_group_members(id);--> statement-breakpoint
ALTER TABLE `proposal_lines` ADD `member_id` text REFERENCES need_group_members(id);--> statement-breakpoint
ALTER TABLE `proposal_milestones` ADD `member_id` text REFERENCES need_group_members(id);