alter type notification_kind add value 'mention' after 'new_comment';
