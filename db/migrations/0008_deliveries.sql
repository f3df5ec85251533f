CREATE TABLE `milestone_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`milestone_id` text NOT NULL,
	`note` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`returned_at` integer,
	`returned_reason` text,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `milestone_deliveries_milestone` ON `milestone_deliveries` (`milestone_id`);--> statement-breakpoint
INSERT INTO `milestone_deliveries` (`id`, `milestone_id`, `note`, `submitted_at`, `returned_at`, `returned_reason`)
SELECT lower(hex(randomblob(16))), `id`, `delivery_note`, `submitted_at`,
	CASE WHEN `status` = 'returned' THEN coalesce((
		SELECT max(`at`) FROM `events` WHERE `name` = 'milestone.returned' AND json_extract(`detail`, '$.milestoneId') = `milestones`.`id`
	), `submitted_at`) END,
	CASE WHEN `status` = 'returned' THEN `returned_reason` END
FROM `milestones` WHERE `delivery_note` IS NOT NULL AND `submitted_at` IS NOT NULL;--> statement-breakpoint
-- Delivered again since: the earlier note was written over, the reason of its return was not.
INSERT INTO `milestone_deliveries` (`id`, `milestone_id`, `note`, `submitted_at`, `returned_at`, `returned_reason`)
SELECT lower(hex(randomblob(16))), `milestones`.`id`, '…', min(`returned`.`at`, `submitted_at` - 1), min(`returned`.`at`, `submitted_at` - 1), `returned_reason`
FROM `milestones` JOIN (
	SELECT json_extract(`detail`, '$.milestoneId') AS `milestone_id`, max(`at`) AS `at`
	FROM `events` WHERE `name` = 'milestone.returned' GROUP BY 1
) AS `returned` ON `returned`.`milestone_id` = `milestones`.`id`
WHERE `returned_reason` IS NOT NULL AND `status` <> 'returned' AND `submitted_at` IS NOT NULL;--> statement-breakpoint
ALTER TABLE `milestones` DROP COLUMN `delivery_note`;--> statement-breakpoint
ALTER TABLE `milestones` DROP COLUMN `returned_reason`;--> statement-breakpoint
ALTER TABLE `milestones` DROP COLUMN `submitted_at`;