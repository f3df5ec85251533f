-- Who agreed that results are told had not read what is told of a measure: they are asked anew.
UPDATE `engagements` SET `enterprise_agreed_at` = NULL, `consultant_agreed_at` = NULL WHERE `id` IN (SELECT `engagement_id` FROM `outcomes` WHERE `measure_id` IS NOT NULL);
