INSERT INTO story(id, text, field, title, kind, origin, client, searched_at, count, folded, state, artist_id,
    artist_folded, artist, provider, charted_at, outcome, words, created_at, updated_at)
VALUES(3, 'eminem', 'artist', '', 'search', 'proxy', '127.0.0.1:46158', '2026-01-01T00:00:00.000000Z', 0,
    'eminem' || char(10), 'done', 'deezer:13', 'eminem', '{"id":"deezer:13","name":"Eminem"}', 'deezer',
    '2026-01-01T00:00:00.000000Z', '1 fetched', 'eminem' || char(10), '2026-01-01T00:00:00.000000Z',
    '2026-01-01T00:00:00.000000Z');
INSERT INTO downloaded_track(id, track_id, artist_id, artist, artist_folded, title, youtube_video_id, download_path,
    download_status, placed, bytes, recording, candidate, words, created_at, updated_at, placed_at)
VALUES(5, 'deezer:1', 'deezer:13', 'Eminem', 'eminem', 'Stan', 'dQw4w9WgXcQ', 'Topfive/Eminem/Stan.opus', 'completed',
    1, 3000000, '{"id":"deezer:1","title":"Stan","artists":["Eminem"]}',
    '{"source":"youtube","id":"dQw4w9WgXcQ","kind":"official_video"}', 'stan' || char(10),
    '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z');
INSERT INTO downloaded_key(key, download) VALUES('KEY OF STAN', 5);
INSERT INTO place(story, position, rank, recording, state, path, why, download, words)
VALUES(3, 0, 1, '{"id":"deezer:1","title":"Stan","artists":["Eminem"]}', 'pending', '', 'the library lacks it', 5,
    'stan' || char(10));
INSERT INTO story_line(story, at, kind, download, track_id, text, figures, words)
VALUES(3, '2026-01-01T00:00:00.000000Z', 'candidate', 5, 'deezer:1', 'fits', '[["candidate","youtube:dQw4w9WgXcQ"]]',
    'youtube dqw4w9wgxcq' || char(10));
INSERT INTO blocked(id, recording, reason, at)
VALUES(1, '{"id":"deezer:4","title":"Kim","artists":["Eminem"]}', 'taken out by a person', '2026-01-01T00:00:00.000000Z');
INSERT INTO blocked_key(key, blocked) VALUES('KEY OF KIM', 1);
