ALTER TABLE `credentials` ADD `file_id` text REFERENCES files(id);--> statement-breakpoint
ALTER TABLE `credentials` ADD `compared_with` text;--> statement-breakpoint
ALTER TABLE `credentials` ADD `compared_at` integer;--> statement-breakpoint
ALTER TABLE `credentials` ADD `compared_by` text REFERENCES users(id);