package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Words that nodes say to each other about people of a conference. */
final class HallWords {
    private HallWords() {}

    /** Somebody's page is connected. */
    static JsonObject join(Attendee attendee, String page, boolean again) {
        return Json.createObjectBuilder()
                .add("type", "join")
                .add("name", attendee.name())
                .add("role", attendee.role().name())
                .add("page", page)
                .add("again", again)
                .build();
    }

    /** It is no longer. */
    static JsonObject lost(String page) {
        return Json.createObjectBuilder().add("type", "lost").add("page", page).build();
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
        return Json.createObjectBuilder()
                .add("conference", id.toString())
                .add("person", person.value())
                .add("word", word)
                .add("closing", closing)
                .build()
                .toString();
    }

    static JsonObject read(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
