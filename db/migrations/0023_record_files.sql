CREATE INDEX `files_owner` ON `files` (`owner_kind`,`owner_id`);--> statement-breakpoint
CREATE INDEX `files_organisation` ON `files` (`organisation_id`,`size`);--> statement-breakpoint
CREATE INDEX `files_sha256` ON `files` (`sha256`);