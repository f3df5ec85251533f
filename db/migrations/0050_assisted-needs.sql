CREATE TABLE `assisted_needs` (
	`id` text PRIMARY KEY NOT NULL,
	`province_code` text NOT NULL,
	`agency_id` text NOT NULL,
	`officer_id` text NOT NULL,
	`arrival` text NOT NULL,
	`status` text DEFAULT 'writing' NOT NULL,
	`organisation_id` text,
	`organisation_name` text NOT NULL,
	`enterprise_kind` text,
	`tax_code` text,
	`person_name` text NOT NULL,
	`phone` text,
	`email` text,
	`text` text NOT NULL,
	`sector_version` text,
	`sector_code` text,
	`commune_code` text,
	`budget_million` integer,
	`languages` text DEFAULT '[]' NOT NULL,
	`work_mode` text,
	`subjects` text DEFAULT '[]' NOT NULL,
	`answers` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`issue` integer DEFAULT 0 NOT NULL,
	`code_hash` text,
	`asked_at` integer,
	`expires_at` integer,
	`sent` integer DEFAULT 0 NOT NULL,
	`called_at` integer,
	`ended_at` integer,
	`confirmed_via` text,
	`confirmer_id` text,
	`signed_on` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_version`,`sector_code`) REFERENCES `sectors`(`version`,`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assisted_needs_codeHash_unique` ON `assisted_needs` (`code_hash`);--> statement-breakpoint
CREATE INDEX `assisted_needs_agency` ON `assisted_needs` (`agency_id`,`status`);--> statement-breakpoint
CREATE INDEX `assisted_needs_organisation` ON `assisted_needs` (`organisation_id`,`status`);--> statement-breakpoint
ALTER TABLE `need_flow` ADD `channel` text DEFAULT 'self' NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `channel` text DEFAULT 'self' NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `assisted_agency_id` text REFERENCES organisations(id);--> statement-breakpoint
ALTER TABLE `needs` ADD `assisted_officer_id` text REFERENCES users(id);