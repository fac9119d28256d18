-- Codes that verify an address are sent each by its own channel, so that a slow mail server keeps no text message waiting.
update outbox set topic = 'code-' || lower(split_part(payload, E'\n', 2)) where topic = 'code';
