CREATE TABLE `need_flow` (
	`id` integer PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`province_code` text NOT NULL,
	`published_at` integer NOT NULL,
	`commune_code` text,
	`section` text,
	`kind` text,
	`size` text,
	`languages` text NOT NULL,
	`profile_id` text,
	`requested_at` integer,
	`replied_at` integer,
	`proposed_at` integer,
	`awarded_at` integer,
	`completed_at` integer,
	`certified_at` integer,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `need_flow_needId_unique` ON `need_flow` (`need_id`);--> statement-breakpoint
CREATE INDEX `need_flow_published` ON `need_flow` (`province_code`,`published_at`);--> statement-breakpoint
CREATE TABLE `need_flow_subjects` (
	`flow_id` integer NOT NULL,
	`subject_code` text NOT NULL,
	`certified_at` integer,
	PRIMARY KEY(`flow_id`, `subject_code`),
	FOREIGN KEY (`flow_id`) REFERENCES `need_flow`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`subject_code`) REFERENCES `subjects`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `need_flow_subjects_subject` ON `need_flow_subjects` (`subject_code`);