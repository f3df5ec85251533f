ALTER TABLE `proposals` ADD `not_chosen_reason` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `not_chosen_note` text;