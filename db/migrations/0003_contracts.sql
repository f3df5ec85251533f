ALTER TABLE `profiles` ADD `changed_parts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `profile_id` text;--> statement-breakpoint
UPDATE `events` SET
	`profile_id` = json_extract(`detail`, '$.profileId'),
	`detail` = json_remove(`detail`, '$.profileId')
WHERE json_extract(`detail`, '$.profileId') IS NOT NULL;--> statement-breakpoint
UPDATE `events` SET `profile_id` = (
	SELECT `engagements`.`profile_id`
	FROM `outcomes` JOIN `engagements` ON `engagements`.`id` = `outcomes`.`engagement_id`
	WHERE `outcomes`.`id` = json_extract(`events`.`detail`, '$.outcomeId')
)
WHERE `name` = 'outcome.verified';--> statement-breakpoint
CREATE INDEX `events_profile` ON `events` (`profile_id`);--> statement-breakpoint
UPDATE `profiles` SET `changed_parts` = (
	SELECT json_group_array(DISTINCT `part`.`value`)
	FROM `events`, json_each(`events`.`detail`, '$.parts') AS `part`
	WHERE `events`.`profile_id` = `profiles`.`id`
		AND `events`.`name` = 'profile.changed'
		AND `events`.`at` > `profiles`.`published_at`
		AND `part`.`value` IN ('services', 'credentials')
)
WHERE `status` = 'published';
