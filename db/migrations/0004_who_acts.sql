ALTER TABLE `memberships` ADD `role` text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE `organisations` ADD `agency_kind` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `organisation_id` text REFERENCES organisations(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `saved_searches` ADD `organisation_id` text REFERENCES organisations(id) ON DELETE cascade;--> statement-breakpoint
UPDATE `memberships` SET `role` = 'owner';--> statement-breakpoint
UPDATE `organisations` SET `agency_kind` = 'department_in_charge' WHERE `kind` = 'agency';--> statement-breakpoint
UPDATE `saved_searches` SET `organisation_id` = (
	SELECT `organisation_id` FROM `memberships` WHERE `memberships`.`user_id` = `saved_searches`.`user_id`
	ORDER BY `created_at`, `organisation_id` LIMIT 1
);
