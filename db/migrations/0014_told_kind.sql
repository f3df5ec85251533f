ALTER TABLE `needs` ADD `enterprise_kind` text;--> statement-breakpoint
UPDATE `needs` SET `enterprise_kind` = (SELECT `enterprise_kind` FROM `organisations` WHERE `organisations`.`id` = `needs`.`organisation_id`) WHERE `status` <> 'draft';
