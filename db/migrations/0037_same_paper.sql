ALTER TABLE `certificates` ADD `remark` text;--> statement-breakpoint
ALTER TABLE `outcomes` ADD `checked_with` text;--> statement-breakpoint
ALTER TABLE `outcomes` ADD `same_as_id` text REFERENCES outcomes(id);