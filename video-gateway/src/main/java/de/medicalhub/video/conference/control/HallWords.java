package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.door.WireJson;
import jakarta.json.JsonObject;

/** Words that nodes say to each other about people of a conference. */
final class HallWords {
    private HallWords() {}

    /** Somebody's page is connected. */
    static JsonObject join(Attendee attendee, String page, boolean again) {
        return WireJson.object()
                .add("type", "join")
                .add("name", attendee.name())
                .add("role", attendee.role().name())
                .add("page", page)
                .add("again", again)
                .build();
    }

    /** It is no longer. */
    static JsonObject lost(String page) {
        return WireJson.object().add("type", "lost").add("page", page).build();
    }

    /** Who a join was about. */
    static Attendee joining(ConferenceId id, PersonId person, JsonObject word) {
        return new Attendee(id, person, word.getString("name"), Attendee.Role.valueOf(word.getString("role")));
    }

    /**
     * A word of, or for, somebody.
     *
     * @param closing whether the wire ends with it
     */
    static String envelope(ConferenceId id, PersonId person, JsonObject word, boolean closing) {
        return WireJson.object()
                .add("conference", id.toString())
                .add("person", person.value())
                .add("word", word)
                .add("closing", closing)
                .build()
                .toString();
    }

    static JsonObject read(String body) {
        return WireJson.read(body);
    }
}
